//! What was seen in columns and rows while they were read: what a person needs to check what
//! they were taken for.

use super::Text;
use crate::money::Total;

/// What was seen in a column below its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// The first three different values, as they stand in the cells.
    pub samples: Vec<Text>,
    /// Cells that are not blank.
    pub cell_count: u32,
    /// How money was read; nothing in columns that hold none.
    pub money: Option<SeenMoney>,
}

/// How the cells of a column of amounts or printed sums were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenMoney {
    /// How many cents one unit is worth: 100 for euro, 100,000 for T€; below zero where cost
    /// stands with a minus.
    pub cents_per_unit: i64,
    /// Sum of the readable cells after unit and sign; nothing for printed sums, which are
    /// never added.
    pub sum: Option<Total>,
    /// Cells that are no amount.
    pub unreadable_count: u32,
    /// How the numbers are spelt.
    pub spelling: Spelling,
}

/// How the numbers of a column are spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spelling {
    /// The file stores numbers; no number had to be read from text.
    #[default]
    Stored,
    /// Text in German notation, as the round declares or the column's cells show.
    German,
    /// Text in English notation, as the round declares or the column's cells show.
    English,
    /// Text; no cell shows the notation of the column.
    Undecided,
}

impl Spelling {
    /// The code used in data files and language keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::German => "german",
            Self::English => "english",
            Self::Undecided => "undecided",
        }
    }
}

/// What became of the rows below a table's headings; their sum is the rows down to the last
/// filled one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCounts {
    /// Became lines, projects or posts.
    pub taken: u32,
    /// Printed sums: checked, never added.
    pub roll_up: u32,
    /// Could not become a line; reported.
    pub rejected: u32,
    /// Left out by a row filter of the round.
    pub filtered: u32,
    /// Titles and notes without amounts.
    pub prose: u32,
    /// Headings that are repeated below the first ones.
    pub headings: u32,
    /// Hold nothing at all.
    pub blank: u32,
}
