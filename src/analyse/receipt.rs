//! Receipt: what each department has handed in, when, in which version, and whether that is all.
//!
//! In: portfolio, what is said about it, process and calendar. Out: one entry for each department.
//! Whether something is late is told for the day the round or the user states and never for
//! today: without such a day nothing is late.

use jiff::civil::Date;

use super::calendar::Calendar;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::normalise::department_code;
use crate::period::{FiscalYear, Period};
use crate::provenance::Place;
use crate::round::process::{Received, Work};
use crate::round::{Constant, Input, Round};
use crate::schema::{DepartmentIndex, Portfolio, Text};

/// What a department has handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The department.
    pub department: DepartmentIndex,
    /// Versions on record, as far as they came in until the stated day.
    pub versions: Vec<Version>,
    /// Number of its lines.
    pub line_count: u64,
    /// Budget years for which no line has an amount in the phase of the target.
    pub missing_years: Vec<FiscalYear>,
    /// Messages to the department that something is missing or cannot be trusted.
    pub error_count: u64,
    /// What is to be said of the deadline.
    pub timeliness: Timeliness,
}

/// A version on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// What is on record.
    pub received: Received,
    /// Days it came after the deadline; nothing where no day is stated or there is no deadline.
    pub days_late: Option<u32>,
}

impl Receipt {
    /// Lines for every budget year, and no message that something is missing.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.line_count > 0 && self.missing_years.is_empty() && self.error_count == 0
    }
}

/// What is to be said of the deadline of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// No step has the submission's deadline.
    NoDeadline,
    /// No day is stated that lateness could be told for.
    NoDay,
    /// The first version came in until the deadline.
    InTime,
    /// The first version came in so many days after the deadline.
    Late(u32),
    /// Nothing came in, and the deadline is not over.
    Awaited,
    /// Nothing came in, and the deadline is over since so many days.
    Overdue(u32),
    /// There are lines, but nobody put down when they came in.
    Unrecorded,
}

impl Timeliness {
    /// The code used in data files and as key of the German and English label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoDeadline => "no_deadline",
            Self::NoDay => "no_day",
            Self::InTime => "in_time",
            Self::Late(_) => "late",
            Self::Awaited => "awaited",
            Self::Overdue(_) => "overdue",
            Self::Unrecorded => "unrecorded",
        }
    }

    /// Days after the deadline.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Self::Late(days) | Self::Overdue(days) => Some(days),
            _ => None,
        }
    }
}

/// What each department has handed in, in their order; nothing where the round has no process.
/// `addressees` are the departments of the diagnostics.
pub(super) fn receipts(
    portfolio: &Portfolio,
    round: &Round,
    calendar: Option<&Calendar>,
    diagnostics: &[Diagnostic],
    addressees: &[Option<DepartmentIndex>],
) -> Vec<Receipt> {
    if round.process.is_none() {
        return Vec::new();
    }
    let mut receipts = empty(portfolio, round, calendar);
    let targets: Vec<Period> = round
        .fiscal_years
        .iter()
        .map(|&fiscal_year| Period { fiscal_year, phase: round.target_phase() })
        .collect();
    for line in &portfolio.lines {
        let receipt = &mut receipts[usize::from(line.department.0)];
        receipt.line_count += 1;
        for target in &targets {
            if line.amount(*target).is_some() {
                receipt.missing_years.retain(|year| *year != target.fiscal_year);
            }
        }
    }
    for (diagnostic, department) in diagnostics.iter().zip(addressees) {
        if let Some(department) = department.filter(|_| diagnostic.severity == Severity::Error) {
            receipts[usize::from(department.0)].error_count += 1;
        }
    }
    for receipt in &mut receipts {
        receipt.timeliness = timeliness(receipt, round, calendar);
    }
    receipts
}

/// Every department with the versions on record until the stated day.
fn empty(portfolio: &Portfolio, round: &Round, calendar: Option<&Calendar>) -> Vec<Receipt> {
    let Some(process) = &round.process else { return Vec::new() };
    let deadline = calendar.and_then(|calendar| calendar.deadline(Work::Submission));
    let judged = process.as_of.and(deadline).map(|(_, last)| last);
    let is_seen = |date: Date| process.as_of.is_none_or(|day| date <= day);
    (0..)
        .zip(&portfolio.departments)
        .map(|(number, department)| Receipt {
            department: DepartmentIndex(number),
            versions: process
                .received
                .iter()
                .filter(|received| received.department == department.code)
                .filter(|received| is_seen(received.date))
                .map(|received| Version {
                    days_late: judged.map(|deadline| days_after(deadline, received.date)),
                    received: received.clone(),
                })
                .collect(),
            line_count: 0,
            missing_years: round.fiscal_years.clone(),
            error_count: 0,
            timeliness: Timeliness::NoDay,
        })
        .collect()
}

fn timeliness(receipt: &Receipt, round: &Round, calendar: Option<&Calendar>) -> Timeliness {
    let deadline = calendar.and_then(|calendar| calendar.deadline(Work::Submission));
    let Some((_, deadline)) = deadline else { return Timeliness::NoDeadline };
    let Some(day) = round.process.as_ref().and_then(|process| process.as_of) else {
        return Timeliness::NoDay;
    };
    if let Some(first) = receipt.versions.first() {
        return match days_after(deadline, first.received.date) {
            0 => Timeliness::InTime,
            days => Timeliness::Late(days),
        };
    }
    if receipt.line_count > 0 {
        return Timeliness::Unrecorded;
    }
    match days_after(deadline, day) {
        0 => Timeliness::Awaited,
        days => Timeliness::Overdue(days),
    }
}

/// Days a day lies after another; zero if it does not.
pub(super) fn days_after(deadline: Date, day: Date) -> u32 {
    let days = deadline.until(day).expect("dates of settings lie close together").get_days();
    u32::try_from(days).unwrap_or(0)
}

/// What is to be said of departments that are late.
pub(super) fn late(
    receipts: &[Receipt],
    calendar: &Calendar,
    portfolio: &Portfolio,
    round: &Round,
) -> Vec<Diagnostic> {
    let Some((_, deadline)) = calendar.deadline(Work::Submission) else { return Vec::new() };
    let late = receipts.iter().filter_map(|receipt| Some((receipt, receipt.timeliness.days()?)));
    late.map(|(receipt, days)| {
        let department = &portfolio.departments[usize::from(receipt.department.0)];
        let first = receipt.versions.first();
        let reason = if first.is_some() { "late" } else { "overdue" };
        let date = first.map_or_else(String::new, |first| round.language.date(first.received.date));
        Diagnostic::new(Code::SubmissionLate)
            .at(Place::file(submission(receipt.department, portfolio, round)))
            .with("name", format!("{} {}", department.code, department.name))
            .with("reason", reason)
            .with("date", date)
            .with("deadline", round.language.date(deadline))
            .with("days", days.to_string())
            .of(department.code.clone())
    })
    .collect()
}

/// The file a department's lines come from; where it has none, the one the round expects of it, or
/// the settings where no file is its own.
fn submission(department: DepartmentIndex, portfolio: &Portfolio, round: &Round) -> Text {
    let line = portfolio.lines.iter().find(|line| line.department == department);
    if let Some(line) = line {
        return portfolio.tables[line.table.0 as usize].sheet.path.clone();
    }
    let code = &portfolio.departments[usize::from(department.0)].code;
    let is_its = |input: &&Input| {
        matches!(&input.department, Some(Constant::Value(given))
            if department_code(given, round).as_ref() == Some(code))
    };
    let own = round.inputs.iter().find(is_its);
    own.map_or_else(|| "round.toml".into(), |input| input.path.clone())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analyse::addressee::addressees;
    use crate::analyse::calendar::calendar;
    use crate::analyse::calendar::tests::{process, step};
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;
    use crate::round::process::Duration;

    fn received(department: &str, version: u16, day: i8) -> Received {
        Received {
            department: department.into(),
            version,
            date: date(2025, 10, day),
            note: "".into(),
        }
    }

    /// The submission ends on Friday 10.10.2025; department 1 came with two versions, 2 without a
    /// record, 8 not at all.
    fn found(as_of: Option<Date>) -> (Vec<Receipt>, Vec<Diagnostic>) {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, 100)]);
        fixture.line("B", 1, Class::Operations, &[(BEFORE, 100)]);
        let mut process = process(
            date(2025, 10, 24),
            vec![
                step("a", Duration::Weeks(3), &[Work::Submission]),
                step("b", Duration::Weeks(2), &[]),
            ],
        );
        process.received = vec![received("1", 1, 13), received("1", 2, 20)];
        process.as_of = as_of;
        let calendar = calendar(&process);
        fixture.round.process = Some(process);
        let said = [Diagnostic::new(Code::AmountUnreadable).of("2")];
        let Fixture { portfolio, round, .. } = &fixture;
        let addressees = addressees(portfolio, round, &said);
        let receipts = receipts(portfolio, round, Some(&calendar), &said, &addressees);
        let diagnostics = late(&receipts, &calendar, portfolio, round);
        (receipts, diagnostics)
    }

    #[test]
    fn without_a_day_nothing_is_late() {
        let (receipts, diagnostics) = found(None);
        assert!(receipts.iter().all(|receipt| receipt.timeliness == Timeliness::NoDay));
        assert_eq!(diagnostics, []);
        assert_eq!(receipts[0].versions.len(), 2);
    }

    #[test]
    fn lateness_is_told_for_the_stated_day() {
        use Timeliness::{Awaited, Late, Overdue, Unrecorded};
        let timeliness = |day| {
            let (receipts, diagnostics) = found(Some(date(2025, 10, day)));
            let found = receipts.iter().map(|receipt| receipt.timeliness).collect::<Vec<_>>();
            (found, receipts[0].versions.len(), diagnostics.len())
        };
        // Lines are there, but on that day nothing was on record yet.
        assert_eq!(timeliness(10), (vec![Unrecorded, Unrecorded, Awaited], 0, 0));
        assert_eq!(timeliness(12), (vec![Unrecorded, Unrecorded, Overdue(2)], 0, 1));
        assert_eq!(timeliness(14), (vec![Late(3), Unrecorded, Overdue(4)], 1, 2));
        assert_eq!(timeliness(20), (vec![Late(3), Unrecorded, Overdue(10)], 2, 2));
    }

    #[test]
    fn complete_is_what_has_all_years_and_no_error() {
        let (receipts, _) = found(Some(date(2025, 10, 31)));
        let complete: Vec<bool> = receipts.iter().map(Receipt::is_complete).collect();
        assert_eq!(complete, [true, false, false]);
        assert_eq!(receipts[1].missing_years, [FiscalYear(2026)]);
        assert_eq!((receipts[1].error_count, receipts[2].line_count), (1, 0));
        let days: Vec<_> = receipts[0].versions.iter().map(|version| version.days_late).collect();
        assert_eq!(days, [Some(3), Some(10)]);
    }
}
