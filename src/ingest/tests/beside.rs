//! Tables that stand beside each other.

use super::*;
use crate::diagnostic::Severity;
use crate::language::Language;

const HEADINGS: &str = "Sachkonto;Bezeichnung;Ansatz 2026;;Sachkonto;Bezeichnung;Ansatz 2026\n";

fn sums(file: &RawFile) -> Vec<i128> {
    file.tables.iter().map(|table| sum(table, "Ansatz 2026")).collect()
}

#[test]
fn tables_beside_each_other_are_read_each_by_its_headings() {
    let file = format!(
        "Haushalt;;;;Finanzplan\n{HEADINGS}523500;Netz;100;;783100;Server;7\n\
         529100;Web;50;;783200;Funk;8\n529100;Druck;25;;;\nSumme;;175;;Summe;;15\n"
    );
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::TablesBeside]);
    assert_eq!(diagnostics[0].severity, Severity::Note);
    assert!(diagnostics[0].render(Language::German).contains("E:G"));
    let file = file.expect("read");
    assert_eq!(sums(&file), [35_000, 3_000]);
    let [left, right] = &*file.tables else { panic!("two tables") };
    assert_eq!((left.rows.len(), right.rows.len()), (4, 3));
    let columns: Vec<u16> = right.table.columns.iter().map(|column| column.index).collect();
    assert_eq!((columns, right.table.header_row), (vec![4, 5, 6], 1));
}

#[test]
fn each_side_has_its_own_rows_headings_and_further_tables() {
    let file = "Konsumtiv;;;;;;\n\
                Sachkonto;Bezeichnung;Ansatz 2026;;Investiv;;\n\
                523500;Netz;100;;;Ansatz;\n\
                529100;Web;50;;Bezeichnung;2026;2027\n\
                ;;;;Server;7;8\n\
                Produkt;Bezeichnung;Plan 2027;;Funk;1;2\n\
                010101;Lizenz;5;;Kabel;3;4\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::TablesBeside, Code::ColumnDoubled]);
    let tables = file.expect("read").tables;
    let found: Vec<(u32, u16, i128)> = tables
        .iter()
        .map(|table| {
            let control = table.control.iter().map(|control| control.sum.cents()).sum();
            (table.table.header_row, table.table.columns[0].index, control)
        })
        .collect();
    assert_eq!(found, [(1, 0, 15_000), (5, 0, 500), (3, 4, 2_500)]);
}

#[test]
fn a_gap_inside_a_table_parts_nothing() {
    for headings in [
        "Sachkonto;Bezeichnung;Ansatz 2026;;Plan 2027;Bemerkung",
        "Sachkonto;Bezeichnung;Ansatz 2026;;Plan 2027;Plan 2028",
        "Sachkonto;Bezeichnung;;Ansatz 2026;Plan 2027;Bemerkung",
        "Sachkonto;Ansatz 2026;;Bezeichnung;Plan 2027;Bemerkung",
    ] {
        let file = format!("{headings}\n1;2;3;;5;6\n523500;4;5;;6;7\n");
        let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
        assert_eq!(file.expect("read").tables.len(), 1, "{headings}");
        assert!(!codes(&diagnostics).contains(&Code::TablesBeside), "{headings}");
    }
}

#[test]
fn what_nothing_decides_is_asked_for() {
    // Rows of the right side stand alone: another table, or details of the left one?
    let file = "Sachkonto;Bezeichnung;Ansatz 2026;;Produkt;Plan 2027\n\
                523500;Netz;100;;010101;7\n;;;;010102;8\n";
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::TablesBeside]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
    let table = only_table(read);
    assert_eq!([sum(&table, "Ansatz 2026"), sum(&table, "Plan 2027")], [10_000, 1_500]);
    // The round says it.
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), "columns = \"E:F\"");
    assert_eq!(diagnostics, []);
    assert_eq!(sum(&only_table(read), "Plan 2027"), 1_500);
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), "columns = \"A:C\"");
    assert_eq!(diagnostics, []);
    assert_eq!(sum(&only_table(read), "Ansatz 2026"), 10_000);
}

#[test]
fn tables_that_touch_are_doubled_columns() {
    let file = "Sachkonto;Bezeichnung;Ansatz 2026;Sachkonto;Bezeichnung;Ansatz 2026\n1;a;2;3;b;4\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(file.expect("read").tables.len(), 1);
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled; 3]);
}

#[test]
fn a_unit_counts_for_the_tables_it_speaks_of() {
    let rows = format!("{HEADINGS}523500;Netz;100;;783100;Server;7\n");
    for (above, expected, said) in [
        // Of the whole sheet.
        ("Haushalt 2026, Angaben in T€;;;;;;\n", [100, 7], vec![Code::UnitApplied; 2]),
        // Of each side its own.
        ("Konsumtiv (EUR);;;;Investiv (T€);;\n", [100, 7], vec![Code::UnitApplied]),
        // Of one side: what the other stands in is open.
        ("Konsumtiv (T€);;;;Investiv;;\n", [100, 7], vec![Code::UnitApplied, Code::UnitUnclear]),
        ("Konsumtiv (EUR);;;;Investiv;;\n", [100, 7], vec![]),
    ] {
        let (file, diagnostics) = read_bytes("a.csv", format!("{above}{rows}").as_bytes(), "");
        let file = file.expect("read");
        let mut found = codes(&diagnostics);
        found.retain(|code| *code != Code::TablesBeside);
        found.sort_unstable();
        assert_eq!(found, said, "{above}");
        let factors = match above.split(';').next() {
            Some(text) if text.contains("T€") && said.len() == 2 && said[1] == said[0] => {
                [1_000; 2]
            }
            Some(text) if text.contains("T€") => [1_000, 1],
            _ if above.contains("T€") => [1, 1_000],
            _ => [1, 1],
        };
        let expected: Vec<i128> =
            expected.iter().zip(factors).map(|(sum, factor)| sum * factor * 100).collect();
        assert_eq!(sums(&file), expected, "{above}");
    }
}

#[test]
fn formulas_and_hidden_cells_are_told_of_each_side() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for first in [0, 4] {
        sheet.write(0, first, "Bezeichnung").expect("written");
        sheet.write(0, first + 1, "Ansatz 2026").expect("written");
        for row in 1..3 {
            sheet.write(row, first, format!("{first}-{row}")).expect("written");
            let formula = rust_xlsxwriter::Formula::new("1+1").set_result("2");
            sheet.write(row, first + 1, formula).expect("written");
        }
    }
    sheet.set_column_hidden(5).expect("hidden");
    let bytes = book.save_to_buffer().expect("a workbook");
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(sums(&file.expect("read")), [400, 400]);
    let mut found = codes(&diagnostics);
    found.sort_unstable();
    assert_eq!(
        found,
        [Code::ColumnHidden, Code::TablesBeside, Code::FormulaValue, Code::FormulaValue]
    );
}
