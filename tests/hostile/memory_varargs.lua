-- More arguments than the stack may hold.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local function f(...) return f(1, 2, 3, 4, 5, 6, 7, 8, ...) end
return f()
