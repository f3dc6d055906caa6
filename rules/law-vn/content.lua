-- Lời và hình trong bài: nói đúng, có căn cứ, không xưng “nhất” suông, không so sánh trực tiếp, AI thì gắn nhãn.
-- Câu nói ngoài danh sách đã duyệt cũng là nội dung quảng cáo, và chưa ai kiểm chứng câu đó.
--
-- Words and pictures of a post: true, backed, no bare superlatives, no direct comparison, AI labelled.
-- What is said outside the approved list is advertising as well, and nobody has checked it.

local post = subject "post"
local claim = post.claims

local is_vn = post.markets:contains "VN"

rule "law-vn.content.truthful_claims" {
  on       = post,
  title    = { vi = "Căn cứ của nội dung quảng cáo", en = "Evidence for claims" },
  severity = "critical",
  source   = { "law-advertising-2012.8", "law-advertising-2012.19", "decree-87-2026.50" },

  when  = is_vn,
  parts = {
    part "claim" {
      label = { vi = "Từng nội dung quảng cáo", en = "Each claim" },
      each  = claim,
      parts = {
        part "evidence" { measure = claim.evidence_ref,       demand = present() },
        part "declared" { measure = claim.within_declaration, demand = is_true() },
      },
    },
    part "unlisted" {
      measure = post.unlisted_claims,
      demand  = empty(),
    },
    part "false" {
      measure = post.false_elements,
      demand  = at_most(0),
    },
  },

  reason = {
    vi = "Cấm quảng cáo sai hoặc gây nhầm lẫn về chất lượng, công dụng (khoản 9 Điều 8 và khoản 1 Điều 19 Luật Quảng \z
          cáo 2012, hiệu lực từ 01/01/2013): phạt cá nhân 80–100 triệu đồng, tổ chức gấp đôi (khoản 5 Điều 50 và \z
          Điều 6 Nghị định 87/2026, hiệu lực từ 15/05/2026).",
    en = "Ads that are wrong or misleading about quality and uses are forbidden (Advertising Law 2012, art. 8(9) and \z
          19(1), in force from 2013-01-01): individuals face fines of VND 80–100 million, organisations double \z
          (Decree 87/2026, art. 50(5) and 6, in force from 2026-05-15).",
  },
  remedy = {
    vi = "Cắt câu chưa có tài liệu hoặc vượt phạm vi công bố, gắn mã tài liệu cho câu giữ lại; bài đã đăng mà sai \z
          thì sửa ngay và đăng đính chính.",
    en = "Cut what has no document or exceeds the declaration, attach the document to what stays; where a wrong post \z
          is out, correct it and publish a correction.",
  },
}

rule "law-vn.content.superlative_comparison" {
  on       = post,
  title    = { vi = "Từ “nhất”, “số một” và so sánh trực tiếp", en = "Superlatives and direct comparison" },
  severity = "critical",
  source   = { "law-advertising-2012.8", "circular-12-2026-tt-bvhttdl", "decree-87-2026.50" },

  when  = is_vn,
  parts = {
    part "superlative" {
      each    = claim,
      where   = claim.kind:equals "superlative",
      measure = claim.evidence_kind,
      demand  = { present(), one_of { "market_survey", "award_certificate" } },
    },
    part "comparison" {
      measure = post.names_competitor,
      demand  = is_false(),
    },
  },

  reason = {
    vi = "Nói “nhất”, “duy nhất”, “tốt nhất”, “số một” phải có tài liệu hợp pháp, và cấm so sánh trực tiếp với đối \z
          thủ (khoản 10, 11 Điều 8 Luật Quảng cáo 2012, hiệu lực từ 01/01/2013; Thông tư 12/2026/TT-BVHTTDL, hiệu \z
          lực từ 05/07/2026). Phạt cá nhân 10–20 triệu đồng (khoản 2 Điều 50 Nghị định 87/2026, hiệu lực từ \z
          15/05/2026).",
    en = "“Nhất” (most), “duy nhất” (only), “tốt nhất” (best), “số một” (number one) need lawful proof, and direct \z
          comparison is banned (Advertising Law 2012, art. 8(10)–(11), in force from 2013-01-01; Circular \z
          12/2026/TT-BVHTTDL, in force from 2026-07-05). Individuals face fines of VND 10–20 million (Decree \z
          87/2026, art. 50(2), in force from 2026-05-15).",
  },
  remedy = {
    vi = "Bỏ các từ này, hoặc đính kèm kết quả khảo sát của đơn vị được phép nghiên cứu thị trường hay giấy chứng \z
          nhận giải thưởng; bỏ tên, logo và sản phẩm của đối thủ.",
    en = "Drop the word, or attach a survey by a licensed market researcher or an award certificate; remove the \z
          rival's name, logo and product.",
  },
}

rule "law-vn.ai.synthetic_label" {
  on       = post,
  title    = { vi = "Nhãn AI cho nội dung mô phỏng", en = "AI label on imitations" },
  severity = "critical",
  source   = { "law-134-2025.11", "decree-142-2026" },
  from     = "2026-03-01",

  when  = is_vn,
  parts = any_of {
    part "real" {
      measure = post.ai_synthetic_person,
      demand  = is_false(),
    },
    part "labelled" {
      absent  = "fail",
      measure = post.ai_labelled,
      demand  = is_true(),
    },
  },

  reason = {
    vi = "Hình ảnh, âm thanh, video dùng AI để mô phỏng người thật hoặc dựng lại sự kiện thật phải gắn nhãn dễ nhận \z
          ra (khoản 4 Điều 11 Luật Trí tuệ nhân tạo 2025, Luật 134/2025, hiệu lực từ 01/03/2026).",
    en = "Pictures, sound and video in which AI imitates a real person or a real event need an easily seen label (AI \z
          Law 2025, Law 134/2025, art. 11(4), in force from 2026-03-01).",
  },
  remedy = {
    vi = "Ghi “Nội dung do AI tạo” trên khung hình suốt đoạn đó và ở đầu lời bài, bật nhãn AI của nền tảng; hoặc \z
          quay lại với người thật.",
    en = "Write “Nội dung do AI tạo” (made by AI) on the frame throughout and at the start of the caption, switch on \z
          the platform's AI label; or shoot again with the real person.",
  },
}
