-- Other files.
-- expect: error: Lua's 'require' is not available to rules
return require('os')
