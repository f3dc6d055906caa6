-- Concatenation that moves the stack it works on (used freed memory in Debian's 5.4.4).
-- expect: error: Lua's 'setmetatable' is not available to rules
local x = setmetatable({}, { __concat = function(a, b) local function deep(n) if n > 0 then return 1 + deep(n - 1) end return 0 end deep(10000) return 'c' end })
return 'a' .. 'b' .. x
