//! Headings that stand once more below the headings of a table.
//!
//! In: rows that hold nothing but text. Out: which of them are headings, and what is said of
//! them. The same headings again are those of a printed page and do no harm; other ones begin
//! another table, whose rows would be read under the wrong headings.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::Value;
use crate::ingest::columns::{is_named, is_sought};
use crate::ingest::texts::shown;
use crate::provenance::{Cell, Place, Sheet};
use crate::round::InputKind;
use crate::round::headings::{Headings, fold};
use crate::schema::{Column, Role, Text};

/// No heading is longer, in bytes.
const LONGEST_HEADING: usize = 120;
/// How many rows with other headings are named.
const SHOWN_ROWS: usize = 20;

/// Rows of headings among those of a table.
#[derive(Debug)]
pub(super) struct Repeats<'a> {
    headings: &'a Headings,
    kind: InputKind,
    roles: HashMap<Text, Role>,
    same: Vec<u32>,
    other: Vec<(u32, String)>,
}

impl<'a> Repeats<'a> {
    /// No such rows yet.
    pub(super) fn new(headings: &'a Headings, kind: InputKind) -> Self {
        Self { headings, kind, roles: HashMap::new(), same: Vec::new(), other: Vec::new() }
    }

    /// Whether a row holds headings; if so it is noted and is no row of the table.
    pub(super) fn take(&mut self, columns: &[Column], row: u32, values: &[Value]) -> bool {
        let is_text = |value: &Value| matches!(value, Value::Blank | Value::Text(_));
        if !values.iter().all(is_text) || !self.are_headings(values) {
            return false;
        }
        let mut cells = columns.iter().zip(values).filter_map(|(c, v)| Some((c, v.text()?)));
        if cells.all(|(column, text)| fold(&column.heading) == fold(text)) {
            self.same.push(row);
        } else {
            let texts: Vec<String> =
                values.iter().filter_map(Value::text).take(6).map(|text| shown(text)).collect();
            self.other.push((row, texts.join(" | ")));
        }
        true
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

    /// How many rows hold headings.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.same.len() + self.other.len()).unwrap_or(u32::MAX)
    }

    /// What is to be said: an error for each other table, one note for all printed pages.
    pub(super) fn into_diagnostics(self, sheet: &Sheet) -> Vec<Diagnostic> {
        let at = |row: u32| {
            Diagnostic::new(Code::ColumnDoubled).at(Place::sheet(sheet).at(Cell { row, column: 0 }))
        };
        let mut diagnostics: Vec<Diagnostic> = self
            .other
            .into_iter()
            .take(SHOWN_ROWS)
            .map(|(row, found)| {
                let line = (u64::from(row) + 1).to_string();
                at(row).with("reason", "second-table").with("line", line).row(found)
            })
            .collect();
        if let Some(&first) = self.same.first() {
            let count = self.same.len().to_string();
            let mut note = at(first).with("reason", "page").with("count", count);
            note.severity = Severity::Note;
            diagnostics.push(note);
        }
        diagnostics
    }
}
