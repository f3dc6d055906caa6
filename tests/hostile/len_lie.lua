-- A length that lies, to make table functions run for ever.
-- expect: error: Lua's 'setmetatable' is not available to rules
table.insert(setmetatable({}, { __len = function() return 1 << 62 end }), 1, 0)
