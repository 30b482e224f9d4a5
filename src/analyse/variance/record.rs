//! The forecasting record: how past plans of a department held.
//!
//! What: bias and spread of its plans over the closed years. Why: a request of a department that
//! always plans a tenth too much is read in another light. Formula: of each closed year the
//! relative variance d = (actual - plan) / plan; bias = mean of d, so that a positive bias means
//! more spent than planned; spread = mean of |d - bias|. Beside them over all closed years
//! together: sum of variances / sum of plans, and the same with the variances of lines added
//! without their signs, in which lines too high and lines too low do not cancel out. When
//! undefined: bias and spread with fewer than two years of a positive plan; the others without a
//! positive plan.
//!
//! Fractions with different denominators do not add up in whole numbers of bounded size: each d
//! is taken to twelve digits before they are added, as with the mean of the departments' shares.

use super::{VarianceFigures, VarianceYear};
use crate::analyse::averages::{UNITS, units};
use crate::money::{self, Ratio, Total};
use crate::period::FiscalYear;
use crate::schema::{DepartmentIndex, Portfolio};

/// Years a mean is taken over at least.
const LEAST_YEARS: usize = 2;

/// How the past plans of a department, or of all in the target, held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastRecord {
    /// The department; nothing for all in the target together.
    pub department: Option<DepartmentIndex>,
    /// It has money in the target.
    pub in_target: bool,
    /// Closed years with plan and actuals.
    pub years: Vec<FiscalYear>,
    /// Lines with either in one of these years; a line counts once.
    pub line_count: u64,
    /// Sum of the plans.
    pub plan: Total,
    /// Sum of the actuals.
    pub actual: Total,
    /// Sum of variances / sum of plans.
    pub pooled: Option<Ratio>,
    /// Sum of the variances of lines without signs / sum of plans.
    pub lines: Option<Ratio>,
    /// Mean of the years' relative variances.
    pub bias: Option<Ratio>,
    /// Mean distance of the years' relative variances from the bias.
    pub spread: Option<Ratio>,
}

/// The record of the whole and of each department.
pub(in crate::analyse) fn records(
    years: &[VarianceYear],
    portfolio: &Portfolio,
) -> Vec<ForecastRecord> {
    let counts = line_counts(years, portfolio);
    let whole: Vec<_> = years
        .iter()
        .filter(|year| year.whole.line_count > 0)
        .map(|year| (year.fiscal_year, year.whole))
        .collect();
    let mut departments = Vec::new();
    let mut whole_count = 0;
    for (index, line_count) in (0..).zip(counts) {
        let department = DepartmentIndex(index);
        let mut in_target = false;
        let own: Vec<(FiscalYear, VarianceFigures)> = years
            .iter()
            .filter_map(|year| {
                let mut known = year.departments.iter();
                let found = known.find(|known| known.department == department)?;
                in_target = found.in_target;
                found.comparable.then_some((year.fiscal_year, found.figures))
            })
            .collect();
        whole_count += if in_target { line_count } else { 0 };
        departments.extend(record(Some(department), in_target, &own, line_count));
    }
    record(None, true, &whole, whole_count).into_iter().chain(departments).collect()
}

/// The lines of each department in years in which it can be compared, each counted once.
fn line_counts(years: &[VarianceYear], portfolio: &Portfolio) -> Vec<u64> {
    let mut counts = vec![0; portfolio.departments.len()];
    let mut is_counted = vec![false; portfolio.lines.len()];
    for year in years {
        let mut comparable = vec![false; counts.len()];
        for found in &year.departments {
            comparable[usize::from(found.department.0)] = found.comparable;
        }
        for line in year.lines.iter().chain(&year.others) {
            let department = usize::from(portfolio.lines[line.line as usize].department.0);
            let is_counted = &mut is_counted[line.line as usize];
            if comparable[department] && !*is_counted {
                *is_counted = true;
                counts[department] += 1;
            }
        }
    }
    counts
}

fn record(
    department: Option<DepartmentIndex>,
    in_target: bool,
    years: &[(FiscalYear, VarianceFigures)],
    line_count: u64,
) -> Option<ForecastRecord> {
    let sum = |of: fn(&VarianceFigures) -> Total| years.iter().map(|(_, year)| of(year)).sum();
    let (plan, actual): (Total, Total) = (sum(|year| year.plan), sum(|year| year.actual));
    let relative: Vec<i128> = years.iter().filter_map(|(_, year)| year.rate()).map(units).collect();
    let bias = mean(&relative);
    let spread = bias.and_then(|bias| {
        // |d - bias| with both over the count of years, so that the bias is not rounded.
        let count = i128::try_from(relative.len()).expect("a handful of years");
        let distances: Vec<i128> =
            relative.iter().map(|one| (one * count - bias.numerator).abs()).collect();
        let mean = mean(&distances)?;
        let denominator = mean.denominator * count;
        Some(Ratio {
            numerator: money::round_half_away(mean.numerator * UNITS, denominator),
            denominator: UNITS,
        })
    });
    (!years.is_empty()).then(|| ForecastRecord {
        department,
        in_target,
        years: years.iter().map(|(year, _)| *year).collect(),
        line_count,
        plan,
        actual,
        pooled: Ratio::of(actual - plan, plan),
        lines: Ratio::of(sum(|year| year.absolute), plan),
        bias,
        spread,
    })
}

/// The mean of fractions in units; nothing with too few.
fn mean(fractions: &[i128]) -> Option<Ratio> {
    let count = i128::try_from(fractions.len()).ok()?;
    let sum: i128 = fractions.iter().sum();
    (fractions.len() >= LEAST_YEARS).then(|| Ratio { numerator: sum, denominator: UNITS * count })
}
