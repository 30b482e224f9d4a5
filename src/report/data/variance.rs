//! Variances as a table: one row for each line of a closed year with plan or actual, those that do
//! not cost what was planned first, with the cause on record.

use super::super::Run;
use super::borrowed::Borrowed;
use super::table::{Datum, Kind};
use crate::analyse::Explanation;
use crate::analyse::variance::{LineVariance, VarianceYear};
use crate::money::{Cents, Ratio};

const COLUMNS: [(&str, Kind); 17] = [
    ("line", Kind::Text),
    ("department", Kind::Text),
    ("fiscal_year", Kind::Whole),
    ("plan_phase", Kind::Text),
    ("plan", Kind::Money),
    ("actual", Kind::Money),
    ("variance", Kind::Money),
    ("rate", Kind::Share),
    ("needs_cause", Kind::Text),
    ("cause", Kind::Text),
    ("comment", Kind::Text),
    ("person", Kind::Text),
    ("date", Kind::Date),
    ("cause_outdated", Kind::Text),
    ("record_row", Kind::Whole),
    ("in_target", Kind::Text),
    ("comparable", Kind::Text),
];

/// A line of a year.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    year: &'a VarianceYear,
    line: &'a LineVariance,
    in_target: bool,
    comparable: bool,
}

/// The variances of a run.
pub(super) fn variances(run: &Run) -> Borrowed<'_, Row<'_>> {
    let mut rows = Vec::new();
    for year in &run.analysis.variances.years {
        rows.extend(year.lines.iter().chain(&year.others).map(|line| {
            let department = run.portfolio.lines[line.line as usize].department;
            let found = year.departments.iter().find(|found| found.department == department);
            Row {
                year,
                line,
                in_target: found.is_some_and(|found| found.in_target),
                comparable: found.is_some_and(|found| found.comparable),
            }
        }));
    }
    Borrowed::new(run, COLUMNS.to_vec(), rows, value)
}

fn cents(cents: Option<Cents>) -> Datum<'static> {
    cents.map_or(Datum::Absent, |cents| Datum::Money(i128::from(cents.0)))
}

fn value<'a>(run: &'a Run, row: &Row<'a>, column: usize) -> Datum<'a> {
    let Row { year, line, in_target, comparable } = *row;
    let portfolio = &run.portfolio;
    let known = &portfolio.lines[line.line as usize];
    let yes = |truth| Datum::Text(if truth { "yes" } else { "no" });
    let explained = run.explanations.get(&(line.line, year.fiscal_year));
    let said = |of: fn(&'a Explanation) -> Datum<'a>| explained.map_or(Datum::Absent, of);
    match column {
        0 => Datum::Text(&known.id),
        1 => Datum::Text(&portfolio.departments[usize::from(known.department.0)].code),
        2 => Datum::Whole(i64::from(year.fiscal_year.0)),
        3 => Datum::Text(year.plan_phase.code()),
        4 => cents(line.plan),
        5 => cents(line.actual),
        6 | 7 if !comparable => Datum::Absent,
        6 => Datum::Money(line.variance().0),
        7 => {
            let rate = Ratio::of(line.variance(), line.plan.unwrap_or_default().into());
            rate.map_or(Datum::Absent, Datum::Share)
        }
        8 => yes(line.needs_cause),
        9 => said(|found| Datum::Text(&found.entry.cause)),
        10 => said(|found| match &*found.entry.comment {
            "" => Datum::Absent,
            comment => Datum::Text(comment),
        }),
        11 => said(|found| Datum::Text(&found.entry.person)),
        12 => said(|found| Datum::Date(found.entry.date)),
        13 => said(|found| Datum::Text(if found.outdated { "yes" } else { "no" })),
        14 => said(|found| Datum::Whole(i64::from(found.row) + 1)),
        15 => yes(in_target),
        _ => yes(comparable),
    }
}
