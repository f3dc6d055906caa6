-- Bytes that are no UTF-8 in an error.
-- expect: error: \x{ff}\x{fe}
error('\xFF\xFE', 0)
