//! What of a change is due to departments that have amounts in one of the two periods only.
//!
//! In: the sums of the departments in both periods. Out: those with one period only, and the others
//! together. Deliberately absent: whether such a department is new or gone, or the source lacks a
//! year of it; no figure tells that.

use super::rows::DepartmentSums;
use crate::money::{Ratio, Total};
use crate::schema::DepartmentIndex;

/// The change told apart by whether a department has amounts in both periods: a source that covers
/// fewer departments in one year looks like growth, and so does a department that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneSided {
    /// Departments in the target with amounts in the later period only, and their sums.
    pub begun: Vec<(DepartmentIndex, Total)>,
    /// Departments in the target with amounts in the earlier period only, and their sums.
    pub ended: Vec<(DepartmentIndex, Total)>,
    /// Earlier sum of the departments with amounts in both.
    pub before: Total,
    /// Their later sum.
    pub after: Total,
}

impl OneSided {
    /// What departments with amounts in one period only add to the change of the whole.
    #[must_use]
    pub fn change(&self) -> Total {
        let sum = |own: &[(DepartmentIndex, Total)]| own.iter().map(|own| own.1).sum::<Total>();
        sum(&self.begun) - sum(&self.ended)
    }

    /// Growth of the departments with amounts in both periods; nothing where their earlier sum is
    /// not positive.
    #[must_use]
    pub fn rate(&self) -> Option<Ratio> {
        Ratio::of(self.after - self.before, self.before)
    }
}

/// Departments in the target with amounts in one period only, beside those with both.
pub(super) fn one_sided(departments: &[DepartmentSums]) -> Option<OneSided> {
    let mut found =
        OneSided { begun: Vec::new(), ended: Vec::new(), before: Total::ZERO, after: Total::ZERO };
    for department in departments.iter().filter(|department| department.in_target) {
        match (department.before, department.after) {
            (Some(before), Some(after)) => {
                found.before += before;
                found.after += after;
            }
            (None, Some(after)) => found.begun.push((department.index, after)),
            (Some(before), None) => found.ended.push((department.index, before)),
            (None, None) => {}
        }
    }
    (!found.begun.is_empty() || !found.ended.is_empty()).then_some(found)
}
