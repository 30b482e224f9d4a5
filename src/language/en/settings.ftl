# Messages about round.toml

settings-toml = The file is not valid TOML: { $reason }
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
settings-encoding = The encoding "{ $found }" is unknown. Examples: utf-8, windows-1252.
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
