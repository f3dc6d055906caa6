-- to_pass: each way was tried. What would not pass, or would be no sound data, is not told.
local play, show, house = subject "play", subject "show", subject "house"
local role = play.roles

rule "changes.one_of_two" { on = play, title = { vi = "Giá", en = "Price" }, measure = play.ticket.price * play.empty_share, demand = at_most(10) }
rule "changes.within_the_range" { on = play, title = { vi = "Giá", en = "Price" }, measure = play.ticket.price + play.minutes, demand = at_least(600) }
rule "changes.rounded" { on = play, title = { vi = "Giá", en = "Price" }, measure = play.ticket.price * 3, demand = at_most(100) }
rule "changes.rounded_up" { on = play, title = { vi = "Ghế trống", en = "Empty" }, measure = play.empty_share * 3, demand = at_least(1) }
rule "changes.whole" { on = play, title = { vi = "Phút", en = "Minutes" }, measure = play.minutes * 7, demand = at_most(100) }
rule "changes.twice" { on = play, title = { vi = "Giá", en = "Price" }, measure = play.ticket.price + play.ticket.price, demand = at_most(100) }
rule "changes.today" { on = play, title = { vi = "Ngày", en = "Days" }, measure = days_between(case.as_of, play.premiere), demand = at_least(10) }
rule "changes.of_unsound_data" { -- the end of the season must not lie before its beginning
  on = house, title = { vi = "Mùa", en = "Season" }, measure = house.season_to, demand = not_after "2026-11-30",
}
rule "changes.of_unsound_beginning" {
  on = house, title = { vi = "Mùa", en = "Season" }, measure = house.season_from, demand = not_before "2026-12-15",
}
rule "changes.when_it_would_not_apply" { -- a rule that is skipped does not pass
  on = play, title = { vi = "Phút", en = "Minutes" }, when = play.minutes:above(100), measure = play.minutes, demand = at_most(90),
}
rule "changes.of_the_condition" {
  on = play, title = { vi = "Vai chính", en = "Leads" },
  measure = count(role, all_of { role.lead:is_true(), role.lines:at_least(50) }), demand = at_least(1),
}
rule "changes.of_words" { on = play, title = { vi = "Từ", en = "Words" }, measure = words(play.title), demand = at_most(1) }
rule "changes.of_an_element_by_key" {
  on = play, title = { vi = "Thời hạn", en = "Window" }, each = play.papers.rights,
  measure = play.papers.rights.before_days + play.papers.rights.after_days, demand = at_most(10),
}
rule "changes.of_doubles" {
  on = play, title = { vi = "Nơi", en = "Towns" }, measure = play.papers.rights.towns, demand = disjoint_from { "hue" },
}
rule "changes.of_what_is_not_given" { on = play, title = { vi = "Phút", en = "Minutes" }, measure = play.minutes, absent = "fail", demand = at_least(60) }
rule "changes.strict" { on = play, title = { vi = "Ghế trống", en = "Empty" }, measure = play.empty_share, demand = below(0.3) }
rule "changes.strict_formula" { on = play, title = { vi = "Tỷ số", en = "Quotient" }, measure = play.ticket.price / play.ticket.cheapest, demand = below(2) }
rule "changes.weighted" { on = play, title = { vi = "Thù lao", en = "Fee" }, measure = weighted_average(role.fee, role.lines), demand = at_most(10) }
rule "changes.of_another" { on = show, title = { vi = "Vở", en = "Play" }, measure = show.play.minutes, demand = at_most(60) }
