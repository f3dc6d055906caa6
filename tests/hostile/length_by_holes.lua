-- A length of 2^61 by well placed keys, to make table.insert run for ever.
-- expect: error: the list has holes, or more than 100000 elements
local t = {}
for i = 61, 0, -1 do t[1 << i] = 1 end
table.insert(t, 1, 0)
