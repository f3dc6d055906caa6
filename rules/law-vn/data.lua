-- Dữ liệu cá nhân thu trong chiến dịch: có bằng chứng đồng ý, nói trước sẽ quảng cáo thế nào, lúc nào cũng từ chối
-- được.
-- Chiến dịch không thu dữ liệu cá nhân thì tiêu chí này không áp dụng.
--
-- Personal data collected in the campaign: consent on record, the way of advertising told beforehand, always a way
-- out.
-- A campaign that collects none is outside this rule.

local campaign = subject "campaign"
local data = campaign.data

rule "law-vn.data.consent_for_ads" {
  on       = campaign,
  title    = { vi = "Sự đồng ý dùng dữ liệu cá nhân để quảng cáo", en = "Consent to ads based on personal data" },
  severity = "critical",
  source   = { "law-91-2025.4", "law-91-2025.9", "law-91-2025.28", "decree-356-2025", "decree-330-2026" },

  when  = all_of { campaign.markets:contains "VN", data.collects_personal_data:is_true() },
  parts = {
    part "consent" {
      absent  = "fail",
      measure = data.consent_recorded,
      demand  = is_true(),
    },
    part "opt_out" {
      absent  = "fail",
      measure = data.opt_out_offered,
      demand  = is_true(),
    },
    part "notice" {
      absent  = "warn",
      measure = data.ad_method_notice,
      demand  = is_true "warn",
    },
    part "transfer" {
      measure = data.cross_border,
      demand  = is_false "warn",
    },
  },

  reason = {
    vi = "Chỉ được quảng cáo bằng dữ liệu cá nhân khi chủ thể dữ liệu đồng ý, biết rõ cách quảng cáo và từ chối được \z
          (Điều 4, 9, 28 Luật Bảo vệ dữ liệu cá nhân 2025, Luật 91/2025, và Nghị định 356/2025, cùng hiệu lực từ \z
          01/01/2026); xử phạt theo Nghị định 330/2026, hiệu lực từ 19/08/2026.",
    en = "Personal data may serve advertising only with the consent of people who know how it is done and can refuse \z
          (Personal Data Protection Law 2025, Law 91/2025, art. 4, 9 and 28, and Decree 356/2025, both in force from \z
          2026-01-01); sanctions under Decree 330/2026, in force from 2026-08-19.",
  },
  remedy = {
    vi = "Lưu nhật ký đồng ý (lời văn, thời điểm, cách lấy), nói trước nội dung và tần suất gửi, gắn nút hủy nhận \z
          vào mỗi tin; dữ liệu ra nước ngoài thì nộp hồ sơ đánh giá tác động chuyển dữ liệu.",
    en = "Keep a log of consents (wording, time, means), tell content and frequency beforehand, put a stop link into \z
          each message; if data go abroad, file the transfer impact assessment.",
  },
}
