-- An error object that is itself an error to show.
-- expect: error: an error was raised that is not a text
error({ __tostring = function() error('again') end })
