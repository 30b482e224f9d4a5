//! A column of amounts, each line of the input one of them, in German, in English and as found.
//!
//! What is read as found is what one of the declared notations says, cell by cell.

#![no_main]

use std::fmt::Write as _;
use std::sync::LazyLock;

use fuenftel::ingest::{RawFile, Value};
use fuenftel::round::Round;
use libfuzzer_sys::fuzz_target;

static ROUNDS: LazyLock<[Round; 3]> = LazyLock::new(|| {
    ["detect", "german", "english"].map(|notation| {
        let declared = match notation {
            "detect" => String::new(),
            other => format!("number_format = \"{other}\"\n"),
        };
        fuenftel_fuzz::round(&format!(
            "kind = \"budget\"\ndelimiter = \"tab\"\ndepartment = \"4\"\n{declared}"
        ))
    })
});

fuzz_target!(|text: &str| {
    let mut file = String::from("Bezeichnung\tSachkonto\tAnsatz 2026\n");
    for (row, amount) in text.lines().enumerate() {
        let amount: String = amount.chars().filter(|c| !matches!(c, '\t' | '\r' | '"')).collect();
        writeln!(file, "Zeile {row}\t529100\t{amount}").expect("text takes everything");
    }
    let [found, german, english] =
        ROUNDS.each_ref().map(|round| amounts(&fuenftel_fuzz::check(file.as_bytes(), round)));
    for (row, value) in found {
        let Value::Cents(cents) = value else { continue };
        let is = |other: &[(u32, Value)]| other.contains(&(row, Value::Cents(cents)));
        assert!(is(&german) || is(&english), "row {row}: {} is guessed", cents.0);
    }
});

/// The last column of the only table.
fn amounts(file: &RawFile) -> Vec<(u32, Value)> {
    let rows = file.tables.first().map_or(&[][..], |table| &table.rows);
    rows.iter().filter_map(|row| Some((row.row, row.values.get(2)?.clone()))).collect()
}
