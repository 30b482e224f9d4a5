//! Workbooks: the cells of each sheet, streamed where the format allows it.
//!
//! In: the bytes of a file whose format is known. Out: its sheets' cells. The only module that
//! knows calamine. A sheet is never laid out as a grid here: far-away cells cost nothing.

use std::cell::Cell as Flag;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{
    Data, DataRef, ExcelDateTime, OdsError, Reader, Sheet, SheetType, SheetVisible, XlsError,
    XlsbError, XlsxError,
};
use glob::{MatchOptions, Pattern};
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::Unusable;
use crate::ingest::container::Format;
use crate::ingest::file::FileScan;
use crate::ingest::texts::{Held, Texts, number_text};
use crate::provenance::{Cell, Place};
use crate::round::Sheets;

/// Columns of a sheet; spreadsheets have no more.
pub(super) const COLUMN_LIMIT: u16 = 16_384;

thread_local! {
    static READS_UNTRUSTED: Flag<bool> = const { Flag::new(false) };
}

/// Reads the sheets the input names; a file the reader cannot cope with is unusable.
pub(super) fn read(bytes: &[u8], format: Format, scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    quiet_panics();
    READS_UNTRUSTED.set(true);
    let result = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsx => read_xlsx(bytes, scan),
        Format::Xlsb => read_xlsb(bytes, scan),
        Format::Xls => read_xls(bytes, scan),
        Format::Ods => read_ods(bytes, scan),
        Format::Delimited => unreachable!("text is read elsewhere"),
    }));
    READS_UNTRUSTED.set(false);
    result.unwrap_or_else(|_| Err(Unusable::reason("damaged")))
}

/// A damaged workbook may make its reader panic. That is caught and reported as a diagnostic,
/// so the default message on stderr is left out while one is read.
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !READS_UNTRUSTED.get() {
                usual(panic);
            }
        }));
    });
}

fn read_xlsx(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unusable::reason("password"),
        error => Unusable { reason: error.to_string() },
    })?;
    for (name, hidden) in select(book.sheets_metadata(), scan) {
        let mut sheet = scan.sheet(Some(&name), hidden);
        let mut stream = || -> Result<(), XlsxError> {
            let mut cells = book.worksheet_cells_reader(&name)?;
            while let Some(cell) = cells.next_cell_with_formula_metadata()? {
                let held = match (&cell.value, &cell.formula) {
                    (DataRef::Empty, Some(_)) => Some(Held::Unvalued),
                    (value, _) => hold(&mut scan.texts, value),
                };
                let (Some(held), Some(place)) = (held, place(cell.pos)) else { continue };
                if !sheet.push(&mut scan.texts, place, held) {
                    break;
                }
            }
            Ok(())
        };
        match stream() {
            Ok(()) => scan.close(sheet),
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => scan.damaged(&name, &error.to_string()),
        }
    }
    Ok(())
}

fn read_xlsb(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsbError::Password => Unusable::reason("password"),
        error => Unusable { reason: error.to_string() },
    })?;
    for (name, hidden) in select(book.sheets_metadata(), scan) {
        let mut sheet = scan.sheet(Some(&name), hidden);
        let mut stream = || -> Result<(), XlsbError> {
            let mut cells = book.worksheet_cells_reader(&name)?;
            while let Some(cell) = cells.next_cell()? {
                let Some(held) = hold(&mut scan.texts, cell.get_value()) else { continue };
                let Some(place) = place(cell.get_position()) else { continue };
                if !sheet.push(&mut scan.texts, place, held) {
                    break;
                }
            }
            Ok(())
        };
        match stream() {
            Ok(()) => scan.close(sheet),
            Err(error) => scan.damaged(&name, &error.to_string()),
        }
    }
    Ok(())
}

fn read_xls(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let mut book = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unusable::reason("password"),
        error => Unusable { reason: error.to_string() },
    })?;
    for (name, hidden) in select(book.sheets_metadata(), scan) {
        match book.worksheet_range(&name) {
            Ok(range) => read_range(&range, &name, hidden, scan),
            Err(error) => scan.damaged(&name, &error.to_string()),
        }
    }
    Ok(())
}

fn read_ods(bytes: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let mut book = calamine::Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Unusable::reason("password"),
        error => Unusable { reason: error.to_string() },
    })?;
    for (name, hidden) in select(book.sheets_metadata(), scan) {
        match book.worksheet_range(&name) {
            Ok(range) => read_range(&range, &name, hidden, scan),
            Err(error) => scan.damaged(&name, &error.to_string()),
        }
    }
    Ok(())
}

/// Formats that cannot be streamed come as a grid that begins at its first used cell.
fn read_range(range: &calamine::Range<Data>, name: &str, hidden: bool, scan: &mut FileScan<'_>) {
    let mut sheet = scan.sheet(Some(name), hidden);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let Some(held) = hold(&mut scan.texts, &streamed(value)) else { continue };
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        let Some(cell) = place((first_row + row, first_column + column)) else { continue };
        if !sheet.push(&mut scan.texts, cell, held) {
            break;
        }
    }
    scan.close(sheet);
}

/// A grid's cell as a stream would give it.
fn streamed(value: &Data) -> DataRef<'static> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::String(text.clone()),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// The worksheets the input names, with whether they are hidden. Charts and macros are none.
fn select(sheets: &[Sheet], scan: &mut FileScan<'_>) -> Vec<(String, bool)> {
    let sheets: Vec<&Sheet> =
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let wanted: Vec<bool> = match scan.input().sheets.clone() {
        Sheets::All => vec![true; sheets.len()],
        Sheets::First => (0..sheets.len()).map(|position| position == 0).collect(),
        Sheets::Named(patterns) => {
            let mut wanted = vec![false; sheets.len()];
            for text in patterns {
                let pattern = pattern(&text);
                let mut any = false;
                for (sheet, wanted) in sheets.iter().zip(&mut wanted) {
                    if pattern.matches_with(&sheet.name, IGNORE_CASE) {
                        (any, *wanted) = (true, true);
                    }
                }
                if !any {
                    let names: Vec<&str> = sheets.iter().map(|sheet| &*sheet.name).collect();
                    let missing = Diagnostic::new(Code::SheetMissing)
                        .at(Place::file(scan.path().clone()))
                        .with("name", &*text)
                        .with("other", names.join(", "));
                    scan.report(missing);
                }
            }
            wanted
        }
    };
    let mut selected = Vec::new();
    for (sheet, wanted) in sheets.into_iter().zip(wanted) {
        if wanted {
            selected.push((sheet.name.clone(), sheet.visible != SheetVisible::Visible));
        } else {
            scan.leave_out(&sheet.name);
        }
    }
    selected
}

const IGNORE_CASE: MatchOptions = MatchOptions {
    case_sensitive: false,
    require_literal_separator: false,
    require_literal_leading_dot: false,
};

fn pattern(text: &str) -> Pattern {
    Pattern::new(text).unwrap_or_else(|_| {
        Pattern::new(&Pattern::escape(text)).expect("an escaped pattern is a pattern")
    })
}

fn place((row, column): (u32, u32)) -> Option<Cell> {
    let column = u16::try_from(column).ok().filter(|&column| column < COLUMN_LIMIT)?;
    Some(Cell { row, column })
}

#[expect(clippy::cast_precision_loss, reason = "whole numbers of cells have 30 bits")]
fn hold(texts: &mut Texts, value: &DataRef<'_>) -> Option<Held> {
    match value {
        DataRef::Empty => None,
        DataRef::Float(number) => Some(Held::Number(*number)),
        DataRef::Int(number) => Some(Held::Number(*number as f64)),
        DataRef::SharedString(text) => texts.hold_shared(text),
        DataRef::String(text) | DataRef::DurationIso(text) => texts.hold(text),
        DataRef::Bool(true) => texts.hold("ja"),
        DataRef::Bool(false) => texts.hold("nein"),
        DataRef::DateTime(moment) => match date(moment) {
            Some(date) => Some(Held::Date(date)),
            None => texts.hold(&time_text(moment)),
        },
        DataRef::DateTimeIso(text) => match super::rows::date(text) {
            Some(date) => Some(Held::Date(date)),
            None => texts.hold(text),
        },
        DataRef::Error(error) => Some(Held::Error(error.to_string().into())),
    }
}

/// The day of a moment; durations and times without a day have none.
fn date(moment: &ExcelDateTime) -> Option<Date> {
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A duration or time of day in hours and minutes; other moments as the number they are.
#[expect(clippy::cast_possible_truncation, reason = "bounded before")]
fn time_text(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..1e6).contains(&days) {
        return number_text(days);
    }
    let minutes = (days * 1440.0).round() as i64;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
