//! The table inside a sheet: finds the header row, then hands the cells below it to the rows.
//!
//! In: the cells of a sheet in order. Out: a [`RawTable`], or why the sheet has none. Blank
//! rows do not end a table; title rows above it do no harm; a sheet of prose has none.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::columns;
use crate::ingest::rows::{Rows, TooManyValues};
use crate::ingest::texts::{Held, Texts, fold, number_text, shown};
use crate::ingest::{Control, RawTable};
use crate::language::Language;
use crate::provenance::{Cell, Place, Sheet};
use crate::round::headings::Headings;
use crate::round::{Input, InputKind};
use crate::schema::{Column, Role, Table, Text};

/// The header row is one of the first rows that hold anything.
const SEARCHED_ROWS: usize = 200;

/// A sheet while it is read.
#[derive(Debug)]
pub(super) struct SheetScan<'a> {
    sheet: Sheet,
    hidden: bool,
    input: &'a Input,
    headings: &'a Headings,
    language: Language,
    state: State,
}

#[derive(Debug)]
enum State {
    /// The first rows, until it is clear which one has the headings.
    Searching { cells: Vec<(Cell, Held)>, row_count: usize },
    /// Below the headings.
    Reading { header_row: u32, rows: Box<Rows>, doubled: Vec<Diagnostic> },
    /// There is no table; the row closest to one.
    Without(NoTable),
}

/// Why a sheet has no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoTable {
    /// It has no cells.
    Empty,
    /// No row has enough known headings; the text of its first row.
    NoHeadings(String),
    /// A row has known headings but none of what the input is read for.
    NoAmounts(u32, String),
    /// It has more values than memory should hold.
    TooLarge,
}

/// What became of a sheet.
pub(super) type Outcome = (Result<RawTable, NoTable>, Vec<Diagnostic>);

impl<'a> SheetScan<'a> {
    /// A sheet no cell of which is read yet.
    pub(super) const fn new(
        sheet: Sheet,
        hidden: bool,
        input: &'a Input,
        headings: &'a Headings,
        language: Language,
    ) -> Self {
        let state = State::Searching { cells: Vec::new(), row_count: 0 };
        Self { sheet, hidden, input, headings, language, state }
    }

    /// File and name of the sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Whether the sheet is hidden in its workbook.
    pub(super) const fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Takes in a cell; false once nothing more of the sheet is of use.
    pub(super) fn push(&mut self, texts: &mut Texts, cell: Cell, held: Held) -> bool {
        if let State::Reading { rows, .. } = &mut self.state {
            let pushed = rows.push(texts, cell, held);
            if pushed == Err(TooManyValues) {
                self.state = State::Without(NoTable::TooLarge);
            }
            return pushed.is_ok();
        }
        let State::Searching { cells, row_count } = &mut self.state else { return false };
        let new_row = cells.last().is_none_or(|(last, _)| last.row != cell.row);
        let complete = match self.input.header_row {
            Some(header_row) => cell.row > header_row,
            None => new_row && *row_count == SEARCHED_ROWS,
        };
        if complete {
            self.settle(texts);
            return self.push(texts, cell, held);
        }
        *row_count += usize::from(new_row);
        cells.push((cell, held));
        true
    }

    /// Ends the sheet.
    pub(super) fn finish(mut self, texts: &mut Texts) -> Outcome {
        if matches!(self.state, State::Searching { .. }) {
            self.settle(texts);
        }
        match self.state {
            State::Reading { header_row, mut rows, doubled } => {
                rows.finish(self.input);
                rows.order();
                let table = Table {
                    sheet: self.sheet,
                    header_row,
                    cents_per_unit: cents_per_unit(self.headings, &rows.columns),
                    columns: std::mem::take(&mut rows.columns),
                    input: self.input.name.clone(),
                    row_count: 0,
                    hidden: self.hidden,
                };
                complete(table, *rows, doubled)
            }
            State::Without(reason) => (Err(reason), Vec::new()),
            State::Searching { .. } => unreachable!("the search was settled"),
        }
    }

    /// Chooses the header row and reads what was kept below it.
    fn settle(&mut self, texts: &mut Texts) {
        let State::Searching { cells, .. } = &mut self.state else { return };
        let mut cells = std::mem::take(cells);
        cells.sort_by_key(|(cell, _)| *cell);
        match choose(&cells, self.input, self.headings) {
            Err(reason) => self.state = State::Without(reason),
            Ok(header_row) => {
                let header = header_cells(&cells, header_row);
                let mut columns = columns::resolve(self.headings, &header);
                let doubled = columns::report_doubled(&mut columns, &self.sheet, header_row);
                let rows = Box::new(Rows::new(self.headings, columns, self.language));
                self.state = State::Reading { header_row, rows, doubled };
                for (cell, held) in cells {
                    if cell.row > header_row && !self.push(texts, cell, held) {
                        return;
                    }
                }
            }
        }
    }
}

/// The row of the headings: declared, or the earliest of those with the most known headings.
fn choose(cells: &[(Cell, Held)], input: &Input, headings: &Headings) -> Result<u32, NoTable> {
    if cells.is_empty() {
        return Err(NoTable::Empty);
    }
    let mut known: HashMap<&str, Option<Role>> = HashMap::new();
    let mut best: Option<(Score, u32)> = None;
    let mut start = 0;
    while start < cells.len() {
        let row = cells[start].0.row;
        let end = start + cells[start..].partition_point(|(cell, _)| cell.row == row);
        if input.header_row.is_none_or(|declared| declared == row) {
            let score = score(&cells[start..end], input.kind, headings, &mut known);
            if best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, row));
            }
        }
        start = end;
    }
    let first_row = || {
        let row = input.header_row.unwrap_or(cells[0].0.row);
        row_text(cells, row)
    };
    match best {
        Some((score, row)) if score.fitting => Ok(row),
        Some((score, row)) if score.named >= 2 => {
            Err(NoTable::NoAmounts(row, row_text(cells, row)))
        }
        _ => Err(NoTable::NoHeadings(first_row())),
    }
}

/// How much a row looks like headings; compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// It has what the input is read for, and a second known heading.
    fitting: bool,
    /// Headings that are known by themselves, not only by a pattern such as `*`.
    named: usize,
    /// Headings that are known at all.
    known: usize,
}

fn score<'a>(
    cells: &'a [(Cell, Held)],
    kind: InputKind,
    headings: &Headings,
    known: &mut HashMap<&'a str, Option<Role>>,
) -> Score {
    let mut score = Score { fitting: false, named: 0, known: 0 };
    for (_, held) in cells {
        let number;
        let role = match held {
            Held::Text(text) => known.entry(text).or_insert_with(|| known_role(headings, text)),
            Held::Number(value) if value.fract() == 0.0 => {
                number = known_role(headings, &number_text(*value));
                &number
            }
            _ => continue,
        };
        let Some(role) = role else { continue };
        score.known += 1;
        score.named += usize::from(!matches!(role, Role::Extra | Role::Ignored));
        score.fitting |= match kind {
            InputKind::Budget => matches!(role, Role::Amount { .. }),
            InputKind::Projects => matches!(role, Role::ProjectField(_)),
            InputKind::Posts => matches!(role, Role::Posts),
        };
    }
    score.fitting &= score.known >= 2;
    score
}

fn known_role(headings: &Headings, text: &str) -> Option<Role> {
    Some(headings.resolve(text).0).filter(|role| *role != Role::Unknown)
}

fn header_cells(cells: &[(Cell, Held)], header_row: u32) -> Vec<(u16, Text)> {
    let mut header: Vec<(u16, Text)> = cells
        .iter()
        .filter(|(cell, _)| cell.row == header_row)
        .map(|(cell, held)| (cell.column, fold(&held_text(held)).into()))
        .collect();
    header.dedup_by_key(|(column, _)| *column);
    header
}

fn row_text(cells: &[(Cell, Held)], row: u32) -> String {
    let texts = cells.iter().filter(|(cell, _)| cell.row == row).take(6);
    let texts: Vec<String> = texts.map(|(_, held)| shown(&held_text(held))).collect();
    texts.join(" | ")
}

fn held_text(held: &Held) -> String {
    match held {
        Held::Text(text) | Held::LongText(text) | Held::Error(text) => text.to_string(),
        Held::Number(number) => number_text(*number),
        Held::Date(date) => date.to_string(),
    }
}

/// What an amount of the first amount column is worth; 100 where there is none.
fn cents_per_unit(headings: &Headings, columns: &[Column]) -> i64 {
    columns
        .iter()
        .find(|column| matches!(column.role, Role::Amount { .. }))
        .map_or(100, |column| headings.cents_per_unit(&column.heading))
}

/// The finished table with everything that is to be said about it.
fn complete(table: Table, rows: Rows, doubled: Vec<Diagnostic>) -> Outcome {
    let mut diagnostics = rows.findings.into_diagnostics(&table, &rows.finished);
    for (column, seen) in table.columns.iter().zip(&rows.seen) {
        let place = Place::sheet(&table.sheet)
            .at(Cell { row: table.header_row, column: column.index })
            .under(column.heading.clone());
        let reported = doubled.iter().any(|other| other.place.as_ref() == Some(&place));
        if column.role == Role::Unknown && seen.cell_count > 0 && !reported {
            let samples: Vec<String> = seen.samples.iter().map(|text| shown(text)).collect();
            diagnostics.push(
                Diagnostic::new(Code::ColumnUnknown)
                    .at(place)
                    .with("heading", shown(&column.heading))
                    .with("found", samples.join(" | "))
                    .with("count", seen.cell_count.to_string()),
            );
        }
    }
    if rows.left_out_count > 0 {
        diagnostics.push(
            Diagnostic::new(Code::ColumnUnknown)
                .at(Place::sheet(&table.sheet))
                .with("heading", "…")
                .with("found", "…")
                .with("count", rows.left_out_count.to_string()),
        );
    }
    diagnostics.extend(doubled);
    let control: Vec<Control> = rows.seen.iter().map(|seen| seen.control).collect();
    (Ok(RawTable { table, rows: rows.finished, control }), diagnostics)
}
