//! Settings of how large a file may be.
//!
//! In: the section `[limits]`. Out: [`Limits`], the shipped ones where the round says nothing.

use crate::round::Limits;
use crate::round::settings::section::Section;

const MEBIBYTE: u64 = 1 << 20;

/// Validates the section.
pub(super) fn limits(mut section: Section<'_, '_>) -> Limits {
    let shipped = Limits::DEFAULT;
    let mut number = |key, most, default: u64| {
        let given = section.integer(key, 1, most);
        given.and_then(|given| u64::try_from(given).ok()).unwrap_or(default)
    };
    let mebibytes = |count: u64| count.saturating_mul(MEBIBYTE);
    let file = number("file_mebibytes", 2048, shipped.file_bytes / MEBIBYTE);
    // A compressed file states positions in 32 bits.
    let unpacked = number("unpacked_mebibytes", 3072, shipped.unpacked_bytes / MEBIBYTE);
    let texts = number("texts_mebibytes", 2048, shipped.texts_bytes / MEBIBYTE);
    let parts = number("parts", 60_000, shipped.parts);
    let rows = number("rows", 10_000_000, shipped.rows as u64);
    let cells = number("cells", 200_000_000, shipped.cells as u64);
    let paths = section.word("paths", &[("inside", false), ("anywhere", true)]);
    section.finish();
    Limits {
        file_bytes: mebibytes(file),
        unpacked_bytes: mebibytes(unpacked),
        texts_bytes: mebibytes(texts),
        parts,
        rows: usize::try_from(rows).unwrap_or(usize::MAX),
        cells: usize::try_from(cells).unwrap_or(usize::MAX),
        outside: paths.unwrap_or(false),
    }
}
