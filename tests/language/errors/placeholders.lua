-- What messages are filled with.
local play = subject "play"

rule "placeholders.unknown" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(5),
  message = { fail = { vi = "{valeu}", en = "{valeu}" } },
}
rule "placeholders.other_in_vi" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(5),
  message = { fail = { vi = "{value}", en = "{value} of {fail}" } },
}
rule "placeholders.path" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(5),
  message = { fail = { vi = "{play.titel}", en = "{play.titel}" } },
}
rule "placeholders.one_language" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(5),
  message = { fail = { vi = "{value}" } },
}
rule "placeholders.outcome" {
  on = play, title = { vi = "x", en = "x" }, measure = play.minutes, demand = at_most(5),
  message = { failed = { vi = "x", en = "x" } },
}
