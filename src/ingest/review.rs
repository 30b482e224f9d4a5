//! A workbook that comes back from a reviewer: its sheets to fill in, found by their headings.
//!
//! In: the file, whoever saved it, its rows in any order, its sheets by any name. Out: the rows
//! of every sheet whose headings are those of a sheet to fill in, and the stamp of the report.
//! The same readers and limits as for every input. Deliberately absent: what the cells mean.

use std::collections::BTreeMap;
use std::path::Path;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::survey::{self, Content, Grid, HEAD_ROWS, Survey};
use super::texts::shown;
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Cents;
use crate::provenance::{Cell, Place, Sheet, Source};
use crate::review::{Column, LANGUAGES};
use crate::round::headings::fold;
use crate::round::{Input, InputKind, Round};
use crate::schema::Text;

/// A file that came back.
#[derive(Debug)]
pub struct Returned {
    /// Path, hash and size.
    pub source: Source,
    /// What the workbook says of the report it belongs to.
    pub stamp: Stamp,
    /// Its sheets to fill in.
    pub tables: Vec<ReturnedTable>,
    /// What is wrong with the file and its columns.
    pub diagnostics: Vec<Diagnostic>,
}

/// Which report a workbook belongs to, as far as it still says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// *Berichtskennung*: SHA-256 of the manifest.
    pub report: Option<Text>,
    /// Short name of the round.
    pub round: Option<Text>,
}

/// What a sheet is filled in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Lines to decide.
    Lines,
    /// Decisions to withdraw.
    Withdrawals,
    /// Departments and their status.
    Statuses,
    /// Variances and their causes.
    Variances,
}

/// A sheet to fill in.
#[derive(Debug)]
pub struct ReturnedTable {
    /// File and sheet.
    pub sheet: Sheet,
    /// What it is filled in for.
    pub purpose: Purpose,
    /// Number of each column, counted from zero.
    pub columns: BTreeMap<Column, u16>,
    /// The heading as it stands over each column.
    pub headings: BTreeMap<Column, Text>,
    /// Rows below the headings that hold anything, top to bottom.
    pub rows: Vec<ReturnedRow>,
}

/// A row of such a sheet.
#[derive(Debug)]
pub struct ReturnedRow {
    /// Row counted from zero.
    pub row: u32,
    /// What stands in it; blank cells are left out.
    pub values: BTreeMap<Column, ReturnedValue>,
}

/// A cell of such a row.
#[derive(Debug, Clone, PartialEq)]
pub enum ReturnedValue {
    /// As it stands.
    Cell(Content),
    /// Money in a column of the report.
    Cost(Cents),
}

impl ReturnedTable {
    /// The place of a cell.
    #[must_use]
    pub fn place(&self, row: u32, column: Column) -> Place {
        let place = Place::sheet(&self.sheet);
        match (self.columns.get(&column), self.headings.get(&column)) {
            (Some(&column), Some(heading)) => place.at(Cell { row, column }).under(heading.clone()),
            _ => place.at(Cell { row, column: 0 }),
        }
    }
}

/// Reads a file that came back. `shown_path` is its path as messages name it.
#[must_use]
pub fn read(path: &Path, shown_path: &str, round: &Round) -> Returned {
    let input = Input::plain("review".into(), InputKind::Budget, shown_path.into());
    match survey::survey_where(path, shown_path, round, &input, Some(is_of_use)) {
        Ok(survey) => returned(survey, round),
        Err(problem) => Returned {
            source: Source::of(shown_path, &[]),
            stamp: Stamp::default(),
            tables: Vec::new(),
            diagnostics: vec![*problem],
        },
    }
}

/// A text that only sheets to fill in and stamped sheets hold.
fn is_of_use(text: &str) -> bool {
    Column::is_entry(text) || is_label(text, "report-stamp-report")
}

fn is_label(text: &str, key: &str) -> bool {
    let folded = fold(text);
    LANGUAGES.iter().any(|language| fold(&language.text(key)) == folded)
}

fn returned(survey: Survey, round: &Round) -> Returned {
    let Survey { source, grids, mut diagnostics, .. } = survey;
    let mut tables = Vec::new();
    for grid in &grids {
        let Some((header_row, purpose)) = header(grid) else { continue };
        let (columns, headings, found) = columns(grid, header_row, purpose, round);
        diagnostics.extend(found);
        let mut table = ReturnedTable {
            sheet: grid.sheet.clone(),
            purpose,
            columns,
            headings,
            rows: Vec::new(),
        };
        table.rows = rows(grid, header_row, &table);
        if grid.cut {
            let place = Place::sheet(&grid.sheet);
            let cut = Diagnostic::new(Code::FileUnreadable).at(place).with("reason", "too-large");
            diagnostics.push(cut);
        }
        tables.push(table);
    }
    if tables.is_empty() && diagnostics.is_empty() {
        let names: Vec<String> = grids
            .iter()
            .filter_map(|grid| grid.sheet.name.as_deref())
            .map(|name| format!("\"{}\"", shown(name)))
            .collect();
        let place = Place::file(source.path.clone());
        let missing = Diagnostic::new(Code::ReviewWithoutTable).at(place);
        let found = if names.is_empty() { "–".to_owned() } else { names.join(", ") };
        diagnostics.push(missing.with("found", found));
    }
    Returned { stamp: stamp(&grids), source, tables, diagnostics }
}

/// The row that has the headings of a sheet to fill in, and which sheet that is.
fn header(grid: &Grid) -> Option<(u32, Purpose)> {
    let head = grid.cells.iter().take_while(|(cell, _)| cell.row < HEAD_ROWS);
    let mut texts = head.filter_map(|(cell, content)| match content {
        Content::Text(text) if Column::is_entry(text) => Some((cell.row, text)),
        _ => None,
    });
    let (row, text) = texts.next()?;
    let is = |column: Column| column.key().is_some_and(|key| is_label(text, key));
    let purpose = match () {
        () if is(Column::Decision) => Purpose::Lines,
        () if is(Column::Withdraw) => Purpose::Withdrawals,
        () if is(Column::Cause) => Purpose::Variances,
        () => Purpose::Statuses,
    };
    Some((row, purpose))
}

/// Columns without which a sheet says nothing.
const fn needed(purpose: Purpose) -> &'static [Column] {
    match purpose {
        Purpose::Lines => {
            &[Column::Line, Column::Years, Column::Reason, Column::Person, Column::Date]
        }
        Purpose::Withdrawals => {
            &[Column::Line, Column::DecidedYears, Column::Reason, Column::Person, Column::Date]
        }
        Purpose::Statuses => &[Column::Department, Column::Person, Column::Date],
        Purpose::Variances => &[Column::Line, Column::DecidedYears, Column::Person, Column::Date],
    }
}

type Columns = (BTreeMap<Column, u16>, BTreeMap<Column, Text>, Vec<Diagnostic>);

fn columns(grid: &Grid, header_row: u32, purpose: Purpose, round: &Round) -> Columns {
    let (mut columns, mut headings, mut found) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let place = |cell: Cell| Place::sheet(&grid.sheet).at(cell);
    for (cell, content) in grid.cells.iter().filter(|(cell, _)| cell.row == header_row) {
        let Content::Text(text) = content else { continue };
        let Some(column) = Column::named(text, round) else { continue };
        if columns.contains_key(&column) {
            let doubled = Diagnostic::new(Code::ReviewColumn).at(place(*cell));
            found.push(doubled.with("reason", "doubled").with("heading", shown(text)));
            continue;
        }
        columns.insert(column, cell.column);
        headings.insert(column, text.clone());
    }
    for column in needed(purpose) {
        if !columns.contains_key(column) {
            let missing = Diagnostic::new(Code::ReviewColumn)
                .at(place(Cell { row: header_row, column: 0 }))
                .with("reason", "missing")
                .with("heading", column.heading(round, round.language));
            found.push(missing);
        }
    }
    (columns, headings, found)
}

fn rows(grid: &Grid, header_row: u32, table: &ReturnedTable) -> Vec<ReturnedRow> {
    let column_of: BTreeMap<u16, Column> =
        table.columns.iter().map(|(&column, &number)| (number, column)).collect();
    let costs = costs(grid, header_row, &column_of);
    let mut rows: Vec<ReturnedRow> = Vec::new();
    for (cell, content) in grid.cells.iter().filter(|(cell, _)| cell.row > header_row) {
        let Some(&column) = column_of.get(&cell.column) else { continue };
        if rows.last().is_none_or(|row| row.row != cell.row) {
            rows.push(ReturnedRow { row: cell.row, values: BTreeMap::new() });
        }
        let cost = costs.get(cell).copied().map(ReturnedValue::Cost);
        let value = cost.unwrap_or_else(|| ReturnedValue::Cell(content.clone()));
        rows.last_mut().expect("just made").values.insert(column, value);
    }
    rows
}

/// The columns of money, read as one writes money; what is none stays as it stands.
fn costs(grid: &Grid, header_row: u32, column_of: &BTreeMap<u16, Column>) -> BTreeMap<Cell, Cents> {
    let mut costs = BTreeMap::new();
    for (&number, _) in column_of.iter().filter(|(_, column)| is_cost(**column)) {
        let cells: Vec<&(Cell, Content)> = grid
            .cells
            .iter()
            .filter(|(cell, _)| cell.row > header_row && cell.column == number)
            .collect();
        let contents: Vec<Option<Content>> =
            cells.iter().map(|(_, content)| Some(content.clone())).collect();
        let values = survey::numbers(&contents).values;
        for ((cell, _), value) in cells.into_iter().zip(values) {
            let cents = value
                .and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED))
                .map(|cents| cents.normalize())
                .filter(|cents| cents.scale() == 0)
                .and_then(|cents| cents.to_i64());
            costs.extend(cents.map(|cents| (*cell, Cents(cents))));
        }
    }
    costs
}

const fn is_cost(column: Column) -> bool {
    matches!(column, Column::Cost(_) | Column::DepartmentCost | Column::Variance)
}

/// The stamp, beside its labels; the first sheet that has it.
fn stamp(grids: &[Grid]) -> Stamp {
    let beside = |key: &str, fits: &dyn Fn(&str) -> bool| {
        let mut cells = grids.iter().flat_map(|grid| grid.cells.windows(2));
        cells.find_map(|pair| match pair {
            [(label, Content::Text(text)), (cell, Content::Text(value))]
                if label.row == cell.row && is_label(text, key) && fits(value) =>
            {
                Some(value.clone())
            }
            _ => None,
        })
    };
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = |value: &str| value.len() == 64 && value.bytes().all(is_digit);
    Stamp {
        report: beside("report-stamp-report", &is_hash),
        round: beside("report-stamp-round", &|_| true),
    }
}
