# The way back of the review: what fuenftel review says.

review-all-years = all years
review-withdrawn = withdrawn
review-rules-decide = the rules decide
review-no-amount = no amount
review-comment = the comment

review-expected-share = a number from 0 to 100 with or without a percent sign, or a share from 0 to 1
review-expected-date = a date such as 2026-11-22
review-expected-past = the day of the decision, today at the latest
review-expected-cost = the amount as the report shows it
review-expected-closed-year = a closed fiscal year, as the report shows it
review-expected-value = a text or a number, no error value and no formula without a stored result

review-head = Review: { $organisation }, budget round { $round }
review-file = Read: { $path } ({ $report })
review-this-report = the round as it stands
review-other-report = another report: { $report }…
review-no-report = without a report id

review-section-new = New decisions: { $count }
review-section-withdrawn = Withdrawals: { $count }
review-section-concurs = Decided alike, not to be entered again: { $count }
review-section-conflict = Contradictions, not taken over: { $count }
review-section-void = Without effect, not taken over: { $count }
review-section-comments = New comments: { $count }
review-section-statuses = New review status: { $count }
review-section-variances = Causes of variances: { $count }
review-known = Taken over before, unchanged: { $count }
review-ends = { "      " }replaces or ends: { $decision }
review-cause-recorded = already in variances.csv
review-recorded = already in decisions.csv
review-files-missing = Not there: { $files }. Nothing was read; please check the path of the workbook.
review-person-unknown = --prefer { $unknown }: nobody of that name decided anything. Who decided: { $known }.
review-rest = … and { $count } more
review-change = { "      " }{ $before } → { $after } ({ $years })
review-signed = { "      " }{ $person }, { $date }: { $reason }
review-commented = { "  " }{ $line }: { $comment } ({ $person }, { $date })
review-set = { "  " }Department { $department }: { $status } ({ $person }, { $date }) { $amount }
review-explained = { "  " }{ $line } { $year } { $amount }: { $cause } ({ $person }, { $date }) { $comment }
review-outcome-replaces = replaces an earlier decision
review-outcome-conflict = contradiction
review-outcome-not_preferred = another decision is preferred
review-outcome-void = no line it could apply to
review-outcome-superseded = taken over once and replaced since
review-outcome-concurs = agrees with another decision
review-outcome-new = new
review-outcome-unchanged = unchanged

review-effect = Effect on { $phase } { $year }
review-set-ends = { "      " }takes back: { $status }
review-effect-other = Effect on { $phase } { $year }: { $changes }
review-column-before = before
review-column-after = after
review-column-difference = difference
review-share = Share of innovation
review-lower = at least
review-upper = at most
review-verdict = Target

review-dry = Dry run: nothing was written. With --apply it is taken over into the round; entries: { $count }.
review-nothing = Nothing to take over.
review-refused = Nothing was taken over, because there are errors; see the messages.
review-would-refuse = Dry run: nothing could be taken over like this, because there are errors; see the messages.
review-applied = Taken over into { $file }, new rows: { $count }

review-records-busy = { $path }: somebody else is applying entries, or an earlier attempt broke off. Nothing was written. If nobody else is at it, delete the file { $copy } and try again.
review-records-changed = { $path }: the file has changed since it was read. Nothing was written; please try again.
