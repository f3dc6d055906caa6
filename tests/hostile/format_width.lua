-- A width that overflows a buffer.
-- expect: error: format: width and precision have two digits at most
return ('%999999999d'):format(1)
