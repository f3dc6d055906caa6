-- A global by the environment's own name.
-- expect: error: rules share no globals: write 'local shared'
_ENV.shared = 1
