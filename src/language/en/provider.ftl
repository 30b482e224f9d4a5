# Leistungsscheine: what the departments order and what the provider expects.

scope-provider_revenue = revenue the provider expects, for comparison only
report-sheet-provider = Contracts
report-provider-title = Leistungsscheine: departments and { $provider }
report-provider-definition = By Leistungsschein and department: what the lines of the department plan and what revenue the provider's Wirtschaftsplan expects from it, in every fiscal year and phase it expects something in. The provider's own expense does not stand here.
report-provider-signs = Difference = ordered − expected; both sides positive. A blank cell means that this side holds nothing; that is not 0. IT cost and internal charges of the departments count; amounts of the other basis, income and clearing do not, or the same bill would stand here twice.
report-provider-patterns = Leistungsscheine of the provider: { $patterns }. Other contracts of the departments are not compared.
report-provider-without-contract = Revenue without a Leistungsschein, not compared, { $period }: { $sum }.
report-provider-summary = { $period }: result
report-provider-details = { $period }: Leistungsscheine
report-provider-state = Finding
report-provider-matched = agrees
report-provider-differing = differs
report-provider-only_ordered = only ordered
report-provider-only_expected = only expected
report-provider-contract = Leistungsschein
report-provider-count = Leistungsscheine
report-provider-ordered = ordered
report-provider-expected = expected
report-provider-difference = Difference
report-provider-lines = Lines (ID)
report-provider-ordered-cells = Cells of the department
report-provider-expected-cells = Cells of the provider
report-provider-sum = together
report-provider-rest = { $count } more
report-provider-more = and { $count } more
leistungsschein-abweichung = { $period }: Leistungsscheine of department { $department } and revenue of the provider do not agree: differing { $differing }, only ordered { $ordered }, only expected { $expected }; sum of the deviations without sign { $sum }
    .expected = the same amount on both sides for every Leistungsschein
    .help = settle the rows with a finding on the sheet Contracts of the report (bericht.xlsx) with the provider

# name: code of the provider
erloese-fehlen = [provider_check] names the provider { $name }, but no input the revenue it expects; service agreements are not compared
    .expected = an input with kind = "provider_revenue"
    .help = nothing, if the revenue is still to come; otherwise add it as an input
