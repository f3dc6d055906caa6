-- More code points than the stack may hold.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
return select('#', utf8.codepoint(('x'):rep(900000), 1, -1))
