-- Misspelt.
local play, show = subject "play", subject "show"
local acter = subject "acter"
local price = parameter "limit.price" { comedy = 40, musicl = 60 }
local town = parameter "limit.town" { hue = { high = 1 }, vinh = { high = 2 } }

rule "names.field" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.titel,
}
rule "names.field_of_a_map" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.ticket.prise,
}
rule "names.field_across_a_reference" {
  on = show, title = { vi = "x", en = "x" }, demand = present(),
  measure = show.play.gener,
}
rule "names.reference" {
  on = show, title = { vi = "x", en = "x" }, demand = present(),
  measure = show.plays.title,
}
rule "names.back" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = count(play.show),
}
rule "names.key_of_an_element" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.papers.right.fee,
}
rule "names.attribute_of_another_key" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.papers.insurance.fee,
}
rule "names.key_of_shares" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(0.5),
  measure = play.ages.chld,
}
rule "names.enum_value" {
  on = play, title = { vi = "x", en = "x" }, measure = play.genre,
  demand = one_of { "comedy", "musicl" },
}
rule "names.enum_value_in_a_condition" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.genre:equals "farce",
}
rule "names.enum_value_in_a_list" {
  on = play, title = { vi = "x", en = "x" }, measure = play.moods,
  demand = disjoint_from { "drak" },
}
rule "names.key_of_a_table" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = at_most(town("hue", "hgih")),
}
rule "names.row_of_a_table" {
  on = play, title = { vi = "x", en = "x" }, measure = play.ticket.price,
  demand = at_most(price(play.genre)),
}
rule "names.demand" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.minutes:at_mots(5),
}
rule "names.demand_on_a_formula" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = (play.minutes + 1):at_lest(5),
}
rule "names.dot_for_a_colon" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.dubbed.is_true(),
}
rule "names.covers" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = price:cover(play.genre),
}
rule "names.key_of_a_rule" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  remdy = { vi = "x", en = "x" },
}
rule "names.key_of_a_part" {
  on = play, title = { vi = "x", en = "x" },
  parts = { part "a" { mesure = play.title, demand = present() } },
}
rule "names.level" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = at_most { warm = 5, fail = 6 },
}
rule "names.outcome" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title,
  demand = present "wran",
}
rule "names.severity" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  severity = "majr",
}
rule "names.absent" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = matches "x",
  absent = "skpi",
}
rule "names.unit" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  unit = "mintue",
}
rule "names.language" {
  on = play, measure = play.title, demand = present(),
  title = { vi = "x", eng = "x" },
}
rule "names.with blank" { on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present() }
rule "names.other_subject" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = show.sold,
}
rule "names.unit_of_a_parameter" {
  on = play, title = { vi = "x", en = "x" }, params = { most = { default = 9, unit = "dya" } },
  check = function(play, case, params) return pass() end,
}
