-- Tables of parameters.
local play = subject "play"
local price = parameter "limit.price" { comedy = { high = 40, low = 20 }, musical = { high = 60, low = 50 } }
local uneven = parameter "limit.uneven" { comedy = 40, musical = { high = 60 } }
local mixed = parameter "limit.mixed" { comedy = 40, musical = "much" }
local by_day = parameter "limit.by_day" (steps { ["2026-01-01"] = 1 })
local by_number = parameter "limit.by_number" (steps { [0] = 1 })
local empty_one = parameter "limit.empty" {}
local both = parameter "limit.both" (steps { [0] = 1, ["2026-01-01"] = 2 })
local no_step = parameter "limit.no_step" (steps { soon = 1 })
local path = parameter "limit.path" { comedy = play.minutes }
local Name = parameter "Limit" (1)

rule "tables.one_key" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(price(play.genre)) }
rule "tables.three_keys" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(price(play.genre, "high", "low")) }
rule "tables.list_as_key" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(price(play.moods, "high")) }
rule "tables.boolean_as_key" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(price(play.dubbed, "high")) }
rule "tables.uneven" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(uneven(play.genre)) }
rule "tables.mixed" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(mixed(play.genre)) }
rule "tables.number_for_a_day" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(by_day(play.minutes)) }
rule "tables.day_for_a_number" { on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(by_number(play.premiere)) }
