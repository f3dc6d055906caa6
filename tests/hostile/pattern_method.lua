-- A costly pattern by the method of a text instead of the library.
-- expect: error: this pattern takes more than 2000000 steps on this text
local s = ('a'):rep(30)
return s:match(('a*'):rep(18) .. 'b')
