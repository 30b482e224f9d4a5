//! How large a file may be before it is refused.
//!
//! The limits keep one file's peak memory below 512 MiB and its reading below seconds, whoever
//! made it. A round whose files are larger for good reason says so in its section `[limits]`.

/// Limits of every file of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file as it lies in the folder.
    pub file_bytes: u64,
    /// Bytes all parts of a compressed workbook unpack to.
    pub unpacked_bytes: u64,
    /// Bytes unpacked to open a workbook: its shared texts and formats, held in memory at once.
    pub texts_bytes: u64,
    /// Parts of a compressed workbook.
    pub parts: u64,
    /// Rows below the headings of a table.
    pub rows: usize,
    /// Cells of all tables of a file: rows below the headings by columns.
    pub cells: usize,
    /// Whether a link, or a path with `..`, may lead out of the folder of the inputs.
    pub outside: bool,
}

impl Limits {
    /// What holds where the round says nothing.
    pub const DEFAULT: Self = Self {
        file_bytes: 64 << 20,
        unpacked_bytes: 512 << 20,
        texts_bytes: 64 << 20,
        parts: 10_000,
        rows: 250_000,
        cells: 2_500_000,
        outside: false,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
