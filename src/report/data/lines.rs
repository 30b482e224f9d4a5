//! Lines: one row for each budget line and part, with its class, rule and amounts.
//!
//! A line that is judged differently from a later fiscal year on has rows for each judgement,
//! told apart by `from_fiscal_year`; each row carries the amounts of the years it holds for, so
//! that every amount stands in the table once. A commitment stands with the first part.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::classify::{self, Advice, Allocation, Class, Classified, DecisionOutcome, Judgement};
use crate::money::Ratio;
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::Sheet;
use crate::schema::{BudgetLine, Department, Field, OutOfScope};

/// The lines of a run.
pub(super) struct Lines<'a> {
    run: &'a Run,
    columns: Vec<LineColumn>,
}

/// One part of one judgement of a line; a line out of scope has a single row without class.
pub(super) struct LineRow<'a> {
    line: &'a BudgetLine,
    department: &'a Department,
    sheet: &'a Sheet,
    declared: Option<Class>,
    /// The decision the row rests on, and what the rules alone say.
    decided: Option<Decided<'a>>,
    /// What is suggested for an unclear line; never counted.
    suggestion: Option<Advice>,
    /// The judgement and the number of the part in it.
    judged: Option<(&'a Judgement, u8)>,
    /// Amounts of the row by period.
    amounts: Vec<(Period, i64)>,
}

/// A decision, and the rules' judgement it took the place of.
#[derive(Clone, Copy)]
struct Decided<'a> {
    outcome: &'a DecisionOutcome,
    rules: &'a Judgement,
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
    Decision,
    DecidedBy,
    DecidedOn,
    DecisionRow,
    RulesClass,
    RulesRule,
    Suggestion,
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
            LineColumn::Decision,
            LineColumn::DecidedBy,
            LineColumn::DecidedOn,
            LineColumn::DecisionRow,
            LineColumn::RulesClass,
            LineColumn::RulesRule,
            LineColumn::Suggestion,
            LineColumn::File,
            LineColumn::Sheet,
            LineColumn::Row,
        ]);
        columns.extend(periods.into_iter().map(LineColumn::Amount));
        Self { run, columns }
    }

    /// The decision behind a judgement, if there is one.
    fn decided(&self, classified: &'a Classified, judgement: &Judgement) -> Option<Decided<'a>> {
        let outcome = &self.run.classification.decisions[judgement.decision? as usize];
        let first = self.run.round.fiscal_years.first().copied();
        let year = judgement.from.or(first).unwrap_or(FiscalYear(0));
        Some(Decided { outcome, rules: classified.by_rules.as_ref()?.judgement(year) })
    }

    fn rows_of(&self, index: usize, rows: &mut Vec<LineRow<'a>>) {
        let portfolio = &self.run.portfolio;
        let line = &portfolio.lines[index];
        let classified = self.run.classification.lines[index].as_deref();
        let suggestions = &self.run.classification.suggestions;
        let number = u32::try_from(index).expect("lines are numbered in 32 bits");
        let row = |judged: Option<(&'a Judgement, u8)>, amounts| LineRow {
            decided: judged.and_then(|(judgement, _)| self.decided(classified?, judgement)),
            line,
            department: &portfolio.departments[usize::from(line.department.0)],
            sheet: &portfolio.tables[line.table.0 as usize].sheet,
            declared: classified.and_then(|classified| classified.declared),
            suggestion: suggestions.get(&number).map(|suggestion| suggestion.advice),
            judged,
            amounts,
        };
        let Some(classified) = classified else {
            let amounts = line.amounts.iter().map(|a| (a.period, a.cents.0)).collect();
            rows.push(row(None, amounts));
            return;
        };
        let allocations = classify::allocations(line, classified);
        for (_, judgement) in classified.shown(line) {
            let holds =
                |period: Period| std::ptr::eq(classified.judgement(period.fiscal_year), judgement);
            for (part, _) in (0..).zip(&judgement.parts) {
                let amounts = amounts(line, &allocations, part, holds);
                rows.push(row(Some((judgement, part)), amounts));
            }
        }
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
            Self::Decision => ("decision", Kind::Text),
            Self::DecidedBy => ("decided_by", Kind::Text),
            Self::DecidedOn => ("decided_on", Kind::Date),
            Self::DecisionRow => ("decision_row", Kind::Whole),
            Self::RulesClass => ("rules_class", Kind::Text),
            Self::RulesRule => ("rules_rule", Kind::Text),
            Self::Suggestion => ("suggestion", Kind::Text),
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

impl<'a> Table for Lines<'a> {
    type Row = LineRow<'a>;

    fn columns(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|column| column.name_and_kind()).collect()
    }

    fn line_count(&self) -> usize {
        self.run.portfolio.lines.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<LineRow<'a>> {
        let mut rows = Vec::with_capacity(lines.len());
        for index in lines {
            self.rows_of(index, &mut rows);
        }
        rows
    }

    fn value<'b>(&'b self, row: &LineRow<'a>, column: usize) -> Datum<'b> {
        row.value(self.columns[column])
    }
}

impl<'a> LineRow<'a> {
    fn value(&self, column: LineColumn) -> Datum<'a> {
        match column {
            LineColumn::Amount(period) => self
                .amounts
                .iter()
                .find(|(known, _)| *known == period)
                .map_or(Datum::Absent, |&(_, cents)| Datum::Money(i128::from(cents))),
            LineColumn::Part => {
                self.judged.map_or(Datum::Absent, |(_, part)| Datum::Whole(i64::from(part) + 1))
            }
            LineColumn::FromFiscalYear => self
                .judged
                .and_then(|(judgement, _)| judgement.from)
                .map_or(Datum::Absent, |year| Datum::Whole(i64::from(year.0))),
            LineColumn::Share => self.judged.map_or(Datum::Absent, |(judgement, part)| {
                let whole = judgement.parts.iter().map(|part| i128::from(part.weight)).sum();
                let numerator = i128::from(judgement.parts[usize::from(part)].weight);
                Datum::Share(Ratio { numerator, denominator: whole })
            }),
            LineColumn::Row => Datum::Whole(i64::from(self.line.row) + 1),
            LineColumn::DecisionRow => self
                .decided
                .map_or(Datum::Absent, |decided| Datum::Whole(i64::from(decided.outcome.row) + 1)),
            LineColumn::DecidedOn => self
                .decided
                .map_or(Datum::Absent, |decided| Datum::Date(decided.outcome.decision.date)),
            other => text(self.text(other)),
        }
    }

    fn text(&self, column: LineColumn) -> Option<&'a str> {
        let judgement = self.judged.map(|(judgement, _)| judgement);
        match column {
            LineColumn::Id => Some(&self.line.id),
            LineColumn::Key => Some(&self.line.key),
            LineColumn::Component => self.line.component.as_deref(),
            LineColumn::DepartmentCode => Some(&self.department.code),
            LineColumn::DepartmentName => Some(&self.department.name),
            // A line always has an area, be it its department's.
            LineColumn::Field(Field::Area) => Some(&self.line.area),
            LineColumn::Field(field) => self.line.fields.get(field).map(|text| &**text),
            LineColumn::Class => {
                self.judged.map(|(judgement, part)| judgement.parts[usize::from(part)].class.code())
            }
            LineColumn::Rule => judgement.and_then(|judgement| judgement.rule.as_deref()),
            LineColumn::Reason => judgement.map(|judgement| &*judgement.reason),
            LineColumn::Evidence => judgement.map(|judgement| &*judgement.evidence),
            LineColumn::OutOfScope => self.line.out_of_scope.map(OutOfScope::code),
            LineColumn::Declared => self.declared.map(Class::code),
            LineColumn::Decision => self.decided.map(|decided| decided.outcome.state.code()),
            LineColumn::DecidedBy => self.decided.map(|one| &*one.outcome.decision.person),
            // The weightiest part speaks for a line the rules would split.
            LineColumn::RulesClass => self.decided.and_then(|decided| {
                let parts = decided.rules.parts.iter();
                parts.max_by_key(|part| part.weight).map(|part| part.class.code())
            }),
            LineColumn::RulesRule => self.decided.and_then(|one| one.rules.rule.as_deref()),
            LineColumn::Suggestion => {
                let (judgement, part) = self.judged?;
                let unclear = judgement.parts[usize::from(part)].class == Class::Unclear;
                self.suggestion.filter(|_| unclear).map(Advice::code)
            }
            LineColumn::File => Some(&self.sheet.path),
            LineColumn::Sheet => self.sheet.name.as_deref(),
            _ => None,
        }
    }
}

/// Text, or absent where there is none.
fn text(value: Option<&str>) -> Datum<'_> {
    value.filter(|text| !text.is_empty()).map_or(Datum::Absent, Datum::Text)
}
