-- A back reference that compares and compares.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('a'):rep(20000):find('(a+)%1b')
