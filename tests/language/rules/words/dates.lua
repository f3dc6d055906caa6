-- Dates: ages up to the day of evaluation, spans, windows of months.
local play, show, actor = subject "play", subject "show", subject "actor"

rule "dates.age_days" { on = play, title = { vi = "Tuổi vở", en = "Age" }, measure = age_days(play.premiere), demand = at_most { warn = 60, fail = 120 } }
rule "dates.age_days_of_datetime" { on = show, title = { vi = "Ngày diễn", en = "Age" }, measure = age_days(show.begins_at), demand = at_least(1) }
rule "dates.months_ago" { on = actor, title = { vi = "Thâm niên", en = "Months hired" }, measure = months_ago(actor.hired_on), demand = at_least(3) }
rule "dates.window" { -- within the last 3 months
  on = play, title = { vi = "Suất gần đây", en = "Shows of late" },
  measure = count(play.shows, months_ago(play.shows.planned_on):below(3)), demand = at_least(1),
}
rule "dates.days_between" { on = play, title = { vi = "Đợt diễn", en = "Run" }, measure = days_between(play.premiere, play.last_night), demand = at_least(10) }
rule "dates.days_between_constant" { on = play, title = { vi = "Trước Tết", en = "Before Tet" }, measure = days_between(play.premiere, "2027-02-06"), demand = at_least(30) }
rule "dates.hours_between" { on = show, title = { vi = "Số giờ", en = "Hours" }, measure = hours_between(show.begins_at, show.ends_at), demand = at_most { warn = 3, fail = 24 } }
rule "dates.hours_from_a_day" { on = show, title = { vi = "Số giờ", en = "Hours" }, measure = hours_between(show.planned_on, show.begins_at), demand = at_most(20) }
rule "dates.days_after" { on = play, title = { vi = "Đêm cuối", en = "Last night" }, measure = play.last_night, demand = not_before(days_after(play.premiere, 14)) }
rule "dates.days_after_path" { on = play, title = { vi = "Hết hạn", en = "Expiry" }, measure = days_after(play.premiere, play.papers.rights.after_days), demand = not_before(play.last_night) }
rule "dates.months_after" { on = play, title = { vi = "Đêm cuối", en = "Last night" }, measure = play.last_night, demand = not_before(months_after(play.premiere, 3)) }
rule "dates.months_after_measured" { on = play, title = { vi = "Hết hạn", en = "Expiry" }, measure = months_after(play.premiere, 3), demand = not_before(play.last_night) }
rule "dates.overlap_days" {
  on = play, title = { vi = "Trùng mùa", en = "Days in the season" },
  measure = overlap_days(play.premiere, play.last_night, case.house.season_from, case.house.season_to), demand = at_most(0),
}
rule "dates.today" { on = play, title = { vi = "Chưa diễn", en = "Not yet" }, measure = play.premiere, demand = after(case.as_of) }
