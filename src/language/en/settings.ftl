# Messages about round.toml

settings-toml = The file is not valid TOML: { $reason }
settings-not-utf8 = The line is not written in UTF-8 (probably in Windows-1252). Expected is UTF-8; please save the file as UTF-8 in the editor.
settings-missing = The entry "{ $key }" is missing. Please add it.
settings-unknown-key = The entry "{ $key }" is unknown. Please check its spelling or remove it.
settings-blank = The entry "{ $key }" is empty. Please fill it in or remove it.
settings-wrong-kind = The entry "{ $key }" is { $found }, expected is { $expected }.
settings-kind-text = a text in quotes
settings-kind-integer = a whole number
settings-kind-float = a decimal number
settings-kind-truth = a truth value
settings-kind-list = a list
settings-kind-table = a section
settings-kind-tables = a list of sections
settings-word = The entry "{ $key }" has the value "{ $found }". Allowed are: { $expected }.
settings-range = The entry "{ $key }" has the value { $found }. Allowed is { $least } to { $most }.
settings-year = A fiscal year is a number such as 2026.
settings-years = "fiscal_years" names one fiscal year or two consecutive ones, such as [2026] or [2026, 2027].
settings-date = “{ $key }” is “{ $found }”. Expected is a date such as "2025-09-30".
settings-share = The entry "{ $key }" has the value "{ $found }". Expected is a share between 0 and 1 as text with at most six decimals, such as "0.20".
settings-department-doubled = The department "{ $code }" stands twice in the list.
settings-index-doubled = The same index clause stands twice for contract "{ $contract }".
settings-cause-doubled = The cause "{ $code }" stands twice in the list, or its name does.
settings-encoding = The encoding "{ $found }" is unknown. Examples: utf-8, windows-1252.
settings-columns = The columns "{ $found }" are invalid. Expected are the letters of the first and the last one, such as F:I.
settings-delimiter = The delimiter "{ $found }" is invalid. Allowed is a single character or the word tab.
settings-unit = The unit { $found } is invalid. Allowed are 1, 1000 and 1000000.
settings-constant = The entry "{ $key }" is a value or a pattern with one group, such as {"{"} file = "dezernat-(\\d+)" {"}"}.
settings-pattern = The pattern "{ $found }" is invalid: { $reason }
settings-composed = The entry "{ $key }" is a template of headings, such as "{"{"}einzelplan:2{"}"}{"{"}kapitel:2{"}"}".
settings-row-filter = A row filter needs exactly one condition: equals, starts_with, contains, matches or one of them with not_.
settings-target-share = "policy.target_share" must be below 1.
settings-provider-department = The department "{ $found }" of a provider is not in the list of departments.
settings-provider-reason = "providers.counts = "both"" needs "reason": why bills and plan are not the same money.
settings-provider-bills = "providers.bills" names at least one field with patterns by which its bills are known, such as bills = {"{"} contract_id = ["LS-*"] {"}"}.
settings-areas = "policy.areas" names at least one accounting area the target is taken over.
settings-amounts-doubled = "{ $found }" and "{ $other }" name the same fiscal year and phase. Please give a "label" or remove one of the columns.
settings-area = The accounting area "{ $found }" of an input is unknown. Known are: { $expected }.
settings-truth = The entry "{ $key }" is true or false.
settings-dates = The entry "{ $key }" is a list of dates such as ["2026-12-24", "2026-12-31"].
settings-step-doubled = The id "{ $found }" of a step appears twice. Each step needs one of its own.
settings-step-duration = A step states exactly one duration: "weeks", "working_days" or "ongoing = true".
settings-step-release = Exactly one step ends with the release: the one with "releases = true", else the last one with a duration. An ongoing step does not end.
settings-step-work = "{ $found }" stands at an earlier step already. One kind of work has one deadline.
settings-received = Version { $found } of department { $department } is recorded twice or is not in the order of the dates.
settings-actor = "responsibility.actors" names the column "{ $key }", which the matrix lacks. Its columns are: { $expected }.
settings-matrix-table = The table cannot be read: { $reason }
settings-matrix-column = The column "{ $heading }" is missing.
settings-matrix-units = The matrix has no column of responsibilities.
settings-matrix-reach = "{ $found }" is no reach. Allowed are übergreifend, fachspezifisch, geschäftsbereichsspezifisch or nothing.
settings-matrix-cell = "{ $found }" is no responsibility. Expected is something like Z,F or F (FB 21), with a question mark where in doubt: Z?
settings-matrix-id = The task "{ $task }" has no id.
settings-matrix-nobody = Nobody is responsible for the task "{ $task }": a Z is missing.
settings-matrix-several = Several are responsible for the task "{ $task }": there is more than one Z in the row.
settings-matrix-unapproved = Nobody approves the task "{ $task }": an F is missing.
settings-matrix-doubled = The id "{ $found }" appears twice.
settings-matrix-case = The key "{ $found }" has two rows of the same reach.
settings-task-finding = "{ $found }" is neither a message nor a cause of the review.
settings-task-key = The key "{ $found }" is not in the matrix.
settings-task-doubled = "{ $found }" appears twice.
settings-matrix-workbook = The file is a workbook. A text file with semicolons (CSV) is expected.
settings-plan-lines = "plan_lines" names either "chart" or "table".
settings-revenue-no-provider = There is an input with kind = "provider_revenue", but no section [provider_check] that says which department is the provider. Please add it or remove the input.
settings-ledger-no-plan-lines = There is an input with kind = "ledger", but no section [plan_lines] whose plan lines are compared. Please add it, with chart = "nkf" for instance, or remove the input.
settings-provider = "provider_check.department" has the value "{ $found }". Known are the departments { $expected }.
settings-benchmarks = "benchmarks" needs "quantities": without counts there are no own values.
comparison-missing = There is no such file. round.toml names it under "{ $entry }". Please put the file there or correct the entry.
comparison-outside = The file lies outside the folder of the inputs.
comparison-headings = The table needs the headings { $expected }. Found was: { $found }.
comparison-sheets = The headings { $expected } stand on several sheets; exactly one is needed.
comparison-plan-row = The row lacks the prefix of the account or the plan line.
comparison-blank = "{ $heading }" is blank.
comparison-number = "{ $heading }" has the value "{ $found }". Expected is a number above 0, written like 1234, 1234,5 or 1.234,50.
comparison-year = "{ $heading }" has the value "{ $found }". Expected is a year such as 2025.
comparison-unit = The unit "{ $found }" does not begin with the currency of the round ({ $expected }), such as "{ $expected } per workplace".
comparison-department = The department "{ $found }" is unknown. Known are: { $expected }; blank means the target's areas.
comparison-quantity-twice = "{ $found }" stands in row { $other } already for the same department and year.
