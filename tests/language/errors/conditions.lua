-- Conditions that are none, or that no rule takes.
local play = subject "play"
local price = parameter "limit.price" { comedy = 40 }

play.dubbed:is_true()
all_of { play.dubbed:is_true(), play.title:present() }
at_most(5)
local unused = any(play.roles.lead:is_true())

rule "conditions.plain_true" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = true,
}
rule "conditions.boolean_path" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.dubbed,
}
rule "conditions.number_path" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.minutes,
}
rule "conditions.number_in_all_of" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = all_of { play.minutes },
}
rule "conditions.demand_that_is_not_called" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = (play.minutes + 1).above,
}
rule "conditions.two_bounds" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.minutes:at_most { warn = 5, fail = 6 },
}
rule "conditions.no_bound" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.minutes:at_most(),
}
rule "conditions.table_for_a_value" {
  on = play, title = { vi = "x", en = "x" }, measure = play.ticket.price,
  demand = at_most(price),
}
rule "conditions.plain_boolean_in_any_of" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = any_of { true, play.dubbed:is_true() },
}
