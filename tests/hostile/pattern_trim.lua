-- The usual trim on 40 KB of blanks: honest code, and quadratic.
-- expect: error: this pattern takes more than 2000000 steps on this text
return (' '):rep(40000):gsub('%s+$', '') .. (' '):rep(40000) .. 'x', ((' '):rep(40000) .. 'x'):find('%s+$')
