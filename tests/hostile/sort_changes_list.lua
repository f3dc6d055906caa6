-- A comparison that empties the list being sorted.
-- expect: ok: 100
local t = {}
for i = 1, 100 do t[i] = i end
table.sort(t, function(a, b) t[a] = nil return a < b end)
return #t
