//! Averages: what "20 % on average" is if the average is not taken over all money together.
//!
//! What: the mean of the departments' shares, and the share pooled over several years. Why:
//! the strategy does not say which average it means, so the alternatives stand beside the
//! policy's. Formula: mean = (sum of `I_d / T_d`) / n over departments in the target with
//! positive cost; pooled = (sum of I) / (sum of T). When undefined: no department has positive
//! cost; fewer than two years.
//!
//! Fractions with different denominators do not add up in whole numbers of bounded size. Each
//! department's share is therefore taken to twelve digits, half away from zero, before shares
//! are added: a verdict by the mean is exact to n x 0.0000000000005.
//!
//! Where the policy's average is the mean, share, bounds, verdict and deciding lines of a
//! period's target follow the mean; the gap stays the pooled one, in money, since no single
//! sum of money closes a gap between shares.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::target::{self, DecidingLine, Target, UnclearLine, Verdict};
use super::totals::Totals;
use super::{DepartmentFigures, MeanShare, PeriodFigures};
use crate::classify::Class;
use crate::money::{self, Ratio, Total};
use crate::period::{Period, Phase};
use crate::round::Policy;
use crate::schema::{DepartmentIndex, Portfolio};

/// Shares are added in units of this fraction.
pub(super) const UNITS: i128 = 1_000_000_000_000;

/// The mean of the shares of all departments in the target with positive cost.
pub(super) fn mean_share(departments: &[DepartmentFigures]) -> Option<MeanShare> {
    let (mut share, mut lower, mut upper, mut department_count) = (0, 0, 0, 0_u64);
    for target in departments.iter().filter(|figures| figures.in_target).map(|d| &d.target) {
        if let Some(result) = &target.result {
            share += units(result.share);
            lower += units(result.lower);
            upper += units(result.upper);
            department_count += 1;
        }
    }
    let mean = |sum| Ratio { numerator: sum, denominator: UNITS * i128::from(department_count) };
    (department_count > 0).then(|| MeanShare {
        share: mean(share),
        lower: mean(lower),
        upper: mean(upper),
        department_count,
    })
}

/// Replaces share, bounds, verdict and deciding lines of a target by those of the mean.
pub(super) fn judge_by_mean(
    target: &mut Target,
    mean: MeanShare,
    departments: &[DepartmentFigures],
    unclear: &[UnclearLine<'_>],
    portfolio: &Portfolio,
    target_share: Ratio,
) {
    let Some(result) = &mut target.result else { return };
    result.share = mean.share;
    result.lower = mean.lower;
    result.upper = mean.upper;
    result.verdict = target::verdict(mean.lower >= target_share, mean.upper >= target_share);
    result.reach.clear();
    result.rule_out.clear();
    if result.verdict == Verdict::Undecidable {
        let moves = moves(departments, unclear, portfolio);
        let by = |units| Ratio { numerator: units, ..mean.share };
        let (lower, upper) = (mean.lower.numerator, mean.upper.numerator);
        result.reach = shortest(&moves, |moved| by(lower + moved) >= target_share);
        result.rule_out = shortest(&moves, |moved| by(upper - moved) < target_share);
    }
}

/// Unclear lines by what their decision moves in their department's share, largest first.
fn moves<'a>(
    departments: &[DepartmentFigures],
    unclear: &[UnclearLine<'a>],
    portfolio: &Portfolio,
) -> Vec<(i128, UnclearLine<'a>)> {
    let cost: BTreeMap<DepartmentIndex, Total> = departments
        .iter()
        .filter(|figures| figures.in_target)
        .map(|figures| (figures.department, figures.target.cost))
        .collect();
    let mut moves: Vec<_> = unclear
        .iter()
        .filter_map(|&line| {
            let department = portfolio.lines[line.line as usize].department;
            let share = Ratio::of(Total(line.amount.0.abs()), *cost.get(&department)?)?;
            Some((units(share), line))
        })
        .collect();
    moves.sort_by(|left, right| {
        Reverse(left.0).cmp(&Reverse(right.0)).then_with(|| left.1.id.cmp(right.1.id))
    });
    moves
}

fn shortest(moves: &[(i128, UnclearLine<'_>)], enough: impl Fn(i128) -> bool) -> Vec<DecidingLine> {
    let mut moved = 0;
    let mut lines = Vec::new();
    for (units, line) in moves {
        if enough(moved) {
            break;
        }
        moved += units;
        lines.push(DecidingLine { line: line.line, id: line.id.clone(), amount: line.amount });
    }
    lines
}

pub(super) fn units(share: Ratio) -> i128 {
    money::round_half_away(share.numerator * UNITS, share.denominator)
}

/// The target pooled over several years: the budget years in the phase the target is taken for,
/// and, if `planned`, later years as they are planned. Nothing unless there are at least two
/// years.
pub(super) fn pooled_years(
    periods: &[PeriodFigures],
    target_periods: &[usize],
    planned: bool,
    totals: &Totals,
    portfolio: &Portfolio,
    policy: &Policy,
) -> Option<Target> {
    let pooled: Vec<&PeriodFigures> =
        pooled_periods(periods, target_periods, planned).map(|index| &periods[index]).collect();
    if pooled.len() < 2 {
        return None;
    }
    let cost = pooled.iter().map(|figures| figures.totals.total()).sum();
    let innovation = pooled.iter().map(|figures| figures.totals.of(Class::Innovation)).sum();
    // A line is decided once for all years, so its unclear amounts count together.
    let mut unclear: BTreeMap<u32, Total> = BTreeMap::new();
    for amounts in pooled.iter().filter_map(|figures| totals.unclear.get(&figures.period)) {
        for amount in amounts.iter().filter(|amount| totals.in_target(amount.line)) {
            *unclear.entry(amount.line).or_default() += amount.cents;
        }
    }
    let lines: Vec<UnclearLine<'_>> = unclear
        .into_iter()
        .map(|(line, amount)| UnclearLine { line, id: &portfolio.lines[line as usize].id, amount })
        .collect();
    Some(target::target(cost, innovation, &lines, policy.target_share))
}

/// The periods that are pooled, by their place.
pub(super) fn pooled_periods(
    periods: &[PeriodFigures],
    target_periods: &[usize],
    planned: bool,
) -> impl Iterator<Item = usize> {
    let budgeted: Vec<Period> = target_periods.iter().map(|&index| periods[index].period).collect();
    let is_pooled = move |found: Period| {
        let is_later = budgeted.first().is_some_and(|first| found.fiscal_year > first.fiscal_year);
        let is_planned = planned
            && found.phase == Phase::Plan
            && is_later
            && budgeted.iter().all(|period| period.fiscal_year != found.fiscal_year);
        is_planned || budgeted.contains(&found)
    };
    (0..periods.len()).filter(move |&index| is_pooled(periods[index].period))
}
