-- The same with table.remove.
-- expect: error: the list has holes, or more than 100000 elements
local t = {}
for i = 61, 0, -1 do t[1 << i] = 1 end
table.remove(t, 1)
