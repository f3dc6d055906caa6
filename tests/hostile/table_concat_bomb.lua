-- table.concat with a long separator.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local t = {}
for i = 1, 1000 do t[i] = 'x' end
return table.concat(t, ('x'):rep(10000))
