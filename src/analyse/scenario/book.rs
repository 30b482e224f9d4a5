//! The money of a scenario, by line, period and class, and a record of every change to it.
//!
//! In: portfolio and classification. Out: a [`Book`] that can be changed cent by cent through one
//! door, [`Book::change`], and a portfolio of what it holds for the figures. The round's own lines
//! are never touched. Deliberately absent: what a move means, that is `moves` and `projects`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Change, FaultKind};
use crate::classify::{self, Class, Classification, Classified, InnovationTest, Judgement, Part};
use crate::money::{Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::Cell;
use crate::round::Round;
use crate::schema::{
    Amount, BudgetLine, DepartmentIndex, Field, Fields, Portfolio, TableIndex, Text,
};

/// The money of one period and class of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) period: Period,
    pub(super) class: Class,
    pub(super) cents: Total,
}

/// A line as the scenario sees it.
#[derive(Debug, Clone)]
pub(super) struct Holding {
    /// By period and class, ascending.
    pub(super) entries: Vec<Entry>,
    /// Differs from the round.
    pub(super) touched: bool,
}

/// A line only a scenario has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Its id in lists: that of the candidate, or made of the number of the scenario's new lines.
    pub id: Text,
    /// What it is for.
    pub title: Text,
    /// Its department.
    pub department: DepartmentIndex,
}

/// All money of a scenario.
#[derive(Debug, Clone)]
pub(super) struct Book<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) classification: &'a Classification,
    /// Parallel to the lines of the portfolio, then the additions; lines out of scope are empty.
    pub(super) holdings: Vec<Holding>,
    pub(super) additions: Vec<Addition>,
    /// Periods that moves may touch, by fiscal year: the budget years and the plan after them.
    pub(super) course: Vec<Period>,
    /// What was changed, in order.
    pub(super) changes: Vec<Change>,
    /// Number of the move being made.
    pub(super) step: usize,
}

impl<'a> Book<'a> {
    /// The money of a round as it stands.
    pub(super) fn new(
        portfolio: &'a Portfolio,
        classification: &'a Classification,
        round: &Round,
    ) -> Self {
        let lines = portfolio.lines.iter().zip(&classification.lines);
        let holdings: Vec<Holding> =
            lines.map(|(line, classified)| holding(line, classified.as_deref())).collect();
        let course = course(&holdings, round);
        Self {
            portfolio,
            classification,
            holdings,
            additions: Vec::new(),
            course,
            changes: Vec::new(),
            step: 0,
        }
    }

    /// The period of a year that moves may touch.
    pub(super) fn period(&self, year: FiscalYear) -> Option<Period> {
        self.course.iter().copied().find(|period| period.fiscal_year == year)
    }

    /// That a year is none moves may touch.
    pub(super) fn unknown(&self, year: FiscalYear) -> FaultKind {
        let known = self.course.iter().map(|period| period.fiscal_year).collect();
        FaultKind::UnknownYear { year, known }
    }

    /// Adds to the money of a line in a period and class, and records it.
    pub(super) fn change(&mut self, line: usize, period: Period, class: Class, change: Total) {
        if change == Total::ZERO {
            return;
        }
        let holding = &mut self.holdings[line];
        holding.touched = true;
        let key = |entry: &Entry| (entry.period, entry.class);
        let before = match holding.entries.binary_search_by_key(&(period, class), key) {
            Ok(index) => {
                let entry = &mut holding.entries[index];
                let before = entry.cents;
                entry.cents += change;
                Some(before)
            }
            Err(index) => {
                holding.entries.insert(index, Entry { period, class, cents: change });
                None
            }
        };
        let line = u32::try_from(line).expect("lines are numbered in 32 bits");
        let same = |known: &Change| {
            (known.step, known.line, known.period, known.class) == (self.step, line, period, class)
        };
        // A move that comes back to a place it touched says so once.
        let recent = self.changes.iter_mut().rev().take(8);
        match recent.into_iter().find(|known| same(known)) {
            Some(known) => known.change += change,
            None => {
                self.changes.push(Change { step: self.step, line, period, class, before, change });
            }
        }
    }

    /// A line of the scenario's own.
    pub(super) fn add_line(&mut self, addition: Addition) -> usize {
        self.additions.push(addition);
        self.holdings.push(Holding { entries: Vec::new(), touched: true });
        self.holdings.len() - 1
    }

    /// The department of a line.
    pub(super) fn department(&self, line: usize) -> DepartmentIndex {
        match self.portfolio.lines.get(line) {
            Some(line) => line.department,
            None => self.additions[line - self.portfolio.lines.len()].department,
        }
    }

    /// The accounting area of a line.
    pub(super) fn area(&self, line: usize) -> &'a Text {
        match self.portfolio.lines.get(line) {
            Some(line) => &line.area,
            None => &self.portfolio.departments[usize::from(self.department(line).0)].area,
        }
    }

    /// Portfolio and classification of what the book holds. A line that differs from the round is
    /// taken apart by class, so that every cent keeps the class the scenario gives it. The lines
    /// of the round keep their numbers, which decisions on them go by; what is new follows them.
    pub(super) fn portfolio(&self) -> (Portfolio, Classification) {
        let known = self.portfolio;
        let mut portfolio = Portfolio {
            departments: known.departments.clone(),
            tables: known.tables.clone(),
            lines: Vec::with_capacity(self.holdings.len()),
            projects: known.projects.clone(),
            posts: known.posts.clone(),
            ..Portfolio::default()
        };
        let mut classification = Classification {
            decisions: self.classification.decisions.clone(),
            ..Classification::default()
        };
        let mut further = Vec::new();
        for (index, holding) in self.holdings.iter().enumerate() {
            let line = known.lines.get(index).cloned().unwrap_or_else(|| self.added(index));
            let classified = self.classification.lines.get(index).cloned().flatten();
            if !holding.touched {
                portfolio.lines.push(line);
                classification.lines.push(classified);
                continue;
            }
            let project = classified.as_ref().and_then(|classified| classified.project);
            let mut parts = by_class(&holding.entries).into_iter().map(|(class, amounts)| {
                let classified = Some(Arc::new(of_class(class, project)));
                (BudgetLine { amounts, ..line.clone() }, classified)
            });
            let emptied = || (BudgetLine { amounts: Vec::new(), ..line.clone() }, classified);
            let (first, judged) = parts.next().unwrap_or_else(emptied);
            portfolio.lines.push(first);
            classification.lines.push(judged);
            further.extend(parts);
        }
        for (line, classified) in further {
            portfolio.lines.push(line);
            classification.lines.push(classified);
        }
        (portfolio, classification)
    }

    fn added(&self, index: usize) -> BudgetLine {
        let addition = &self.additions[index - self.portfolio.lines.len()];
        let mut fields = Fields::default();
        fields.set(Field::Title, Some(addition.title.clone()));
        BudgetLine {
            id: addition.id.clone(),
            key: addition.id.clone(),
            component: None,
            department: addition.department,
            area: self.area(index).clone(),
            fields,
            extra: Vec::new(),
            amounts: Vec::new(),
            out_of_scope: None,
            table: TableIndex(0),
            row: 0,
            twins: 1,
            ambiguous: false,
        }
    }
}

fn holding(line: &BudgetLine, classified: Option<&Classified>) -> Holding {
    let allocations = classified.map(|known| classify::allocations(line, known));
    let mut entries: Vec<Entry> = allocations
        .unwrap_or_default()
        .into_iter()
        .map(|part| Entry { period: part.period, class: part.class, cents: part.cents.into() })
        .collect();
    entries.sort_by_key(|entry| (entry.period, entry.class));
    Holding { entries, touched: false }
}

/// The budget years in the phase of the target, then the plan, as far as the input has them.
fn course(holdings: &[Holding], round: &Round) -> Vec<Period> {
    let Some(&first) = round.fiscal_years.iter().min() else { return Vec::new() };
    let wanted = |period: Period| {
        let is_budget = round.fiscal_years.contains(&period.fiscal_year);
        let phase = if is_budget { round.target_phase() } else { Phase::Plan };
        period.fiscal_year >= first && period.phase == phase
    };
    let entries = holdings.iter().flat_map(|holding| &holding.entries);
    let mut course: Vec<Period> =
        entries.map(|entry| entry.period).filter(|&period| wanted(period)).collect();
    course.sort_unstable();
    course.dedup();
    course
}

/// The amounts of a line by class; sums of a scenario are within what a line may hold, since they
/// are checked when a move is made.
fn by_class(entries: &[Entry]) -> BTreeMap<Class, Vec<Amount>> {
    let mut classes: BTreeMap<Class, Vec<Amount>> = BTreeMap::new();
    for entry in entries {
        let cents = i64::try_from(entry.cents.0).expect("a line's money fits its cents");
        classes.entry(entry.class).or_default().push(Amount {
            period: entry.period,
            cents: Cents(cents),
            table: TableIndex(0),
            cell: Cell { row: 0, column: 0 },
        });
    }
    classes
}

fn of_class(class: Class, project: Option<u32>) -> Classified {
    Classified {
        judgements: vec![Judgement {
            from: None,
            parts: vec![Part { class, weight: 1 }],
            rule: None,
            decision: None,
            reason: "".into(),
            evidence: "".into(),
        }],
        test: InnovationTest::default(),
        project,
        declared: None,
        contradicts: false,
        conflict: false,
        by_rules: None,
    }
}
