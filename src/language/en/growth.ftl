# Growth: course, parts, lines.
report-sheet-growth-lines = Growth lines
report-growth-remark-amount = Change = later − earlier; growth = change / earlier. A plus means higher cost. Marked is what grows by more than { $threshold } and by more than { $amount }; where the earlier sum allows no growth, the amount decides alone. A blank cell means: no amount in the source.
report-growth-parts-remark = Contribution = change / earlier sum of the whole; the contributions of the departments, the classes and the groups of accounts each sum to the growth of the whole. Money, scope and class sum to the change: scope is what stood outside the target in the other year (same words in the same department, another account or accounting area), class is the same money in another class.
report-growth-live-remark = Amounts, changes, growth and contributions are formulas and follow a changed class. Scope, changed classes, the steps in between, the marks and all lists of lines are figures of the run.
report-growth-phases-remark = Consecutive years are compared. In the course each year before the budget counts with what was approved (else adjusted, requested, planned, forecast, spent), the budget year with the phase of the target, a later one with the plan. Beside it stands every phase both years have.
report-growth-lines-remark = To the lines: on the sheet Growth lines filter by "from" and "to", and by department, account group or note; the sum of the change is the figure here. The change of a class is the sum of its column "Change …", what of it is classification that of the column "to …". Steps: the remaining change by the step of the remainder; the index clause from its own column; scope by note. The amounts of both years, and departments outside the target, stand on the sheet of lines.
report-growth-lines-rest = { $number ->
        [one] { $count } more line (by itself in the data, growth_lines)
       *[other] { $count } more lines together (one by one in the data, growth_lines)
    }
report-growth-account-group = Account group
report-growth-class-change = Change { $class }
report-growth-gaps = Without amounts in the source: { $years }. Nothing is compared across such a gap.
report-growth-course = All comparisons
report-growth-compared = Comparison
report-growth-before = earlier
report-growth-after = later
report-growth-kind = Kind of comparison
report-growth-is-course = course
report-growth-is-like = same phase
report-growth-contribution = Contribution to growth
report-growth-money = of it money
report-growth-scope = of it scope
report-growth-classification = of it class
report-growth-group = Group of accounts { $group }
report-growth-without-account = without account
report-growth-steps = What the change is made of
report-growth-step = Step
report-growth-amount = Amount
report-growth-step-new = new
report-growth-step-ended = ended
report-growth-step-indexed = index clause
report-growth-step-raised = raised
report-growth-step-cut = cut
report-growth-step-scope-in = came in (scope)
report-growth-step-scope-out = left (scope)
report-growth-step-class = class only
report-growth-indexed = Contracts with an index clause
report-growth-indexed-remark = Expected = earlier amount × rate of the round. Beyond = change − expected; a plus means: dearer than the clause.
report-growth-index-rate = Index
report-growth-index-change = by index
report-growth-index-rest = beyond
report-growth-moved = What is not money: scope and class
report-growth-moved-remark = A line that only changes its class moves its earlier amount; the classes of a line sum to zero.
report-growth-counterpart = Counterpart
report-growth-into = to { $class }
report-growth-from = from
report-growth-to = to
report-growth-rest-change = Remaining change
report-growth-rest-step = Step of the remainder
report-growth-one-sided = Amounts in the source for one of the two years only: { $departments }. They make { $change } of the change. Whether a department is new or gone, or the source merely lacks one year, cannot be told from it; so the growth of the others stands beside it.
report-growth-one-sided-row = Departments with amounts in one year only
report-growth-both-row = Departments with amounts in both years
report-growth-one-sided-count = Departments with one year only
report-growth-rest = { $number ->
        [one] { $count } more line stands in the sheet of the lines and in the data.
       *[other] { $count } more lines stand in the sheet of the lines and in the data.
    }
