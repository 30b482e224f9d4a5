//! Growth (*Aufwuchs*): how IT cost moves against the previous year, and which lines move it.
//!
//! What: the change of a sum between two fiscal years as a share of the earlier. Why: IT cost
//! is to be dampened. Formula: (after - before) / before; above the threshold is compared in
//! whole cents. When undefined: the earlier sum is not positive, or there is no earlier year.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::totals::Totals;
use super::{ClassTotals, Growth, GrowthDriver, GrowthRow, GrowthSubject, PeriodFigures};
use crate::classify::Class;
use crate::money::{Cents, Ratio, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::schema::{DepartmentIndex, Portfolio};

/// How many lines are named as drivers.
const DRIVER_COUNT: usize = 20;

/// The earlier year is taken as it was last decided; what was spent comes last, since it is
/// known for years long past only and no like measure for a request.
const PREVIOUS_PHASES: [Phase; 6] =
    [Phase::Approved, Phase::Adjusted, Phase::Request, Phase::Plan, Phase::Forecast, Phase::Actual];

/// Growth of each target period against the previous fiscal year, where there is one.
pub(super) fn growth(
    periods: &[PeriodFigures],
    target_periods: &[usize],
    totals: &Totals,
    portfolio: &Portfolio,
    threshold: Ratio,
) -> Vec<Growth> {
    target_periods
        .iter()
        .filter_map(|&index| {
            let after = &periods[index];
            let before = previous(periods, after.period)?;
            Some(Growth {
                from: before.period,
                to: after.period,
                rows: rows(before, after, totals, portfolio, threshold),
                drivers: drivers(before.period, after.period, totals, portfolio),
            })
        })
        .collect()
}

fn previous(periods: &[PeriodFigures], after: Period) -> Option<&PeriodFigures> {
    let fiscal_year = FiscalYear(after.fiscal_year.0.checked_sub(1)?);
    PREVIOUS_PHASES.into_iter().find_map(|phase| {
        periods.iter().find(|figures| figures.period == Period { fiscal_year, phase })
    })
}

fn rows(
    before: &PeriodFigures,
    after: &PeriodFigures,
    totals: &Totals,
    portfolio: &Portfolio,
    threshold: Ratio,
) -> Vec<GrowthRow> {
    let row = |subject, before: Total, after: Total| {
        let rate = Ratio::of(after - before, before);
        let above_threshold = rate.is_some_and(|rate| rate > threshold);
        GrowthRow { subject, before, after, rate, above_threshold }
    };
    let mut rows = vec![row(GrowthSubject::Whole, before.totals.total(), after.totals.total())];
    for (department, before, after) in departments(before, after, totals, portfolio) {
        rows.push(row(GrowthSubject::Department(department), before.total(), after.total()));
    }
    for class in Class::ALL {
        rows.push(row(
            GrowthSubject::Class(class),
            before.totals.of(class),
            after.totals.of(class),
        ));
    }
    rows
}

/// The sums of each department with money in one of two periods. A department that is in the
/// target in either is compared with its money in the target in both, never across areas.
fn departments(
    before: &PeriodFigures,
    after: &PeriodFigures,
    totals: &Totals,
    portfolio: &Portfolio,
) -> Vec<(DepartmentIndex, ClassTotals, ClassTotals)> {
    let count = portfolio.departments.len();
    let mut in_target = vec![false; count];
    let mut present = vec![false; count];
    for figures in before.departments.iter().chain(&after.departments) {
        let index = usize::from(figures.department.0);
        present[index] = true;
        in_target[index] |= figures.in_target;
    }
    let mut sums = vec![(ClassTotals::default(), ClassTotals::default()); count];
    for sum in &totals.sums {
        let bucket = &totals.buckets[sum.bucket as usize];
        let index = usize::from(bucket.department.0);
        if bucket.in_target != in_target[index] {
            continue;
        }
        if sum.period == before.period {
            sums[index].0.0[sum.class as usize] += sum.cents;
        } else if sum.period == after.period {
            sums[index].1.0[sum.class as usize] += sum.cents;
        }
    }
    (0..)
        .zip(sums)
        .zip(present)
        .filter(|(_, present)| *present)
        .map(|((index, (before, after)), _)| (DepartmentIndex(index), before, after))
        .collect()
}

/// The lines in the target that moved most, by size of the change, ties by id.
fn drivers(
    before: Period,
    after: Period,
    totals: &Totals,
    portfolio: &Portfolio,
) -> Vec<GrowthDriver> {
    let cents = |line: u32, period: Period| -> Option<Cents> {
        Some(portfolio.lines[line as usize].amount(period)?.cents)
    };
    let line_count = u32::try_from(portfolio.lines.len()).expect("lines are numbered in 32 bits");
    let mut moved: Vec<(u128, GrowthDriver)> = (0..line_count)
        .into_par_iter()
        .filter(|&line| totals.in_target(line))
        .filter_map(|line| {
            let driver =
                GrowthDriver { line, before: cents(line, before), after: cents(line, after) };
            let value = |amount: Option<Cents>| Total::from(amount.unwrap_or_default());
            let change = (value(driver.after) - value(driver.before)).0.unsigned_abs();
            (change > 0).then_some((change, driver))
        })
        .collect();
    let order = |left: &(u128, GrowthDriver), right: &(u128, GrowthDriver)| {
        let id = |driver: &GrowthDriver| &portfolio.lines[driver.line as usize].id;
        Reverse(left.0).cmp(&Reverse(right.0)).then_with(|| id(&left.1).cmp(id(&right.1)))
    };
    if moved.len() > DRIVER_COUNT {
        moved.select_nth_unstable_by(DRIVER_COUNT, order);
        moved.truncate(DRIVER_COUNT);
    }
    moved.sort_by(order);
    moved.into_iter().map(|(_, driver)| driver).collect()
}
