-- A library written by a function that writes raw.
-- expect: error: this table cannot be changed
table.insert(string, 'x')
