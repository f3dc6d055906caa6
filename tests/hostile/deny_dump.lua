-- Bytecode made to be loaded again.
-- expect: error: unknown function 'dump' in the library 'string'
return string.dump(function() end)
