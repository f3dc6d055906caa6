-- No Lua.
local play = subject "play"
rule "syntax.bracket" { on = play, title = { vi = "x", en = "x" }
  measure = play.title }
