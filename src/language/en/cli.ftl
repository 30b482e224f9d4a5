# Texts of the command line

progress-read = Reading { $name }
progress-classify = Classifying and computing
progress-write = Writing the report

cli-more-diagnostics = { $number ->
        [one] … and { $count } more message [{ $code }], in diagnostics.json and in the workbooks
       *[other] … and { $count } more messages [{ $code }], all in diagnostics.json and in the workbooks
    }
cli-diagnostics = Messages: { $errors } errors, { $warnings } warnings, { $notes } notes
cli-line = , line { $line }
cli-cell = , cell { $cell }
cli-rules-broken = { $count } problem(s) in the tables named. Nothing was classified, nothing was written.
cli-settings-broken = { $count } problem(s) in the settings. Nothing was written.
cli-no-input = No input holds a readable line. Nothing was written.
cli-cannot-read = "{ $path }" cannot be read: { $reason }. Please check path and permissions.
cli-not-found = There is no "{ $path }". Please check the path.
cli-not-allowed = "{ $path }" cannot be read: permission is missing. Please check the permissions of the file.
cli-cannot-write = "{ $path }" cannot be written: { $reason }. Is the file still open?
cli-output-foreign = "{ $path }" holds something that is no report and will not be overwritten. Please name another folder with --out.
cli-output-filled-in = Workbooks in "{ $path }" were changed since they were written: { $names }. They are not overwritten. Please rename the folder or name another one with --out.
cli-check-no-input = No input holds a readable line; the feedback says why.
cli-line-unknown = No line has the id or key "{ $line }". The ids stand on the sheet of lines.

summary-period = Fiscal year { $year }, { $phase }, { $basis }, accounting area { $areas }
summary-total = IT cost
summary-target = Innovation target
summary-target-value = { $verdict }: share { $share }, possible { $lower } to { $upper }, target { $target } ({ $averaging })
summary-target-undefined = undefined because IT cost is not positive
summary-gap = Gap
summary-gap-value = shift { $shift }, or add { $add }, or cut the rest by { $cut }
summary-gap-no-cut = – (not possible without innovation)
summary-departments = Largest departments
summary-unclear = Unclear
summary-unclear-value = { $count } lines, together { $sum }
summary-decisions = Decisions
summary-decisions-value = { $count } on { $sum }, of these stale: { $stale }
summary-no-target = There is no amount of the wanted phase for the fiscal year; the target is undefined.
summary-incomplete = Caution: the inputs could not be read completely (see messages). The verdict is subject to that.
summary-beside-posts = Caution: the posts could not be read completely (see messages). The verdict is not touched.
summary-beside-ledger = Caution: the ledger could not be read completely (see messages). The comparison with it is subject to that, the verdict is not.
summary-beside-provider-revenue = Caution: the revenue the provider expects could not be read completely (see messages). The comparison with it is subject to that, the verdict is not.
summary-report = Report: { $path }

cli-department-unknown = The round knows no department "{ $code }". Known are: { $known }

template-years = Forms for the requests of { $years }
template-form = { $file }: department { $department }, lines: { $lines }, projects: { $projects }
template-projects-left = Projects without a department, in no form: { $count } ({ $names })
template-incomplete = Caution: the inputs of the round could not all be read (see diagnostics). Something may be missing from the forms.
template-out = Folder: { $path }

# A call that cannot be understood.
usage-unknown-argument = "{ $argument }" is not known here.
usage-unknown-verb = There is no command "{ $verb }".
usage-no-verb = The command is missing.
usage-no-value = "{ $argument }" lacks its value.
usage-invalid-value = "{ $value }" does not fit "{ $argument }".
usage-missing = Missing: { $argument }.
usage-twice = "{ $argument }" is allowed once only, or does not go with another argument.
usage-too-many = "{ $argument }" has too many or too few values.
usage-wrong = The call cannot be understood.
usage-possible = Possible: { $words }.
usage-suggested = Did you mean "{ $words }"?
usage-see-help = --help shows what is possible; nothing was read and nothing written.
