-- A place that is not the error's own.
-- expect: error: rules/other.lua:1: not mine
error('rules/other.lua:1: not mine', 0)
