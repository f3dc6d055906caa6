local book = subject "book"

rule "shelf.damage" {
  on      = book, title = { vi = "Sách | *hỏng* `rách`", en = "Damage | *torn* `pages`" },
  measure = book.damaged, demand = at_most { warn = 0.05, fail = 0.2 }, source = { "1.1" },
  reason  = { vi = "Không đọc được.", en = "They cannot be read." }, remedy = { vi = "Đóng lại.", en = "Rebind." },
}

rule "shelf.placed" {
  on = book, title = { vi = "Có kệ", en = "On a shelf" }, severity = "minor",
  measure = book.shelf, demand = present(),
  reason = { vi = "Để tìm thấy.", en = "To be found." }, remedy = { vi = "Xếp kệ.", en = "Shelve it." },
}

rule "shelf.priced" {
  on = book, title = { vi = "Có giá", en = "Priced" }, severity = "minor",
  measure = book.price_vnd, demand = present "warn",
  reason = { vi = "Để bồi thường.", en = "For damages." }, remedy = { vi = "Ghi giá.", en = "Note it." },
}
