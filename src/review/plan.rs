//! What the entries of reviewers would change, and what stands against it.
//!
//! In: the entries, the lines of the round, what was recorded before. Out: for each entry whether
//! it is new, known already, in conflict or void, and the rows to append, in the order in which
//! they are to be applied. Deliberately absent: files, and figures, which only a run gives.

mod conflict;
mod force;
mod remarks;
mod variances;
mod words;

use std::collections::BTreeMap;

use super::entries::{Entries, Placed};
use super::plain;
use crate::classify::decisions::{amount_seen, text_seen};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::FiscalYear;
use crate::round::Round;
use crate::round::headings::fold;
use crate::round::records::Records;
use crate::schema::{
    Action, BudgetLine, Comment, Decision, Portfolio, Recorded, StatusEntry, Text, VarianceEntry,
};
use force::InForce;

pub use remarks::set;
pub use words::{said, what, years};

/// Characters at which a text that went through a spreadsheet may have been cut.
const CUT_TEXT: usize = 32_000;

/// What becomes of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is appended.
    New,
    /// It is appended and takes the place of what the same person said, or of something stale.
    Replaces,
    /// It is recorded already and in force.
    Unchanged,
    /// Somebody else decided just the same; what is recorded or appended says so already.
    Concurs,
    /// It was recorded once and has been replaced since.
    Superseded,
    /// Somebody else says otherwise.
    Conflict,
    /// Somebody else says otherwise, and was preferred.
    NotPreferred,
    /// There is nothing it could be applied to.
    Void,
}

impl Outcome {
    /// The code used in data, and the end of the key of its words.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Replaces => "replaces",
            Self::Unchanged => "unchanged",
            Self::Concurs => "concurs",
            Self::Superseded => "superseded",
            Self::Conflict => "conflict",
            Self::NotPreferred => "not_preferred",
            Self::Void => "void",
        }
    }

    /// It is appended.
    #[must_use]
    pub const fn applies(&self) -> bool {
        matches!(self, Self::New | Self::Replaces)
    }
}

/// An entry and what becomes of it.
#[derive(Debug, Clone)]
pub struct Planned<T> {
    /// The entry with its place.
    pub placed: Placed<T>,
    /// Number of the line in the portfolio; nothing for departments and lines that are gone.
    pub line: Option<u32>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What is in force and ended or replaced by it.
    pub ends: Vec<T>,
}

impl<T> Planned<T> {
    const fn new(placed: Placed<T>, line: Option<u32>, outcome: Outcome) -> Self {
        Self { placed, line, outcome, ends: Vec::new() }
    }
}

/// What reading the files back would change.
#[derive(Debug, Default)]
pub struct Plan {
    /// Decisions and withdrawals, in the order in which they are to be applied.
    pub decisions: Vec<Planned<Decision>>,
    /// Comments.
    pub comments: Vec<Planned<Comment>>,
    /// Statuses.
    pub statuses: Vec<Planned<StatusEntry>>,
    /// Causes of variances, in the order in which they are to be applied.
    pub variances: Vec<Planned<VarianceEntry>>,
}

impl Plan {
    /// Rows to append, in order.
    #[must_use]
    pub fn applied<T: Clone>(planned: &[Planned<T>]) -> Vec<T> {
        let applied = planned.iter().filter(|planned| planned.outcome.applies());
        applied.map(|planned| planned.placed.entry.clone()).collect()
    }

    /// Anything in a file is more than a copy of what is recorded.
    #[must_use]
    pub fn concerns(&self, path: &str) -> bool {
        fn news<T>(planned: &[Planned<T>], path: &str) -> bool {
            let known = [Outcome::Unchanged, Outcome::Concurs, Outcome::Superseded];
            planned
                .iter()
                .any(|one| !known.contains(&one.outcome) && *one.placed.place.path == *path)
        }
        news(&self.decisions, path)
            || news(&self.comments, path)
            || news(&self.statuses, path)
            || news(&self.variances, path)
    }

    /// Something was entered that will not be taken over.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        let left = |outcome: &Outcome| matches!(outcome, Outcome::Conflict | Outcome::Void);
        self.decisions.iter().any(|planned| left(&planned.outcome))
            || self.comments.iter().any(|planned| left(&planned.outcome))
            || self.statuses.iter().any(|planned| left(&planned.outcome))
            || self.variances.iter().any(|planned| left(&planned.outcome))
    }
}

/// What entries are held against.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The round.
    pub round: &'a Round,
    /// Its lines.
    pub portfolio: &'a Portfolio,
    /// What was recorded before.
    pub records: &'a Records,
    /// Lines whose decision in force is out of date.
    pub stale: &'a dyn Fn(&str) -> bool,
    /// Variance of a line in a closed year; nothing where the year is not compared.
    pub variance: &'a dyn Fn(u32, FiscalYear) -> Option<Total>,
    /// Whose decisions count where two contradict each other.
    pub preferred: &'a [String],
}

/// Plans what becomes of each entry.
#[must_use]
pub fn plan(entries: Entries, known: Known<'_>) -> (Plan, Vec<Diagnostic>) {
    let mut planner = Planner::new(known);
    let mut decisions = planner.decisions(entries.decisions);
    conflict::settle(&mut decisions, &planner.force, known, &mut planner.problems);
    planner.end(&mut decisions);
    planner.changed(&decisions);
    let comments = planner.comments(entries.comments);
    let statuses = planner.statuses(entries.statuses);
    let variances = planner.variances(entries.variances);
    (Plan { decisions, comments, statuses, variances }, planner.problems)
}

struct Planner<'a> {
    known: Known<'a>,
    by_id: BTreeMap<&'a str, u32>,
    force: BTreeMap<&'a str, InForce<'a>>,
    problems: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    fn new(known: Known<'a>) -> Self {
        let numbered = (0_u32..).zip(&known.portfolio.lines);
        let by_id = numbered.map(|(number, line)| (&*line.id, number)).collect();
        let force = force::by_line(&known.records.decisions);
        Self { known, by_id, force, problems: Vec::new() }
    }

    fn line(&self, number: u32) -> &'a BudgetLine {
        &self.known.portfolio.lines[number as usize]
    }

    fn decisions(&mut self, entries: Vec<Placed<Decision>>) -> Vec<Planned<Decision>> {
        let mut planned: Vec<Planned<Decision>> = Vec::with_capacity(entries.len());
        let mut seen: BTreeMap<Text, Vec<usize>> = BTreeMap::new();
        for mut placed in entries {
            let line = self.by_id.get(&*placed.entry.line_id).copied();
            if let Some(number) = line {
                self.complete(&mut placed, number);
            }
            let of_line = seen.entry(placed.entry.line_id.clone()).or_default();
            if of_line.iter().any(|&other| same(&planned[other].placed.entry, &placed.entry)) {
                continue;
            }
            let agreed = of_line.iter().any(|&other| {
                let other: &Planned<Decision> = &planned[other];
                other.outcome == Outcome::New && agree(&other.placed.entry, &placed.entry)
            });
            of_line.push(planned.len());
            let outcome = if agreed { Outcome::Concurs } else { self.outcome(&placed, line) };
            planned.push(Planned::new(placed, line, outcome));
        }
        // What is withdrawn makes room first; a year says more than all years.
        planned.sort_by_key(|planned| {
            let entry = &planned.placed.entry;
            (entry.action != Action::Withdraw, entry.fiscal_year)
        });
        planned
    }

    /// What the row does not show is what the round says today: all of it where a reviewer
    /// named only the id, the amount where the sheet has no column for the year.
    fn complete(&self, placed: &mut Placed<Decision>, number: u32) {
        let Placed { entry, seen, amount_seen, .. } = placed;
        if !*seen || !*amount_seen {
            entry.amount = self.amount(number, entry.fiscal_year);
        }
        if !*seen {
            entry.text = text_seen(self.line(number)).into();
        }
    }

    /// The cost a decision on the line speaks of, as it is today.
    fn amount(&self, number: u32, fiscal_year: Option<FiscalYear>) -> Option<Total> {
        amount_seen(self.line(number), fiscal_year, self.known.round)
    }

    fn outcome(&mut self, placed: &Placed<Decision>, line: Option<u32>) -> Outcome {
        let entry = &placed.entry;
        let before = self.force.get(&*entry.line_id);
        if before.is_some_and(|before| before.agrees(entry)) {
            return Outcome::Concurs;
        }
        if let Some(before) = before.filter(|before| before.knew(entry)) {
            if before.says(entry) {
                return Outcome::Unchanged;
            }
            return self.superseded(placed, entry);
        }
        if entry.action == Action::Withdraw {
            let any = before.is_some_and(|one| !one.overlapping(entry.fiscal_year).is_empty());
            return match self.no_longer(placed) {
                Some(superseded) => superseded,
                None if any => Outcome::New,
                None => self.void(placed, "decision"),
            };
        }
        match line.map(|number| self.line(number)) {
            None => self.void(placed, "unknown"),
            Some(line) if line.ambiguous => self.void(placed, "ambiguous"),
            Some(line) if line.out_of_scope.is_some() => self.void(placed, "scope"),
            Some(line) if without_cost(line, entry.fiscal_year) => self.void(placed, "year"),
            Some(_) => Outcome::New,
        }
    }

    /// A withdrawal beside a recorded decision that is not in force any more.
    fn no_longer(&mut self, placed: &Placed<Decision>) -> Option<Outcome> {
        let wanted = placed.record_row?;
        let recorded: &'a [Recorded<Decision>] = &self.known.records.decisions;
        let row = |recorded: &&Recorded<Decision>| recorded.row.checked_add(1) == Some(wanted);
        let meant = &recorded.iter().find(row)?.entry;
        let stands = *meant.line_id == *placed.entry.line_id
            && self.force.get(&*meant.line_id).is_some_and(|force| force.says(meant));
        (!stands).then(|| self.superseded(placed, meant))
    }

    fn superseded(&mut self, placed: &Placed<Decision>, meant: &Decision) -> Outcome {
        let entry = &placed.entry;
        let language = self.known.round.language;
        let force = self.force.get(&*entry.line_id);
        let now = force.and_then(|force| force.overlapping(entry.fiscal_year).first().copied());
        let now =
            now.map_or_else(|| language.text("review-rules-decide"), |now| said(now, language));
        let superseded = placed
            .about(Code::ReviewSuperseded)
            .with("name", &*entry.line_id)
            .with("found", said(meant, language))
            .with("other", now);
        self.problems.push(superseded);
        Outcome::Superseded
    }

    fn void(&mut self, placed: &Placed<Decision>, reason: &'static str) -> Outcome {
        let said = said(&placed.entry, self.known.round.language);
        let gone = placed.about(Code::ReviewLineUnknown);
        self.gone(gone, &placed.entry.line_id, reason, said);
        Outcome::Void
    }

    fn gone(&mut self, gone: Diagnostic, line_id: &str, reason: &'static str, said: String) {
        let gone = gone.with("reason", reason).with("name", line_id).with("found", said);
        self.problems.push(gone);
    }

    /// Names what each entry ends, so that nobody's decision goes unseen.
    fn end(&self, decisions: &mut [Planned<Decision>]) {
        for planned in decisions.iter_mut().filter(|planned| planned.outcome.applies()) {
            let entry = &planned.placed.entry;
            let Some(force) = self.force.get(&*entry.line_id) else { continue };
            planned.ends = force.overlapping(entry.fiscal_year).into_iter().cloned().collect();
        }
    }

    /// Decisions on something that is no longer what the reviewer saw.
    fn changed(&mut self, decisions: &[Planned<Decision>]) {
        let language = self.known.round.language;
        for planned in decisions.iter().filter(|planned| planned.outcome.applies()) {
            let entry = &planned.placed.entry;
            let Some(number) = planned.line.filter(|_| entry.action != Action::Withdraw) else {
                continue;
            };
            let changed = |reason, found: String, now: String| {
                let changed = planned.placed.about(Code::ReviewChanged);
                changed
                    .with("reason", reason)
                    .with("name", &*entry.line_id)
                    .with("found", found)
                    .with("now", now)
            };
            let amount = self.amount(number, entry.fiscal_year);
            if amount != entry.amount {
                let money = |amount: Option<Total>| match amount {
                    Some(amount) => language.money(amount, &self.known.round.currency),
                    None => language.text("review-no-amount"),
                };
                self.problems.push(changed("amount", money(entry.amount), money(amount)));
            }
            let now = plain(&text_seen(self.line(number)));
            let seen = plain(&entry.text);
            let cut = seen.len() >= CUT_TEXT && now.starts_with(&*seen);
            if now != seen && !cut {
                self.problems.push(changed("text", seen, now));
            }
        }
    }
}

/// A year is named in which the line has no cost at all: nothing could follow.
fn without_cost(line: &BudgetLine, fiscal_year: Option<FiscalYear>) -> bool {
    fiscal_year.is_some_and(|year| !line.cost().any(|amount| amount.period.fiscal_year == year))
}

/// Two entries say the same, whichever copy of the report they stand in.
fn same(left: &Decision, right: &Decision) -> bool {
    let Decision { action, line_id, fiscal_year, amount, text, reason, person, date, report: _ } =
        left;
    *action == right.action
        && *line_id == right.line_id
        && *fiscal_year == right.fiscal_year
        && (*amount == right.amount || *action == Action::Withdraw)
        && (plain(text) == plain(&right.text) || *action == Action::Withdraw)
        && plain(reason) == plain(&right.reason)
        && fold(person) == fold(&right.person)
        && *date == right.date
}

/// Two people who saw the same decide the same: the second adds nothing.
fn agree(left: &Decision, right: &Decision) -> bool {
    let own_words = Decision {
        reason: right.reason.clone(),
        person: right.person.clone(),
        date: right.date,
        ..left.clone()
    };
    fold(&left.person) != fold(&right.person) && same(&own_words, right)
}
