//! Tests of the whole stage: files that tests write, and real ones.

mod amounts;
mod beside;
mod blocks;
mod delimited;
mod real;
mod units;
mod workbooks;

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::{RawFile, RawTable, Value, read};
use crate::language::Language;
use crate::money::Cents;
use crate::round::Round;

/// A round with one input, whose settings are given as lines of TOML.
fn round(currency: &str, kind: &str, input: &str) -> Round {
    let text = format!(
        r#"
        organisation = "Stadt"
        fiscal_years = [2026]
        currency = "{currency}"
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
        kind = "{kind}"
        path = "*"
        {input}
        "#
    );
    Round::parse(Path::new("runde"), &text).expect("valid settings")
}

fn read_as(path: &Path, kind: &str, input: &str) -> (Option<RawFile>, Vec<Diagnostic>) {
    read_in("EUR", path, kind, input)
}

fn read_in(
    currency: &str,
    path: &Path,
    kind: &str,
    input: &str,
) -> (Option<RawFile>, Vec<Diagnostic>) {
    let round = round(currency, kind, input);
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let (file, diagnostics) = read(path, &name, &round, &round.inputs[0]);
    for diagnostic in &diagnostics {
        for language in [Language::German, Language::English] {
            let text = diagnostic.render(language);
            assert!(!text.contains("{$"), "a message lacks a value: {text}");
        }
    }
    (file, diagnostics)
}

/// Reads bytes as a file of a budget input.
fn read_bytes(name: &str, bytes: &[u8], input: &str) -> (Option<RawFile>, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("the file is written");
    read_as(&path, "budget", input)
}

fn only_table(file: Option<RawFile>) -> RawTable {
    let mut tables = file.expect("the file was read").tables;
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

const fn cents(cents: i64) -> Value {
    Value::Cents(Cents(cents))
}

/// Values of a column by its heading, top to bottom.
fn column(table: &RawTable, heading: &str) -> Vec<Value> {
    let slot = slot(table, heading);
    table.rows.iter().map(|row| row.values[slot].clone()).collect()
}

fn slot(table: &RawTable, heading: &str) -> usize {
    let columns = &table.table.columns;
    columns.iter().position(|column| &*column.heading == heading).expect("a column")
}

/// Control sum of a column in cents.
fn sum(table: &RawTable, heading: &str) -> i128 {
    table.control[slot(table, heading)].sum.cents()
}
