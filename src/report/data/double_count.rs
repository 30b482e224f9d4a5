//! Double counting: one row for each amount the guard keeps out of the IT cost, or sets off.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::analyse::double_count::{GuardCause, cause};
use crate::period::Phase;
use crate::schema::{Amount, BudgetLine, Field};

/// The amounts the guard looked at.
pub(super) struct DoubleCounted<'a> {
    run: &'a Run,
}

/// One amount.
pub(super) struct Guarded<'a> {
    line: &'a BudgetLine,
    amount: Amount,
    cause: GuardCause,
}

const COLUMNS: [(&str, Kind); 12] = [
    ("line", Kind::Text),
    ("department", Kind::Text),
    ("area", Kind::Text),
    ("account", Kind::Text),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("cause", Kind::Text),
    ("counted", Kind::Text),
    ("amount", Kind::Money),
    ("file", Kind::Text),
    ("sheet", Kind::Text),
    ("cell", Kind::Cell),
];

impl<'a> DoubleCounted<'a> {
    /// The amounts of a run.
    pub(super) const fn new(run: &'a Run) -> Self {
        Self { run }
    }
}

impl<'r> Table for DoubleCounted<'r> {
    type Row = Guarded<'r>;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.run.portfolio.lines.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<Guarded<'r>> {
        let run = self.run;
        let mut rows = Vec::new();
        for line in &run.portfolio.lines[lines] {
            let Some(cause) = cause(line, &run.round) else { continue };
            let amounts = line.amounts.iter();
            let amounts = amounts.filter(|amount| amount.period.phase != Phase::Commitment);
            rows.extend(amounts.map(|&amount| Guarded { line, amount, cause }));
        }
        rows
    }

    fn value<'a>(&'a self, row: &Guarded<'r>, column: usize) -> Datum<'a> {
        let portfolio = &self.run.portfolio;
        let sheet = &portfolio.tables[row.amount.table.0 as usize].sheet;
        match column {
            0 => Datum::Text(&row.line.id),
            1 => Datum::Text(&portfolio.departments[usize::from(row.line.department.0)].code),
            2 => Datum::Text(&row.line.area),
            3 => {
                row.line.fields.get(Field::Account).map_or(Datum::Absent, |text| Datum::Text(text))
            }
            4 => Datum::Whole(i64::from(row.amount.period.fiscal_year.0)),
            5 => Datum::Text(row.amount.period.phase.code()),
            6 => Datum::Text(row.cause.code()),
            7 => Datum::Text(if row.cause.counts() { "yes" } else { "no" }),
            8 => Datum::Money(i128::from(row.amount.cents.0)),
            9 => Datum::Text(&sheet.path),
            10 => sheet.name.as_deref().map_or(Datum::Absent, Datum::Text),
            _ => Datum::Cell(row.amount.cell),
        }
    }
}
