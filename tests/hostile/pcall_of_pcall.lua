-- The end of the run under many pcalls.
-- expect: limit: it took 
local function deep(n) if n == 0 then while true do end end return pcall(deep, n - 1) end
deep(100)
return 'pass'
