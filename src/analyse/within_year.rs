//! Within the year: from what was granted to what may be spent, and how far spending is.
//!
//! What: the walk from *Ansatz* over supplementary budget, authorisations carried over, over- and
//! extra-plan spending and transfers to the adjusted *Ansatz*; beside it the actuals to date and
//! the forecast. Why: who reads a forecast has to know what it is held against. Formula: computed
//! = granted + parts; difference = adjusted - computed, zero where the source is whole. When
//! undefined: the source has no adjusted *Ansatz* in that year, or tells no parts apart.
//!
//! The parts are phases of their own, so that they never enter a total of another phase. A line
//! without an amount adds nothing to a sum; whether the source has any is kept. A forecast is held
//! against what the lines that have one may spend (`forecast`).

mod forecast;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::totals::Totals;
use super::variance::departments_in_target;
use crate::money::{Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::schema::{BudgetLine, DepartmentIndex, Portfolio};
use forecast::ForecastChecks;

pub use forecast::{Counted, ForecastCheck};

/// The walk of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithinYear {
    /// The year.
    pub fiscal_year: FiscalYear,
    /// Departments in the sum together.
    pub whole: WalkFigures,
    /// Departments in order; those without money in the year are left out.
    pub departments: Vec<DepartmentWalk>,
    /// Lines whose adjusted *Ansatz* is not what the parts make of it, by size of the difference,
    /// ties by id; only of departments that tell an adjusted *Ansatz* and parts.
    pub differences: Vec<LineDifference>,
}

impl WithinYear {
    /// The source tells at least one part, and the adjusted *Ansatz*: the walk can be checked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.whole.is_checked()
    }
}

/// Sums of a year; nothing where no line of the source has such an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WalkFigures {
    /// *Ansatz*.
    pub approved: Option<Total>,
    /// The parts, in the order of [`Phase::MOVEMENTS`].
    pub parts: [Option<Total>; Phase::MOVEMENTS.len()],
    /// Adjusted *Ansatz* as the source states it.
    pub adjusted: Option<Total>,
    /// Spent so far.
    pub to_date: Option<Total>,
    /// What the year is expected to end with.
    pub forecast: Option<Total>,
    /// Spent in the whole year.
    pub actual: Option<Total>,
    /// Forecast against what may be spent, by either measure.
    forecast_checks: ForecastChecks,
}

impl WalkFigures {
    /// Granted plus parts.
    #[must_use]
    pub fn computed(&self) -> Total {
        let parts = self.parts.iter().flatten().copied();
        self.approved.into_iter().chain(parts).sum()
    }

    /// Adjusted minus computed; nothing where it cannot be told.
    #[must_use]
    pub fn difference(&self) -> Option<Total> {
        self.adjusted.map(|adjusted| adjusted - self.computed())
    }

    /// The forecast against the adjusted *Ansatz*, else against what is computed, and what is left
    /// out of that.
    #[must_use]
    pub const fn forecast_check(&self) -> &ForecastCheck {
        self.forecast_checks.check(self.adjusted.is_some())
    }

    /// Forecast minus what may be spent, of the lines that have both; nothing where none has.
    #[must_use]
    pub fn forecast_difference(&self) -> Option<Total> {
        let compared = self.forecast_check().compared;
        (compared.line_count > 0).then_some(compared.sum)
    }

    /// There are parts and the sum they should come to.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.adjusted.is_some() && self.parts.iter().any(Option::is_some)
    }

    fn add(&mut self, phase: Phase, cents: Cents) {
        let part = Phase::MOVEMENTS.iter().position(|&part| part == phase);
        let sum = match (part, phase) {
            (Some(part), _) => &mut self.parts[part],
            (None, Phase::Approved) => &mut self.approved,
            (None, Phase::Adjusted) => &mut self.adjusted,
            (None, Phase::ToDate) => &mut self.to_date,
            (None, Phase::Forecast) => &mut self.forecast,
            (None, Phase::Actual) => &mut self.actual,
            (None, _) => return,
        };
        *sum.get_or_insert_default() += cents;
    }
}

/// The walk of a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DepartmentWalk {
    /// The department.
    pub department: DepartmentIndex,
    /// It has money in the target and is shown with that.
    pub in_target: bool,
    /// It is part of the whole: in the target, and its adjusted *Ansatz* is told, unless nobody's
    /// is; a department that does not tell it would look like one that lost everything.
    pub in_sum: bool,
    /// Its sums.
    pub figures: WalkFigures,
}

/// A line whose parts do not make its adjusted *Ansatz*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineDifference {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Its figures.
    pub figures: WalkFigures,
}

impl LineDifference {
    /// Adjusted minus computed; a line without adjusted *Ansatz* lacks all that is computed.
    #[must_use]
    pub fn difference(&self) -> Total {
        self.figures.adjusted.unwrap_or_default() - self.figures.computed()
    }
}

/// The walks of all years of which the source tells more than *Ansatz* and result.
pub(super) fn within_years(totals: &Totals, portfolio: &Portfolio) -> Vec<WithinYear> {
    let tells = |phase: Phase| {
        phase.is_movement() || matches!(phase, Phase::Adjusted | Phase::ToDate | Phase::Forecast)
    };
    let periods: BTreeSet<Period> = totals.sums.iter().map(|sum| sum.period).collect();
    let years: BTreeSet<FiscalYear> = periods
        .iter()
        .filter(|period| tells(period.phase))
        .map(|period| period.fiscal_year)
        .filter(|&fiscal_year| periods.contains(&Period { fiscal_year, phase: Phase::Approved }))
        .collect();
    years.into_iter().map(|fiscal_year| within_year(fiscal_year, totals, portfolio)).collect()
}

fn within_year(fiscal_year: FiscalYear, totals: &Totals, portfolio: &Portfolio) -> WithinYear {
    let in_target = departments_in_target(totals, portfolio.departments.len());
    let mut departments: Vec<Option<DepartmentWalk>> = vec![None; portfolio.departments.len()];
    let mut lines = Vec::new();
    for (number, line) in (0_u32..).zip(&portfolio.lines) {
        let index = usize::from(line.department.0);
        let bucket =
            totals.bucket_of[number as usize].map(|bucket| &totals.buckets[bucket as usize]);
        let Some(figures) = bucket
            .filter(|bucket| bucket.in_target == in_target[index])
            .and_then(|_| line_figures(line, fiscal_year))
        else {
            continue;
        };
        let found = departments[index].get_or_insert(DepartmentWalk {
            department: line.department,
            in_target: in_target[index],
            in_sum: false,
            figures: WalkFigures::default(),
        });
        merge(&mut found.figures, &figures);
        lines.push(LineDifference { line: number, figures });
    }
    let differences = differences(lines, &departments, portfolio);
    let mut departments: Vec<DepartmentWalk> = departments.into_iter().flatten().collect();
    let tells = |found: &DepartmentWalk| found.in_target && found.figures.adjusted.is_some();
    let any_tells = departments.iter().any(tells);
    let mut whole = WalkFigures::default();
    for found in &mut departments {
        found.in_sum = found.in_target && (!any_tells || found.figures.adjusted.is_some());
        if found.in_sum {
            merge(&mut whole, &found.figures);
        }
    }
    WithinYear { fiscal_year, whole, departments, differences }
}

/// Lines whose parts do not make their adjusted *Ansatz*, of departments that tell both.
fn differences(
    mut lines: Vec<LineDifference>,
    departments: &[Option<DepartmentWalk>],
    portfolio: &Portfolio,
) -> Vec<LineDifference> {
    lines.retain(|line| {
        let department = portfolio.lines[line.line as usize].department;
        let found = departments[usize::from(department.0)];
        let is_checked = found.is_some_and(|found| found.figures.is_checked());
        is_checked && line.difference() != Total::ZERO
    });
    lines.sort_by(|left, right| {
        let size = |line: &LineDifference| Reverse(line.difference().0.unsigned_abs());
        let id = |line: &LineDifference| &portfolio.lines[line.line as usize].id;
        size(left).cmp(&size(right)).then_with(|| id(left).cmp(id(right)))
    });
    lines
}

/// The amounts of a line in a year; nothing where it has none the walk shows.
fn line_figures(line: &BudgetLine, fiscal_year: FiscalYear) -> Option<WalkFigures> {
    let mut figures = WalkFigures::default();
    for amount in line.cost().filter(|amount| amount.period.fiscal_year == fiscal_year) {
        figures.add(amount.period.phase, amount.cents);
    }
    figures.forecast_checks = ForecastChecks::of(&figures);
    (figures != WalkFigures::default()).then_some(figures)
}

fn merge(sum: &mut WalkFigures, figures: &WalkFigures) {
    let add = |sum: &mut Option<Total>, figure: Option<Total>| {
        if let Some(figure) = figure {
            *sum.get_or_insert_default() += figure;
        }
    };
    add(&mut sum.approved, figures.approved);
    for (sum, part) in sum.parts.iter_mut().zip(figures.parts) {
        add(sum, part);
    }
    add(&mut sum.adjusted, figures.adjusted);
    add(&mut sum.to_date, figures.to_date);
    add(&mut sum.forecast, figures.forecast);
    add(&mut sum.actual, figures.actual);
    sum.forecast_checks.add(&figures.forecast_checks);
}

#[cfg(test)]
mod tests;
