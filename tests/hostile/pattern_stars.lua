-- a*a*...b, exponential.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('a'):rep(30):find(('a*'):rep(18) .. 'b')
