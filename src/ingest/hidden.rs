//! Rows and columns a workbook hides: they are read like all others, and reported.
//!
//! In: the markup or the records of a sheet, as they are unpacked for its reader. Out: which
//! rows and columns are not shown, be it that somebody hid them, that a filter leaves them out
//! or that their group is folded. Deliberately absent: hidden sheets, which the workbook lists.

use std::ops::RangeInclusive;

use memchr::memmem;
use quick_xml::events::BytesStart;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::RawTable;
use crate::provenance::{Cell, column_letters};

/// The attribute by which rows and columns are hidden.
const ATTRIBUTE: &[u8] = b"hidden=";
/// A tag of a row or column is far shorter.
const LONGEST_TAG_BYTES: usize = 4096;
/// Kinds of the records of rows and columns in binary sheets, and how much of each is looked at.
const ROW_RECORD: u32 = 0;
const COLUMN_RECORD: u32 = 60;
const RECORD_BYTES: usize = 18;
/// How many stretches of hidden rows or columns a message names.
const SHOWN_STRETCHES: usize = 8;

/// Rows and columns of a sheet that are not shown.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Hidden {
    rows: Stretches,
    columns: Stretches,
}

impl Hidden {
    /// Adds rows, counted from zero.
    pub(super) fn add_rows(&mut self, rows: RangeInclusive<u32>) {
        self.rows.add(rows);
    }

    /// Adds columns, counted from zero.
    pub(super) fn add_columns(&mut self, columns: RangeInclusive<u32>) {
        self.columns.add(columns);
    }

    /// What is to be said of a table: one note for its hidden rows, one for its columns.
    pub(super) fn diagnostics(&self, table: &RawTable) -> Vec<Diagnostic> {
        let RawTable { table, rows, .. } = table;
        let mut diagnostics = Vec::new();
        let hidden: Vec<u32> =
            rows.iter().map(|row| row.row).filter(|&row| self.rows.has(row)).collect();
        if let (Some(&row), Some(first)) = (hidden.first(), table.columns.first()) {
            let number = |row: u32| (u64::from(row) + 1).to_string();
            let note = Diagnostic::new(Code::RowHidden)
                .at(table.place(Cell { row, column: first.index }))
                .with("number", if hidden.len() == 1 { "one" } else { "other" })
                .with("count", hidden.len().to_string())
                .with("found", named(&hidden, number));
            diagnostics.push(note);
        }
        let filled = table.columns.iter().filter(|column| column.seen.cell_count > 0);
        let hidden: Vec<u32> = filled
            .map(|column| u32::from(column.index))
            .filter(|&column| self.columns.has(column))
            .collect();
        if let Some(column) = hidden.first().and_then(|&column| u16::try_from(column).ok()) {
            let letters =
                |column: u32| u16::try_from(column).map_or_else(|_| "…".into(), column_letters);
            let note = Diagnostic::new(Code::ColumnHidden)
                .at(table.place(Cell { row: table.header_row, column }))
                .with("number", if hidden.len() == 1 { "one" } else { "other" })
                .with("count", hidden.len().to_string())
                .with("found", named(&hidden, letters));
            diagnostics.push(note);
        }
        diagnostics
    }
}

/// Numbers with those that follow each other drawn together: `4, 7–9`.
fn named(numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    let mut stretches = Stretches::default();
    for &number in numbers {
        stretches.add(number..=number);
    }
    let shown = stretches.0.iter().take(SHOWN_STRETCHES).map(|stretch| {
        let (first, last) = (name(*stretch.start()), name(*stretch.end()));
        if first == last { first } else { format!("{first}–{last}") }
    });
    let rest = (stretches.0.len() > SHOWN_STRETCHES).then(|| "…".to_owned());
    shown.chain(rest).collect::<Vec<_>>().join(", ")
}

/// Stretches of numbers in order, none touching another.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Stretches(Vec<RangeInclusive<u32>>);

impl Stretches {
    fn add(&mut self, added: RangeInclusive<u32>) {
        // Sheets list their rows in order, so that this is the end nearly always.
        let at = self.0.partition_point(|stretch| stretch.end().saturating_add(1) < *added.start());
        let beyond = added.end().saturating_add(1);
        let touching = self.0[at..].iter().take_while(|stretch| *stretch.start() <= beyond);
        let (mut first, mut last) = added.into_inner();
        let mut count = 0;
        for stretch in touching {
            (first, last) = (first.min(*stretch.start()), last.max(*stretch.end()));
            count += 1;
        }
        self.0.splice(at..at + count, [first..=last]);
    }

    fn has(&self, number: u32) -> bool {
        let at = self.0.partition_point(|stretch| *stretch.end() < number);
        self.0.get(at).is_some_and(|stretch| stretch.contains(&number))
    }
}

/// Looks at a sheet while it is unpacked.
#[derive(Debug)]
pub(super) struct Watch {
    records: bool,
    /// Of markup the tag, of records the record that is not complete.
    rest: Vec<u8>,
    /// Bytes of a record that are passed over.
    passed_over: usize,
    /// What was found so far.
    pub(super) hidden: Hidden,
}

impl Watch {
    /// Nothing seen yet of a sheet of markup or, else, of records.
    pub(super) fn new(markup: bool) -> Self {
        Self { records: !markup, rest: Vec::new(), passed_over: 0, hidden: Hidden::default() }
    }

    /// Takes in what was unpacked next.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        if self.records {
            self.take_records(bytes);
        } else {
            self.take_markup(bytes);
        }
    }

    fn take_markup(&mut self, bytes: &[u8]) {
        let mut text = std::mem::take(&mut self.rest);
        text.extend_from_slice(bytes);
        for at in memmem::find_iter(&text, ATTRIBUTE) {
            let before = &text[at.saturating_sub(LONGEST_TAG_BYTES)..at];
            let behind = &text[at..text.len().min(at + LONGEST_TAG_BYTES)];
            let begin = before.iter().rposition(|&byte| byte == b'<');
            let end = behind.iter().position(|&byte| byte == b'>');
            if let (Some(begin), Some(end)) = (begin, end) {
                let begin = at - before.len() + begin + 1;
                self.tag(&text[begin..at + end]);
            }
        }
        let open = text.iter().rposition(|&byte| byte == b'<').unwrap_or(text.len());
        if text.len() - open < LONGEST_TAG_BYTES && !text[open..].contains(&b'>') {
            text.drain(..open);
            self.rest = text;
        }
    }

    /// A tag that names the attribute: of a row, of columns, or of something else.
    fn tag(&mut self, tag: &[u8]) {
        let Ok(tag) = std::str::from_utf8(tag.strip_suffix(b"/").unwrap_or(tag)) else { return };
        let name_bytes = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let start = BytesStart::from_content(tag, name_bytes);
        let value = |name: &str| {
            let attribute = start.try_get_attribute(name).ok()??;
            attribute.value.trim().parse::<u32>().ok()
        };
        let flag = start.try_get_attribute("hidden").ok().flatten();
        if !flag.is_some_and(|flag| matches!(&*flag.value, "1" | "true")) {
            return;
        }
        let from_one = |number: u32| number.checked_sub(1);
        match start.local_name().as_ref() {
            "row" => {
                if let Some(row) = value("r").and_then(from_one) {
                    self.hidden.add_rows(row..=row);
                }
            }
            "col" => {
                let edges = (value("min").and_then(from_one), value("max").and_then(from_one));
                if let (Some(first), Some(last)) = edges {
                    self.hidden.add_columns(first..=last);
                }
            }
            _ => {}
        }
    }

    fn take_records(&mut self, bytes: &[u8]) {
        let passed = self.passed_over.min(bytes.len());
        self.passed_over -= passed;
        let mut data = std::mem::take(&mut self.rest);
        data.extend_from_slice(&bytes[passed..]);
        let mut rest = data.as_slice();
        while let Some((kind, length, header)) = record_header(rest) {
            let looked_at = matches!(kind, ROW_RECORD | COLUMN_RECORD);
            let body = &rest[header..];
            if looked_at && body.len() < length.min(RECORD_BYTES) {
                break;
            }
            if looked_at {
                self.record(kind, &body[..length.min(RECORD_BYTES)]);
            }
            let there = length.min(body.len());
            self.passed_over = length - there;
            rest = &body[there..];
        }
        self.rest = rest.to_vec();
    }

    fn record(&mut self, kind: u32, body: &[u8]) {
        let word = |at: usize| Some(u32::from_le_bytes(body.get(at..at + 4)?.try_into().ok()?));
        match kind {
            ROW_RECORD => {
                let folded = body.get(11).is_some_and(|flags| flags & 0x10 != 0);
                if let (Some(row), true) = (word(0), folded) {
                    self.hidden.add_rows(row..=row);
                }
            }
            _ => {
                let folded = body.get(16).is_some_and(|flags| flags & 1 != 0);
                if let (Some(first), Some(last), true) = (word(0), word(4), folded) {
                    self.hidden.add_columns(first..=last);
                }
            }
        }
    }
}

/// Kind and length of a binary record and the bytes that say so; nothing while they are not
/// complete.
fn record_header(bytes: &[u8]) -> Option<(u32, usize, usize)> {
    let (kind, kind_bytes) = grouped(bytes, 2)?;
    let (length, length_bytes) = grouped(&bytes[kind_bytes..], 4)?;
    Some((kind, usize::try_from(length).ok()?, kind_bytes + length_bytes))
}

/// A number in groups of seven bits, the lowest first; the eighth says that another follows.
fn grouped(bytes: &[u8], most: usize) -> Option<(u32, usize)> {
    let mut number = 0;
    for (index, &byte) in bytes.iter().enumerate().take(most) {
        number |= u32::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 || index + 1 == most {
            return Some((number, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(sheet: &[u8], markup: bool) -> (Vec<u32>, Vec<u32>) {
        let whole = (1..=sheet.len().max(1)).map(|size| {
            let mut watch = Watch::new(markup);
            sheet.chunks(size).for_each(|chunk| watch.take(chunk));
            watch.hidden
        });
        let all: Vec<Hidden> = whole.collect();
        assert!(all.windows(2).all(|two| two[0] == two[1]), "wherever reading stops in between");
        let numbers = |stretches: &Stretches| stretches.0.iter().cloned().flatten().collect();
        (numbers(&all[0].rows), numbers(&all[0].columns))
    }

    #[test]
    fn tags_of_hidden_rows_and_columns_are_found() {
        let sheet = "<cols><col min=\"2\" max=\"3\" width=\"0\" hidden=\"1\"/><col min=\"5\" max='5' \
                     hidden='0'/></cols><sheetData><row r=\"4\" ht=\"15\" hidden=\"1\"><c r=\"A4\">\
                     <v>1</v></c></row><x:row hidden='true' r='5'/><row r=\"7\" hidden=\"false\"/>\
                     <row r=\"9\"><c t=\"inlineStr\"><is><t>hidden=\"1\"</t></is></c></row>";
        assert_eq!(seen(sheet.as_bytes(), true), (vec![3, 4], vec![1, 2]));
        assert_eq!(seen(b"hidden=\"1\" < hidden=", true), (vec![], vec![]));
    }

    #[test]
    fn records_of_hidden_rows_and_columns_are_found() {
        let record = |kind: u8, body: &[u8]| {
            let length = u8::try_from(body.len()).expect("short");
            [&[kind, length], body].concat()
        };
        let row = |number: u8, flags: u8| {
            let mut body = [0; 17];
            (body[0], body[11]) = (number, flags);
            record(0, &body)
        };
        let mut column = [0; 18];
        (column[0], column[4], column[16]) = (1, 2, 1);
        let long = [&[0x81, 0x01, 0xC8, 0x01][..], &[0; 200]].concat();
        let sheet = [
            record(60, &column),
            long,
            row(3, 0x10),
            row(4, 0x20),
            record(7, &[1; 9]),
            row(6, 0x18),
        ];
        assert_eq!(seen(&sheet.concat(), false), (vec![3, 6], vec![1, 2]));
    }

    #[test]
    fn numbers_that_follow_each_other_are_drawn_together() {
        assert_eq!(named(&[3, 6, 7, 8], |row| (row + 1).to_string()), "4, 7–9");
        let every_other: Vec<u32> = (0..40).step_by(2).collect();
        assert!(named(&every_other, |row| row.to_string()).ends_with("12, 14, …"));
        let mut stretches = Stretches::default();
        for stretch in [8..=9, 2..=3, 5..=5, 4..=4, 20..=30, 0..=0, 25..=40] {
            stretches.add(stretch);
        }
        assert_eq!(stretches.0, [0..=0, 2..=5, 8..=9, 20..=40]);
        assert!(stretches.has(3) && !stretches.has(1) && !stretches.has(41));
    }
}
