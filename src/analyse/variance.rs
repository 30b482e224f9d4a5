//! Variance (*Abweichung*) of plan and actuals, for years whose books are closed.
//!
//! What: actual minus plan, for the whole, departments, classes and lines. Why: who plans next
//! year's cost should know how this year's plan held. Formula: variance = actual - plan, so that
//! more spent than planned is positive; rate = variance / plan. When undefined: the plan is not
//! positive; a department has plans but no actuals or actuals but no plans, which says nothing
//! about either, so that it is shown without a variance and is not part of the whole. A line
//! without plan counts with its actual, one without actual with its plan taken away, and both are
//! counted by themselves: absent is not zero.
//!
//! Which years are closed: the round says so (`closed_until`), else those that end before the
//! year in which the budget is made; the year before the budget year is still running then.

mod explained;
mod record;

use std::cmp::Reverse;

use rayon::prelude::*;

use super::ClassTotals;
use super::sources::Sources;
use super::totals::Totals;
use crate::classify;
use crate::money::{Cents, Ratio, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;
use crate::schema::DepartmentIndex;

pub use explained::{Explanation, Explanations, explanations};
pub use record::ForecastRecord;
pub(super) use record::records;

/// What a plan is taken from: the grant as it was decided, else as it was last changed.
const PLANS: [Phase; 2] = [Phase::Approved, Phase::Adjusted];

/// Variances of all closed years, and years of which nobody said whether they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variances {
    /// Closed years with plan and actuals, ascending.
    pub years: Vec<VarianceYear>,
    /// Years with plan and actuals that are not known to be closed, ascending.
    pub open_years: Vec<FiscalYear>,
    /// How past plans held, the whole first, then departments in order; only those with a closed
    /// year.
    pub records: Vec<ForecastRecord>,
}

/// Variances of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VarianceYear {
    /// The year.
    pub fiscal_year: FiscalYear,
    /// What the plan was taken from.
    pub plan_phase: Phase,
    /// The departments in the target that can be compared.
    pub whole: VarianceFigures,
    /// Plan and actual of these by class.
    pub classes: (ClassTotals, ClassTotals),
    /// Departments in order; those without money in the year are left out.
    pub departments: Vec<DepartmentVariance>,
    /// Lines that do not cost what was planned, by size of the variance, ties by id.
    pub lines: Vec<LineVariance>,
    /// The other lines with plan or actual, in order: those that cost what was planned, and those of
    /// departments that cannot be compared. None of them needs a cause.
    pub others: Vec<LineVariance>,
}

/// Plan and actual of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VarianceFigures {
    /// What was planned.
    pub plan: Total,
    /// What was spent.
    pub actual: Total,
    /// Lines with either.
    pub line_count: u64,
    /// Spent on lines without plan.
    pub unplanned: Total,
    /// How many.
    pub unplanned_count: u64,
    /// Planned on lines without actual.
    pub unspent: Total,
    /// How many.
    pub unspent_count: u64,
    /// Sum of the variances of lines without their signs.
    pub absolute: Total,
}

impl VarianceFigures {
    /// Actual minus plan.
    #[must_use]
    pub fn variance(&self) -> Total {
        self.actual - self.plan
    }

    /// Variance as a share of the plan; nothing where that is not positive.
    #[must_use]
    pub fn rate(&self) -> Option<Ratio> {
        Ratio::of(self.variance(), self.plan)
    }

    fn add(&mut self, plan: Option<Cents>, actual: Option<Cents>) {
        let (planned, spent) = (plan.unwrap_or_default(), actual.unwrap_or_default());
        self.plan += planned;
        self.actual += spent;
        self.line_count += 1;
        self.absolute += Total((Total::from(spent) - planned.into()).0.abs());
        if plan.is_none() {
            self.unplanned += spent;
            self.unplanned_count += 1;
        }
        if actual.is_none() {
            self.unspent += planned;
            self.unspent_count += 1;
        }
    }
}

/// Plan and actual of a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DepartmentVariance {
    /// The department.
    pub department: DepartmentIndex,
    /// It has money in an area the policy takes the target over, and is shown with that.
    pub in_target: bool,
    /// It has both plans and actuals.
    pub comparable: bool,
    /// The figures.
    pub figures: VarianceFigures,
    /// Lines whose variance needs a cause.
    pub cause_count: u64,
}

/// Plan and actual of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineVariance {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// What was planned; absent is not zero.
    pub plan: Option<Cents>,
    /// What was spent; absent is not zero.
    pub actual: Option<Cents>,
    /// The variance exceeds the policy's thresholds.
    pub needs_cause: bool,
}

impl LineVariance {
    /// Actual minus plan; an absent amount adds nothing.
    #[must_use]
    pub fn variance(&self) -> Total {
        Total::from(self.actual.unwrap_or_default()) - self.plan.unwrap_or_default().into()
    }
}

/// Variances of every year with plan and actuals.
pub(super) fn variances(sources: &Sources<'_>) -> Variances {
    let has = |fiscal_year, phase| {
        sources.periods.iter().any(|figures| figures.period == Period { fiscal_year, phase })
    };
    let mut variances = Variances::default();
    let spent = sources.periods.iter().filter(|figures| figures.period.phase == Phase::Actual);
    for fiscal_year in spent.map(|figures| figures.period.fiscal_year) {
        let plan = PLANS.into_iter().find(|&phase| has(fiscal_year, phase));
        let Some(plan_phase) = plan else { continue };
        if is_closed(fiscal_year, sources.round) {
            variances.years.push(variance_year(fiscal_year, plan_phase, sources));
        } else {
            variances.open_years.push(fiscal_year);
        }
    }
    variances.records = records(&variances.years, sources.portfolio);
    variances
}

/// The books of a year are closed.
fn is_closed(fiscal_year: FiscalYear, round: &Round) -> bool {
    let first = round.fiscal_years.iter().min();
    round.variances.closed_until.map_or_else(
        || first.is_some_and(|first| fiscal_year.0 < first.0.saturating_sub(1)),
        |last| fiscal_year <= last,
    )
}

/// Departments with money in the target: they are shown with that money alone.
pub(super) fn departments_in_target(totals: &Totals, count: usize) -> Vec<bool> {
    let mut in_target = vec![false; count];
    for bucket in &totals.buckets {
        in_target[usize::from(bucket.department.0)] |= bucket.in_target;
    }
    in_target
}

fn variance_year(
    fiscal_year: FiscalYear,
    plan_phase: Phase,
    sources: &Sources<'_>,
) -> VarianceYear {
    let count = sources.portfolio.departments.len();
    let in_target = departments_in_target(sources.totals, count);
    let (lines, departments) = compare(fiscal_year, plan_phase, &in_target, sources);
    let is_part = |line: &LineVariance| {
        let department = sources.portfolio.lines[line.line as usize].department;
        let index = usize::from(department.0);
        in_target[index] && departments[index].is_some_and(|found| found.comparable)
    };
    let mut whole = VarianceFigures::default();
    let mut classes = (ClassTotals::default(), ClassTotals::default());
    for line in lines.iter().filter(|line| is_part(line)) {
        whole.add(line.plan, line.actual);
        let known = &sources.portfolio.lines[line.line as usize];
        let Some(classified) = &sources.classification.lines[line.line as usize] else { continue };
        for allocation in classify::allocations(known, classified) {
            if allocation.period.fiscal_year != fiscal_year {
                continue;
            }
            if allocation.period.phase == plan_phase {
                classes.0.add(allocation.class, allocation.cents);
            } else if allocation.period.phase == Phase::Actual {
                classes.1.add(allocation.class, allocation.cents);
            }
        }
    }
    assert_eq!(
        (classes.0.total(), classes.1.total()),
        (whole.plan, whole.actual),
        "the classes hold every cent of plan and actuals"
    );
    let comparable = |line: &LineVariance| {
        let department = sources.portfolio.lines[line.line as usize].department;
        departments[usize::from(department.0)].is_some_and(|found| found.comparable)
    };
    let (mut lines, mut others): (Vec<LineVariance>, Vec<LineVariance>) =
        lines.into_iter().partition(|line| line.variance() != Total::ZERO && comparable(line));
    for line in &mut others {
        line.needs_cause = false;
    }
    lines.sort_unstable_by(|left, right| {
        let size = |line: &LineVariance| Reverse(line.variance().0.unsigned_abs());
        let id = |line: &LineVariance| &sources.portfolio.lines[line.line as usize].id;
        size(left).cmp(&size(right)).then_with(|| id(left).cmp(id(right)))
    });
    VarianceYear {
        fiscal_year,
        plan_phase,
        whole,
        classes,
        departments: departments.into_iter().flatten().collect(),
        lines,
        others,
    }
}

type Compared = (Vec<LineVariance>, Vec<Option<DepartmentVariance>>);

/// Every line with plan or actual, in order, and the departments they add up to.
fn compare(
    fiscal_year: FiscalYear,
    plan_phase: Phase,
    in_target: &[bool],
    sources: &Sources<'_>,
) -> Compared {
    let Sources { totals, portfolio, round, .. } = *sources;
    let numbers = u32::try_from(portfolio.lines.len()).expect("lines are numbered in 32 bits");
    let lines: Vec<LineVariance> = (0..numbers)
        .into_par_iter()
        .filter_map(|number| {
            let line = &portfolio.lines[number as usize];
            let bucket = &totals.buckets[totals.bucket_of[number as usize]? as usize];
            let cents = |phase| Some(line.amount(Period { fiscal_year, phase })?.cents);
            let (plan, actual) = (cents(plan_phase), cents(Phase::Actual));
            let counts = bucket.in_target == in_target[usize::from(line.department.0)];
            if !counts || (plan.is_none() && actual.is_none()) {
                return None;
            }
            let mut found = LineVariance { line: number, plan, actual, needs_cause: false };
            found.needs_cause =
                round.variances.needs_cause(plan.map(Total::from), found.variance());
            Some(found)
        })
        .collect();
    let mut departments: Vec<Option<DepartmentVariance>> = vec![None; portfolio.departments.len()];
    for line in &lines {
        let department = portfolio.lines[line.line as usize].department;
        let index = usize::from(department.0);
        let found = departments[index].get_or_insert(DepartmentVariance {
            department,
            in_target: in_target[index],
            comparable: false,
            figures: VarianceFigures::default(),
            cause_count: 0,
        });
        found.figures.add(line.plan, line.actual);
        found.cause_count += u64::from(line.needs_cause);
    }
    for found in departments.iter_mut().flatten() {
        let VarianceFigures { line_count, unplanned_count, unspent_count, .. } = found.figures;
        found.comparable = unplanned_count < line_count && unspent_count < line_count;
        if !found.comparable {
            found.cause_count = 0;
        }
    }
    (lines, departments)
}

#[cfg(test)]
mod tests;
