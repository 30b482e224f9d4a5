//! Comments and statuses: what is recorded already, and what belongs to nothing in the round.

use super::{Outcome, Planned, Planner};
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, place_text};
use crate::language::Language;
use crate::money::Total;
use crate::review::entries::{Placed, status_word};
use crate::review::{cost, periods};
use crate::round::headings::fold;
use crate::schema::{Comment, ReviewStatus, StatusEntry, Text};

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
        self.contradicting(&mut planned);
        self.ended(&mut planned);
        self.unreleased(&planned);
        planned
    }

    /// Two people set a department to different statuses on one day, one of which takes releases
    /// back: nothing says which came last, and the order of files must not decide.
    fn contradicting(&mut self, planned: &mut [Planned<StatusEntry>]) {
        let opens = |status| matches!(status, ReviewStatus::Open | ReviewStatus::InReview);
        let mut conflicts = Vec::new();
        for (number, first) in planned.iter().enumerate() {
            let (one, new) = (&first.placed.entry, first.outcome == Outcome::New);
            for (other_number, second) in planned.iter().enumerate().skip(number + 1) {
                let other = &second.placed.entry;
                let same_day = one.department == other.department && one.date == other.date;
                let open = opens(one.status) || opens(other.status);
                let contradict = same_day && open && one.status != other.status;
                let people = fold(&one.person) != fold(&other.person);
                if new && second.outcome == Outcome::New && contradict && people {
                    conflicts.push((number, other_number));
                }
            }
        }
        for (one, other) in conflicts {
            let [first, second] = [one, other].map(|number| &planned[number].placed);
            let language = self.known.round.language;
            let conflict = first
                .about(Code::ReviewConflict)
                .with("reason", "status")
                .with("name", &*first.entry.department)
                .with("found", set(&first.entry, language))
                .with("other", set(&second.entry, language))
                .with("place", place_text(&second.place, language));
            self.problems.push(conflict);
            planned[one].outcome = Outcome::Conflict;
            planned[other].outcome = Outcome::Conflict;
        }
    }

    /// Releases and approvals that are taken back by opening the department again.
    fn ended(&self, planned: &mut [Planned<StatusEntry>]) {
        let mut force: BTreeMap<Text, Vec<StatusEntry>> = BTreeMap::new();
        let mut take = |entry: &StatusEntry| -> Vec<StatusEntry> {
            let held = force.entry(entry.department.clone()).or_default();
            match entry.status {
                ReviewStatus::Open | ReviewStatus::InReview => std::mem::take(held),
                ReviewStatus::Released | ReviewStatus::Approved => {
                    held.retain(|known| known.status != entry.status);
                    held.push(entry.clone());
                    Vec::new()
                }
                ReviewStatus::Reviewed => Vec::new(),
            }
        };
        for recorded in &self.known.records.statuses {
            take(&recorded.entry);
        }
        for planned in planned.iter_mut().filter(|planned| planned.outcome.applies()) {
            planned.ends = take(&planned.placed.entry);
        }
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

/// A status in words: `in Prüfung (Otto, 22.11.2026)`.
#[must_use]
pub fn set(entry: &StatusEntry, language: Language) -> String {
    let status = status_word(entry.status, language);
    format!("{status} ({}, {})", entry.person, language.date(entry.date))
}
