-- Comparisons of long texts, which no function sees.
-- expect: limit: it took 
local a, b = ('x'):rep(1000000) .. 'a', ('x'):rep(1000000) .. 'a'
local n = 0
while true do if a == b then n = n + 1 end end
