-- Functions: what demands cannot say.
local play, show, actor = subject "play", subject "show", subject "actor"
local stars = parameter "limit.stars" { comedy = 3, tragedy = 4, musical = 3 }

rule "functions.order" { -- the example of a fall from one element to the next, in an element by key
  on = play, title = { vi = "Bậc chi trả", en = "Stages" },
  params = { drop = { default = 0, unit = "ratio", min = 0, max = 1 } },
  check = function(play, case, params)
    local cover, before = play.papers.insurance, 0
    if not cover then return warn { vi = "Không có bảo hiểm.", en = "There is no insurance.", at = { play, "papers" } } end
    for _, stage in ipairs(cover.stages) do
      local say = { at = { stage, "share" }, name = stage.stage, share = stage.share, vi = "Giảm ở {name}: {share:ratio}.", en = "It falls at {name}: {share:ratio}." }
      if stage.share < before - params.drop then return fail(say) end
      before = stage.share
    end
    return pass()
  end,
}
rule "functions.missing" { -- reading what is missing ends it
  on = play, title = { vi = "Thể loại", en = "Genre" },
  check = function(play)
    if not play.dubbed then return pass() end
    return fail { vi = "Đã lồng tiếng.", en = "It is dubbed." }
  end,
}
rule "functions.given" {
  on = play, title = { vi = "Giá vé", en = "Price" },
  check = function(play)
    if not given(play, "ticket.price") then return skip { vi = "Chưa có giá.", en = "There is no price yet." } end
    if play.ticket.price > 60 then
      return fail {
        at = { play, "ticket.price" }, price = play.ticket.price, vi = "Giá {price:EUR}.", en = "The price is {price:EUR}.",
        remedy = { vi = "Bớt {price}.", en = "Lower it from {price}." }, to_pass = { play, "ticket.price", at_most(60) },
      }
    end
    return pass()
  end,
}
rule "functions.get" {
  on = play, title = { vi = "Giá vé", en = "Price" },
  check = function(play)
    if get(play, "ticket.price", 0) + get(play, "ticket.cheapest", 0) > 60 then
      return warn { at = { { play, "ticket.price" }, { play, "ticket.cheapest" } }, vi = "Đắt.", en = "Dear.",
                    to_pass = { { play, "ticket.price", at_most(30) }, { play, "ticket.cheapest", at_most(30) } } }
    end
    return pass()
  end,
}
rule "functions.find" {
  on = play, title = { vi = "Vua", en = "King" },
  check = function(play, case)
    local king = find(play.roles, "name", "King")
    if not king then return skip() end
    if king.actor.voice ~= "low" then return fail { at = { king, "actor.voice" }, who = king.actor.name, vi = "{who} hát cao.", en = "{who} sings high." } end
    if find(case.actors, "voice", "high") == nil then return warn { vi = "Thiếu giọng cao.", en = "No high voice." } end
    return pass()
  end,
}
rule "functions.lists" {
  on = play, title = { vi = "Danh sách", en = "Lists" },
  check = function(play, case)
    local n, names = 0, {}
    for _, one in ipairs(play.shows) do n = n + one.sold end
    for i = 1, #play.themes do names[#names + 1] = play.themes[i] end
    for age, share in pairs(play.ages) do if share > 0.5 then names[#names + 1] = age end end
    table.sort(names)
    if n > 100 then return fail { n = n, names = table.concat(names, " "), first = play.themes, vi = "{n}: {names} ({first})", en = "{n}: {names} ({first})" } end
    return pass()
  end,
}
rule "functions.shares" {
  on = play, title = { vi = "Trẻ em", en = "Children" },
  check = function(play)
    if play.ages.child > 0.5 or play.towns.hue > 0.5 then return fail { vi = "Nhiều.", en = "Many." } end
    return pass()
  end,
}
rule "functions.dates" {
  on = play, title = { vi = "Ngày", en = "Dates" },
  check = function(play)
    local age <const> = age_days(play.premiere)
    if age > 30 or months_ago(play.premiere) > 0 or days_between(play.premiere, days_after(play.premiere, 3)) ~= 3 then
      return warn { age = age, vi = "{age:day} rồi.", en = "{age:day} ago." }
    end
    return pass()
  end,
}
rule "functions.parameters" {
  on = play, title = { vi = "Số sao", en = "Stars" },
  check = function(play)
    for _, review in ipairs(play.reviews) do
      if review.stars < stars(play.genre) then return fail { at = { review, "stars" }, vi = "Ít sao.", en = "Few stars." } end
    end
    return pass()
  end,
}
rule "functions.when" {
  on = play, title = { vi = "Phụ đề", en = "Subtitle" }, when = play.genre:equals "comedy",
  check = function(play)
    if not given(play, "subtitle") then return warn { vi = "Thiếu phụ đề.", en = "It lacks a subtitle." } end
    return pass()
  end,
}
rule "functions.proposal_that_does_not_help" {
  on = play, title = { vi = "Phụ đề", en = "Subtitle" },
  check = function(play)
    return fail { at = { play, "minutes" }, vi = "Không.", en = "No.", to_pass = { play, "minutes", at_most(60) } }
  end,
}
rule "functions.error" {
  on = play, title = { vi = "Lỗi", en = "Error" },
  check = function(play)
    if play.minutes > 100 then return play["min" .. "uts"] end
    if play.minutes > 90 then play.minutes = 1 end
    if play.minutes > 80 then undefined_name = 1 end
    if play.minutes > 70 then return true end
    return pass()
  end,
}
