//! The rows of a comparison: the whole, departments, classes, groups of accounts.
//!
//! In: the figures of both periods and what each line does. Out: rows with rates, contributions and
//! marks, and what is due to departments with amounts in one period only.

use std::collections::BTreeMap;

use super::effects::Changes;
use super::one_sided::{self, OneSided};
use super::{GrowthRow, GrowthSubject};
use crate::analyse::PeriodFigures;
use crate::analyse::sources::Sources;
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::round::Round;
use crate::schema::{DepartmentIndex, Text};

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

pub(super) fn rows(
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
pub(super) struct DepartmentSums {
    pub(super) index: DepartmentIndex,
    pub(super) in_target: bool,
    pub(super) before: Option<Total>,
    pub(super) after: Option<Total>,
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
