# Texts of check and of the feedback to the departments.

# What columns were taken for
feedback-role-claim = sum of { $parts } (checked, never added)
feedback-project-project-id = project: project number
feedback-project-title = project: title
feedback-project-department = project: department
feedback-project-business-area = project: business area
feedback-project-kind = project: kind
feedback-project-status = project: status
feedback-project-begin = project: begin
feedback-project-go-live = project: go-live
feedback-project-end = project: end
feedback-project-first-use = project: T1 new technology
feedback-project-first-digitalisation = project: T2 first digitalisation
feedback-project-replacement = project: T3 replacement
feedback-project-cost-benefit = project: cost-benefit analysis
feedback-project-description = project: description
feedback-role-ignored = not used (by the round)
feedback-role-empty = empty
feedback-role-unknown = UNRESOLVED
feedback-in-unit = { $role } in { $unit }
feedback-unit-thousand = thousand { $currency }
feedback-unit-million = million { $currency }
feedback-sum = sum of the cells { $sum }
feedback-sign-positive = cost without a sign
feedback-sign-negative = cost with a minus
feedback-spelling-stored = stored as numbers
feedback-spelling-german = text, read as German (1.234,56)
feedback-spelling-english = text, read as English (1,234.56)
feedback-spelling-undecided = text; no value shows whether German or English
feedback-unreadable = unreadable cells: { $count }
feedback-cells = { $number ->
        [one] { $count } cell
       *[other] { $count } cells
    }
feedback-no-cells = no filled cell

# What became of rows
feedback-rows-lines = { $number ->
        [one] { $count } row read as a line
       *[other] { $count } rows read as lines
    }
feedback-rows-projects = { $number ->
        [one] { $count } project
       *[other] { $count } projects
    }
feedback-rows-posts = { $number ->
        [one] { $count } row of posts
       *[other] { $count } rows of posts
    }
feedback-rows-roll-up = { $number ->
        [one] { $count } printed sum
       *[other] { $count } printed sums
    }
feedback-rows-rejected = { $count } rejected
feedback-rows-filtered = { $count } left out by row filters
feedback-rows-prose = { $number ->
        [one] { $count } title or note
       *[other] { $count } titles or notes
    }
feedback-rows-headings = { $number ->
        [one] { $count } repeated header row
       *[other] { $count } repeated header rows
    }
feedback-rows-blank = { $number ->
        [one] { $count } blank row
       *[other] { $count } blank rows
    }

# What check prints
feedback-table = Sheet "{ $sheet }": headings in row { $header } (input "{ $input }")
feedback-table-text = Text file: headings in row { $header } (input "{ $input }")
feedback-table-hidden = Sheet "{ $sheet }" (hidden): headings in row { $header } (input "{ $input }")
feedback-passed-sheet = Sheet "{ $sheet }": not read, { $reason }
feedback-passed-file = not used: { $reason }
feedback-not-asked = the round does not name it ("sheets")
feedback-heading = Heading
feedback-taken-as = taken as
feedback-why = why
feedback-resolved = All columns have a role; there is no error.
feedback-open-title = Still to be settled
feedback-open-columns = Input "{ $input }": columns without a role: { $count }
feedback-open-columns-setting = in round.toml at the input "{ $input }" (line { $line }) map them as a field under "fields", an amount under "amounts" or a printed sum under "claims"; else extra = [{ $headings }] (kept as they are) or ignore = [{ $headings }] (not used)
feedback-open-unheaded = Columns with values but without a heading: { $columns }
feedback-open-unheaded-setting = add a heading in the file
feedback-open-error = [{ $code }] { $message } ({ $place })
feedback-open-errors = [{ $code }] { $count } times, first: { $message } ({ $place })
feedback-open-error-nowhere = [{ $code }] { $message }
feedback-files-title = Feedback in { $path }
feedback-file-counts = errors { $errors }, warnings { $warnings }, notes { $notes }

# Workbooks
feedback-workbook-title = Feedback on the IT budget: { $name }
feedback-title = Feedback on the IT budget { $years }: { $name }
feedback-general = General
feedback-department = Department { $name }
feedback-sheet-summary = Feedback
feedback-sheet-points = Open points
feedback-sheet-columns = Columns
feedback-footer-page = Page { $page } of { $pages }
feedback-to = To
feedback-to-general = Whoever leads the budget round
feedback-organisation = Organisation
feedback-round = Budget round
feedback-years = Fiscal year
feedback-stage = Stage
feedback-answer-until = Please answer by
feedback-answer-until-remark = (enter the date before sending)
feedback-result = Result
feedback-nothing = Nothing is open in your files. Please compare the sums that were read with your own; if they agree, there is nothing left to do.
feedback-nothing-read = Not a single line of your department was read, and nothing is reported about it. Please check whether your budget was submitted.
feedback-nothing-general = Nothing is open that concerns no single department.
feedback-without-error = There is no error: all amounts are in the results. Please look through the warnings and notes on the sheet "Open points".
feedback-with-errors = There are errors: what they concern is not, or not reliably, in the results.
feedback-severity = Severity
feedback-count = Number
feedback-meaning = Meaning
feedback-meaning-error = Something is missing in the results, or a figure cannot be relied on. Please correct it.
feedback-meaning-warning = All figures stand, but somebody should look at the place.
feedback-meaning-note = For your information.
feedback-request = What we ask for
feedback-request-points = Please go through the sheet "Open points". Each row names file, sheet and cell (the cell is a link), what was found, what was expected and what to do. Correct the file, or answer in the shaded columns Answer, Done, Name and Date, and send the corrected file and this workbook back. Settings (round.toml) are changed by whoever leads the round; there it is enough to answer what is meant.
feedback-request-columns = The sheet "Columns" shows what each column of your files was taken for and why. If something is meant differently, enter it in the column Objection.
feedback-request-otherwise = Amounts with open errors do not go into the results, and the check of the innovation target is subject to that. Where warnings stay open, what was read stands.
feedback-read = What was read
feedback-read-remark = Sums of the lines after unit and sign. Printed sums, rejected rows and rows left out by row filters are not included.
feedback-read-none = Not a single line was read.
feedback-read-shared = Some of your lines stand in files that several departments share; what concerns their layout is in { $workbook }.
feedback-totals = Sums by fiscal year and phase
feedback-file = File
feedback-sheet = Sheet
feedback-column = Column
feedback-amounts = Amounts
feedback-period = Fiscal year and phase
feedback-sum-heading = Sum ({ $currency })
feedback-departments = Feedback to the departments
feedback-departments-remark = Each message stands in exactly one workbook: that of the department whose row or file it concerns, else here.
feedback-workbook = Workbook
feedback-department-heading = Department
feedback-errors = Errors
feedback-warnings = Warnings
feedback-notes = Notes
feedback-files = Files that were read
feedback-files-rows = Rows
feedback-passed = Sheets and files that were not read
feedback-reason = Reason
feedback-whole-file = (whole file)

# Open points
feedback-number = No.
feedback-what = What is wrong
feedback-place = Place
feedback-excerpt = Excerpt of the row
feedback-found = Found
feedback-expected = Expected
feedback-help = What to do
feedback-code = Message
feedback-answer = Answer (entry)
feedback-answer-hint = Please answer briefly: what was corrected, or why the entry is right as it is.
feedback-done = Done (entry)
feedback-done-hint = yes if the point is corrected in the file or answered here; else no.
feedback-person = Name (entry)
feedback-person-hint = Who answered.
feedback-date = Date (entry)
feedback-date-hint = Day of the answer, such as 2026-12-31.
feedback-date-wrong = Please enter a date, such as 2026-12-31.
feedback-choice-wrong = Please choose a value of the list.

# Columns
feedback-samples = Samples from the cells
feedback-cell-count = Filled cells
feedback-unit = Unit
feedback-sign = Sign
feedback-spelling = Notation
feedback-cell-sum = Sum of the cells ({ $currency })
feedback-objection = Objection (entry)
feedback-objection-hint = If the column is meant differently: what it stands for.
