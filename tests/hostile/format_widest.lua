-- The longest number there is.
-- expect: ok: 410
return #('%99.99f'):format(-1e308)
