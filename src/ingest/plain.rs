//! Small tables of plain cells, as rule tables are kept: a workbook or delimited text.
//!
//! In: a path and the limits of the round. Out: the sheets with their cells as they stand, or
//! the decoded text. Text that is no UTF-8 is read as Windows-1252 only if every sign beyond
//! ASCII is one that German texts have. Deliberately absent: what the cells mean, and what parts
//! the fields of a text; its first line says that.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::WINDOWS_1252;

use crate::diagnostic::Severity;
use crate::ingest::container::{self, Format};
use crate::ingest::encoding::{self, Unclear};
use crate::ingest::file::FileScan;
use crate::ingest::survey::{Grid, is_german};
use crate::ingest::{Unusable, workbook};
use crate::provenance::Source;
use crate::round::headings::Headings;
use crate::round::{Encoding, Round};

/// The content of a file.
#[derive(Debug)]
pub enum Plain {
    /// Delimited text.
    Text(String),
    /// The sheets of a workbook.
    Sheets(Vec<Grid>),
}

/// Why a file cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum PlainFault {
    /// One of the reasons the language files know for unreadable files, or the reader's.
    Unreadable(String),
    /// A line is neither UTF-8 nor Windows-1252; its number and how it would read.
    Encoding(usize, String),
}

/// Reads a file as it stands.
///
/// # Errors
///
/// Why the file cannot be used; nothing is read in part.
pub fn plain(path: &Path, shown_path: &str, round: &Round) -> Result<(Source, Plain), PlainFault> {
    let bytes = super::open(path, round.limits.file_bytes)
        .map_err(|(_, reason)| PlainFault::Unreadable(reason))?;
    let source = Source::of(shown_path, &bytes);
    let unusable = |Unusable { reason }| PlainFault::Unreadable(reason);
    let plain = match container::detect(&bytes, &round.limits).map_err(unusable)? {
        Format::Delimited => Plain::Text(decoded(&bytes)?),
        format => Plain::Sheets(sheets(&bytes, format, shown_path, round)?),
    };
    Ok((source, plain))
}

fn decoded(bytes: &[u8]) -> Result<String, PlainFault> {
    let unclear = match encoding::decode(bytes, Encoding::Detect) {
        Ok(text) => return Ok(text.into_owned()),
        Err(unclear) => unclear,
    };
    let (line, shown) = match unclear {
        // Every other byte is zero: nothing else is written so.
        Unclear::Utf16(name) => {
            let wide = encoding::utf16(bytes).map(Encoding::Declared);
            let text = wide.and_then(|wide| encoding::decode(bytes, wide).ok());
            return match text {
                Some(text) => Ok(text.into_owned()),
                None => Err(PlainFault::Encoding(1, name.to_owned())),
            };
        }
        Unclear::Declared(name) => (1, name.to_owned()),
        Unclear::Line(line, shown) => (line, shown),
    };
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    if text.chars().all(|sign| sign.is_ascii() || is_german(sign)) {
        Ok(text.into_owned())
    } else {
        Err(PlainFault::Encoding(line, shown))
    }
}

fn sheets(
    bytes: &[u8],
    format: Format<'_>,
    shown_path: &str,
    round: &Round,
) -> Result<Vec<Grid>, PlainFault> {
    let mut bare = Round::bare();
    (bare.limits, bare.language) = (round.limits, round.language);
    let input = bare.inputs[0].clone();
    let headings = Headings::new(&bare, &input);
    let mut scan = FileScan::of_cells(Arc::from(shown_path), &bare, &input, &headings, None);
    workbook::read(bytes, format, &mut scan)
        .map_err(|Unusable { reason }| PlainFault::Unreadable(reason))?;
    let (grids, diagnostics) = scan.into_grids();
    if grids.iter().any(|grid| grid.cut) {
        return Err(PlainFault::Unreadable("too-large".to_owned()));
    }
    match diagnostics.iter().find(|found| found.severity == Severity::Error) {
        Some(found) => Err(PlainFault::Unreadable(found.message(round.language))),
        None => Ok(grids),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_or_plainly_windows_1252() {
        assert_eq!(decoded("Priorität".as_bytes()).as_deref(), Ok("Priorität"));
        assert_eq!(decoded(b"Priorit\xE4t \x80").as_deref(), Ok("Priorität €"));
        let wide: Vec<u8> = "Nr;Wörter".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide).as_deref(), Ok("Nr;Wörter"));
        // Code page 850: what Windows-1252 reads are no German letters.
        let fault = PlainFault::Encoding(2, "M\u{161}ll \u{17d}".to_owned());
        assert_eq!(decoded(b"Nr\nM\x9All \x8E"), Err(fault));
    }
}
