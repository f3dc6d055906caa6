-- %b, which no count of quantifiers sees.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('('):rep(100000):find('%b()')
