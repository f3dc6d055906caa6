-- Tables in tables.
-- expect: limit: it took 
local t
while true do t = { t, {}, {}, {}, {}, {}, {}, {} } end
