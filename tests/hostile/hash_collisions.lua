-- Integer keys that all fall into one chain.
-- expect: limit: 
local t, step = {}, 65535 * 131071
for i = 1, 1000000 do t[i * step] = true end
