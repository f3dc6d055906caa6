-- The package library, left over in another embedding.
-- expect: error: Lua's 'package' is not available to rules
return package.loadlib('libc.so.6', 'system')
