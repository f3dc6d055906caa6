-- Closures that hold one another.
-- expect: limit: it took 
local f
while true do local g, a, b, c, d = f, {}, {}, {}, {} f = function() return g, a, b, c, d end end
