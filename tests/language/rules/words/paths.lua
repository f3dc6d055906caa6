-- What a path can lead through: fields, maps, keys of shares, references both ways, elements by key, lists.
local play, show, actor, house = subject "play", subject "show", subject "actor", subject "house"

rule "paths.map" {
  on = play, title = { vi = "Giá vé", en = "Ticket" },
  measure = play.ticket.price, demand = at_most(60),
}

rule "paths.case" { -- the document, from any subject
  on = play, title = { vi = "Ghế của nhà hát", en = "Seats of the house" },
  measure = case.house.seats, demand = at_least(100),
}

rule "paths.subject_map" { -- a subject of which there is one
  on = house, title = { vi = "Ghế", en = "Seats" },
  measure = house.seats, demand = at_least(100),
}

rule "paths.forward" {
  on = show, title = { vi = "Suất diễn của vở nào", en = "Play of the show" },
  measure = show.play.genre, demand = one_of { "comedy", "musical" },
}

rule "paths.forward_twice" { -- over a name that the model gives
  on = show, title = { vi = "Người đóng thế", en = "Stand-in" },
  measure = show.stand_in.actor.voice, demand = equals "high",
}

rule "paths.forward_list" {
  on = show, title = { vi = "Giọng khách mời", en = "Voices of the guests" },
  measure = show.guests.voice, demand = contains { "high", "low" },
}

rule "paths.back" {
  on = play, title = { vi = "Số suất diễn", en = "Number of shows" },
  measure = count(play.shows), demand = at_least { warn = 3, fail = 1 },
}

rule "paths.back_renamed" {
  on = play, title = { vi = "Suất đóng thế", en = "Shows with a stand-in" },
  each = play.roles, measure = count(play.roles.stand_ins), demand = at_most(1),
}

rule "paths.back_of_nested" { -- an element deep in another subject refers to this one
  on = actor, title = { vi = "Số vai", en = "Number of roles" },
  measure = count(actor.roles), demand = at_most(2),
}

rule "paths.there_and_back" {
  on = show, title = { vi = "Các suất khác của vở", en = "All shows of its play" },
  measure = sum(show.play.shows.sold), demand = at_least(100),
}

rule "paths.share" { -- a key left out counts 0 where the model says so ...
  on = play, title = { vi = "Khán giả trẻ em", en = "Children in the audience" },
  measure = play.ages.child, demand = at_most { warn = 0.4, fail = 0.6 },
}

rule "paths.share_of_any_key" { -- ... and is unknown where it does not
  on = play, title = { vi = "Khán giả Huế", en = "Audience from Hue" },
  measure = play.towns.hue, demand = at_least(0.1),
}

rule "paths.keyed" {
  on = play, title = { vi = "Phí bản quyền", en = "Rights" },
  measure = play.papers.rights.fee, demand = at_most { warn = 1000, fail = 2000 },
}

rule "paths.keyed_list" {
  on = play, title = { vi = "Nơi được diễn", en = "Where it may be shown" },
  measure = play.papers.rights.towns, demand = contains { "hue" },
}

rule "paths.keyed_nested" {
  on = play, title = { vi = "Tổng mức chi trả", en = "Shares paid in all" },
  measure = sum(play.papers.insurance.stages.share), demand = equals(1),
}

rule "paths.keyed_own_field" { -- what every element has, whatever its key
  on = play, title = { vi = "Lời văn bảo hiểm", en = "Text of the insurance" },
  measure = play.papers.insurance.text, demand = matches "fire",
}

rule "paths.any_key" { -- a keyed list is a list as well
  on = play, title = { vi = "Số giấy tờ", en = "Number of papers" },
  measure = count(play.papers), demand = at_least(2),
}
