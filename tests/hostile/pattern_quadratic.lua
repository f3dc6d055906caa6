-- a*b on a long text, quadratic.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('a'):rep(100000):find('a*b')
