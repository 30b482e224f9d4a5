//! Candidates: one row for each line money to be shifted could come from, and each reason.

use std::ops::Range;

use jiff::civil::Date;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::analyse::candidates::{Candidates, SharedKey};
use crate::money::Total;
use crate::period::Period;

/// The candidates of a run.
pub(super) struct Pointers<'a> {
    run: &'a Run,
    rows: Vec<Pointer<'a>>,
}

/// A line and why it is a candidate.
#[derive(Clone, Copy)]
pub(super) struct Pointer<'a> {
    period: Period,
    reason: &'static str,
    line: u32,
    /// The key lines of several departments share, as the first writes it.
    key: Option<&'a str>,
    end: Option<Date>,
    before: Option<Total>,
    /// The money pointed at: growth, or amount.
    amount: Total,
    planned_after: Option<Total>,
}

const COLUMNS: [(&str, Kind); 10] = [
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("reason", Kind::Text),
    ("key", Kind::Text),
    ("line", Kind::Text),
    ("department", Kind::Text),
    ("end", Kind::Date),
    ("before", Kind::Money),
    ("amount", Kind::Money),
    ("planned_after", Kind::Money),
];

impl<'a> Pointers<'a> {
    /// The candidates of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let found = run.analysis.candidates.iter();
        Self { run, rows: found.flat_map(pointers).collect() }
    }
}

fn pointers(found: &Candidates) -> Vec<Pointer<'_>> {
    let pointer = |reason, line, amount| Pointer {
        period: found.period,
        reason,
        line,
        key: None,
        end: None,
        before: None,
        amount,
        planned_after: None,
    };
    let mut rows = Vec::new();
    rows.extend(found.growing.iter().map(|line| Pointer {
        before: Some(line.before),
        ..pointer("growing", line.line, line.after - line.before)
    }));
    rows.extend(found.ending.iter().map(|line| {
        let reason = if line.of_project { "project_ends" } else { "contract_ends" };
        Pointer {
            end: Some(line.end),
            planned_after: line.planned_after,
            ..pointer(reason, line.line, line.amount)
        }
    }));
    for group in &found.shared {
        let reason = match group.key {
            SharedKey::Solution => "same_solution",
            SharedKey::Contract => "same_contract",
            SharedKey::Title => "same_title",
        };
        rows.extend(group.lines.iter().map(|own| Pointer {
            key: Some(&group.name),
            ..pointer(reason, own.line, own.amount)
        }));
    }
    rows
}

impl<'r> Table for Pointers<'r> {
    type Row = Pointer<'r>;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, rows: Range<usize>) -> Vec<Pointer<'r>> {
        self.rows[rows].to_vec()
    }

    fn value<'a>(&'a self, row: &Pointer<'r>, column: usize) -> Datum<'a> {
        let line = &self.run.portfolio.lines[row.line as usize];
        match column {
            0 => Datum::Whole(i64::from(row.period.fiscal_year.0)),
            1 => Datum::Text(row.period.phase.code()),
            2 => Datum::Text(row.reason),
            3 => row.key.map_or(Datum::Absent, Datum::Text),
            4 => Datum::Text(&line.id),
            5 => {
                let departments = &self.run.portfolio.departments;
                Datum::Text(&departments[usize::from(line.department.0)].code)
            }
            6 => row.end.map_or(Datum::Absent, Datum::Date),
            7 => row.before.map_or(Datum::Absent, |sum| Datum::Money(sum.0)),
            8 => Datum::Money(row.amount.0),
            _ => row.planned_after.map_or(Datum::Absent, |sum| Datum::Money(sum.0)),
        }
    }
}
