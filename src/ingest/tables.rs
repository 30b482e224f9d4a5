//! The tables of a sheet.
//!
//! In: the cells of a sheet in order. Out: its tables, or why it has none. Blank rows do not
//! end a table; title rows above it do no harm; a sheet of prose has none.

use crate::ingest::area::{Area, Context, Finished};
use crate::ingest::texts::{Held, Texts};
use crate::provenance::{Cell, Sheet};

/// A sheet while it is read.
#[derive(Debug)]
pub(super) struct SheetScan<'a> {
    area: Area<'a>,
}

/// Why a sheet has no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoTable {
    /// It has no cells.
    Empty,
    /// No row has enough known headings; the text of its first row.
    NoHeadings(String),
    /// A row has known headings but none of what the input is read for.
    NoAmounts(u32, String),
    /// It has more values than memory should hold.
    TooLarge,
}

impl<'a> SheetScan<'a> {
    /// A sheet no cell of which is read yet.
    pub(super) fn new(context: Context<'a>) -> Self {
        Self { area: Area::new(context) }
    }

    /// File and name of the sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        self.area.sheet()
    }

    /// Whether the sheet is hidden in its workbook.
    pub(super) const fn is_hidden(&self) -> bool {
        self.area.is_hidden()
    }

    /// Takes in a cell; false once nothing more of the sheet is of use.
    pub(super) fn push(&mut self, texts: &mut Texts, cell: Cell, held: Held) -> bool {
        self.area.push(texts, cell, held)
    }

    /// Takes in the text of a cell if it is an amount that needs no look at its column.
    pub(super) fn push_plain(&mut self, cell: Cell, text: &str) -> bool {
        self.area.push_plain(cell, text)
    }

    /// Ends the sheet.
    pub(super) fn finish(self, texts: &mut Texts) -> Finished {
        self.area.finish(texts)
    }
}
