-- An endless loop of tail calls, which take no stack.
-- expect: limit: it took 
local function f() return f() end
return f()
