//! Delimited text files: encoding and delimiter are declared or found, never guessed silently.
//!
//! In: the bytes of a file. Out: its records as the rows of one sheet without a name.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::file::{FileScan, SheetSink};
use crate::ingest::texts::shown;
use crate::ingest::workbook::COLUMN_LIMIT;
use crate::ingest::{Unusable, encoding};
use crate::provenance::{Cell, Place};

/// Delimiters that are tried where none is declared.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How much of a file is looked at to find its delimiter.
const SAMPLE_BYTES: usize = 1 << 16;
const SAMPLE_RECORDS: usize = 100;

/// Reads all records of a file.
pub(super) fn read(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let text = match encoding::decode(bytes, scan.input().encoding) {
        Ok(text) => text,
        Err(unclear) => {
            let place = Place::file(scan.path().clone());
            scan.report(unclear.diagnostic().at(place));
            return Ok(());
        }
    };
    let delimiter = scan.input().delimiter.unwrap_or_else(|| find_delimiter(&text));
    let mut reader = reader(&text, delimiter, true);
    let mut record = csv::StringRecord::new();
    let mut sheet = scan.sheet(None, false);
    let (mut row, mut width) = (0, 0);
    loop {
        let begin = position(&reader);
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(Unusable { reason: error.to_string() }),
        }
        let (blank_count, raw) = without_blank_lines(&text, begin, position(&reader));
        row += blank_count;
        let swallowed = swallowing(raw, &record, delimiter, width);
        let lines = swallowed.map(|column| {
            let lines = apart(raw, delimiter, width);
            let place = Place::sheet(sheet.sheet()).at(Cell { row, column });
            let text = record.get(usize::from(column)).unwrap_or_default();
            scan.report(open_quote(text, lines.len()).at(place));
            lines
        });
        for record in lines.iter().flatten() {
            if !push(record, row, scan, &mut sheet) {
                scan.close(sheet);
                return Ok(());
            }
            row += 1;
        }
        if lines.is_some_and(|lines| !lines.is_empty()) {
            continue;
        }
        width = width.max(record.len());
        if width > usize::from(COLUMN_LIMIT) {
            return Err(Unusable::reason("too-large"));
        }
        if !push(&record, row, scan, &mut sheet) {
            break;
        }
        row += 1;
    }
    scan.close(sheet);
    Ok(())
}

/// Hands on the fields of a record; false once nothing more of the file is of use.
fn push(
    record: &csv::StringRecord,
    row: u32,
    scan: &mut FileScan<'_>,
    sheet: &mut SheetSink<'_>,
) -> bool {
    for (column, field) in record.iter().enumerate() {
        let Ok(column) = u16::try_from(column) else { return false };
        if !field.is_empty() && !sheet.push_text(&mut scan.texts, Cell { row, column }, field) {
            return false;
        }
    }
    true
}

/// What is said of a quotation mark that took in lines. They are read apart where that is
/// certain; otherwise their amounts are missing.
fn open_quote(swallowed: &str, read_count: usize) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::FileUnreadable).row(shown(swallowed));
    if read_count == 0 {
        return diagnostic.with("reason", "open-quote");
    }
    let mut read = diagnostic.with("reason", "quote-read").with("count", read_count.to_string());
    read.severity = Severity::Warning;
    read
}

/// The lines of a record as records of their own, if each has just as many fields as the widest
/// record before; otherwise none, since a field may then rightly hold several lines.
fn apart(raw: &str, delimiter: u8, width: usize) -> Vec<csv::StringRecord> {
    let mut records = Vec::new();
    let lines = raw.split(['\r', '\n']).filter(|line| !line.trim().is_empty());
    for line in lines {
        let quoting = stray_quote(line, delimiter).is_none();
        let mut record = csv::StringRecord::new();
        let read = reader(line, delimiter, quoting).read_record(&mut record);
        if !read.unwrap_or(false) || width < 2 || record.len() != width {
            return Vec::new();
        }
        records.push(record);
    }
    records
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes())
}

fn position(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).expect("the file is in memory")
}

/// A record's text, and the blank lines before it. The reader passes over these; a spreadsheet
/// shows them as rows.
fn without_blank_lines(text: &str, begin: usize, end: usize) -> (u32, &str) {
    let mut raw = &text[begin..end];
    if begin > 0 && text.as_bytes()[begin - 1] == b'\r' {
        raw = raw.strip_prefix('\n').unwrap_or(raw);
    }
    let mut blank_count = 0;
    while let Some(rest) = ["\r\n", "\n", "\r"].iter().find_map(|end| raw.strip_prefix(end)) {
        (blank_count, raw) = (blank_count + 1, rest);
    }
    (blank_count, raw)
}

/// The column whose quotation mark took in what stands on later lines: it is closed nowhere, or
/// before more text, or there are just as many delimiters in it as the lines would have.
fn swallowing(raw: &str, record: &csv::StringRecord, delimiter: u8, width: usize) -> Option<u16> {
    if !raw.as_bytes().contains(&b'"') {
        return None;
    }
    let column = match stray_quote(raw, delimiter) {
        Some(column) => column,
        None => record.iter().position(|field| {
            let breaks = field.lines().count().saturating_sub(1);
            let inside = field.bytes().filter(|&byte| byte == delimiter).count();
            let lines_fit = inside + record.len() - 1 == (breaks + 1) * width.saturating_sub(1);
            breaks > 0 && inside > 1 && lines_fit
        })?,
    };
    u16::try_from(column).ok()
}

/// The field of a record on several lines, or at the end of the file, whose quotation marks do
/// not stand around it.
fn stray_quote(raw: &str, delimiter: u8) -> Option<usize> {
    let bytes = raw.as_bytes();
    let (mut column, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'"' {
            let begin = at + 1;
            at = begin;
            loop {
                let Some(length) = bytes[at..].iter().position(|&byte| byte == b'"') else {
                    return Some(column);
                };
                at += length;
                if bytes.get(at + 1) != Some(&b'"') {
                    break;
                }
                at += 2;
            }
            let ends = bytes
                .get(at + 1)
                .is_none_or(|&byte| byte == delimiter || matches!(byte, b'\r' | b'\n'));
            if !ends && raw[begin..at].contains(['\r', '\n']) {
                return Some(column);
            }
        }
        match bytes[at..].iter().position(|&byte| byte == delimiter) {
            Some(length) => (column, at) = (column + 1, at + length + 1),
            None => break,
        }
    }
    None
}

/// The delimiter under which most of the first records have the same number of fields.
pub(super) fn find_delimiter(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let consistency = |delimiter: u8| {
        // Read with its quotation marks, one that is closed nowhere would hide the other lines.
        let quoting = !sample_has_stray_quote(sample, delimiter);
        let mut widths: Vec<usize> = reader(sample, delimiter, quoting)
            .into_records()
            .take(SAMPLE_RECORDS)
            .map_while(Result::ok)
            .map(|record| record.len())
            .collect();
        if widths.len() > 1 && end < text.len() {
            // The sample may end inside its last record.
            widths.pop();
        }
        widths.sort_unstable();
        widths
            .chunk_by(|left, right| left == right)
            .map(|same| (same.len(), same[0]))
            .filter(|&(_, width)| width > 1)
            .max()
            .unwrap_or_default()
    };
    // Of equally consistent ones the one with more columns, then the first.
    DELIMITERS.into_iter().rev().max_by_key(|&delimiter| consistency(delimiter)).unwrap_or(b';')
}

fn sample_has_stray_quote(sample: &str, delimiter: u8) -> bool {
    let mut reader = reader(sample, delimiter, true);
    let mut record = csv::StringRecord::new();
    loop {
        let begin = position(&reader);
        if !reader.read_record(&mut record).unwrap_or(false) {
            return false;
        }
        let (_, raw) = without_blank_lines(sample, begin, position(&reader));
        if stray_quote(raw, delimiter).is_some() {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_that_stand_around_no_field_are_found() {
        assert_eq!(stray_quote("1;\"a;b\n2;c;d\n", b';'), Some(1));
        assert_eq!(stray_quote("1;\"a;b\n2;\"c\";d\n", b';'), Some(1));
        assert_eq!(stray_quote("1;\"a\nb\";\"c \"\"d\"\"\"\n", b';'), None);
        assert_eq!(stray_quote("1;24\" Monitor;5\n", b';'), None);
        assert_eq!(stray_quote("1;\"24\" Monitor;5\n", b';'), None);
        assert_eq!(stray_quote("\"\"", b';'), None);
        assert_eq!(stray_quote("\"", b';'), Some(0));
    }

    #[test]
    fn the_delimiter_is_the_most_consistent_one() {
        assert_eq!(find_delimiter("a;b;c\n1,5;2;3\n1;2,5;3\n"), b';');
        assert_eq!(find_delimiter("a,b\n\"x;y;z\",2\n"), b',');
        assert_eq!(find_delimiter("a\tb\n1,5\t2\n"), b'\t');
        assert_eq!(find_delimiter("a|b\n1,5|2\n"), b'|');
        assert_eq!(find_delimiter("Titel\na;b\n1;2\n"), b';');
        assert_eq!(find_delimiter("a;b;c\n1;2,5;\"x\n1;2,5;3\n1;2,5;3\n1;2,5;3\n"), b';');
        assert_eq!(find_delimiter(""), b';');
    }
}
