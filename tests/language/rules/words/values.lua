-- Values: signs, maps, lists against each other, alternatives, numbers, texts.
local play, show = subject "play", subject "show"

rule "values.signs" {
  on = play, title = { vi = "Chênh lệch", en = "Difference" }, unit = "EUR",
  measure = -(play.ticket.cheapest - play.ticket.price) * 2 / 1 + 0, demand = at_most(20),
}
rule "values.unit_of_sum" { on = play, title = { vi = "Tổng", en = "Sum" }, measure = play.ticket.price + play.ticket.cheapest, demand = at_most(20) }
rule "values.unit_of_product" { on = play, title = { vi = "Tích", en = "Product" }, measure = play.ticket.price * play.empty_share, demand = at_most(20) }
rule "values.unit_of_quotient" { on = play, title = { vi = "Tỷ số", en = "Quotient" }, measure = play.ticket.price / play.ticket.cheapest, demand = at_most(2) }
rule "values.quotient" { on = play, title = { vi = "Phút mỗi vai", en = "Minutes a role" }, measure = play.minutes / count(play.roles), demand = at_least(10) }
rule "values.pick" { on = play, title = { vi = "Trẻ em và người già", en = "Children and elders" }, measure = sum(pick(play.ages, { "child", "elder" })), demand = at_most(0.5) }
rule "values.pick_by_path" {
  on = play, title = { vi = "Khán giả các thị trấn", en = "Audience of the towns" },
  measure = sum(pick(play.towns, case.house.towns)), demand = at_least { warn = 0.7, fail = 0.5 },
}
rule "values.pick_one" { on = play, title = { vi = "Khán giả nơi được diễn", en = "Audience of the first town" }, measure = largest(pick(play.towns, play.title)), demand = at_least(0.2) }
rule "values.overlap" { on = play, title = { vi = "Chủ đề chung", en = "Shared themes" }, measure = overlap(case.house.towns, play.themes), demand = at_least { warn = 0.5, fail = 0.3 } }
rule "values.overlap_gathered" { on = show, title = { vi = "Tiếng của khách", en = "Guests' languages" }, measure = overlap(show.play.themes, show.guests.languages), demand = at_least(1) }
rule "values.first_of" { on = play, title = { vi = "Tên", en = "Name" }, measure = first_of(play.subtitle, play.title), demand = differs "?" }
rule "values.first_of_constant" { on = play, title = { vi = "Giá vé", en = "Price" }, measure = first_of { play.ticket.cheapest, play.ticket.price, 0 }, demand = at_most(60) }
rule "values.first_of_fields" { -- of different ranges: none of them bounds the demand
  on = play, title = { vi = "Số nào đó", en = "Some number" },
  measure = first_of(play.empty_share, play.minutes), demand = at_most(100),
}
rule "values.choose" {
  on = play, title = { vi = "Mức phí", en = "Fee" },
  measure = play.ticket.price, demand = at_most(choose(play.genre:equals "musical", 100, 50)),
}
rule "values.choose_same" {
  on = play, title = { vi = "Giá vé", en = "Price" },
  measure = choose(play.dubbed:is_true(), play.ticket.price, play.ticket.cheapest), demand = at_most(50),
}
rule "values.choose_date" {
  on = play, title = { vi = "Hạn", en = "Deadline" },
  measure = play.premiere, demand = not_after(choose(play.dubbed:is_true(), play.last_night, "2026-12-31")),
}
rule "values.least" { on = play, title = { vi = "Giá thấp nhất", en = "Least" }, measure = least(play.ticket.price, play.ticket.cheapest * 2, 40), demand = at_most(30) }
rule "values.greatest" { on = play, title = { vi = "Ngày sau cùng", en = "Last of both" }, measure = greatest { play.premiere, play.last_night }, demand = not_after "2026-12-31" }
rule "values.floor" { on = play, title = { vi = "Số hàng ghế", en = "Rows" }, measure = floor(play.ticket.price * 0.1), demand = equals(3) }
rule "values.words" { on = play, title = { vi = "Số từ", en = "Words" }, measure = words(play.title), demand = at_most { warn = 3, fail = 5 } }
rule "values.folded" { on = play, title = { vi = "Tên", en = "Name" }, measure = folded(play.title), demand = none_of { "hamlet", "lear" } }
rule "values.language" { on = play, title = { vi = "Tiếng", en = "Language" }, measure = primary_language(play.subtitle), demand = equals(primary_language(play.title)) }
rule "values.exact" { on = play, title = { vi = "Mức bảo hiểm", en = "Sum insured" }, measure = play.papers.insurance.sum, demand = at_most(9007199254740992) }
rule "values.tolerance" { on = play, title = { vi = "Tổng", en = "Sum" }, measure = sum(play.roles.share), demand = equals(1) }

-- Conditions.
rule "conditions.all_of" { on = play, title = { vi = "x", en = "All of" }, measure = play.minutes, demand = at_most(1), when = all_of { play.dubbed:is_true(), play.genre:equals "comedy" } }
rule "conditions.any_of" { on = play, title = { vi = "x", en = "Any of" }, measure = play.minutes, demand = at_most(1), when = any_of { play.dubbed:is_true(), play.genre:equals "comedy" } }
rule "conditions.negate" { on = play, title = { vi = "x", en = "Negate" }, measure = play.minutes, demand = at_most(1), when = negate(play.dubbed:is_true()) }
rule "conditions.field_named_as_a_demand" { on = play, title = { vi = "x", en = "Before" }, measure = play.minutes, demand = at_most(1), when = play.ticket.before:is_true() }
rule "conditions.of_a_formula" { on = play, title = { vi = "x", en = "Formula" }, measure = play.minutes, demand = at_most(1), when = (play.ticket.price - play.ticket.cheapest):above(10) }
rule "conditions.against_a_path" { on = play, title = { vi = "x", en = "Path" }, measure = play.minutes, demand = at_most(1), when = play.ticket.price:at_least(play.ticket.cheapest) }
rule "conditions.present" { on = play, title = { vi = "x", en = "Present" }, measure = play.minutes, demand = at_most(1), when = all_of { play.title:present(), play.subtitle:absent() } }
