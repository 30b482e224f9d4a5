//! The tables of a sheet.
//!
//! In: the cells of a sheet in order. Out: its tables, or why it has none. Blank rows do not
//! end a table; title rows above it do no harm; a sheet of prose has none.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::RawTable;
use crate::ingest::area::{Area, Context, Finished};
use crate::ingest::hidden::Hidden;
use crate::ingest::texts::{Held, Texts};
use crate::provenance::{Cell, Sheet};
use crate::schema::Role;

/// A sheet while it is read.
#[derive(Debug)]
pub(super) struct SheetScan<'a> {
    area: Area<'a>,
    /// Rows of the cells whose value a formula computed, by column.
    computed: BTreeMap<u16, Vec<u32>>,
    hidden: Hidden,
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
        Self { area: Area::new(context), computed: BTreeMap::new(), hidden: Hidden::default() }
    }

    /// File and name of the sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        self.area.sheet()
    }

    /// Whether the sheet is hidden in its workbook.
    pub(super) const fn is_hidden(&self) -> bool {
        self.area.is_hidden()
    }

    /// Notes that the value of a cell was computed by a formula when the file was saved.
    pub(super) fn computed(&mut self, cell: Cell) {
        self.computed.entry(cell.column).or_default().push(cell.row);
    }

    /// Notes which rows and columns of the sheet are hidden.
    pub(super) fn hides(&mut self, hidden: Hidden) {
        self.hidden = hidden;
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
        let mut finished = self.area.finish(texts);
        for (position, table) in finished.tables.iter().enumerate() {
            let next = finished.tables.get(position + 1);
            let end = next.map_or(u32::MAX, |next| next.table.header_row);
            finished.diagnostics.extend(stored_values(table, end, &self.computed));
            finished.diagnostics.extend(self.hidden.diagnostics(table));
        }
        finished
    }
}

/// That amounts of a table are formulas, whose stored values count.
fn stored_values(
    RawTable { table, .. }: &RawTable,
    end: u32,
    computed: &BTreeMap<u16, Vec<u32>>,
) -> Option<Diagnostic> {
    let amounts = table.columns.iter().filter(|column| matches!(column.role, Role::Amount { .. }));
    let cells = amounts.flat_map(|column| {
        let rows = computed.get(&column.index).map_or(&[][..], Vec::as_slice);
        let own = rows.iter().filter(|&&row| row > table.header_row && row < end);
        own.map(|&row| Cell { row, column: column.index })
    });
    let (count, first) = cells.fold((0_u32, None), |(count, first): (u32, Option<Cell>), cell| {
        (count + 1, Some(first.map_or(cell, |first| first.min(cell))))
    });
    let place = table.place(first?);
    Some(Diagnostic::new(Code::FormulaValue).at(place).with("count", count.to_string()))
}
