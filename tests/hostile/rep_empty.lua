-- An empty text, 2^63-1 times.
-- expect: error: rep: the result would be longer than 1048512 bytes
return (''):rep(math.maxinteger)
