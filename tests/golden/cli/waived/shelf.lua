local library = subject "library"

rule "shelf.books" {
  on = library, title = { vi = "Sách trên kệ", en = "Books on the shelf" },
  each = case.books,
  parts = {
    part "pages" { measure = case.books.pages, demand = at_most { warn = 300, fail = 1000 } },
    part "lent" { measure = case.books.lent_share, demand = at_least { warn = 0.2, fail = 0.05 } },
  },
  reason = { vi = "Kệ sách có hạn.", en = "Shelves are finite." },
  remedy = { vi = "Thanh lý bớt.", en = "Give some away." },
}

rule "shelf.named" {
  on = library, title = { vi = "Tên thư viện", en = "Name of the library" },
  check = function(library)
    if library.name == "City library" then return fail { vi = "Tên quá chung.", en = "The name says nothing." } end
    return pass()
  end,
  reason = { vi = "Tên để phân biệt.", en = "A name tells apart." },
  remedy = { vi = "Đặt tên riêng.", en = "Find a name of its own." },
}
