-- gsub that makes much of little.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
return ('x'):rep(10000):gsub('x', ('y'):rep(10000))
