-- An address by tostring.
-- expect: ok: table function
return tostring({}) .. ' ' .. tostring(pcall)
