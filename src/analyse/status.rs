//! Status: how far the review of each department is, and how much of its money people decided.
//!
//! In: the rows of `status.csv`, the classification, the figures. Out: for each department its
//! working status, its two releases with their owners, and its cost of the budget years by what
//! decided it. A status set when the cost was another is outdated. Deliberately absent: who may
//! release.

use std::collections::BTreeSet;

use super::Analysis;
use crate::classify::{self, Class, Classification};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::Period;
use crate::provenance::{Cell, Place};
use crate::round::Round;
use crate::round::records::{RecordFile, Records};
use crate::schema::{Department, DepartmentIndex, Portfolio, Recorded, ReviewStatus, StatusEntry};

/// A status somebody set, and whether the department still is what it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEvent {
    /// Row in `status.csv`, counted from zero.
    pub row: u32,
    /// What was set, by whom and when.
    pub entry: StatusEntry,
    /// The department's cost of the budget years was another then.
    pub outdated: bool,
}

/// How far the review of a department is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentReview {
    /// The department.
    pub department: DepartmentIndex,
    /// The latest of open, in review and reviewed; nothing where nobody set one.
    pub working: Option<StatusEvent>,
    /// Released by Dezernat 6, unless it was opened again since.
    pub released: Option<StatusEvent>,
    /// Approved by FB 21, unless it was opened again since.
    pub approved: Option<StatusEvent>,
    /// Cost in scope of the budget years in the target phase; nothing where it has none.
    pub cost: Option<Total>,
    /// The part of it that people decided.
    pub by_decisions: Total,
    /// The part that rules decided.
    pub by_rules: Total,
    /// The part that nothing decided.
    pub unclear: Total,
    /// Lines of the department on the review list.
    pub open_count: u64,
}

impl DepartmentReview {
    /// The working status; a department nobody touched is open, one that was released or approved
    /// has been reviewed, whether or not somebody noted so before.
    #[must_use]
    pub fn status(&self) -> ReviewStatus {
        if self.released.is_some() || self.approved.is_some() {
            return ReviewStatus::Reviewed;
        }
        self.working.as_ref().map_or(ReviewStatus::Open, |event| event.entry.status)
    }

    /// What holds: working status, release, approval.
    pub fn events(&self) -> impl Iterator<Item = &StatusEvent> {
        [&self.working, &self.released, &self.approved].into_iter().flatten()
    }
}

/// The review of every department, in their order, and what is to be said of the rows.
#[must_use]
pub fn department_reviews(
    portfolio: &Portfolio,
    classification: &Classification,
    analysis: &Analysis,
    records: &Records,
    round: &Round,
) -> (Vec<DepartmentReview>, Vec<Diagnostic>) {
    let mut reviews = figures(portfolio, classification, analysis);
    let mut diagnostics = Vec::new();
    for recorded in &records.statuses {
        let code = &recorded.entry.department;
        let known = portfolio.departments.iter().position(|department| department.code == *code);
        match known {
            Some(index) => set(&mut reviews[index], recorded),
            None => diagnostics.push(
                at(Code::StatusDepartmentUnknown, RecordFile::Status, recorded.row)
                    .with("found", &**code),
            ),
        }
    }
    for (review, department) in reviews.iter().zip(&portfolio.departments) {
        let outdated = review.events().filter(|event| event.outdated);
        diagnostics.extend(outdated.map(|event| self::outdated(event, review, department, round)));
        if let (Some(approved), None) = (&review.approved, &review.released) {
            diagnostics.push(unreleased(approved, department, round));
        }
    }
    diagnostics.extend(comments_without_line(portfolio, records));
    (reviews, diagnostics)
}

/// Sums and counts of every department, without any status.
fn figures(
    portfolio: &Portfolio,
    classification: &Classification,
    analysis: &Analysis,
) -> Vec<DepartmentReview> {
    let mut reviews: Vec<DepartmentReview> = (0..portfolio.departments.len())
        .map(|number| DepartmentReview {
            department: DepartmentIndex(u16::try_from(number).expect("counted in 16 bits")),
            working: None,
            released: None,
            approved: None,
            cost: None,
            by_decisions: Total::ZERO,
            by_rules: Total::ZERO,
            unclear: Total::ZERO,
            open_count: 0,
        })
        .collect();
    let targets: Vec<&super::PeriodFigures> =
        analysis.target_periods.iter().map(|&index| &analysis.periods[index]).collect();
    for figures in targets.iter().flat_map(|figures| &figures.departments) {
        let review = &mut reviews[usize::from(figures.department.0)];
        let total = figures.totals.total();
        review.cost = Some(review.cost.unwrap_or_default() + total);
        review.unclear += figures.totals.of(Class::Unclear);
        review.by_rules += total - figures.totals.of(Class::Unclear);
    }
    let periods: Vec<Period> = targets.iter().map(|figures| figures.period).collect();
    let decided: BTreeSet<u32> =
        classification.decisions.iter().filter_map(|outcome| outcome.line).collect();
    for line in decided {
        let sum = by_decisions(line, &periods, portfolio, classification);
        let line = &portfolio.lines[line as usize];
        let review = &mut reviews[usize::from(line.department.0)];
        review.by_decisions += sum;
        review.by_rules -= sum;
    }
    let open: BTreeSet<u32> = analysis.review.iter().map(|item| item.line).collect();
    for line in open {
        let department = portfolio.lines[line as usize].department;
        reviews[usize::from(department.0)].open_count += 1;
    }
    reviews
}

/// Cost of a line in some periods that a person decided; none of it is unclear.
fn by_decisions(
    line: u32,
    periods: &[Period],
    portfolio: &Portfolio,
    classification: &Classification,
) -> Total {
    let index = line as usize;
    let Some(classified) = &classification.lines[index] else { return Total::ZERO };
    classify::allocations(&portfolio.lines[index], classified)
        .iter()
        .filter(|part| periods.contains(&part.period))
        .filter(|part| classified.judgement(part.period.fiscal_year).decision.is_some())
        .map(|part| part.cents)
        .sum()
}

/// Takes a row of the file in; who opens a department again takes both releases back.
fn set(review: &mut DepartmentReview, recorded: &Recorded<StatusEntry>) {
    let entry = recorded.entry.clone();
    let (status, outdated) = (entry.status, entry.amount != review.cost);
    let event = Some(StatusEvent { row: recorded.row, entry, outdated });
    match status {
        ReviewStatus::Open | ReviewStatus::InReview => {
            review.working = event;
            review.released = None;
            review.approved = None;
        }
        ReviewStatus::Reviewed => review.working = event,
        ReviewStatus::Released => review.released = event,
        ReviewStatus::Approved => review.approved = event,
    }
}

fn outdated(
    event: &StatusEvent,
    review: &DepartmentReview,
    department: &Department,
    round: &Round,
) -> Diagnostic {
    let (entry, language) = (&event.entry, round.language);
    let money = |amount: Option<Total>| {
        amount.map_or_else(
            || language.text("no-amount"),
            |amount| language.money(amount, &round.currency),
        )
    };
    at(Code::StatusOutdated, RecordFile::Status, event.row)
        .with("name", format!("{} {}", department.code, department.name))
        .with("status", language.text(&format!("review-status-{}", entry.status.code())))
        .with("person", &*entry.person)
        .with("date", language.date(entry.date))
        .with("seen", money(entry.amount))
        .with("now", money(review.cost))
}

/// FB 21 approved what Dezernat 6 has not released.
fn unreleased(approved: &StatusEvent, department: &Department, round: &Round) -> Diagnostic {
    at(Code::StatusWithoutRelease, RecordFile::Status, approved.row)
        .with("name", format!("{} {}", department.code, department.name))
        .with("person", &*approved.entry.person)
        .with("date", round.language.date(approved.entry.date))
}

/// Comments nobody will see, since no line has their id.
fn comments_without_line(portfolio: &Portfolio, records: &Records) -> Vec<Diagnostic> {
    let mut wanted: BTreeSet<&str> =
        records.comments.iter().map(|recorded| &*recorded.entry.line_id).collect();
    if !wanted.is_empty() {
        for line in &portfolio.lines {
            wanted.remove(&*line.id);
        }
    }
    let lost = records.comments.iter().filter(|one| wanted.contains(&*one.entry.line_id));
    lost.map(|recorded| {
        at(Code::CommentWithoutLine, RecordFile::Comments, recorded.row)
            .with("found", &*recorded.entry.line_id)
            .with("person", &*recorded.entry.person)
    })
    .collect()
}

/// A finding about a row of a file.
fn at(code: Code, file: RecordFile, row: u32) -> Diagnostic {
    Diagnostic::new(code).at(Place::file(file.name()).at(Cell { row, column: 0 }))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analyse::fixture::{BUDGET, Fixture};

    fn entry(row: u32, status: ReviewStatus, cents: i128) -> Recorded<StatusEntry> {
        let entry = StatusEntry {
            department: "1".into(),
            status,
            amount: Some(Total(cents)),
            person: format!("Person {row}").into(),
            date: date(2026, 11, 22),
            comment: "".into(),
            report: "".into(),
        };
        Recorded { row, entry }
    }

    fn reviews(statuses: Vec<Recorded<StatusEntry>>) -> (Vec<DepartmentReview>, Vec<Diagnostic>) {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, 70_00)]);
        fixture.line("B", 0, Class::Unclear, &[(BUDGET, 30_00)]);
        fixture.line("C", 1, Class::Unclear, &[(BUDGET, 5_00)]);
        let records = Records { statuses, ..Records::default() };
        let Fixture { portfolio, classification, round } = &fixture;
        department_reviews(portfolio, classification, &fixture.analyse(), &records, round)
    }

    #[test]
    fn sums_are_told_apart_by_what_decided_them() {
        let (reviews, found) = reviews(Vec::new());
        assert_eq!(found, []);
        let first = &reviews[0];
        assert_eq!((first.status(), first.cost), (ReviewStatus::Open, Some(Total(10_000))));
        assert_eq!((first.by_rules, first.unclear), (Total(70_00), Total(30_00)));
        assert_eq!((first.by_decisions, first.open_count), (Total::ZERO, 1));
        assert_eq!(reviews[2].cost, None);
    }

    #[test]
    fn two_releases_stand_beside_the_working_status_until_it_is_opened_again() {
        use ReviewStatus::{Approved, InReview, Released, Reviewed};
        let steps = [(1, InReview), (2, Approved), (3, Reviewed), (4, Released)];
        let rows: Vec<_> = steps.map(|(row, status)| entry(row, status, 10_000)).into();
        let (found, diagnostics) = reviews(rows.clone());
        let rows_of = |review: &DepartmentReview| {
            [&review.working, &review.released, &review.approved]
                .map(|event| event.as_ref().map(|event| event.row))
        };
        assert_eq!(rows_of(&found[0]), [Some(3), Some(4), Some(2)]);
        assert_eq!((found[0].status(), diagnostics.len()), (Reviewed, 0));
        let again = rows.into_iter().chain([entry(5, InReview, 10_000)]).collect();
        assert_eq!(rows_of(&reviews(again).0[0]), [Some(5), None, None]);
    }

    #[test]
    fn a_status_of_another_sum_is_outdated() {
        let (found, diagnostics) = reviews(vec![entry(1, ReviewStatus::Released, 99_99)]);
        assert!(found[0].released.as_ref().is_some_and(|event| event.outdated));
        assert_eq!(diagnostics[0].code, Code::StatusOutdated);
        let mut unknown = entry(1, ReviewStatus::Open, 0);
        unknown.entry.department = "99".into();
        assert_eq!(reviews(vec![unknown]).1[0].code, Code::StatusDepartmentUnknown);
    }
}
