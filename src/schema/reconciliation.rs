//! What became of every amount cell.
//!
//! In: control sums of ingest, sums of normalise. Out: [`Reconciliation`], column by column,
//! with the printed sums that were checked.

use super::{OutOfScope, Text};
use crate::diagnostic::Touches;
use crate::money::Total;
use crate::period::Period;
use crate::provenance::{Cell, Sheet};

/// What became of the money of one amount column of one table.
#[derive(Debug, Clone)]
pub struct ColumnReconciliation {
    /// File and sheet.
    pub sheet: Sheet,
    /// The first heading of its table, where the sheet has several tables.
    pub table: Option<Cell>,
    /// Column counted from zero.
    pub column: u16,
    /// Its heading.
    pub heading: Text,
    /// The figures its money belongs to.
    pub touches: Touches,
    /// Sum of the cells, taken in ingest by itself.
    pub input: Total,
    /// Sum of amounts of lines in scope: classified, be it as unclear.
    pub classified: Total,
    /// Sums out of scope by reason, in the order of [`OutOfScope::ALL`], no reason twice.
    pub out_of_scope: Vec<(OutOfScope, Total)>,
    /// Sum of printed total rows, which are claims and never added.
    pub roll_up: Total,
    /// Sum of amounts of rows that could not become a line.
    pub rejected: Total,
    /// Cells that hold something that is no amount.
    pub unreadable_count: u32,
    /// Cells whose number was not a whole cent.
    pub rounded_count: u32,
    /// What rounding moved, in millionths of a cent.
    pub rounding_moved_millionths: i128,
}

impl ColumnReconciliation {
    /// Input minus everything it became; zero unless the engine lost or doubled money.
    #[must_use]
    pub fn difference(&self) -> Total {
        let out: Total = self.out_of_scope.iter().map(|&(_, sum)| sum).sum();
        self.input - self.classified - out - self.roll_up - self.rejected
    }
}

/// A sum of money out of scope by reason and account group, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeSum {
    /// Why the money is out of scope.
    pub reason: OutOfScope,
    /// The reason of the row filter in the round's words; empty for other reasons.
    pub filter: Text,
    /// Account group (leading digits); empty where lines have no account.
    pub account_group: Text,
    /// Fiscal year and phase.
    pub period: Period,
    /// How many amounts.
    pub count: u64,
    /// Their sum.
    pub sum: Total,
}

/// A printed sum that was checked against its parts.
#[derive(Debug, Clone)]
pub struct ClaimCheck {
    /// File and sheet.
    pub sheet: Sheet,
    /// The cell of the printed sum.
    pub cell: Cell,
    /// Label of the row or heading of the column.
    pub label: Text,
    /// What is printed.
    pub claimed: Total,
    /// What the parts sum to.
    pub computed: Total,
}

/// What became of all money, column by column.
#[derive(Debug, Default)]
pub struct Reconciliation {
    /// Amount columns in order of table and column.
    pub columns: Vec<ColumnReconciliation>,
    /// What was left out, by reason, account group and period.
    pub out_of_scope: Vec<ScopeSum>,
    /// Row claims (printed total rows) and failing column claims, in order of place.
    pub claims: Vec<ClaimCheck>,
    /// Column claims that hold are only counted.
    pub claims_held_count: u64,
    /// Nothing of the lines is missing: no unreadable amount, no missing file, no unknown column.
    /// What only stands beside the lines for comparison does not count.
    pub complete: bool,
}
