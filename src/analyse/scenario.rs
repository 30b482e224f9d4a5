//! Scenarios: what the figures would be if money moved, projects ran otherwise, doubts were
//! settled, target or scope changed.
//!
//! What: the figures of the round beside those of each scenario, with every change behind them.
//! Why: before a budget is decided, somebody asks "what if". Formula: the moves change the money
//! of lines to the cent, in memory; then the questions of `analyse` are asked again. When
//! undefined: where the figure itself is, such as a share over cost that is not positive.
//!
//! A shift and a decision move money and neither make nor lose any, which is asserted; a delay
//! tells what leaves the planned years. [`reach`] looks for the cheapest moves by itself.

mod book;
mod moves;
mod projects;
pub mod reach;
mod select;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::Analysis;
use crate::classify::{Class, Classification, Classified};
use crate::money::{Ratio, Total};
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::round::scenarios::{Action, Candidate, Move, Scenario, ScenarioFile};
use crate::schema::{Portfolio, Text};
use book::Book;

pub use book::Addition;

/// Judges the lines of a portfolio by the rules and decisions of the round.
pub type Rejudge<'a> = &'a dyn Fn(&Portfolio) -> Vec<Option<Arc<Classified>>>;

/// The money of a line in one period and class that a move changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Number of the move in the scenario, counted from zero.
    pub step: usize,
    /// Number of the line in the portfolio; additions are numbered after them.
    pub line: u32,
    /// The period.
    pub period: Period,
    /// The class.
    pub class: Class,
    /// What was there before the move; absent is not zero.
    pub before: Option<Total>,
    /// What the move added to it.
    pub change: Total,
}

impl Change {
    /// What is there after the move.
    #[must_use]
    pub fn after(&self) -> Total {
        self.before.unwrap_or_default() + self.change
    }
}

/// What a move came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Word of the scenario file.
    pub code: &'static str,
    /// Line of the scenario file.
    pub line: u32,
    /// What it took away, over all years, as a number below zero.
    pub taken: Total,
    /// What it added, over all years.
    pub given: Total,
    /// What a delay brought beyond the planned years.
    pub outside: Total,
    /// How many lines it changed.
    pub line_count: u64,
}

/// A scenario with its figures.
#[derive(Debug)]
pub struct Played {
    /// Its name.
    pub name: Text,
    /// What it is about; may be empty.
    pub description: Text,
    /// The target it is measured by.
    pub target_share: Ratio,
    /// The areas the target is taken over.
    pub areas: Vec<Text>,
    /// Its moves.
    pub steps: Vec<Step>,
    /// Every change, in order of move.
    pub changes: Vec<Change>,
    /// Lines only the scenario has.
    pub additions: Vec<Addition>,
    /// Its figures.
    pub analysis: Analysis,
}

/// Why a move cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of the scenario file.
    pub line: u32,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a move or with the limits of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// No line in scope has the value.
    Unknown {
        /// Key of the condition.
        key: &'static str,
        /// The value.
        found: Text,
        /// The values there are, where they are few: departments and areas.
        known: Vec<Text>,
    },
    /// No line meets all conditions together.
    NoLine,
    /// The lines have no money above zero there.
    NoMoney {
        /// The period.
        period: Period,
    },
    /// More is asked than there is.
    TooMuch {
        /// What is asked.
        asked: Total,
        /// What there is.
        there: Total,
        /// The period.
        period: Period,
    },
    /// A share of a line that has nothing yet.
    ShareOfNothing,
    /// No unclear money among the lines.
    NothingUnclear,
    /// Neither a budget year nor a planned year.
    UnknownYear {
        /// The year.
        year: FiscalYear,
        /// The years there are.
        known: Vec<FiscalYear>,
    },
    /// Years are stated for a move that is about all of them.
    YearsWithoutEffect,
    /// No project of the scenario file has the id.
    UnknownCandidate {
        /// The id.
        found: Text,
    },
    /// The project's lines have no money in the years.
    ProjectWithoutMoney {
        /// Its id.
        project: Text,
    },
    /// The same project is started twice.
    StartedTwice {
        /// Its id.
        project: Text,
    },
    /// A move before has changed a line that is to be delayed.
    ChangedBefore {
        /// Id of the line.
        line: Text,
    },
    /// A sum is larger than a line can hold.
    TooLarge,
    /// The search needs the target taken over all money.
    MeanRule,
    /// No budget year has the figures of a target.
    NoTarget,
    /// The target is not taken for the year a search names.
    NoTargetYear {
        /// The year.
        year: FiscalYear,
        /// The years it is taken for.
        known: Vec<FiscalYear>,
    },
    /// Growth is limited, but there is no year before.
    NoYearBefore,
    /// A candidate needs staff of which nobody says how much there is.
    UnknownStaff {
        /// The candidate.
        project: Text,
        /// The staff.
        staff: Text,
    },
    /// Two levers of one kind would change the same money.
    LeversOverlap {
        /// The lever named first.
        first: Text,
        /// The other.
        second: Text,
        /// Id of a line both mean.
        line: Text,
    },
}

/// Plays every scenario of a file.
///
/// # Errors
///
/// Everything the moves name that the round does not have, and everything they ask for that is
/// not there, of all scenarios together.
///
/// # Panics
///
/// If a move lost or made money it should not: every change is counted.
pub fn play(
    file: &ScenarioFile,
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
    rejudge: Rejudge<'_>,
) -> Result<Vec<Played>, Vec<Fault>> {
    let book = Book::new(portfolio, classification, round);
    let mut faults = Vec::new();
    let unusable = check_candidates(&file.candidates, &book, &mut faults);
    let mut played = Vec::with_capacity(file.scenarios.len());
    for scenario in &file.scenarios {
        let before = faults.len();
        for step in &scenario.moves {
            check(step, file, &book, &mut faults);
        }
        let starts_unusable = scenario.moves.iter().any(|step| {
            matches!(&step.action, Action::Start { candidate } if unusable.contains(candidate))
        });
        // What a move comes to is only tried once all it names is known.
        if faults.len() == before && !starts_unusable {
            played.extend(play_one(scenario, file, &book, round, rejudge, &mut faults));
        }
    }
    if faults.is_empty() { Ok(played) } else { Err(faults) }
}

/// Notes what candidates name that the round does not have; gives the ids of those that do.
fn check_candidates(
    candidates: &[Candidate],
    book: &Book<'_>,
    faults: &mut Vec<Fault>,
) -> Vec<Text> {
    let mut unusable = Vec::new();
    for candidate in candidates {
        let before = faults.len();
        let mut fault = |kind| faults.push(Fault { line: candidate.line, kind });
        if moves::department_of(book, &candidate.department).is_none() {
            fault(select::unknown(book, "department", &candidate.department));
        }
        for &(year, _) in candidate.cost.iter().filter(|(year, _)| book.period(*year).is_none()) {
            fault(book.unknown(year));
        }
        if faults.len() > before {
            unusable.push(candidate.id.clone());
        }
    }
    unusable
}

/// Notes everything a move names that the round does not have.
fn check(step: &Move, file: &ScenarioFile, book: &Book<'_>, faults: &mut Vec<Fault>) {
    let line = step.line;
    for &year in step.years.iter().filter(|&&year| book.period(year).is_none()) {
        faults.push(Fault { line, kind: book.unknown(year) });
    }
    let whole = matches!(
        step.action,
        Action::Delay { .. }
            | Action::Start { .. }
            | Action::Decide { .. }
            | Action::Target { .. }
            | Action::Areas { .. }
            | Action::Exclude { .. }
    );
    if whole && !step.years.is_empty() {
        faults.push(Fault { line, kind: FaultKind::YearsWithoutEffect });
    }
    match &step.action {
        Action::Shift { from, to, .. } => {
            select::check(from, book, line, faults);
            moves::check_destination(to, book, line, faults);
        }
        Action::Cut { from: lines, .. }
        | Action::Decide { lines, .. }
        | Action::Exclude { lines } => select::check(lines, book, line, faults),
        Action::Add { to, .. } => moves::check_destination(to, book, line, faults),
        Action::Delay { project, .. }
        | Action::Stop { project }
        | Action::Resize { project, .. } => {
            if projects::lines_of(book, project).is_empty() {
                let kind = select::unknown(book, "project", project);
                faults.push(Fault { line, kind });
            }
        }
        Action::Start { candidate } => {
            if !file.candidates.iter().any(|known| known.id == *candidate) {
                let kind = FaultKind::UnknownCandidate { found: candidate.clone() };
                faults.push(Fault { line, kind });
            }
        }
        Action::Areas { areas } => {
            let lines = || book.portfolio.lines.iter();
            for area in areas.iter().filter(|&area| !lines().any(|line| line.area == *area)) {
                let kind = select::unknown(book, "area", area);
                faults.push(Fault { line, kind });
            }
        }
        Action::Target { .. } => {}
    }
}

fn play_one(
    scenario: &Scenario,
    file: &ScenarioFile,
    base: &Book<'_>,
    round: &Round,
    rejudge: Rejudge<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Played> {
    let mut book = base.clone();
    let mut round = round.clone();
    let before = faults.len();
    let mut steps = Vec::with_capacity(scenario.moves.len());
    for (number, step) in scenario.moves.iter().enumerate() {
        book.step = number;
        match make(step, file, &mut book, &mut round, rejudge) {
            Ok(outside) => steps.push(summed(step, &book, outside)),
            Err(kind) => faults.push(Fault { line: step.line, kind }),
        }
    }
    let largest = book.holdings.iter().flat_map(|holding| &holding.entries);
    if let Some(step) = scenario.moves.first()
        && largest.into_iter().any(|entry| i64::try_from(entry.cents.0).is_err())
    {
        faults.push(Fault { line: step.line, kind: FaultKind::TooLarge });
    }
    (faults.len() == before).then(|| {
        let (name, description) = (scenario.name.clone(), scenario.description.clone());
        finished(name, description, steps, base, book, &round)
    })
}

/// The figures of a book, and the proof that nothing but the changes stands between it and the
/// round.
fn finished(
    name: Text,
    description: Text,
    steps: Vec<Step>,
    base: &Book<'_>,
    book: Book<'_>,
    round: &Round,
) -> Played {
    let sum = |book: &Book<'_>| -> Total {
        let entries = book.holdings.iter().flat_map(|holding| &holding.entries);
        entries.map(|entry| entry.cents).sum()
    };
    let changed: Total = book.changes.iter().map(|change| change.change).sum();
    assert_eq!(sum(base) + changed, sum(&book), "every changed cent is recorded");
    let (portfolio, classification) = book.portfolio();
    let analysis = super::analyse(&portfolio, &classification, round);
    Played {
        name,
        description,
        target_share: round.policy.target_share,
        areas: round.policy.areas.clone(),
        steps,
        changes: book.changes,
        additions: book.additions,
        analysis,
    }
}

/// Makes a move; gives what it brought beyond the planned years.
fn make(
    step: &Move,
    file: &ScenarioFile,
    book: &mut Book<'_>,
    round: &mut Round,
    rejudge: Rejudge<'_>,
) -> Result<Total, FaultKind> {
    let periods = periods(step, book, round);
    let first = periods.first().map_or(FiscalYear(i16::MAX), |period| period.fiscal_year);
    match &step.action {
        Action::Shift { quantity, from, to } => {
            let taken = moves::take(book, from, *quantity, &periods)?;
            let sums: Vec<_> = periods.into_iter().zip(taken).collect();
            moves::give(book, to, &sums)?;
        }
        Action::Cut { quantity, from } => {
            moves::take(book, from, *quantity, &periods)?;
        }
        Action::Add { quantity, to } => moves::add(book, to, *quantity, &periods)?,
        Action::Delay { project, months } => {
            return projects::delay(book, project, *months, rejudge);
        }
        Action::Stop { project } => projects::stop(book, project, first)?,
        Action::Resize { project, factor } => projects::resize(book, project, *factor, first)?,
        Action::Start { candidate } => {
            let known = file.candidates.iter().find(|known| known.id == *candidate);
            projects::start(book, known.expect("candidates are checked"))?;
        }
        Action::Decide { lines, class } => moves::decide(book, lines, *class)?,
        Action::Target { share } => round.policy.target_share = *share,
        Action::Areas { areas } => round.policy.areas.clone_from(areas),
        Action::Exclude { lines } => moves::exclude(book, lines),
    }
    Ok(Total::ZERO)
}

/// The periods a move is about: its years, or the budget years.
fn periods(step: &Move, book: &Book<'_>, round: &Round) -> Vec<Period> {
    let years = if step.years.is_empty() { &round.fiscal_years } else { &step.years };
    let is_meant = |period: &&Period| years.contains(&period.fiscal_year);
    book.course.iter().filter(is_meant).copied().collect()
}

/// What a move came to.
fn summed(step: &Move, book: &Book<'_>, outside: Total) -> Step {
    let own = || book.changes.iter().filter(|change| change.step == book.step);
    let signed = |wanted: i128| -> Total {
        own().map(|change| change.change).filter(|change| change.0.signum() == wanted).sum()
    };
    let (taken, given) = (signed(-1), signed(1));
    let conserving =
        matches!(step.action, Action::Shift { .. } | Action::Decide { .. } | Action::Delay { .. });
    let balanced = taken + given + outside == Total::ZERO;
    assert!(balanced || !conserving, "a move between lines or years keeps every cent");
    let mut lines: Vec<u32> = own().map(|change| change.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let code = step.action.code();
    Step { code, line: step.line, taken, given, outside, line_count: lines.len() as u64 }
}
