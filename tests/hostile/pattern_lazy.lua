-- .-.-.-.-Q, n to the fourth power.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('x'):rep(400):find('.-.-.-.-Q')
