local loan = subject "loan"

rule "unfinished.insured" {
  on = loan, title = { vi = "Bảo hiểm", en = "Insurance" },
  each = loan.papers.insurance, absent = "fail",
  measure = loan.papers.insurance.value, demand = at_least(1),
  reason = { vi = "Có thể mất.", en = "It may be lost." },
}
