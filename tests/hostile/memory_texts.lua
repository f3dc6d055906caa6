-- A list of long texts.
-- expect: limit: it took 
local t = {}
for i = 1, 1000 do t[i] = ('x'):rep(1000000) .. i end
