-- Aggregates: with and without a filter, over lists within lists, over what is not known.
local play, show, actor = subject "play", subject "show", subject "actor"
local role = play.roles

rule "lists.count" { on = play, title = { vi = "Số vai", en = "Roles" }, measure = count(role), demand = at_least { warn = 3, fail = 2 } }
rule "lists.count_where" { on = play, title = { vi = "Số vai chính", en = "Leads" }, measure = count(role, role.lead:is_true()), demand = at_most(1) }
rule "lists.count_at_least" { on = play, title = { vi = "Số vai chính", en = "Leads" }, measure = count(role, role.lead:is_true()), demand = at_least(1) }
rule "lists.count_values" { on = play, title = { vi = "Số chủ đề", en = "Themes" }, measure = count(play.themes), demand = at_least(2) }
rule "lists.count_values_where" {
  on = play, title = { vi = "Chủ đề ngắn", en = "Short themes" },
  measure = count(play.themes, play.themes:matches "^...?.?$"), demand = at_most(1),
}
rule "lists.count_picked" { on = play, title = { vi = "Các tuổi", en = "Ages" }, measure = count(pick(play.towns, { "hue", "vinh" })), demand = at_least(2) }
rule "lists.sum" { on = play, title = { vi = "Số câu", en = "Lines" }, measure = sum(role.lines), demand = between(100, 200) }
rule "lists.sum_where" { on = play, title = { vi = "Câu của vai chính", en = "Lines of leads" }, measure = sum(role.lines, role.lead:is_true()), demand = at_most(100) }
rule "lists.sum_formula" { on = play, title = { vi = "Thù lao", en = "Fees" }, measure = sum(role.fee * role.share), demand = at_most(1000) }
rule "lists.average" { on = play, title = { vi = "Số câu trung bình", en = "Lines on average" }, measure = average(role.lines), demand = at_least(10) }
rule "lists.first_text" { on = play, title = { vi = "Khách mời đầu tiên", en = "First guest" }, measure = first(play.shows.guests.name), demand = equals "An" }
rule "lists.distinct_picked" {
  on = play, title = { vi = "Mức khác nhau", en = "Different shares" },
  measure = distinct(pick(play.towns, play.themes), play.dubbed:is_true()), demand = at_most(1),
}
rule "lists.first" { on = play, title = { vi = "Vai chính đầu tiên", en = "First lead" }, measure = first(role.lines, role.lead:is_true()), demand = at_least(5) }
rule "lists.smallest" { on = play, title = { vi = "Vai ít câu nhất", en = "Smallest role" }, measure = smallest(role.lines), demand = at_least(5) }
rule "lists.largest" { on = play, title = { vi = "Vai nhiều câu nhất", en = "Largest role" }, measure = largest(role.lines, role.lead:is_false()), demand = at_most(50) }
rule "lists.largest_date" { on = play, title = { vi = "Suất cuối", en = "Last show" }, measure = largest(play.shows.planned_on), demand = not_after "2026-12-31" }
rule "lists.distinct" { on = play, title = { vi = "Số giọng", en = "Voices" }, measure = distinct(role.actor.voice), demand = at_least(2) }
rule "lists.distinct_elements" { on = play, title = { vi = "Số diễn viên", en = "Actors" }, measure = distinct(role.actor), demand = at_least(2) }
rule "lists.weighted" {
  on = play, title = { vi = "Thù lao theo câu", en = "Fee by lines" }, unit = "EUR",
  measure = weighted_average(role.fee, role.lines), demand = at_most(100),
}
rule "lists.weighted_where" {
  on = play, title = { vi = "Thù lao theo câu", en = "Fee by lines" },
  measure = weighted_average(role.fee, role.lines, role.lead:is_true()), demand = at_most(100),
}
rule "lists.any" { on = play, title = { vi = "Có vai chính", en = "A lead" }, measure = play.minutes, demand = at_most(60), when = any(role.lead:is_true()) }
rule "lists.any_where" {
  on = play, title = { vi = "Vai chính nhiều câu", en = "A long lead" },
  measure = any(role.lines:above(50), role.lead:is_true()), demand = is_true(),
}
rule "lists.all" { on = play, title = { vi = "Vai nào cũng có câu", en = "All speak" }, measure = all(role.lines:above(0)), demand = is_true() }
rule "lists.none" { on = play, title = { vi = "Không ai câm", en = "None is mute" }, measure = none(role.lines:equals(0)), demand = is_true() }
rule "lists.share" {
  on = play, title = { vi = "Tỷ lệ vai chính", en = "Share of leads" },
  measure = share(role.lead:is_true()), demand = at_most { warn = 0.5, fail = 0.75 },
}
rule "lists.share_where" {
  on = play, title = { vi = "Tỷ lệ có trang phục", en = "Share with a costume" },
  measure = share(count(role.costumes):at_least(1), role.lead:is_true()), demand = at_least(0.5),
}
rule "lists.nested" { on = play, title = { vi = "Trang phục", en = "Costumes" }, measure = sum(role.costumes.price), demand = at_most(500) }
rule "lists.nested_beside_outer" { -- paths through the outer list and the inner one, one on the other
  on = play, title = { vi = "Trang phục vai chính", en = "Costumes of leads" },
  measure = sum(role.costumes.price, role.lead:is_true()), demand = at_most(500),
}
rule "lists.aggregate_in_aggregate" { -- the inner one walks what belongs to the element of the outer one
  on = play, title = { vi = "Vai mặc đắt", en = "Dearly dressed" },
  measure = count(role, sum(role.costumes.price):above(300)), demand = at_most(0),
}
rule "lists.of_the_document" { on = play, title = { vi = "Vở trong mùa", en = "Plays" }, measure = count(case.plays, case.plays.dubbed:is_true()), demand = at_most(1) }
rule "lists.missing_list" { -- of this one the model says that left out is missing
  on = play, title = { vi = "Số sao", en = "Stars" }, measure = average(play.reviews.stars), demand = at_least { warn = 4, fail = 3 },
}
rule "lists.keyed_sum" { on = play, title = { vi = "Số ngày độc quyền", en = "Days held" }, measure = sum(play.papers.rights.before_days), demand = at_most(10) }
rule "lists.gathered" { on = play, title = { vi = "Giọng", en = "Voices" }, measure = role.actor.voice, demand = { not_empty(), contains { "high" } } }
