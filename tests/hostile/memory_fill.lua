-- A list that grows for ever.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
local t = {}
while true do t[#t + 1] = 0 end
