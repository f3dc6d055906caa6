local book = subject "book"
local loan = book.loans

local most = parameter "lending.most" { fiction = 30, science = 60 }

rule "lending.loan.length" {
  on       = book, title = { vi = "Thời hạn mượn", en = "Length of loans" },
  severity = "critical", source = { "1.1", "law <2>" },
  when     = all_of { count(loan):at_least(1), any_of { book.shelf:equals "fiction", negate(book.price_vnd:above(100000)) } },
  each     = loan, where = loan.days:present(),
  measure  = loan.days,
  demand   = at_most { warn = most(book.shelf), fail = most(book.shelf) * 2 },
  from     = "2026-01-01", warn_until = "2026-07-01",
  reason   = { vi = "Người khác cũng chờ.", en = "Others wait as well." },
  remedy   = { vi = "Nhắc trả.", en = "Send a reminder." },
  wording  = { vi = "Bên mượn trả sách trước ngày [ngày].\n\nTrễ mỗi ngày nộp [số] đồng.\n- Không trừ ngày lễ.",
               en = "The book is returned by [day].\n\nEach day late costs [amount].\n- Holidays count." },
}

rule "lending.loan.fees" {
  on      = book, title = { vi = "Phí & cọc <b>", en = "Fees & deposits <b>" },
  parts   = any_of {
    part "paid" { measure = share(loan.paid:is_true()), demand = at_least { warn = 0.9, fail = 0.5 }, unit = "ratio" },
    part "cheap" {
      label = { vi = "Sách rẻ", en = "Cheap book" },
      parts = {
        part "price" { measure = book.price_vnd, demand = at_most { fail = 1250000 }, absent = "skip" },
        part "stale" { when = book.shelf:present(), measure = sum(loan.days, loan.paid:is_false()) / 7, demand = below(10), unit = "day" },
      },
    },
  },
  reason  = { vi = "Phí nuôi thư viện.", en = "Fees keep the library." },
  remedy  = { vi = "Thu phí.", en = "Collect them." },
}

rule "lending.other" {
  on     = book, title = { vi = "Tiêu chí viết bằng hàm", en = "Judged by a function" },
  params = { drop = { default = 0.1, unit = "ratio", min = 0, max = 1 } },
  reason = { vi = "Vì thế.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  check  = function(book, case, params) return pass() end,
}
