# Benchmarks: IT cost per workplace and the like.

report-sheet-benchmarks = Benchmarks
report-benchmarks-title = IT cost per quantity and benchmarks
report-benchmarks-definition = Value = IT cost of a fiscal year / count of the same year, rounded to the cent. Cost and counts of different years are never divided. The count of the target's areas is the one stated for the whole, else the sum of all departments with amounts in the target; if one is missing there is no value.
report-benchmarks-signs = Difference = own value − benchmark. Benchmarks come from { $path } and are not converted: year and scope of the source may differ. The program brings none of its own.
report-benchmarks-figures = Own values
report-benchmarks-beside = Beside the benchmarks
report-benchmarks-quantity = Quantity
report-benchmarks-period = Year and phase
report-benchmarks-whole = target's areas
report-benchmarks-cost = IT cost
report-benchmarks-count = Count
report-benchmarks-value = own value
report-benchmarks-source = Source
report-benchmarks-reason = Remark
report-benchmarks-not-positive = cannot be told: cost not above 0
report-benchmarks-missing = cannot be told: no count for { $departments }
report-benchmarks-missing-all = cannot be told: no count
report-benchmarks-indicator = Indicator
report-benchmarks-benchmark = Benchmark
report-benchmarks-unit = Unit
report-benchmarks-year = Year of the source
report-benchmarks-difference = Difference
report-benchmarks-alone = without an own value
vergleichswert-ohne-menge = there is no own value for the benchmark "{ $name }": { $path } holds no count of the quantity "{ $found }" for any year with amounts
    .expected = a count of the quantity for a year with IT cost
    .help = add the count with year and source, or spell the quantity alike
