local book = subject "book"
local loan = book.loans
local rate = parameter "words.rate" { fiction = 0.5, science = 0.7 }
local most = parameter "words.most" (1)

local function each_told(id, measures)
  local parts = {}
  for i, one in ipairs(measures) do parts[i] = part("p" .. i) { measure = one, demand = at_most(most()) } end
  return rule(id) { on = book, title = { vi = "x", en = "x" }, parts = parts }
end

each_told("words.numbers", {
  book.price_vnd + 1, book.price_vnd - (book.price_vnd - 2), (book.price_vnd + 1) * 2, book.price_vnd / (book.price_vnd * 3), -book.price_vnd,
  count(loan), sum(loan.days), average(loan.days), smallest(loan.days), largest(loan.days), first(loan.days), distinct(loan.days),
  weighted_average(loan.days, loan.days, loan.paid:is_true()), share(loan.paid:is_true()), sum(pick(book.readers, book.tags)),
  overlap(book.tags, { "a", "b" }), first_of(book.price_vnd, 7), choose(book.shelf:equals "fiction", 1, 2), least(book.price_vnd, 9),
  greatest(book.price_vnd, least(1, 2)), floor(book.price_vnd / 2), words(book.title), age_days(book.bought), months_ago(book.bought),
  days_between(book.bought, case.as_of), hours_between(book.bought, case.as_of), overlap_days(book.bought, case.as_of, book.bought, case.as_of),
  rate(book.shelf), book.readers.adult,
})

local function when_told(id, conditions)
  local parts = {}
  for i, one in ipairs(conditions) do parts[i] = part("p" .. i) { when = one, measure = book.title, demand = present() } end
  return rule(id) { on = book, title = { vi = "x", en = "x" }, parts = parts }
end

when_told("words.conditions", {
  any(loan.paid:is_true()), all(loan.paid:is_true()), none(loan.paid:is_true()), negate(any(loan.days:above(3))),
  all_of { book.title:present(), any_of { book.tags:contains "a", book.tags:contains_any { "b", "c" } } }, rate:covers(book.shelf),
  folded(book.title):equals "x", primary_language(book.title):equals "vi", days_after(book.bought, 3):before(case.as_of),
  months_after(book.bought, 3):not_after "2026-12-01", book.title:absent(), book.title:equals(book.shelf), book.price_vnd:between(1, 2),
  book.shelf:one_of { "fiction", "science" }, book.tags:disjoint_from { "d" }, book.title:matches "^x", book.tags:empty(),
})
