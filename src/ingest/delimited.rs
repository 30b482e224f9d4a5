//! Delimited text files: encoding and delimiter are declared or found, never guessed silently.
//!
//! In: the bytes of a file. Out: its records as the rows of one sheet without a name.

use encoding_rs::{Encoding as Charset, UTF_8};

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::Unusable;
use crate::ingest::file::FileScan;
use crate::ingest::workbook::COLUMN_LIMIT;
use crate::provenance::{Cell, Place};
use crate::round::Encoding;

/// Delimiters that are tried where none is declared.
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];
/// How much of a file is looked at to find its delimiter.
const SAMPLE_BYTES: usize = 1 << 16;
const SAMPLE_RECORDS: usize = 100;

/// Reads all records of a file.
pub(super) fn read(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let Some(text) = decode(bytes, scan.input().encoding) else {
        let place = Place::file(scan.path().clone());
        scan.report(Diagnostic::new(Code::EncodingUnclear).at(place));
        return Ok(());
    };
    let delimiter = scan.input().delimiter.unwrap_or_else(|| find_delimiter(&text));
    let mut reader = reader(&text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut sheet = scan.sheet(None, false);
    let mut row = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(Unusable { reason: error.to_string() }),
        }
        for (column, field) in record.iter().enumerate().take(usize::from(COLUMN_LIMIT)) {
            let column = u16::try_from(column).expect("below the limit");
            let Some(held) = scan.texts.hold(field) else { continue };
            if !sheet.push(&mut scan.texts, Cell { row, column }, held) {
                scan.close(sheet);
                return Ok(());
            }
        }
        row += 1;
    }
    scan.close(sheet);
    Ok(())
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The text of a file: by its byte order mark, as declared, or as UTF-8 if it is valid.
/// Nothing if bytes do not fit the encoding.
fn decode(bytes: &[u8], declared: Encoding) -> Option<std::borrow::Cow<'_, str>> {
    let (charset, rest) = match (Charset::for_bom(bytes), declared) {
        (Some((charset, length)), _) => (charset, &bytes[length..]),
        (None, Encoding::Declared(charset)) => (charset, bytes),
        (None, Encoding::Detect) => (UTF_8, bytes),
    };
    charset.decode_without_bom_handling_and_without_replacement(rest)
}

/// The delimiter under which most of the first records have the same number of fields.
fn find_delimiter(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let consistency = |delimiter: u8| {
        let mut widths: Vec<usize> = reader(sample, delimiter)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_most_consistent_one() {
        assert_eq!(find_delimiter("a;b;c\n1,5;2;3\n1;2,5;3\n"), b';');
        assert_eq!(find_delimiter("a,b\n\"x;y;z\",2\n"), b',');
        assert_eq!(find_delimiter("a\tb\n1,5\t2\n"), b'\t');
        assert_eq!(find_delimiter("Titel\na;b\n1;2\n"), b';');
        assert_eq!(find_delimiter(""), b';');
    }

    #[test]
    fn an_encoding_is_known_or_the_file_is_not_used() {
        assert_eq!(decode(b"\xEF\xBB\xBFa", Encoding::Detect).as_deref(), Some("a"));
        assert_eq!(decode("ä".as_bytes(), Encoding::Detect).as_deref(), Some("ä"));
        assert_eq!(decode(b"\xE4", Encoding::Detect), None);
        let windows = Encoding::Declared(encoding_rs::WINDOWS_1252);
        assert_eq!(decode(b"\xE4", windows).as_deref(), Some("ä"));
        assert_eq!(decode(b"\xFF\xFEa\0", windows).as_deref(), Some("a"));
        assert_eq!(decode(b"\xE4", Encoding::Declared(UTF_8)), None);
    }
}
