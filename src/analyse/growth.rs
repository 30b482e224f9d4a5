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

mod driver;
mod effects;
mod one_sided;
mod pairs;
mod rest;
mod rows;

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use super::PeriodFigures;
use super::sources::Sources;
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::schema::{DepartmentIndex, Text};
use effects::changes;

pub use driver::{GrowthDriver, GrowthStep, IndexEffect, StepFigures};
pub use one_sided::OneSided;
pub(super) use pairs::gaps;
pub use rest::{RestFigures, together};

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
    let (rows, one_sided) = rows::rows(before, after, &changes, sources);
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

#[cfg(test)]
mod tests;
