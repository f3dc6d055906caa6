-- A range whose size overflows.
-- expect: error: a range of more than 100000 elements
return table.unpack({}, math.mininteger, math.maxinteger)
