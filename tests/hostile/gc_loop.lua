-- A finalizer that never ends: hooks are off in it.
-- expect: error: Lua's 'setmetatable' is not available to rules
setmetatable({}, { __gc = function() while true do end end })
