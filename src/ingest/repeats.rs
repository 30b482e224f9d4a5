//! Headings that stand once more below the headings of a table.
//!
//! In: rows that hold nothing but text. Out: which of them are headings, and what is said of
//! them. The same headings again are those of a printed page and do no harm; other ones begin
//! a further table.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::Value;
use crate::ingest::block;
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
/// Headings that are put together by themselves take no more rows.
const MOST_ROWS: usize = 3;
/// No heading is longer, in bytes.
const LONGEST_HEADING: usize = 120;

/// Rows of headings among those of a table.
#[derive(Debug)]
pub(super) struct Repeats<'a> {
    headings: &'a Headings,
    kind: InputKind,
    roles: HashMap<Text, Role>,
    same: Vec<u32>,
    /// Other rows that are none of the table's.
    passed_over: Vec<u32>,
    /// The last rows that follow each other and hold nothing but texts and years.
    recent: Vec<(u32, Vec<(u16, Text)>)>,
    /// How many rows headings take, where the round says so.
    height: Option<u32>,
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
    /// Headings of a further table, with the row what belongs to it begins at.
    Further(Header, u32),
}

impl<'a> Repeats<'a> {
    /// No such rows yet.
    pub(super) fn new(headings: &'a Headings, kind: InputKind) -> Self {
        Self {
            headings,
            kind,
            roles: HashMap::new(),
            same: Vec::new(),
            passed_over: Vec::new(),
            recent: Vec::new(),
            height: None,
            lines: Vec::new(),
            next: None,
            unclear: Vec::new(),
        }
    }

    /// Headings that take several rows come again in as many.
    pub(super) fn expect(&mut self, lines: Vec<Vec<(u16, Text)>>) {
        self.lines = lines;
    }

    /// The round may say how many rows headings take.
    pub(super) const fn take_rows(&mut self, height: Option<u32>) {
        self.height = height;
    }

    /// What a row is, by its texts; what is no row of the table is counted.
    pub(super) fn tell(
        &mut self,
        columns: &[Column],
        cents_per_unit: &[i64],
        row: u32,
        values: &[Value],
    ) -> RowOf {
        let said = Said { columns, cents_per_unit, values };
        let plain = self.note(row, &said);
        if !self.lines.is_empty() && self.is_line(row, &said) {
            return RowOf::Page;
        }
        let is_text = |value: &Value| matches!(value, Value::Blank | Value::Text(_));
        if !values.iter().all(is_text) || !self.are_headings(values) {
            let several = plain.then(|| self.several()).flatten();
            if let Some(header) = several {
                return self.further(header, columns);
            }
            let unclear = !self.lines.is_empty() && self.is_unclear(row, &said);
            return if unclear { RowOf::Page } else { RowOf::Table };
        }
        let cells = || columns.iter().zip(values).filter_map(|(c, v)| Some((c, v.text()?)));
        if cells().all(|(column, text)| fold(&column.heading) == fold(text)) {
            self.same.push(row);
            return RowOf::Page;
        }
        let mut cells: Vec<(u16, Text)> =
            cells().map(|(column, text)| (column.index, shown_whole(text))).collect();
        cells.sort_by_key(|(index, _)| *index);
        let header = self.widened(row).unwrap_or_else(|| Header::single(row, cells));
        self.further(header, columns)
    }

    /// Headings of a further table. Titles over its amounts are none of the table's above.
    fn further(&mut self, header: Header, columns: &[Column]) -> RowOf {
        let is_money = |index: u16| {
            let column = columns.iter().find(|column| column.index == index);
            column.is_some_and(|column| matches!(column.role, Role::Amount { .. } | Role::Claim(_)))
        };
        let mut top = header.top;
        for (row, line) in self.recent.iter().rev() {
            if *row + 1 == top && line.iter().all(|(index, _)| is_money(*index)) {
                top = *row;
            }
        }
        self.forget_from(top);
        RowOf::Further(header, top)
    }

    /// Keeps a row that holds nothing but texts and years, in case it is one of several rows of
    /// headings.
    fn note(&mut self, row: u32, said: &Said<'_>) -> bool {
        if self.recent.last().is_some_and(|&(last, _)| last + 1 != row) {
            self.recent.clear();
        }
        let Some(line) = said.line() else {
            self.recent.clear();
            return false;
        };
        let most = self.height.map_or(MOST_ROWS, |height| height as usize);
        if self.recent.len() >= most {
            self.recent.remove(0);
        }
        self.recent.push((row, line));
        true
    }

    /// The headings the last rows are together; one of their texts is a heading by itself.
    fn several(&mut self) -> Option<Header> {
        if self.height == Some(1) || self.recent.len() < 2 {
            return None;
        }
        let headings = self.headings;
        let texts = self.recent.iter().flat_map(|(_, line)| line).map(|(_, text)| text);
        let texts = texts.filter(|text| text.len() <= LONGEST_HEADING);
        let mut known = texts.filter(|&text| {
            let role = self.roles.entry(text.clone());
            is_named(role.or_insert_with(|| headings.resolve(text).0))
        });
        known.next()?;
        block::ending(&self.recent, self.height, self.kind, headings)
    }

    /// Headings of one row together with the row above, where that makes amounts of some.
    fn widened(&self, row: u32) -> Option<Header> {
        let automatic = self.height.is_none() && self.recent.len() > 1;
        let cells = automatic.then(|| block::as_cells(&self.recent))?;
        block::widened(&cells, row, self.kind, self.headings)
    }

    /// Rows from one on are headings of a further table.
    fn forget_from(&mut self, top: u32) {
        while self.same.pop_if(|row| *row >= top).is_some() {}
        while self.passed_over.pop_if(|row| *row >= top).is_some() {}
        while self.unclear.pop_if(|(row, _)| *row >= top).is_some() {}
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
            self.passed_over.push(row);
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
        self.passed_over.push(row);
        let texts: Vec<String> = texts.iter().take(6).map(|text| texts::shown(text)).collect();
        self.unclear.push((row, texts.join(" | ")));
        true
    }

    /// Counts another row that is none of the table's.
    pub(super) fn pass_over(&mut self, row: u32) {
        self.passed_over.push(row);
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
        u32::try_from(self.same.len() + self.passed_over.len()).unwrap_or(u32::MAX)
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
    /// The texts of the row by column, if it has nothing but texts and years; left to right.
    fn line(&self) -> Option<Vec<(u16, Text)>> {
        let cells = || self.columns.iter().zip(self.values).zip(self.cents_per_unit);
        // Nearly every row ends here, before anything of it is copied.
        let is_amount = |value: &Value, column: &Column, per_unit: i64| match value {
            Value::Cents(cents) => year_number(cents.0, per_unit).is_none(),
            Value::Hundredths(count) => year_number(*count, 100).is_none(),
            Value::Text(text) => {
                matches!(column.role, Role::Amount { .. } | Role::Claim(_)) && like_amount(text)
            }
            Value::Blank => false,
            Value::Date(_) | Value::Unreadable => true,
        };
        if cells().any(|((column, value), &per_unit)| is_amount(value, column, per_unit)) {
            return None;
        }
        let mut line = Vec::new();
        for ((column, value), cents_per_unit) in cells() {
            let year = |amount, per_unit| Some(year_number(amount, per_unit)?.to_string().into());
            let text = match value {
                Value::Text(text) => shown_whole(text),
                Value::Cents(cents) => year(cents.0, *cents_per_unit)?,
                Value::Hundredths(count) => year(*count, 100)?,
                Value::Blank | Value::Date(_) | Value::Unreadable => continue,
            };
            line.push((column.index, text));
        }
        line.sort_by_key(|(index, _)| *index);
        Some(line)
    }

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

/// The year an amount would be if it were one.
fn year_number(amount: i64, per_unit: i64) -> Option<i64> {
    let year = amount.checked_div(per_unit)?;
    (YEARS.contains(&year) && year.checked_mul(per_unit) == Some(amount)).then_some(year)
}

/// A text that begins like an amount and not like a year.
fn like_amount(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.as_bytes().get(digits);
    let year = digits == 4 && !matches!(behind, Some(b'.' | b','));
    (digits > 0 && !year) || text.starts_with(['-', '−', '(', '+', '€'])
}

/// A heading on one line.
fn shown_whole(text: &str) -> Text {
    texts::fold(text).into()
}
