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

/// Numbers that may be years.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
/// How many rows with other headings are named.
const SHOWN_ROWS: usize = 20;
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
    /// The rows of the headings, where they take several.
    lines: Vec<Vec<(u16, Text)>>,
    /// Row and line of the headings that would come next on a printed page.
    next: Option<(u32, usize)>,
    /// Rows that look like headings of another table but name no amount.
    unclear: Vec<(u32, String)>,
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
        Self {
            headings,
            kind,
            roles: HashMap::new(),
            same: Vec::new(),
            passed_over: 0,
            lines: Vec::new(),
            next: None,
            unclear: Vec::new(),
        }
    }

    /// Headings that take several rows come again in as many.
    pub(super) fn expect(&mut self, lines: Vec<Vec<(u16, Text)>>) {
        self.lines = lines;
    }

    /// What a row is, by its texts; what is no row of the table is counted.
    pub(super) fn tell(
        &mut self,
        columns: &[Column],
        cents_per_unit: &[i64],
        row: u32,
        values: &[Value],
    ) -> RowOf {
        if !self.lines.is_empty() {
            let said = Said { columns, cents_per_unit, values };
            if self.is_line(row, &said) || self.is_unclear(row, &said) {
                return RowOf::Page;
            }
        }
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
        RowOf::Further(Header::single(row, cells))
    }

    /// One of several rows of headings once more. A row of years is one only below the row that
    /// stands above it in the headings.
    fn is_line(&mut self, row: u32, said: &Said<'_>) -> bool {
        let expected = self.next.take_if(|(next, _)| *next == row).map(|(_, line)| line);
        let found = (0..self.lines.len()).find(|&line| {
            let texts = &self.lines[line];
            let says_enough = texts.iter().any(|(_, text)| text.parse::<u16>().is_err());
            (says_enough || expected == Some(line)) && said.is(texts)
        });
        let Some(line) = found else { return false };
        if line == 0 || self.same.is_empty() {
            self.same.push(row);
        } else {
            self.passed_over += 1;
        }
        self.next = Some((row + 1, line + 1));
        true
    }

    /// Texts that are all headings beside years: other headings of several rows.
    fn is_unclear(&mut self, row: u32, said: &Said<'_>) -> bool {
        let is_year = |text: &&Text| text.parse().is_ok_and(|year| YEARS.contains(&year));
        let texts: Vec<&Text> =
            said.values.iter().filter_map(Value::text).filter(|text| !is_year(text)).collect();
        let headings = self.headings;
        let kind = self.kind;
        // A row that names an amount by itself begins a further table that can be read.
        let known = |text: &&Text| {
            let role = headings.resolve(text).0;
            is_named(&role) && !is_sought(kind, &role)
        };
        if texts.len() < 2 || !said.has_years_only() || !texts.iter().all(known) {
            return false;
        }
        self.passed_over += 1;
        let texts: Vec<String> = texts.iter().take(6).map(|text| texts::shown(text)).collect();
        self.unclear.push((row, texts.join(" | ")));
        true
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

    /// What is to be said: one note for all printed pages, an error for each row of headings
    /// that could not be read.
    pub(super) fn into_diagnostics(self, sheet: &Sheet) -> Vec<Diagnostic> {
        let at = |row: u32| {
            Diagnostic::new(Code::ColumnDoubled).at(Place::sheet(sheet).at(Cell { row, column: 0 }))
        };
        let unclear = self.unclear.into_iter().take(SHOWN_ROWS);
        let mut diagnostics: Vec<Diagnostic> = unclear
            .map(|(row, found)| {
                let line = (u64::from(row) + 1).to_string();
                at(row).with("reason", "second-block").with("line", line).row(found)
            })
            .collect();
        if let Some(&first) = self.same.first() {
            let mut note = at(first).with("reason", "page");
            note = note.with("count", self.same.len().to_string());
            note.severity = Severity::Note;
            diagnostics.push(note);
        }
        diagnostics
    }
}

/// What a row says, with what one unit of its columns is worth.
struct Said<'a> {
    columns: &'a [Column],
    cents_per_unit: &'a [i64],
    values: &'a [Value],
}

impl Said<'_> {
    /// Whether the row says just what a row of headings does.
    fn is(&self, line: &[(u16, Text)]) -> bool {
        let mut count = 0;
        for ((column, value), cents_per_unit) in
            self.columns.iter().zip(self.values).zip(self.cents_per_unit)
        {
            if value.is_blank() {
                continue;
            }
            count += 1;
            let Some((_, text)) = line.iter().find(|(index, _)| *index == column.index) else {
                return false;
            };
            let same = match value {
                Value::Text(value) => fold(value) == fold(text),
                Value::Cents(cents) => {
                    text.parse().is_ok_and(|year: i64| cents.0 == year * cents_per_unit)
                }
                _ => false,
            };
            if !same {
                return false;
            }
        }
        count == line.len()
    }

    /// Whether its amounts, if it has any, could be years.
    fn has_years_only(&self) -> bool {
        self.values.iter().zip(self.cents_per_unit).all(|(value, cents_per_unit)| match value {
            Value::Blank | Value::Text(_) => true,
            Value::Cents(cents) => YEARS.into_iter().any(|year| cents.0 == year * cents_per_unit),
            _ => false,
        })
    }
}

/// A heading on one line.
fn shown_whole(text: &str) -> Text {
    texts::fold(text).into()
}
