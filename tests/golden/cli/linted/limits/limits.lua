local book = subject "book"

local function judged(r)
  r.on, r.source = book, { "rules.1" }
  r.title  = { vi = "Sách", en = "Books" }
  r.reason = { vi = "Vì vậy.", en = "Because." }
  r.remedy = { vi = "Sửa.", en = "Mend it." }
  return r
end

local lent, rare = book.state:equals "lent", book.rare:is_true()

-- What one allows the other finds fault with.
rule "limits.against.few" (judged { measure = book.pages, demand = at_most { warn = 100, fail = 200 } })
rule "limits.against.many" (judged { measure = book.pages, when = lent, demand = at_least(300) })

-- The same demand twice.
rule "limits.twice.loose" (judged { measure = count(book.loans), when = lent, demand = at_most { warn = 5, fail = 9 } })
rule "limits.twice.strict" (judged { measure = count(book.loans), when = lent, demand = at_most { warn = 5, fail = 8 } })

-- Of other books, of other values, of another level, of several ways: nothing to say.
rule "limits.fine.lent" (judged { measure = book.lent_share, when = lent, demand = at_most(0.1) })
rule "limits.fine.rare" (judged { measure = book.lent_share, when = rare, demand = at_least(0.2) })
rule "limits.fine.long" (judged { each = book.loans, measure = book.loans.days, demand = at_most(5) })
rule "limits.fine.sum" (judged { measure = sum(book.loans.days), demand = at_least(10) })
rule "limits.fine.warns" (judged { measure = age_days(book.bought), demand = at_most { warn = 900 } })
rule "limits.fine.fails" (judged { measure = age_days(book.bought), demand = at_most(2000), severity = "critical" })
rule "limits.fine.before" (judged { measure = book.lent_share + 1, ["until"] = "2026-01-01", demand = at_most(1.2) })
rule "limits.fine.since" (judged { measure = book.lent_share + 1, from = "2026-01-01", demand = at_least(1.5) })
rule "limits.fine.asked" (judged { measure = book.pages * 2, absent = "fail", demand = at_most(90) })
rule "limits.fine.left" (judged { measure = book.pages * 2, absent = "skip", demand = at_most(90) })
rule "limits.fine.either" (judged {
  parts = any_of {
    part "young" { measure = age_days(book.bought), demand = at_most(10) },
    part "old" { measure = age_days(book.bought), demand = at_least(3000) },
  },
})
