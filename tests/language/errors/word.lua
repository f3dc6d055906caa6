-- Lua ends the file at a word that it does not know: what stands behind it is not read.
local play = subject "play"
rule "word.function" {
  on = play, title = { vi = "x", en = "x" }, demand = at_most(5),
  measure = cuont(play.roles),
}
