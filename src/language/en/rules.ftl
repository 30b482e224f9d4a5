# Texts of "fuenftel rules": coverage, rule book, measurement, suggestions

# Suggestions for unclear lines
suggest-class = { $class } ({ $strength } of the words as in { $lines }; shared: { $words })
suggest-test = settle the innovation test (words as in { $lines }; shared: { $words })
suggest-open-test = settle the innovation test (what is known of the project leaves it open)
suggest-line = { $id } "{ $label }"
suggest-more = { $lines } and { $count } more
suggest-word = "{ $word }"
suggest-said = Suggestion (not counted): { $suggestion }

# Coverage
coverage-title = Rule table { $table } ({ $hash }…) on { $round }: rules for classes { $classes }, for facts { $facts }
coverage-basis = Counted is the IT cost of the budget years: { $periods }. What rules do is counted without decisions by reviewers; unclear is what is so after them as well.
coverage-incomplete = Caution: the inputs could not be read in full ("fuenftel check" says what is missing); all figures are subject to that.
coverage-period = { $phase } { $year }
coverage-all = Lines
coverage-unclear = unclear
coverage-unmatched = matched by no rule
coverage-in-conflict = in conflict
coverage-lines = Lines
coverage-money = { $currency }
coverage-share = Share
coverage-classes-title = Rules for classes
coverage-rule = Rule
coverage-priority = Rank
coverage-says = Class
coverage-won = won
coverage-lost = lost
coverage-dead-title = Rules that match no line: { $count }
coverage-shadowed-title = Rules that match and never win
coverage-shadowed = { $rule } (rank { $priority }): { $lines }, { $money }; beaten by { $winners }
coverage-line-count = { $number ->
        [one] { $count } line
       *[other] { $count } lines
    }
coverage-winner = { $rule } ({ $lines })
coverage-conflicts-title = Conflicts of rules of one rank
coverage-conflict = { $rules }: { $lines }, { $money }
coverage-facts-title = Rules for facts
coverage-fact = Fact
coverage-answer = Answer
coverage-matched = matches
coverage-settled = settles
coverage-corrected = corrects Y/N
coverage-families-title = Words unclear lines share
coverage-family = Words
coverage-example = for example
coverage-unclear-title = Unclear lines by weight
coverage-more = … and { $count } more (all with --format json)
coverage-none = none
coverage-no-rule = no rule
coverage-written = Written: { $path }

# Measurement
measured-title = Measured against { $labels }: { $period }
measured-note = Amounts count without their sign. In money a divided line counts by its shares (to the cent), as a line by its largest share. Shares that differ by at most one ten-thousandth agree.
measured-all = measured
measured-right = right
measured-wrongly-unclear = wrongly unclear
measured-wrong = wrong
measured-safe = right or unclear
measured-unclear = left unclear
measured-out-of-scope = Labels of lines that are no IT cost (not measured): { $count }
measured-unlabelled = Lines of IT cost without a label (not measured): { $count }, { $money }
measured-more-problems = … and { $count } more labels that belong to no line
measured-unknown = Labels that belong to no line (see messages): { $count }
measured-passed-over = Columns not used: { $columns }
measured-matrix-money = Confusions in { $currency } (row: truth, column: found)
measured-matrix-lines = Confusions in lines (row: truth, column: found)
measured-truth = truth \ found
measured-sum = Sum
measured-quality = Precision (right of what was found) and recall (right of what there is)
measured-class = Class
measured-precision-money = Precision { $currency }
measured-recall-money = Recall { $currency }
measured-precision-lines = Precision lines
measured-recall-lines = Recall lines
measured-false-title = Falsely innovation: { $count }
measured-false-none = Falsely innovation: no line
measured-worst-title = Largest mistakes
measured-mistake = Row { $row } of the labels: truth { $truth }, found { $found } ({ $origin }), wrong { $money }
measured-origin = Rests on
measured-origin-rule = rule { $rule }
measured-origin-decision = decision
measured-by-rule-title = Mistakes by rule
measured-target-title = What the mistakes do to the innovation target (measured lines, area { $areas })
measured-target = { $verdict }: share { $share }, possible { $lower } to { $upper }, target { $target }
measured-target-undefined = undefined, because IT cost is not positive
measured-target-true = by the labels
measured-target-found = by the rules
measured-target-difference = Difference: { $difference } innovation, { $points } percentage points
measured-not-defined = –

# Labels that are measured against
labels-unreadable = The line cannot be read: { $found }. Expected: CSV in UTF-8 with the delimiter ";"
labels-encoding = The file is not stored in UTF-8. Please save it as "CSV UTF-8" in the spreadsheet program.
labels-empty = The file holds no label. Expected: a line of headings, below it one line for each budget line
labels-column-doubled = The column "{ $found }" means the same as one before it. Please delete one of them.
labels-name-missing = No column names the budget line. Expected: line_id, or file and row (with sheet for workbooks)
labels-truth-missing = The column "truth" is missing.
labels-name-empty = The line names no budget line.
labels-named-twice = There is a label for this budget line already: { $found }. Each may stand once only.
labels-row = "{ $found }" is no row number. Expected: the row as in a spreadsheet program, counted from 1
labels-class = "{ $found }" names no class. Expected: operations, enhancement, innovation, unclear
labels-class-doubled = "{ $found }" names a class twice.
labels-share = "{ $found }" holds no readable share. Expected: shares above 0 up to 1 with at most six digits, such as innovation:0.5|operations:0.5
labels-sum = The shares in "{ $found }" do not sum to exactly 1.
labels-line-unknown = No line of the round is called "{ $found }". The label was not measured; please check the id or file, sheet and row.
labels-line-doubled = There is a label for the line "{ $found }" further up under another name. This one was not measured.
labels-line-ambiguous = "{ $found }" means several lines ({ $count }). The label was not measured; please give the line's id as line_id.

# Rule book
book-title = Rule book
book-source = Rule table `{ $table }`, checksum `{ $hash }…`. Rules for classes: { $classes }, rules for facts: { $facts }.
book-method = How a decision is reached
book-method-facts = First it is settled what is known: T1 first use of a new technology, T2 first digitalisation of the business area, T3 necessary replacement, and whether the cost recurs. Every answer is yes, no or unknown. The Y/N fields of the project portfolio have priority 100: rules with a smaller number beat them, rules with a larger one only fill blanks.
book-method-test = Then comes the innovation test: (T1 or T2) and not T3. Where it stays open, its result is unknown.
book-method-rules = Then, of the rules for classes whose conditions all hold, the one with the smallest priority counts. The order of the table never decides.
book-method-conflict = Where rules of one priority disagree, or no rule matches, the line is unclear. There is no class for the rest.
book-method-life = With the go-live "first" ends: recurring cost becomes operations, divided by months in the year of the go-live.
book-method-people = A reviewer's decision beats every rule. The declared class never decides.
book-reading = How the rules are read
book-reading-conditions = All conditions of a rule must hold; between alternatives stands "or".
book-reading-words = "…" in a word stands for any letters: "wartung…" finds Wartungsvertrag, "…pflege" finds Softwarepflege. Case, the spelling of umlauts and hyphens do not matter. "Text" means title, description and note of the line.
book-reading-accounts = Accounts are compared by their leading digits.
book-reading-course = "Course" means the amounts of the years around the budget year: even, new, single, ending, recurrent, changing or unknown.
book-reading-life = The go-live lies, seen from the first budget year, before, within, after, or it is open.
book-facts = Rules for facts
book-facts-note = They are looked at before the rules for classes.
book-classes = Rules for classes
book-section = Priority { $priority }: { $section }
book-section-plain = Priority { $priority }
book-rule = **{ $id }.** If { $conditions }, { $outcome }.
book-why = *Why:* { $value }
book-source-of = *Source:* { $value }.
book-example = *Example:* "{ $value }"
book-counterexample = *Counterexample:* "{ $value }"
book-and = and
book-or = or
book-together = together with
book-each-together = { $first }, each together with { $rest }
book-quoted = "{ $word }"
book-range = { $first } to { $last }
book-outcome-class = then **{ $class }**
book-outcome-fact = then { $name }: **{ $answer }**
book-when-cell = the condition "{ $column }: { $cell }" holds
book-when-account = the account starts with { $list }
book-when-account-not = the account does not start with { $list }
book-when-account-name = the account's name holds { $list }
book-when-account-name-not = { $number ->
        [one] the account's name does not hold { $list }
       *[other] the account's name holds none of { $list }
    }
book-when-text = the text holds { $list }
book-when-text-not = { $number ->
        [one] the text does not hold { $list }
       *[other] the text holds none of { $list }
    }
book-when-project-text = the project's title or description holds { $list }
book-when-project-text-not = { $number ->
        [one] the project's title and description do not hold { $list }
       *[other] the project's title and description hold none of { $list }
    }
book-when-label = the amount column carries the label { $list }
book-when-label-not = the amount column does not carry the label { $list }
book-when-declared = the department declared { $list }
book-when-declared-not = the department did not declare { $list }
book-when-kind = the project is of the kind { $list }
book-when-kind-not = the project is not of the kind { $list }
book-when-innovation = the innovation test gives { $list }
book-when-innovation-not = the innovation test does not give { $list }
book-when-fact = "{ $name }" is { $list }
book-when-fact-not = "{ $name }" is not { $list }
book-when-project-known = the line belongs to a known project
book-when-project-none = the line names no project
book-when-go-live = the go-live is { $list }
book-when-go-live-not = the go-live is not { $list }
book-when-course = the course is { $list }
book-when-course-not = the course is not { $list }
