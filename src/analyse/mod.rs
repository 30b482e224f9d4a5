//! Analysis: the questions a budget round has to answer, one file each.
//!
//! In: the portfolio and its classification. Out: figures in whole cents and exact fractions.
//! Deliberately absent: text, rounding for display, files.
//!
//! All figures are sums over allocations (`totals`), shown by period (`figures`); [`target`]
//! asks whether innovation reaches its share, `averages` what other readings of "on average"
//! give, [`views`] what other areas do, [`double_count`] what must not count twice,
//! [`sensitivity`] how wrong classes must be for the verdict to turn, [`candidates`] where money
//! to be shifted could come from, [`growth`] what moves between years, [`variance`] how past plans
//! held, [`within_year`] what became of a grant, [`plan_lines`] what the plan reads, [`ledger`]
//! whether the books agree, [`provider`] whether the provider's revenue does, [`follow_up`] what
//! innovation costs later, [`benchmarks`] what one workplace costs, `review` which lines to look at
//! first, `status` how far the review of each department is, [`bridge`] what leads from another
//! round to this one. Without classes, `submission` says what each department handed in,
//! `addressee` who can answer what is said about the data. `agenda` gathers who must act, and by
//! when: `calendar` on `working_days`, `receipt`, `worklist`, and `quality` of the data. `scenario`
//! asks the same questions of money that was moved.

pub mod bridge;
pub mod candidates;
pub mod double_count;
pub mod growth;
pub mod measure;
pub mod sensitivity;
pub mod target;
pub mod variance;
pub mod views;
pub mod within_year;

mod addressee;
mod agenda;
mod averages;
pub mod benchmarks;
mod calendar;
mod figures;
pub mod follow_up;
pub mod ledger;
pub mod plan_lines;
pub mod provider;
mod quality;
mod receipt;
mod review;
pub mod scenario;
mod sources;
mod status;
mod submission;
mod totals;
mod working_days;
mod worklist;

#[cfg(test)]
pub(crate) mod fixture;

use crate::classify::{Class, Classification};
use crate::money::{Cents, Ratio, Total};
use crate::period::{FiscalYear, Period};
use crate::round::accounts::AccountKind;
use crate::round::{Basis, Round};
use crate::schema::{DepartmentIndex, Field, Portfolio, Text};
use candidates::Candidates;
use double_count::DoubleCount;
use sensitivity::Sensitivity;
use sources::Sources;
use target::Target;
use variance::Variances;
use views::View;
use within_year::WithinYear;

pub use addressee::addressees;
pub use agenda::{Agenda, agenda, late_submissions};
pub use calendar::{Calendar, Progress, Span};
pub use growth::{Growth, GrowthDriver, GrowthRow, GrowthSubject};
pub use quality::{CountedSum, Quality};
pub use receipt::{Receipt, Timeliness, Version};
pub use status::{DepartmentReview, StatusEvent, department_reviews};
pub use submission::{Submission, SubmittedColumn, SubmittedTable, submissions};
pub use variance::{Explanation, Explanations, explanations};
pub use worklist::{Finding, Point, Task};

/// Answers the questions of a round.
///
/// # Panics
///
/// If the classification does not belong to the portfolio, or money were lost on the way.
#[must_use]
pub fn analyse(portfolio: &Portfolio, classification: &Classification, round: &Round) -> Analysis {
    let policy = &round.policy;
    let totals = totals::totals(portfolio, classification, round);
    let periods = figures::figures(&totals, portfolio, policy);
    let target_periods = target_periods(&periods, round);
    let sources = Sources { periods: &periods, totals: &totals, portfolio, classification, round };
    let targets: Vec<&PeriodFigures> =
        target_periods.iter().map(|&index| &periods[index]).collect();
    let budget: Vec<Period> = targets.iter().map(|figures| figures.period).collect();
    // Questions that pass over all lines, side by side; none needs what another found.
    let ((course, candidates), (follow_up, sensitivity)) = rayon::join(
        || {
            let with_before = growth::befores(&sources, &budget);
            rayon::join(
                || growth::course(&sources),
                || candidates::candidates(&with_before, &totals, portfolio, classification, round),
            )
        },
        || {
            let sensitivity = || {
                let share = policy.target_share;
                sensitivity::sensitivity(&targets, &totals, portfolio, classification, share)
            };
            rayon::join(|| follow_up::follow_up(portfolio, classification, round), sensitivity)
        },
    );
    let growth = growth::into_targets(&course, &periods, &target_periods);
    let growth_gaps = growth::gaps(&periods);
    let variances = variance::variances(&sources);
    let within_years = within_year::within_years(&totals, portfolio);
    let [pooled_years, pooled_budget_years] = [true, false].map(|planned| {
        averages::pooled_years(&periods, &target_periods, planned, &totals, portfolio, policy)
    });
    let views = views::views(&budget, &totals, portfolio, classification, round);
    let double_count = double_count::double_count(&budget, portfolio, round);
    let review = review::review(&periods, &target_periods, portfolio, classification);
    let innovation_without_cost_benefit = target_periods
        .first()
        .map(|&index| periods[index].period)
        .map(|period| {
            review::innovation_without_cost_benefit(period, &totals, portfolio, classification)
        })
        .unwrap_or_default();
    let benchmarks = benchmarks::compare(&periods, portfolio, round);
    Analysis {
        periods,
        target_periods,
        pooled_years,
        pooled_budget_years,
        views,
        double_count,
        sensitivity,
        candidates,
        growth,
        growth_course: course,
        growth_gaps,
        variances,
        within_years,
        review,
        innovation_without_cost_benefit,
        current_payments_missing: current_payments_missing(portfolio, round),
        plan_lines: plan_lines::plan_figures(portfolio, classification, round),
        ledger: ledger::compare(portfolio, round),
        provider: provider::compare(portfolio, round),
        follow_up,
        benchmarks,
    }
}

/// The budget years in the phase the target is taken for, as far as the input has them.
fn target_periods(periods: &[PeriodFigures], round: &Round) -> Vec<usize> {
    let mut years = round.fiscal_years.clone();
    years.sort_unstable();
    years
        .into_iter()
        .map(|fiscal_year| Period { fiscal_year, phase: round.target_phase() })
        .filter_map(|period| periods.iter().position(|figures| figures.period == period))
        .collect()
}

/// On the payment basis: there are investment payments in scope, but none of current
/// administration.
fn current_payments_missing(portfolio: &Portfolio, round: &Round) -> bool {
    if round.policy.basis != Basis::Payment {
        return false;
    }
    let (mut current, mut investment) = (false, false);
    for line in portfolio.lines.iter().filter(|line| line.out_of_scope.is_none()) {
        match round.accounts.kind(line.fields.text(Field::Account)) {
            Some(AccountKind::CurrentPayment) => current = true,
            Some(AccountKind::InvestmentPayment) => investment = true,
            _ => {}
        }
    }
    investment && !current
}

/// Sums by class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClassTotals(pub [Total; Class::ALL.len()]);

impl ClassTotals {
    /// The sum of one class.
    #[must_use]
    pub const fn of(&self, class: Class) -> Total {
        self.0[class as usize]
    }

    /// The sum of all classes.
    #[must_use]
    pub fn total(&self) -> Total {
        self.0.iter().copied().sum()
    }

    /// Adds money of a class.
    pub fn add(&mut self, class: Class, cents: Cents) {
        self.0[class as usize] += cents;
    }
}

/// Figures of one department in one period.
#[derive(Debug, Clone)]
pub struct DepartmentFigures {
    /// The department.
    pub department: DepartmentIndex,
    /// Its area is one the policy takes the target over.
    pub in_target: bool,
    /// Number of lines with an amount in scope.
    pub line_count: u64,
    /// Number of lines with unclear money.
    pub unclear_count: u64,
    /// Sums by class.
    pub totals: ClassTotals,
    /// The target, taken over this department alone (it is not one for departments).
    pub target: Target,
}

/// Figures of one accounting area in one period.
#[derive(Debug, Clone)]
pub struct AreaFigures {
    /// `NKF`, or the *Wirtschaftsplan* of somebody.
    pub area: Text,
    /// The policy takes the target over it.
    pub in_target: bool,
    /// Sums by class.
    pub totals: ClassTotals,
    /// The target, taken over this area alone.
    pub target: Target,
}

/// A sum by group of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountGroupFigures {
    /// Leading digits of the account; empty where lines have none.
    pub group: Text,
    /// Sums by class, over the areas the policy names.
    pub totals: ClassTotals,
}

/// Figures of one fiscal year and phase.
#[derive(Debug, Clone)]
pub struct PeriodFigures {
    /// Fiscal year and phase.
    pub period: Period,
    /// Number of lines with an amount in scope, over the areas the policy names.
    pub line_count: u64,
    /// Number of lines with unclear money, over the areas the policy names.
    pub unclear_count: u64,
    /// Sums by class over the areas the policy names.
    pub totals: ClassTotals,
    /// The target by the policy's averaging rule.
    pub target: Target,
    /// The same by the mean of the departments' shares; nothing where no department has one.
    pub mean_share: Option<MeanShare>,
    /// Areas, those in the target first, then by name.
    pub areas: Vec<AreaFigures>,
    /// Departments in the order of the portfolio; those without money in the period are left out.
    pub departments: Vec<DepartmentFigures>,
    /// Groups of accounts, ascending.
    pub account_groups: Vec<AccountGroupFigures>,
}

/// The averaging rule "mean of the departments' shares", as an alternative to pooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeanShare {
    /// Mean of the shares of all departments in the target with positive cost.
    pub share: Ratio,
    /// The same with unclear money counted as not innovation.
    pub lower: Ratio,
    /// The same with unclear money counted as innovation.
    pub upper: Ratio,
    /// How many departments it is taken over.
    pub department_count: u64,
}

/// A line a reviewer should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewItem {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Why.
    pub causes: ReviewCauses,
    /// Amount at stake in the target period: the largest its causes put at stake (the unclear
    /// part, the innovation part, or the whole).
    pub weight: Cents,
    /// The period of that amount; where nothing lies in the target period or later, the last one
    /// that raises the question.
    pub period: Period,
    /// What each of its causes puts at stake in the budget years, in the order of
    /// [`ReviewCause::ALL`]; nothing for a cause it has not, or without money in these years.
    pub stakes: [Option<Total>; ReviewCause::ALL.len()],
    /// The line belongs to a shortest set that settles the verdict.
    pub deciding: bool,
}

/// Why a line is on the review list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewCause {
    /// No rule decides it.
    Unclear,
    /// Rules of one priority disagree.
    Conflict,
    /// What the department declared speaks against the class found.
    Contradiction,
    /// Innovation without a cost-benefit analysis on record.
    NoCostBenefit,
    /// A person decided it, but amount or text changed since.
    StaleDecision,
}

impl ReviewCause {
    /// Every cause, the most telling first.
    pub const ALL: [Self; 5] = [
        Self::Unclear,
        Self::Conflict,
        Self::Contradiction,
        Self::NoCostBenefit,
        Self::StaleDecision,
    ];
}

/// The causes that put one line on the review list; a line stands on it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewCauses(u8);

impl ReviewCauses {
    /// The same with one more cause.
    #[must_use]
    pub const fn with(self, cause: ReviewCause) -> Self {
        Self(self.0 | 1 << cause as u8)
    }

    /// Whether a cause is among them.
    #[must_use]
    pub const fn contains(self, cause: ReviewCause) -> bool {
        self.0 & 1 << cause as u8 != 0
    }

    /// The causes, the most telling first.
    pub fn iter(self) -> impl Iterator<Item = ReviewCause> {
        ReviewCause::ALL.into_iter().filter(move |&cause| self.contains(cause))
    }
}

/// Everything analyse hands on.
#[derive(Debug)]
pub struct Analysis {
    /// One entry for each fiscal year and phase of the input, in order.
    pub periods: Vec<PeriodFigures>,
    /// The periods the target is taken for (two in a double budget), as numbers of `periods`.
    pub target_periods: Vec<usize>,
    /// Pooled over all target and plan years from the budget year on, as an alternative.
    pub pooled_years: Option<Target>,
    /// Pooled over the two budget years of a double budget alone.
    pub pooled_budget_years: Option<Target>,
    /// The target's areas, the others and both, for each target period.
    pub views: Vec<View>,
    /// What must not count twice.
    pub double_count: DoubleCount,
    /// How far each verdict is from turning; none where cost is not positive.
    pub sensitivity: Vec<Sensitivity>,
    /// Where money to be shifted could come from, for each target period.
    pub candidates: Vec<Candidates>,
    /// Growth against the previous year, for each target period that has one.
    pub growth: Vec<Growth>,
    /// Growth between all consecutive years of the input, by later year.
    pub growth_course: Vec<Growth>,
    /// Years between the first and the last that the input has no amounts for.
    pub growth_gaps: Vec<FiscalYear>,
    /// Plan against actuals of closed years.
    pub variances: Variances,
    /// From what was granted to what is left to spend, for each year the source tells it of.
    pub within_years: Vec<WithinYear>,
    /// Lines to look at, by weight descending, ties by id.
    pub review: Vec<ReviewItem>,
    /// Innovation money without a cost-benefit analysis on record, in the first target period.
    pub innovation_without_cost_benefit: Total,
    /// The basis's payments of current administration are not in the source.
    pub current_payments_missing: bool,
    /// The lines by plan line and product, where the round names plan lines.
    pub plan_lines: Option<plan_lines::PlanFigures>,
    /// The ledger beside the plan, where the round has both.
    pub ledger: Option<ledger::LedgerComparison>,
    /// The provider's revenue beside what the departments order, where the round has it.
    pub provider: Option<provider::ProviderComparison>,
    /// What today's innovation adds to later operations.
    pub follow_up: follow_up::FollowUp,
    /// Own figures beside benchmarks.
    pub benchmarks: benchmarks::BenchmarkComparison,
}

impl Analysis {
    /// The periods that [`Self::pooled_years`] (with the planned ones) or
    /// [`Self::pooled_budget_years`] are taken over, as numbers of `periods`.
    #[must_use]
    pub fn pooled_periods(&self, planned: bool) -> Vec<usize> {
        averages::pooled_periods(&self.periods, &self.target_periods, planned).collect()
    }
}

#[cfg(test)]
mod tests;
