//! What a file is, by its content; and whether it is safe to open.
//!
//! In: the bytes of a file. Out: its [`Format`], or why it cannot be used. A compressed file
//! that would unpack to far more than it is, and a compound file whose sectors run in a
//! circle, are refused before anything is allocated for them.

use crate::ingest::Unusable;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Office Open XML (`.xlsx`, `.xlsm`).
    Xlsx,
    /// Office Open XML with binary sheets (`.xlsb`).
    Xlsb,
    /// Open Document (`.ods`).
    Ods,
    /// Compound file (`.xls`).
    Xls,
    /// Text with delimiters.
    Delimited,
}

/// No part of a workbook unpacks to more.
const LARGEST_PART_BYTES: u64 = 2 << 30;
/// All parts of a workbook together unpack to no more.
const LARGEST_WORKBOOK_BYTES: u64 = 4 << 30;
/// A part may unpack to that many times its size; sheets reach about 20, seldom 100.
const LARGEST_RATIO: u64 = 250;
/// Below this size the ratio does not matter.
const HARMLESS_BYTES: u64 = 64 << 20;

/// The format of a file by its content.
pub(super) fn detect(bytes: &[u8]) -> Result<Format, Unusable> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_format(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return super::compound::check(bytes).map(|()| Format::Xls);
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

fn zip_format(bytes: &[u8]) -> Result<Format, Unusable> {
    let parts = directory(bytes).ok_or_else(|| Unusable::reason("damaged"))?;
    let mut sum = 0_u64;
    for part in &parts {
        sum = sum.saturating_add(part.unpacked_bytes);
        let steep = part.unpacked_bytes > part.packed_bytes.saturating_mul(LARGEST_RATIO);
        if part.unpacked_bytes > LARGEST_PART_BYTES
            || sum > LARGEST_WORKBOOK_BYTES
            || (steep && part.unpacked_bytes > HARMLESS_BYTES)
        {
            return Err(Unusable::reason("too-large"));
        }
    }
    let has = |suffix: &[u8]| parts.iter().any(|part| part.name.ends_with(suffix));
    if has(b"workbook.bin") {
        Ok(Format::Xlsb)
    } else if parts.iter().any(|part| part.name == b"content.xml") {
        Ok(Format::Ods)
    } else if has(b".xml") {
        Ok(Format::Xlsx)
    } else {
        Err(Unusable::reason("unknown-format"))
    }
}

/// A part of a compressed file as its directory states it.
struct Part<'a> {
    name: &'a [u8],
    packed_bytes: u64,
    unpacked_bytes: u64,
}

/// The directory of a compressed file; nothing if it is damaged.
fn directory(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let tail = bytes.len().saturating_sub(65_557);
    let end = tail + bytes[tail..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = read_u16(bytes, end + 10)?;
    let mut position = usize::try_from(read_u32(bytes, end + 16)?).ok()?;
    let mut parts = Vec::new();
    for _ in 0..count {
        if bytes.get(position..position + 4)? != b"PK\x01\x02" {
            return None;
        }
        let lengths = [28, 30, 32].map(|offset| read_u16(bytes, position + offset));
        let [Some(name), Some(extra), Some(comment)] = lengths.map(|n| n.map(usize::from)) else {
            return None;
        };
        parts.push(Part {
            name: bytes.get(position + 46..position + 46 + name)?,
            packed_bytes: u64::from(read_u32(bytes, position + 20)?),
            unpacked_bytes: u64::from(read_u32(bytes, position + 24)?),
        });
        position += 46 + name + extra + comment;
    }
    Some(parts)
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
