# Within the year: from the grant to the adjusted one.
report-sheet-walk = Within the year
report-walk-title = From the grant to the adjusted one
report-walk-remark = Computed = approved + supplement + carried over + beyond the budget + transfer. Difference = adjusted of the source − computed. The parts are changes and count in no other sum of the report.
report-walk-signs = A plus raises what may be spent; transfers sum to zero if they stay within IT. Forecast against available = forecast − adjusted (else computed) of the lines with a forecast; a plus means: likely more than available. What lines without a forecast may spend stands beside it: a missing forecast is not one of zero. A blank cell means: no amount in the source.
report-walk-section = Fiscal year { $year }
report-walk-checked = The source tells parts and the adjusted grant; the difference checks them.
report-walk-without-parts = The source tells no parts; the difference is the change that is not broken down.
report-walk-without-adjusted = The source tells no adjusted grant; the computed one cannot be checked.
report-walk-others = Not in the sum: outside the target, or without an adjusted grant in the source.
report-walk-computed = Computed
report-walk-difference = Difference
report-walk-forecast-difference = Forecast against available
report-walk-without-forecast = Available without forecast
report-walk-without-forecast-count = Lines without forecast
report-walk-without-grant = Forecast without measure
report-walk-without-grant-count = Lines without measure
report-walk-without-grant-remark = Where a department tells an adjusted grant for some of its lines, "Forecast against available" is taken over these only. What other lines have as a forecast has no measure and stands beside with number and sum, and so does a forecast without any grant.
report-walk-differences = Lines whose parts do not make the adjusted grant:
