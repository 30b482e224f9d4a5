//! Headings that stand once more below the headings of a table.
//!
//! In: rows that hold nothing but text. Out: which of them are headings, and what is said of
//! them. The same headings again are those of a printed page and do no harm; other ones begin
//! a further table.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::Value;
use crate::ingest::columns::{is_named, is_sought};
use crate::ingest::header::Header;
use crate::ingest::texts;
use crate::provenance::{Cell, Place, Sheet};
use crate::round::InputKind;
use crate::round::headings::{Headings, fold};
use crate::schema::{Column, Role, Text};

/// No heading is longer, in bytes.
const LONGEST_HEADING: usize = 120;

/// Rows of headings among those of a table.
#[derive(Debug)]
pub(super) struct Repeats<'a> {
    headings: &'a Headings,
    kind: InputKind,
    roles: HashMap<Text, Role>,
    same: Vec<u32>,
    passed_over: u32,
}

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RowOf {
    /// A row of the table.
    Table,
    /// The table's headings once more.
    Page,
    /// Headings of a further table.
    Further(Header),
}

impl<'a> Repeats<'a> {
    /// No such rows yet.
    pub(super) fn new(headings: &'a Headings, kind: InputKind) -> Self {
        Self { headings, kind, roles: HashMap::new(), same: Vec::new(), passed_over: 0 }
    }

    /// What a row is, by its texts; what is no row of the table is counted.
    pub(super) fn tell(&mut self, columns: &[Column], row: u32, values: &[Value]) -> RowOf {
        let is_text = |value: &Value| matches!(value, Value::Blank | Value::Text(_));
        if !values.iter().all(is_text) || !self.are_headings(values) {
            return RowOf::Table;
        }
        let cells = || columns.iter().zip(values).filter_map(|(c, v)| Some((c, v.text()?)));
        if cells().all(|(column, text)| fold(&column.heading) == fold(text)) {
            self.same.push(row);
            return RowOf::Page;
        }
        let mut cells: Vec<(u16, Text)> =
            cells().map(|(column, text)| (column.index, shown_whole(text))).collect();
        cells.sort_by_key(|(index, _)| *index);
        RowOf::Further(Header { top: row, bottom: row, cells })
    }

    /// Counts another row that is none of the table's.
    pub(super) const fn pass_over(&mut self) {
        self.passed_over += 1;
    }

    /// It has what the input is read for and a second heading; of a portfolio, whose headings
    /// are everyday words, most cells are headings.
    fn are_headings(&mut self, values: &[Value]) -> bool {
        let (mut text_count, mut named, mut sought) = (0, 0, 0);
        for text in values.iter().filter_map(Value::text) {
            text_count += 1;
            if text.len() > LONGEST_HEADING {
                continue;
            }
            let headings = self.headings;
            let role = self.roles.entry(text.clone()).or_insert_with(|| headings.resolve(text).0);
            named += usize::from(is_named(role));
            sought += usize::from(is_sought(self.kind, role));
        }
        let most = self.kind != InputKind::Projects || named * 2 > text_count;
        sought > 0 && named >= 2 && most
    }

    /// How many rows are none of the table's.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.same.len()).unwrap_or(u32::MAX).saturating_add(self.passed_over)
    }

    /// What is to be said: one note for all printed pages.
    pub(super) fn into_diagnostics(self, sheet: &Sheet) -> Option<Diagnostic> {
        let &row = self.same.first()?;
        let mut note = Diagnostic::new(Code::ColumnDoubled)
            .at(Place::sheet(sheet).at(Cell { row, column: 0 }))
            .with("reason", "page")
            .with("count", self.same.len().to_string());
        note.severity = Severity::Note;
        Some(note)
    }
}

/// A heading on one line.
fn shown_whole(text: &str) -> Text {
    texts::fold(text).into()
}
