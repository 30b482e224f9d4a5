//! Work list: who has to do what, for which lines or cells, with how much money at stake, by when.
//!
//! In: the list to review, what is said about the data, responsibilities and calendar. Out: one
//! [`Task`] for each department, finding and reach of the solution. Each finding is on it once: what
//! the list to review names line by line is left out of the messages. What is only good to know is
//! no work. Deliberately absent: sums over tasks, since a line may have several.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::addressee;
use super::calendar::Calendar;
use super::{Analysis, ReviewCause};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::money::{Cents, Total};
use crate::period::Period;
use crate::round::process::Work;
use crate::round::responsibility::{Falls, Reach, Responsibility};
use crate::schema::{DepartmentIndex, Field, Portfolio};

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// Answer messages of a code.
    Message(Code),
    /// Decide lines on the list to review.
    Review(ReviewCause),
}

impl Finding {
    /// Its name in the table of tasks and in data files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message(code) => code.name(),
            Self::Review(ReviewCause::Unclear) => "pruefung:ungeklaert",
            Self::Review(ReviewCause::Conflict) => "pruefung:regelwiderspruch",
            Self::Review(ReviewCause::Contradiction) => "pruefung:klassenwiderspruch",
            Self::Review(ReviewCause::NoCostBenefit) => "pruefung:ohne-kosten-nutzen",
            Self::Review(ReviewCause::StaleDecision) => "pruefung:entscheidung-veraltet",
        }
    }

    /// The kind of work it is.
    #[must_use]
    pub const fn work(self) -> Work {
        match self {
            Self::Message(
                Code::SubmissionLate | Code::DepartmentWithoutLines | Code::FileMissing,
            ) => Work::Submission,
            Self::Message(_) => Work::Messages,
            Self::Review(_) => Work::Review,
        }
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Message(code) => code.severity(),
            Self::Review(_) => Severity::Warning,
        }
    }
}

/// A line or message a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Number of the line, where there is one.
    pub line: Option<u32>,
    /// Number of the message, unless the point is from the list to review.
    pub diagnostic: Option<usize>,
    /// Money at stake; nothing where it cannot be told.
    pub amount: Option<Total>,
}

/// Something a department, or nobody in particular, has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The department that can answer; nothing where no single one can.
    pub department: Option<DepartmentIndex>,
    /// What is to be done.
    pub finding: Finding,
    /// Whom the solutions serve, where the lines say so.
    pub reach: Option<Reach>,
    /// Rows of the matrix it falls under; nothing where the round names no matrix.
    pub falls: Option<Falls>,
    /// Lines and messages, by money at stake, then in their order.
    pub points: Vec<Point>,
    /// Sum over lines with an amount, each once; nothing where no point has one.
    pub at_stake: Option<Total>,
    /// Points without an amount.
    pub without_amount: u64,
    /// Points whose line belongs to a shortest set that settles the verdict.
    pub deciding: u64,
    /// Step that closes the work and its deadline.
    pub deadline: Option<(usize, Date)>,
}

/// What tasks are made from.
pub(super) struct Inputs<'a> {
    pub(super) portfolio: &'a Portfolio,
    pub(super) analysis: &'a Analysis,
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) addressees: &'a [Option<DepartmentIndex>],
    pub(super) responsibility: Option<&'a Responsibility>,
    pub(super) calendar: Option<&'a Calendar>,
}

/// Departments in order, nobody in particular last.
type Key = (bool, Option<DepartmentIndex>, Finding, Option<Reach>);

/// All tasks: by department, nobody in particular last; errors first, then by money at stake.
pub(super) fn tasks(inputs: &Inputs<'_>) -> Vec<Task> {
    let mut found: BTreeMap<Key, (Vec<Point>, u64)> = BTreeMap::new();
    let reach = |line: u32| {
        let line = &inputs.portfolio.lines[line as usize];
        line.fields.get(Field::SolutionScope).and_then(|text| Reach::read(text))
    };
    for item in &inputs.analysis.review {
        let department = Some(inputs.portfolio.lines[item.line as usize].department);
        for cause in item.causes.iter() {
            let key = (false, department, Finding::Review(cause), reach(item.line));
            let own = found.entry(key).or_default();
            // What this cause puts at stake: the line may be on the list for another one too.
            let amount = item.stakes[cause as usize];
            own.0.push(Point { line: Some(item.line), diagnostic: None, amount });
            own.1 += u64::from(item.deciding);
        }
    }
    let reviewed: BTreeSet<(Option<DepartmentIndex>, Finding)> =
        found.keys().map(|&(_, department, finding, _)| (department, finding)).collect();
    let lines = addressee::lines_of(inputs.portfolio, inputs.diagnostics);
    let targets = targets(inputs.analysis);
    for (number, diagnostic) in inputs.diagnostics.iter().enumerate() {
        let department = inputs.addressees[number];
        let is_reviewed = review_cause(diagnostic.code)
            .is_some_and(|cause| reviewed.contains(&(department, Finding::Review(cause))));
        if diagnostic.severity == Severity::Note || is_reviewed || is_done(diagnostic) {
            continue;
        }
        let point = |line: Option<u32>, amount| Point { line, diagnostic: Some(number), amount };
        let key =
            |reach| (department.is_none(), department, Finding::Message(diagnostic.code), reach);
        if lines[number].is_empty() {
            found.entry(key(None)).or_default().0.push(point(None, None));
        }
        for &line in &lines[number] {
            let amount = amount(inputs.portfolio, diagnostic, line, &targets);
            found.entry(key(reach(line))).or_default().0.push(point(Some(line), amount));
        }
    }
    let mut tasks: Vec<Task> = found.into_iter().map(|(key, own)| task(inputs, key, own)).collect();
    tasks.sort_by_key(|task| {
        let weight = task.at_stake.unwrap_or_default().cents().unsigned_abs();
        let nobody = task.department.is_none();
        (
            nobody,
            task.department,
            task.finding.severity(),
            Reverse(weight),
            task.finding,
            task.reach,
        )
    });
    tasks
}

/// What came in late is there: nobody has to do anything about it any more.
fn is_done(diagnostic: &Diagnostic) -> bool {
    let is_late = |(name, value): &(&str, String)| *name == "reason" && value == "late";
    diagnostic.code == Code::SubmissionLate && diagnostic.arguments.iter().any(is_late)
}

/// The cause of the review that names line by line what a message sums up.
const fn review_cause(code: Code) -> Option<ReviewCause> {
    match code {
        Code::RuleConflict => Some(ReviewCause::Conflict),
        Code::DeclaredClassContradicts => Some(ReviewCause::Contradiction),
        Code::InnovationWithoutCostBenefit => Some(ReviewCause::NoCostBenefit),
        Code::DecisionStale => Some(ReviewCause::StaleDecision),
        _ => None,
    }
}

fn targets(analysis: &Analysis) -> Vec<Period> {
    analysis.target_periods.iter().map(|&index| analysis.periods[index].period).collect()
}

/// Cost of a line in the budget years, where a message is about this line alone: one that sums up
/// many names the first of them only.
fn amount(
    portfolio: &Portfolio,
    diagnostic: &Diagnostic,
    line: u32,
    targets: &[Period],
) -> Option<Total> {
    let sums_up =
        diagnostic.arguments.iter().any(|(name, _)| matches!(*name, "count" | "rest" | "sum"));
    if sums_up {
        return None;
    }
    let cost = portfolio.lines[line as usize].cost();
    let cents: Vec<Cents> =
        cost.filter(|amount| targets.contains(&amount.period)).map(|amount| amount.cents).collect();
    (!cents.is_empty()).then(|| cents.into_iter().sum())
}

fn task(inputs: &Inputs<'_>, key: Key, (mut points, deciding): (Vec<Point>, u64)) -> Task {
    let (_, department, finding, reach) = key;
    let weight = |point: &Point| point.amount.map_or(0, |amount| amount.0.unsigned_abs());
    points.sort_by_key(|point| (Reverse(weight(point)), point.line, point.diagnostic));
    let mut counted = BTreeSet::new();
    let amounts = points.iter().filter(|point| point.line.is_none_or(|line| counted.insert(line)));
    let amounts: Vec<Total> = amounts.filter_map(|point| point.amount).collect();
    Task {
        department,
        finding,
        reach,
        falls: inputs.responsibility.map(|known| known.falls(finding.name(), reach)),
        at_stake: (!amounts.is_empty()).then(|| amounts.iter().copied().sum()),
        without_amount: points.iter().filter(|point| point.amount.is_none()).count() as u64,
        points,
        deciding,
        deadline: inputs.calendar.and_then(|calendar| calendar.deadline(finding.work())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;
    use crate::language::Language;
    use crate::provenance::{Cell, Place};
    use crate::round::responsibility::{Named, SHIPPED};

    fn responsibility() -> Responsibility {
        let (matrix, tasks) = Responsibility::shipped();
        let named = Named { matrix: SHIPPED.into(), tasks: None, actors: Vec::new() };
        Responsibility::parse(&named, ("m", matrix), ("t", tasks), Language::German)
            .expect("the shipped matrix holds")
    }

    /// Department 1 has two unclear lines of 40,00 and -10,00 with a reach, one without; a message in
    /// the row of a line of 2, one that sums up, one nobody in particular can answer.
    fn found(said: impl Fn(&Portfolio) -> Vec<Diagnostic>) -> Vec<Task> {
        let mut fixture = Fixture::new();
        for (id, cents) in [("A", 40_00), ("B", -10_00)] {
            fixture.line(id, 0, Class::Unclear, &[(BUDGET, cents)]);
            fixture.last().fields.set(Field::SolutionScope, Some("fachspezifisch".into()));
        }
        fixture.line("C", 0, Class::Unclear, &[(BUDGET, 5_00)]);
        fixture.line("D", 1, Class::Operations, &[(BUDGET, 7_00), (BEFORE, 10_000)]);
        let diagnostics = said(&fixture.portfolio);
        let Fixture { portfolio, round, .. } = &fixture;
        let analysis = fixture.analyse();
        let addressees = addressee::addressees(portfolio, round, &diagnostics);
        let responsibility = responsibility();
        tasks(&Inputs {
            portfolio,
            analysis: &analysis,
            diagnostics: &diagnostics,
            addressees: &addressees,
            responsibility: Some(&responsibility),
            calendar: None,
        })
    }

    type Said = (Option<u16>, &'static str, Option<Reach>, usize, Option<i128>, u64);

    fn short(tasks: &[Task]) -> Vec<Said> {
        let short = |task: &Task| {
            (
                task.department.map(|department| department.0),
                task.finding.name(),
                task.reach,
                task.points.len(),
                task.at_stake.map(Total::cents),
                task.without_amount,
            )
        };
        tasks.iter().map(short).collect()
    }

    #[test]
    fn each_finding_stands_once_with_its_money() {
        let tasks = found(|portfolio| {
            let place = Place::sheet(&portfolio.tables[0].sheet);
            let at = |row| place.clone().at(Cell { row, column: 4 });
            vec![
                Diagnostic::new(Code::AmountUnreadable).at(at(4)),
                Diagnostic::new(Code::AmountUnreadable).at(at(4)),
                Diagnostic::new(Code::ClaimFails).at(at(4)).with("count", "3"),
                Diagnostic::new(Code::LineTwin).at(at(4)),
                Diagnostic::new(Code::SubmissionLate).of("2").with("reason", "late"),
                Diagnostic::new(Code::BasisIncomplete),
            ]
        });
        let reach = Some(Reach::Department);
        assert_eq!(
            short(&tasks),
            [
                (Some(0), "pruefung:ungeklaert", reach, 2, Some(30_00), 0),
                (Some(0), "pruefung:ungeklaert", None, 1, Some(5_00), 0),
                // The same line twice is 7,00 once; the year before is not at stake.
                (Some(1), "betrag-unlesbar", None, 2, Some(7_00), 0),
                (Some(1), "summe-falsch", None, 1, None, 1),
                (None, "basis-unvollstaendig", None, 1, None, 1),
            ]
        );
        let row = |task: &Task| match &task.falls {
            Some(Falls::Under(_)) => "one row",
            Some(Falls::Open(_)) => "open",
            _ => "none",
        };
        assert_eq!(
            tasks.iter().map(row).collect::<Vec<_>>(),
            ["one row", "open", "one row", "one row", "none"]
        );
    }

    #[test]
    fn messages_that_sum_up_reviewed_lines_are_left_out() {
        let tasks = found(|_| {
            vec![
                Diagnostic::new(Code::RuleConflict).of("1"),
                Diagnostic::new(Code::DeclaredClassContradicts).of("2"),
            ]
        });
        let names: Vec<&str> = tasks.iter().map(|task| task.finding.name()).collect();
        // Nothing of department 1 is reviewed for a conflict: the message stays.
        assert!(names.contains(&"regel-widerspruch") && names.contains(&"klasse-widerspruch"));
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Unclear, &[(BUDGET, 40_00)]);
        fixture.last_class().conflict = true;
        let analysis = fixture.analyse();
        let said = [Diagnostic::new(Code::RuleConflict).of("1").with("count", "1")];
        let addressees = addressee::addressees(&fixture.portfolio, &fixture.round, &said);
        let tasks = tasks_of(&fixture, &analysis, &said, &addressees);
        assert_eq!(
            short(&tasks),
            [(Some(0), "pruefung:regelwiderspruch", None, 1, Some(40_00), 0)]
        );
    }

    /// Half of 100,00 is unclear; the declared class contradicts, which is about all of it.
    #[test]
    fn each_reason_counts_its_own_money() {
        let mut fixture = Fixture::new();
        let parts = [(Class::Operations, 1), (Class::Unclear, 1)];
        fixture.parts("A", 0, &parts, &[(BUDGET, 10_000)]);
        fixture.last_class().contradicts = true;
        fixture.line("B", 0, Class::Unclear, &[(BUDGET, 7_00)]);
        let analysis = fixture.analyse();
        let tasks = tasks_of(&fixture, &analysis, &[], &[]);
        let told: Vec<_> = tasks
            .iter()
            .map(|task| (task.finding.name(), task.at_stake.map(Total::cents)))
            .collect();
        // 57,00 is what the scorecard says is unclear.
        let unclear = analysis.periods[analysis.target_periods[0]].totals.of(Class::Unclear);
        assert_eq!(unclear, Total(57_00));
        assert_eq!(
            told,
            [("pruefung:klassenwiderspruch", Some(10_000)), ("pruefung:ungeklaert", Some(57_00)),]
        );
    }

    fn tasks_of(
        fixture: &Fixture,
        analysis: &Analysis,
        diagnostics: &[Diagnostic],
        addressees: &[Option<DepartmentIndex>],
    ) -> Vec<Task> {
        let portfolio = &fixture.portfolio;
        let (responsibility, calendar) = (None, None);
        tasks(&Inputs { portfolio, analysis, diagnostics, addressees, responsibility, calendar })
    }
}
