local book = subject "book"

rule "texts.cited" {
  on = book, source = { "rules.2" }, title = { vi = "Sách", en = "Books" },
  reason = { vi = "Vì vậy.", en = "Because." }, remedy = { vi = "Sửa {book.title}.", en = "Mend {book.titles}." },
  wording = { vi = "Trả trong [số] ngày.", en = "Return within [number] days." },
  measure = book.title, demand = present(),
}
