-- Nghĩa vụ khi quảng cáo: gắn nhãn, giấy tờ sản phẩm, nội dung được nói. Luật buộc cả hai bên, hợp đồng ghi ai làm gì.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Duties in advertising: label, product papers, permitted claims. The law binds both, the contract says who does what.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"
local markets = case.campaign.markets

local disclosure = contract.clauses.disclosure

rule "contract.disclosure.clause" {
  on       = contract,
  title    = { vi = "Nghĩa vụ gắn nhãn quảng cáo", en = "Duty to label the ad" },
  severity = "critical",
  source   = { "law-75-2025.15a", "law-75-2025.23", "16-cfr-255.5", "fr-law-2023-451.5", "cap-code.2" },

  label  = { vi = "Điều khoản gắn nhãn quảng cáo", en = "Disclosure clause" },
  each   = disclosure,
  absent = "fail",
  parts  = {
    part "markets" {  -- a campaign without markets has none to cover
      when    = markets:not_empty(),
      measure = disclosure.markets,
      demand  = contains(markets),
    },
    part "throughout" {
      absent  = "warn",
      measure = disclosure.before_and_during,
      demand  = is_true "warn",
    },
    part "label" {
      measure = disclosure.label,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Quảng cáo giấu nhãn là trái luật; tại Việt Nam phải báo trước và có dấu hiệu nhận biết (khoản 3 Điều 15a, \z
          khoản 2 Điều 23 Luật Quảng cáo 2012, bổ sung và sửa đổi bởi Luật 75/2025, hiệu lực từ 01/01/2026).",
    en = "A hidden ad is unlawful; in Vietnam it must be announced and recognisable (Advertising Law 2012, art. \z
          15a(3) and 23(2), added and amended by Law 75/2025, in force from 2026-01-01).",
  },
  remedy = {
    vi = "Ghi vào hợp đồng: chữ trên nhãn, vị trí nhãn, thông báo ngay trước và suốt phần quảng cáo, và từng thị \z
          trường của chiến dịch.",
    en = "Write into the contract the words of the label, its place, the notice before and throughout the ad, and \z
          each market of the campaign.",
  },
  wording = {
    vi = "Với nội dung đăng tại [các thị trường của chiến dịch], Bên B gắn nhãn “[chữ trên nhãn, ví dụ #quangcao]” ở \z
          chỗ thấy ngay, thông báo việc quảng cáo ngay trước và trong suốt phần quảng cáo, và bật công cụ gắn nhãn \z
          của nền tảng. Thiếu nhãn, Bên B sửa hoặc gỡ bài trong [số giờ] giờ.",
    en = "For content published in [the campaign's markets], Party B applies the label “[words, for example #ad]” \z
          where it is seen at once, announces the ad right before and throughout it, and switches on the platform's \z
          disclosure tool. Where the label is missing, Party B corrects or removes the post within [number] hours.",
  },
}

local papers = contract.clauses.compliance_docs

rule "contract.docs.product_file" {
  on       = contract,
  title    = { vi = "Giấy tờ sản phẩm giao cho KOL", en = "Product papers for the KOL" },
  severity = "critical",
  source   = { "law-75-2025.15a", "law-19-2023.22" },

  when   = markets:contains "VN",
  label  = { vi = "Điều khoản giao giấy tờ sản phẩm", en = "Clause on product papers" },
  each   = papers,
  absent = "fail",
  parts  = {
    part "docs" {
      absent  = "fail",
      measure = papers.docs,
      demand  = not_empty(),
    },
    part "delivery" {
      measure = papers.delivery_days,
      demand  = at_least { warn = 3 },
    },
  },

  reason = {
    vi = "KOL phải kiểm tra giấy tờ trước khi quảng cáo (khoản 1, 3 Điều 15a Luật Quảng cáo 2012, do Luật 75/2025 bổ \z
          sung, hiệu lực từ 01/01/2026) và chịu trách nhiệm với người mua (khoản 3 Điều 22 Luật Bảo vệ quyền lợi \z
          người tiêu dùng 2023, Luật 19/2023, hiệu lực từ 01/07/2024).",
    en = "The KOL must check the papers before advertising (Advertising Law 2012, art. 15a(1) and (3), added by Law \z
          75/2025, in force from 2026-01-01) and answers to buyers (Consumer Protection Law 2023, Law 19/2023, art. \z
          22(3), in force from 2024-07-01).",
  },
  remedy = {
    vi = "Đính kèm thành phụ lục giấy phép, số tiếp nhận phiếu công bố, kết quả kiểm nghiệm; giao ít nhất ba ngày \z
          trước bài đầu tiên.",
    en = "Annex licences, notification number and test reports; hand them over at least three days before the first \z
          post.",
  },
  wording = {
    vi = "Ít nhất [ba] ngày trước ngày đăng bài đầu tiên, Bên A giao Bên B bản sao: [phiếu công bố, giấy xác nhận nội \z
          dung quảng cáo, kết quả kiểm nghiệm]. Bên A chịu trách nhiệm về tính xác thực của giấy tờ và bổ sung ngay \z
          khi có thay đổi. Chưa nhận đủ, Bên B được lùi ngày đăng mà không bị phạt.",
    en = "At least [three] days before the first post Party A hands over copies of: [notification, advertising \z
          content confirmation, test reports]. Party A answers for their truth and updates them without delay. Until \z
          they are complete, Party B may postpone publication without penalty.",
  },
}

local claims = contract.clauses.claims

rule "contract.claims.approved_only" {
  on       = contract,
  title    = { vi = "Nội dung quảng cáo được phép", en = "Permitted claims" },
  severity = "critical",
  source   = { "law-advertising-2012.8", "law-advertising-2012.19", "law-19-2023.22", "16-cfr-255.1" },

  label  = { vi = "Điều khoản nội dung được phép", en = "Clause on permitted claims" },
  each   = claims,
  absent = "fail",
  parts  = {
    part "approved" {
      measure = claims.approved_only,
      demand  = is_true "warn",
    },
    part "own_opinion" {
      measure = claims.truthful_own_opinion,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "KOL nói quá một câu, nhãn hàng cũng phải chịu: cấm quảng cáo sai sự thật (khoản 9 Điều 8, Điều 19 Luật \z
          Quảng cáo 2012, hiệu lực từ 01/01/2013), và hai bên cùng chịu trách nhiệm với người mua (khoản 3 Điều 22 \z
          Luật Bảo vệ quyền lợi người tiêu dùng 2023, Luật 19/2023, hiệu lực từ 01/07/2024).",
    en = "One exaggerated sentence is the brand's problem too: untrue ads are forbidden (Advertising Law 2012, art. \z
          8(9) and 19, in force from 2013-01-01), and both sides answer to buyers (Consumer Protection Law 2023, Law \z
          19/2023, art. 22(3), in force from 2024-07-01).",
  },
  remedy = {
    vi = "Lập phụ lục các câu được nói về công dụng, kèm tài liệu chứng minh; ghi rõ phần cảm nhận là ý kiến thật \z
          của KOL.",
    en = "Annex the statements that may be made about the product, each with its evidence, and state that opinions \z
          are the KOL's own.",
  },
  wording = {
    vi = "Về công dụng, chất lượng, thành phần, giá của sản phẩm, Bên B chỉ nói những gì ghi trong Phụ lục [số], là \z
          nội dung Bên A có tài liệu chứng minh. Phần cảm nhận là ý kiến thật của Bên B sau khi dùng; Bên A không \z
          yêu cầu Bên B khen trái với cảm nhận đó.",
    en = "On effects, quality, ingredients and price Party B says only what stands in Annex [number], for which \z
          Party A holds evidence. Opinions are Party B's own and honest, formed in use; Party A does not ask for \z
          praise that goes against them.",
  },
}
