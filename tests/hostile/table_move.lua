-- table.move over 2^62 elements.
-- expect: error: unknown function 'move' in the library 'table'
return table.move({}, 1, 1 << 62, 2)
