-- table.concat over a huge range.
-- expect: error: a range of more than 100000 elements
return table.concat({}, ',', 1, 1 << 60)
