//! Figures of one period: the whole, its areas, departments and groups of accounts.
//!
//! In: [`Totals`]. Out: [`PeriodFigures`] in order of period. Whose money counts where: the
//! whole and the groups of accounts cover the areas the policy names, an area covers its own
//! lines. A department with money in such an area is shown with that money and is in the
//! target, so that the departments in the target add up to the whole; what it has elsewhere
//! stands with the other areas. A department without any is shown with all it has.

use rayon::prelude::*;

use super::averages;
use super::target::{self, UnclearLine};
use super::totals::{Bucket, FactSum, Totals, UnclearAmount};
use super::{AccountGroupFigures, AreaFigures, ClassTotals, DepartmentFigures, PeriodFigures};
use crate::classify::Class;
use crate::money::Ratio;
use crate::period::Period;
use crate::round::{Averaging, Policy};
use crate::schema::Portfolio;

/// The figures of every period with money in scope, in order.
pub(super) fn figures(
    totals: &Totals,
    portfolio: &Portfolio,
    policy: &Policy,
) -> Vec<PeriodFigures> {
    let periods: Vec<&[FactSum]> =
        totals.sums.chunk_by(|left, right| left.period == right.period).collect();
    // A change of another phase has no share of its own.
    let stands_alone = |sums: &&[FactSum]| !sums[0].period.phase.is_movement();
    let periods: Vec<&[FactSum]> = periods.into_iter().filter(stands_alone).collect();
    periods.into_par_iter().map(|sums| period_figures(sums, totals, portfolio, policy)).collect()
}

fn period_figures(
    sums: &[FactSum],
    totals: &Totals,
    portfolio: &Portfolio,
    policy: &Policy,
) -> PeriodFigures {
    let period = sums[0].period;
    let share = policy.target_share;
    let money =
        Money { buckets: &totals.buckets, sums, unclear: unclear(period, totals, portfolio) };

    let has_target_money = departments_in_target(&money, portfolio);
    let departments: Vec<DepartmentFigures> = money
        .grouped(|bucket| {
            let in_target = has_target_money[usize::from(bucket.department.0)];
            (bucket.in_target == in_target).then_some(bucket.department)
        })
        .into_iter()
        .map(|(department, group)| DepartmentFigures {
            department,
            in_target: has_target_money[usize::from(department.0)],
            line_count: group.line_count,
            unclear_count: group.unclear_count,
            totals: group.totals,
            target: group.target(share),
        })
        .collect();
    let areas = money
        .grouped(|bucket| Some((!bucket.in_target, bucket.area.clone())))
        .into_iter()
        .map(|((outside, area), group)| AreaFigures {
            area,
            in_target: !outside,
            totals: group.totals,
            target: group.target(share),
        })
        .collect();
    let account_groups = money
        .grouped(|bucket| bucket.in_target.then(|| bucket.account_group.clone()))
        .into_iter()
        .map(|(group, money)| AccountGroupFigures { group, totals: money.totals })
        .collect();

    let whole = money.grouped(|bucket| bucket.in_target.then_some(())).pop();
    let whole = whole.map(|((), group)| group).unwrap_or_default();
    let mean_share = averages::mean_share(&departments);
    let mut target = whole.target(share);
    if let (Averaging::Mean, Some(mean)) = (policy.averaging, mean_share) {
        averages::judge_by_mean(&mut target, mean, &departments, &whole.unclear, portfolio, share);
    }
    PeriodFigures {
        period,
        line_count: whole.line_count,
        unclear_count: whole.unclear_count,
        totals: whole.totals,
        target,
        mean_share,
        areas,
        departments,
        account_groups,
    }
}

/// The money of one period.
struct Money<'a> {
    buckets: &'a [Bucket],
    sums: &'a [FactSum],
    /// Unclear lines with their buckets, weightiest first.
    unclear: Vec<(u32, UnclearLine<'a>)>,
}

/// Money that is shown together.
#[derive(Default)]
struct Group<'a> {
    totals: ClassTotals,
    line_count: u64,
    unclear_count: u64,
    unclear: Vec<UnclearLine<'a>>,
}

impl<'a> Money<'a> {
    /// The money of the buckets that have a key, by key ascending.
    fn grouped<K: Ord + Clone>(&self, key: impl Fn(&Bucket) -> Option<K>) -> Vec<(K, Group<'a>)> {
        let key_of: Vec<Option<K>> = self.buckets.iter().map(key).collect();
        let mut keys: Vec<K> =
            self.sums.iter().filter_map(|sum| key_of[sum.bucket as usize].clone()).collect();
        keys.sort();
        keys.dedup();
        let group_of: Vec<Option<usize>> = key_of
            .iter()
            .map(|key| key.as_ref().and_then(|key| keys.binary_search(key).ok()))
            .collect();

        let mut groups: Vec<(K, Group<'a>)> =
            keys.into_iter().map(|key| (key, Group::default())).collect();
        for sum in self.sums {
            if let Some(index) = group_of[sum.bucket as usize] {
                groups[index].1.add(sum);
            }
        }
        for &(bucket, line) in &self.unclear {
            if let Some(index) = group_of[bucket as usize] {
                groups[index].1.unclear.push(line);
            }
        }
        groups
    }
}

impl Group<'_> {
    fn add(&mut self, sum: &FactSum) {
        self.totals.0[sum.class as usize] += sum.cents;
        self.line_count += sum.line_count;
        if sum.class == Class::Unclear {
            self.unclear_count += sum.allocation_count;
        }
    }

    fn target(&self, target_share: Ratio) -> target::Target {
        let innovation = self.totals.of(Class::Innovation);
        target::target(self.totals.total(), innovation, &self.unclear, target_share)
    }
}

/// For each department whether it has money in an area the policy names.
fn departments_in_target(money: &Money<'_>, portfolio: &Portfolio) -> Vec<bool> {
    let mut in_target = vec![false; portfolio.departments.len()];
    for sum in money.sums {
        let bucket = &money.buckets[sum.bucket as usize];
        in_target[usize::from(bucket.department.0)] |= bucket.in_target;
    }
    in_target
}

/// The unclear lines of a period with their buckets, weightiest first, so that no group of
/// them has to be sorted again.
fn unclear<'a>(
    period: Period,
    totals: &Totals,
    portfolio: &'a Portfolio,
) -> Vec<(u32, UnclearLine<'a>)> {
    let amounts = totals.unclear.get(&period).map_or(&[] as &[UnclearAmount], Vec::as_slice);
    let mut lines: Vec<UnclearLine<'a>> = amounts
        .iter()
        .map(|amount| UnclearLine {
            line: amount.line,
            id: &portfolio.lines[amount.line as usize].id,
            amount: amount.cents.into(),
        })
        .collect();
    target::weightiest_first(&mut lines);
    let bucket_of =
        |line: u32| totals.bucket_of[line as usize].expect("unclear lines are in scope");
    lines.into_iter().map(|line| (bucket_of(line.line), line)).collect()
}
