//! A sheet people fill in: locked and open cells, choices, messages, checks.

use super::{Cell, Value};

/// What a column of such a sheet holds; the number format follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum EntryKind {
    Text,
    /// Text that looks like a number, such as an account: leading zeros stay.
    Code,
    Money,
    Date,
}

impl EntryKind {
    pub(in crate::report) const ALL: [Self; 4] = [Self::Text, Self::Code, Self::Money, Self::Date];
}

/// Where a column may be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Open {
    Everywhere,
    /// Not in the rows that came filled in.
    BelowRows,
    Nowhere,
}

/// What a cell accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Check {
    Anything,
    /// One of these words; others are refused, or only asked about.
    Words {
        words: Vec<String>,
        strict: bool,
    },
    /// One of the entries of cells elsewhere in the workbook; others are asked about.
    Cells(String),
    Money,
    Date,
}

/// A column people fill in, or read.
#[derive(Debug, Clone)]
pub(in crate::report) struct EntryColumn {
    pub(in crate::report) heading: String,
    pub(in crate::report) kind: EntryKind,
    /// In characters.
    pub(in crate::report) width: u16,
    pub(in crate::report) open: Open,
    pub(in crate::report) check: Check,
    /// Shown beside the cell while it is being filled in.
    pub(in crate::report) message: String,
    /// Shown when something else is entered than the cell accepts.
    pub(in crate::report) refusal: String,
}

/// A protected sheet: rows above the headings, headings, filled rows, empty rows.
#[derive(Debug, Clone)]
pub(in crate::report) struct Entry<'a> {
    pub(in crate::report) name: String,
    pub(in crate::report) head: Vec<Vec<Cell<'a>>>,
    pub(in crate::report) columns: Vec<EntryColumn>,
    pub(in crate::report) rows: Vec<Vec<Value<'a>>>,
    /// Empty rows below them.
    pub(in crate::report) blank_count: u32,
    /// Printed pages side by side; the first column is repeated on each.
    pub(in crate::report) pages_wide: u16,
    /// Not even listed among the hidden sheets.
    pub(in crate::report) hidden: bool,
}

impl Entry<'_> {
    /// Row of the headings, counted from zero.
    pub(in crate::report) fn header_row(&self) -> u32 {
        u32::try_from(self.head.len()).expect("a handful of rows")
    }
}
