# classify: reasons, evidence, rule tables, explanation of a line

classify-no-rule = No rule matches.
classify-conflict = Rules of one priority disagree: { $rules }.
classify-go-live-year = Go-live on { $date }: { $before } of 12 months follow the project, { $after } are operations.
classify-in-operation = Recurring cost is operations since the go-live on { $date }.
classify-project-ended = The project ended on { $date }; what comes later develops an existing solution further.

classify-decision-evidence = decision of { $person } on { $date } (decisions.csv, row { $row })
classify-decision-stale-amount = stale: the amount changed since
classify-decision-stale-text = stale: the text changed since
classify-decision-stale-both = stale: amount and text changed since

classify-seen-text = Text
classify-seen-account = account
classify-seen-account-name = account name
classify-seen-label = label
classify-seen-declared = declared
classify-seen-project = project
classify-seen-rule = rule
classify-recurring-yes = recurring cost
classify-recurring-no = one-off cost
classify-recurring-unknown = open whether recurring or one-off

classify-course-even = amounts even over the years
classify-course-new = amounts new from the budget year and steady
classify-course-single = amounts one-off
classify-course-ending = amounts ending
classify-course-recurrent = amounts every other year
classify-course-changing = amounts changing
classify-course-unknown = too few years for a course

# Rule tables
rules-unreadable = The table cannot be read: { $found }
rules-policy-missing = The first line names no hit policy but “{ $found }”. Expected: Trefferregel;Priorität
rules-policy-unknown = Unknown hit policy “{ $found }”. Expected: Priorität (the smallest number wins)
rules-column-unknown = Unknown column “{ $found }”. Expected one of: { $expected }
rules-column-doubled = The column “{ $found }” stands twice in the table.
rules-column-missing = The column “{ $found }” is missing.
rules-cell-empty = The column “{ $found }” is empty here.
rules-id-doubled = The id “{ $found }” is taken. Each rule needs its own.
rules-priority = “{ $found }” is no priority. Expected: a whole number; the smallest wins
rules-class-unknown = “{ $found }” is no class. Expected: { $expected }
rules-share = “{ $found }” names no readable share. Expected: a share such as 60 %, 2/3 or 0,6 with each class, | between the classes
rules-share-doubled = “{ $found }”: the class stands twice in the cell.
rules-share-sum = The shares sum to { $found } instead of 100 %.
rules-value-unknown = “{ $found }” is unknown here. Expected: { $expected }
rules-account-range = “{ $found }” is no range of accounts. Expected: leading digits such as 52 or 5235-5239, as many on the left as on the right
rules-text-empty = “{ $found }” holds no word to search for.
rules-text-short = “{ $found }”: a word part with * needs at least three characters.
rules-text-star = “{ $found }”: the star may only stand at the start and at the end.
rules-text-many = “{ $found }”: the table holds too many words.
rules-without-condition = The rule has no condition. A rule for everything would be a default class, and there is none.
rules-fact-of-fact = A rule for a fact must not ask for a fact or for the result of the test.
rules-example = Rule { $rule } does not match its own example: “{ $found }”
rules-empty = The table holds no rule.

# fuenftel explain
explain-line = Line { $id }
explain-key = Key: { $key }
explain-label = Title: { $label }
explain-scope-in = Belongs to the IT cost.
explain-scope-out = Does not belong to the IT cost: { $reason }
explain-amounts = Amounts
explain-declared = Declared: { $word }
explain-declared-contradicts = Declared: { $word } (contradicts the result)
explain-project = Project { $id }: { $title }
explain-project-unknown = Project { $id } is not in the project portfolio.
explain-test = Innovation test: { $result }
explain-test-part = { $name }: { $truth } ({ $source })
explain-test-first_use = T1 first use
explain-test-first_digitalisation = T2 first digitalisation
explain-test-replacement = T3 replacement
explain-test-recurring = Recurring cost
explain-source-cell = stated by the portfolio, cell { $cell }
explain-source-portfolio = stated by the portfolio
explain-source-rule = rule { $rule }: { $reason }
explain-source-none = not stated
explain-class = Class
explain-class-always = all years
explain-class-from = from { $year }
explain-winner = Rule { $rule } (priority { $priority }) wins: { $reason }
explain-seen = Seen: { $evidence }
explain-losers = Lost
explain-loser-priority = Rule { $rule } (priority { $priority }, { $class }): { $winner } goes first with priority { $winning }
explain-loser-agrees = Rule { $rule } (priority { $priority }, { $class }): says the same as { $winner }
explain-loser-conflict = Rule { $rule } (priority { $priority }, { $class }): contradicts a rule of the same priority
explain-settle = What would settle it
explain-settle-truth = State { $name } of project { $project } as yes or no.
explain-settle-project = Add project number { $id } to the project portfolio or correct it.
explain-settle-text = Say in the title what is bought and what it adds to or replaces, or name a project.
explain-settle-conflict = Give one of the rules { $rules } a smaller priority.
explain-settle-rule = Rule { $rule } leaves the line unclear on purpose; a decision on the line goes first.

explain-decisions = Decisions
explain-decision = { $state }: { $classes } ({ $years }), { $person } on { $date }, row { $row }: { $reason }
explain-withdrawal = { $state } ({ $years }), { $person } on { $date }, row { $row }: { $reason }
explain-decision-amount = amount seen { $seen }, now { $now }
explain-decision-text = text seen: { $text }
explain-by-rules = By the rules it would be
explain-winner-below = Among the rules { $rule } wins (priority { $priority }): { $reason }
explain-comments = Comments
explain-comment = { $person } on { $date }: { $comment }
explain-settle-decided = Withdraw the decision, then the rules decide, or decide anew, then the later decision holds.
explain-settle-stale = The decision is stale: decide the line anew.
