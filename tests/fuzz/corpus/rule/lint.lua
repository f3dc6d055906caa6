local item = subject "item"
local read = parameter "speed.read" { days = 5 }
local unread = parameter "speed.unread" { days = 5 }

local function total(view) for i, x in ipairs({ view.days }) do sum = x + ofset end return math.flor(2) end

rule "speed.slow" {
  on = item, title = { vi = "Chậm {a}", en = "Slow {b}" },
  when = all_of { item.faulty:above(1), negate(any_of { item.days:absent(), item.days:at_most(3) }), item.title:one_of { "a" }, item.title:equals "b" },
  measure = item.days - 1, demand = at_most { warn = 5, fail = read "days" },
}
rule "speed.fast" { on = item, title = { vi = "a", en = "b" }, measure = item.days - 1, demand = { between(3, 2 + 4), at_least(-1) } }
rule "speed.judged" {
  on = item, title = { vi = "a", en = "b" }, params = { most = { default = 1 }, least = { default = 2 } },
  check = function(view, case, params)
    local os <const>, t = os, { ["x"] = function(a) return a end, y = nil; 3 }
    goto done
    repeat local d = true until d or params["most"] > 1
    ::done::
    if not t then return fial { vi = "a {n}", en = "b" } elseif total(view) then return fail { en = [[x]] } else return pass() end
  end,
}
