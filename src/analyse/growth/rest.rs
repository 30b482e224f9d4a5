//! Lines of a comparison put together, for a list that cannot show all of them.
//!
//! In: the lines left over. Out: their sums by everything a reader filters by (department, account
//! group, step), so that what is shown line by line and what is put together still come to the
//! figures of the comparison.

use std::collections::BTreeMap;

use super::{Growth, GrowthDriver, GrowthStep};
use crate::analyse::ClassTotals;
use crate::classify::Classification;
use crate::money::{Cents, Total};
use crate::round::Round;
use crate::schema::{DepartmentIndex, Field, Portfolio, Text};

/// Lines of one department, account group and step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestFigures {
    /// The department.
    pub department: DepartmentIndex,
    /// Leading digits of the account; empty where lines have none.
    pub account_group: Text,
    /// What the lines are.
    pub kind: Option<GrowthStep>,
    /// The step their change without index and scope belongs to.
    pub rest_step: Option<GrowthStep>,
    /// Number of lines.
    pub line_count: u64,
    /// Their earlier amounts; nothing where none has one.
    pub before: Option<Total>,
    /// Their later amounts; nothing where none has one.
    pub after: Option<Total>,
    /// What index clauses add.
    pub indexed: Total,
    /// What is due to scope.
    pub scope: Total,
    /// The change without both.
    pub rest: Total,
    /// The change by class.
    pub by_class: ClassTotals,
    /// What changing classes moves.
    pub reclassified: ClassTotals,
}

impl RestFigures {
    /// Later minus earlier.
    #[must_use]
    pub fn change(&self) -> Total {
        self.after.unwrap_or_default() - self.before.unwrap_or_default()
    }

    fn add(
        &mut self,
        line: &GrowthDriver,
        rest: Option<Total>,
        growth: &Growth,
        classification: &Classification,
    ) {
        let add = |sum: &mut Option<Total>, amount: Option<Cents>| {
            if let Some(amount) = amount {
                *sum.get_or_insert_default() += amount;
            }
        };
        self.line_count += 1;
        add(&mut self.before, line.before);
        add(&mut self.after, line.after);
        self.indexed += line.index.as_ref().map_or(Total::ZERO, |index| index.expected);
        self.scope += line.scope;
        self.rest += rest.unwrap_or_default();
        let classes = line.by_class(growth, classification);
        for (sum, own) in self.by_class.0.iter_mut().zip(classes.0) {
            *sum += own;
        }
        let moved = line.reclassified.iter().flat_map(|moved| moved.0);
        for (sum, own) in self.reclassified.0.iter_mut().zip(moved) {
            *sum += own;
        }
    }
}

type Key = (DepartmentIndex, Text, Option<GrowthStep>, Option<GrowthStep>);

/// Puts lines of a comparison together, in order of department, account group and step.
#[must_use]
pub fn together(
    lines: &[GrowthDriver],
    growth: &Growth,
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<RestFigures> {
    let mut found: BTreeMap<Key, RestFigures> = BTreeMap::new();
    for line in lines {
        let known = &portfolio.lines[line.line as usize];
        let account_group: Text = round.accounts.group(known.fields.text(Field::Account)).into();
        let rest = line.rest();
        let key = (known.department, account_group, line.kind, rest.map(|(step, _)| step));
        let (department, account_group, kind, rest_step) = key.clone();
        let sums = found.entry(key).or_insert_with(|| RestFigures {
            department,
            account_group,
            kind,
            rest_step,
            line_count: 0,
            before: None,
            after: None,
            indexed: Total::ZERO,
            scope: Total::ZERO,
            rest: Total::ZERO,
            by_class: ClassTotals::default(),
            reclassified: ClassTotals::default(),
        });
        sums.add(line, rest.map(|(_, sum)| sum), growth, classification);
    }
    found.into_values().collect()
}
