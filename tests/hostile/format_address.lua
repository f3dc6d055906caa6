-- An address by format.
-- expect: error: format: there is no '%p'
return ('%p'):format({})
