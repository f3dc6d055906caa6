-- Each demand in each of its forms: with warn and fail, with one bound, which fails, and without a bound.
local play, show = subject "play", subject "show"

rule "demands.at_most" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = at_most { warn = 120, fail = 180 } }
rule "demands.at_most_warn" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = at_most { warn = 120 } }
rule "demands.at_least" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = at_least { warn = 60, fail = 30 } }
rule "demands.above" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = above(30) }
rule "demands.below" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = below { warn = 120, fail = 180 } }
rule "demands.between" { on = play, title = { vi = "Giá vé", en = "Price" }, measure = play.ticket.price, demand = between(10, 50) }
rule "demands.between_levels" {
  on = play, title = { vi = "Giá vé", en = "Price" },
  measure = play.ticket.price, demand = between { warn = { 20, 40 }, fail = { 10, 50 } },
}
rule "demands.between_dates" {
  on = play, title = { vi = "Công diễn", en = "Premiere" },
  measure = play.premiere, demand = between("2026-09-01", "2026-12-31"),
}
rule "demands.equals" { on = play, title = { vi = "Thể loại", en = "Genre" }, measure = play.genre, demand = equals "comedy" }
rule "demands.equals_number" { on = play, title = { vi = "Ghế trống", en = "Empty seats" }, measure = play.empty_share, demand = equals(0.3) }
rule "demands.equals_path" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = play.subtitle, demand = equals(play.title) }
rule "demands.equals_boolean" { on = play, title = { vi = "Lồng tiếng", en = "Dubbed" }, measure = play.dubbed, demand = equals(true) }
rule "demands.differs" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = play.subtitle, demand = differs { warn = play.title } }
rule "demands.one_of" {
  on = play, title = { vi = "Thể loại", en = "Genre" },
  measure = play.genre, demand = one_of { warn = { "comedy" }, fail = { "comedy", "musical" } },
}
rule "demands.one_of_path" { on = show, title = { vi = "Chủ đề", en = "Theme" }, measure = show.play.title, demand = one_of(case.house.towns) }
rule "demands.one_of_dates" {
  on = play, title = { vi = "Công diễn", en = "Premiere" },
  measure = play.premiere, demand = one_of { "2026-09-02", "2026-12-24" },
}
rule "demands.none_of" { on = play, title = { vi = "Thể loại", en = "Genre" }, measure = play.genre, demand = none_of { "tragedy" } }
rule "demands.contains" { on = play, title = { vi = "Chủ đề", en = "Themes" }, measure = play.themes, demand = contains { "love", "sea" } }
rule "demands.contains_word" { on = play, title = { vi = "Sắc thái", en = "Moods" }, measure = play.moods, demand = contains { warn = "glad" } }
rule "demands.contains_any" { on = play, title = { vi = "Sắc thái", en = "Moods" }, measure = play.moods, demand = contains_any { "glad", "sad" } }
rule "demands.disjoint_from" { on = play, title = { vi = "Sắc thái", en = "Moods" }, measure = play.moods, demand = disjoint_from { "dark" } }
rule "demands.disjoint_from_path" {
  on = play, title = { vi = "Chủ đề", en = "Themes" },
  measure = play.themes, demand = disjoint_from(case.house.towns),
}
rule "demands.matches" { on = play, title = { vi = "Tên vở", en = "Title" }, measure = play.title, demand = matches { warn = "^%u", fail = "%S" } }
rule "demands.before" { on = play, title = { vi = "Công diễn", en = "Premiere" }, measure = play.premiere, demand = before(play.last_night) }
rule "demands.after" { on = play, title = { vi = "Đêm cuối", en = "Last night" }, measure = play.last_night, demand = after { warn = "2026-12-01", fail = "2026-11-01" } }
rule "demands.not_before" { on = show, title = { vi = "Bắt đầu", en = "Begins at" }, measure = show.begins_at, demand = not_before(show.planned_on) }
rule "demands.not_after" { on = show, title = { vi = "Kết thúc", en = "Ends at" }, measure = show.ends_at, demand = not_after "2026-11-21T23:00:00+07:00" }
rule "demands.present" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = play.subtitle, demand = present() }
rule "demands.present_warn" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = play.subtitle, demand = present "warn" }
rule "demands.present_list" { on = play, title = { vi = "Các vai", en = "Roles" }, measure = play.roles, demand = present() }
rule "demands.absent" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = play.subtitle, demand = absent "warn" }
rule "demands.empty" { on = play, title = { vi = "Chủ đề", en = "Themes" }, measure = play.themes, demand = empty() }
rule "demands.empty_elements" { on = play, title = { vi = "Các vai", en = "Roles" }, measure = play.roles, demand = empty "warn" }
rule "demands.not_empty" { on = play, title = { vi = "Khán giả", en = "Audience" }, measure = play.ages, demand = not_empty() }
rule "demands.is_true" { on = play, title = { vi = "Lồng tiếng", en = "Dubbed" }, measure = play.dubbed, demand = is_true() }
rule "demands.is_false" { on = play, title = { vi = "Lồng tiếng", en = "Dubbed" }, measure = play.dubbed, demand = is_false "warn" }
rule "demands.is_true_of_condition" {
  on = play, title = { vi = "Có vai chính", en = "Has a lead" },
  measure = any(play.roles.lead:is_true()), demand = is_true(),
}
rule "demands.several" { -- all of them must hold
  on = play, title = { vi = "Sắc thái", en = "Moods" },
  measure = play.moods, demand = { contains { fail = { "glad" } }, disjoint_from { warn = { "dark" } }, not_empty() },
}
rule "demands.formula" { -- a bound may be an expression
  on = play, title = { vi = "Vé rẻ nhất", en = "Cheapest" },
  measure = play.ticket.cheapest, demand = at_most { warn = play.ticket.price / 2, fail = play.ticket.price },
}
