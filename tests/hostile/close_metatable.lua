-- A to-be-closed variable with a metatable.
-- expect: error: Lua's 'setmetatable' is not available to rules
local x <close> = setmetatable({}, { __close = function() while true do end end })
