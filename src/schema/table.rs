//! Tables that were read, and what each of their columns was taken for.
//!
//! In: nothing. Out: [`Table`] with its [`Column`]s and their [`Role`]s. Deliberately absent:
//! the cells, which ingest keeps only until they are normalised.

use serde::Serialize;

use super::{Field, RowCounts, Seen, Text};
use crate::period::{FiscalYear, Phase};
use crate::provenance::{Cell, Place, Sheet};

/// Number of a [`Table`] in the order of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableIndex(pub u32);

/// What a column of a table was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A canonical field of budget lines.
    Field(Field),
    /// A field of the project portfolio, by its settings code.
    ProjectField(&'static str),
    /// Money. The year may come from each row (`None` here), as may the phase.
    Amount {
        /// Fiscal year, unless rows name it.
        fiscal_year: Option<FiscalYear>,
        /// Phase, unless rows name it.
        phase: Option<Phase>,
        /// Label such as DME or O&M; each label makes its own line.
        label: Option<Text>,
        /// Added to the year a row names.
        year_offset: i16,
    },
    /// A printed sum of the named amount columns: checked in every row, never added.
    Claim(Vec<Text>),
    /// Names the fiscal year of each row.
    RowYear,
    /// Names the phase of each row.
    RowPhase,
    /// A count of posts.
    Posts,
    /// Kept as it is.
    Extra,
    /// Read for keys, filters or departments only.
    Helper,
    /// Left out by name in the settings.
    Ignored,
    /// No role: the column is reported.
    Unknown,
}

/// Why a column has its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleOrigin {
    /// The round's own mapping names the heading.
    Round,
    /// The shipped table of headings knows it.
    Alias,
    /// The heading names a phase and a year.
    Heading,
    /// Nothing names it.
    None,
}

/// A column of a table with what it was taken for.
#[derive(Debug, Clone)]
pub struct Column {
    /// Column counted from zero.
    pub index: u16,
    /// Heading as it stands, blanks and line breaks folded.
    pub heading: Text,
    /// What it was taken for.
    pub role: Role,
    /// Why.
    pub origin: RoleOrigin,
    /// What was seen below the heading.
    pub seen: Seen,
}

impl Column {
    /// Its cells state cost with a minus, so that its amounts have the other sign here.
    #[must_use]
    pub fn is_cost_negative(&self) -> bool {
        self.seen.money.is_some_and(|money| money.cents_per_unit < 0)
    }
}

/// A table that was read: what the report's sources sheet shows of it.
#[derive(Debug, Clone)]
pub struct Table {
    /// File and sheet.
    pub sheet: Sheet,
    /// Row of the headings, counted from zero.
    pub header_row: u32,
    /// Columns with their roles, left to right.
    pub columns: Vec<Column>,
    /// Label of the input in the round.
    pub input: Text,
    /// What became of the rows below the headings.
    pub rows: RowCounts,
    /// How many cents one unit of an amount column is worth: 100 for euro, 100,000 for T€.
    pub cents_per_unit: i64,
    /// The sheet is hidden in its workbook.
    pub hidden: bool,
}

impl Table {
    /// The cell of the table's first column in a row.
    #[must_use]
    pub fn first_cell(&self, row: u32) -> Cell {
        Cell { row, column: self.columns.first().map_or(0, |column| column.index) }
    }

    /// The place of a cell of this table, with the heading of its column.
    #[must_use]
    pub fn place(&self, cell: Cell) -> Place {
        let place = Place::sheet(&self.sheet).at(cell);
        match self.columns.iter().find(|column| column.index == cell.column) {
            Some(column) => place.under(column.heading.clone()),
            None => place,
        }
    }
}
