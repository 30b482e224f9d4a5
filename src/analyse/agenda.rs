//! Agenda: who must act, and by when; how good the data are.
//!
//! In: everything a run knows, with all that is said about it. Out: calendar, receipts, tasks and
//! quality, gathered, since each leans on those before it.

use super::calendar::{Calendar, calendar};
use super::quality::{self, Quality};
use super::receipt::{self, Receipt, receipts};
use super::worklist::{self, Task};
use super::{Analysis, addressees};
use crate::classify::Classification;
use crate::diagnostic::Diagnostic;
use crate::round::Round;
use crate::round::responsibility::Responsibility;
use crate::schema::{DepartmentIndex, Portfolio};

/// Who must act, and by when.
#[derive(Debug, Default)]
pub struct Agenda {
    /// When the steps of the process are, where the round has one.
    pub calendar: Option<Calendar>,
    /// What each department has handed in; empty where the round has no process.
    pub receipts: Vec<Receipt>,
    /// The department each message goes to, in their order.
    pub addressees: Vec<Option<DepartmentIndex>>,
    /// What is to be done, by department.
    pub tasks: Vec<Task>,
    /// The quality of each department's data; nobody's in particular last.
    pub qualities: Vec<Quality>,
    /// Who is responsible for what, where the round names it.
    pub responsibility: Option<Responsibility>,
}

/// The agenda of a run; the messages are all that are said.
#[must_use]
pub fn agenda(
    portfolio: &Portfolio,
    classification: &Classification,
    analysis: &Analysis,
    round: &Round,
    diagnostics: &[Diagnostic],
    responsibility: Option<Responsibility>,
) -> Agenda {
    let addressees = addressees(portfolio, round, diagnostics);
    let calendar = round.process.as_ref().map(calendar);
    let receipts = receipts(portfolio, round, calendar.as_ref(), diagnostics, &addressees);
    let tasks = worklist::tasks(&worklist::Inputs {
        portfolio,
        analysis,
        diagnostics,
        addressees: &addressees,
        responsibility: responsibility.as_ref(),
        calendar: calendar.as_ref(),
    });
    let qualities = quality::qualities(&quality::Inputs {
        portfolio,
        classification,
        analysis,
        round,
        diagnostics,
        addressees: &addressees,
        receipts: &receipts,
        calendar: calendar.as_ref(),
    });
    Agenda { calendar, receipts, addressees, tasks, qualities, responsibility }
}

/// What is to be said of departments that are late with their submission.
#[must_use]
pub fn late_submissions(portfolio: &Portfolio, round: &Round) -> Vec<Diagnostic> {
    let Some(process) = &round.process else { return Vec::new() };
    let calendar = calendar(process);
    let receipts = receipts(portfolio, round, Some(&calendar), &[], &[]);
    receipt::late(&receipts, &calendar, portfolio, round)
}
