//! Compound files (`.xls`), looked at before they are opened.
//!
//! In: the bytes. Out: nothing, or why the file is refused: it is encrypted, its directory
//! runs in a circle, or a stream claims to be longer than the file.

use crate::ingest::Unusable;
use crate::ingest::container::{read_u16, read_u32};

const RESERVED_SECTORS: u32 = 0xFFFF_FFFA;
const ENTRY_BYTES: usize = 128;

/// Refuses what cannot be opened safely.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unusable> {
    let damaged = || Unusable::reason("damaged");
    let sector_bytes = match read_u16(bytes, 30).ok_or_else(damaged)? {
        9 => 512,
        12 => 4096,
        _ => return Err(damaged()),
    };
    let sectors = Sectors { bytes, sector_bytes };
    let table = sectors.allocation_table().ok_or_else(damaged)?;
    let first = read_u32(bytes, 48).ok_or_else(damaged)?;
    let directory = sectors.chain(first, &table).ok_or_else(damaged)?;
    for entry in directory.chunks_exact(ENTRY_BYTES) {
        let is_stream = matches!(entry[66], 2 | 5);
        let length = read_u32(entry, 120).ok_or_else(damaged)?;
        if is_stream && usize::try_from(length).is_ok_and(|length| length > bytes.len()) {
            return Err(damaged());
        }
        if entry_name(entry) == "EncryptedPackage" {
            return Err(Unusable::reason("password"));
        }
    }
    Ok(())
}

fn entry_name(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let units: Vec<u16> = units.take_while(|&unit| unit != 0).collect();
    String::from_utf16_lossy(&units)
}

struct Sectors<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
}

impl Sectors<'_> {
    fn count(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    /// A sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        let start = (usize::try_from(number).ok()? + 1).checked_mul(self.sector_bytes)?;
        let end = (start + self.sector_bytes).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// Which sector follows which.
    fn allocation_table(&self) -> Option<Vec<u32>> {
        let mut numbers = words(self.bytes.get(76..512)?);
        let mut next = read_u32(self.bytes, 68)?;
        for _ in 0..self.count() {
            if next >= RESERVED_SECTORS {
                break;
            }
            numbers.extend(words(self.sector(next)?));
            next = numbers.pop()?;
        }
        let mut table = Vec::new();
        for number in numbers.into_iter().filter(|&number| number < RESERVED_SECTORS) {
            table.extend(words(self.sector(number)?));
            if table.len() > self.count().saturating_mul(self.sector_bytes) {
                return None;
            }
        }
        Some(table)
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
