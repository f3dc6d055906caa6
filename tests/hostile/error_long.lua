-- An error of 900 KB.
-- expect: error: xxxxxxxxxx
error(('x'):rep(900000), 0)
