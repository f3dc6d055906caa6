-- A weak table whose fields vanish while they are set.
-- expect: error: Lua's 'setmetatable' is not available to rules
local t = setmetatable({}, { __mode = 'kv', __newindex = {} })
