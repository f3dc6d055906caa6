-- A table as an error.
-- expect: error: an error was raised that is not a text
error({ 'rules/other.lua:1: not mine' })
