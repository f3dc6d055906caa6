-- Commands and the clock.
-- expect: error: Lua's 'os' is not available to rules
return os.execute('id')
