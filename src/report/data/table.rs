//! A table as CSV and as Parquet, written block by block.
//!
//! In: a [`Table`] that gives the rows of a block of lines. Out: `<name>.csv` with the notation
//! the module above states, and `<name>.parquet` with money as decimals of two digits, shares
//! of six. A block is laid out, written and dropped, so that memory does not grow with a round.

use std::fs::File;
use std::io::BufWriter;
use std::ops::Range;
use std::path::{Path, PathBuf};

use csv::WriterBuilder;
use jiff::civil::Date;
use polars::io::parquet::write::BatchedWriter;
use polars::polars_utils::compression::ZstdLevel;
use polars::prelude::{
    Column, DataFrame, DataType, Field, IntoColumn, NamedFrom, ParquetCompression, ParquetWriter,
    PolarsError, PolarsResult, Schema, Series, StatisticsOptions, StringChunked,
    StringChunkedBuilder,
};

use crate::error::Error;
use crate::money::Ratio;
use crate::provenance::{self, Cell};

/// Lines of one block, and so about the rows of one Parquet row group.
/// Small enough that a column's values are laid out in memory that is at hand already.
const BLOCK_LINES: usize = 16_384;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// The name of a cell, as text.
    Cell,
    /// A date in ISO notation, as text.
    Date,
    Whole,
    Money,
    Share,
}

/// One value of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Datum<'a> {
    Absent,
    Text(&'a str),
    /// The name of a cell, as text.
    Cell(Cell),
    Date(Date),
    Whole(i64),
    /// Whole cents.
    Money(i128),
    Share(Ratio),
}

/// A table whose rows come from budget lines.
pub(super) trait Table: Sync {
    /// A row, before its values are asked for.
    type Row;

    /// Name and kind of each column.
    fn columns(&self) -> Vec<(String, Kind)>;

    /// How many budget lines there are.
    fn line_count(&self) -> usize;

    /// The rows of some lines, in order.
    fn rows(&self, lines: Range<usize>) -> Vec<Self::Row>;

    /// The value of a column of a row.
    fn value<'a>(&'a self, row: &Self::Row, column: usize) -> Datum<'a>;
}

/// Writes a table as CSV and as Parquet, into files of that name in a folder.
pub(super) fn write<T: Table>(table: &T, folder: &Path, name: &str) -> Result<(), Error> {
    let columns = table.columns();
    let mut text = CsvFile::new(folder.join(name).with_extension("csv"), &columns)?;
    let mut binary = ParquetFile::new(folder.join(name).with_extension("parquet"), &columns)?;
    for rows in blocks(table) {
        text.push(table, &rows)?;
        binary.push(table, &rows)?;
    }
    text.finish()?;
    binary.finish()
}

/// A CSV file being written.
struct CsvFile {
    path: PathBuf,
    writer: csv::Writer<BufWriter<File>>,
    column_count: usize,
}

impl CsvFile {
    fn new(path: PathBuf, columns: &[(String, Kind)]) -> Result<Self, Error> {
        let writer = WriterBuilder::new().from_writer(create(&path)?);
        let mut file = Self { path, writer, column_count: columns.len() };
        let names = columns.iter().map(|(name, _)| name);
        let written = file.writer.write_record(names);
        written.map_err(|error| file.failed(&error))?;
        Ok(file)
    }

    fn failed(&self, error: &csv::Error) -> Error {
        Error::Data { path: self.path.clone(), message: error.to_string() }
    }

    fn push<T: Table>(&mut self, table: &T, rows: &[T::Row]) -> Result<(), Error> {
        let mut text = Vec::with_capacity(64);
        for row in rows {
            self.push_row(table, row, &mut text).map_err(|error| self.failed(&error))?;
        }
        Ok(())
    }

    fn push_row<T: Table>(
        &mut self,
        table: &T,
        row: &T::Row,
        text: &mut Vec<u8>,
    ) -> csv::Result<()> {
        for column in 0..self.column_count {
            match table.value(row, column) {
                Datum::Absent => self.writer.write_field(b"")?,
                Datum::Text(value) if !runs_as_formula(value) => self.writer.write_field(value)?,
                value => {
                    text.clear();
                    spell(value, text);
                    self.writer.write_field(&text)?;
                }
            }
        }
        self.writer.write_record(None::<&[u8]>)
    }

    fn finish(mut self) -> Result<(), Error> {
        let flushed = self.writer.flush();
        flushed.map_err(|source| Error::Write { path: self.path, source })
    }
}

/// A Parquet file being written.
struct ParquetFile {
    path: PathBuf,
    writer: BatchedWriter<BufWriter<File>>,
    columns: Vec<(String, Kind)>,
}

impl ParquetFile {
    fn new(path: PathBuf, columns: &[(String, Kind)]) -> Result<Self, Error> {
        let fields =
            columns.iter().map(|(name, kind)| Field::new(name.as_str().into(), data_type(*kind)));
        let schema: Schema = fields.collect();
        let file = create(&path)?;
        // A sixth larger than at the usual level, half the time; nobody prunes by statistics.
        let opened = ZstdLevel::try_new(1).and_then(|level| {
            ParquetWriter::new(file)
                .with_compression(ParquetCompression::Zstd(Some(level)))
                .with_statistics(StatisticsOptions::empty())
                .set_parallel(false)
                .batched(&schema)
        });
        let writer = opened.map_err(|error| failed(&path, &error))?;
        Ok(Self { path, writer, columns: columns.to_vec() })
    }

    fn push<T: Table>(&mut self, table: &T, rows: &[T::Row]) -> Result<(), Error> {
        let written =
            frame(table, &self.columns, rows).and_then(|frame| self.writer.write_batch(&frame));
        written.map_err(|error| failed(&self.path, &error))
    }

    fn finish(self) -> Result<(), Error> {
        self.writer.finish().map_err(|error| failed(&self.path, &error))?;
        Ok(())
    }
}

fn failed(path: &Path, error: &PolarsError) -> Error {
    Error::Data { path: path.to_owned(), message: error.to_string() }
}

fn blocks<T: Table>(table: &T) -> impl Iterator<Item = Vec<T::Row>> {
    let count = table.line_count();
    (0..count)
        .step_by(BLOCK_LINES)
        .map(move |start| table.rows(start..(start + BLOCK_LINES).min(count)))
}

fn create(path: &Path) -> Result<BufWriter<File>, Error> {
    let file =
        File::create(path).map_err(|source| Error::Write { path: path.to_owned(), source })?;
    Ok(BufWriter::with_capacity(1 << 18, file))
}

/// Spells a value as CSV carries it, without quotes.
fn spell(value: Datum<'_>, text: &mut Vec<u8>) {
    match value {
        Datum::Absent => {}
        Datum::Text(value) => {
            if runs_as_formula(value) {
                text.push(b'\'');
            }
            text.extend_from_slice(value.as_bytes());
        }
        Datum::Cell(cell) => {
            text.extend_from_slice(provenance::column_letters(cell.column).as_bytes());
            spell_digits(u128::from(cell.row) + 1, 1, text);
        }
        Datum::Date(date) => text.extend_from_slice(date.to_string().as_bytes()),
        Datum::Whole(value) => {
            if value < 0 {
                text.push(b'-');
            }
            spell_digits(u128::from(value.unsigned_abs()), 1, text);
        }
        Datum::Money(cents) => {
            if cents < 0 {
                text.push(b'-');
            }
            spell_digits(cents.unsigned_abs(), 3, text);
            text.insert(text.len() - 2, b'.');
        }
        Datum::Share(share) => text.extend_from_slice(share.decimal().as_bytes()),
    }
}

/// Appends a number with at least the given count of digits.
fn spell_digits(mut rest: u128, least: usize, text: &mut Vec<u8>) {
    let start = text.len();
    // Division of 128 bits is slow, and hardly any amount needs it.
    while rest > u128::from(u64::MAX) {
        text.push(b'0' + u8::try_from(rest % 10).expect("a digit"));
        rest /= 10;
    }
    let mut rest = u64::try_from(rest).expect("made small enough above");
    while rest > 0 || text.len() - start < least {
        text.push(b'0' + u8::try_from(rest % 10).expect("a digit"));
        rest /= 10;
    }
    text[start..].reverse();
}

/// A spreadsheet that opens the file would take the text for a formula; plain numbers are none.
/// Text that has apostrophes in front already gets one more, so that taking one away is exact.
pub(super) fn runs_as_formula(text: &str) -> bool {
    // Letters and digits lead nearly every text.
    if text.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric()) {
        return false;
    }
    let bare = text.trim_start_matches('\'');
    let wide = ['＝', '＋', '－', '＠'];
    (bare.starts_with(['=', '+', '-', '@']) || bare.starts_with(wide) || is_control_led(bare))
        && !is_plain_number(bare)
}

fn is_control_led(text: &str) -> bool {
    text.starts_with(|first: char| first.is_control())
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

const fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text | Kind::Cell | Kind::Date => DataType::String,
        Kind::Whole => DataType::Int64,
        Kind::Money => DataType::Decimal(38, 2),
        Kind::Share => DataType::Decimal(38, 6),
    }
}

fn frame<T: Table>(
    table: &T,
    columns: &[(String, Kind)],
    rows: &[T::Row],
) -> PolarsResult<DataFrame> {
    let columns = columns
        .iter()
        .enumerate()
        .map(|(index, (name, kind))| {
            let values = rows.iter().map(|row| table.value(row, index));
            column(name, *kind, values)
        })
        .collect::<PolarsResult<Vec<Column>>>()?;
    DataFrame::new(rows.len(), columns)
}

fn column<'a>(
    name: &str,
    kind: Kind,
    values: impl Iterator<Item = Datum<'a>>,
) -> PolarsResult<Column> {
    let name = name.into();
    match kind {
        Kind::Text => {
            let values: StringChunked = values
                .map(|value| if let Datum::Text(text) = value { Some(text) } else { None })
                .collect();
            Ok(values.with_name(name).into_column())
        }
        Kind::Cell | Kind::Date => {
            let mut builder = StringChunkedBuilder::new(name, values.size_hint().0);
            let mut text = Vec::with_capacity(8);
            for value in values {
                text.clear();
                spell(value, &mut text);
                let text = std::str::from_utf8(&text).ok().filter(|text| !text.is_empty());
                builder.append_option(text);
            }
            Ok(builder.finish().into_column())
        }
        Kind::Whole => {
            let values: Vec<Option<i64>> = values
                .map(|value| if let Datum::Whole(whole) = value { Some(whole) } else { None })
                .collect();
            Ok(Series::new(name, values).into_column())
        }
        Kind::Money => {
            let values: Vec<Option<i128>> = values
                .map(|value| if let Datum::Money(cents) = value { Some(cents) } else { None })
                .collect();
            Ok(Series::new(name, values).i128()?.clone().into_decimal(38, 2)?.into_column())
        }
        Kind::Share => {
            let values: Vec<Option<i128>> = values
                .map(|value| if let Datum::Share(share) = value { Some(share) } else { None })
                .map(|share| share.map(Ratio::millionths))
                .collect();
            Ok(Series::new(name, values).i128()?.clone().into_decimal(38, 6)?.into_column())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(value: Datum<'_>) -> String {
        let mut text = Vec::new();
        spell(value, &mut text);
        String::from_utf8(text).expect("ASCII")
    }

    #[test]
    fn money_is_spelt_as_decimal_text() {
        for cents in [0, 5, -5, 99, 100, -123_456_789, i128::from(i64::MIN), i128::MAX / 10] {
            assert_eq!(spelt(Datum::Money(cents)), crate::money::Total(cents).decimal());
        }
        assert_eq!(spelt(Datum::Whole(i64::MIN)), i64::MIN.to_string());
        assert_eq!(spelt(Datum::Whole(0)), "0");
        assert_eq!(spelt(Datum::Cell(Cell { row: 16, column: 27 })), "AB17");
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_kept() {
        for text in
            ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "\u{1}", "-", "+-1", "'=1", "＝1"]
        {
            assert_eq!(spelt(Datum::Text(text)), format!("'{text}"));
        }
        for text in ["-5", "+49", "-1.234,50", "0041", "a=b", "", "§ 5", "'s Heerenberg"] {
            assert_eq!(spelt(Datum::Text(text)), text);
        }
    }
}
