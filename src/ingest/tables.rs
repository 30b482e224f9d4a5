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
use crate::schema::{Role, Table};

/// A sheet while it is read.
#[derive(Debug)]
pub(super) struct SheetScan<'a> {
    area: Area<'a>,
    /// The only columns the round reads, where it names some.
    columns: Option<(u16, u16)>,
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
        let columns = context.input.columns;
        let (computed, hidden) = (BTreeMap::new(), Hidden::default());
        Self { area: Area::new(context), columns, computed, hidden }
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
        if self.columns.is_some_and(|(first, last)| !(first..=last).contains(&cell.column)) {
            return true;
        }
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
            let below = finished.tables[position + 1..].iter();
            let end = below.map(|other| &other.table).find(|other| is_below(other, &table.table));
            let end = end.map_or(u32::MAX, |other| other.header_row);
            finished.diagnostics.extend(stored_values(table, end, &self.computed));
            finished.diagnostics.extend(self.hidden.diagnostics(table));
        }
        finished
    }
}

/// A table has headings further down in the same columns.
fn is_below(table: &Table, upper: &Table) -> bool {
    let edges = |table: &Table| Some((table.columns.first()?.index, table.columns.last()?.index));
    let (Some(own), Some(above)) = (edges(table), edges(upper)) else { return false };
    table.header_row > upper.header_row && own.0 <= above.1 && above.0 <= own.1
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
