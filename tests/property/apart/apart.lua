-- Rules that try to keep something from one call to the next, and tell what they found there.

local n, seen, kept = 0, {}, nil
local said = { vi = "{n}", en = "{n}", n = 0 }
local i = 0
local function next_number() i = i + 1 return i end

local function keep(name)
  return function(check)
    rule("apart." .. name) {
      on = subject "kol", title = { vi = name, en = name }, reason = { vi = "Thử.", en = "A test." },
      remedy = { vi = "Sửa.", en = "Mend it." }, params = { most = { default = 9, min = 0, max = 30 } }, check = check,
    }
  end
end

local function tell(found)
  return warn { n = found, vi = "{n}", en = "{n}" }
end

keep "upvalue" (function() n = n + 1 return tell(n) end)
keep "upvalue_in_pcall" (function() pcall(function() n = n + 1 end) return tell(n) end)
keep "upvalue_read_first" (function(k) local before = n n = k.expected_views return tell(before) end)
keep "closure" (function() return tell(next_number()) end)
keep "closure_in_pcall" (function() pcall(next_number) return tell(i) end)
keep "table" (function(k) seen[#seen + 1] = k.id return tell(#seen) end)
keep "table_in_pcall" (function(k)
  pcall(function() seen[k.id] = true end)
  local keys = 0
  for _ in pairs(seen) do keys = keys + 1 end
  return tell(keys)
end)
keep "table_insert" (function(k) table.insert(seen, k.id) return tell(#seen) end)
keep "table_insert_in_pcall" (function(k) pcall(table.insert, seen, k.id) return tell(#seen) end)
keep "table_sort" (function() pcall(table.sort, { 2, 1 }, function(a, b) n = n + 1 return a < b end) return tell(n) end)
keep "view" (function(k) kept = kept or k return tell(kept.id) end)
keep "view_in_pcall" (function(k) pcall(function() kept = kept or k end) return tell(kept == nil and "none" or kept.id) end)
keep "view_in_table" (function(k) seen.view = seen.view or k return tell(seen.view.id) end)
keep "view_written" (function(k) pcall(function() k.expected_views = 1 end) return tell(k.expected_views) end)
keep "list_written" (function(k) pcall(function() k.platforms[1] = k.id end) return tell(k.platforms[1].handle) end)
keep "answer" (function() said.n = said.n + 1 return warn(said) end)
keep "answer_in_pcall" (function() pcall(function() said.n = said.n + 1 end) return warn(said) end)
keep "params" (function(_, _, params) params.most = params.most + 1 return tell(params.most) end)
keep "params_in_pcall" (function(_, _, params) pcall(function() params.most = params.most + 1 end) return tell(params.most) end)
keep "global" (function() count_of_all = (count_of_all or 0) + 1 return tell(count_of_all) end)
keep "global_in_pcall" (function() pcall(function() _ENV.count_of_all = 1 end) return tell(tostring(pcall(function() return count_of_all + 1 end))) end)
keep "library" (function() string.upper = function(s) return s .. "!" end return tell(string.upper "a") end)
keep "library_in_pcall" (function() pcall(function() string.upper = function(s) return s .. "!" end end) return tell(string.upper "a") end)
keep "library_added_to" (function(k) pcall(function() math.seen = k.id end) return tell(tostring(pcall(function() return math.seen .. "" end))) end)
keep "string_metatable" (function(k)
  pcall(function() getmetatable("").__index = function() return k.id end end)
  return tell(tostring(pcall(function() return ("a").b .. "" end)))
end)
keep "case" (function(k, case) pcall(function() case.campaign.name = k.id end) return tell(case.campaign.name) end)
keep "metatable" (function()
  local made = setmetatable({}, { __index = function() n = n + 1 return n end })
  return tell(made.x)
end)
keep "fails_half_way" (function(k) n = n + 1 if k.expected_views > 6 then error "too many" end return tell(n) end)
keep "runs_out" (function(k)
  if k.expected_views == 3 then
    pcall(function() seen[1] = k.id end)
    while true do end
  end
  return tell(#seen)
end)
keep "takes_memory" (function(k)
  if k.expected_views == 4 then
    local parts = {}
    for at = 1, 1 << 20 do parts[at] = at .. k.id end
  end
  return tell(#seen)
end)
