//! Sheets of old workbooks (`.xls`), measured before they are opened.
//!
//! In: the workbook's stream of records. Out: whether its sheets can be laid out as grids,
//! which is how this format is read, and which rows and columns they hide. Two cells at opposite corners of a sheet make a grid of
//! sixteen million.

use crate::ingest::container::{read_u16, read_u32};
use crate::ingest::hidden::Hidden;

/// Cells a sheet may say it has; the format's own limit.
const LARGEST_DIMENSIONS: u64 = 65_536 * 256;
/// Records that are looked at, sheets that share records counted again.
const MOST_RECORDS: u64 = 50_000_000;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const PASSWORD: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
/// Numbers, labels, truth values, errors.
const SINGLE_CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, FORMULA];
const SEVERAL_CELLS: u16 = 0x00BD;

/// Whether the records behind the first ones are encrypted.
pub(super) fn is_encrypted(stream: &[u8]) -> bool {
    let mut globals = records(stream, 0).take_while(|record| record.kind != END);
    globals.any(|record| record.kind == PASSWORD)
}

/// Rows and columns each sheet hides, in the order of the sheets.
pub(super) fn hidden(stream: &[u8]) -> Vec<Hidden> {
    let mut record_count = 0;
    positions(stream).map(|position| hidden_on(stream, position, &mut record_count)).collect()
}

fn hidden_on(stream: &[u8], position: usize, record_count: &mut u64) -> Hidden {
    let (mut hidden, mut depth) = (Hidden::default(), 0_u32);
    for record in records(stream, position) {
        *record_count += 1;
        let flags = |at| read_u16(record.data, at).unwrap_or_default();
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            ROW if depth == 1 && flags(12) & 0x20 != 0 => {
                hidden.add_rows(u32::from(flags(0))..=u32::from(flags(0)));
            }
            COLUMNS if depth == 1 && flags(8) & 1 != 0 => {
                hidden.add_columns(u32::from(flags(0))..=u32::from(flags(2)));
            }
            _ if *record_count > MOST_RECORDS => break,
            _ => {}
        }
    }
    hidden
}

/// Where the sheets begin.
fn positions(stream: &[u8]) -> impl Iterator<Item = usize> {
    let globals = records(stream, 0).take_while(|record| record.kind != END);
    globals
        .filter(|record| record.kind == SHEET)
        .filter_map(|record| usize::try_from(read_u32(record.data, 0)?).ok())
}

/// Whether the sheets of a workbook can be laid out as grids of so many cells together.
pub(super) fn is_small(stream: &[u8], limit: usize) -> bool {
    let (mut cell_count, mut record_count) = (0, 0);
    for position in positions(stream) {
        let Some(grid) = measure(stream, position, &mut record_count) else { return false };
        cell_count += grid;
        if cell_count > limit as u64 {
            return false;
        }
    }
    true
}

/// Cells of the grid of the sheet at a position; nothing if it claims or holds too much.
fn measure(stream: &[u8], position: usize, record_count: &mut u64) -> Option<u64> {
    let mut extent: Option<[u16; 4]> = None;
    let (mut depth, mut begun) = (0_u32, false);
    for record in records(stream, position) {
        *record_count += 1;
        if *record_count > MOST_RECORDS {
            return None;
        }
        match record.kind {
            BEGIN if begun => depth += 1,
            BEGIN => begun = true,
            END if depth == 0 => break,
            END => depth -= 1,
            // Charts inside a sheet have records of the same kinds.
            _ if depth > 0 => {}
            DIMENSIONS if claimed(record.data) > LARGEST_DIMENSIONS => return None,
            kind if kind == SEVERAL_CELLS || SINGLE_CELLS.contains(&kind) => {
                let Some((row, first, last)) = cells(&record) else { continue };
                let [top, bottom, left, right] = extent.unwrap_or([row, row, first, last]);
                let (top, bottom) = (top.min(row), bottom.max(row));
                extent = Some([top, bottom, left.min(first), right.max(last)]);
            }
            _ => {}
        }
    }
    let span = |from: u16, to: u16| u64::from(to - from) + 1;
    Some(extent.map_or(0, |[top, bottom, left, right]| span(top, bottom) * span(left, right)))
}

/// Row, first and last column of a record that holds cells.
fn cells(record: &Record<'_>) -> Option<(u16, u16, u16)> {
    let (row, first) = (read_u16(record.data, 0)?, read_u16(record.data, 2)?);
    let last = match record.kind {
        SEVERAL_CELLS => read_u16(record.data, record.data.len().checked_sub(2)?)?.max(first),
        _ => first,
    };
    Some((row, first, last))
}

/// Cells a sheet says it has.
fn claimed(data: &[u8]) -> u64 {
    let wide = |position| read_u32(data, position).map(u64::from);
    let narrow = |position| read_u16(data, position).map(u64::from);
    let edges = match data.len() {
        14.. => [wide(0), wide(4), narrow(8), narrow(10)],
        _ => [narrow(0), narrow(2), narrow(4), narrow(6)],
    };
    let [top, bottom, left, right] = edges.map(Option::unwrap_or_default);
    bottom.saturating_sub(top).saturating_mul(right.saturating_sub(left))
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

fn records(stream: &[u8], mut position: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let kind = read_u16(stream, position)?;
        let length = usize::from(read_u16(stream, position.checked_add(2)?)?);
        let data = stream.get(position + 4..position + 4 + length)?;
        position += 4 + length;
        Some(Record { kind, data })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u16]) -> Vec<u8> {
        let length = u16::try_from(data.len() * 2).expect("short");
        [kind, length].iter().chain(data).flat_map(|word| word.to_le_bytes()).collect()
    }

    /// A workbook of one sheet with two cells.
    fn workbook(last_row: u16, last_column: u16, dimensions: [u16; 7]) -> Vec<u8> {
        let globals = [record(BEGIN, &[0x600, 5]), record(SHEET, &[20, 0]), record(END, &[])];
        let sheet = [
            record(BEGIN, &[0x600, 16]),
            record(DIMENSIONS, &dimensions),
            record(0x0203, &[0, 0, 0, 0, 0, 0, 0]),
            record(0x027E, &[last_row, last_column, 0, 0, 0]),
            record(END, &[]),
        ];
        [globals.concat(), sheet.concat()].concat()
    }

    #[test]
    fn grids_are_measured_before_they_are_made() {
        let is_small = |stream: &[u8]| is_small(stream, 1_000_000);
        assert!(is_small(&workbook(9_999, 15, [0; 7])));
        assert!(!is_small(&workbook(65_535, 255, [0; 7])));
        // 0xFFFFFFFF rows by 0xFFFF columns claimed for two cells.
        assert!(!is_small(&workbook(1, 1, [0, 0, 0xFFFF, 0xFFFF, 0, 0xFFFF, 0])));
        assert!(is_small(&[]));
    }

    #[test]
    fn encryption_is_seen_before_cells_are_measured() {
        let globals = [record(BEGIN, &[0x600, 5]), record(PASSWORD, &[0, 1, 2]), record(END, &[])];
        assert!(is_encrypted(&globals.concat()));
        assert!(!is_encrypted(&workbook(1, 1, [0; 7])));
    }
}
