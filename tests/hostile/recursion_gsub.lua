-- Recursion through a C function.
-- expect: error: 
local function f(s) return (s:gsub('.', f)) end
return f('x')
