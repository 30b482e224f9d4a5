# Follow-up cost: what today's innovation costs operations later.

report-sheet-follow-up = Follow-up cost
report-follow-up-title = Follow-up cost of innovation
report-follow-up-definition = What the innovation of the budget years adds to later operations, in the target's areas. "planned": operations the lines of the project plan in the year; with the go-live recurring cost becomes operations, by months in the year of the go-live. "unclear": amounts of these lines of which it is open whether they become operations. "stated": follow-up cost of a full year by the project portfolio, in the year of the go-live from the month of the go-live on.
report-follow-up-signs = Cost positive, credits negative. "planned" and "stated" mean the same money and are never added. A blank cell means: not stated; that is not 0.
report-follow-up-trace = To the lines: filter the sheet Lines by the project; dashboard/follow_up.csv names every line by its id.
report-follow-up-caveat = Innovation without any stated or planned follow-up cost: { $sum } (sheet Follow-up cost).
report-follow-up-summary = Follow-up cost by year
report-follow-up-year = Year
report-follow-up-no-plan = { $year } (no plan)
report-follow-up-planned = planned
report-follow-up-unclear = unclear
report-follow-up-stated = stated
report-follow-up-missing-sum = Innovation without any stated follow-up cost
report-follow-up-innovation-sum = Innovation of the budget years
report-follow-up-details = Projects with innovation in the budget years
report-follow-up-project = Project
report-follow-up-title-column = Title
report-follow-up-state = State
report-follow-up-state-stated = stated
report-follow-up-state-stated_undated = stated, but no go-live
report-follow-up-state-planned = not stated, but planned
report-follow-up-state-missing = nothing stated
report-follow-up-go-live = Go-live
report-follow-up-per-year = stated for a full year
report-follow-up-innovation = Innovation
report-follow-up-sum = together
report-follow-up-rest = { $count } more (dashboard/follow_up.csv)
innovation-ohne-folgekosten = { $kind ->
    [lines] no follow-up cost is stated or planned for innovation without a project, first "{ $name }"; concerned: { $sum } (lines: { $count })
   *[project] no follow-up cost is stated or planned for "{ $name }"; concerned: { $sum } of innovation (lines: { $count })
 }
    .expected = the follow-up cost of a full year in the project portfolio, or planned operations in later years
    .help = fill in the column "Folgekosten pro Jahr" of the project portfolio; if there is none, enter 0
folgekosten-ohne-termin = the project "{ $name }" states follow-up cost of { $sum } a year, but no go-live
    .expected = the day the follow-up cost begins
    .help = enter the go-live in the project portfolio; until then the follow-up cost stands in no year
