//! Decisions by reviewers: they beat every rule in the years they hold for.
//!
//! In: lines as the rules judge them, the rows of `decisions.csv` in order. Out: the judgements of
//! the lines that were decided, with what the rules said kept beside them, and what became of each
//! row. Only decided lines are touched, so that a round without decisions costs nothing.
//! Deliberately absent: who may decide, and any file.

mod change;
mod findings;
mod history;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::judge::budget_year;
use super::{Class, Classified, Judgement, Part};
use crate::diagnostic::Diagnostic;
use crate::money::Total;
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::schema::{Action, Decision, Portfolio, Recorded, Shares, Text};
use history::History;

pub use change::{Change, amount_seen, text_seen};

/// What became of a row of `decisions.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecisionState {
    /// *gilt*: the line is what it says.
    InForce,
    /// *veraltet*: amount or text of the line changed since; the policy says whether it counts.
    Stale,
    /// *ersetzt*: a later decision on the same line and years took its place.
    Replaced,
    /// *zurückgezogen*: a later row withdrew it.
    Withdrawn,
    /// *Rücknahme*: the row withdraws another.
    Withdrawal,
    /// *ohne Position*: no line has that id.
    WithoutLine,
    /// *ohne Wirkung*: there is a line, but nothing that could be decided.
    WithoutEffect,
}

impl DecisionState {
    /// Every state, in order.
    pub const ALL: [Self; 7] = [
        Self::InForce,
        Self::Stale,
        Self::Replaced,
        Self::Withdrawn,
        Self::Withdrawal,
        Self::WithoutLine,
        Self::WithoutEffect,
    ];

    /// The code used in data files; `decision-state-<code>` is the word people read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Stale => "stale",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
            Self::Withdrawal => "withdrawal",
            Self::WithoutLine => "without_line",
            Self::WithoutEffect => "without_effect",
        }
    }
}

/// A row of `decisions.csv` and what became of it.
#[derive(Debug, Clone)]
pub struct DecisionOutcome {
    /// Row in the file, counted from zero.
    pub row: u32,
    /// What it says.
    pub decision: Decision,
    /// The line it speaks of.
    pub line: Option<u32>,
    /// What became of it.
    pub state: DecisionState,
    /// Its shares are in the figures.
    pub counts: bool,
    /// Number of the row among the outcomes that replaced or withdrew it, wholly or for a year.
    pub ended_by: Option<u32>,
    /// The line's cost now, as [`Decision::amount`] had it then.
    pub amount_now: Option<Total>,
    /// The line's text now; empty where there is no line.
    pub text_now: Text,
    /// What changed beyond the policy's thresholds since it was decided.
    pub change: Change,
}

/// What decisions make of the lines.
pub(super) struct Decided {
    /// Every row of the file, in order.
    pub(super) outcomes: Vec<DecisionOutcome>,
    /// What is to be said of them.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Applies decisions to lines as the rules judge them.
pub(super) fn apply(
    lines: &mut [Option<Arc<Classified>>],
    portfolio: &Portfolio,
    decisions: &[Recorded<Decision>],
    round: &Round,
) -> Decided {
    let mut outcomes: Vec<DecisionOutcome> = decisions.iter().map(outcome).collect();
    let mut diagnostics = Vec::new();
    if outcomes.is_empty() {
        return Decided { outcomes, diagnostics };
    }
    let mut rows_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, recorded) in decisions.iter().enumerate() {
        rows_of.entry(&recorded.entry.line_id).or_default().push(number);
    }
    let lines_of = lines_of(portfolio, rows_of.keys().copied());
    for (id, rows) in &rows_of {
        let Some(index) = lines_of[id] else {
            diagnostics.extend(findings::without_line(rows, &mut outcomes, round));
            continue;
        };
        let line = &portfolio.lines[index];
        for &row in rows {
            let outcome = &mut outcomes[row];
            outcome.line = Some(u32::try_from(index).expect("lines are numbered in 32 bits"));
            outcome.amount_now = amount_seen(line, outcome.decision.fiscal_year, round);
            outcome.text_now = text_seen(line).into();
        }
        let Some(rules) = lines[index].clone().filter(|_| !line.ambiguous) else {
            diagnostics.extend(findings::undecidable(rows, line, &mut outcomes));
            continue;
        };
        let (history, found) = History::play(rows, line, &mut outcomes);
        diagnostics.extend(found);
        diagnostics.extend(history.judge_states(line, &mut outcomes, round));
        if let Some(decided) = decided(&rules, &history, &outcomes, round) {
            lines[index] = Some(Arc::new(decided));
        }
    }
    Decided { outcomes, diagnostics }
}

/// A row nothing is known of yet.
fn outcome(recorded: &Recorded<Decision>) -> DecisionOutcome {
    DecisionOutcome {
        row: recorded.row,
        decision: recorded.entry.clone(),
        line: None,
        state: DecisionState::WithoutLine,
        counts: false,
        ended_by: None,
        amount_now: None,
        text_now: "".into(),
        change: Change::default(),
    }
}

/// Lines by the ids that are asked for; the first where several share one.
fn lines_of<'a>(
    portfolio: &Portfolio,
    wanted: impl Iterator<Item = &'a str>,
) -> HashMap<&'a str, Option<usize>> {
    let mut found: HashMap<&str, Option<usize>> = wanted.map(|id| (id, None)).collect();
    for (index, line) in portfolio.lines.iter().enumerate() {
        if let Some(first @ None) = found.get_mut(&*line.id) {
            *first = Some(index);
        }
    }
    found
}

/// The line with its decisions; nothing where none of them shows.
fn decided(
    rules: &Arc<Classified>,
    history: &History,
    outcomes: &[DecisionOutcome],
    round: &Round,
) -> Option<Classified> {
    let mut starts = history.starts();
    starts.extend(rules.judgements.iter().filter_map(|judgement| judgement.from));
    starts.sort_unstable();
    starts.dedup();
    let mut judgements: Vec<Judgement> = Vec::new();
    // Before every year in which something changes.
    let begin = starts.first().map_or(FiscalYear(0), |first| FiscalYear(first.0 - 1));
    for (from, year) in
        std::iter::once((None, begin)).chain(starts.into_iter().map(|start| (Some(start), start)))
    {
        let by_rules = || Judgement { from, ..rules.judgement(year).clone() };
        let judgement = match history.decision(Some(year)).map(|number| (number, &outcomes[number]))
        {
            Some((number, outcome)) if outcome.counts => by_decision(from, number, outcome, round),
            Some((_, outcome)) if outcome.state == DecisionState::Stale => {
                let judgement = by_rules();
                let evidence = format!("{}; {}", judgement.evidence, ignored(outcome, round));
                Judgement { evidence: evidence.trim_start_matches("; ").into(), ..judgement }
            }
            _ => by_rules(),
        };
        let same = |last: &Judgement| Judgement { from, ..last.clone() } == judgement;
        if !judgements.last().is_some_and(same) {
            judgements.push(judgement);
        }
    }
    if judgements == rules.judgements {
        return None;
    }
    let mut decided =
        Classified { judgements, by_rules: Some(rules.clone()), ..Classified::clone(rules) };
    // What a person decided is neither open nor contradicted by what was declared.
    let by_rules = |year: FiscalYear| decided.judgement(year).decision.is_none();
    let contradicts = decided.contradicts && by_rules(budget_year(round));
    let conflict = decided.conflict && round.fiscal_years.iter().any(|&year| by_rules(year));
    (decided.contradicts, decided.conflict) = (contradicts, conflict);
    Some(decided)
}

fn by_decision(
    from: Option<FiscalYear>,
    number: usize,
    outcome: &DecisionOutcome,
    round: &Round,
) -> Judgement {
    let decision = &outcome.decision;
    let shares = decision.action.shares().expect("only decisions are in force");
    Judgement {
        from,
        parts: parts(shares),
        rule: None,
        decision: Some(u32::try_from(number).expect("rows are numbered in 32 bits")),
        reason: decision.reason.clone(),
        evidence: evidence(outcome, round).into(),
    }
}

/// Who decided when and in which row, and what changed since.
fn evidence(outcome: &DecisionOutcome, round: &Round) -> String {
    let date = round.language.date(outcome.decision.date);
    let row = outcome.row_number().to_string();
    let values = [("person", &*outcome.decision.person), ("date", &*date), ("row", &*row)];
    let mut evidence = round.language.format("classify-decision-evidence", &values);
    if outcome.state == DecisionState::Stale {
        let key = match outcome.change {
            Change { amount: true, text: true } => "classify-decision-stale-both",
            Change { amount: true, .. } => "classify-decision-stale-amount",
            Change { .. } => "classify-decision-stale-text",
        };
        evidence.push_str("; ");
        evidence.push_str(&round.language.text(key));
    }
    evidence
}

/// The same of a decision the policy does not let count any more.
fn ignored(outcome: &DecisionOutcome, round: &Round) -> String {
    format!("{}; {}", evidence(outcome, round), round.language.text("classify-decision-ignored"))
}

/// Shares as parts in the order of the classes; a class without a share is no part.
fn parts(shares: Shares) -> Vec<Part> {
    let classes = [Class::Operations, Class::Enhancement, Class::Innovation];
    let unit = shares.millionths().into_iter().fold(0, greatest_divisor);
    let parts = classes.into_iter().zip(shares.millionths());
    let parts = parts.filter(|&(_, weight)| weight > 0);
    parts.map(|(class, weight)| Part { class, weight: weight / unit }).collect()
}

/// Weights read better reduced: halves as 1 and 1.
fn greatest_divisor(left: u32, right: u32) -> u32 {
    if right == 0 { left } else { greatest_divisor(right, left % right) }
}

/// Years in which the line has cost.
fn cost_years(line: &crate::schema::BudgetLine) -> Vec<FiscalYear> {
    let mut years: Vec<_> = line.cost().map(|amount| amount.period.fiscal_year).collect();
    years.dedup();
    years
}

/// The budget years of the round in the phase the target is taken for.
pub(super) fn target_periods(round: &Round) -> impl Iterator<Item = Period> + '_ {
    let phase = round.target_phase();
    round.fiscal_years.iter().map(move |&fiscal_year| Period { fiscal_year, phase })
}

impl DecisionOutcome {
    /// The row as a spreadsheet counts it.
    #[must_use]
    pub fn row_number(&self) -> u64 {
        u64::from(self.row) + 1
    }

    /// It decides something, rather than withdrawing another row.
    #[must_use]
    pub const fn decides(&self) -> bool {
        matches!(self.decision.action, Action::Decide(_))
    }

    /// It speaks for the line in some year, be it that the policy does not let it count.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        matches!(self.state, DecisionState::InForce | DecisionState::Stale)
    }
}

#[cfg(test)]
mod tests;
