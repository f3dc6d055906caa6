-- Giá booking so với số lượt xem dự kiến. Chưa có mặt bằng giá Việt Nam đã kiểm chứng: ngưỡng là quy ước,
-- quy từ bảng giá quốc tế năm 2026 (khoảng 26.000 ₫ một đô la). Hãy thay bằng giá agency của mình đã trả.
--
-- The quoted price against the expected views. There is no verified Vietnamese benchmark: the bounds are a convention
-- from international prices of 2026 (about 26,000 VND to the dollar). Put in what your own agency has paid.

local kol = subject "kol"

local price = parameter "selection.price.cost_per_mille.warn" {
  nano = 650000, micro = 650000, mid = 650000, macro = 1300000, mega = 1300000,
}

rule "selection.price.cost_per_mille" {
  on       = kol,
  title    = { vi = "Giá cho 1.000 lượt xem", en = "Price of 1,000 views" },
  severity = "minor",
  source   = { "001.4", "untapper-2026" },

  when    = all_of { kol.quote_vnd:present(), kol.expected_views:present() },
  unit    = "VND/1000 views",
  measure = kol.quote_vnd / kol.expected_views * 1000,
  demand  = at_most { warn = price(kol.tier), fail = price(kol.tier) * 2 },

  reason = {
    vi = "Giá phải tương xứng với số lượt xem mua được; trả cao hơn mặt bằng thì phải đổi lại một quyền lợi khác.",
    en = "The price must match the views it buys; what is paid above the going rate must buy something else.",
  },
  remedy = {
    vi = "Thương lượng lại báo giá, xin thêm quyền dùng lại nội dung, hoặc chuyển một phần phí sang trả theo kết quả.",
    en = "Negotiate the quote, ask for usage rights in return, or make part of the fee depend on results.",
  },
}
