-- The debug library.
-- expect: error: Lua's 'debug' is not available to rules
return debug.getregistry()
