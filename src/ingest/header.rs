//! Which rows of a sheet hold the headings of a table.
//!
//! In: the first cells of a sheet. Out: the headings, or why there are none. A row with nothing
//! but amounts may stand above the headings proper, but not if there are numbers in between.
//! Headings that take several rows are put together by `block`.

use std::collections::HashMap;

use crate::ingest::block;
use crate::ingest::columns::{is_named, is_sought};
use crate::ingest::notation::{self, Reading};
use crate::ingest::tables::NoTable;
use crate::ingest::texts::{Held, fold, number_text, shown};
use crate::provenance::Cell;
use crate::round::headings::Headings;
use crate::round::{Input, InputKind};
use crate::schema::{Role, Text};

/// The headings of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The first row of the headings.
    pub(super) top: u32,
    /// The last one; rows of the table stand below it.
    pub(super) bottom: u32,
    /// Headings by column, left to right.
    pub(super) cells: Vec<(u16, Text)>,
    /// The texts of each row, where the headings take several.
    pub(super) lines: Vec<Vec<(u16, Text)>>,
}

impl Header {
    /// Headings that stand in one row.
    pub(super) const fn single(row: u32, cells: Vec<(u16, Text)>) -> Self {
        Self { top: row, bottom: row, cells, lines: Vec::new() }
    }

    /// The headings as the cells they stand in.
    pub(super) fn as_cells(&self) -> Vec<(Cell, Held)> {
        if self.lines.is_empty() {
            return block::as_cells(&[(self.bottom, self.cells.clone())]);
        }
        let rows: Vec<_> = (self.top..).zip(self.lines.iter().cloned()).collect();
        block::as_cells(&rows)
    }
}

/// The headings: in the declared rows, in the first row that looks like one, or in the first
/// rows that do so together.
pub(super) fn find(
    cells: &[(Cell, Held)],
    input: &Input,
    headings: &Headings,
) -> Result<Header, NoTable> {
    let (declared, kind) = (input.header_row, input.kind);
    if let Some(height) = input.header_rows.filter(|&height| height > 1) {
        let found = block::declared(cells, declared, height, kind, headings);
        return found.ok_or_else(|| no_headings(cells, declared));
    }
    let automatic = input.header_rows.is_none();
    match choose(cells, declared, kind, headings) {
        Ok(row) => {
            // The first table may have headings of several rows, a further one below it not.
            let above = &cells[..cells.partition_point(|(cell, _)| cell.row < row)];
            let several = || {
                block::find(above, None, kind, headings)
                    .or_else(|| block::widened(cells, row, kind, headings))
            };
            let found = (automatic && declared.is_none()).then(several).flatten();
            Ok(found.unwrap_or_else(|| Header::single(row, header_cells(cells, row))))
        }
        Err(reason) => {
            automatic.then(|| block::find(cells, declared, kind, headings)).flatten().ok_or(reason)
        }
    }
}

fn no_headings(cells: &[(Cell, Held)], declared: Option<u32>) -> NoTable {
    match cells.first() {
        None => NoTable::Empty,
        Some((first, _)) => NoTable::NoHeadings(row_text(cells, declared.unwrap_or(first.row))),
    }
}

fn choose(
    cells: &[(Cell, Held)],
    declared: Option<u32>,
    kind: InputKind,
    headings: &Headings,
) -> Result<u32, NoTable> {
    if cells.is_empty() {
        return Err(NoTable::Empty);
    }
    let mut known: HashMap<&str, Option<Role>> = HashMap::new();
    let mut closest: Option<(Score, u32)> = None;
    let mut partial: Option<u32> = None;
    for row_cells in cells.chunk_by(|(left, _), (right, _)| left.row == right.row) {
        let row = row_cells[0].0.row;
        if declared.is_some_and(|declared| declared != row) {
            continue;
        }
        let score = score(row_cells, kind, headings, &mut known);
        if score.is_full(kind) {
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
        _ => Err(no_headings(cells, declared)),
    }
}

/// A number, be it stored or written.
pub(super) fn is_number(held: &Held) -> bool {
    match held {
        Held::Number(_) => true,
        Held::Text(text) => notation::read(text).0 != Reading::None,
        _ => false,
    }
}

/// How much a row looks like headings; compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Score {
    /// Headings that are known by themselves, not only by a pattern such as `*`.
    pub(super) named: usize,
    /// Headings of what the input is read for.
    pub(super) sought: usize,
    /// Headings that are known at all.
    pub(super) known: usize,
}

impl Score {
    /// Counts a heading that is known.
    pub(super) fn add(&mut self, kind: InputKind, role: &Role) {
        self.known += 1;
        self.named += usize::from(is_named(role));
        self.sought += usize::from(is_sought(kind, role));
    }

    /// It has what the input is read for, and a second known heading.
    const fn is_fitting(self) -> bool {
        self.sought > 0 && self.known >= 2
    }

    /// Beside what the input is read for, a heading says what it is for.
    pub(super) fn is_full(self, kind: InputKind) -> bool {
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
    let mut score = Score::default();
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
        score.add(kind, role);
    }
    score
}

pub(super) fn known_role(headings: &Headings, text: &str) -> Option<Role> {
    Some(headings.resolve(text).0).filter(|role| *role != Role::Unknown)
}

pub(super) fn header_cells(cells: &[(Cell, Held)], header_row: u32) -> Vec<(u16, Text)> {
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

pub(super) fn held_text(held: &Held) -> String {
    match held {
        Held::Text(text) | Held::LongText(text) | Held::Error(text) => text.to_string(),
        Held::Number(number) => number_text(*number),
        Held::Date(date) => date.to_string(),
        Held::Unvalued => String::new(),
    }
}
