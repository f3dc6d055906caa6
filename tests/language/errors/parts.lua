-- Parts, and what a rule must and must not have.
local play = subject "play"
local rights = play.papers.rights

rule "parts.twice" {
  on = play, title = { vi = "x", en = "x" },
  parts = {
    part "a" { measure = play.title, demand = present() },
    part "a" { measure = play.genre, demand = present() },
  },
}
rule "parts.thresholds_twice" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = { at_least { fail = 10 }, at_most { fail = 90 } },
}
rule "parts.thresholds_of_parts_twice" {
  on = play, title = { vi = "x", en = "x" },
  parts = {
    part "a" { measure = play.minutes, demand = at_most(5) },
    part "a" { measure = play.minutes, demand = at_most(6) },
  },
}
rule "parts.rule_twice" { on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present() }
rule "parts.rule_twice" { on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present() }
local one = parameter "parts.parameter_twice" (1)
local two = parameter "parts.parameter_twice" (2)
part "of_no_rule" { measure = play.title, demand = present() }
part "without_a_table"
rule "parts.without_a_table"
rule "parts.measure_and_parts" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  parts = { part "a" { measure = play.title, demand = present() } },
}
rule "parts.demand_without_measure" { on = play, title = { vi = "x", en = "x" }, demand = present() }
rule "parts.measure_without_demand" { on = play, title = { vi = "x", en = "x" }, measure = play.title }
rule "parts.nothing" { on = play, title = { vi = "x", en = "x" } }
rule "parts.each_alone" { on = play, title = { vi = "x", en = "x" }, each = rights }
rule "parts.absent_of_nothing" {
  on = play, title = { vi = "x", en = "x" }, absent = "fail",
  parts = { part "a" { measure = play.title, demand = present() } },
}
rule "parts.no_part" {
  on = play, title = { vi = "x", en = "x" },
  parts = { play.title },
}
rule "parts.no_demand" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  demand = play.title:present(),
}
rule "parts.without_subject" { title = { vi = "x", en = "x" }, measure = play.title, demand = present() }
rule "parts.without_title" { on = play, measure = play.title, demand = present() }
rule "parts.path_as_subject" { on = play.title, title = { vi = "x", en = "x" }, measure = play.title, demand = present() }
rule "parts.from_after_until" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  from = "2026-12-01", ["until"] = "2026-11-01",
}
rule "parts.from_no_day" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  from = "December",
}
rule "parts.weight_below_zero" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  weight = -1,
}
