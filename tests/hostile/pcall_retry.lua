-- A loop that catches its own end and goes on.
-- expect: limit: it took 
while true do pcall(function() while true do end end) end
