-- Output past the host.
-- expect: error: Lua's 'print' is not available to rules
print('hello')
