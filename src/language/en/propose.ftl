# Proposals for files never seen before (fuenftel map)

propose-certain = certain
propose-likely = likely
propose-unsure = unsure

propose-head = Proposal for “{ $path }”. Lines without # hold once they stand in round.toml;
    lines with # do not hold and wait for a decision. Then: fuenftel check
propose-head-skipped = No proposal for sheet { $sheet }: { $reason }
propose-about = { $rows } rows, { $columns } columns
propose-decide = To decide:
propose-header = Headings in row { $row } ({ $reason })
propose-by-itself = Known without a setting:
propose-rest = What stands here with # has no role and is reported as spalte-unbekannt until it stands in
    extra (keep), ignore (leave out), fields or amounts.
propose-unheaded = { $number ->
        [one] Column { $column } has { $count } value but no heading: please add one in the file.
       *[other] Column { $column } has { $count } values but no heading: please add one in the file.
    }
propose-filters = Read expense only?
propose-instead = Instead perhaps: { $setting }
propose-or = ; else { $list }

propose-kind-budget = amount columns: { $count }
propose-kind-projects = project fields in { $count } columns
propose-kind-posts = columns of posts: { $count }

propose-header-known = known headings: { $count }; the row is found by itself
propose-header-structure = texts above columns of one kind each; known headings: { $count }
propose-header-by-itself = put together from rows { $from } to { $to }; that happens by itself
propose-header-together = the headings seem to stand in rows { $from } to { $to }
propose-part = another table stands beside it
propose-absent = stands in columns of amounts where an amount is expected: { $list }
propose-header-stacked = the headings seem to stand in several rows

propose-encoding-proven = byte order mark or valid UTF-8
propose-encoding-fitting = no valid UTF-8; read so, all special characters are German letters
propose-encoding-doubtful = no valid UTF-8; even read so, unusual characters remain

propose-known = known heading
propose-period = phase and year stand in the heading
propose-own = already mapped so in the input “{ $name }”
propose-like = like “{ $word }” ({ $share })
propose-only-content = only the cells speak for it
propose-rival = the same field is claimed by { $others }
propose-held-back = the heading usually means “{ $role }”, the cells do not fit ({ $shows }); kept without meaning for now
propose-running = running number, changes with sorting
propose-page = page number
propose-filter = tells income from expense

propose-shows-accounts = { $count } of { $of } values are account numbers
propose-shows-digits = { $count } of { $of } values are digits only
propose-shows-classes = { $count } of { $of } values name a class
propose-shows-codes = { $count } of { $of } values are codes
propose-shows-dates = { $count } of { $of } values are dates
propose-shows-truths = { $count } of { $of } values are yes, no or open
propose-shows-numbers = { $count } of { $of } values are numbers
propose-shows-years = { $count } of { $of } values are years
propose-shows-distinct = { $count } different ones among { $of } values

propose-project-amount = amount of the project; year and phase are missing
propose-year-missing = the heading names no year
propose-phase-missing = the heading names no phase
propose-phase-open = the phase is not plain
propose-year-short = year of two digits, in a row with the other columns
propose-period-likely = a word for the phase and a year in the heading
propose-same-period = the same year and phase as { $others }
propose-long-amount = only amount column, rows name year and phase
propose-phases = all values are words for phases
propose-phases-open = the values are words for phases, but not all are plain
propose-sum = in all { $count } rows with an amount equal to { $parts }
propose-sum-ambiguous = other columns would give the same sum
propose-sum-parts = holds only once its parts are mapped as amount columns

propose-format-decided = all unambiguous cells are written so
propose-format-open = { $count } cells such as “1.234” can be read in two ways, no cell decides it
propose-format-mixed = the amount columns are written differently
propose-unit-heading = stands in the heading “{ $text }”
propose-unit-some = stands in headings such as “{ $text }”, but not in all
propose-unit-stated = stands with the table: “{ $text }”
propose-unit-name = stands only in the name “{ $text }”
propose-unit-cents = { $count } amounts have single cents
propose-unit-open = the file names no unit, and the amounts do not show it
propose-sign-none = no amount that would show it
propose-sign-positive = cost: { $above } amounts above, { $below } below zero
propose-sign-negative = cost: { $below } amounts below, { $above } above zero
propose-sign-open = { $above } amounts above, { $below } below zero
propose-department-name = department in the name “{ $text }”
propose-department-found = department of the round in “{ $text }”
propose-key = rows whose key another has: { $repeats }; with the usual key: { $usual }
propose-basis = Rows by account: { $income } income (4, 6), { $expense } expense (5), { $payment } payment (7)
propose-basis-unknown = Accounts of the municipal chart cannot be made out

propose-ask-kind = What does the table hold: kind = "budget", "projects" or "posts"? ({ $reason })
propose-ask-header = Headings in several rows: join them in the file or set header_row.
propose-ask-hidden = A sheet is hidden: should it be read?
propose-ask-absent = Words in columns of amounts: { $list }. If they mean "no amount" they belong under absent; else the cell is to be corrected.
propose-ask-cut = The file is larger than what is looked at here; the proposal rests on a part of it.
propose-ask-unit = In which unit are the amounts: unit = 1, 1000 (thousands) or 1000000 (millions)? ({ $reason })
propose-ask-sign = Does cost stand positive (cost_positive) or negative (cost_negative)? ({ $reason })
propose-ask-format = How are numbers written: number_format = "german" (1.234,56) or "english" (1,234.56)? ({ $reason })
propose-ask-amounts = Amount columns ({ $count }): which year, which phase, which of them count? { $list }
propose-ask-department = Which department: department for all rows, a column (fields) or [departments] from?
propose-ask-filter = Does “{ $heading }” tell income from expense? Then take it over as filter rows.
propose-ask-fields = Fields to confirm ({ $count }): { $list }
propose-ask-rest = Columns without a recognisable meaning ({ $count }): { $list }
propose-ask-key = { $count } rows have the usual key of another; does it suffice, or which id_columns?
propose-ask-policy = To settle in the round: basis (expense or payment) and accounting area. { $shows }

propose-skipped-empty = empty
propose-skipped-prose = text only, no table
propose-skipped-no-headings = a table, but no row that looks like headings; please add headings
propose-skipped-no-money = a table without amounts, posts or project fields

propose-remark = { $path }: input “{ $name }”, { $active } of { $columns } columns mapped
propose-remark-decision = { "  " }{ $number }. { $text }
propose-remark-skipped = { $path }, sheet { $sheet }: no proposal ({ $reason })
