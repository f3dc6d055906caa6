-- A chain of 1900 __index tables: 12 microseconds for one read.
-- expect: error: Lua's 'setmetatable' is not available to rules
local t = {}
for i = 1, 1900 do t = setmetatable({}, { __index = t }) end
while true do local x = t.x end
