-- Hàng đặc biệt: mỗi nhóm có câu bắt buộc và hình ảnh bị cấm riêng; tiêu chí áp dụng khi trong bài có sản phẩm của
-- nhóm. Câu bắt buộc được tính khi đã ghi vào danh sách khuyến cáo của bài (statements): hãy ghi theo bài thật, đừng
-- theo kịch bản.
--
-- Special goods: each category has compulsory words and forbidden images; a rule applies when such a product is in the
-- post. A sentence counts once it is listed among the post's statements: list what is in the post, not in the script.

local post = subject "post"
local product = post.products

local is_vn = post.markets:contains "VN"

-- Bài chưa ghi tác giả không phải là bài của lãnh đạo: phần về tác giả khi đó là chưa rõ (cách đọc chặt hơn).
-- A post without an author is no leader's: what is asked of the author is then unknown, the stricter of two readings.
local is_not_by_leader = post.leader_id:absent()

local is_cosmetic   = product.category:equals "cosmetics"
local is_supplement = product.category:equals "health_supplement"
local is_medicine   = product.category:equals "medicine_otc"
local is_clinic     = product.category:equals "medical_service"
local is_alcohol    = product.category:equals "alcohol"
local is_formula    = product.category:equals "infant_formula"
local is_food       = product.category:equals "infant_food"

rule "law-vn.cosmetics.content" {
  on       = post,
  title    = { vi = "Nội dung quảng cáo mỹ phẩm", en = "Content of cosmetics ads" },
  severity = "critical",
  source   = { "decree-342-2025.4" },
  from     = "2026-02-15",

  when  = all_of { is_vn, any(is_cosmetic) },
  parts = {
    part "imagery"     { measure = post.medical_imagery,     demand = is_false() },
    part "medicine"    { measure = post.medicine_impression, demand = is_false() },
    part "information" { measure = post.statements,          demand = contains { warn = "cosmetic_info" } },
  },

  reason = {
    vi = "Mỹ phẩm không được mượn danh y tế hay làm người xem tưởng là thuốc, và phải nêu tên, công dụng, bên công \z
          bố, cảnh báo (Điều 4 Nghị định 342/2025, hiệu lực từ 15/02/2026).",
    en = "Cosmetics may not borrow medical authority or be taken for medicine, and must show name, use, responsible \z
          party and warnings (Decree 342/2025, art. 4, in force from 2026-02-15).",
  },
  remedy = {
    vi = "Bỏ áo blouse, bác sĩ, phòng khám và chữ “trị”, “đặc trị”; hiện tên sản phẩm, công dụng, tên và địa chỉ bên \z
          công bố, cảnh báo trên màn hình.",
    en = "Take out white coats, doctors, clinics and words of cure; show product name, use, name and address of the \z
          responsible party, and warnings on screen.",
  },
}

rule "law-vn.supplement.statement" {
  on       = post,
  title    = { vi = "Câu bắt buộc với thực phẩm bảo vệ sức khỏe", en = "Statements on health supplements" },
  severity = "critical",
  source   = { "decree-342-2025.5", "decree-15-2018.27" },

  when  = all_of { is_vn, any(is_supplement) },
  parts = {
    part "statements" { measure = post.statements,      demand = contains { "supplement_phrase", "not_a_medicine" } },
    part "imagery"    { measure = post.medical_imagery, demand = is_false() },
    part "author"     { measure = post.kol.health_professional, demand = is_false(), when = is_not_by_leader },
  },

  reason = {
    vi = "Quảng cáo phải có cụm từ “Thực phẩm bảo vệ sức khỏe” và khuyến cáo không phải là thuốc (khoản 2, 3 Điều 5 \z
          Nghị định 342/2025, hiệu lực từ 15/02/2026), không dùng nhân viên y tế hay thư cảm ơn của người bệnh (khoản \z
          2 Điều 27 Nghị định 15/2018, hiệu lực từ 02/02/2018).",
    en = "The ad must bear the phrase “Thực phẩm bảo vệ sức khỏe” and say that it is not a medicine (Decree \z
          342/2025, art. 5(2)–(3), in force from 2026-02-15), without health workers or patients' letters (Decree \z
          15/2018, art. 27(2), in force from 2018-02-02).",
  },
  remedy = {
    vi = "Chèn cụm từ đó và câu “Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh” \z
          (video dưới 15 giây thì hiện chữ, không cần đọc); đổi KOL nếu là bác sĩ, dược sĩ, y tá.",
    en = "Insert the phrase and the sentence “Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc \z
          chữa bệnh” (below 15 seconds in writing only); replace a KOL who is a doctor, pharmacist or nurse.",
  },
}

rule "law-vn.medicine_health.content" {
  on       = post,
  title    = { vi = "Nội dung quảng cáo thuốc và khám, chữa bệnh", en = "Content of medicine and clinic ads" },
  severity = "critical",
  source   = { "decree-163-2025.103", "decree-342-2025.9", "decree-87-2026.69", "decree-87-2026.75" },

  when  = all_of { is_vn, any(any_of { is_medicine, is_clinic }) },
  parts = {
    part "imagery" { measure = post.medical_imagery, demand = is_false() },
    part "leaflet" { measure = post.statements,      demand = contains "read_leaflet", when = any(is_medicine) },
    part "confirmation" {
      each    = product,
      where   = is_medicine,
      measure = product.legal.ad_confirmation_no,
      demand  = present(),
    },
    part "licence" {
      label   = { vi = "Số giấy phép hoạt động khám, chữa bệnh", en = "Number of the operating licence" },
      each    = product,
      where   = is_clinic,
      measure = product.legal.notification_no,
      demand  = present(),
    },
  },

  reason = {
    vi = "Quảng cáo thuốc và khám, chữa bệnh có nội dung bắt buộc và từ ngữ bị cấm (Điều 103, 104 Nghị định \z
          163/2025, hiệu lực từ 01/07/2025; Điều 9 Nghị định 342/2025, hiệu lực từ 15/02/2026); vi phạm bị phạt theo \z
          Điều 69, 75 Nghị định 87/2026, hiệu lực từ 15/05/2026.",
    en = "Ads for medicine and clinics have compulsory content and forbidden words (Decree 163/2025, art. 103 and \z
          104, in force from 2025-07-01; Decree 342/2025, art. 9, in force from 2026-02-15); breaches are fined \z
          under Decree 87/2026, art. 69 and 75, in force from 2026-05-15.",
  },
  remedy = {
    vi = "Thuốc: ghi số giấy xác nhận nội dung và câu “Đọc kỹ hướng dẫn sử dụng trước khi dùng”. Phòng khám: ghi số \z
          giấy phép hoạt động. Bỏ hình ảnh, trang phục, tên và thư của nhân viên y tế.",
    en = "Medicine: show the confirmation number and “Đọc kỹ hướng dẫn sử dụng trước khi dùng” (read the leaflet). \z
          Clinics: show the licence number. Take out images, clothing, names and letters of health workers.",
  },
}

rule "law-vn.alcohol.limits" {
  on       = post,
  title    = { vi = "Giới hạn khi quảng cáo rượu, bia", en = "Limits on alcohol ads" },
  severity = "critical",
  source   = { "law-44-2019.12", "decree-24-2020.5" },

  when  = all_of { is_vn, any(is_alcohol) },
  parts = {
    part "abv" {
      each    = product,
      where   = is_alcohol,
      measure = product.abv,
      demand  = below(15),
    },
    part "warning"  { measure = post.statements,     demand = contains "alcohol_warning" },
    part "minor"    { measure = post.minor_present,  demand = is_false() },
    part "audience" { measure = post.targets_minors, demand = is_false() },
    part "author"   { measure = post.kol.is_minor,   demand = is_false(), when = is_not_by_leader },
  },

  reason = {
    vi = "Chỉ rượu, bia dưới 15 độ được quảng cáo, phải kèm cảnh báo và không hướng đến người dưới 18 tuổi (Điều 12 \z
          Luật Phòng, chống tác hại của rượu, bia 2019, Luật 44/2019, hiệu lực từ 01/01/2020; khoản 3 Điều 5 Nghị \z
          định 24/2020, hiệu lực từ 24/02/2020).",
    en = "Only alcohol below 15% vol may be advertised, with a warning and away from minors (Alcohol Harm Prevention \z
          Law 2019, Law 44/2019, art. 12, in force from 2020-01-01; Decree 24/2020, art. 5(3), in force from \z
          2020-02-24).",
  },
  remedy = {
    vi = "Thêm một trong ba câu cảnh báo luật định, ví dụ “Người dưới 18 tuổi không được uống rượu, bia”; chỉ quay \z
          người từ 18 tuổi và giới hạn tuổi người xem khi chạy media.",
    en = "Add one of the three legal warnings, such as “Người dưới 18 tuổi không được uống rượu, bia” (no alcohol \z
          under 18); show adults only and limit the age of the audience.",
  },
}

rule "law-vn.infant.statement" {
  on       = post,
  title    = { vi = "Quảng cáo sữa và thức ăn cho trẻ nhỏ", en = "Ads for infant nutrition" },
  severity = "critical",
  source   = { "decree-100-2014", "law-advertising-2012.7", "decree-342-2025" },

  when  = all_of { is_vn, any(any_of { is_formula, is_food }) },
  parts = {
    part "breast_milk"   { measure = post.statements, demand = contains "breast_milk_best" },
    part "complementary" { measure = post.statements, demand = contains "complementary_food", when = any(is_food) },
    part "formula_age" {
      each    = product,
      where   = is_formula,
      measure = product.min_child_months,
      demand  = at_least(24),
    },
    part "food_age" {
      each    = product,
      where   = is_food,
      measure = product.min_child_months,
      demand  = at_least(6),
    },
  },

  reason = {
    vi = "Luật đặt sữa mẹ lên trước: quảng cáo phải mở đầu bằng câu về sữa mẹ (Nghị định 100/2014, hiệu lực từ \z
          01/03/2015), và cấm quảng cáo sữa thay thế sữa mẹ cho trẻ dưới 24 tháng tuổi, thức ăn bổ sung cho trẻ dưới \z
          6 tháng tuổi (Điều 7 Luật Quảng cáo 2012, hiệu lực từ 01/01/2013).",
    en = "Breast milk comes first by law: the ad opens with a sentence on it (Decree 100/2014, in force from \z
          2015-03-01); substitutes for children under 24 months and food for those under 6 months may not be \z
          advertised (Advertising Law 2012, art. 7, in force from 2013-01-01).",
  },
  remedy = {
    vi = "Mở đầu bằng “Sữa mẹ là thức ăn tốt nhất cho sức khỏe và sự phát triển toàn diện của trẻ nhỏ”; thức ăn bổ \z
          sung thì thêm “Sản phẩm này là thức ăn bổ sung và được ăn thêm cùng với sữa mẹ dùng cho trẻ trên 06 tháng \z
          tuổi”. Sản phẩm cho trẻ dưới tuổi được phép thì dừng quảng cáo.",
    en = "Open with “Sữa mẹ là thức ăn tốt nhất cho sức khỏe và sự phát triển toàn diện của trẻ nhỏ”; for \z
          complementary food add “Sản phẩm này là thức ăn bổ sung và được ăn thêm cùng với sữa mẹ dùng cho trẻ trên \z
          06 tháng tuổi”. Stop the ad for a product below the permitted age.",
  },
}
