# Overview, contents and charts.

report-overview-between = between { $lower } and { $upper }
report-overview-growth = Growth since the previous year
report-overview-no-growth = Undefined: no previous year in the source
report-overview-growth-undefined = undefined
report-overview-rest = others ({ $count })
report-overview-decide-first = To decide first (as of the run)
report-overview-review-first = To review first (as of the run)
report-overview-department = Dept.
report-overview-nothing-to-decide = No line is to be reviewed.
report-overview-all-to-review = All { $count } on the sheet { $sheet }
report-overview-to-contents = All sheets of this workbook: { $sheet }
report-sheet-charts = Charts
report-sheet-contents = Contents
report-charts-title = Charts on the IT budget { $years }
report-charts-shares = Innovation share with bounds by fiscal year and phase
report-charts-shares-remark = The figures behind the picture on the sheet Overview: certain is the lower bound, open the distance to the upper one. Periods in which nothing is decided or cost is not positive are left out.
report-charts-certain = certain (lower bound)
report-charts-open = open (up to the upper bound)
report-charts-shares-axis = Share of IT cost
report-charts-shares-title = Innovation share { $period }: { $lower } to { $upper }, target of { $target }: { $verdict }
report-charts-shares-alt = Stacked columns with a line of the target. { $title }. The figures stand on the sheet Charts.
report-overview-gap-remark = Unclear money does not count as innovation here.
