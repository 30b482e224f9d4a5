//! What a file is, by its content; and whether it is safe to open.
//!
//! In: the bytes of a file and the limits of the round. Out: its [`Format`] with its parts, or why
//! it cannot be used. A compressed file that would unpack to far more than it is, that has more
//! parts than a workbook, or whose parts lie upon each other, and a compound file whose sectors
//! run in a circle, are refused before anything is allocated for them.

use crate::ingest::Unusable;
use crate::round::Limits;

/// What a file is.
pub(super) enum Format<'a> {
    /// Office Open XML (`.xlsx`, `.xlsm`).
    Xlsx(Vec<Part<'a>>),
    /// Office Open XML with binary sheets (`.xlsb`).
    Xlsb(Vec<Part<'a>>),
    /// Open Document (`.ods`).
    Ods(Vec<Part<'a>>),
    /// Compound file (`.xls`), with the stream that holds its sheets.
    Xls(Vec<u8>),
    /// Text with delimiters.
    Delimited,
}

/// A part may unpack to that many times its size; sheets reach about 20, seldom 100.
const LARGEST_RATIO: u64 = 250;
/// Below this size the ratio does not matter.
const HARMLESS_BYTES: u64 = 64 << 20;

/// The format of a file by its content.
pub(super) fn detect<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Format<'a>, Unusable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_format(bytes, limits);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return super::compound::workbook(bytes, limits).map(Format::Xls);
    }
    if bytes.is_empty() {
        return Err(Unusable::reason("empty"));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<") {
        return Err(Unusable::reason("markup"));
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let utf16 = utf16 || super::encoding::utf16(bytes).is_some();
    if !utf16 && bytes[..bytes.len().min(8192)].contains(&0) {
        return Err(Unusable::reason("unknown-format"));
    }
    Ok(Format::Delimited)
}

fn zip_format<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Format<'a>, Unusable> {
    let damaged = || Unusable::reason("damaged");
    let directory = Directory::find(bytes).ok_or_else(damaged)?;
    if directory.count > limits.parts {
        return Err(Unusable::reason("too-large"));
    }
    let parts = directory.parts(bytes).ok_or_else(damaged)?;
    if parts.iter().any(|part| part.flags & ENCRYPTED != 0) {
        return Err(Unusable::reason("password"));
    }
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    for part in &parts {
        let packed_bytes = part.packed.len() as u64;
        packed = packed.saturating_add(packed_bytes);
        unpacked = unpacked.saturating_add(part.unpacked_bytes);
        let steep = part.unpacked_bytes > packed_bytes.saturating_mul(LARGEST_RATIO);
        if unpacked > limits.unpacked_bytes || (steep && part.unpacked_bytes > HARMLESS_BYTES) {
            return Err(Unusable::reason("too-large"));
        }
    }
    if packed > bytes.len() as u64 {
        // Parts that share their bytes unpack to more than any file can hold.
        return Err(damaged());
    }
    if parts.iter().any(|part| part.name == b"encrypted-package") {
        return Err(Unusable::reason("password"));
    }
    let has = |suffix: &[u8]| parts.iter().any(|part| part.name.ends_with(suffix));
    if has(b"workbook.bin") {
        Ok(Format::Xlsb(parts))
    } else if parts.iter().any(|part| part.name == b"content.xml") {
        Ok(Format::Ods(parts))
    } else if has(b".xml") {
        Ok(Format::Xlsx(parts))
    } else {
        Err(Unusable::reason("unknown-format"))
    }
}

const ENCRYPTED: u16 = 1;
const DEFLATED: u16 = 8;
/// Numbers that stand in a field of 64 bits instead.
const WIDE: u32 = u32::MAX;

/// A part of a compressed file as its directory states it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    /// Its name with folders, as it stands there.
    pub(super) name: &'a [u8],
    /// General purpose flags.
    pub(super) flags: u16,
    /// CRC-32 of what is unpacked.
    pub(super) checksum: u32,
    /// Its bytes in the file.
    pub(super) packed: &'a [u8],
    /// Whether they are compressed.
    pub(super) deflated: bool,
    /// How many bytes it unpacks to.
    pub(super) unpacked_bytes: u64,
}

/// Where the directory of a compressed file begins, and how many parts it says there are.
struct Directory {
    position: usize,
    count: u64,
}

impl Directory {
    fn find(bytes: &[u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(65_557);
        let end = tail + bytes[tail..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
        let count = u64::from(read_u16(bytes, end + 10)?);
        let position = read_u32(bytes, end + 16)?;
        if count < u64::from(u16::MAX) && position != WIDE {
            return Some(Self { position: position.try_into().ok()?, count });
        }
        let Some(locator) = end.checked_sub(20) else {
            return Some(Self { position: position.try_into().ok()?, count });
        };
        if bytes.get(locator..locator + 4)? != b"PK\x06\x07" {
            return Some(Self { position: position.try_into().ok()?, count });
        }
        let wide = usize::try_from(read_u64(bytes, locator + 8)?).ok()?;
        if bytes.get(wide..wide.checked_add(4)?)? != b"PK\x06\x06" {
            return None;
        }
        let count = read_u64(bytes, wide.checked_add(32)?)?;
        let position = read_u64(bytes, wide.checked_add(48)?)?.try_into().ok()?;
        Some(Self { position, count })
    }

    /// Every part; nothing if the directory is damaged. A part that is damaged itself, or packed
    /// in a way no spreadsheet program uses, has no bytes: who reads it finds it cut short.
    fn parts<'a>(&self, bytes: &'a [u8]) -> Option<Vec<Part<'a>>> {
        let mut position = self.position;
        let mut parts = Vec::new();
        for _ in 0..self.count {
            if bytes.get(position..position.checked_add(46)?)?[..4] != *b"PK\x01\x02" {
                return None;
            }
            let lengths = [28, 30, 32].map(|offset| read_u16(bytes, position + offset));
            let [Some(name), Some(extra), Some(comment)] = lengths.map(|n| n.map(usize::from))
            else {
                return None;
            };
            let begin = position + 46;
            let fields = bytes.get(begin + name..begin + name + extra)?;
            let short = [24, 20, 42].map(|offset| read_u32(bytes, position + offset));
            let [unpacked_bytes, packed_bytes, header] = wide(short, fields)?;
            let deflated = read_u16(bytes, position + 10)? == DEFLATED;
            let stored = read_u16(bytes, position + 10)? == 0;
            let packed = packed(bytes, header, packed_bytes).unwrap_or_default();
            // What is not compressed cannot give more than it is.
            let sound = deflated || (stored && packed.len() as u64 == unpacked_bytes);
            let part = Part {
                name: bytes.get(begin..begin + name)?,
                flags: read_u16(bytes, position + 8)?,
                checksum: read_u32(bytes, position + 16)?,
                packed: if sound { packed } else { &[] },
                deflated,
                unpacked_bytes,
            };
            parts.push(part);
            position = begin + name + extra + comment;
        }
        Some(parts)
    }
}

/// Sizes and position of a part, where they need it from its field of 64 bits.
fn wide(short: [Option<u32>; 3], mut fields: &[u8]) -> Option<[u64; 3]> {
    let mut field: &[u8] = &[];
    while let (Some(kind), Some(length)) = (read_u16(fields, 0), read_u16(fields, 2)) {
        let end = 4 + usize::from(length);
        let content = fields.get(4..end)?;
        if kind == 1 {
            field = content;
        }
        fields = &fields[end..];
    }
    let mut numbers = [0; 3];
    for (number, short) in numbers.iter_mut().zip(short) {
        let short = short?;
        *number = u64::from(short);
        if short == WIDE && !field.is_empty() {
            *number = read_u64(field, 0)?;
            field = &field[8..];
        }
    }
    Some(numbers)
}

/// The bytes of a part whose header begins at a position.
fn packed(bytes: &[u8], header: u64, length: u64) -> Option<&[u8]> {
    let header = usize::try_from(header).ok()?;
    if bytes.get(header..header.checked_add(30)?)?[..4] != *b"PK\x03\x04" {
        return None;
    }
    let name = usize::from(read_u16(bytes, header + 26)?);
    let extra = usize::from(read_u16(bytes, header + 28)?);
    let begin = header + 30 + name + extra;
    bytes.get(begin..begin.checked_add(usize::try_from(length).ok()?)?)
}

/// Two bytes, the lower first.
pub(super) fn read_u16(bytes: &[u8], position: usize) -> Option<u16> {
    let two = bytes.get(position..position.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().expect("two bytes")))
}

/// Four bytes, the lowest first.
pub(super) fn read_u32(bytes: &[u8], position: usize) -> Option<u32> {
    let four = bytes.get(position..position.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().expect("four bytes")))
}

/// Eight bytes, the lowest first.
fn read_u64(bytes: &[u8], position: usize) -> Option<u64> {
    let eight = bytes.get(position..position.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().expect("eight bytes")))
}

/// The parts of a compressed file, whatever their sizes.
#[cfg(test)]
pub(super) fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    Directory::find(bytes)?.parts(bytes)
}
