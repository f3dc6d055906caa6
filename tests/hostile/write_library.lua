-- A library's function replaced.
-- expect: error: the library 'string' cannot be changed
string.len = function() return 42 end
