-- When a rule is in force, and how hard.
local play, show, house = subject "play", subject "show", subject "house"

rule "force.from" { on = play, title = { vi = "Thời lượng", en = "Length" }, from = "2026-11-21", measure = play.minutes, demand = at_most(60) }
rule "force.until" { on = play, title = { vi = "Thời lượng", en = "Length" }, ["until"] = "2026-11-21", measure = play.minutes, demand = at_most(60) }
rule "force.of_the_subject" { on = show, title = { vi = "Vé", en = "Tickets" }, from = "2026-12-01", measure = show.sold, demand = at_least(10) }
rule "force.dated" { on = play, title = { vi = "Thời lượng", en = "Length" }, from = "2026-12-01", dated = play.premiere, measure = play.minutes, demand = at_most(60) }
rule "force.warn_until" { on = play, title = { vi = "Thời lượng", en = "Length" }, warn_until = "2026-12-01", measure = play.minutes, demand = at_most(60) }
rule "force.warn_until_function" {
  on = play, title = { vi = "Thời lượng", en = "Length" }, warn_until = "2026-12-01",
  check = function(play)
    if play.minutes > 60 then return fail { vi = "Dài.", en = "Long." } end
    return pass()
  end,
}
rule "force.minor" {
  on = house, title = { vi = "Ghế", en = "Seats" }, severity = "minor", weight = 0.5,
  reason = { vi = "Cho khán giả.", en = "For the audience." }, wording = { vi = "Nhà hát có … ghế.", en = "The house has … seats." },
  measure = house.seats, demand = at_least(10),
}
