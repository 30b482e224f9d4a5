//! Compound files (`.xls`), looked at before they are opened.
//!
//! In: the bytes. Out: the workbook's stream, or why the file is refused: it is encrypted, its directory or its
//! table of short sectors runs in a circle, a stream claims to be longer than the file, or its few
//! cells lie so far apart that the grid between them would exhaust memory.

use crate::ingest::Unusable;
use crate::ingest::biff;
use crate::ingest::container::{read_u16, read_u32};
use crate::round::Limits;

const RESERVED_SECTORS: u32 = 0xFFFF_FFFA;
const ENTRY_BYTES: usize = 128;
/// Shorter streams stand in sectors of their own size inside the root's stream.
const SHORT_STREAM_BYTES: usize = 4096;
const SHORT_SECTOR_BYTES: usize = 64;

/// The stream of a workbook; refuses what cannot be opened safely.
pub(super) fn workbook(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Unusable> {
    let damaged = || Unusable::reason("damaged");
    let sector_bytes = match read_u16(bytes, 30).ok_or_else(damaged)? {
        9 => 512,
        12 => 4096,
        _ => return Err(damaged()),
    };
    let file = Sectors { bytes, offset: sector_bytes, sector_bytes };
    let table = allocation_table(&file).ok_or_else(damaged)?;
    let first = read_u32(bytes, 48).ok_or_else(damaged)?;
    let directory = file.chain(first, &table).ok_or_else(damaged)?;
    if read_u32(bytes, 64).ok_or_else(damaged)? > 0 {
        let first = read_u32(bytes, 60).ok_or_else(damaged)?;
        file.chain(first, &table).ok_or_else(damaged)?;
    }
    for entry in directory.chunks_exact(ENTRY_BYTES) {
        // Streams are found by name, whatever kind of entry they say they are.
        let is_named = entry[..2] != [0, 0];
        if is_named && !fits(entry, &file) {
            return Err(damaged());
        }
        if entry_name(entry) == "EncryptedPackage" {
            return Err(Unusable::reason("password"));
        }
    }
    let stream = workbook_stream(&file, &table, &directory).ok_or_else(damaged)?;
    if biff::is_encrypted(&stream) {
        return Err(Unusable::reason("password"));
    }
    if biff::is_small(&stream, limits.cells) {
        Ok(stream)
    } else {
        Err(Unusable::reason("too-large"))
    }
}

/// The stream that holds the workbook; short ones stand inside the root's stream.
fn workbook_stream(file: &Sectors<'_>, table: &[u32], directory: &[u8]) -> Option<Vec<u8>> {
    let mut entries = directory.chunks_exact(ENTRY_BYTES);
    let root = entries.clone().next()?;
    let entry = entries.find(|entry| {
        let name = entry_name(entry);
        ["Workbook", "Book"].iter().any(|known| known.eq_ignore_ascii_case(&name))
    })?;
    let mut stream = if length(entry)? < SHORT_STREAM_BYTES {
        let inner = file.chain(read_u32(root, 116)?, table)?;
        let inner_table = words(&file.chain(read_u32(file.bytes, 60)?, table)?);
        let short = Sectors { bytes: &inner, offset: 0, sector_bytes: SHORT_SECTOR_BYTES };
        short.chain(read_u32(entry, 116)?, &inner_table)?
    } else {
        file.chain(read_u32(entry, 116)?, table)?
    };
    stream.truncate(length(entry)?);
    Some(stream)
}

/// Whether a stream is no longer than the file. Only long sectors go with 64 bits of length; the
/// upper half is left undefined elsewhere.
fn fits(entry: &[u8], file: &Sectors<'_>) -> bool {
    let upper = if file.sector_bytes == 512 { Some(0) } else { read_u32(entry, 124) };
    upper == Some(0) && length(entry).is_some_and(|length| length <= file.bytes.len())
}

fn length(entry: &[u8]) -> Option<usize> {
    usize::try_from(read_u32(entry, 120)?).ok()
}

fn entry_name(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let units: Vec<u16> = units.take_while(|&unit| unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// Which sector follows which.
fn allocation_table(file: &Sectors<'_>) -> Option<Vec<u32>> {
    let mut numbers = words(file.bytes.get(76..512)?);
    let mut next = read_u32(file.bytes, 68)?;
    for _ in 0..file.count() {
        if next >= RESERVED_SECTORS {
            break;
        }
        numbers.extend(words(file.sector(next)?));
        next = numbers.pop()?;
    }
    let mut table = Vec::new();
    for number in numbers.into_iter().filter(|&number| number < RESERVED_SECTORS) {
        table.extend(words(file.sector(number)?));
        if table.len() > file.count().saturating_mul(file.sector_bytes) {
            return None;
        }
    }
    Some(table)
}

struct Sectors<'a> {
    bytes: &'a [u8],
    /// Where the first sector begins.
    offset: usize,
    sector_bytes: usize,
}

impl Sectors<'_> {
    fn count(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    /// A sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        let number = usize::try_from(number).ok()?;
        let start = number.checked_mul(self.sector_bytes)?.checked_add(self.offset)?;
        let end = (start + self.sector_bytes).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors; nothing if it runs in a circle or out of the file.
    fn chain(&self, first: u32, table: &[u32]) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = first;
        for _ in 0..self.count() {
            if next >= RESERVED_SECTORS {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(next)?);
            next = *table.get(usize::try_from(next).ok()?)?;
        }
        None
    }
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes(four.try_into().expect("four bytes")))
        .collect()
}
