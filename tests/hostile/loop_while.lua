-- An endless loop.
-- expect: limit: it took 
while true do end
