-- A text of 2^62 bytes by its separator.
-- expect: error: rep: the result would be longer than 1048512 bytes
return (''):rep(1 << 20, ('x'):rep(1 << 19))
