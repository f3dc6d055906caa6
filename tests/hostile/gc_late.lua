-- A finalizer added to a metatable later.
-- expect: error: Lua's 'setmetatable' is not available to rules
local mt = { __gc = true }
setmetatable({}, mt)
mt.__gc = function() while true do end end
