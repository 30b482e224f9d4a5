//! Compressed workbooks (`.xlsx`, `.xlsm`, `.xlsb`): their sheets, side by side where that pays.
//!
//! In: the parts of a file. Out: its sheets' cells, in the order of the workbook however many
//! threads read them. Each thread opens the workbook for itself, so that its shared strings are in
//! memory once more: only long sheets beside few texts are worth that.

use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{DataRef, Reader, Sheet, Xlsb, XlsbError, Xlsx, XlsxError};
use rayon::prelude::*;

use crate::ingest::Unusable;
use crate::ingest::container::Part;
use crate::ingest::file::{FileScan, SheetSink};
use crate::ingest::texts::{Held, Texts};
use crate::ingest::unpacked::Unpacked;
use crate::ingest::workbook::{guarded, hold, is_stored, place, select};

/// Sheets of fewer bytes together are read before another thread has opened the workbook.
const LEAST_SHEET_BYTES: u64 = 4 << 20;
/// What may be in memory once for each thread.
const MOST_SHARED_BYTES: u64 = 8 << 20;

/// A workbook whose sheets are read one by one.
pub(super) trait Book<'a>: Sized + Send {
    /// Whether its parts are XML.
    const MARKUP: bool;

    /// Opens the workbook: its shared strings and formats.
    fn open(file: &Unpacked<'a>) -> Result<Self, Unusable>;

    /// All sheets, in order.
    fn sheets(&self) -> &[Sheet];

    /// Reads the cells of a sheet, or says why that is not possible; false where it has none.
    fn read(
        &mut self,
        name: &str,
        sheet: &mut SheetSink<'_>,
        texts: &mut Texts,
    ) -> Result<bool, String>;
}

/// Reads the sheets the input names.
pub(super) fn read<'a, B: Book<'a>>(
    parts: &[Part<'a>],
    scan: &mut FileScan<'_>,
) -> Result<(), Unusable> {
    let texts_bytes = scan.limits().texts_bytes;
    let open = || {
        let file = Unpacked::new(parts, B::MARKUP, texts_bytes);
        let book = B::open(&file)?;
        file.opened();
        Ok((file, book))
    };
    let (file, book) = open()?;
    let wanted = select(book.sheets(), scan);
    let thread_count = if is_worth_threads(parts) { rayon::current_num_threads() } else { 1 };
    let next = AtomicUsize::new(0);
    let whole = &*scan;
    let work = |(file, mut book): (Unpacked<'a>, B)| {
        let mut own = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((name, hidden)) = wanted.get(index) else { return own };
            let mut scan = whole.beside();
            read_sheet(&file, &mut book, (name, *hidden), &mut scan);
            own.push((index, scan));
        }
    };
    // A thread that comes late, because other files kept it, does not open the workbook for nothing.
    let late = || {
        let any_left = next.load(Ordering::Relaxed) < wanted.len();
        let read = || guarded(|| open().map(&work)).unwrap_or_default();
        any_left.then(read).unwrap_or_default()
    };
    let further = || -> Vec<_> {
        let count = thread_count.min(wanted.len()).saturating_sub(1);
        (0..count).into_par_iter().with_max_len(1).flat_map_iter(|_| late()).collect()
    };
    let (mut read, further) = rayon::join(|| guarded(|| work((file, book))), further);
    read.extend(further);
    read.sort_unstable_by_key(|&(index, _)| index);
    for (_, sheet) in read {
        scan.take_in(sheet);
    }
    Ok(())
}

/// Whether the sheets are long, and what each thread has to hold besides is small.
fn is_worth_threads(parts: &[Part<'_>]) -> bool {
    let is_sheet = |part: &&Part<'_>| part.name.starts_with(b"xl/worksheets/");
    let bytes = |parts: &mut dyn Iterator<Item = &Part<'_>>| -> u64 {
        parts.map(|part| part.unpacked_bytes).sum()
    };
    bytes(&mut parts.iter().filter(is_sheet)) >= LEAST_SHEET_BYTES
        && bytes(&mut parts.iter().filter(|part| !is_sheet(part))) <= MOST_SHARED_BYTES
}

fn read_sheet<'a, B: Book<'a>>(
    file: &Unpacked<'a>,
    book: &mut B,
    (name, hidden): (&str, bool),
    scan: &mut FileScan<'_>,
) {
    let mut sheet = scan.sheet(Some(name), hidden);
    let outcome = book.read(name, &mut sheet, &mut scan.texts);
    sheet.hides(file.hidden());
    match outcome {
        Ok(true) => scan.close(sheet),
        Ok(false) => {}
        Err(error) => {
            let reason = file.refused().map_or(error, |unusable| unusable.reason);
            scan.damaged(name, &reason);
        }
    }
}

impl<'a> Book<'a> for Xlsx<Unpacked<'a>> {
    const MARKUP: bool = true;

    fn open(file: &Unpacked<'a>) -> Result<Self, Unusable> {
        Self::new(file.clone()).map_err(|error| match error {
            XlsxError::Password => Unusable::reason("password"),
            error => file.refused().unwrap_or_else(|| Unusable { reason: error.to_string() }),
        })
    }

    fn sheets(&self) -> &[Sheet] {
        self.sheets_metadata()
    }

    fn read(
        &mut self,
        name: &str,
        sheet: &mut SheetSink<'_>,
        texts: &mut Texts,
    ) -> Result<bool, String> {
        let mut stream = || -> Result<(), XlsxError> {
            let mut cells = self.worksheet_cells_reader(name)?;
            while let Some(cell) = cells.next_cell_with_formula_metadata()? {
                let held = match (&cell.value, &cell.formula) {
                    (DataRef::Empty, Some(_)) => Some(Held::Unvalued),
                    (value, _) => hold(texts, value),
                };
                let (Some(held), Some(place)) = (held, place(cell.pos)) else { continue };
                if cell.formula.is_some() && is_stored(&held) {
                    sheet.computed(place);
                }
                if !sheet.push(texts, place, held) {
                    break;
                }
            }
            Ok(())
        };
        match stream() {
            Ok(()) => Ok(true),
            Err(XlsxError::NotAWorksheet(_)) => Ok(false),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl<'a> Book<'a> for Xlsb<Unpacked<'a>> {
    const MARKUP: bool = false;

    fn open(file: &Unpacked<'a>) -> Result<Self, Unusable> {
        Self::new(file.clone()).map_err(|error| match error {
            XlsbError::Password => Unusable::reason("password"),
            error => file.refused().unwrap_or_else(|| Unusable { reason: error.to_string() }),
        })
    }

    fn sheets(&self) -> &[Sheet] {
        self.sheets_metadata()
    }

    fn read(
        &mut self,
        name: &str,
        sheet: &mut SheetSink<'_>,
        texts: &mut Texts,
    ) -> Result<bool, String> {
        let mut stream = || -> Result<(), XlsbError> {
            let mut cells = self.worksheet_cells_reader(name)?;
            while let Some(cell) = cells.next_cell()? {
                let Some(held) = hold(texts, cell.get_value()) else { continue };
                let Some(place) = place(cell.get_position()) else { continue };
                if !sheet.push(texts, place, held) {
                    break;
                }
            }
            Ok(())
        };
        stream().map(|()| true).map_err(|error| error.to_string())
    }
}
