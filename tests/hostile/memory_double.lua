-- A text that doubles.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local s = 'x'
while true do s = s .. s end
