//! Workbooks: the cells of each sheet, streamed where the format allows it.
//!
//! In: the bytes of a file whose format is known. Out: its sheets' cells. The only module that
//! knows calamine beside `compressed`. Only old workbooks (`.xls`) are laid out as grids, whose size was measured
//! before; elsewhere far-away cells cost nothing. Deliberately absent: what is linked or
//! programmed. No link is followed, no macro is run, no formula is computed.

use std::cell::Cell as Flag;
use std::io::{BufReader, Cursor};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{Data, DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, XlsError};
use glob::{MatchOptions, Pattern};
use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::Unusable;
use crate::ingest::biff;
use crate::ingest::compressed;
use crate::ingest::container::{Format, Part};
use crate::ingest::file::{FileScan, SheetSink};
use crate::ingest::open_document::{self, Tables, Value};
use crate::ingest::texts::{Held, Texts, number_text};
use crate::ingest::unpacked::Unpacked;
use crate::provenance::{Cell, Place};
use crate::round::Sheets;

/// Columns of a sheet; spreadsheets have no more.
pub(super) const COLUMN_LIMIT: u16 = 16_384;

thread_local! {
    static READS_UNTRUSTED: Flag<bool> = const { Flag::new(false) };
}

/// Reads the sheets the input names; a file the reader cannot cope with is unusable.
pub(super) fn read(
    bytes: &[u8],
    format: Format<'_>,
    scan: &mut FileScan<'_>,
) -> Result<(), Unusable> {
    quiet_panics();
    let texts_bytes = scan.limits().texts_bytes;
    let read = AssertUnwindSafe(|| match format {
        Format::Xlsx(parts) => compressed::read::<calamine::Xlsx<_>>(&parts, scan),
        Format::Xlsb(parts) => compressed::read::<calamine::Xlsb<_>>(&parts, scan),
        Format::Ods(parts) => read_ods(&parts, &Unpacked::new(&parts, true, texts_bytes), scan),
        Format::Xls(stream) => read_xls(bytes, &stream, scan),
        Format::Delimited => unreachable!("text is read elsewhere"),
    });
    catch_unwind(|| guarded(read)).unwrap_or_else(|_| Err(Unusable::reason("damaged")))
}

/// Does something during which a panic on this thread says nothing on stderr.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> T {
    /// Sets the mark back, be it while a panic goes through.
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            READS_UNTRUSTED.set(self.0);
        }
    }
    let _before = Before(READS_UNTRUSTED.replace(true));
    work()
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

/// Why reading stopped: a limit, or what the reader met with.
fn why(file: &Unpacked<'_>, error: &dyn std::error::Error) -> String {
    file.refused().map_or_else(|| error.to_string(), |unusable| unusable.reason)
}

fn read_xls(bytes: &[u8], stream: &[u8], scan: &mut FileScan<'_>) -> Result<(), Unusable> {
    let mut book = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unusable::reason("password"),
        error => Unusable { reason: error.to_string() },
    })?;
    let names: Vec<String> = book.sheets_metadata().iter().map(|one| one.name.clone()).collect();
    let mut hidden_parts = biff::hidden(stream);
    for (name, hidden) in select(book.sheets_metadata(), scan) {
        // The reader and the stream list the sheets in the same order.
        let position = names.iter().position(|known| *known == name);
        let hides = position.and_then(|at| hidden_parts.get_mut(at)).map(std::mem::take);
        let formulas = book.worksheet_formula(&name).map(|range| used(&range)).unwrap_or_default();
        match book.worksheet_range(&name) {
            Ok(range) => {
                let mut sheet = scan.sheet(Some(&name), hidden);
                sheet.hides(hides.unwrap_or_default());
                read_range(&range, &formulas, sheet, scan);
            }
            Err(error) => scan.damaged(&name, &error.to_string()),
        }
    }
    Ok(())
}

/// Places of the cells of a grid that hold anything.
fn used(range: &calamine::Range<String>) -> Vec<(u32, u32)> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let offset = |first: u32, index: usize| Some(first + u32::try_from(index).ok()?);
    let cells = range.used_cells();
    cells
        .filter_map(|(row, column, _)| {
            Some((offset(first_row, row)?, offset(first_column, column)?))
        })
        .collect()
}

fn read_ods(
    parts: &[Part<'_>],
    file: &Unpacked<'_>,
    scan: &mut FileScan<'_>,
) -> Result<(), Unusable> {
    let content = || {
        let part = file.part(parts, b"content.xml").map(BufReader::new);
        part.map(Tables::new).ok_or_else(|| Unusable::reason("damaged"))
    };
    file.opened();
    if file.is_encrypted_document(parts) {
        return Err(Unusable::reason("password"));
    }
    let (mut names, mut tables) = (Vec::new(), content()?);
    let failed = |error: &quick_xml::Error| Unusable { reason: why(file, error) };
    while let Some(open_document::Name { name, hidden }) = tables.next().map_err(|e| failed(&e))? {
        let visible = if hidden { SheetVisible::Hidden } else { SheetVisible::Visible };
        names.push(Sheet { name, typ: SheetType::WorkSheet, visible });
    }
    let mut wanted = select(&names, scan);
    let mut tables = content()?;
    while let Some(open_document::Name { name, .. }) = tables.next().map_err(|e| failed(&e))? {
        let Some(index) = wanted.iter().position(|(wanted, _)| *wanted == name) else { continue };
        let (_, hidden) = wanted.remove(index);
        let mut sheet = scan.sheet(Some(&name), hidden);
        let mut beyond = false;
        let outcome = tables.cells(&mut scan.texts, stated, |texts, at, held, formula| {
            let Some(place) = place(at).filter(|cell| cell.row < open_document::ROW_LIMIT) else {
                beyond = true;
                return false;
            };
            if formula && is_stored(&held) {
                sheet.computed(place);
            }
            sheet.push(texts, place, held)
        });
        sheet.hides(tables.hidden());
        match outcome {
            Ok(()) if beyond => scan.damaged(&name, "too-large"),
            Ok(()) => scan.close(sheet),
            Err(error) => {
                scan.damaged(&name, &why(file, &error));
                break;
            }
        }
    }
    Ok(())
}

/// Whether a formula left a value that counts.
pub(super) const fn is_stored(held: &Held) -> bool {
    !matches!(held, Held::Unvalued | Held::Error(_))
}

/// The value of a cell of an Open Document.
fn stated(texts: &mut Texts, value: Value) -> Option<Held> {
    match value {
        Value::Number(number) => Some(Held::Number(number)),
        Value::Text(text) => texts.hold(&text),
        Value::Moment(text) => hold(texts, &DataRef::DateTimeIso(text)),
        Value::Truth(truth) => hold(texts, &DataRef::Bool(truth)),
        Value::Error(error) => Some(Held::Error(error.into())),
        Value::Unvalued => Some(Held::Unvalued),
    }
}

/// Formats that cannot be streamed come as a grid that begins at its first used cell.
fn read_range<'a>(
    range: &calamine::Range<Data>,
    formulas: &[(u32, u32)],
    mut sheet: SheetSink<'a>,
    scan: &mut FileScan<'a>,
) {
    for cell in formulas.iter().filter_map(|&cell| place(cell)) {
        sheet.computed(cell);
    }
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
pub(super) fn select(sheets: &[Sheet], scan: &mut FileScan<'_>) -> Vec<(String, bool)> {
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

pub(super) fn place((row, column): (u32, u32)) -> Option<Cell> {
    let column = u16::try_from(column).ok().filter(|&column| column < COLUMN_LIMIT)?;
    Some(Cell { row, column })
}

#[expect(clippy::cast_precision_loss, reason = "whole numbers of cells have 30 bits")]
pub(super) fn hold(texts: &mut Texts, value: &DataRef<'_>) -> Option<Held> {
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
