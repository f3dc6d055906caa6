-- A function that catches its own end and calls itself again.
-- expect: limit: it took 
local function f() pcall(f) return f() end
return f()
