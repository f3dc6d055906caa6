-- Tiêu chí riêng của Sao Mai về báo giá. · Sao Mai's own criteria for quotes.

local campaign = subject "campaign"
local RANK = { nano = 1, micro = 2, mid = 3, macro = 4, mega = 5 }

-- Một thứ tự giữa nhiều KOL, nên là hàm. · An order among many KOLs, hence a function.
rule "house.quotes_by_tier" {
  on = campaign, title = { vi = "Báo giá theo bậc KOL", en = "Quotes by tier" },
  severity = "minor",
  params = { slack = { default = 0.1, unit = "ratio", min = 0, max = 1 } }, -- phần được phép cao hơn · how much more is allowed
  check = function(campaign, case, params)
    for _, small in ipairs(case.kols) do
      for _, big in ipairs(case.kols) do
        local is_dearer = small.quote_vnd > big.quote_vnd * (1 + params.slack)
        if RANK[small.tier] < RANK[big.tier] and is_dearer then
          return warn {
            at = { small, "quote_vnd" }, small = small.display_name, big = big.display_name,
            vi = "{small} ở bậc thấp hơn {big} mà báo giá cao hơn.",
            en = "{small} is of a lower tier than {big} and asks for more.",
          }
        end
      end
    end
    return pass()
  end,
  reason = {
    vi = "Báo giá ngược bậc thường là giá chưa thương lượng; KOL bậc trên biết được sẽ đòi điều chỉnh.",
    en = "A quote above that of a higher tier has usually not been negotiated; the others will hear of it.",
  },
  remedy = {
    vi = "Thương lượng lại với KOL bậc thấp, hoặc ghi lý do trả cao vào phiếu duyệt.",
    en = "Negotiate with the KOL of the lower tier, or put the reason on record.",
  },
}
