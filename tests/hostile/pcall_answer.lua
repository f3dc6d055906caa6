-- An answer given after the limit was caught.
-- expect: limit: it took 
pcall(function() while true do end end)
return 'pass'
