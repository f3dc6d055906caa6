-- Aggregates and each.
local play, show = subject "play", subject "show"
local role = play.roles

rule "lists.unrelated" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = sum(role.lines, play.reviews.stars:at_least(3)),
}
rule "lists.unrelated_in_a_formula" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = sum(role.lines * play.shows.sold),
}
rule "lists.unrelated_to_each" {
  on = play, title = { vi = "x", en = "x" }, each = role, demand = at_most(5),
  measure = play.reviews.stars,
}
rule "lists.no_list" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = sum(play.minutes),
}
rule "lists.each_of_a_value" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  each = play.genre,
}
rule "lists.each_of_a_map" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  each = play.ticket,
}
rule "lists.each_of_a_formula" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  each = count(role),
}
rule "lists.where_without_each" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  where = play.dubbed:is_true(),
}
rule "lists.when_speaks_of_the_subject" {
  on = play, title = { vi = "x", en = "x" }, each = role, measure = role.lines, demand = at_most(5),
  when = role.lead:is_true(),
}
rule "lists.by_number" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = role[1].lines,
}
