-- A chain of coroutine.close in __close, which overflows the C stack of Lua 5.4.4.
-- expect: error: Lua's 'coroutine' is not available to rules
local function chain(n) local co = coroutine.create(chain) coroutine.close(co) end
chain(100000)
