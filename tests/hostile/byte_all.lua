-- More bytes than the stack may hold.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
return select('#', ('x'):rep(900000):byte(1, -1))
