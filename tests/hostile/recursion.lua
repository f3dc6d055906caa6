-- Recursion without end.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local function f() return 1 + f() end
return f()
