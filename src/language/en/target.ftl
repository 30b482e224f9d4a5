# The target in full: side by side, double counting, sensitivity, shifting

## Target

report-averaging-budget-years = Pooled over both budget years
report-averaging-budget-years-base = both years of the double budget
report-views-title = Areas of the target, other areas, and both
report-views-remark = "Both" is the sum of all areas less what would then count twice: where the bills of an own provider count, its plan is missing, and the other way round. The target is taken over its own areas only.
report-views-target = Areas of the target
report-views-others = Other areas
report-views-both = Both
report-views-kept-out = Not included, would count twice
report-views-open = Not determined
report-views-open-remark = "Both" is not determined: the round does not say whether lines with a contract pay a provider of its own, and which side counts (section providers of the settings).
report-periods-title = All years and phases in the target's areas
report-periods-remark = ➤ marks the years and the phase the target is taken for. The other rows are information; their verdicts are arithmetic. Cost is positive.
report-periods-share = Share
report-periods-gap = To be shifted
report-periods-verdict = Arithmetic verdict, bounds
report-periods-undefined = Not defined, cost is not positive
report-periods-bounds = { $verdict } ({ $lower } to { $upper })

## Departments

report-alone-remark = What the target would ask if a department had to reach it alone. The target is not one for a department but for the whole organisation; the amounts are arithmetic only and are not added. Each of the three ways stands by itself.

## Double counting

report-sheet-double-count = Double counting
report-double-count-title = What must not count twice { $years }
report-double-count-remark = IT cost is counted on one basis and on one side only. What would count twice is kept out here, with reason and sum. Cost is positive; income has the sign that the input's setting gives it.
report-double-count-follow = To follow it: filter the sheet "Lines" by the reason for being out of scope and by account; each amount with its cell stands in dashboard/double_count.csv.
report-double-count-income = Income
report-double-count-gross = gross: income is not set off
report-double-count-net = net: income of the chosen basis is set off
report-double-count-section = Kept out: { $period }
report-double-count-none = Nothing: no line belongs to the other basis, is an internal charge, or stands on the other side of a provider.
report-double-count-sum = Not counted in all
report-double-count-cause = Reason
report-double-count-accounts = Account group
report-double-count-inside = Areas of the target
report-double-count-outside = Other areas
report-double-count-amounts = Amounts
report-double-count-instead = What counts instead
report-double-count-investment = Investment (payment)
    .instead = On the expense basis: its depreciation, year by year
report-double-count-depreciation = Depreciation
    .instead = On the payment basis: the investment it belongs to
report-double-count-other-plan = Other basis (expense or payment)
    .instead = The same on the chosen basis
report-double-count-internal-charge = Internal charge
    .instead = The cost that is charged, where it is booked
report-double-count-provider-bill = Bill of the own provider
    .instead = The provider's plan
report-double-count-provider-plan = Plan of the own provider
    .instead = Its bills at the departments
report-double-count-income-left = Income or receipt
report-double-count-set-off = Income set off
    .instead = Counts with a minus in its line's class
report-income-section = Income: { $period }
report-income-none = No line stands on an account of income or receipts.
report-income-sum = In all
report-providers-section = Own providers: { $period }
report-providers-remark = Bills are lines of departments in the target's areas that the round names as such; the own plan is the provider's cost without its income. Both sides are the same money; where they differ, the provider earns elsewhere too, or one side is incomplete.
report-providers-name = Provider
report-providers-bills = Bills
report-providers-plan = Own plan
report-providers-counts = What counts
report-providers-counts-bills = the bills
report-providers-counts-plan = the own plan
report-providers-counts-both = both sides
report-providers-apart = the bills; the own plan is outside the target's areas
report-providers-unsaid = not declared (providers.counts)

## Sensitivity

report-sheet-sensitivity = Sensitivity
report-sensitivity-title = How wrong must classes be for the verdict to turn? { $years }
report-sensitivity-remark = The verdict rests on the classes of the lines. Here stands the least amount that would have to be of another class for another verdict to hold; to the cent, all else unchanged. IT cost as a whole stays as it is.
report-sensitivity-of-the-run = Available and needed amounts and the lines are figures of the run; they do not follow a change in this workbook.
report-sensitivity-signs = "Available" are the amounts above zero of the class or group; credits work the other way and are not included. Share = needed / available; above 100 % the verdict cannot turn this way.
report-sensitivity-mean = The mean of shares is the policy's; this sheet is over all money together, since a euro moves the mean more in a small department than in a large one: no single amount belongs to a pair of classes then. The deciding lines by the mean stand on the sheet of the target.
report-sensitivity-section = { $period }: { $verdict } (all money together)
report-sensitivity-gains = "{ $verdict }" turns to "{ $then }" if { $least } of what is regular operation or enhancement is in truth innovation: { $share } of { $available }.
report-sensitivity-gains-never = "{ $verdict }" would turn to "{ $then }" only with { $least } more innovation; there is not that much regular operation and enhancement ({ $available }).
report-sensitivity-loses = "{ $verdict }" turns to "{ $then }" if { $least } of the innovation is in truth none: { $share } of { $available }.
report-sensitivity-loses-never = "{ $verdict }" would turn to "{ $then }" only with { $least } less innovation; there is not that much classed as innovation ({ $available }). Whether unclear lines turn it is in the table below.
report-sensitivity-from = Counts as
report-sensitivity-to = Would be
report-sensitivity-available = Available
report-sensitivity-least = Needed
report-sensitivity-share = Share
report-sensitivity-then = Verdict then
report-sensitivity-note = Remark
report-sensitivity-never = never changes the verdict
report-sensitivity-enough = can turn it
report-sensitivity-short = not enough by itself
report-sensitivity-doubts = By reason for doubt. A line may stand in several groups; groups are not added.
report-sensitivity-no-doubts = No class is in doubt.
report-sensitivity-doubt = Reason
report-sensitivity-if = If in truth
report-sensitivity-innovation = it is innovation
report-sensitivity-other = it is not innovation
report-sensitivity-group = { $class }: { $doubt } (lines: { $count })
report-sensitivity-nearest = Nearest to "{ $verdict }": the shortest list of lines ({ $count }) that would have to be of another class; { $needed } are needed.
report-sensitivity-nearest-none = "{ $verdict }" is out of reach: { $needed } would be needed, more than all lines together move.
report-sensitivity-moves = Moves
report-sensitivity-more = { $shown } of { $count } are shown; all others stand in dashboard/sensitivity.csv.
report-doubt-no-rule = no rule holds
report-doubt-conflict = rules disagree
report-doubt-left-open = rule or year of go-live leaves it open
report-doubt-decided-open = left open by a person
report-doubt-declared-only = by the department's declaration only
report-doubt-label-only = by the label of the amount column only
report-doubt-contradicted = the declaration speaks against the class
report-doubt-stale = decision out of date

## Shifting

report-sheet-candidates = Shifting
report-candidates-title = Where money for innovation could come from { $years }
report-candidates-remark = Pointers only, no proposals: what stands here grows, ends, or is paid for by several departments. Whether it can be spared only those know who run it. A line may stand in several tables; the sums are not added.
report-candidates-of-the-run = The gap follows a changed class; the lists and their sums are figures of the run.
report-candidates-signs = Cost is positive. Change = later − earlier. Innovation and unclear money are not included.
report-candidates-section = Pointers for { $period }
report-candidates-growing = { $number ->
        [one] Growing regular operation: { $count } line with an amount in both years, { $sum } more.
       *[other] Growing regular operation: { $count } lines with an amount in both years, { $sum } more in all.
    }
report-candidates-no-before = Growing regular operation: the source has no previous year.
report-candidates-ending = { $number ->
        [one] Contracts and projects that end by the end of the year: { $count } line, regular operation and enhancement { $sum } in all. Columns of dates decide (the column of contract ends the round names, end of the project), never free text.
       *[other] Contracts and projects that end by the end of the year: { $count } lines, regular operation and enhancement { $sum } in all. Columns of dates decide (the column of contract ends the round names, end of the project), never free text.
    }
report-candidates-planned-after = Planned for the next year all the same
report-candidates-going-on = Of these, { $count } lines ({ $sum } in all) have an amount in the following year all the same: the contract or project ends, the cost is to go on. This money would only be freed if that amount were dropped too.
report-candidates-cut = The { $shown } largest are shown.
report-candidates-end = End
report-candidates-ends = What ends
report-candidates-project = Project
report-candidates-contract = Contract
report-candidates-shared = { $number ->
        [one] Several times: { $count } solution, contract or equal title that several departments pay for. Compared is the full text regardless of case; the single lines stand in dashboard/candidates.csv.
       *[other] Several times: { $count } solutions, contracts or equal titles that several departments pay for. Compared is the full text regardless of case; the single lines stand in dashboard/candidates.csv.
    }
report-candidates-growing-none = Growing regular operation: no line with an amount in both years grows.
report-candidates-ending-none = Contracts and projects that end: for operations and enhancement no column of dates names an end by the end of the year.
report-candidates-shared-none = Several times: no solution, contract or title stands with several departments; compared is the full text regardless of case.
report-candidates-key = Key or title
report-candidates-same = What is the same
report-candidates-departments = Departments
report-candidates-first = First line
report-candidates-solution = Solution
report-candidates-title-key = Title
