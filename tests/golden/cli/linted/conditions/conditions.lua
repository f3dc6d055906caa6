local book = subject "book"

local function judged(r)
  r.on, r.source = book, { "rules.1" }
  r.title  = { vi = "Sách", en = "Books" }
  r.reason = { vi = "Vì vậy.", en = "Because." }
  r.remedy = { vi = "Sửa.", en = "Mend it." }
  r.measure, r.demand = r.measure or book.title, r.demand or present()
  return r
end

-- never
rule "conditions.never.words" (judged { when = all_of { book.state:equals "lent", book.state:equals "lost" } })
rule "conditions.never.numbers" (judged { when = all_of { book.pages:at_most(10), book.rare:is_true(), book.pages:above(10) } })
rule "conditions.never.range" (judged { when = book.lent_share:above(1) })
rule "conditions.never.days" (judged { when = all_of { book.bought:before "2020-01-01", book.bought:after "2021-01-01" } })
rule "conditions.never.flags" (judged { when = all_of { book.rare:is_true(), negate(book.rare:is_true()) } })
rule "conditions.never.there" (judged { when = all_of { book.pages:absent(), book.pages:at_least(5) } })
rule "conditions.never.filter" (judged { measure = count(book.loans, book.loans.days:below(0)), demand = at_most(3) })
rule "conditions.never.below" {
  on = book, source = { "rules.1" },
  title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  when = book.state:one_of { "lent", "lost" },
  parts = {
    part "a" { when = book.state:equals "free", measure = book.title, demand = present() },
    part "b" { when = book.state:equals "lost", measure = book.title, demand = present() },
  },
}

-- always
rule "conditions.always.words" (judged { when = book.state:one_of { "free", "lent", "lost" } })
rule "conditions.always.count" (judged { when = count(book.loans):at_least(0) })
rule "conditions.always.either" (judged { when = any_of { book.state:equals "lent", book.state:differs "lent" } })

-- sometimes
rule "conditions.fine.words" (judged { when = all_of { book.state:one_of { "lent", "lost" }, book.state:differs "lost" } })
rule "conditions.fine.numbers" (judged { when = all_of { book.pages:at_most(10), book.pages:at_least(10) } })
rule "conditions.fine.days" (judged { when = all_of { book.bought:not_before "2020-01-01", book.bought:before "2021-01-01" } })
rule "conditions.fine.either" (judged { when = any_of { book.state:equals "lent", book.rare:is_true() } })
rule "conditions.fine.known" (judged { measure = all(book.loans.days:at_least(0)), demand = is_true() })

-- never
rule "conditions.never.point" (judged { when = all_of { book.pages:equals(5), book.pages:differs(5) } })
rule "conditions.never.between" (judged { when = all_of { book.pages:at_most(5), negate(book.pages:between(1, 9)) } })
rule "conditions.never.list" (judged { when = all_of { book.loans:empty(), book.loans:not_empty() } })

-- sometimes
rule "conditions.fine.point" (judged { when = all_of { book.pages:at_most(5), book.pages:differs(5) } })
rule "conditions.fine.list" (judged { when = all_of { negate(book.loans:empty()), book.loans:not_empty() } })
