local library = subject "library"

rule "more.library.named" {
  on = library, title = { vi = "Có tên", en = "Has a name" },
  measure = library.name, demand = present(),
}
