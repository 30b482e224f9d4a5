//! Decisions and review status in `kpi.json`: how much people decided, how far they are.

use serde::Serialize;

use super::target::Money;
use crate::analyse::{DepartmentReview, StatusEvent};
use crate::classify::DecisionState;
use crate::money::Total;
use crate::report::Run;
use crate::schema::Department;

/// What became of the rows of `decisions.csv`.
#[derive(Serialize)]
pub(super) struct Decisions {
    /// Rows, withdrawals among them.
    rows: u64,
    in_force: u64,
    stale: u64,
    /// Stale decisions are in the figures.
    stale_count: bool,
    replaced: u64,
    withdrawn: u64,
    without_line: u64,
    without_effect: u64,
    /// Cost of the budget years that people decided.
    amount: Money,
}

/// How far the review of a department is.
#[derive(Serialize)]
pub(super) struct ReviewOf<'a> {
    code: &'a str,
    name: &'a str,
    status: &'static str,
    set: Option<Event<'a>>,
    released: Option<Event<'a>>,
    approved: Option<Event<'a>>,
    /// Cost of the budget years; nothing where there is none.
    total: Option<Money>,
    by_decisions: Money,
    by_rules: Money,
    unclear: Money,
    open_lines: u64,
}

/// Who set a status when, and whether the sum still is what it was.
#[derive(Serialize)]
struct Event<'a> {
    person: &'a str,
    date: String,
    amount: Option<Money>,
    outdated: bool,
}

impl Decisions {
    pub(super) fn new(run: &Run) -> Self {
        let outcomes = &run.classification.decisions;
        let count = |state| outcomes.iter().filter(|outcome| outcome.state == state).count() as u64;
        let amount: Total = run.department_reviews.iter().map(|review| review.by_decisions).sum();
        Self {
            rows: outcomes.len() as u64,
            in_force: count(DecisionState::InForce),
            stale: count(DecisionState::Stale),
            stale_count: run.round.policy.stale_decisions == crate::round::StaleDecisions::Count,
            replaced: count(DecisionState::Replaced),
            withdrawn: count(DecisionState::Withdrawn),
            without_line: count(DecisionState::WithoutLine),
            without_effect: count(DecisionState::WithoutEffect),
            amount: Money(amount),
        }
    }
}

/// The review of every department, in order.
pub(super) fn of_departments(run: &Run) -> Vec<ReviewOf<'_>> {
    let reviews = run.department_reviews.iter().zip(&run.portfolio.departments);
    reviews.map(|(review, department)| ReviewOf::new(review, department)).collect()
}

impl<'a> ReviewOf<'a> {
    fn new(review: &'a DepartmentReview, department: &'a Department) -> Self {
        Self {
            code: &department.code,
            name: &department.name,
            status: review.status().code(),
            set: review.working.as_ref().map(Event::new),
            released: review.released.as_ref().map(Event::new),
            approved: review.approved.as_ref().map(Event::new),
            total: review.cost.map(Money),
            by_decisions: Money(review.by_decisions),
            by_rules: Money(review.by_rules),
            unclear: Money(review.unclear),
            open_lines: review.open_count,
        }
    }
}

impl<'a> Event<'a> {
    fn new(event: &'a StatusEvent) -> Self {
        Self {
            person: &event.entry.person,
            date: event.entry.date.to_string(),
            amount: event.entry.amount.map(Money),
            outdated: event.outdated,
        }
    }
}
