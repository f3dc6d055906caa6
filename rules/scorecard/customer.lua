-- Góc nhìn khách hàng: lãnh đạo kể chuyện thật thì khách gần hơn và tin hơn; nói lạc thông điệp hoặc lấn át thương hiệu
-- thì khách quay đi. Sự gần gũi, thông điệp và hình ảnh xét theo từng lãnh đạo; lòng trung thành xét cả chương trình.
--
-- The customer perspective: a leader's own stories bring customers closer; loose messages, or a person bigger than the
-- brand, turn them away. Closeness, message and image are judged leader by leader, loyalty for the whole programme.

local programme, leader = subject "programme", subject "leader"
local customer = case.inhouse.customer

local is_active = case.inhouse.active:is_true()

rule "scorecard.customer.closeness" {
  on       = leader,
  title    = { vi = "Sự gần gũi với khách hàng", en = "Closeness to customers" },
  severity = "minor",
  source   = { "000.2", "000.8", "000.17" },

  when  = is_active,
  parts = {
    part "story" { measure = leader.story_share, demand = at_least { warn = 0.30, fail = 0.10 } },
    part "trust" { measure = leader.trust_score, demand = at_least { warn = 0.60, fail = 0.40 } },
  },

  reason = {
    vi = "Khách thấy gần và tin khi nghe chính lãnh đạo kể chuyện thật của thương hiệu, không phải khi xem thêm một \z
          bài quảng cáo.",
    en = "Customers feel close when a leader tells the brand's story in person, not when they see one more ad.",
  },
  remedy = {
    vi = "Lên lịch mỗi tuần một bài lãnh đạo tự kể (chuyện làm nghề, vì sao có sản phẩm, một lần sai và sửa), và dành \z
          15 phút tự trả lời bình luận.",
    en = "Schedule a weekly post in the leader's own words (a story from the trade, why the product exists, a mistake \z
          put right), and 15 minutes to answer comments in person.",
  },
}

-- Hai chỉ số cùng giảm thì dù giảm ít cũng không đạt: đó không còn là dao động của một lần đo.
-- Two figures that fall, however little, fail as well: that is more than the swing of one measurement.
local drop = {
  csat          = customer.csat_prev          - customer.csat,
  repeat_rate   = customer.repeat_rate_prev   - customer.repeat_rate,
  referral_rate = customer.referral_rate_prev - customer.referral_rate,
}

local function no_drop(name, vi, en)
  local before, now = "{case.inhouse.customer." .. name .. "_prev}", "{case.inhouse.customer." .. name .. "}"
  local pair = { vi = "trước " .. before .. ", nay " .. now, en = before .. " before, " .. now .. " now" }
  local fell = {
    vi = "{label}: " .. pair.vi .. " (không đạt nếu chênh trên {fail})",
    en = "{label}: " .. pair.en .. " (fails if the gap exceeds {fail})",
  }
  return part(name) {
    label   = { vi = vi, en = en },
    unit    = "percentage_point",
    measure = drop[name],
    demand  = at_most { warn = 0, fail = 0.05 },
    message = {
      pass = { vi = "{label}: không, " .. pair.vi, en = "{label}: none, " .. pair.en },
      warn = fell,
      fail = fell,
    },
  }
end

local function both_drop(one, other)
  return all_of { drop[one]:above(0), drop[other]:above(0) }
end

rule "scorecard.customer.loyalty" {
  on       = programme,
  title    = { vi = "Hài lòng, mua lại và giới thiệu", en = "Satisfaction, repeat purchase and referral" },
  severity = "major",
  source   = { "000.8", "000.18" },

  when  = is_active,
  parts = {
    no_drop("csat",          "Mức giảm hài lòng của khách hàng", "Fall in customer satisfaction"),
    no_drop("repeat_rate",   "Mức giảm tỷ lệ mua lại",           "Fall in the repeat purchase rate"),
    no_drop("referral_rate", "Mức giảm tỷ lệ khách giới thiệu",  "Fall in the referral rate"),

    part "together" {
      label   = { vi = "Hai chỉ số khách hàng cùng giảm", en = "Two customer figures falling together" },
      measure = any_of {
        both_drop("csat", "repeat_rate"),
        both_drop("csat", "referral_rate"),
        both_drop("repeat_rate", "referral_rate"),
      },
      demand  = is_false(),
    },
  },

  reason = {
    vi = "Lãnh đạo đứng ra nói chuyện là để khách hài lòng, quay lại và rủ thêm người; chỉ số đi xuống là khách đang \z
          xa dần.",
    en = "Leaders speak up so that customers are content, return and bring others; falling figures mean that they are \z
          drifting away.",
  },
  remedy = {
    vi = "Trong hai tuần tới, phỏng vấn mười khách vừa ngừng mua hoặc chấm điểm thấp, xếp nguyên nhân theo số lần \z
          nhắc, và giao người xử lý nguyên nhân đứng đầu.",
    en = "Within two weeks interview ten customers who stopped buying or rated low, rank the causes by mention, and \z
          give the first of them an owner.",
  },
}

rule "scorecard.customer.message_consistency" {
  on       = leader,
  title    = { vi = "Sự nhất quán của thông điệp", en = "Consistency of the message" },
  severity = "major",
  source   = { "000.8", "000.19", "000.20", "000.23" },

  when  = is_active,
  parts = {
    part "consistency" { measure = leader.message_consistency, demand = at_least { warn = 0.90, fail = 0.75 } },
    part "negative"    { measure = leader.negative_share,      demand = at_most  { warn = 0.10, fail = 0.20 } },
  },

  reason = {
    vi = "Mỗi lần lãnh đạo nói một kiểu, hoặc nói trái điều khách trông đợi, khách bớt tin cả người nói lẫn thương \z
          hiệu.",
    en = "Each time a leader strays from the message or from what customers expect, both leader and brand lose trust.",
  },
  remedy = {
    vi = "Đưa lãnh đạo một trang thông điệp chính (điều cần nói, điều không nói, cách trả lời câu hỏi khó), duyệt bài \z
          trước khi đăng, và mỗi tuần họp 15 phút để thống nhất.",
    en = "Give the leader one page of key messages (what to say, what not to say, answers to hard questions), check \z
          posts beforehand, and align for 15 minutes every week.",
  },
}

rule "scorecard.customer.image_dependence" {
  on       = leader,
  title    = { vi = "Mức lệ thuộc vào hình ảnh cá nhân", en = "Dependence on one person's image" },
  severity = "major",
  source   = { "000.8", "000.21" },

  when  = is_active,
  parts = {
    part "mentions" {
      measure = leader.brand_mention_share,
      demand  = at_most { warn = 0.40, fail = 0.60 },
    },
    part "backup" {
      absent  = "warn",
      measure = leader.backup_spokesperson,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Thương hiệu núp sau một gương mặt thì người ấy vướng chuyện hoặc nghỉ việc là thương hiệu chao đảo theo.",
    en = "A brand that hides behind one face falters when that person errs or leaves.",
  },
  remedy = {
    vi = "Chọn và tập cho ít nhất một người phát ngôn nữa, và chuyển bớt lịch đăng sang bài lấy sản phẩm, đội ngũ \z
          hoặc khách hàng làm nhân vật chính.",
    en = "Appoint and coach at least one more spokesperson, and move part of the schedule to posts about the product, \z
          the team or customers.",
  },
}
