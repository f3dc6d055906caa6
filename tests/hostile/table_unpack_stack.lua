-- As many results as the range allows.
-- expect: limit: a text, a table or the call stack grew over 1 MiB
return select('#', table.unpack({}, 1, 100000))
