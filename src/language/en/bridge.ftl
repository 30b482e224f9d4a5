# The bridge: two budget rounds, and what leads from one to the other.

settings-compare-likeness = "compare.likeness" must be at least "0.5": lines of which half or less is alike are not the same line.

bridge-progress = Comparing the rounds
bridge-cannot-currency = The rounds are in different currencies ({ $before } and { $after }) and cannot be compared.
bridge-cannot-years = Which budget years to compare is not certain: before { $before }, after { $after }. Please name them with --years, such as --years 2025:2026.
bridge-cannot-named = --years { $named } names a year that is no budget year of its round. Budget years before: { $before }; after: { $after }.
bridge-pairs-text = The file of pairs cannot be read ({ $found }). A text file (CSV) is expected.
bridge-pairs-headings = The file of pairs lacks columns. Found: { $found }. Expected are before, after and verdict.
bridge-pairs-verdict = The verdict "{ $found }" is unknown. Allowed are same, apart or an empty cell.
bridge-pairs-ids = The verdict "{ $found }" lacks an id. Please fill in before and after.
bridge-pairs-doubled = The pair { $found } contradicts an earlier row: a line has one counterpart only.

bridge-step-money = Amount changed
bridge-step-added = Line added
bridge-step-dropped = Line dropped
bridge-step-scope_in = Came into scope
bridge-step-scope_out = Fell out of scope
bridge-step-rule = Class: other rules
bridge-step-decision = Class: decision
bridge-step-evidence = Class: new evidence
bridge-step-declared = Class: other declaration
bridge-step-time = Class: go-live, end of project

bridge-step-money-definition = The line counts on both sides, with another amount.
bridge-step-added-definition = The line had no amount before; what it has now counts here as a whole.
bridge-step-dropped-definition = The line has no amount any more; what it had counts here as a whole, with its sign turned.
bridge-step-scope_in-definition = The line stood outside before (income, another accounting area …) and counts now; its amount counts here as a whole.
bridge-step-scope_out-definition = The line counted before and stands outside now; its amount counts here as a whole, with its sign turned.
bridge-step-rule-definition = Another rule table classifies the line otherwise.
bridge-step-decision-definition = A decision was added, says something else or was withdrawn.
bridge-step-evidence-definition = Text, account, amounts of other years or facts of the project are different.
bridge-step-declared-definition = The department declares another class, and a rule asks for it.
bridge-step-time-definition = A go-live or the end of a project lies between the budget years.

bridge-by-none = no counterpart
bridge-by-confirmed = confirmed
bridge-by-id = same id
bridge-by-shared_id = same id, which several lines have
bridge-by-key = same key
bridge-by-likeness = alike

bridge-doubt-paired = compared as the same line
bridge-doubt-ambiguous = not paired: several lines are as much alike
bridge-doubt-below = not paired: below the threshold of the round
bridge-doubt-not_asked = not paired: only certain pairs were asked for

bridge-round = { $name }, stage { $stage }
bridge-end = { $name }: { $period }
bridge-workbook-title = Comparison of { $before } with { $after }

bridge-sheet = Bridge
bridge-sheet-departments = Bridge by department
bridge-sheet-effects = Steps by line
bridge-sheet-doubts = Pairs in doubt
bridge-title = Bridge: { $organisation }
bridge-from = Before
bridge-to = After
bridge-source = { $round }, report id { $report } …
bridge-definition = Each line of one round is compared with the same line of the other. The steps lead from the upper row to the lower one and are the difference to the cent. Where a line changed in several ways at once, each change gets its average effect over all orders; the order of the steps therefore does not matter. Where the class stayed the same, the whole difference is a changed amount.
bridge-signs = Signs: positive means there is more after than before. The steps of the class move money between classes and leave the total as it is.
bridge-remarks = What to know beside it
bridge-section = From { $from } to { $to }
bridge-step = Step
bridge-share-effect = Share; effect on the share in points
bridge-lines = Lines
bridge-step-definition = Definition
bridge-sum = Sum of the steps
bridge-own = For comparison: { $end } as the round has it
bridge-difference = Difference (must be 0)
bridge-no-share = A total is not positive; the share and effects on it are undefined.

bridge-chart-total = Total from { $from } to { $to }
bridge-chart-innovation = Innovation from { $from } to { $to }
bridge-chart-base = Base (invisible)
bridge-chart-level = Level
bridge-chart-rise = Rise
bridge-chart-fall = Fall
bridge-chart-stand = Level after the step
bridge-chart-axis = { $axis }, axis begins at { $start }
bridge-chart-alt = Waterfall chart. { $title }: begins at { $start }, ends at { $end }; the steps stand in the table above.
bridge-chart-nothing = No step changed anything about it.
bridge-chart-negative = Without a chart: a level on the way is negative.

bridge-departments-title = Bridge by department
bridge-departments-definition = A line that changed its department counts as moved with its earlier amount; what else changed about it counts in the new department. Renamed departments stand under their new name.
bridge-renamed-from = before
bridge-moved = moved
bridge-no-lines = no lines

bridge-years = Budget years
bridge-id-before = Id before
bridge-id-after = Id after
bridge-paired-by = Paired by
bridge-likeness = Likeness
bridge-department-before = Department before
bridge-department-after = Department after
bridge-title-before = Title before
bridge-title-after = Title after
bridge-account = Account
bridge-account-before = Account before
bridge-account-after = Account after
bridge-amount-before = Amount before
bridge-amount-after = Amount after
bridge-class-before = Class before
bridge-class-after = Class after
bridge-rule-before = Rule before
bridge-rule-after = Rule after
bridge-change-operations = Effect on operations
bridge-change-enhancement = Effect on enhancement
bridge-change-innovation = Effect on innovation
bridge-change-unclear = Effect on unclear
bridge-change-total = Effect in total
bridge-file-before = File before
bridge-sheet-before = Sheet before
bridge-cell-before = Cell before
bridge-file-after = File after
bridge-sheet-after = Sheet after
bridge-cell-after = Cell after
bridge-outcome = Outcome
bridge-outside-area = accounting area { $area } is not part of the target

bridge-remark-incomplete = The inputs of round { $name } are not processed completely; what is missing is missing here too. "fuenftel check" names it.
bridge-remark-basis = The rounds are on different bases: before { $before }, after { $after }. What counts on one basis only is in the steps of the scope.
bridge-remark-areas = The target covers { $before } before and { $after } after; the difference is in the steps of the scope.
bridge-remark-mean = One of the rounds takes the target as the mean of the departments' shares. The bridge takes apart the share over all money.
bridge-remark-rules = The rounds have different rule tables: before { $before }, after { $after }.
bridge-remark-missing = { $side ->
        [before] The earlier round
       *[after] The later round
    } ({ $name }) has no amount the target is taken over for { $period }. There is no bridge to it; a missing year is no zero.
bridge-remark-year = Budget year { $year } of round { $name } has no counterpart and is not compared.
bridge-remark-likeness = Paired only because they are alike: { $count } line(s), amounts together { $sum } (added without sign). The sheet "Pairs in doubt" names them; "compare.pairs" in round.toml confirms or parts them.
bridge-remark-ambiguous = Not paired because several lines are as much alike: { $count } possible pair(s). They count as dropped and added.
bridge-remark-below = Not paired because below the threshold of the round: { $count } pair(s) that are alike. They count as dropped and added.
bridge-remark-not-asked = Not paired because only certain pairs were asked for: { $count } pair(s) that are alike.
bridge-remark-shared = With an id that several lines have: { $count } pair(s); what is most equal is paired.
bridge-remark-idle-word = The renaming of "{ $word }" ({ $field }) meets no line of the earlier round.
bridge-remark-idle-code = By compare.renamed the department "{ $word }" is called "{ $code }" now; the later round has no such department. Known there are: { $known }.
bridge-remark-idle-id = The file of pairs names { $id }; { $side ->
        [before] the earlier round
       *[after] the later round
    } ({ $name }) has no line with this id. The id stands on the sheet of lines and in lines.csv; a number at its end (-2) is part of it.
bridge-remark-idle-id-near = The file of pairs names { $id }; { $side ->
        [before] the earlier round
       *[after] the later round
    } ({ $name }) has no line with this id. It may be meant: { $near }
bridge-remark-idle-pair = The pair { $before } and { $after } of the file of pairs meets several lines of one id.

bridge-summary-head = Comparison: { $before } → { $after }
bridge-summary-total = Total ({ $currency })
bridge-summary-innovation = Innovation ({ $currency })
bridge-summary-share = Share
bridge-summary-undefined = undefined
bridge-summary-points = points
bridge-summary-pairs = Lines: { $id } with the same id, { $confirmed } confirmed, { $key } with the same key, { $likeness } only alike; only before { $before }, only after { $after }.
bridge-summary-report = Comparison: { $path }
