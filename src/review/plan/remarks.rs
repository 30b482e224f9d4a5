//! Comments and statuses: what is recorded already, and what belongs to nothing in the round.

use super::{Outcome, Planned, Planner};
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::money::Total;
use crate::review::entries::Placed;
use crate::review::{cost, periods};
use crate::round::headings::fold;
use crate::schema::{Comment, ReviewStatus, StatusEntry};

impl Planner<'_> {
    pub(super) fn comments(&mut self, entries: Vec<Placed<Comment>>) -> Vec<Planned<Comment>> {
        let mut planned: Vec<Planned<Comment>> = Vec::with_capacity(entries.len());
        for placed in entries {
            let line = self.by_id.get(&*placed.entry.line_id).copied();
            let same = |other: &Comment| {
                let entry = &placed.entry;
                Comment { report: entry.report.clone(), ..other.clone() } == *entry
            };
            if planned.iter().any(|other| same(&other.placed.entry)) {
                continue;
            }
            let recorded = &self.known.records.comments;
            let outcome = if recorded.iter().any(|recorded| same(&recorded.entry)) {
                Outcome::Unchanged
            } else if line.is_some() {
                Outcome::New
            } else {
                let comment = self.known.round.language.text("review-comment");
                let gone = placed.about(Code::ReviewLineUnknown);
                self.gone(gone, &placed.entry.line_id, "unknown", comment);
                Outcome::Void
            };
            planned.push(Planned::new(placed, line, outcome));
        }
        planned
    }

    /// Cost of a department in the budget years.
    fn department_cost(&self, department: usize) -> Option<Total> {
        let lines = self.known.portfolio.lines.iter();
        let own = lines.filter(|line| usize::from(line.department.0) == department);
        let periods = periods(self.known.round);
        let costs = own.flat_map(|line| periods.iter().filter_map(|&period| cost(line, period)));
        let costs: Vec<_> = costs.collect();
        (!costs.is_empty()).then(|| costs.into_iter().sum())
    }

    pub(super) fn statuses(
        &mut self,
        entries: Vec<Placed<StatusEntry>>,
    ) -> Vec<Planned<StatusEntry>> {
        let mut planned: Vec<Planned<StatusEntry>> = Vec::with_capacity(entries.len());
        for mut placed in entries {
            let department = &placed.entry.department;
            let departments = &self.known.portfolio.departments;
            let found = departments.iter().position(|known| fold(&known.code) == fold(department));
            let Some(found) = found else {
                let codes: Vec<&str> = departments.iter().map(|known| &*known.code).collect();
                let unknown = placed
                    .about(Code::ReviewEntryUnreadable)
                    .with("reason", "department")
                    .with("found", &**department)
                    .with("expected", codes.join(", "));
                self.problems.push(unknown);
                continue;
            };
            placed.entry.department = departments[found].code.clone();
            if !placed.seen {
                placed.entry.amount = self.department_cost(found);
            }
            let same = |other: &StatusEntry| {
                let entry = &placed.entry;
                let (amount, report) = (entry.amount, entry.report.clone());
                StatusEntry { amount, report, ..other.clone() } == *entry
            };
            if planned.iter().any(|other| same(&other.placed.entry)) {
                continue;
            }
            let recorded = &self.known.records.statuses;
            let known = recorded.iter().any(|recorded| same(&recorded.entry));
            let outcome = if known { Outcome::Unchanged } else { Outcome::New };
            planned.push(Planned::new(placed, None, outcome));
        }
        planned.sort_by_key(|planned| planned.placed.entry.date);
        self.unreleased(&planned);
        planned
    }

    /// Approvals by FB 21 of departments Dezernat 6 has not released.
    fn unreleased(&mut self, planned: &[Planned<StatusEntry>]) {
        let mut released: BTreeSet<&str> = BTreeSet::new();
        let recorded = self.known.records.statuses.iter().map(|recorded| (&recorded.entry, None));
        let new = planned.iter().filter(|planned| planned.outcome.applies());
        for (entry, placed) in recorded.chain(new.map(|new| (&new.placed.entry, Some(&new.placed))))
        {
            let department = &*entry.department;
            match (entry.status, placed) {
                (ReviewStatus::Open | ReviewStatus::InReview, _) => {
                    released.remove(department);
                }
                (ReviewStatus::Released, _) => {
                    released.insert(department);
                }
                (ReviewStatus::Approved, Some(placed)) if !released.contains(department) => {
                    let unreleased = placed
                        .about(Code::StatusWithoutRelease)
                        .with("name", department)
                        .with("person", &*entry.person)
                        .with("date", self.known.round.language.date(entry.date));
                    self.problems.push(unreleased);
                }
                (ReviewStatus::Reviewed | ReviewStatus::Approved, _) => {}
            }
        }
    }
}
