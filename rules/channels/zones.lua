-- Bốn vùng mạng xã hội: cộng đồng để trò chuyện, xuất bản để kể chuyện, thương mại để bán, giải trí để được biết đến.
-- Một nền tảng có thể thuộc nhiều vùng (Facebook vừa là cộng đồng vừa là nơi bán): vùng là việc mình giao cho kênh.
--
-- Four zones of social media: community to talk, publishing to tell, commerce to sell, entertainment to become known.
-- A platform may lie in several zones (Facebook is a community and a shop): the zone is the job we give the channel.

local campaign = subject "campaign"
local channel = campaign.channels

-- Quy ước của gói tiêu chí này; đổi được từng ô trong tệp chính sách.
-- A convention of this pack; a policy can change each single cell.
local strength = parameter "channels.zone.assigned_fit.strength" {
  community = {
    awareness  = "medium", consideration = "medium", engagement = "strong", sales = "weak",
    loyalty    = "strong", community     = "strong", reputation = "strong",
  },
  publishing = {
    awareness  = "strong", consideration = "strong", engagement = "weak",   sales = "weak",
    loyalty    = "medium", community     = "medium", reputation = "strong",
  },
  commerce = {
    awareness  = "weak",   consideration = "strong", engagement = "medium", sales = "strong",
    loyalty    = "medium", community     = "weak",   reputation = "weak",
  },
  entertainment = {
    awareness  = "strong", consideration = "weak",   engagement = "strong", sales = "medium",
    loyalty    = "medium", community     = "medium", reputation = "weak",
  },
}
local usual = parameter "channels.zone.assigned_fit.usual" {
  community     = { "facebook", "zalo", "instagram", "linkedin", "threads", "x" },
  publishing    = { "blog", "news_site", "youtube", "podcast" },
  commerce      = { "tiktok_shop", "shopee", "lazada", "facebook", "zalo" },
  entertainment = { "tiktok", "youtube", "twitch", "zing_mp3", "spotify", "game" },
}

rule "channels.zone.assigned_fit" {
  on       = campaign,
  title    = { vi = "Vùng và mục tiêu của từng kênh", en = "Zone and objective of each channel" },
  severity = "minor",
  source   = { "003.1", "003.2", "003.13" },

  label  = { vi = "Kênh mạng xã hội", en = "Social channels" },
  each   = channel,
  absent = "fail",
  parts  = {
    part "zone" {
      measure = channel.zone,
      demand  = present(),
    },
    part "objective" {
      label   = { vi = "Mức hợp giữa vùng và mục tiêu", en = "Fit of zone and objective" },
      when    = channel.zone:present(),
      measure = strength(channel.zone, channel.objective),
      demand  = differs { warn = "weak" },
      message = {
        pass = {
          vi = "{campaign.channels.platform}: vùng “{campaign.channels.zone}” giúp được mục tiêu \z
                “{campaign.channels.objective}”",
          en = "{campaign.channels.platform}: the zone “{campaign.channels.zone}” serves the objective \z
                “{campaign.channels.objective}”",
        },
        warn = {
          vi = "{campaign.channels.platform}: vùng “{campaign.channels.zone}” ít giúp được mục tiêu \z
                “{campaign.channels.objective}”",
          en = "{campaign.channels.platform}: the zone “{campaign.channels.zone}” does little for the objective \z
                “{campaign.channels.objective}”",
        },
      },
    },
    part "platform" {
      when    = all_of { channel.zone:present(), channel.platform:differs "other" },
      measure = channel.platform,
      demand  = one_of { warn = usual(channel.zone) },
    },
  },

  reason = {
    vi = "Mỗi vùng làm tốt một việc: cộng đồng giữ quan hệ, xuất bản giúp hiểu, thương mại chốt đơn, giải trí kéo \z
          người mới. Giao sai việc thì hụt chỉ tiêu ngay từ kế hoạch.",
    en = "Each zone is good at one job: communities keep relations, publishing explains, commerce closes sales, \z
          entertainment brings new people. Given the wrong job, a channel misses its target already in the plan.",
  },
  remedy = {
    vi = "Chuyển mục tiêu sang kênh thuộc vùng làm tốt việc đó, hoặc giao cho kênh một mục tiêu hợp với vùng; kênh \z
          chưa xếp vùng thì xếp xong mới chia ngân sách.",
    en = "Move the objective to a channel in a zone that serves it, or give the channel an objective of its zone; put \z
          every channel into a zone before you split the budget.",
  },
}

rule "channels.community.interaction" {
  on       = campaign,
  title    = { vi = "Trả lời trên kênh cộng đồng", en = "Answers in community channels" },
  severity = "major",
  source   = { "003.3" },

  each  = channel,
  where = channel.zone:equals "community",
  parts = {
    part "response" {
      measure = channel.response_hours,
      demand  = at_most { warn = 24, fail = 72 },
    },
    part "answered" {
      measure = channel.answered_share,
      demand  = at_least { warn = 0.60, fail = 0.30 },
    },
  },

  reason = {
    vi = "Người ta vào cộng đồng để trò chuyện; câu hỏi bị bỏ mặc thì người hỏi bỏ đi, và mọi người khác đều thấy.",
    en = "People join a community to talk; a question left alone loses the one who asked, in full view of the others.",
  },
  remedy = {
    vi = "Phân ca trực kênh, kể cả cuối tuần; soạn sẵn câu trả lời cho mười câu hay gặp nhất và trả lời trong ngày.",
    en = "Staff the channel in shifts, weekends included; prepare answers to the ten most frequent questions and \z
          reply within the day.",
  },
}

rule "channels.publishing.cadence" {
  on       = campaign,
  title    = { vi = "Nhịp đăng và chủ đề của kênh xuất bản", en = "Cadence and topics of publishing channels" },
  severity = "minor",
  source   = { "003.4" },

  each  = channel,
  where = channel.zone:equals "publishing",
  parts = {
    part "cadence" {
      measure = channel.posts_per_week,
      demand  = at_least { warn = 1, fail = 0.25 },
    },
    part "topics" {
      measure = channel.topics,
      demand  = contains_any(campaign.target.interests),
    },
  },

  reason = {
    vi = "Độc giả quay lại khi biết bao giờ có bài mới và bài nói điều họ quan tâm; kênh đăng thất thường hoặc lạc đề \z
          thì mất dần người đọc.",
    en = "Readers return when they know that something new is due and that it concerns them; an irregular or \z
          off-topic channel loses them.",
  },
  remedy = {
    vi = "Lập lịch biên tập cho bốn tuần tới, mỗi bài gắn với một mối quan tâm của nhóm mục tiêu, có người viết và \z
          ngày đăng.",
    en = "Set an editorial calendar for the next four weeks, each item tied to one interest of the target group, with \z
          an author and a date.",
  },
}

rule "channels.commerce.exchange" {
  on       = campaign,
  title    = { vi = "Mua và hỏi ngay trên kênh thương mại", en = "Buying and asking in commerce channels" },
  severity = "major",
  source   = { "003.5" },

  each  = channel,
  where = channel.zone:equals "commerce",
  parts = {
    part "shop" {
      measure = channel.shop_linked,
      demand  = is_true(),
    },
    part "chat" {
      absent  = "warn",
      measure = channel.seller_chat,
      demand  = is_true "warn",
    },
    part "terms" {
      absent  = "warn",
      measure = channel.policy_public,
      demand  = is_true "warn",
    },
  },

  reason = {
    vi = "Khách chốt đơn khi mua được tại chỗ, hỏi được người bán và thấy rõ giá, đổi trả, bảo hành; thiếu một trong \z
          ba thì họ sang gian hàng khác.",
    en = "A customer buys where the shop is at hand, the seller answers, and price, returns and warranty are plain; \z
          without one of the three, the order goes to another shop.",
  },
  remedy = {
    vi = "Gắn gian hàng vào kênh, bật khung chat và phân người trực, ghim một bài nêu giá, điều kiện đổi trả và bảo \z
          hành.",
    en = "Link the shop to the channel, open and staff the chat, and pin a post with prices, returns and warranty.",
  },
}

rule "channels.entertainment.fit" {
  on       = campaign,
  title    = { vi = "Giải trí và bán hàng trên kênh giải trí", en = "Fun and selling in entertainment channels" },
  severity = "minor",
  source   = { "003.6" },

  each  = channel,
  where = channel.zone:equals "entertainment",
  parts = {
    part "entertaining" {
      measure = channel.entertaining_share,
      demand  = at_least { warn = 0.50, fail = 0.25 },
    },
    part "promo" {
      label   = { vi = "Tỷ lệ bán hàng trong các bài của kênh", en = "Direct selling in the channel's posts" },
      when    = count(channel.posts):above(0),
      measure = average(channel.posts.promo_share),
      demand  = at_most { warn = 0.40, fail = 0.60 },
    },
  },

  reason = {
    vi = "Người xem đến để vui; bài nào cũng chào hàng thì họ lướt qua, rồi không ghé lại nữa.",
    en = "People come for fun; when every post sells, they scroll past and do not come back.",
  },
  remedy = {
    vi = "Dựng kịch bản từ trò chơi, âm nhạc hoặc câu chuyện trước rồi mới đặt sản phẩm vào; phần chào hàng chuyển \z
          sang kênh thương mại.",
    en = "Build the script on play, music or a story first and then place the product; move the sales pitch to a \z
          commerce channel.",
  },
}
