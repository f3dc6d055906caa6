-- Texts of 1 MB in a loop.
-- expect: limit: it took 
while true do local s = ('x'):rep(1000000) end
