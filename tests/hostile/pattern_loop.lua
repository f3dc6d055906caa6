-- Patterns that each stop in time, in a loop.
-- expect: limit: it took 
while true do pcall(string.find, ('a'):rep(30), ('a*'):rep(18) .. 'b') end
