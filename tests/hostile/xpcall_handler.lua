-- A handler that loops where no hook is called.
-- expect: error: Lua's 'xpcall' is not available to rules
local function loop() while true do end end
xpcall(loop, loop)
