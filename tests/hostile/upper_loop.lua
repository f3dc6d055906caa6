-- Work on long texts without new instructions.
-- expect: limit: it took 
local s = ('x'):rep(1000000)
while true do s:upper() end
