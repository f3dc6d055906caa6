local item, store = subject "item", case.store
rule "speed.a" {
  on = item, title = { vi = "A", en = "A" }, when = item.days:present(),
  measure = item.days * 2 - 1, demand = at_most { warn = 5, fail = 9 }, severity = "minor", weight = 2,
}
rule "speed.b" {
  on = subject "store", title = { vi = "B", en = "B" }, each = case.items, where = case.items.faulty:above(0.1), absent = "warn",
  parts = any_of { part "x" { measure = case.items.title, demand = matches "^P" }, part "y" { measure = case.items.days, demand = present() } },
}
