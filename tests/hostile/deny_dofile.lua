-- Other files.
-- expect: error: Lua's 'dofile' is not available to rules
return dofile('/etc/passwd')
