-- A text of 1 GiB.
-- expect: error: rep: the result would be longer than 1048512 bytes
return ('x'):rep(1 << 30)
