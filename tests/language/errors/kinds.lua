-- What does not go together.
local play, show = subject "play", subject "show"
local role = play.roles

rule "kinds.list_for_a_value" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = role.lines,
}
rule "kinds.values_for_a_value" {
  on = play, title = { vi = "x", en = "x" }, demand = equals "sea",
  measure = play.themes,
}
rule "kinds.map_for_a_value" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(0.5),
  measure = play.ages,
}
rule "kinds.list_in_a_formula" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = play.minutes + role.lines,
}
rule "kinds.list_in_a_condition" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = role.lead:is_true(),
}
rule "kinds.list_across_a_reference" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = play.shows.sold,
}
rule "kinds.value_for_a_list" {
  on = play, title = { vi = "x", en = "x" }, measure = play.genre,
  demand = contains { "comedy" },
}
rule "kinds.text_for_a_number" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = at_most "long",
}
rule "kinds.number_for_text" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  demand = equals(5),
}
rule "kinds.number_for_a_date" {
  on = play, title = { vi = "x", en = "x" }, measure = play.premiere,
  demand = after(play.minutes),
}
rule "kinds.order_of_text" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  demand = at_most(5),
}
rule "kinds.truth_of_text" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  demand = is_true(),
}
rule "kinds.day_of_a_number" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = not_after(5),
}
rule "kinds.emptiness_of_a_number" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = empty(),
}
rule "kinds.sum_of_text" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = sum(role.name),
}
rule "kinds.text_in_a_formula" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = play.title * 2,
}
rule "kinds.age_of_a_number" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = age_days(play.minutes),
}
rule "kinds.words_of_a_number" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = words(play.minutes),
}
rule "kinds.first_of_different_kinds" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = first_of(play.minutes, play.title),
}
rule "kinds.pick_from_a_list" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = sum(pick(play.themes, { "sea" })),
}
rule "kinds.overlap_of_values" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(1),
  measure = overlap(play.title, play.themes),
}
rule "kinds.field_of_a_value" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.title.length,
}
rule "kinds.dated_by_a_number" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  dated = play.minutes, from = "2026-01-01",
}
