local book = subject "book"
local fees = parameter "functions.fees" { late = 5, lost = 50 }
local unread = parameter "functions.unread" { late = 5 }

parameter "functions.alone" { late = 5 }

local function total(view)
  local sum = 0
  for _, loan in ipairs(view.loans) do sum = sum + math.flor(loan.days) + ofset end
  seen = sum
  return sum
end

rule "functions.judged.wrong" {
  on = book, source = { "rules.1" }, title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  params = { most = { default = 5 }, least = { default = 1 }, spare = { default = 2 } },
  check = function(book, case, params)
    local age = os.time() - 5 + math.random(3)
    print(age)
    if total(book) > params.most then return fial { vi = "Quá {n} ngày.", en = "Over {m} days.", n = 1, m = 2 } end
    if age > params["least"] then return fail { en = "Too old." } end
    return pass()
  end,
}

rule "functions.judged.fine" {
  on = book, source = { "rules.1" }, title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  params = { most = { default = 5 }, least = { default = 1 } },
  check = function(view, _, limits)
    local function is_late(days, given) return days > math.max(given.most, fees "late") end
    local os <const>, found = { time = 5, ["until"] = nil }, false
    local function again(n) return n > 0 and again(n - 1) or not found end
    goto continue
    ::continue::
    repeat local done = again(1) until done
    for key in pairs({ a = function(x) return x end }) do found = key == "a" or ("x"):rep(3) == "xxx" end
    if found then local a = 1; found = a == 1 elseif os then local b = true; found = b else found = nil end
    for i, loan in ipairs(view.loans) do
      if is_late(loan.days, limits) or os.time < i then
        return fail { vi = "Lượt {n}: {days}.", en = "Loan {n}: {days}.", n = i, days = loan.days }
      end
    end
    return pass()
  end,
}

local function judge(view, _, limits)
  return view.pages > limits.most and fail { vi = "Dài.", en = "Long." } or pass()
end

rule "functions.judged.named" {
  on = book, source = { "rules.1" }, title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  params = { most = { default = 5 }, least = { default = 1 } },
  check = judge,
}

rule "functions.judged.whole" {
  on = book, source = { "rules.1" }, title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa.", en = "Mend it." },
  params = { most = { default = 5 }, least = { default = 1 } },
  check = function(view, case, limits) return judge(view, case, limits) end,
}
