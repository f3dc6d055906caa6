-- format that makes much of little.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local s = ('x'):rep(500000)
return ('%s%s%s%s'):format(s, s, s, s)
