-- An answer given after a memory error was caught.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
pcall(function() local s = 'x' while true do s = s .. s end end)
return 'pass'
