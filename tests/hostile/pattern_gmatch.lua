-- A costly pattern in gmatch.
-- expect: error: this pattern takes more than 2000000 steps on this text
for _ in ('a'):rep(100000):gmatch('a-b') do end
