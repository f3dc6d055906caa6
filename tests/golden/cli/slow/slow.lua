-- Takes its time over each book, within its limits.
rule "slow.book.pondered" {
  on = subject "book", title = { vi = "Đã suy ngẫm", en = "Pondered" },
  check = function()
    for _ = 1, 1000000 do end
    return pass()
  end,
}
