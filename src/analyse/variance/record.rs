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
use crate::schema::DepartmentIndex;

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
    /// Lines with either, over all these years.
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
    department_count: usize,
) -> Vec<ForecastRecord> {
    let whole: Vec<_> = years
        .iter()
        .filter(|year| year.whole.line_count > 0)
        .map(|year| (year.fiscal_year, year.whole))
        .collect();
    let mut records: Vec<ForecastRecord> = record(None, true, &whole).into_iter().collect();
    for index in 0..u16::try_from(department_count).expect("departments are counted in 16 bits") {
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
        records.extend(record(Some(department), in_target, &own));
    }
    records
}

fn record(
    department: Option<DepartmentIndex>,
    in_target: bool,
    years: &[(FiscalYear, VarianceFigures)],
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
        line_count: years.iter().map(|(_, year)| year.line_count).sum(),
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
