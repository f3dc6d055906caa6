-- The table of globals.
-- expect: error: Lua's '_G' is not available to rules
return _G.string
