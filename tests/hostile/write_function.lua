-- A function for other rules to find.
-- expect: error: rules share no globals: write 'local pass'
function pass() return true end
