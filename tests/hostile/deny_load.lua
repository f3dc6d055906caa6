-- Code from text.
-- expect: error: Lua's 'load' is not available to rules
return load('return 1')()
