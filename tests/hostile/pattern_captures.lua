-- More captures than there is room for.
-- expect: error: malformed pattern: more than 32 captures
return ('a'):rep(100):find(('(a)'):rep(33))
