-- a?a?...aa..., exponential.
-- expect: error: this pattern takes more than 2000000 steps on this text
local n = 32
return (('a'):rep(n)):find(('a?'):rep(n) .. ('a'):rep(n) .. 'b')
