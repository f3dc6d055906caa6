-- A global for other rules to find.
-- expect: error: rules share no globals: write 'local shared'
shared = 1
