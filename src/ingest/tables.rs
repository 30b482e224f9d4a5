//! The table inside a sheet: finds the header row, then hands the cells below it to the rows.
//!
//! In: the cells of a sheet in order. Out: a [`RawTable`], or why the sheet has none. Blank
//! rows do not end a table; title rows above it do no harm; a sheet of prose has none.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::columns::{self, is_named, is_sought};
use crate::ingest::notation::{self, Reading};
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
    state: State<'a>,
}

#[derive(Debug)]
enum State<'a> {
    /// The first rows, until it is clear which one has the headings.
    Searching { cells: Vec<(Cell, Held)>, row_count: usize },
    /// Below the headings.
    Reading { header_row: u32, rows: Box<Rows<'a>>, doubled: Vec<Diagnostic> },
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
                let row_counts = rows.counts(header_row);
                let mut columns = std::mem::take(&mut rows.columns);
                for (column, seen) in columns.iter_mut().zip(&rows.seen) {
                    let cents_per_unit = self.headings.cents_per_unit(&column.heading);
                    column.seen = seen.shown(column, cents_per_unit, self.language);
                }
                let table = Table {
                    sheet: self.sheet,
                    header_row,
                    cents_per_unit: cents_per_unit(self.headings, &columns),
                    columns,
                    input: self.input.name.clone(),
                    rows: row_counts,
                    hidden: self.hidden,
                };
                complete(table, *rows, doubled, self.language)
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
                let rows =
                    Box::new(Rows::new(self.headings, self.input.kind, columns, self.language));
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

/// The row of the headings: declared, or the first that looks like one. A row with nothing but
/// amounts may stand above the headings proper, but not if there are numbers in between.
fn choose(cells: &[(Cell, Held)], input: &Input, headings: &Headings) -> Result<u32, NoTable> {
    if cells.is_empty() {
        return Err(NoTable::Empty);
    }
    let mut known: HashMap<&str, Option<Role>> = HashMap::new();
    let mut closest: Option<(Score, u32)> = None;
    let mut partial: Option<u32> = None;
    for row_cells in cells.chunk_by(|(left, _), (right, _)| left.row == right.row) {
        let row = row_cells[0].0.row;
        if input.header_row.is_some_and(|declared| declared != row) {
            continue;
        }
        let score = score(row_cells, input.kind, headings, &mut known);
        if score.is_full(input.kind) {
            return Ok(row);
        }
        if score.is_fitting() && partial.is_none() {
            partial = Some(row);
        } else if partial.is_some() && row_cells.iter().any(|(_, held)| is_number(held)) {
            break;
        }
        if closest.as_ref().is_none_or(|(other, _)| score > *other) {
            closest = Some((score, row));
        }
    }
    if let Some(row) = partial {
        return Ok(row);
    }
    match closest {
        Some((score, row)) if score.named >= 2 => {
            Err(NoTable::NoAmounts(row, row_text(cells, row)))
        }
        _ => {
            let row = input.header_row.unwrap_or(cells[0].0.row);
            Err(NoTable::NoHeadings(row_text(cells, row)))
        }
    }
}

fn is_number(held: &Held) -> bool {
    match held {
        Held::Number(_) => true,
        Held::Text(text) => notation::read(text).0 != Reading::None,
        _ => false,
    }
}

/// How much a row looks like headings; compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Headings that are known by themselves, not only by a pattern such as `*`.
    named: usize,
    /// Headings of what the input is read for.
    sought: usize,
    /// Headings that are known at all.
    known: usize,
}

impl Score {
    /// It has what the input is read for, and a second known heading.
    const fn is_fitting(self) -> bool {
        self.sought > 0 && self.known >= 2
    }

    /// Beside what the input is read for, a heading says what it is for.
    fn is_full(self, kind: InputKind) -> bool {
        let others = if kind == InputKind::Projects { 0 } else { self.sought };
        self.is_fitting() && self.named >= 2 && self.named > others
    }
}

fn score<'a>(
    cells: &'a [(Cell, Held)],
    kind: InputKind,
    headings: &Headings,
    known: &mut HashMap<&'a str, Option<Role>>,
) -> Score {
    let mut score = Score { named: 0, sought: 0, known: 0 };
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
        score.named += usize::from(is_named(role));
        score.sought += usize::from(is_sought(kind, role));
    }
    score
}

fn known_role(headings: &Headings, text: &str) -> Option<Role> {
    Some(headings.resolve(text).0).filter(|role| *role != Role::Unknown)
}

fn header_cells(cells: &[(Cell, Held)], header_row: u32) -> Vec<(u16, Text)> {
    let mut header: Vec<(u16, Text)> = cells
        .iter()
        .filter(|(cell, held)| cell.row == header_row && *held != Held::Unvalued)
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
        Held::Unvalued => String::new(),
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
fn complete(table: Table, rows: Rows<'_>, doubled: Vec<Diagnostic>, language: Language) -> Outcome {
    let mut diagnostics = rows.findings.into_diagnostics(&table, &rows.finished, language);
    diagnostics.extend(rows.repeats.into_diagnostics(&table.sheet));
    for column in &table.columns {
        let place = Place::sheet(&table.sheet)
            .at(Cell { row: table.header_row, column: column.index })
            .under(column.heading.clone());
        let reported = doubled.iter().any(|other| other.place.as_ref() == Some(&place));
        if column.role == Role::Unknown && column.seen.cell_count > 0 && !reported {
            let samples: Vec<String> = column.seen.samples.iter().map(|text| shown(text)).collect();
            diagnostics.push(
                Diagnostic::new(Code::ColumnUnknown)
                    .at(place)
                    .with("heading", shown(&column.heading))
                    .with("found", samples.join(" | "))
                    .with("count", column.seen.cell_count.to_string()),
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
