//! Lines: one row for each budget line and part, with its class, rule and amounts.
//!
//! A line that is judged differently from a later fiscal year on has rows for each judgement,
//! told apart by `from_fiscal_year`; each row carries the amounts of the years it holds for, so
//! that every amount stands in the table once. A commitment stands with the first part.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::classify::{self, Allocation, Class, Classified, Judgement};
use crate::money::Ratio;
use crate::period::{Period, Phase};
use crate::schema::{BudgetLine, Field, OutOfScope};

/// The lines of a run.
pub(super) struct Lines<'a> {
    run: &'a Run,
    columns: Vec<LineColumn>,
}

/// One part of one judgement of a line; a line out of scope has a single row without class.
pub(super) struct LineRow {
    line: u32,
    /// Number of the judgement and of the part in it.
    judged: Option<(u8, u8)>,
    /// Amounts of the row by period.
    amounts: Vec<(Period, i64)>,
}

#[derive(Debug, Clone, Copy)]
enum LineColumn {
    Id,
    Part,
    FromFiscalYear,
    Key,
    Component,
    DepartmentCode,
    DepartmentName,
    Field(Field),
    Class,
    Share,
    Rule,
    Reason,
    Evidence,
    OutOfScope,
    Declared,
    File,
    Sheet,
    Row,
    Amount(Period),
}

impl<'a> Lines<'a> {
    /// The lines of a run, with an amount column for each period any line has.
    pub(super) fn new(run: &'a Run) -> Self {
        let mut periods: Vec<Period> = Vec::new();
        for amount in run.portfolio.lines.iter().flat_map(|line| &line.amounts) {
            if !periods.contains(&amount.period) {
                periods.push(amount.period);
            }
        }
        periods.sort_unstable();
        let mut columns = vec![
            LineColumn::Id,
            LineColumn::Part,
            LineColumn::FromFiscalYear,
            LineColumn::Key,
            LineColumn::Component,
            LineColumn::DepartmentCode,
            LineColumn::DepartmentName,
        ];
        columns.extend(Field::ALL.map(LineColumn::Field));
        columns.extend([
            LineColumn::Class,
            LineColumn::Share,
            LineColumn::Rule,
            LineColumn::Reason,
            LineColumn::Evidence,
            LineColumn::OutOfScope,
            LineColumn::Declared,
            LineColumn::File,
            LineColumn::Sheet,
            LineColumn::Row,
        ]);
        columns.extend(periods.into_iter().map(LineColumn::Amount));
        Self { run, columns }
    }

    fn rows_of(&self, index: usize, rows: &mut Vec<LineRow>) {
        let line = &self.run.portfolio.lines[index];
        let number = u32::try_from(index).expect("lines are numbered in 32 bits");
        let Some(classified) = self.run.classification.lines[index].as_deref() else {
            let amounts = line.amounts.iter().map(|a| (a.period, a.cents.0)).collect();
            rows.push(LineRow { line: number, judged: None, amounts });
            return;
        };
        let allocations = classify::allocations(line, classified);
        for (judgement_number, judgement) in (0..).zip(&classified.judgements) {
            let holds =
                |period: Period| std::ptr::eq(classified.judgement(period.fiscal_year), judgement);
            for (part, _) in (0..).zip(&judgement.parts) {
                rows.push(LineRow {
                    line: number,
                    judged: Some((judgement_number, part)),
                    amounts: amounts(line, &allocations, part, holds),
                });
            }
        }
    }

    fn judgement(&self, row: &LineRow) -> Option<(&Judgement, usize)> {
        let (judgement, part) = row.judged?;
        let classified: &Classified =
            self.run.classification.lines[row.line as usize].as_deref()?;
        Some((&classified.judgements[usize::from(judgement)], usize::from(part)))
    }
}

/// The amounts of a part in the years its judgement holds for.
fn amounts(
    line: &BudgetLine,
    allocations: &[Allocation],
    part: u8,
    holds: impl Fn(Period) -> bool,
) -> Vec<(Period, i64)> {
    let own = allocations.iter().filter(|allocation| allocation.part == part);
    let own = own.map(|allocation| (allocation.period, allocation.cents.0));
    let commitments =
        line.amounts.iter().filter(|amount| part == 0 && amount.period.phase == Phase::Commitment);
    let commitments = commitments.map(|amount| (amount.period, amount.cents.0));
    own.chain(commitments).filter(|&(period, _)| holds(period)).collect()
}

impl LineColumn {
    fn name_and_kind(self) -> (String, Kind) {
        let (name, kind) = match self {
            Self::Id => ("id", Kind::Text),
            Self::Part => ("part", Kind::Whole),
            Self::FromFiscalYear => ("from_fiscal_year", Kind::Whole),
            Self::Key => ("key", Kind::Text),
            Self::Component => ("component", Kind::Text),
            Self::DepartmentCode => ("department_code", Kind::Text),
            Self::DepartmentName => ("department_name", Kind::Text),
            Self::Field(field) => (field.code(), Kind::Text),
            Self::Class => ("class", Kind::Text),
            Self::Share => ("share", Kind::Share),
            Self::Rule => ("rule", Kind::Text),
            Self::Reason => ("reason", Kind::Text),
            Self::Evidence => ("evidence", Kind::Text),
            Self::OutOfScope => ("out_of_scope", Kind::Text),
            Self::Declared => ("declared", Kind::Text),
            Self::File => ("file", Kind::Text),
            Self::Sheet => ("sheet", Kind::Text),
            Self::Row => ("row", Kind::Whole),
            Self::Amount(period) => {
                let name = format!("amount_{}_{}", period.fiscal_year, period.phase.code());
                return (name, Kind::Money);
            }
        };
        (name.to_owned(), kind)
    }
}

impl Table for Lines<'_> {
    type Row = LineRow;

    fn columns(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|column| column.name_and_kind()).collect()
    }

    fn line_count(&self) -> usize {
        self.run.portfolio.lines.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<LineRow> {
        let mut rows = Vec::with_capacity(lines.len());
        for index in lines {
            self.rows_of(index, &mut rows);
        }
        rows
    }

    fn value<'a>(&'a self, row: &LineRow, column: usize) -> Datum<'a> {
        let line = &self.run.portfolio.lines[row.line as usize];
        let column = self.columns[column];
        let judged = || self.judgement(row);
        match column {
            LineColumn::Amount(period) => row
                .amounts
                .iter()
                .find(|(known, _)| *known == period)
                .map_or(Datum::Absent, |&(_, cents)| Datum::Money(i128::from(cents))),
            LineColumn::Part => {
                row.judged.map_or(Datum::Absent, |(_, part)| Datum::Whole(i64::from(part) + 1))
            }
            LineColumn::FromFiscalYear => judged()
                .and_then(|(judgement, _)| judgement.from)
                .map_or(Datum::Absent, |year| Datum::Whole(i64::from(year.0))),
            LineColumn::Share => judged().map_or(Datum::Absent, |(judgement, part)| {
                let whole = judgement.parts.iter().map(|part| i128::from(part.weight)).sum();
                let numerator = i128::from(judgement.parts[part].weight);
                Datum::Share(Ratio { numerator, denominator: whole })
            }),
            LineColumn::Class => judged().map_or(Datum::Absent, |(judgement, part)| {
                Datum::Text(judgement.parts[part].class.code())
            }),
            LineColumn::Rule => text(judged().and_then(|(judgement, _)| judgement.rule.as_deref())),
            LineColumn::Reason => text(judged().map(|(judgement, _)| &*judgement.reason)),
            LineColumn::Evidence => text(judged().map(|(judgement, _)| &*judgement.evidence)),
            LineColumn::Row => Datum::Whole(i64::from(line.row) + 1),
            other => text(self.line_text(row, line, other)),
        }
    }
}

impl Lines<'_> {
    /// Text that is the same for all rows of a line.
    fn line_text<'a>(
        &'a self,
        row: &LineRow,
        line: &'a BudgetLine,
        column: LineColumn,
    ) -> Option<&'a str> {
        let portfolio = &self.run.portfolio;
        let department = &portfolio.departments[usize::from(line.department.0)];
        let sheet = &portfolio.tables[line.table.0 as usize].sheet;
        match column {
            LineColumn::Id => Some(&line.id),
            LineColumn::Key => Some(&line.key),
            LineColumn::Component => line.component.as_deref(),
            LineColumn::DepartmentCode => Some(&department.code),
            LineColumn::DepartmentName => Some(&department.name),
            // A line always has an area, be it its department's.
            LineColumn::Field(Field::Area) => Some(&line.area),
            LineColumn::Field(field) => line.fields.get(field).map(|text| &**text),
            LineColumn::OutOfScope => line.out_of_scope.map(OutOfScope::code),
            LineColumn::Declared => {
                let classified = self.run.classification.lines[row.line as usize].as_deref()?;
                classified.declared.map(Class::code)
            }
            LineColumn::File => Some(&sheet.path),
            LineColumn::Sheet => sheet.name.as_deref(),
            _ => None,
        }
    }
}

/// Text, or absent where there is none.
fn text(value: Option<&str>) -> Datum<'_> {
    value.filter(|text| !text.is_empty()).map_or(Datum::Absent, Datum::Text)
}
