//! Amounts as offices type them, from the cell to the cent.

use super::*;

fn amounts(heading: &str, cells: &[&str], input: &str) -> (RawTable, Vec<Diagnostic>) {
    let mut file = format!("Dezernat;Bezeichnung;{heading}\n");
    for (row, cell) in cells.iter().enumerate() {
        file += &format!("4;Zeile {row};{cell}\n");
    }
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), input);
    (only_table(file), diagnostics)
}

#[test]
fn a_unit_in_the_cell_wins_over_the_columns() {
    let cells = ["12 T€", "12,5", "1,5 Mio. €", "250 €"];
    let (table, diagnostics) = amounts("Ansatz 2026 (T€)", &cells, "");
    let expected = [cents(1_200_000), cents(1_250_000), cents(150_000_000), cents(25_000_000)];
    assert_eq!(column(&table, "Ansatz 2026 (T€)"), expected);
    assert_eq!(codes(&diagnostics), [Code::AmountOwnUnit]);
    assert!(diagnostics[0].message(Language::German).ends_with("1,5 Mio. € (1)"));
    let (table, diagnostics) = amounts("Ansatz 2026", &cells, "sign = \"cost_negative\"");
    let expected = [cents(-1_200_000), cents(-1_250), cents(-150_000_000), cents(-25_000)];
    assert_eq!(column(&table, "Ansatz 2026"), expected);
    assert_eq!(codes(&diagnostics), [Code::AmountOwnUnit]);
    assert_eq!(diagnostics[0].arguments[0], ("count", "2".to_owned()));
}

#[test]
fn absent_amounts_are_counted_by_word_and_are_no_zeros() {
    let cells = ["n. n.", "k. A.", "n. n.", "5,00", "--", "entfällt", "offen", "tbd", "NFP", ""];
    let (table, diagnostics) = amounts("Ansatz 2026", &cells, "");
    let slot = slot(&table, "Ansatz 2026");
    assert_eq!(table.control[slot].amount_count, 1);
    assert_eq!(table.control[slot].unreadable_count, 0);
    assert_eq!(codes(&diagnostics), [Code::AmountAbsent]);
    assert_eq!(diagnostics[0].severity, crate::diagnostic::Severity::Note);
    assert_eq!(
        diagnostics[0].message(Language::German),
        "Zellen ohne Betrag in dieser Spalte: 8, zuerst hier; sie gelten als leer, nicht als 0: \
         n. n. (2), -- (1), NFP (1), entfällt (1), k. A. (1), offen (1), tbd (1)"
    );
}

#[test]
fn each_clear_cell_of_a_mixed_column_is_certain_and_no_other_is_guessed() {
    let cells = ["1.234.567,89", "1,234,567.89", "1.234", "20", "1 234,50"];
    let (table, diagnostics) = amounts("Ansatz 2026", &cells, "");
    let expected =
        [cents(123_456_789), cents(123_456_789), Value::Unreadable, cents(2_000), cents(123_450)];
    assert_eq!(column(&table, "Ansatz 2026"), expected);
    assert_eq!(codes(&diagnostics), [Code::NumberFormatAmbiguous]);
    let place = diagnostics[0].place.as_ref().and_then(|place| place.cell);
    assert_eq!(place.map(crate::provenance::Cell::a1).as_deref(), Some("C4"));
    let help = diagnostics[0].help(Language::German).expect("it says what to do");
    assert!(help.contains("name = \"budget\"") && help.contains("number_format = \"german\""));
}

#[test]
fn another_currency_is_no_amount_of_the_round() {
    let (table, diagnostics) = amounts("Ansatz 2026", &["$5.50", "5,50 €", "5,50 EUR"], "");
    let expected = [Value::Unreadable, cents(550), cents(550)];
    assert_eq!(column(&table, "Ansatz 2026"), expected);
    assert_eq!(codes(&diagnostics), [Code::AmountUnreadable]);
    let message = diagnostics[0].message(Language::German);
    assert_eq!(message, "\"$5.50\" nennt eine andere Währung als die Runde");
}

#[test]
fn what_is_no_amount_is_never_made_one() {
    let cells =
        ["5 %", "31.12.2026", "03.2026", "73928e05", "12 Stk", "ca. 5.000", "#REF!", "12 T"];
    let (table, diagnostics) = amounts("Ansatz 2026", &cells, "");
    assert!(column(&table, "Ansatz 2026").iter().all(|value| *value == Value::Unreadable));
    assert_eq!(codes(&diagnostics), vec![Code::AmountUnreadable; cells.len()]);
}
