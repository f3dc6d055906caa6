local book = subject "book"

local function judged(r)
  r.on, r.source = book, { "rules.1" }
  r.title  = { vi = "Sách", en = "Books" }
  r.reason = { vi = "Vì vậy.", en = "Because." }
  r.remedy = { vi = "Sửa.", en = "Mend it." }
  return r
end

-- always
rule "demands.always.most" (judged { measure = book.lent_share, demand = at_most(1) })
rule "demands.always.least" (judged { measure = count(book.loans), demand = at_least(0) })
rule "demands.always.sum" (judged { measure = sum(book.loans.days) + 1, demand = at_least(1) })
rule "demands.always.words" (judged { measure = book.state, demand = one_of { "lost", "lent", "free" } })
rule "demands.always.fails" (judged { measure = share(book.loans.days:above(3)), demand = at_most { warn = 0.5, fail = 1 } })
rule "demands.always.given" (judged { when = book.pages:at_most(5), measure = book.pages, demand = at_most(10) })

-- never
rule "demands.never.above" (judged { measure = book.lent_share, demand = above(1) })
rule "demands.never.words" (judged { measure = book.state, demand = none_of { "lost", "lent", "free" } })
rule "demands.never.count" (judged { measure = count(book.loans), demand = below(0) })

-- sometimes
rule "demands.fine.most" (judged { measure = book.lent_share, demand = at_most { warn = 0, fail = 0.99 } })
rule "demands.fine.none" (judged { measure = count(book.loans), demand = at_most(0) })
rule "demands.fine.words" (judged { measure = book.state, demand = one_of { "lost", "free" } })
rule "demands.fine.given" (judged { when = book.pages:above(5), measure = book.pages, demand = at_most(40) })
rule "demands.fine.difference" (judged { measure = count(book.loans) - 3, demand = at_least(0) })

-- always
rule "demands.always.between" (judged { measure = book.lent_share, demand = between { 0, 1 } })

-- sometimes
rule "demands.fine.between" (judged { measure = book.lent_share, demand = between { 0, 0.9 } })
