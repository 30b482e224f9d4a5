# The form the departments fill in. Explanations of columns have at most 255 characters, because
# spreadsheet programs show no more beside a cell.

form-sheet-lines = Lines
form-sheet-projects = Projects
form-sheet-guide = Guide

form-title = IT budget request { $years }: department { $department }
form-origin = { $organisation }, { $area }; basis of the innovation target: { $basis }; all amounts in { $currency }
form-lines-note = Fill in the yellow cells; new lines go into the empty rows below. The sheet Guide explains the rest.
form-projects-note = Fill in the yellow cells; new projects go into the empty rows below. Amounts stand on the sheet Lines only.
form-sum = Total

## Columns of the lines

form-line-id = Line id
    .help = Locked. By it the line is known again next year. New lines have none; they are given one when the form is read.
form-help-unit = Office, section or unit that asks for the money.
form-help-area = NKF or the Wirtschaftsplan the line belongs to. Blank means: the department's accounting area.
form-help-product_group = Product group of the budget, with leading zeros.
form-help-product = Product of the budget, with leading zeros, such as 010601.
form-help-cost_centre = Cost centre that bears the expense.
form-help-account = Account, such as 529100. Expense and payment of the same purchase stand in two rows, because they have different accounts.
form-help-account_name = Name of the account.
form-help-title = What is bought or done, in a sentence: "Maintenance of the youth welfare application", not just "maintenance".
form-help-description = Why it is needed and what changes against the year before. The facts the class follows from belong here too.
form-help-project_id = Number of the project on the sheet Projects. Leave blank if the line belongs to no project.
form-help-solution_id = Number of the IT solution in the register of solutions.
form-help-contract_id = Number of the service note or contract the cost follows from.
form-help-business_area = Business area the service is needed for. The innovation test asks what is new in this business area.
form-help-solution_scope = Who uses the solution: everybody (shared), several divisions with the same task (division specific) or one section (specialist).
form-help-funding = Where the money comes from if not from the own budget, such as "Digitalpakt".
form-help-declared_class = Operations, enhancement or innovation as the department sees it; the sheet Guide has the definitions. The shared rule table decides on the class.
form-help-note = What else the reviewers should know.
# period: phase and year
form-before = before: { $period }
form-references = before: …
form-reference-help = Locked. A figure of the round the form was made from, to compare with. It is not counted when the form is read.
form-requests = Request
form-request-help = Amount asked for in { $year }. Blank means: nothing asked for. 0 means: expressly nothing.
form-plans = Plan
form-plan-help = Medium-term plan for { $year }. Blank means: not planned yet.

form-scope-shared = shared
form-scope-division = division specific
form-scope-special = specialist

form-refuse-money = Please enter a number, such as 1250 or 1250.00. Explanations belong into the note.
form-refuse-words = Please choose one of these values: { $words }.
form-refuse-project = This number does not stand on the sheet Projects. Please enter the project there.
form-refuse-date = Please enter a date, such as 2027-07-01.

## Columns of the projects

form-project-project_id = Project id
    .help = Number by which lines name the project. Locked for projects that exist.
form-project-title = Title
    .help = Name of the project.
form-project-business_area = Business area
    .help = Business area that T1, T2 and T3 are about.
form-project-kind = Project kind
    .help = Why the project is done: efficiency, strategic, or necessary extension or replacement. The kind is not the class.
form-project-status = Status
    .help = How far the project is, such as requested, approved, running, done.
form-project-begin = Begin
    .help = First day of the project.
form-project-go_live = Go-live
    .help = First day of regular operation. Recurring cost from this day on is operations.
form-project-end = End
    .help = Last day of the project.
form-project-first_use = T1 first use
    .help = Is a new technology used for the first time in this business area? If you do not know, choose unknown.
form-project-first_digitalisation = T2 first digitalisation
    .help = Is this business area digitalised for the first time? If you do not know, choose unknown.
form-project-replacement = T3 replacement
    .help = Is an application replaced of necessity, to keep operations secured? If you do not know, choose unknown.
form-project-cost_benefit = Cost-benefit analysis
    .help = Is there a cost-benefit analysis?
form-project-follow_up_cost = Follow-up cost per year
    .help = What running the result costs in a full year, in whole units of the currency. If there is no follow-up cost, enter 0; blank means: not known.
form-project-description = Description
    .help = What is made, what it replaces, who uses it. Facts count more than words such as "innovative".

## Sheet Guide

form-guide-title = How to fill in the form
form-guide-steps = Step by step
form-step-fill = Only yellow cells are to be filled in. The others are locked, without a password, so that the workbook can be read later without rework.
form-step-request = Enter for each line the amount for { $years } and the plan years, in full units and cents, cost positive, income negative. Formulas are allowed; their stored value is read.
form-step-drop = If a line is no longer needed, leave its amounts blank. The row need not be deleted.
form-step-new = New lines go into the empty rows below the others, without an id. Account, title and amount are the least that is needed.
form-step-project = If a line belongs to a project, its number stands in the column Project and the project on the sheet Projects with the answers to T1, T2 and T3.
form-step-lock = Do not insert, delete, move or rename columns or sheets, and do not change an id: a workbook changed like that is refused with the reason. Sorting and filtering do no harm.
form-step-return = Save the workbook as xlsx or ods, without a password, and send it back.
form-guide-classes = Classes and innovation test
form-class-operations = Running what is there: maintenance, support, licences, hosting, replacement in kind.
form-class-enhancement = Developing existing solutions further: new functions, more users, extensions.
form-class-innovation = Making new solutions: T1 or T2 holds and T3 does not, for the business area in question.
form-test = Innovation test
    .help = Innovation = (T1 or T2) and not T3. Yes, no or unknown will do for each question; unknown is better than a guess.
form-test-first-use = T1 first use
    .help = Is a new technology used for the first time in this business area?
form-test-first-digitalisation = T2 first digitalisation
    .help = Is this business area digitalised for the first time?
form-test-replacement = T3 replacement
    .help = Is an application replaced of necessity, to keep operations secured, for example because its maker ends support?
form-example = Examples
    .help = Maintenance of the youth welfare application: operations. A new module of the same application: enhancement. The first digital file in a business area that knew only paper: innovation (T2). New software because the old one is discontinued: no innovation (T3).
form-guide-lines = Columns of the sheet Lines
form-guide-projects = Columns of the sheet Projects
form-guide-contact = Questions
form-contact = Questions on amounts and accounts are answered by those in charge of the budget, questions on classes, projects and the innovation test by those in charge of IT steering in your organisation. If you do not have a detail, leave the cell blank and say so in the note.
