-- Terminal escapes in an error.
-- expect: error: \u{1b}]0;owned\u{7}\u{d}\u{a}::error::
error('\27]0;owned\7\r\n::error::', 0)
