//! Growth (*Aufwuchs*): how IT cost moves from year to year, and which lines move it.
//!
//! What: the change of a sum between two fiscal years, as a share of the earlier one, and what it
//! adds to the growth of the whole. Why: IT cost is to be dampened. Formula: rate = (after -
//! before) / before; contribution = (after - before) / before of the whole, so that the
//! contributions of the departments in the target, of the classes and of the groups of accounts
//! each sum to the rate of the whole; thresholds are compared in whole cents. When undefined: the
//! earlier sum is not positive, or there is no earlier year.
//!
//! Which periods are compared is settled in `pairs`, what each line does to a change in `effects`:
//! money, what the target is taken over (scope), and classes are told apart.

mod effects;
mod one_sided;
mod pairs;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::totals::Totals;
use super::{ClassTotals, PeriodFigures};
use crate::classify::{Class, Classification};
use crate::money::{Cents, Ratio, Total};
use crate::period::Period;
use crate::round::Round;
use crate::schema::{DepartmentIndex, Portfolio, Text};
use effects::{Changes, changes};

/// How many lines are named as drivers.
const DRIVER_COUNT: usize = 20;

/// Growth of a sum between two periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// Earlier period.
    pub from: Period,
    /// Later period.
    pub to: Period,
    /// The periods are those each year counts with: the budget, from year to year. Otherwise the
    /// same phase is compared besides, such as what was spent.
    pub is_course: bool,
    /// Rows: the whole first, then departments in order, classes, groups of accounts.
    pub rows: Vec<GrowthRow>,
    /// What the change of the whole is made of, in the order of [`GrowthStep::ALL`]; steps without
    /// a line are left out. They sum to the change exactly.
    pub steps: Vec<(GrowthStep, StepFigures)>,
    /// The lines that moved most, by absolute change, at most twenty.
    pub drivers: Vec<GrowthDriver>,
    /// Every line in the target that moved or changed its class, by absolute change; shared, for
    /// there may be many.
    pub lines: Arc<[GrowthDriver]>,
    /// Lines whose contract has an index clause, by id.
    pub indexed: Vec<GrowthDriver>,
    /// What is due to departments with amounts in one of the two periods only; nothing where every
    /// department in the target has amounts in both.
    pub one_sided: Option<OneSided>,
}

impl Growth {
    /// The row of the whole.
    ///
    /// # Panics
    ///
    /// Never: the whole is the first row of every comparison.
    #[must_use]
    pub fn whole(&self) -> &GrowthRow {
        self.rows.first().expect("the whole is always a row")
    }
}

/// What a growth row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrowthSubject {
    /// Everything in the areas the policy names.
    Whole,
    /// One department.
    Department(DepartmentIndex),
    /// One class over the areas the policy names.
    Class(Class),
    /// One group of accounts over the areas the policy names; empty for lines without account.
    AccountGroup(Text),
}

/// One growth figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthRow {
    /// What it is about.
    pub subject: GrowthSubject,
    /// Sum in the earlier period; zero where it has no amount.
    pub before: Total,
    /// Sum in the later period; zero where it has no amount.
    pub after: Total,
    /// Whether it has an amount in the earlier and in the later period: none is not zero.
    pub has_amounts: [bool; 2],
    /// `(after - before) / before`; nothing where `before` is not positive.
    pub rate: Option<Ratio>,
    /// `(after - before) / before of the whole`; nothing where that is not positive, and for
    /// departments outside the target.
    pub contribution: Option<Ratio>,
    /// The part of the change that is due to what the target is taken over.
    pub scope: Total,
    /// The part that is due to other classes of the same money.
    pub classification: Total,
    /// The policy's thresholds are exceeded.
    pub above_threshold: bool,
}

impl GrowthRow {
    /// Later minus earlier.
    #[must_use]
    pub fn change(&self) -> Total {
        self.after - self.before
    }

    /// Sum in the earlier period; nothing where it has no amount.
    #[must_use]
    pub fn earlier(&self) -> Option<Total> {
        self.has_amounts[0].then_some(self.before)
    }

    /// Sum in the later period; nothing where it has no amount.
    #[must_use]
    pub fn later(&self) -> Option<Total> {
        self.has_amounts[1].then_some(self.after)
    }

    /// The part of the change that is money: neither scope nor class.
    #[must_use]
    pub fn money(&self) -> Total {
        self.change() - self.scope - self.classification
    }
}

/// A reason for which the whole moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthStep {
    /// Lines without an amount in the earlier period.
    New,
    /// Lines without an amount in the later period.
    Ended,
    /// What declared index clauses add to contracts.
    Indexed,
    /// Lines that cost more, beyond their index clause.
    Raised,
    /// Lines that cost less than they did, or than their index clause allows.
    Cut,
    /// Lines the target is taken over only in the later period, at their earlier cost.
    ScopeIn,
    /// Lines the target is taken over only in the earlier period.
    ScopeOut,
}

impl GrowthStep {
    /// Every step, in the order reports show them.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Ended,
        Self::Indexed,
        Self::Raised,
        Self::Cut,
        Self::ScopeIn,
        Self::ScopeOut,
    ];

    /// The code used in data files, and the end of the key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ended => "ended",
            Self::Indexed => "indexed",
            Self::Raised => "raised",
            Self::Cut => "cut",
            Self::ScopeIn => "scope_in",
            Self::ScopeOut => "scope_out",
        }
    }
}

/// Lines and money of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepFigures {
    /// How many lines.
    pub line_count: u64,
    /// What they change.
    pub change: Total,
}

/// A line that moved the growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthDriver {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Amount in the earlier period; absent is not zero.
    pub before: Option<Cents>,
    /// Amount in the later period; absent is not zero.
    pub after: Option<Cents>,
    /// What it is, scope first; indexed lines are raised or cut. Nothing where only the class
    /// changed.
    pub kind: Option<GrowthStep>,
    /// Of the change: what a declared index clause adds.
    pub index: Option<IndexEffect>,
    /// Of the change: what is due to what the target is taken over.
    pub scope: Total,
    /// The line outside the target that has the amount of the other period.
    pub counterpart: Option<u32>,
    /// What changing classes moves, at the earlier amount; sums to zero.
    pub reclassified: Option<Box<ClassTotals>>,
}

impl GrowthDriver {
    /// Later minus earlier; an absent amount adds nothing.
    #[must_use]
    pub fn change(&self) -> Total {
        let value = |amount: Option<Cents>| Total::from(amount.unwrap_or_default());
        value(self.after) - value(self.before)
    }

    /// The change without what its index clause adds and without scope, and the step it belongs
    /// to; nothing where there is no such change. Together with these two it makes the steps.
    #[must_use]
    pub fn rest(&self) -> Option<(GrowthStep, Total)> {
        let indexed = self.index.map_or(Total::ZERO, |index| index.expected);
        let rest = self.change() - self.scope - indexed;
        let step = match self.kind? {
            kind @ (GrowthStep::New | GrowthStep::Ended) => kind,
            _ if rest.0 > 0 => GrowthStep::Raised,
            _ => GrowthStep::Cut,
        };
        (rest != Total::ZERO).then_some((step, rest))
    }
}

/// What an index clause adds to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexEffect {
    /// The declared rate.
    pub rate: Ratio,
    /// Earlier amount times the rate, to the cent.
    pub expected: Total,
}

/// What growth is computed from.
pub(super) struct Sources<'a> {
    pub(super) periods: &'a [PeriodFigures],
    pub(super) totals: &'a Totals,
    pub(super) portfolio: &'a Portfolio,
    pub(super) classification: &'a Classification,
    pub(super) round: &'a Round,
}

/// Growth between all consecutive years, by later year; the course of the budget first.
pub(super) fn course(sources: &Sources<'_>) -> Vec<Growth> {
    let compared = pairs::pairs(sources.periods, sources.round);
    compared
        .into_par_iter()
        .with_max_len(1)
        .map(|(from, to, is_course)| between(from, to, is_course, sources))
        .collect()
}

/// Each period with the one the course compares it with, if there is one.
pub(super) fn befores(sources: &Sources<'_>, periods: &[Period]) -> Vec<(Period, Option<Period>)> {
    let compared = pairs::pairs(sources.periods, sources.round);
    let period = |number: usize| sources.periods[number].period;
    let before = |to: Period| {
        let mut course = compared.iter().filter(|(.., is_course)| *is_course);
        course.find(|&&(_, later, _)| period(later) == to).map(|&(from, ..)| period(from))
    };
    periods.iter().map(|&to| (to, before(to))).collect()
}

/// The comparisons of the course with a target period.
pub(super) fn into_targets(
    course: &[Growth],
    periods: &[PeriodFigures],
    target_periods: &[usize],
) -> Vec<Growth> {
    let targets = target_periods.iter().map(|&index| periods[index].period);
    let growth = |period| course.iter().find(move |one| one.is_course && one.to == period);
    targets.filter_map(growth).cloned().collect()
}

pub use one_sided::OneSided;
pub(super) use pairs::gaps;

fn between(from: usize, to: usize, is_course: bool, sources: &Sources<'_>) -> Growth {
    let (before, after) = (&sources.periods[from], &sources.periods[to]);
    let mut changes = changes(before.period, after.period, sources);
    let order = |left: &GrowthDriver, right: &GrowthDriver| {
        let size = |driver: &GrowthDriver| Reverse(driver.change().0.unsigned_abs());
        let id = |driver: &GrowthDriver| &sources.portfolio.lines[driver.line as usize].id;
        size(left).cmp(&size(right)).then_with(|| id(left).cmp(id(right)))
    };
    changes.lines.sort_unstable_by(order);
    let by_size = changes.lines.iter().filter(|line| line.change() != Total::ZERO);
    let drivers = by_size.take(DRIVER_COUNT).cloned().collect();
    let mut indexed: Vec<_> =
        changes.lines.iter().filter(|line| line.index.is_some()).cloned().collect();
    indexed.sort_by_key(|driver| &sources.portfolio.lines[driver.line as usize].id);
    let (rows, one_sided) = rows(before, after, &changes, sources);
    Growth {
        from: before.period,
        to: after.period,
        is_course,
        rows,
        steps: changes.steps(),
        drivers,
        indexed,
        lines: changes.lines.into(),
        one_sided,
    }
}

/// Makes rows, with rates, contributions and marks.
struct Rows<'a> {
    whole: Total,
    round: &'a Round,
}

impl Rows<'_> {
    fn row(&self, subject: GrowthSubject, before: Total, after: Total) -> GrowthRow {
        let (rate, change) = (Ratio::of(after - before, before), after - before);
        let policy = &self.round.policy;
        let much = policy.growth_amount.is_none_or(|amount| change > amount);
        // Without a rate only an amount can tell whether it is much.
        let fast =
            rate.map_or(policy.growth_amount.is_some(), |rate| rate > policy.growth_threshold);
        GrowthRow {
            subject,
            before,
            after,
            has_amounts: [true; 2],
            rate,
            contribution: Ratio::of(change, self.whole),
            scope: Total::ZERO,
            classification: Total::ZERO,
            above_threshold: fast && much,
        }
    }
}

fn rows(
    before: &PeriodFigures,
    after: &PeriodFigures,
    changes: &Changes,
    sources: &Sources<'_>,
) -> (Vec<GrowthRow>, Option<OneSided>) {
    let rows = Rows { whole: before.totals.total(), round: sources.round };
    let whole = rows.row(GrowthSubject::Whole, before.totals.total(), after.totals.total());
    let mut all = vec![GrowthRow { scope: changes.scope_total(), ..whole }];
    let departments = departments(before, after, sources);
    for department in &departments {
        let subject = GrowthSubject::Department(department.index);
        let [earlier, later] = [department.before, department.after];
        let row = rows.row(subject, earlier.unwrap_or_default(), later.unwrap_or_default());
        let row = GrowthRow { has_amounts: [earlier.is_some(), later.is_some()], ..row };
        all.push(if department.in_target {
            GrowthRow { scope: changes.scope_of_department(department.index), ..row }
        } else {
            GrowthRow { contribution: None, ..row }
        });
    }
    for class in Class::ALL {
        let subject = GrowthSubject::Class(class);
        let row = rows.row(subject, before.totals.of(class), after.totals.of(class));
        let classification = changes.reclassified.of(class);
        all.push(GrowthRow { scope: changes.scope_by_class.of(class), classification, ..row });
    }
    let mut groups: BTreeMap<&Text, [Option<Total>; 2]> = BTreeMap::new();
    for group in &before.account_groups {
        groups.entry(&group.group).or_default()[0] = Some(group.totals.total());
    }
    for group in &after.account_groups {
        groups.entry(&group.group).or_default()[1] = Some(group.totals.total());
    }
    for (group, [earlier, later]) in groups {
        let subject = GrowthSubject::AccountGroup(group.clone());
        let row = rows.row(subject, earlier.unwrap_or_default(), later.unwrap_or_default());
        let has_amounts = [earlier.is_some(), later.is_some()];
        all.push(GrowthRow { scope: changes.scope_of_group(group), has_amounts, ..row });
    }
    (all, one_sided::one_sided(&departments))
}

/// Sums of a department in two periods; nothing where it has no amount.
struct DepartmentSums {
    index: DepartmentIndex,
    in_target: bool,
    before: Option<Total>,
    after: Option<Total>,
}

/// The sums of each department with money in one of two periods. A department that is in the
/// target in either is compared with its money in the target in both, never across areas.
fn departments(
    before: &PeriodFigures,
    after: &PeriodFigures,
    sources: &Sources<'_>,
) -> Vec<DepartmentSums> {
    let count = sources.portfolio.departments.len();
    let mut in_target = vec![false; count];
    let mut present = vec![false; count];
    for figures in before.departments.iter().chain(&after.departments) {
        let index = usize::from(figures.department.0);
        present[index] = true;
        in_target[index] |= figures.in_target;
    }
    let mut sums = vec![(None::<Total>, None::<Total>); count];
    for sum in &sources.totals.sums {
        let bucket = &sources.totals.buckets[sum.bucket as usize];
        let index = usize::from(bucket.department.0);
        if bucket.in_target != in_target[index] {
            continue;
        }
        if sum.period == before.period {
            *sums[index].0.get_or_insert_default() += sum.cents;
        } else if sum.period == after.period {
            *sums[index].1.get_or_insert_default() += sum.cents;
        }
    }
    (0..)
        .zip(sums)
        .zip(in_target)
        .zip(present)
        .filter(|(_, present)| *present)
        .map(|(((index, (before, after)), in_target), _)| DepartmentSums {
            index: DepartmentIndex(index),
            in_target,
            before,
            after,
        })
        .collect()
}

#[cfg(test)]
mod tests;
