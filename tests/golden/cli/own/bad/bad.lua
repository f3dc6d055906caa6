local book = subject "book"

rule "bad.book.length" {
  on = book, titel = { vi = "Độ dài", en = "Length" },
  measure = book.page, demand = at_most(5),
}
