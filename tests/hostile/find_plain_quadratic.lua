-- Plain search, quadratic in a naive search.
-- expect: error: this pattern takes more than 2000000 steps on this text
local s = ('a'):rep(500000)
return s:find(('a'):rep(250000) .. 'b', 1, true)
