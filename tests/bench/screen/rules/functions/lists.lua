-- The two rules that go through a list. They stand apart, since what has a loop in it is counted while it runs.
local c = subject "candidate"

local function judge(id, title, check)
  rule("function." .. id) { on = c, title = { vi = title, en = title }, check = check }
end

local function any(list, banned, doubtful)
  for i = 1, #list do
    if banned[list[i]] then
      return fail { vi = "có {found}, không được phép", en = "includes {found}, not allowed", found = list[i] }
    end
  end
  for i = 1, #list do
    if doubtful[list[i]] then
      return warn { vi = "có {found}, không nên có", en = "includes {found}, not advisable", found = list[i] }
    end
  end
  return pass()
end

judge("R15", "competitor brands", function(r)
  return any(r.competitor_brands, { RivalOne = true, RivalTwo = true }, { WatchCo = true, WatchPlus = true })
end)
judge("R16", "category", function(r)
  return any(r.category, { gambling = true, tobacco = true }, { alcohol = true, politics = true })
end)
