-- An endless loop that computes.
-- expect: limit: it took 
local n = 0
repeat n = n + 1 until n < 0
