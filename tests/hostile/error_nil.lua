-- An error without a value.
-- expect: error: an error was raised that is not a text
error(nil)
