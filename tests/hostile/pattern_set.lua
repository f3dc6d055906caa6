-- A set of 100,000 members for each letter of the text.
-- expect: error: this pattern takes more than 2000000 steps on this text
return ('a'):rep(100000):find('[' .. ('b'):rep(100000) .. ']')
