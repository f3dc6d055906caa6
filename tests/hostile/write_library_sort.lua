-- A library written by sort.
-- expect: error: this table cannot be changed
table.sort(string)
