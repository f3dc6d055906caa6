-- Numbers that only a search can sweep: a parameter in a condition, and one of a function.
local c, cut = subject "candidate", parameter "extra.cut" { posts = 3 }

rule "extra.asked" {
  on = c, title = { vi = "x", en = "x" }, when = c.posts_30d:at_least(cut "posts"),
  measure = c.response_rate, demand = at_least { warn = 0.7, fail = 0.5 },
}
rule "extra.called" {
  on = c, title = { vi = "x", en = "x" }, params = { most = { default = 5000, min = 0, max = 20000 } },
  check = function(r, case, params)
    if r.following <= params.most then return pass() end
    return fail { vi = "{value}", en = "{value}", value = r.following, at = { r, "following" } }
  end,
}
