-- What a finding says: by template, or as the author words it.
local play, show = subject "play", subject "show"

rule "messages.label" {
  on = play, title = { vi = "Tên tiêu chí", en = "Title of the rule" }, label = { vi = "Nhãn", en = "Label" },
  measure = play.minutes, demand = at_most(60),
}
rule "messages.field" { on = play, title = { vi = "Tên tiêu chí", en = "Title of the rule" }, measure = play.minutes, demand = at_most(60) }
rule "messages.title" { on = play, title = { vi = "Tên tiêu chí", en = "Title of the rule" }, measure = play.minutes + 0, demand = at_most(60) }
rule "messages.unit" { on = play, title = { vi = "Số vai", en = "Roles" }, unit = "seat", measure = count(play.roles), demand = at_least(2) }
rule "messages.own" {
  on = play, title = { vi = "Vở", en = "Play" },
  measure = play.minutes, demand = at_most { warn = 60, fail = 120 },
  message = {
    warn = { vi = "{label} là {value}: hơn {warn}, tối đa {fail}.", en = "{label} is {value}: over {warn}, {fail} at most." },
    fail = { vi = "{play.title} ({play.genre}) dài {value}, {play.ticket.price} một vé.", en = "{play.title} ({play.genre}) takes {value} at {play.ticket.price}." },
    unknown = { vi = "Chưa biết {missing}.", en = "{missing} is not known." },
    pass = { vi = "Được.", en = "Fine." },
  },
}
rule "messages.own_of_elements" {
  on = play, title = { vi = "Vai", en = "Roles" },
  each = play.roles, measure = play.roles.lines, demand = at_most(10),
  message = { fail = { vi = "{play.roles.name} nói {value}.", en = "{play.roles.name} speaks {value}." } },
}
rule "messages.own_of_a_pass" {  -- what the author has to say of a pass says it all
  on = play, title = { vi = "Khuôn khổ", en = "Frame" },
  parts = {
    part "length" { measure = play.minutes, demand = at_most(60), message = { pass = { vi = "Vừa vặn: {value}.", en = "Just right: {value}." } } },
    part "title" { measure = play.title, demand = present() },
  },
}
rule "messages.own_of_a_part" {
  on = play, title = { vi = "Vở", en = "Play" },
  parts = { part "length" { measure = play.minutes, demand = at_most(60), message = { fail = { vi = "Dài quá: {value}.", en = "Too long: {value}." } } } },
}
rule "messages.digits" { on = play, title = { vi = "Ghế trống", en = "Empty seats" }, measure = play.empty_share, demand = at_least { warn = 0.7, fail = 0.5 } }
