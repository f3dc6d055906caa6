-- A costly pattern in gsub, paid as one call.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('a'):rep(100000):gsub('a-b', '')
