-- Functions, as far as they are seen at load.
local play = subject "play"

rule "functions.no_function" { on = play, title = { vi = "x", en = "x" }, check = play.title }
rule "functions.and_measure" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  check = function() return pass() end,
}
rule "functions.params_without" {
  on = play, title = { vi = "x", en = "x" }, measure = play.title, demand = present(),
  params = { most = { default = 1 } },
}
rule "functions.param_without_default" {
  on = play, title = { vi = "x", en = "x" }, params = { most = { min = 1 } },
  check = function() return pass() end,
}
rule "functions.param_outside" {
  on = play, title = { vi = "x", en = "x" },
  params = { most = { default = 20, min = 0, max = 9 }, least = { default = -1, min = 0 } },
  check = function() return pass() end,
}
rule "functions.key_of_a_param" {
  on = play, title = { vi = "x", en = "x" }, params = { most = { defualt = 1 } },
  check = function() return pass() end,
}
rule "functions.misspelt_field" {
  on = play, title = { vi = "x", en = "x" },
  check = function(play)
    if play.ticket.prise > 5 then return pass() end
    return pass()
  end,
}
