-- A to-be-closed variable whose closing never ends.
-- expect: error: variable 'x' got a non-closable value
local x <close> = { __close = function() while true do end end }
return 1
