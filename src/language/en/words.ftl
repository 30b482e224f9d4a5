# The words of the field, the same for all reports and messages.

class-operations = Operations
class-enhancement = Enhancement
class-innovation = Innovation
class-unclear = unclear

phase-request = Request
phase-approved = Approved
phase-supplement = Supplement
phase-carried_over = Carried over
phase-excess = Beyond the budget
phase-transfer = Transfer
phase-adjusted = Adjusted
phase-to_date = Actual to date
phase-forecast = Forecast
phase-plan = Plan
phase-actual = Actual
phase-commitment = Commitment

basis-expense = Expense (result plan)
basis-payment = Payment (finance plan)

current-payments = current payments (accounts 70 to 75); only investment is included

stage-anmeldung = Request
stage-beratung = Deliberation
stage-freigabe = Release

averaging-pooled = pooled over all money
averaging-mean = mean of the departments' shares

verdict-met = met
verdict-missed = missed
verdict-undecidable = undecidable

truth-yes = yes
truth-no = no
truth-unknown = unknown

decision = decision
decision-state-in_force = in force
decision-state-stale = stale
decision-state-replaced = replaced
decision-state-withdrawn = withdrawn
decision-state-withdrawal = withdrawal
decision-state-without_line = without line
decision-state-without_effect = without effect
no-amount = no amount

review-status-open = open
review-status-in_review = in review
review-status-reviewed = reviewed
review-status-released = released (Dezernat 6)
review-status-approved = approved (FB 21)

severity-error = Error
severity-warning = Warning
severity-note = Note

scope-income = Income or receipt
scope-internal_charge = Internal charge
scope-other_basis = Belongs to the other basis (expense or payment)
scope-loan = Loan and repayment
scope-cost_accounting = Internal cost accounting
scope-clearing = Clearing
scope-commitment = Commitment for later years
scope-unknown_account = Account not in the chart
scope-filtered = Left out by a row filter
scope-portfolio = Stated in the project portfolio, stands in budget lines already
scope-provider_bill = Bill of the own provider, counts by its plan
scope-provider_plan = Plan of the own provider, counts by its bills

project-kind-efficiency = Efficiency project
project-kind-strategic = Strategic project
project-kind-replacement = Necessary extension or replacement

field-department = Department
field-unit = Unit
field-area = Accounting area
field-product_group = Product group
field-product = Product
field-cost_centre = Cost centre
field-account = Account
field-account_name = Account name
field-title = Title
field-description = Description
field-project_id = Project
field-solution_id = Solution
field-contract_id = Service contract
field-business_area = Business area
field-solution_scope = Scope of the solution
field-funding = Funding
field-declared_class = Declared class
field-note = Note
