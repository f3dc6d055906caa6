-- Full collections in a loop, each of milliseconds for four instructions.
-- expect: error: Lua's 'collectgarbage' is not available to rules
while true do collectgarbage() end
