-- Hình thức và phần việc: các bên là ai, ký khi nào, bàn giao những gì, ai duyệt, đăng vào giờ nào.
-- Điều khoản đã có mà chưa nhập nội dung nào thì là chưa rõ, không phải không đạt: cần nhập nội dung trước khi xét.
--
-- Form and work: who the parties are, when they sign, what is delivered, who approves it, and at what hour it goes out.
-- A clause that stands there with none of its terms entered is unknown, not faulty: enter its terms first.

local contract = subject "contract"
local party, posted_at = contract.parties, contract.posts.posted_at
local first_posted = smallest(posted_at, posted_at:present())

rule "contract.form.written_signed" {
  on       = contract,
  title    = { vi = "Hình thức, ngày ký và các bên", en = "Form, signature and parties" },
  severity = "critical",
  source   = { "law-advertising-2012.6", "cuad.parties", "cuad.agreement_date", "cuad.effective_date" },

  parts = {
    part "written" {
      measure = contract.written,
      demand  = is_true(),
    },
    part "signed" {  -- while nothing is posted, any day of signature will do
      label   = { vi = "Ngày ký so với bài đăng đầu tiên", en = "Signature against the first publication" },
      measure = contract.signed_on,
      demand  = not_after(first_of(first_posted, contract.signed_on)),
    },
    part "party" {
      label  = { vi = "Thông tin các bên ký", en = "Details of the parties" },
      each   = party,
      absent = "warn",
      parts  = {
        part "name"     { measure = party.legal_name, demand = present "warn" },
        part "tax_code" { measure = party.tax_code,   demand = present "warn" },
        part "address"  { measure = party.address,    demand = present "warn" },
      },
    },
  },

  reason = {
    vi = "Đăng trước ký sau thì lúc tranh chấp khó chứng minh ai đã nhận làm gì; hợp tác quảng cáo phải có hợp đồng \z
          dịch vụ quảng cáo (Điều 6 Luật Quảng cáo 2012, hiệu lực từ 01/01/2013).",
    en = "When the post comes before the signature, nobody can prove who owed what; advertising work calls for a \z
          service contract (Advertising Law 2012, art. 6, in force from 2013-01-01).",
  },
  remedy = {
    vi = "Ký bản giấy hoặc ký điện tử trước khi bài đầu tiên lên; điền đủ tên pháp lý, mã số thuế hoặc số định danh, \z
          địa chỉ của từng bên.",
    en = "Sign on paper or electronically before the first post goes out; fill in each party's legal name, tax code \z
          or personal id, and address.",
  },
  wording = {
    vi = "Hợp đồng này được lập thành văn bản, ký ngày [ngày ký], giữa Bên A: [tên doanh nghiệp], mã số thuế [mã số \z
          thuế], địa chỉ [địa chỉ], và Bên B: [họ tên theo giấy tờ], mã số thuế hoặc số định danh cá nhân [số], địa \z
          chỉ [địa chỉ]. Bên B không đăng nội dung nào trước ngày ký.",
    en = "This Contract is made in writing and signed on [date] between Party A: [legal name], tax code [tax code], \z
          of [address], and Party B: [name as in the identity papers], tax code or personal id [number], of \z
          [address]. Party B publishes nothing before the date of signature.",
  },
}

local minors = contract.clauses.minors

rule "contract.minor.guardian" {
  on       = contract,
  title    = { vi = "Người giám hộ của KOL chưa thành niên", en = "Guardian of a KOL under 18" },
  severity = "critical",
  source   = { "civil-code-2015", "trade-practice" },

  when  = contract.kol.is_minor:is_true(),
  parts = {
    part "clause" {
      label  = { vi = "Điều khoản về người chưa thành niên", en = "Clause on minors" },
      each   = minors,
      absent = "fail",
      parts  = {
        part "signed" {
          absent  = "fail",
          measure = minors.guardian_signed,
          demand  = is_true(),
        },
        part "hours" {
          measure = minors.hours_limit,
          demand  = present "warn",
        },
      },
    },
    part "party" {
      label   = { vi = "Người giám hộ trong các bên ký", en = "Guardian among the parties" },
      measure = any(contract.parties.role:equals "guardian"),
      demand  = is_true(),
    },
  },

  reason = {
    vi = "KOL dưới 18 tuổi tự ký thì hợp đồng dễ bị tuyên vô hiệu: tùy độ tuổi, Điều 21 Bộ luật Dân sự 2015 (hiệu lực \z
          từ 01/01/2017) yêu cầu người đại diện theo pháp luật đồng ý. Cha mẹ hoặc người giám hộ cùng ký thì cả hai \z
          bên đều yên tâm.",
    en = "A contract that a KOL under 18 signs alone may be declared void: depending on age, the Civil Code 2015, \z
          art. 21 (in force from 2017-01-01) asks for a legal representative's consent. A parent's or guardian's \z
          signature protects both sides.",
  },
  remedy = {
    vi = "Mời cha, mẹ hoặc người giám hộ ký với tư cách một bên, và ghi số giờ làm việc tối đa mỗi ngày.",
    en = "Have a parent or guardian sign as a party, and set a limit of working hours a day.",
  },
  wording = {
    vi = "[Họ tên, số định danh], là [cha / mẹ / người giám hộ] của Bên B, đồng ý với Hợp đồng và cùng ký với tư \z
          cách một bên. Bên B làm việc không quá [số giờ] giờ mỗi ngày, ngoài giờ học, có cha, mẹ hoặc người giám hộ \z
          đi cùng.",
    en = "[Name, personal id], [father / mother / guardian] of Party B, consents to this Contract and signs it as a \z
          party. Party B works at most [number] hours a day, outside school hours and accompanied by a parent or \z
          guardian.",
  },
}

local work = contract.deliverables

rule "contract.deliverables.spec_complete" {
  on       = contract,
  title    = { vi = "Mô tả hạng mục bàn giao", en = "Specification of the deliverables" },
  severity = "major",
  source   = { "001.43", "influencerfee-2026", "tomoson-2026" },

  each   = work,
  absent = "fail",
  parts  = {
    part "platform" { measure = work.platform,  demand = present() },
    part "format"   { measure = work.format,    demand = present() },
    part "quantity" { measure = work.quantity,  demand = present() },
    part "due"      { measure = work.due_on,    demand = present() },
    part "live"     { measure = work.live_days, demand = present "warn" },
    part "duration" {
      when    = work.format:one_of { "short_video", "long_video", "livestream" },
      measure = work.min_duration_s,
      demand  = present "warn",
    },
  },

  reason = {
    vi = "Tranh chấp hay bắt đầu từ hai chữ “ba bài”: bài trên nền tảng nào, dài bao lâu, hạn nào, giữ đến bao giờ \z
          thì không ai ghi.",
    en = "Disputes tend to start from the words “three posts”, when nobody wrote down on which platform, how long, \z
          by when, and until when they stay up.",
  },
  remedy = {
    vi = "Lập phụ lục hạng mục, mỗi dòng một hạng mục: nền tảng, định dạng, số lượng, hạn đăng, số ngày giữ bài; \z
          video thì thêm thời lượng tối thiểu.",
    en = "Annex a table with one deliverable a line: platform, format, quantity, due date, days online, and for \z
          video the minimum length.",
  },
  wording = {
    vi = "Bên B bàn giao [số lượng] [định dạng] trên [nền tảng], mỗi video dài ít nhất [số giây] giây, đăng chậm \z
          nhất ngày [ngày] và giữ công khai ít nhất [số ngày] ngày. Hạng mục không nêu tại đây không thuộc phạm vi \z
          Hợp đồng.",
    en = "Party B delivers [number] [format] on [platform], each video at least [number] seconds long, published by \z
          [date] and kept public for at least [number] days. What is not listed here is not part of the Contract.",
  },
}

local approval = contract.clauses.content_approval

rule "contract.approval.pre_post" {
  on       = contract,
  title    = { vi = "Duyệt nội dung trước khi đăng", en = "Approval before publication" },
  severity = "critical",
  source   = { "001.26", "001.44", "tomoson-2026" },

  label  = { vi = "Điều khoản duyệt nội dung", en = "Clause on content approval" },
  each   = approval,
  absent = "fail",
  parts  = {
    part "pre_post" {
      absent  = "fail",
      measure = approval.pre_post,
      demand  = is_true(),
    },
    part "review" {
      measure = approval.review_hours,
      demand  = at_most { warn = 72 },
    },
    part "silence" {
      measure = approval.silence_means,
      demand  = equals { warn = "rejected" },
    },
    part "rounds" {
      label   = { vi = "Số vòng chỉnh sửa (-1: không giới hạn)", en = "Revision rounds (-1: unlimited)" },
      measure = approval.revision_rounds,
      demand  = between { warn = { 0, 3 } },
    },
  },

  reason = {
    vi = "Bài chưa ai duyệt dễ sai thông tin và lỡ lời; duyệt kéo dài, sửa không có hạn thì trễ lịch và mất chất \z
          riêng của KOL.",
    en = "A post that nobody checked gets facts wrong; review without an end costs the date and the KOL's own voice.",
  },
  remedy = {
    vi = "Ghi quyền duyệt trước khi đăng, hạn phản hồi 48–72 giờ, im lặng không được coi là đồng ý, và tối đa ba vòng \z
          sửa.",
    en = "Write down approval before publication, an answer within 48–72 hours, that silence is not approval, and at \z
          most three rounds of changes.",
  },
  wording = {
    vi = "Bên B gửi bản nháp trước ngày đăng ít nhất [số ngày] ngày và chỉ đăng sau khi Bên A duyệt bằng văn bản \z
          hoặc email. Bên A trả lời trong [48] giờ; quá hạn mà chưa trả lời thì coi như chưa duyệt, ngày đăng lùi \z
          tương ứng và Bên B không bị tính chậm. Mỗi nội dung sửa không quá [ba] vòng.",
    en = "Party B submits the draft at least [number] days before publication and publishes only after Party A's \z
          approval in writing or by email. Party A answers within [48] hours; without an answer the draft counts as \z
          not approved, the date moves accordingly and Party B is not in delay. Each piece has at most [three] \z
          rounds of changes.",
  },
}

local schedule = contract.clauses.schedule

rule "contract.schedule.posting_window" {
  on       = contract,
  title    = { vi = "Khung giờ và khoảng cách với quảng cáo khác", en = "Posting window and distance to other ads" },
  severity = "major",
  source   = { "001.44", "001.45" },

  label  = { vi = "Điều khoản lịch đăng", en = "Clause on the posting schedule" },
  each   = schedule,
  absent = "fail",
  parts  = {
    part "window" {
      measure = schedule.window_hours,
      demand  = at_most { warn = 24, fail = 72 },
    },
    part "gap" {
      measure = schedule.competing_gap_hours,
      demand  = at_least { warn = 24 },
    },
  },

  reason = {
    vi = "Bài trễ vài hôm hoặc kẹt giữa hai quảng cáo khác thì mất đúng lượng người xem mình đã trả tiền để có.",
    en = "A post that slips by days, or sits between two other ads, loses the very views that were paid for.",
  },
  remedy = {
    vi = "Chốt ngày và khung giờ cho từng bài, và ghi rõ KOL không đăng quảng cáo khác trong 24 giờ trước và sau bài.",
    en = "Fix a day and a window of hours for each post, and keep other ads off the account for 24 hours before and \z
          after.",
  },
  wording = {
    vi = "Bên B đăng từng nội dung đúng ngày trong lịch đăng, trong khung [số giờ, không quá 24] giờ kể từ [giờ] \z
          ([múi giờ]). Trong [24] giờ trước và [24] giờ sau, Bên B không đăng quảng cáo cho bên khác trên cùng tài \z
          khoản. Đổi lịch phải báo trước [số giờ] giờ và được Bên A đồng ý.",
    en = "Party B publishes each piece on the day in the schedule, within [number, at most 24] hours from [time] \z
          ([time zone]). For [24] hours before and [24] hours after, Party B publishes no ad for others on the same \z
          account. A change of date takes [number] hours' notice and Party A's consent.",
  },
}
