-- Flags that overflow a buffer.
-- expect: error: format: repeated flags
return ('%----------------------------------------d'):format(1)
