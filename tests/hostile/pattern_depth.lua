-- A pattern of so many parts that matching it overflows the C stack.
-- expect: error: malformed pattern: more than 160 of '?', '*', '+' and '-'
return ('a'):rep(100000):find(('a?'):rep(100000))
