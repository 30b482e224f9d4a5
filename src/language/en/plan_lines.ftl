# Plan lines and products, comparison with the ledger.

scope-ledger = extract of the ledger, for comparison only
report-sheet-plan-lines = Plan lines
report-plan-title = Plan lines and products
report-plan-definition = The same lines as the Ergebnisplan and Finanzplan read them: by plan line and product. The plan line follows from the account; the longest matching prefix decides. Shown are the accounting areas of the target ({ $areas }), also amounts that are no IT cost on this basis (income, internal charges, the other plan). Commitments are left out.
report-plan-signs = Signs: cost and payments positive, income and receipts negative. The sum of a plan is therefore expense minus income (payments minus receipts). Ergebnisplan and Finanzplan are never added, or an investment would count twice.
report-plan-trace = To the lines: filter the sheet Lines by product and account; the last column names the accounts. Each account stands in dashboard/plan_lines.csv.
report-plan-source-nkf = Plan lines: the shipped lines of municipal plans in North Rhine-Westphalia.
report-plan-source-table = Plan lines: { $path }.
report-plan-section = { $period }, { $statement }
report-plan-no-statement = Plan without a name
report-plan-outside = without a plan line
report-plan-no-sum = No sum: these lines are assigned to no plan and may concern the Ergebnisplan and the Finanzplan; the two are never added.
report-plan-code = Line
report-plan-name = Name
report-plan-product = Product
report-plan-no-product = without a product
report-plan-total = Sum
report-plan-out-of-scope = no IT cost
report-plan-accounts = Accounts
report-plan-more-accounts = and { $count } more
report-plan-subtotal = Line { $code } together
report-plan-statement-total = { $statement } together
report-plan-ambiguous = ambiguous
report-plan-ambiguous-name = { $lines } (prefix { $prefix } stands with several lines)
report-plan-missing = none
report-plan-missing-name = account without a plan line
report-plan-cut = { $number ->
        [one] { $shown } rows are shown; { $count } more stands in dashboard/plan_lines.csv.
       *[other] { $shown } rows are shown; { $count } more stand in dashboard/plan_lines.csv.
    }
report-sheet-ledger = Ledger
report-ledger-title = Comparison with the ledger
report-ledger-definition = By plan line and product: what the lines of the round plan and what the extract of the ledger holds, in every fiscal year and phase of the extract. The ledger is no part of the IT cost.
report-ledger-by-plan-line = The extract names no products; the sides are compared by plan line.
report-ledger-signs = Difference = lines − ledger. Cost is positive, income negative. A blank cell means that this side holds nothing; that is not 0.
report-ledger-netting = "above" and "below" sum the differences of the single accounts. If neither is 0, deviations within the row cancel each other; they are shown, not netted. All accounts stand in dashboard/ledger.csv.
report-ledger-periods = Not in the ledger and therefore not compared: { $periods }.
report-ledger-commitments = Commitments of the extract, not compared: { $sum }.
report-ledger-plan = Lines
report-ledger-ledger = Ledger
report-ledger-difference = Difference
report-ledger-above = Accounts above
report-ledger-below = Accounts below
report-ledger-finding = Finding
report-ledger-differs = differs
report-ledger-only-plan = only in the lines
report-ledger-only-ledger = only in the ledger
report-ledger-netted = same sum, other accounts
report-ledger-agrees = agrees
report-ledger-agreeing = Rows that agree: { $count }
report-ledger-rest = Further rows that differ (dashboard/ledger.csv): { $count }
planzeile-fehlt = the mapping names no plan line for accounts of the group "{ $found }" (lines: { $count }, together { $sum } in the first budget year)
    .expected = a prefix of the plan lines for every account of the lines
    .help = add a prefix to the table of plan lines; until then the amount stands under "without a plan line"
planzeile-mehrdeutig = the prefix "{ $found }" stands with several plan lines: { $lines } (lines concerned: { $count }, together { $sum } in the first budget year)
    .expected = every prefix with exactly one plan line
    .help = decide which plan line holds and strike the other, or name longer prefixes; until then the amount stands under "ambiguous"
hauptbuch-abweichung = { $period }: lines and ledger differ (plan lines and products: { $count }); lines above { $above }, below { $below }
    .expected = the same sum for each plan line and product
    .help = settle the rows with a difference on the sheet Ledger
