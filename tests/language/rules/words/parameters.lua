-- Tables that rules share, single values, steps by number and by date, and the parameters of functions.
local play, show = subject "play", subject "show"

local limit = parameter "limit.minutes" (150)
local moods = parameter "limit.moods" { "glad", "sad" }
local price = parameter "limit.price" {
  comedy = { high = 40, low = 20 }, musical = { high = 80, low = 60 },
}
local seats = parameter "limit.seats" (steps { [0] = 0.5, [100] = 0.3, [1000] = 0.1 })
local fee = parameter "limit.fee" (steps { ["2015-01-01"] = 100, ["2026-07-01"] = 200 })
local by_town = parameter "limit.town" { hue = steps { ["2020-01-01"] = 10, ["2025-01-01"] = 20 } }
local role = play.roles

rule "parameters.value" { on = play, title = { vi = "Thời lượng", en = "Length" }, measure = play.minutes, demand = at_most { warn = limit * 0.8, fail = limit } }
rule "parameters.list" { on = play, title = { vi = "Sắc thái", en = "Moods" }, measure = play.moods, demand = contains_any(moods) }
rule "parameters.table" {
  on = play, title = { vi = "Giá vé", en = "Price" },
  measure = play.ticket.price, demand = at_most { warn = price(play.genre, "low"), fail = price(play.genre, "high") },
}
rule "parameters.covers" { -- genres that the table does not know are passed over
  on = play, title = { vi = "Giá vé", en = "Price" }, when = price:covers(play.genre, "low"),
  measure = play.ticket.price, demand = at_most { warn = price(play.genre, "low") },
}
rule "parameters.covers_element" {
  on = play, title = { vi = "Thù lao", en = "Fee" },
  each = role, where = price:covers(play.genre, role.actor.voice),
  measure = role.fee, demand = at_most(price(play.genre, role.actor.voice)),
}
rule "parameters.steps" { on = play, title = { vi = "Ghế trống", en = "Empty seats" }, measure = play.empty_share, demand = at_most(seats(case.house.seats)) }
rule "parameters.steps_by_date" { on = play, title = { vi = "Giá vé", en = "Price" }, measure = play.ticket.price, demand = at_most(fee(play.premiere)) }
rule "parameters.steps_by_datetime" { on = show, title = { vi = "Giá vé", en = "Price" }, measure = show.play.ticket.price, demand = at_most(fee(show.begins_at)) }
rule "parameters.steps_in_a_table" { on = play, title = { vi = "Giá vé", en = "Price" }, measure = play.ticket.price, demand = at_most(by_town(play.title, play.premiere)) }
rule "parameters.of_a_function" {
  on = play, title = { vi = "Vai", en = "Roles" },
  params = {
    most = { default = 2, min = 0, max = 9 },
    word = { default = "x" },
    by_genre = { default = { comedy = 1, musical = 6 } },
    by_length = { default = steps { [0] = 5, [100] = 3 } },
  },
  check = function(subject_of_rule, document, params)
    local play <const> = subject_of_rule
    if play.title == params.word then return warn { vi = "Tên là {name}.", en = "Its name is {name}.", name = params.word } end
    if play.genre == "comedy" and #play.roles > params.by_genre "comedy" then
      return fail { at = { play, "roles" }, vi = "Nhiều vai: {n}.", en = "Many roles: {n}.", n = #play.roles }
    end
    if params.by_genre:covers(play.genre) and #play.roles > params.by_length(play.minutes) then
      return fail { vi = "Nhiều vai.", en = "Many roles." }
    end
    if #play.roles > params.most and limit() > 0 then return warn { vi = "Hơi nhiều vai.", en = "Rather many roles." } end
    return pass()
  end,
}
