-- The metatable that all texts share.
-- expect: error: Lua's 'getmetatable' is not available to rules
getmetatable('').__index = nil
