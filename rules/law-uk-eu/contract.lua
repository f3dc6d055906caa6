-- Hợp đồng cho chiến dịch tại Pháp: từ một mức thù lao trong năm, hợp đồng miệng là vô hiệu. Mức ấy tính chung mọi
-- khoản một nhãn hàng trả cho một KOL, kể cả hiện vật, nên nhiều bài nhỏ cộng lại vẫn có thể chạm mức.
--
-- The contract of a campaign in France: from a certain pay in a year on, an unwritten one is void. All that one
-- advertiser gives one KOL in the year counts, gifts included, so that many small posts may add up to it.

local contract = subject "contract"
local party, delivery = contract.parties, contract.deliverables

rule "law-eu.fr.written_contract" {
  on       = contract,
  title    = { vi = "Hợp đồng bằng văn bản (Pháp)", en = "Written contract (France)" },
  severity = "major",
  source   = { "fr-law-2023-451.8", "fr-decree-2025-1137" },

  when  = case.campaign.markets:contains "FR",
  parts = {
    part "unwritten" {
      label   = { vi = "Thù lao trong năm khi chưa có văn bản", en = "Pay in the year without a written contract" },
      when    = contract.written:is_false(),
      measure = contract.year_total_vnd,
      demand  = at_most(30000000),  -- EUR 1,000; the rate of exchange is a convention
    },
    part "party" {
      label  = { vi = "Các bên ký hợp đồng", en = "Parties to the contract" },
      each   = party,
      absent = "warn",
      parts  = {
        part "name"    { measure = party.legal_name,  demand = present "warn" },
        part "country" { measure = party.tax_country, demand = present "warn" },
      },
    },
    part "deliverables" {
      label  = { vi = "Hạng mục bàn giao", en = "Deliverables" },
      each   = delivery,
      absent = "warn",
    },
    part "law" {
      absent  = "warn",
      measure = contract.governing_law,
      demand  = equals { warn = "FR" },
    },
  },

  reason = {
    vi = "Một nhãn hàng trả cho một KOL từ 1.000 euro một năm, kể cả hiện vật, mà hợp đồng không lập thành văn bản \z
          thì vô hiệu: Điều 8 Luật 2023-451 của Pháp và Nghị định 2025-1137, hiệu lực từ 01/01/2026.",
    en = "From EUR 1,000 a year for one advertiser, gifts included, a contract with a KOL that is not in writing is \z
          void: French Law 2023-451, art. 8, and Decree 2025-1137, in force from 2026-01-01.",
  },
  remedy = {
    vi = "Ký hợp đồng bằng văn bản trước bài đầu tiên, ghi tên pháp lý và nước cư trú thuế của từng bên, hạng mục bàn \z
          giao, thù lao kể cả hiện vật, và chọn luật Pháp.",
    en = "Sign a written contract before the first post, with each party's legal name and country of tax residence, \z
          the deliverables, the pay with gifts, and French law as the governing law.",
  },
  wording = {
    vi = "Hợp đồng này được lập thành văn bản giữa Bên A: [tên pháp lý], [địa chỉ, email], cư trú thuế tại [nước]; và \z
          Bên B: [tên pháp lý], [địa chỉ, email], cư trú thuế tại [nước]. Bên B thực hiện: [số lượng, định dạng, nền \z
          tảng, hạn đăng]. Phí: [số tiền]; hiện vật trị giá [số tiền]. Quyền sở hữu trí tuệ đối với nội dung: [thỏa \z
          thuận]. Hợp đồng này chịu sự điều chỉnh của pháp luật Pháp.",
    en = "This Contract is made in writing between Party A: [legal name], [address, email], tax resident in \z
          [country]; and Party B: [legal name], [address, email], tax resident in [country]. Party B delivers: \z
          [quantity, format, platform, last day]. Fee: [amount]; goods in kind worth [amount]. Intellectual property \z
          in the content: [terms]. This Contract is governed by French law.",
  },
}
