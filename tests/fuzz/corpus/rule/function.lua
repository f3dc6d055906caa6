rule "speed.c" {
  on = subject "item", title = { vi = "C", en = "C" }, params = { most = { default = 9, unit = "day", min = 0, max = 30 } },
  check = function(item, case, params)
    local words = {}
    for word in string.gmatch(item.title, "%a+") do words[#words + 1] = word:upper() end
    table.sort(words)
    if given(item, "days") and item.days > params.most then
      return fail { at = { item, "days" }, vi = "Quá {n}.", en = "More than {n}.", n = #words }
    end
    return pass()
  end,
}
