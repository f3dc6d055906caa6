-- Bounds that could never be met or never be broken.
local play = subject "play"
local price = parameter "limit.price" { comedy = 40, musical = 900 }

rule "bounds.outside" {
  on = play, title = { vi = "x", en = "x" }, measure = play.empty_share,
  demand = at_most { warn = 20, fail = 30 },
}
rule "bounds.outside_a_number" {
  on = play, title = { vi = "x", en = "x" }, measure = play.ticket.price,
  demand = at_most(501),
}
rule "bounds.outside_in_a_pair" {
  on = play, title = { vi = "x", en = "x" }, measure = play.empty_share,
  demand = between(0.2, 2),
}
rule "bounds.outside_in_a_list" {
  on = play, title = { vi = "x", en = "x" }, measure = play.reviews.stars, each = play.reviews,
  demand = one_of { 4, 5, 6 },
}
rule "bounds.outside_in_a_condition" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.empty_share:above(50),
}
rule "bounds.outside_in_a_table" {
  on = play, title = { vi = "x", en = "x" }, measure = play.ticket.price,
  demand = at_most(price(play.genre)),
}
rule "bounds.outside_of_an_average" {
  on = play, title = { vi = "x", en = "x" }, measure = average(play.roles.share),
  demand = at_most(2),
}
rule "bounds.fail_before_warn_from_above" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = at_most { warn = 120, fail = 90 },
}
rule "bounds.fail_before_warn_from_below" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = above { warn = 60, fail = 90 },
}
rule "bounds.fail_before_warn_of_dates" {
  on = play, title = { vi = "x", en = "x" }, measure = play.premiere,
  demand = before { warn = "2026-12-01", fail = "2026-11-01" },
}
rule "bounds.fail_before_warn_of_moments" {
  on = subject "show", title = { vi = "x", en = "x" }, measure = subject "show".begins_at,
  demand = not_after { warn = "2026-12-01T12:00Z", fail = "2026-12-01T11:00Z" },
}
rule "bounds.fail_before_warn_of_ranges" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = between { warn = { 60, 120 }, fail = { 90, 180 } },
}
rule "bounds.nothing_between" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = between(120, 60),
}
rule "bounds.one_of_a_pair" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = between { 60 },
}
rule "bounds.no_date" {
  on = play, title = { vi = "x", en = "x" }, measure = play.premiere,
  demand = not_before "2026-11-31",
}
rule "bounds.no_date_in_a_list" {
  on = play, title = { vi = "x", en = "x" }, measure = play.premiere,
  demand = one_of { "2026-11-30", "Christmas" },
}
