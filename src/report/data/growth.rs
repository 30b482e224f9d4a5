//! Growth as tables: one row for each comparison and subject, and one for each line that moved.
//!
//! `growth` holds every comparison of two years, `growth_lines` the lines of each. The rows of a
//! subject are those of `facts` with its department, class or account in the two periods;
//! `departments_in_both` are the departments in the target that have amounts in both.

use super::super::Run;
use super::borrowed::Borrowed;
use super::table::{Datum, Kind};
use crate::analyse::growth::OneSided;
use crate::analyse::{Growth, GrowthDriver, GrowthRow, GrowthSubject};
use crate::classify::Class;
use crate::money::{Cents, Total};

const PERIODS: [(&str, Kind); 5] = [
    ("from_fiscal_year", Kind::Whole),
    ("from_phase", Kind::Text),
    ("to_fiscal_year", Kind::Whole),
    ("to_phase", Kind::Text),
    ("is_course", Kind::Text),
];

const FIGURES: [(&str, Kind); 13] = [
    ("subject", Kind::Text),
    ("code", Kind::Text),
    ("step", Kind::Text),
    ("line_count", Kind::Whole),
    ("before", Kind::Money),
    ("after", Kind::Money),
    ("change", Kind::Money),
    ("money", Kind::Money),
    ("scope", Kind::Money),
    ("classification", Kind::Money),
    ("rate", Kind::Share),
    ("contribution", Kind::Share),
    ("above_threshold", Kind::Text),
];

const LINES: [(&str, Kind); 15] = [
    ("line", Kind::Text),
    ("department", Kind::Text),
    ("step", Kind::Text),
    ("before", Kind::Money),
    ("after", Kind::Money),
    ("change", Kind::Money),
    ("index_rate", Kind::Share),
    ("index_change", Kind::Money),
    ("scope", Kind::Money),
    ("counterpart", Kind::Text),
    ("to_operations", Kind::Money),
    ("to_enhancement", Kind::Money),
    ("to_innovation", Kind::Money),
    ("rest", Kind::Money),
    ("rest_step", Kind::Text),
];

/// What a growth row is about, and its code; the whole has none.
pub(super) fn subject<'a>(subject: &'a GrowthSubject, run: &'a Run) -> (&'static str, &'a str) {
    match subject {
        GrowthSubject::Whole => ("whole", ""),
        GrowthSubject::Department(department) => {
            ("department", &*run.portfolio.departments[usize::from(department.0)].code)
        }
        GrowthSubject::Class(class) => ("class", class.code()),
        GrowthSubject::AccountGroup(group) => ("account_group", group),
    }
}

const fn truth(truth: bool) -> Datum<'static> {
    Datum::Text(if truth { "yes" } else { "no" })
}

fn money(total: Total) -> Datum<'static> {
    Datum::Money(total.0)
}

fn cents(cents: Option<Cents>) -> Datum<'static> {
    cents.map_or(Datum::Absent, |cents| Datum::Money(i128::from(cents.0)))
}

fn text(text: &str) -> Datum<'_> {
    if text.is_empty() { Datum::Absent } else { Datum::Text(text) }
}

fn period<'a>(growth: &Growth, column: usize) -> Datum<'a> {
    match column {
        0 => Datum::Whole(i64::from(growth.from.fiscal_year.0)),
        1 => Datum::Text(growth.from.phase.code()),
        2 => Datum::Whole(i64::from(growth.to.fiscal_year.0)),
        3 => Datum::Text(growth.to.phase.code()),
        _ => truth(growth.is_course),
    }
}

/// A subject, the departments with amounts in both periods, or a step of a comparison.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    Subject(&'a Growth, &'a GrowthRow),
    Both(&'a Growth, &'a OneSided),
    Step(&'a Growth, usize),
}

/// Every comparison: its subjects, then the steps of the whole.
pub(super) fn comparisons(run: &Run) -> Borrowed<'_, Row<'_>> {
    let rows = run.analysis.growth_course.iter().flat_map(|growth| {
        let subjects = growth.rows.iter().map(move |row| Row::Subject(growth, row));
        let both = growth.one_sided.iter().map(move |both| Row::Both(growth, both));
        let steps = (0..growth.steps.len()).map(move |step| Row::Step(growth, step));
        subjects.chain(both).chain(steps)
    });
    let columns = PERIODS.iter().chain(&FIGURES).copied();
    Borrowed::new(run, columns.collect(), rows.collect(), figure)
}

fn figure<'a>(run: &'a Run, row: &Row<'a>, column: usize) -> Datum<'a> {
    let (Row::Subject(growth, _) | Row::Both(growth, _) | Row::Step(growth, _)) = *row;
    let Some(column) = column.checked_sub(PERIODS.len()) else { return period(growth, column) };
    match *row {
        Row::Subject(_, row) => of_subject(run, row, column),
        Row::Both(_, both) => match column {
            0 => Datum::Text("departments_in_both"),
            4 => money(both.before),
            5 => money(both.after),
            6 => money(both.after - both.before),
            10 => both.rate().map_or(Datum::Absent, Datum::Share),
            _ => Datum::Absent,
        },
        Row::Step(_, step) => {
            let (step, figures) = &growth.steps[step];
            match column {
                0 => Datum::Text("step"),
                2 => Datum::Text(step.code()),
                3 => Datum::Whole(i64::try_from(figures.line_count).unwrap_or(i64::MAX)),
                6 => money(figures.change),
                _ => Datum::Absent,
            }
        }
    }
}

fn of_subject<'a>(run: &'a Run, row: &'a GrowthRow, column: usize) -> Datum<'a> {
    let (kind, code) = subject(&row.subject, run);
    match column {
        0 => Datum::Text(kind),
        1 => text(code),
        4 => row.earlier().map_or(Datum::Absent, money),
        5 => row.later().map_or(Datum::Absent, money),
        6 => money(row.change()),
        7 => money(row.money()),
        8 => money(row.scope),
        9 => money(row.classification),
        10 => row.rate.map_or(Datum::Absent, Datum::Share),
        11 => row.contribution.map_or(Datum::Absent, Datum::Share),
        12 => truth(row.above_threshold),
        _ => Datum::Absent,
    }
}

/// A comparison and a line that moved.
type Moved<'a> = (&'a Growth, &'a GrowthDriver);

/// The lines that moved, in every comparison.
pub(super) fn lines(run: &Run) -> Borrowed<'_, Moved<'_>> {
    let growth = run.analysis.growth_course.iter();
    let rows = growth.flat_map(|growth| growth.lines.iter().map(move |line| (growth, line)));
    let columns = PERIODS[..4].iter().chain(&LINES).copied();
    Borrowed::new(run, columns.collect(), rows.collect(), moved)
}

fn moved<'a>(run: &'a Run, &(growth, line): &Moved<'a>, column: usize) -> Datum<'a> {
    let Some(column) = column.checked_sub(4) else { return period(growth, column) };
    let portfolio = &run.portfolio;
    let id = |line: u32| Datum::Text(&portfolio.lines[line as usize].id);
    let class =
        |class| line.reclassified.as_ref().map_or(Datum::Absent, |moved| money(moved.of(class)));
    match column {
        0 => id(line.line),
        1 => {
            let department = portfolio.lines[line.line as usize].department;
            Datum::Text(&portfolio.departments[usize::from(department.0)].code)
        }
        2 => line.kind.map_or(Datum::Absent, |kind| Datum::Text(kind.code())),
        3 => cents(line.before),
        4 => cents(line.after),
        5 => money(line.change()),
        6 => line.index.as_ref().map_or(Datum::Absent, |index| Datum::Share(index.rate)),
        7 => line.index.as_ref().map_or(Datum::Absent, |index| money(index.expected)),
        8 => money(line.scope),
        9 => line.counterpart.map_or(Datum::Absent, id),
        10 => class(Class::Operations),
        11 => class(Class::Enhancement),
        12 => class(Class::Innovation),
        13 => line.rest().map_or(Datum::Absent, |(_, rest)| money(rest)),
        _ => line.rest().map_or(Datum::Absent, |(step, _)| Datum::Text(step.code())),
    }
}
