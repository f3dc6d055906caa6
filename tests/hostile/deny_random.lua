-- Chance.
-- expect: error: unknown function 'random' in the library 'math'
return math.random()
