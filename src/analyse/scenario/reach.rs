//! The cheapest moves that reach the target under limits, or the proof that there are none.
//!
//! What: which money to cut, to raise, which projects to start, so that the verdict is "met" and
//! every limit holds, at the least weighted sum of moved money; else the largest share there can
//! be. Why: "how could we reach it" is asked before "shall we". Formula: an integer program over
//! whole cents; a project is started wholly or not at all. Money counts as innovation only where
//! that is certain, as in the verdict. When undefined: no target period, or the target taken as
//! a mean of shares, which no linear program can ask for.
//!
//! The solver computes in floating point. What it says is therefore only a proposal: it is put
//! into whole cents (`repair`), held against every limit in whole numbers, played as a scenario,
//! and the limits are read once more from that scenario's figures. How far the solver's own bound
//! leaves room below the cost found is told as `room`. Lines are never re-classified: which class
//! money has is not for an optimiser to choose.

mod cheapest;
mod model;
mod repair;
mod solver;
#[cfg(test)]
mod tests;

use super::book::Book;
use super::moves::spread;
use super::{Fault, FaultKind, Played, Step, projects};
use crate::analyse::target::Verdict;
use crate::analyse::{Analysis, GrowthSubject, PeriodFigures};
use crate::classify::Classification;
use crate::money::{self, Ratio, Total};
use crate::period::{FiscalYear, Period};
use crate::round::scenarios::{Candidate, Reach, ScenarioFile};
use crate::round::{Averaging, Round};
use crate::schema::{DepartmentIndex, Portfolio, Text};
use cheapest::{Answer, Solved};
use model::{Kind, Model, Relaxed};

/// A limit of the search.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// What a department may lose.
    Department(DepartmentIndex),
    /// Growth against the year before.
    Growth,
    /// Person months of some staff.
    Staff(Text),
    /// How much a lever may take away.
    Cut(Text),
    /// How much a lever may add.
    Raise(Text),
    /// Lines nothing is changed about.
    Fixed,
}

/// How a limit stands, read from the figures of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitState {
    /// The limit.
    pub limit: Limit,
    /// What it allows: cents, hundredths of person months; nothing for fixed lines.
    pub allowed: Option<Total>,
    /// What is used of it.
    pub used: Option<Total>,
    /// What would be without it.
    pub without: Without,
    /// What 1,000.00 more of it, or one person month, would save; nothing where nobody can say.
    pub one_more: Option<Total>,
}

/// What the answer would be without a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// The same.
    Same,
    /// So much cheaper.
    Saves(Total),
    /// The target could be reached.
    Reaches,
    /// The share could be so large.
    Share(Ratio),
    /// The solver gave no answer.
    Unknown,
}

impl Without {
    /// The limit keeps the answer from being better.
    #[must_use]
    pub const fn is_binding(&self) -> bool {
        matches!(self, Self::Saves(_) | Self::Reaches | Self::Share(_))
    }
}

/// What is done with a lever or a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Name of the lever, or id of the candidate.
    pub name: Text,
    /// Word of the scenario file: `cut`, `add`, `start`.
    pub code: &'static str,
    /// The department.
    pub department: DepartmentIndex,
    /// Money of the period, above zero.
    pub amount: Total,
    /// The part of it that is innovation.
    pub innovation: Total,
    /// What it weighs.
    pub weighted: Total,
}

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// The target is met as it is, and every limit holds.
    Met,
    /// The cheapest moves, and the scenario they make.
    Reached {
        /// What they weigh together.
        cost: Total,
        /// How much cheaper another answer could at most be.
        room: Total,
    },
    /// No moves within the limits reach the target; the scenario comes closest to it.
    OutOfReach,
    /// No moves keep all limits, whatever becomes of the target.
    LimitsClash,
    /// The solver gave no answer that stands in whole cents.
    Unsolved,
}

/// The answer to the question how the target can be reached.
#[derive(Debug)]
pub struct Reached {
    /// Budget year and phase.
    pub period: Period,
    /// What was found.
    pub found: Found,
    /// The moves.
    pub chosen: Vec<Chosen>,
    /// The limits with how they stand.
    pub limits: Vec<LimitState>,
    /// The scenario of the moves; nothing where there are none.
    pub played: Option<Played>,
}

/// What the search knows of the round.
struct Question<'a> {
    file: &'a ScenarioFile,
    reach: &'a Reach,
    book: Book<'a>,
    figures: &'a PeriodFigures,
    /// IT cost of the year before, where growth is limited.
    before: Option<Total>,
    round: &'a Round,
}

/// Looks for the cheapest moves that reach the target; nothing where the file asks for none.
///
/// # Errors
///
/// Everything the limits and levers name that the round does not have.
pub fn reach(
    file: &ScenarioFile,
    portfolio: &Portfolio,
    classification: &Classification,
    analysis: &Analysis,
    round: &Round,
) -> Result<Option<Reached>, Vec<Fault>> {
    let Some(asked) = &file.reach else { return Ok(None) };
    let book = Book::new(portfolio, classification, round);
    let question = question(file, asked, book, analysis, round)?;
    Ok(Some(answer(&question)))
}

fn question<'a>(
    file: &'a ScenarioFile,
    reach: &'a Reach,
    book: Book<'a>,
    analysis: &'a Analysis,
    round: &'a Round,
) -> Result<Question<'a>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |kind| faults.push(Fault { line: reach.line, kind });
    if round.policy.averaging == Averaging::Mean {
        fault(FaultKind::MeanRule);
    }
    let mut targets = analysis.target_periods.iter().map(|&index| &analysis.periods[index]);
    let known: Vec<FiscalYear> =
        targets.clone().map(|figures| figures.period.fiscal_year).collect();
    let unknown = reach.fiscal_year.filter(|year| !known.contains(year));
    let is_meant = |figures: &&PeriodFigures| {
        reach.fiscal_year.is_none_or(|year| figures.period.fiscal_year == year)
    };
    let figures = targets.find(is_meant).filter(|figures| figures.target.result.is_some());
    match unknown {
        Some(year) => fault(FaultKind::NoTargetYear { year, known }),
        None if figures.is_none() => fault(FaultKind::NoTarget),
        None => {}
    }
    let before = figures.and_then(|figures| year_before(analysis, figures.period));
    if reach.growth.is_some() && figures.is_some() && before.is_none() {
        fault(FaultKind::NoYearBefore);
    }
    super::check_candidates(&file.candidates, &book, &mut faults);
    model::check(file, reach, &book, figures, round, &mut faults);
    match figures {
        Some(figures) if faults.is_empty() => {
            Ok(Question { file, reach, book, figures, before, round })
        }
        _ => Err(faults),
    }
}

/// IT cost of the year before a period; nothing where there is none above zero.
fn year_before(analysis: &Analysis, period: Period) -> Option<Total> {
    let growth = analysis.growth.iter().find(|growth| growth.to == period)?;
    let whole = growth.rows.iter().find(|row| row.subject == GrowthSubject::Whole)?;
    Some(whole.before).filter(|before| *before > Total::ZERO)
}

fn answer(question: &Question<'_>) -> Reached {
    let period = question.figures.period;
    let result = question.figures.target.result.as_ref().expect("the target is defined");
    let nothing =
        |found| Reached { period, found, chosen: Vec::new(), limits: Vec::new(), played: None };
    let model = Model::new(question, None);
    // A target that is met while a stated limit is broken is no answer: moves are looked for.
    if result.verdict == Verdict::Met && model.keeps(&vec![0; model.variables.len()], false) {
        return nothing(Found::Met);
    }
    let (found, answer) = match cheapest::cheapest(&model) {
        Solved::Found(answer) => {
            let (cost, room) = (weighted(answer.cost), weighted(answer.room));
            (Found::Reached { cost, room }, answer)
        }
        Solved::Impossible => match cheapest::closest(&model) {
            Solved::Found(answer) => (Found::OutOfReach, answer),
            Solved::Impossible => {
                let limits = limits(question, &model, &Found::LimitsClash, None);
                return Reached { limits, ..nothing(Found::LimitsClash) };
            }
            Solved::Unsolved => return nothing(Found::Unsolved),
        },
        Solved::Unsolved => return nothing(Found::Unsolved),
    };
    let played = play(question, &model, &answer.values);
    let limits = limits(question, &model, &found, Some((&answer, &played)));
    if !holds(question, &found, &limits, &played) {
        return nothing(Found::Unsolved);
    }
    let chosen = chosen(&model, &answer.values);
    Reached { period, found, chosen, limits, played: Some(played) }
}

/// Millionths of a cent as cents, rounded up.
fn weighted(millionths: i128) -> Total {
    Total(money::round_up(millionths, 1_000_000))
}

/// Plays what was found like any scenario.
fn play(question: &Question<'_>, model: &Model, values: &[i128]) -> Played {
    let mut book = question.book.clone();
    let mut steps = Vec::new();
    for (variable, &value) in model.variables.iter().zip(values).filter(|(_, value)| **value > 0) {
        book.step = steps.len();
        let line = match variable.kind {
            Kind::Start => {
                let candidate = &question.file.candidates[variable.source];
                projects::start(&mut book, candidate).expect("each candidate is started once");
                candidate.line
            }
            Kind::Cut | Kind::Raise => {
                let sum = Total(variable.unit * value);
                spread(&mut book, &variable.places, question.figures.period, sum);
                match variable.kind {
                    Kind::Cut => question.reach.cuts[variable.source].line,
                    _ => question.reach.raises[variable.source].line,
                }
            }
        };
        steps.push(step(variable.kind.code(), line, &book));
    }
    super::finished("".into(), "".into(), steps, &question.book, book, question.round)
}

fn step(code: &'static str, line: u32, book: &Book<'_>) -> Step {
    let own = || book.changes.iter().filter(|change| change.step == book.step);
    let signed = |wanted: i128| -> Total {
        own().map(|change| change.change).filter(|change| change.0.signum() == wanted).sum()
    };
    let mut lines: Vec<u32> = own().map(|change| change.line).collect();
    lines.sort_unstable();
    lines.dedup();
    Step {
        code,
        line,
        taken: signed(-1),
        given: signed(1),
        outside: Total::ZERO,
        line_count: lines.len() as u64,
    }
}

fn chosen(model: &Model, values: &[i128]) -> Vec<Chosen> {
    let taken = model.variables.iter().zip(values).filter(|(_, value)| **value > 0);
    taken
        .map(|(variable, &value)| {
            let amount = Total((variable.unit * value).abs());
            Chosen {
                name: variable.name.clone(),
                code: variable.kind.code(),
                department: variable.department,
                amount,
                innovation: if variable.innovation { amount } else { Total::ZERO },
                weighted: weighted(variable.weight * value),
            }
        })
        .collect()
}

/// Each limit: what it allows, what is used of it in the figures of the scenario, and what would
/// be without it.
fn limits(
    question: &Question<'_>,
    model: &Model,
    found: &Found,
    answer: Option<(&Answer, &Played)>,
) -> Vec<LimitState> {
    let known = model.limits.iter();
    known
        .map(|limit| {
            let dropped = Model::new(question, Some((limit, Relaxed::Dropped)));
            let without = without(model, answer.map(|(answer, _)| answer), found, &dropped);
            let one_more = match (without, answer) {
                (Without::Saves(_), Some((answer, _))) => one_more(question, answer, limit),
                _ => None,
            };
            let used = |(answer, played)| used(question, model, answer, played, limit);
            LimitState {
                limit: limit.clone(),
                allowed: model.allowed(question, limit),
                used: answer.and_then(used),
                without,
                one_more,
            }
        })
        .collect()
}

/// What would be without a limit.
fn without(model: &Model, answer: Option<&Answer>, found: &Found, dropped: &Model) -> Without {
    match (cheapest::cheapest(dropped), answer) {
        (Solved::Found(other), Some(answer)) if matches!(found, Found::Reached { .. }) => {
            let saved = weighted(answer.cost) - weighted(other.cost);
            if saved > Total::ZERO { Without::Saves(saved) } else { Without::Same }
        }
        (Solved::Found(_), _) => Without::Reaches,
        (Solved::Impossible, answer) => match cheapest::closest(dropped) {
            Solved::Found(other) => {
                let there = dropped.share(&other.values);
                let here = answer.map(|answer| model.share(&answer.values));
                let better = here.is_none_or(|here| there > here);
                if better { Without::Share(there) } else { Without::Same }
            }
            Solved::Impossible => Without::Same,
            Solved::Unsolved => Without::Unknown,
        },
        (Solved::Unsolved, _) => Without::Unknown,
    }
}

/// What a little more of a limit would save.
fn one_more(question: &Question<'_>, answer: &Answer, limit: &Limit) -> Option<Total> {
    let step = match limit {
        Limit::Staff(_) => 100,
        Limit::Fixed => return None,
        _ => 100_000,
    };
    let loosened = Model::new(question, Some((limit, Relaxed::By(step))));
    // A share of each line is no sum that could be made larger.
    loosened.rows.iter().find(|row| row.limit.as_ref() == Some(limit))?;
    match cheapest::cheapest(&loosened) {
        Solved::Found(other) => {
            Some((weighted(answer.cost) - weighted(other.cost)).max(Total::ZERO))
        }
        _ => None,
    }
}

/// What is used of a limit, from the figures of the scenario where they show it.
fn used(
    question: &Question<'_>,
    model: &Model,
    answer: &Answer,
    played: &Played,
    limit: &Limit,
) -> Option<Total> {
    let period = question.figures.period;
    let after = played.analysis.periods.iter().find(|figures| figures.period == period)?;
    match limit {
        Limit::Department(department) => {
            let own = |figures: &PeriodFigures| {
                let departments = figures.departments.iter().filter(|own| own.in_target);
                let own = departments.into_iter().find(|own| own.department == *department);
                own.map_or(Total::ZERO, |own| own.totals.total())
            };
            Some(own(question.figures) - own(after))
        }
        Limit::Growth => Some(after.totals.total()),
        Limit::Fixed => None,
        Limit::Staff(_) | Limit::Cut(_) | Limit::Raise(_) => Some(model.used(answer, limit)),
    }
}

/// The scenario's own figures say what was promised: the verdict, and every limit in whole cents.
fn holds(question: &Question<'_>, found: &Found, limits: &[LimitState], played: &Played) -> bool {
    let period = question.figures.period;
    let after = played.analysis.periods.iter().find(|figures| figures.period == period);
    let verdict =
        after.and_then(|figures| figures.target.result.as_ref()).map(|result| result.verdict);
    let as_said = match found {
        Found::Reached { .. } => verdict == Some(Verdict::Met),
        _ => verdict.is_some_and(|verdict| verdict != Verdict::Met),
    };
    let kept = |state: &LimitState| match (state.allowed, state.used) {
        (Some(allowed), Some(used)) => used <= allowed,
        _ => true,
    };
    as_said && limits.iter().all(kept)
}

/// The candidates a search may start: those with money in its period.
fn candidates(
    file: &ScenarioFile,
    period: Period,
) -> impl Iterator<Item = (usize, &Candidate, Total)> {
    file.candidates.iter().enumerate().filter_map(move |(number, candidate)| {
        let year = |(year, _): &&(_, Total)| *year == period.fiscal_year;
        let &(_, cost) = candidate.cost.iter().find(year)?;
        Some((number, candidate, cost))
    })
}
