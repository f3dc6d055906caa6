-- Lua ends the file at a joined path: what stands behind it is not read.
local play = subject "play"
rule "joined.text" {
  on = play, title = { vi = "x", en = "x" }, demand = present(),
  measure = play.title .. play.subtitle,
}
