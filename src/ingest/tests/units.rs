//! Units beside a table: applied where the file is clear, refused where it contradicts.

use super::*;
use crate::diagnostic::Severity;

const ROWS: &str = "Dezernat;Bezeichnung;Ergebnis 2024;Ansatz 2026\n4;Netz;1;43,5\n4;Web;;0,25\n";

/// Codes and the sum of *Ansatz 2026* of a file.
fn found(file: &str, input: &str) -> (Vec<Code>, i128) {
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), input);
    (codes(&diagnostics), sum(&only_table(file), "Ansatz 2026"))
}

#[test]
fn a_unit_above_the_table_is_applied_and_said() {
    // 43.5 and 0.25 thousand are 43,750 euro.
    for above in ["Angaben in T€;;;", "Haushalt 2026;;;alle Beträge in Tsd. Euro", "(TEUR)"] {
        let file = format!("{above}\n\n{ROWS}");
        assert_eq!(found(&file, ""), (vec![Code::UnitApplied], 4_375_000), "{above}");
        assert_eq!(found(&file, "unit = 1000"), (vec![], 4_375_000), "{above}");
        assert_eq!(found(&file, "unit = 1"), (vec![Code::UnitContradicts], 4_375), "{above}");
    }
    let euro = format!("Beträge in Euro\n{ROWS}");
    assert_eq!(found(&euro, ""), (vec![], 4_375));
    assert_eq!(found(&euro, "unit = 1000"), (vec![Code::UnitContradicts], 4_375_000));
}

#[test]
fn a_row_of_units_below_the_headings_is_no_line() {
    let (head, rows) = ROWS.split_once('\n').expect("a header");
    let file = format!("{head}\n;;EUR;T€\n{rows}");
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    let table = only_table(read);
    assert_eq!(codes(&diagnostics), [Code::UnitApplied]);
    assert_eq!(
        diagnostics[0].place.as_ref().and_then(|place| place.cell).map(crate::provenance::Cell::a1),
        Some("D2".to_owned())
    );
    assert_eq!((table.rows.len(), sum(&table, "Ansatz 2026")), (2, 4_375_000));
    assert_eq!(sum(&table, "Ergebnis 2024"), 100);
    let declared = found(&file, "header_row = 1");
    assert_eq!(declared, (vec![Code::UnitApplied], 4_375_000));
    // A row of amounts is no row of units, whatever their spelling.
    let file = format!("{head}\n4;Amt;5 EUR;7 EUR\n{rows}");
    assert_eq!(found(&file, "").1, 5_075);
}

#[test]
fn thresholds_are_no_units_and_doubts_are_errors() {
    for above in ["Kosten über 50 T€ sind zu begründen", "Wertgrenze in EUR;5"] {
        assert_eq!(found(&format!("{above}\n{ROWS}"), ""), (vec![], 4_375), "{above}");
    }
    for above in ["Bitte nicht in T€", "Wertgrenze in T€;5", "in EUR\nin T€"] {
        let file = format!("{above}\n{ROWS}");
        assert_eq!(found(&file, ""), (vec![Code::UnitUnclear], 4_375), "{above}");
        assert_eq!(found(&file, "unit = 1"), (vec![], 4_375), "{above}");
    }
}

#[test]
fn a_heading_wins_and_the_contradiction_is_said() {
    let file = "Angaben in T€\nDezernat;Bezeichnung;Ansatz 2026 (EUR)\n4;Netz;5\n";
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(sum(&only_table(read), "Ansatz 2026 (EUR)"), 500);
    assert_eq!(codes(&diagnostics), [Code::UnitContradicts]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
    let settled = "amounts = [{ heading = \"Ansatz 2026 (EUR)\", fiscal_year = 2026, \
                   phase = \"request\", unit = 1 }]";
    let (_, diagnostics) = read_bytes("a.csv", file.as_bytes(), settled);
    assert_eq!(diagnostics[0].severity, Severity::Warning);
}

#[test]
fn a_unit_below_the_amounts_comes_too_late() {
    let file = format!("{ROWS};;;\nAngaben in T€;;;\n");
    assert_eq!(found(&file, ""), (vec![Code::UnitContradicts], 4_375));
    assert_eq!(found(&file, "unit = 1000"), (vec![], 4_375_000));
}

#[test]
fn a_unit_holds_for_the_tables_below_until_another_is_stated() {
    let further = "Dezernat;Konto;Ansatz 2026\n4;1;2\n";
    let (file, _) = read_bytes("a.csv", format!("in T€\n{ROWS}{further}").as_bytes(), "");
    let tables = file.expect("read").tables;
    assert_eq!(sum(&tables[1], "Ansatz 2026"), 200_000);
    let stated = format!("in T€\n{ROWS}\nAngaben in Euro\n{further}");
    let (file, diagnostics) = read_bytes("a.csv", stated.as_bytes(), "");
    let tables = file.expect("read").tables;
    assert_eq!(sum(&tables[0], "Ansatz 2026"), 4_375_000);
    assert_eq!(sum(&tables[1], "Ansatz 2026"), 200);
    assert!(!codes(&diagnostics).contains(&Code::UnitContradicts), "{diagnostics:?}");
}
