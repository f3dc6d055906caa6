-- The same with table.concat, which asks for the length.
-- expect: error: a range of more than 100000 elements
local t = {}
for i = 61, 0, -1 do t[1 << i] = 1 end
return table.concat(t)
