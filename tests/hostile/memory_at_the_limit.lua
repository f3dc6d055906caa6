-- Collections over and over at the memory limit.
-- expect: limit: 
local keep = {}
for i = 1, 62 do keep[i] = ('x'):rep(1000000) .. i end
while true do local s = ('y'):rep(900000) local t = ('z'):rep(900000) end
