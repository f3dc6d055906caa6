-- table.unpack over 10^8 elements.
-- expect: error: a range of more than 100000 elements
return table.unpack({}, 1, 100000000)
