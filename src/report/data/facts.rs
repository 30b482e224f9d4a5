//! Facts: one row for each allocation, and for each amount that is out of scope.
//!
//! Every sum of the reports is a sum over rows of this table, and each row names its cell.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::classify::{self, Class};
use crate::period::{Period, Phase};
use crate::provenance::Cell;
use crate::schema::{OutOfScope, TableIndex};

/// The facts of a run.
pub(super) struct Facts<'a> {
    run: &'a Run,
}

/// One allocation, or one amount that is out of scope.
pub(super) struct Fact {
    line: u32,
    period: Period,
    /// Part and class of an allocation, or why the amount is out of scope.
    outcome: Result<(u8, Class), OutOfScope>,
    cents: i64,
    table: TableIndex,
    cell: Cell,
    /// Row of the decision behind the allocation, counted from zero.
    decision_row: Option<u32>,
}

const COLUMNS: [(&str, Kind); 11] = [
    ("line", Kind::Text),
    ("part", Kind::Whole),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("class", Kind::Text),
    ("out_of_scope", Kind::Text),
    ("amount", Kind::Money),
    ("file", Kind::Text),
    ("sheet", Kind::Text),
    ("cell", Kind::Cell),
    ("decision_row", Kind::Whole),
];

impl<'a> Facts<'a> {
    /// The facts of a run.
    pub(super) const fn new(run: &'a Run) -> Self {
        Self { run }
    }

    fn facts_of(&self, index: usize, facts: &mut Vec<Fact>) {
        let line = &self.run.portfolio.lines[index];
        let number = u32::try_from(index).expect("lines are numbered in 32 bits");
        let classification = &self.run.classification;
        let classified = classification.lines[index].as_deref();
        let allocations = classified
            .map(|classified| classify::allocations(line, classified))
            .unwrap_or_default();
        let decision_row = |period: Period| {
            let decision = classified?.judgement(period.fiscal_year).decision?;
            Some(classification.decisions[decision as usize].row)
        };
        let mut allocations = allocations.into_iter().peekable();
        for amount in &line.amounts {
            let fact = |outcome: Result<_, OutOfScope>, cents| Fact {
                decision_row: outcome.ok().and_then(|_| decision_row(amount.period)),
                line: number,
                period: amount.period,
                outcome,
                cents,
                table: amount.table,
                cell: amount.cell,
            };
            let reason = line.out_of_scope.or_else(|| {
                (amount.period.phase == Phase::Commitment).then_some(OutOfScope::Commitment)
            });
            if let Some(reason) = reason {
                facts.push(fact(Err(reason), amount.cents.0));
                continue;
            }
            // Allocations come in the order of the amounts they are parts of.
            while let Some(part) = allocations.next_if(|part| part.period == amount.period) {
                facts.push(fact(Ok((part.part, part.class)), part.cents.0));
            }
        }
    }
}

impl Table for Facts<'_> {
    type Row = Fact;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.run.portfolio.lines.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(lines.len() * 4);
        for index in lines {
            self.facts_of(index, &mut facts);
        }
        facts
    }

    fn value<'a>(&'a self, fact: &Fact, column: usize) -> Datum<'a> {
        let portfolio = &self.run.portfolio;
        let sheet = || &portfolio.tables[fact.table.0 as usize].sheet;
        match column {
            0 => Datum::Text(&portfolio.lines[fact.line as usize].id),
            1 => fact.outcome.map_or(Datum::Absent, |(part, _)| Datum::Whole(i64::from(part) + 1)),
            2 => Datum::Whole(i64::from(fact.period.fiscal_year.0)),
            3 => Datum::Text(fact.period.phase.code()),
            4 => fact.outcome.map_or(Datum::Absent, |(_, class)| Datum::Text(class.code())),
            5 => fact.outcome.err().map_or(Datum::Absent, |reason| Datum::Text(reason.code())),
            6 => Datum::Money(i128::from(fact.cents)),
            7 => Datum::Text(&sheet().path),
            8 => sheet().name.as_deref().map_or(Datum::Absent, Datum::Text),
            9 => Datum::Cell(fact.cell),
            _ => fact.decision_row.map_or(Datum::Absent, |row| Datum::Whole(i64::from(row) + 1)),
        }
    }
}
