//! Codes of a table that nobody knows: departments, accounts and areas.
//!
//! In: rows that state such a code. Out: one diagnostic for each code, with the place it stands
//! first, its number of rows or amounts and their sum. Deliberately absent: what becomes of the
//! money, which `lines` decides.

use std::collections::BTreeMap;

use super::layout::{Layout, Supplier};
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::{RawRow, Value};
use crate::money::Total;
use crate::provenance::Cell;
use crate::schema::{Field, Table, Text};

/// Rows with unknown codes, by field and code.
#[derive(Default)]
pub(super) struct Unknowns {
    codes: BTreeMap<(Field, Text), Unknown>,
}

/// Rows with a code nobody knows: said once, with their number and money.
struct Unknown {
    first: Diagnostic,
    row_count: u64,
    amount_count: u64,
    sum: Total,
}

impl Unknowns {
    /// Counts a row whose `field` states the unknown `found`.
    pub(super) fn add(
        &mut self,
        field: Field,
        found: Text,
        row: &RawRow,
        layout: &Layout,
        table: &Table,
    ) {
        let unknown = self
            .codes
            .entry((field, found))
            .or_insert_with(|| Unknown::new(field, row, layout, table));
        unknown.row_count += 1;
        for amount in &layout.amounts {
            if let Value::Cents(cents) = row.values[amount.index] {
                unknown.amount_count += 1;
                unknown.sum += cents;
            }
        }
    }

    /// Says each code once; `areas` are those of the round.
    pub(super) fn report(self, areas: &[Text], layout: &Layout, diagnostics: &mut Vec<Diagnostic>) {
        let areas = areas.join(", ");
        for ((field, found), unknown) in self.codes {
            let found = if found.is_empty() { "–" } else { &*found };
            let said = unknown.first.with("found", found);
            diagnostics.push(match field {
                Field::Account => said
                    .with("count", unknown.amount_count.to_string())
                    .with("sum", layout.sum(unknown.sum)),
                Field::Area => said.with("expected", areas.clone()),
                _ => said
                    .with("count", unknown.row_count.to_string())
                    .with("sum", layout.sum(unknown.sum)),
            });
        }
    }
}

impl Unknown {
    fn new(field: Field, row: &RawRow, layout: &Layout, table: &Table) -> Self {
        let column = layout.fields.iter().find_map(|(known, supplier)| match supplier {
            Supplier::Column(index) if *known == field => Some(*index),
            _ => None,
        });
        let column = column.map_or(0, |index| table.columns[index].index);
        let place = table.place(Cell { row: row.row, column });
        let code = match field {
            Field::Account => Code::AccountUnknown,
            Field::Area => Code::AreaUnknown,
            _ => Code::DepartmentUnknown,
        };
        let first = Diagnostic::new(code).at(place).row(layout.excerpt(row));
        Self { first, row_count: 0, amount_count: 0, sum: Total::ZERO }
    }
}
