//! What every target holds of what it made up: nothing panics, no cent is lost or doubled, every
//! message has its values.
//!
//! In: the bytes of a file. Out: its tables, once everything about them held.

use std::path::Path;

use fuenftel::diagnostic::Diagnostic;
use fuenftel::ingest::{self, RawFile, RawTable, Value};
use fuenftel::language::Language;
use fuenftel::money::Total;
use fuenftel::normalise;
use fuenftel::round::{InputKind, Round};
use fuenftel::schema::Role;

/// A round with one input, whose settings are given as lines of TOML.
///
/// # Panics
///
/// If the settings are no settings.
#[must_use]
pub fn round(input: &str) -> Round {
    let text = format!(
        r#"
        organisation = "Stadt"
        fiscal_years = [2026]
        currency = "EUR"
        stage = "anmeldung"
        [policy]
        target_share = "0.2"
        basis = "expense"
        areas = ["NKF"]
        [[departments.list]]
        code = "4"
        name = "Vier"
        area = "NKF"
        [[inputs]]
        name = "budget"
        path = "*"
        {input}
        "#
    );
    Round::parse(Path::new("runde"), &text).expect("valid settings")
}

/// Reads the bytes as a file of the round's input and checks what became of it.
///
/// # Panics
///
/// If a promise is broken.
pub fn check(bytes: &[u8], round: &Round) -> RawFile {
    let input = &round.inputs[0];
    let (file, found) = ingest::read_bytes(bytes, "made.up", round, input);
    said(&found);
    let mut tables = Vec::new();
    for table in &file.tables {
        controlled(table);
        let (table, found) = normalise::table_below(table, tables.last(), input, round);
        said(&found);
        tables.push(table);
    }
    let (portfolio, found) = normalise::assemble(tables, round);
    said(&found);
    for column in &portfolio.reconciliation.columns {
        assert_eq!(column.difference(), Total::ZERO, "{}", column.heading);
    }
    if input.kind == InputKind::Budget {
        let lines: i128 = portfolio
            .lines
            .iter()
            .filter(|line| line.out_of_scope.is_none())
            .flat_map(|line| &line.amounts)
            .map(|amount| i128::from(amount.cents.0))
            .sum();
        let columns = portfolio.reconciliation.columns.iter();
        let classified: i128 = columns.map(|column| column.classified.cents()).sum();
        assert_eq!(lines, classified, "lines hold what the reconciliation says");
    }
    file
}

/// The control sum of each amount column is the sum of its cells.
fn controlled(table: &RawTable) {
    for (slot, column) in table.table.columns.iter().enumerate() {
        if !matches!(column.role, Role::Amount { .. }) {
            continue;
        }
        let cents: i128 = table
            .rows
            .iter()
            .filter_map(|row| match row.values.get(slot) {
                Some(Value::Cents(cents)) => Some(i128::from(cents.0)),
                _ => None,
            })
            .sum();
        assert_eq!(table.control[slot].sum.cents(), cents, "{}", column.heading);
    }
}

/// Every message is complete in both languages.
fn said(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        for language in [Language::German, Language::English] {
            let text = diagnostic.render(language);
            assert!(!text.contains("{$"), "a message lacks a value: {text}");
        }
    }
}
