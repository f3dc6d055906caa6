-- Sản phẩm và thông điệp: có điều gì riêng để nói, nói có gọn không, hàng có tốt và giá có hợp lý không.
-- KOL chỉ làm lan nhanh những gì có sẵn, kể cả lỗi của sản phẩm: phần này phải xong trước khi gửi brief.
--
-- Product and message: is there something of its own to say, is it brief, is the product good and the price fair?
-- A KOL spreads what is there, its faults included: settle all of this before the brief goes out.

local product, campaign = subject "product", subject "campaign"

rule "readiness.offer.usp_clear" {
  on       = product,
  title    = { vi = "USP của sản phẩm", en = "Selling points of the product" },
  severity = "major",
  source   = { "001.36" },

  parts = {
    part "number" {
      label   = { vi = "Số USP của sản phẩm", en = "Number of selling points" },
      unit    = "selling point",
      measure = distinct(product.usps),
      demand  = { at_least(1), at_most { warn = 3 } },
    },
    part "length" {
      label   = { vi = "Độ dài của USP", en = "Length of the selling point" },
      each    = product.usps,
      measure = words(product.usps),
      demand  = at_most { warn = 20 },
    },
  },

  reason = {
    vi = "Không có điểm khác biệt thì KOL chỉ biết khen chung chung; nhiều quá hoặc dài quá thì khán giả không nhớ \z
          điểm nào.",
    en = "Without a point of difference the KOL can only praise in general; with too many, or too long, viewers \z
          remember none.",
  },
  remedy = {
    vi = "Hỏi mười khách vì sao họ chọn sản phẩm này, chốt một đến ba ý, mỗi ý một câu nói trọn trong một hơi.",
    en = "Ask ten customers why they chose the product, settle on one to three points, and put each into a sentence \z
          that can be said in one breath.",
  },
}

local brief = campaign.brief

rule "readiness.offer.message_clear" {
  on       = campaign,
  title    = { vi = "Thông điệp chính và giọng thương hiệu", en = "Key message and tone of the brand" },
  severity = "major",
  source   = { "001.35", "001.37", "001.41" },

  parts = {
    part "length" {
      label   = { vi = "Thông điệp chính", en = "Key message" },
      absent  = "fail",
      measure = words(brief.key_message),
      demand  = at_most { warn = 25 },
    },
    part "tone" {
      label   = { vi = "Giọng điệu của brief trùng với thương hiệu", en = "Tone of the brief shared with the brand" },
      when    = brief.tone_tags:not_empty(),
      measure = overlap(brief.tone_tags, case.brand.tone_tags),
      demand  = at_least { warn = 0.50, fail = 0.25 },
    },
  },

  reason = {
    vi = "Thông điệp dài dòng hoặc lạc giọng thì mỗi KOL hiểu một kiểu, và người xem không ghép được các bài vào cùng \z
          một thương hiệu.",
    en = "A message that rambles or is off the brand's tone means something else to every KOL, and viewers do not \z
          connect the posts with one brand.",
  },
  remedy = {
    vi = "Viết lại thành một câu đơn, đọc cho ba người ngoài nhóm và nhờ họ nhắc lại; trong brief chỉ giữ những nét \z
          giọng điệu vốn có của thương hiệu.",
    en = "Rewrite it as one simple sentence, read it to three outsiders and ask them to repeat it; keep in the brief \z
          only tones that are the brand's own.",
  },
}

local ratings_min = parameter "readiness.offer.product_quality.ratings_min" (30)  -- fewer say nothing yet

rule "readiness.offer.product_quality" {
  on       = product,
  title    = { vi = "Chất lượng sản phẩm", en = "Product quality" },
  severity = "critical",
  source   = { "001.35", "001.38", "001.40", "001.60" },

  parts = {
    part "rating" {
      when    = product.review_count:at_least(ratings_min()),
      measure = product.rating,
      demand  = at_least { warn = 4.2, fail = 3.8 },
    },
    part "returns" {
      measure = product.return_rate,
      demand  = at_most { warn = 0.05, fail = 0.10 },
    },
    part "tested" {
      absent  = "fail",
      measure = product.tested_on,
      demand  = not_after(case.campaign.start_date),
    },
    part "defects" {
      measure = product.open_defects,
      demand  = at_most { warn = 0 },
    },
  },

  reason = {
    vi = "Hàng chưa ổn thì KOL không khen thật lòng được; một đợt trả hàng giữa chiến dịch cuốn theo cả niềm tin vừa \z
          gây dựng.",
    en = "No KOL can honestly praise a faulty product, and a wave of returns in mid-campaign takes with it the trust \z
          just built.",
  },
  remedy = {
    vi = "Dời ngày lên bài đến khi khắc phục xong các lỗi còn mở; cho 30 khách dùng thử, ghi ngày và kết quả, đọc hết \z
          các đánh giá từ ba sao trở xuống.",
    en = "Hold the posts until open defects are fixed; let 30 customers test it, note date and results, and read \z
          every review of three stars or fewer.",
  },
}

rule "readiness.offer.price_fit" {
  on       = product,
  title    = { vi = "Giá bán so với sản phẩm tương đương", en = "Price against comparable products" },
  severity = "major",
  source   = { "001.39", "001.53" },

  when    = product.reference_price_vnd:present(),
  unit    = "times",
  measure = product.price_vnd / product.reference_price_vnd,
  demand  = at_most { warn = 1.30, fail = 1.60 },

  reason = {
    vi = "Xem bài xong là khách mở sàn so giá; đắt hơn hẳn mà không rõ hơn ở chỗ nào thì bài hay đến mấy cũng không \z
          ra đơn.",
    en = "After the post people compare prices; much dearer without a clear reason, the best post brings no orders.",
  },
  remedy = {
    vi = "Thêm giá trị nhìn thấy được (quà, dung tích, bảo hành), cấp mã giảm giá riêng cho từng KOL, hoặc nói rõ sản \z
          phẩm thuộc phân khúc nào.",
    en = "Add value that can be seen (a gift, a larger size, a warranty), give each KOL a discount code, or state the \z
          price segment clearly.",
  },
}

local improvement = product.improvements
local is_from_feedback = improvement.from_feedback:is_true()
local launched_days = parameter "readiness.offer.feedback_loop.launched_days" (90)  -- by then buyers have an opinion

rule "readiness.offer.feedback_loop" {
  on       = product,
  title    = { vi = "Cải tiến theo phản hồi của khách", en = "Improvements from customer feedback" },
  severity = "minor",
  source   = { "001.42", "002.17", "002.24" },

  when  = days_between(product.launched_on, case.as_of):above(launched_days()),
  parts = {
    part "any" {
      label   = { vi = "Cải tiến theo phản hồi của khách", en = "Improvements from feedback" },
      unit    = "improvement",
      measure = count(improvement, is_from_feedback),
      demand  = at_least(1),
    },
    part "age" {
      label   = { vi = "Thời gian từ lần cải tiến theo phản hồi", en = "Time since an improvement from feedback" },
      when    = any(is_from_feedback),
      measure = age_days(largest(improvement.date, is_from_feedback)),
      demand  = at_most { warn = 180, fail = 365 },
    },
  },

  reason = {
    vi = "Sản phẩm đứng yên thì lời chê cũ lặp lại dưới mỗi bài mới; sửa theo góp ý thì KOL có một chuyện thật để kể.",
    en = "While the product stands still, old complaints return under each new post; a fix that answers them gives \z
          the KOL a true story to tell.",
  },
  remedy = {
    vi = "Gom góp ý từ bình luận, đánh giá và tổng đài vào một bảng; ít nhất nửa năm một lần, sửa điều được nhắc \z
          nhiều nhất và ghi lại ngày sửa.",
    en = "Collect what comments, reviews and the hotline say in one sheet; at least every half-year fix what is named \z
          most, and record the date.",
  },
}
