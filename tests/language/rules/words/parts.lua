-- Parts, elements, and what does not apply.
local play, show = subject "play", subject "show"
local role = play.roles
local rights, insurance = play.papers.rights, play.papers.insurance

rule "parts.worst" {
  on = play, title = { vi = "Vở", en = "Play" },
  remedy = { vi = "Sửa lại vở.", en = "Mend the play." },
  parts = {
    part "length" { measure = play.minutes, demand = at_most { warn = 120, fail = 180 } },
    part "price" {
      label = { vi = "Giá", en = "Price" }, remedy = { vi = "Giảm giá.", en = "Lower the price." },
      measure = play.ticket.price, demand = at_most { warn = 50, fail = 90 },
    },
    part "mood" { when = play.genre:equals "comedy", measure = play.moods, demand = contains { warn = { "glad" } } },
  },
}
rule "parts.best" {
  on = play, title = { vi = "Quảng bá", en = "Promotion" },
  parts = any_of {
    part "title" { measure = words(play.title), demand = at_most { warn = 3, fail = 5 }, unit = "word" },
    part "subtitle" { measure = play.subtitle, demand = present() },
    part "dubbed" { when = play.genre:equals "musical", measure = play.dubbed, demand = is_true() },
  },
}
rule "parts.nested" {
  on = play, title = { vi = "Giấy tờ", en = "Papers" },
  parts = {
    part "cover" { parts = any_of {
      part "sum" { measure = insurance.sum, demand = at_least(1000) },
      part "text" { measure = insurance.text, demand = matches "fire" },
    } },
    part "rights" { when = play.dubbed:is_true(), parts = {
      part "before" { measure = rights.before_days, demand = at_most(10) },
      part "after" { measure = rights.after_days, demand = at_most(20) },
    } },
  },
}
rule "parts.each" { -- every element, the worst counts
  on = play, title = { vi = "Vai", en = "Roles" },
  each = role, measure = role.lines, demand = at_most { warn = 100, fail = 200 },
}
rule "parts.where" {
  on = play, title = { vi = "Vai chính", en = "Leads" },
  each = role, where = role.lead:is_true(), measure = role.lines, demand = at_least(50),
}
rule "parts.where_and_when" {
  on = play, title = { vi = "Vai chính", en = "Leads" },
  when = play.dubbed:is_true(), each = role, where = role.lead:is_true(), measure = role.lines, demand = at_least(50),
}
rule "parts.each_of_nested" {
  on = play, title = { vi = "Trang phục", en = "Costumes" },
  each = role.costumes, where = role.lead:is_false(), measure = role.costumes.price, demand = at_most(100),
}
rule "parts.each_value" {
  on = play, title = { vi = "Chủ đề", en = "Theme" },
  each = play.themes, measure = words(play.themes), demand = at_most(2),
}
rule "parts.each_referred" {
  on = show, title = { vi = "Khách", en = "Guest" },
  each = show.guests, measure = show.guests.languages, demand = contains { "vi" },
}
rule "parts.each_with_parts" {
  on = play, title = { vi = "Vai", en = "Roles" },
  each = role, parts = {
    part "lines" { measure = role.lines, demand = at_least { warn = 5 } },
    part "fee" { measure = role.fee, demand = at_most(1000), when = role.lead:is_false() },
  },
}
rule "parts.part_with_each" {
  on = play, title = { vi = "Vở", en = "Play" },
  parts = {
    part "roles" { each = role, measure = role.lines, demand = at_least(1) },
    part "length" { measure = play.minutes, demand = at_most(180) },
  },
}
rule "parts.each_in_each" {
  on = play, title = { vi = "Trang phục", en = "Costumes" },
  each = role, where = role.lead:is_true(),
  parts = { part "costume" { each = role.costumes, measure = role.costumes.price + role.fee, demand = at_most(500) } },
}
rule "parts.element_against_the_others" {
  on = play, title = { vi = "Thù lao", en = "Fee" },
  each = role, measure = role.fee, demand = at_most(play.ticket.price * 10),
}
rule "parts.keyed" {
  on = play, title = { vi = "Quyền", en = "Rights" },
  each = rights, absent = "fail",
  parts = {
    part "towns" { measure = rights.towns, demand = contains { "hue" } },
    part "window" {
      label = { vi = "Thời gian", en = "Window" }, unit = "day",
      measure = rights.before_days + rights.after_days, demand = at_most { warn = 10, fail = 20 },
    },
  },
}

-- What is not there.
rule "absence.each_skip" { on = play, title = { vi = "Vai", en = "Roles" }, each = role, absent = "skip", measure = role.lines, demand = at_least(1) }
rule "absence.each_warn" { on = play, title = { vi = "Vai", en = "Roles" }, each = role, absent = "warn", measure = role.lines, demand = at_least(1) }
rule "absence.each_default" { on = play, title = { vi = "Vai", en = "Roles" }, each = role, measure = role.lines, demand = at_least(1) }
rule "absence.where" { on = play, title = { vi = "Vai chính", en = "Leads" }, each = role, where = role.lead:is_true(), absent = "fail", measure = role.lines, demand = at_least(1) }
rule "absence.only" { on = play, title = { vi = "Bảo hiểm", en = "Insurance" }, each = insurance, absent = "fail" }
rule "absence.measure_fail" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = words(play.subtitle), absent = "fail", demand = at_most { warn = 3 } }
rule "absence.measure_skip" { on = play, title = { vi = "Phụ đề", en = "Subtitle" }, measure = words(play.subtitle), absent = "skip", demand = at_most { warn = 3 } }
rule "absence.measure_warn" { on = play, title = { vi = "Công diễn", en = "Premiere" }, measure = age_days(play.premiere), absent = "warn", demand = at_most(10) }
rule "absence.of_the_attribute" { on = play, title = { vi = "Phí", en = "Fee" }, each = rights, absent = "skip", measure = rights.fee, demand = at_most(10) }
