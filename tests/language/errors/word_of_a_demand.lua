-- The same of a demand.
local play = subject "play"
rule "word.demand" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes,
  demand = atmost(5),
}
