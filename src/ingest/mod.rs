//! Ingest: a file becomes raw tables whose every value still knows its cell.
//!
//! In: a path and what the round says of it. Out: a [`RawFile`] with its hash, its tables and
//! the control sum of each amount column, and diagnostics. Floating point ends here: amounts
//! leave as whole cents. Deliberately absent: any judgement on what a row means.
//!
//! A file's format is decided by its content. A workbook's cells are streamed (`workbook`),
//! delimited text is decoded first (`delimited`); both feed the same search for a table
//! (`tables`), below whose headings each cell is read as its column calls for (`rows`).

mod amount;
mod area;
mod beside;
mod biff;
mod block;
mod columns;
mod compound;
mod compressed;
mod container;
mod dated;
mod delimited;
mod encoding;
mod file;
mod findings;
pub mod form;
mod header;
mod hidden;
mod notation;
mod open_document;
pub mod outline;
pub mod plain;
mod repeats;
#[cfg(feature = "report")]
pub mod review;
mod rows;
pub mod survey;
mod tables;
mod texts;
mod units;
mod unpacked;
mod words;
mod workbook;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Cents, Total};
use crate::provenance::{Place, Sheet, Source};
use crate::round::headings::Headings;
use crate::round::{Input, Round};
use crate::schema::{Table, Text};
use container::Format;
use file::FileScan;

/// Reads a file of an input. `shown_path` is its path as every report names it.
///
/// The file is there with its hash whenever its bytes could be read, be it without a table;
/// all that is wrong with it is in the diagnostics.
#[must_use]
pub fn read(
    path: &Path,
    shown_path: &str,
    round: &Round,
    input: &Input,
) -> (Option<RawFile>, Vec<Diagnostic>) {
    let bytes = match open(path, round.limits.file_bytes) {
        Ok(bytes) => bytes,
        Err((code, reason)) => {
            let diagnostic = Diagnostic::new(code).at(Place::file(shown_path));
            return (None, vec![diagnostic.with("reason", reason)]);
        }
    };
    let (file, diagnostics) = read_bytes(&bytes, shown_path, round, input);
    (Some(file), diagnostics)
}

/// The bytes of an ordinary file within the limit. What is none (a pipe, a device) may wait for
/// ever or have no end, so that it is not even opened.
pub(crate) fn open(path: &Path, limit: u64) -> Result<Vec<u8>, (Code, String)> {
    let failed = |error: std::io::Error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let code = if missing { Code::FileMissing } else { Code::FileUnreadable };
        (code, error.to_string())
    };
    let unreadable = |reason: &str| Err((Code::FileUnreadable, reason.to_owned()));
    let kind = std::fs::metadata(path).map_err(failed)?;
    if kind.is_dir() {
        return unreadable("folder");
    }
    if !kind.is_file() {
        return unreadable("no-file");
    }
    if kind.len() > limit {
        return unreadable("too-long");
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    // It may have grown since.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit { unreadable("too-long") } else { Ok(bytes) }
}

/// Reads the bytes of a file as [`read`] does.
#[must_use]
pub fn read_bytes(
    bytes: &[u8],
    shown_path: &str,
    round: &Round,
    input: &Input,
) -> (RawFile, Vec<Diagnostic>) {
    let shown_path: Arc<str> = shown_path.into();
    let source = Source::of(shown_path.clone(), bytes);
    let headings = Headings::new(round, input);
    let mut scan = FileScan::new(shown_path.clone(), round, input, &headings);
    let outcome = container::detect(bytes, &round.limits).and_then(|format| match format {
        Format::Delimited => delimited::read(bytes, &mut scan),
        format => workbook::read(bytes, format, &mut scan),
    });
    let left_out = std::mem::take(&mut scan.left_out);
    let (tables, mut diagnostics) = match outcome {
        Ok(()) => scan.finish(),
        Err(Unusable { reason }) => {
            let place = Place::file(shown_path);
            let unreadable = Diagnostic::new(Code::FileUnreadable).at(place);
            (Vec::new(), vec![unreadable.with("reason", reason)])
        }
    };
    crate::diagnostic::sort(&mut diagnostics);
    (RawFile { source, tables, left_out }, diagnostics)
}

/// Why a file cannot be used: one of the reasons the language files know, or the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unusable {
    reason: String,
}

impl Unusable {
    fn reason(reason: &str) -> Self {
        Self { reason: reason.to_owned() }
    }
}

/// The value of a cell, by the role of its column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing, or blanks only.
    #[default]
    Blank,
    /// Text, trimmed of blanks and tabs; whole numbers without a decimal point.
    Text(Text),
    /// Money after unit factor and sign convention; only in amount and claim columns.
    Cents(Cents),
    /// A date; in columns that are neither amount nor claim.
    Date(Date),
    /// A count of posts in hundredths; only in columns of posts.
    Hundredths(i64),
    /// Something that is no amount although the column should hold one; reported.
    Unreadable,
}

impl Value {
    /// The cell is empty.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The text of a text cell.
    #[must_use]
    pub const fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A row below the headings that is not blank.
#[derive(Debug, Clone)]
pub struct RawRow {
    /// Row counted from zero.
    pub row: u32,
    /// Values, parallel to the table's columns.
    pub values: Box<[Value]>,
}

/// Sum of the amount cells of a column, taken cell by cell while reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Control {
    /// Sum of all readable cells below the headings, after unit factor and sign.
    pub sum: Total,
    /// Cells that were readable amounts.
    pub amount_count: u32,
    /// Cells that are no amount.
    pub unreadable_count: u32,
    /// Cells further than a millionth of the currency unit from a whole cent.
    pub rounded_count: u32,
    /// What rounding moved, in millionths of a cent.
    pub rounding_moved_millionths: i128,
}

/// A table of a sheet with its columns resolved.
#[derive(Debug, Clone)]
pub struct RawTable {
    /// Sheet, header row, columns with their roles.
    pub table: Table,
    /// Rows below the headings, top to bottom, without blank ones.
    pub rows: Vec<RawRow>,
    /// Control sums, parallel to the table's columns; zero for columns that hold no amounts.
    pub control: Vec<Control>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Path, hash and size.
    pub source: Source,
    /// Its tables in order of sheet.
    pub tables: Vec<RawTable>,
    /// Sheets the round does not ask for.
    pub left_out: Vec<Sheet>,
}

#[cfg(test)]
mod tests;
