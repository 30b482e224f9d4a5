# Deadlines, tasks, responsibility, data quality

as-of-idle = --as-of needs a section [process] in round.toml: without deadlines nothing is late.

## Responsibility

duty-responsible = responsible (Z)
duty-approves = approves (F)
duty-consulted = is consulted (B)
duty-informed = is informed (I)
duty-doubtful = { $name } (in doubt in the source)
duty-nowhere = belongs to no task of the matrix
duty-nobody = nobody
reach-shared = shared
reach-department = of one department
reach-business_area = of the business area
reach-unknown = not stated
reach-other = else
duty-case = { $reach }: { $names }

## Work

work-submission = submission
work-messages = messages
work-review = review
task-review-unclear = Settle the class: no rule decides, or the rule leaves the class open while a statement is missing.
task-review-conflict = Decide the class: rules of one rank disagree.
task-review-contradiction = Confirm or correct the class the department declared.
task-review-no_cost_benefit = Hand in the cost-benefit analysis.
task-review-stale_decision = Renew the decision: the line has changed since.

## Deadlines

progress-over = over
progress-running = running
progress-ahead = ahead
timeliness-no_deadline = no deadline
timeliness-no_day = not judged without a reference day
timeliness-in_time = in time
timeliness-late = late
timeliness-awaited = awaited
timeliness-overdue = overdue
timeliness-unrecorded = is there, receipt not on record

report-sheet-process = Deadlines
report-process-title = Deadlines and receipts, budget { $years }
report-process-remark = Deadlines are counted from the release on { $release }: backwards each step ends before the next begins, steps after the release follow forwards. A deadline on a day nobody works is moved to the working day before it ahead of the release and to the working day after it afterwards; no step becomes shorter than its duration. Nobody works on Saturdays, Sundays and the public holidays of { $state }{ $days_off }.
report-process-days-off = , nor on { $days }
report-process-as-of = Reference day: { $day }. Late is what was late on this day; later receipts do not count yet.
report-process-no-day = No reference day is stated (as_of in round.toml or --as-of). Therefore nothing is called late.
report-process-note = On the steps: { $note }
report-process-steps = Steps
report-process-step = Step
report-process-owners = taking part
report-process-duration = Duration
report-process-first = first working day
report-process-deadline = Deadline
report-process-progress = on the reference day
report-process-assumed = name assumed
report-process-work = closes
report-process-ongoing = ongoing
report-process-weeks = { $plural ->
    [one] 1 week
   *[other] { $count } weeks
}
report-process-working-days = { $plural ->
    [one] 1 working day
   *[other] { $count } working days
}
report-process-receipts = Receipt of the declarations
report-process-receipts-remark = One row for each version as recorded in round.toml; a department without a record has one row without a version. Complete means: there are lines, each budget year has at least one amount, and no message of the level error goes to the department. Days after the deadline: receipt (without one the reference day) minus deadline, never below zero.
report-process-version = Version
report-process-received = Receipt
report-process-days-late = Days after the deadline
report-process-timeliness = Judgement
report-process-lines = Lines
report-process-missing-years = Years without amount
report-process-errors = Errors
report-process-complete = complete
report-process-files = Files (SHA-256)
report-process-received-note = Remark

## Tasks

report-sheet-tasks = Tasks
report-task-number = No.
report-task-addressee = To
report-task-name = Name
report-task-what = What is to be done
report-task-finding = Finding
report-task-count = Places
report-task-at-stake = Amount of the lines
report-task-without-amount = Places without amount
report-task-deciding = deciding
report-task-reach = Reach of the solution
report-task-deadline = Deadline
report-task-step = Step
report-task-row = Task of the matrix
report-task-lines = Lines
report-task-cells = Cells
report-task-follow = Where to find each
report-task-nobody = no single department
report-task-follow-messages = Sheet Diagnostics, column Code: { $finding }
report-task-follow-review = Sheet Review, column Cause
report-task-more = and { $count } more
report-task-no-deadline = no step named
report-diagnostic-department = Department

## Matrix

report-sheet-matrix = Responsibilities
report-matrix-id = Id
report-matrix-task = Task
report-matrix-reach = Reach
report-matrix-key = Key
report-matrix-doubt = in doubt
report-matrix-remark = Remark

## Data quality

report-sheet-quality = Data quality
report-quality-title = Data quality by department, budget { $years }
report-quality-remark = Figures, no mark: which of them matters more is for people to say. Lines in scope are counted, of all accounting areas; amounts are those of the budget years, cost positive, credits and income negative.
report-quality-amounts-definition = Amounts: one is expected for each line and budget year. A missing amount may be right, such as for a line that has ended; it is not zero.
report-quality-fields-definition = Fields: expected for each line are { $fields }.
report-quality-no-fields = Fields: not checked, since the round names none that should be filled in.
report-quality-contradictions-definition = Rule conflict: rules of one rank disagree. Contradiction: the class the department declared speaks against the one found. Both sums are the cost of the lines.
report-quality-mismatched-definition = Wrong totals: printed sums that miss their parts; the differences are added without sign. The sheet Reconciliation shows each.
report-quality-late-definition = Corrections: versions after the first (sheet Deadlines). Changed after the deadline: lines whose date of change is after the deadline of the round. Blank means: not on record, not zero.
report-quality-follow = Where to find each: messages on the sheet Diagnostics (column Department), unclear and contradictory lines on the sheet Review, missing amounts on the sheet Lines (empty cells of the budget year).
report-quality-code = Department
report-quality-name = Name
report-quality-lines = Lines
report-quality-expected-amounts = Amounts expected
report-quality-present-amounts = Amounts present
report-quality-amounts-share = Amounts complete
report-quality-expected-fields = Fields expected
report-quality-present-fields = Fields present
report-quality-fields-share = Fields complete
report-quality-cost = Cost
report-quality-unclear = of it unclear
report-quality-unclear-share = Share unclear
report-quality-unclear-count = Lines unclear
report-quality-conflicts = Rule conflicts
report-quality-conflicts-sum = Cost with rule conflict
report-quality-contradictions = Contradictions
report-quality-contradictions-sum = Cost with contradiction
report-quality-mismatched = Wrong totals
report-quality-mismatched-sum = Difference
report-quality-errors = Errors
report-quality-warnings = Warnings
report-quality-notes = Notes
report-quality-corrections = Corrections
report-quality-late-corrections = after the deadline
report-quality-changed-late = changed after the deadline
report-quality-changed-late-sum = Cost changed after the deadline
report-quality-total = Total

## Calendar file

calendar-name = Budget { $years }: { $organisation }
calendar-summary = Deadline: { $step }
calendar-description = { $step }, { $duration }, from { $first } to { $last }. Taking part: { $owners }.
calendar-assumed = The name of the step is assumed.
