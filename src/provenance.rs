//! Where a figure comes from: file with hash, sheet, cell.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// One file that was read, as every report names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Path relative to the round or to the folder given with `--inputs-from`, with `/`.
    pub path: Arc<str>,
    /// SHA-256 of the bytes read, in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
}

impl Source {
    /// A file by its shown path and its bytes.
    #[must_use]
    pub fn of(path: impl Into<Arc<str>>, bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let mut sha256 = String::with_capacity(64);
        for byte in &digest {
            write!(sha256, "{byte:02x}").expect("text takes everything");
        }
        Self { path: path.into(), sha256, size_bytes: bytes.len() as u64 }
    }
}

/// A sheet of a workbook, or a delimited file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Sheet {
    /// Path of the file, as in [`Source::path`].
    pub path: Arc<str>,
    /// Name of the sheet; nothing for a delimited file.
    pub name: Option<Arc<str>>,
}

/// A cell by row and column, both counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cell {
    /// Row counted from zero; for a delimited file the record's number.
    pub row: u32,
    /// Column counted from zero.
    pub column: u16,
}

impl Cell {
    /// The cell's name as spreadsheets show it: `F17`.
    #[must_use]
    pub fn a1(self) -> String {
        format!("{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

/// The letters of a column counted from zero: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("below 26");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column of letters, counted from zero: `A` is 0, `AA` is 26; nothing for other texts.
#[must_use]
pub fn column_index(letters: &str) -> Option<u16> {
    let digit = |letter: char| letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase());
    let number = letters.chars().try_fold(0_u16, |number, letter| {
        let digit = u16::from(u8::try_from(digit(letter)?).ok()? - b'A') + 1;
        number.checked_mul(26)?.checked_add(digit)
    });
    number?.checked_sub(1).filter(|&column| column < 16_384)
}

/// What a diagnostic points at: a file, and as far as known the sheet and the cell in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Path of the file.
    pub path: Arc<str>,
    /// Name of the sheet.
    pub sheet: Option<Arc<str>>,
    /// The cell; for settings files row is the line.
    pub cell: Option<Cell>,
    /// Heading of the column the cell stands in.
    pub heading: Option<Arc<str>>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), sheet: None, cell: None, heading: None }
    }

    /// A whole sheet.
    #[must_use]
    pub fn sheet(sheet: &Sheet) -> Self {
        Self { path: sheet.path.clone(), sheet: sheet.name.clone(), cell: None, heading: None }
    }

    /// The same place narrowed to a cell.
    #[must_use]
    pub fn at(mut self, cell: Cell) -> Self {
        self.cell = Some(cell);
        self
    }

    /// The same place with the heading of its column.
    #[must_use]
    pub fn under(mut self, heading: impl Into<Arc<str>>) -> Self {
        self.heading = Some(heading.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let name = |row, column| Cell { row, column }.a1();
        assert_eq!(name(16, 5), "F17");
        assert_eq!(name(0, 25), "Z1");
        assert_eq!(name(0, 26), "AA1");
        assert_eq!(name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn letters_name_columns() {
        for column in [0, 5, 25, 26, 701, 702, 16_383] {
            assert_eq!(column_index(&column_letters(column)), Some(column));
        }
        assert_eq!(column_index("f"), Some(5));
        for text in ["", "1", "A1", "Ä", "AAAA"] {
            assert_eq!(column_index(text), None, "{text}");
        }
    }
}
