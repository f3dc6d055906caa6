local book = subject "book"

rule "lending.book.length" {
  on = book, title = { vi = "Độ dài", en = "Length of the book" },
  measure = book.pages,
  demand = at_most { warn = 400, fail = 900 },
  reason = { vi = "Sách dày ít người đọc hết.", en = "Few readers finish a thick book." },
  remedy = { vi = "Mua bản chia tập.", en = "Buy it in volumes." },
}

rule "lending.book.lent" {
  on = book, title = { vi = "Được mượn", en = "Lent out" },
  measure = book.lent_share,
  demand = at_least { warn = 0.2, fail = 0.05 },
  severity = "critical",
  reason = { vi = "Sách nằm trên kệ thì không ai đọc.", en = "A book on the shelf is read by nobody." },
  remedy = { vi = "Trưng bày ở lối vào.", en = "Show it at the entrance." },
}
