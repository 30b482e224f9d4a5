//! Lines that two tables state: one finding for each pair of tables, with the money at stake.
//!
//! In: groups of lines of one key that stand in several tables and cannot be one line. Out: a
//! finding for each pair of tables and kind, however many lines they share.

use std::collections::BTreeMap;

use super::assembly::place_text;
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::Period;
use crate::round::Round;
use crate::schema::{BudgetLine, Table, TableIndex, Text};

/// Lines that pairs of tables share.
#[derive(Debug, Default)]
pub(super) struct Repeats(BTreeMap<(TableIndex, TableIndex, Code), Shared>);

#[derive(Debug)]
struct Shared {
    name: Text,
    first_row: u32,
    other_row: u32,
    key_count: u64,
    line_count: usize,
    sum: Total,
}

impl Repeats {
    /// Adds lines of one key, in order of table.
    pub(super) fn add(&mut self, code: Code, group: &[&BudgetLine], round: &Round) {
        let Some((first, others)) = group.split_first() else { return };
        let Some(last) = others.last() else { return };
        let key = (first.table, last.table, code);
        let shared = self.0.entry(key).or_insert_with(|| Shared {
            name: first.key.clone(),
            first_row: first.row,
            other_row: last.row,
            key_count: 0,
            line_count: group.len(),
            sum: Total::ZERO,
        });
        if first.row < shared.first_row {
            shared.name = first.key.clone();
            (shared.first_row, shared.other_row) = (first.row, last.row);
            shared.line_count = group.len();
        }
        shared.key_count += 1;
        for line in others.iter().filter(|line| line.table != first.table) {
            for &fiscal_year in &round.fiscal_years {
                let period = Period { fiscal_year, phase: round.target_phase() };
                shared.sum += line.amount(period).map(|amount| amount.cents).unwrap_or_default();
            }
        }
    }

    /// One finding for each pair of tables; that of a single line speaks of the line.
    pub(super) fn into_diagnostics(self, tables: &[Table], round: &Round) -> Vec<Diagnostic> {
        let found = |((first, last, code), shared): ((TableIndex, TableIndex, Code), Shared)| {
            let (first, last) = (&tables[first.0 as usize], &tables[last.0 as usize]);
            let diagnostic = Diagnostic::new(code)
                .at(first.place(first.first_cell(shared.first_row)))
                .with("name", &*shared.name)
                .with("other", place_text(last, last.first_cell(shared.other_row)));
            if shared.key_count == 1 {
                return diagnostic.with("count", shared.line_count.to_string());
            }
            let years: Vec<String> = round.fiscal_years.iter().map(ToString::to_string).collect();
            diagnostic
                .with("reason", "tables")
                .with("count", shared.key_count.to_string())
                .with("sum", round.language.number(shared.sum))
                .with("years", years.join(", "))
        };
        self.0.into_iter().map(found).collect()
    }
}
