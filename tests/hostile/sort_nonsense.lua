-- A comparison without sense, which made quicksort run out of bounds.
-- expect: ok: 1000
local t, n = {}, 0
for i = 1, 1000 do t[i] = i end
table.sort(t, function() n = n + 1 return n % 3 == 0 end)
return #t
