-- Loops in coroutines, each with a countdown of its own.
-- expect: error: Lua's 'coroutine' is not available to rules
while true do coroutine.wrap(function() while true do end end)() end
