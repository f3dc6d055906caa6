-- Raw writes.
-- expect: error: Lua's 'rawset' is not available to rules
rawset(string, 'len', nil)
