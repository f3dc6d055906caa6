local loan = subject "loan"

rule "loans.time.length" {
  on = loan, title = { vi = "Thời gian mượn", en = "Length of the loan" }, source = { "handbook.1" },
  measure = loan.days, demand = at_most { warn = 90, fail = 180 },
  reason = { vi = "Mượn lâu thì hỏng.", en = "Long loans do harm." },
  remedy = { vi = "Trả sớm hơn.", en = "Return it earlier." },
}

rule "loans.light.level" {
  on = loan, title = { vi = "Mức sáng", en = "Light" }, source = { "handbook.1", "handbook.2" },
  measure = loan.light, demand = at_most { warn = 0.2, fail = 0.5 },
  reason = { vi = "Ánh sáng làm phai màu.", en = "Light fades colours." },
  remedy = { vi = "Giảm đèn.", en = "Dim the lamps." },
}

rule "loans.light.lamps" {
  on = loan, title = { vi = "Đèn", en = "Lamps" }, source = { "handbook.2" },
  each = loan.lamps, measure = loan.lamps.lux, demand = at_most(50),
  reason = { vi = "Đèn mạnh làm phai màu.", en = "Strong lamps fade colours." },
  remedy = { vi = "Thay bóng.", en = "Change the bulbs." },
}
