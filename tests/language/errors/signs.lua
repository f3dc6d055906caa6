-- Lua's own signs on paths have no value before there is data.
local play = subject "play"
local long = play.minutes

rule "signs.equal" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.genre == "comedy",
}
rule "signs.unequal" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = "comedy" ~= play.genre,
}
rule "signs.equal_paths" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.title == play.subtitle,
}
rule "signs.less" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = long < 5,
}
rule "signs.less_or_equal" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = 5 <= long,
}
rule "signs.with_and" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = play.dubbed:is_true() and play.genre:equals "comedy",
}
rule "signs.with_or" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.subtitle or play.title,
}
rule "signs.with_not" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  when = not play.dubbed:is_true(),
}
rule "signs.length" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = #play.roles,
}
rule "signs.remainder" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = long % 2,
}
rule "signs.power" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = long ^ 2,
}
rule "signs.whole_quotient" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = long // 2,
}
if play.dubbed:is_true() then play = nil end
