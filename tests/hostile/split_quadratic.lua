-- A separator that nearly fits everywhere.
-- expect: limit: it took 
local s = ('a'):rep(500000)
return #s:split(('a'):rep(250000) .. 'b')
