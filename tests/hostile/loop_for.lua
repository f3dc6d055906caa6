-- A loop of 2^63 rounds.
-- expect: limit: it took 
for i = 1, math.maxinteger do end
