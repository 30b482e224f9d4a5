//! Rows that are part of the row above, such as *davon*: never added, and no more than the whole.
//!
//! In: the rows of a table in order. Out: whether a row has a whole, and whether its parts
//! exceed it. That a row is a part is told by its wording alone, since no sum proves it.

use super::layout::Layout;
use crate::ingest::{RawRow, Value};
use crate::money::{Cents, Total};

/// The row that rows such as *davon* are part of, and what they took of it so far.
#[derive(Debug, Default)]
pub(super) struct Whole<'a> {
    row: Option<&'a RawRow>,
    taken: Vec<Total>,
}

impl<'a> Whole<'a> {
    /// Rows below may be part of this one.
    pub(super) fn begin(&mut self, row: &'a RawRow) {
        self.row = Some(row);
        self.taken.clear();
    }

    /// It states an amount in a column in which the part states one.
    pub(super) fn holds(&self, part: &RawRow, layout: &Layout) -> bool {
        let states = |row: &RawRow, index: usize| cents(&row.values[index]).is_some();
        let mut columns = layout.amounts.iter().map(|amount| amount.index);
        self.row
            .is_some_and(|whole| columns.any(|index| states(whole, index) && states(part, index)))
    }

    /// Takes a part; whether the parts are now more than the whole in some column.
    pub(super) fn take(&mut self, row: &RawRow, layout: &Layout) -> bool {
        self.taken.resize(layout.amounts.len(), Total::ZERO);
        let mut exceeds = false;
        for (slot, amount) in layout.amounts.iter().enumerate() {
            let Some(part) = cents(&row.values[amount.index]) else { continue };
            self.taken[slot] += part;
            let whole = self.row.and_then(|whole| cents(&whole.values[amount.index]));
            let whole = Total::from(whole.unwrap_or_default()).cents();
            let taken = self.taken[slot].cents();
            let turned = whole.signum() * taken.signum() < 0;
            exceeds |= turned || taken.abs() > whole.abs();
        }
        exceeds
    }
}

const fn cents(value: &Value) -> Option<Cents> {
    match value {
        Value::Cents(cents) => Some(*cents),
        _ => None,
    }
}
