-- A comparison that never ends.
-- expect: limit: it took 
table.sort({ 3, 2, 1 }, function() while true do end end)
