-- Files.
-- expect: error: Lua's 'io' is not available to rules
return io.open('/etc/passwd')
