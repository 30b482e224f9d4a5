//! Headings that take several rows.

use super::*;
use crate::diagnostic::Severity;

fn headings_of(table: &RawTable) -> Vec<&str> {
    table.table.columns.iter().map(|column| &*column.heading).collect()
}

#[test]
fn a_heading_over_several_columns_is_put_together_with_those_below_it() {
    let above = "Haushalt\n;;;Ansatz;;Ist\nDezernat;Konto;Bezeichnung;2025;2026;2024\n";
    let below = "Dezernat;Konto;Bezeichnung;Ansatz;;Ist\n;;;2025;2026;2024\n";
    let units = ";;;Ansatz;;Ist\n;;;2025;2026;2024\nDezernat;Konto;Bezeichnung;T€;T€;T€\n";
    for (head, header_row) in [(above, 2), (below, 1)] {
        let file = format!("{head}4;523500;Netz;1;2;3\n4;523500;Web;10;20;30\n");
        let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
        assert_eq!(diagnostics, [], "{head}");
        let table = only_table(file);
        let names = ["Dezernat", "Konto", "Bezeichnung", "Ansatz 2025", "Ansatz 2026", "Ist 2024"];
        assert_eq!(headings_of(&table), names);
        assert_eq!((table.table.header_row, table.rows.len()), (header_row, 2));
        assert_eq!(sum(&table, "Ansatz 2026"), 2_200);
    }
    let file = format!("{units}4;523500;Netz;1;2;3\n");
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "");
    let table = only_table(file);
    assert_eq!(sum(&table, "Ansatz 2026 T€"), 200_000);
}

#[test]
fn a_row_of_the_table_is_never_taken_for_headings() {
    // The amount 2026 stands below a heading without a year; nothing says that it is one.
    let file = "Dezernat;Bezeichnung;Ansatz\nSoziales;Netz;2026\nSoziales;Web;5\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert!(file.expect("read").tables.is_empty());
    assert_eq!(codes(&diagnostics), [Code::AmountColumnMissing]);
}

#[test]
fn headings_that_are_known_alone_stay_as_they_are() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026;Plan;;Notiz\n;;;2027;2028;\n4;Netz;1;2;3;x\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "extra = [\"Notiz\"]");
    assert_eq!(diagnostics, []);
    let table = only_table(file);
    let names = ["Dezernat", "Bezeichnung", "Ansatz 2026", "Plan 2027", "Plan 2028", "Notiz"];
    assert_eq!(headings_of(&table), names);
    assert_eq!(sum(&table, "Plan 2028"), 300);
    // Without an unknown heading above it, a row with a year is a row.
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n;;2026\n4;Netz;1\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(sum(&only_table(file), "Ansatz 2026"), 202_700);
}

#[test]
fn the_round_may_say_how_many_rows_the_headings_take() {
    let file = "Sachkonto;;Summe;\nNr.;Name;Antrag;Vorjahr\n523500;Netz;7;6\n";
    let input = "header_row = 1\nheader_rows = 2\nfields = { account = \"Sachkonto Nr.\", \
                 title = \"Sachkonto Name\" }\nignore = [\"Vorjahr\"]\n\
                 amounts = [{ heading = \"Summe Antrag\", fiscal_year = 2026, phase = \"request\" }]";
    let (read, diagnostics) = read_bytes("a.csv", file.as_bytes(), input);
    assert_eq!(diagnostics, []);
    let table = only_table(read);
    assert_eq!(headings_of(&table), ["Sachkonto Nr.", "Sachkonto Name", "Summe Antrag", "Vorjahr"]);
    assert_eq!(sum(&table, "Summe Antrag"), 700);
    let (read, _) =
        read_bytes("a.csv", b";Ansatz;\nBezeichnung;2025;2026\na;1;2\n", "header_rows = 1");
    assert!(read.expect("read").tables.is_empty());
}

#[test]
fn printed_pages_repeat_all_rows_of_the_headings() {
    let page = ";;Ansatz;\nDezernat;Bezeichnung;2025;2026\n4;Netz;1;2\n";
    let (file, diagnostics) = read_bytes("a.csv", page.repeat(3).as_bytes(), "");
    let table = only_table(file);
    assert_eq!((table.rows.len(), sum(&table, "Ansatz 2026")), (3, 600));
    assert_eq!(table.control[3].amount_count, 3);
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    assert_eq!(diagnostics[0].severity, Severity::Note);
    let other = format!("{page};;Ansatz;\nDezernat;Bezeichnung;2027;2028\n4;Web;1;2\n");
    let (file, diagnostics) = read_bytes("a.csv", other.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    assert_eq!(diagnostics[0].severity, Severity::Note);
    let tables = file.expect("read").tables;
    assert_eq!([sum(&tables[0], "Ansatz 2026"), sum(&tables[1], "Ansatz 2028")], [200, 200]);
    // Years that nothing says what of are no headings.
    let other = format!("{page};;Haushalt;\nDezernat;Bezeichnung;2027;2028\n4;Web;1;2\n");
    let (file, diagnostics) = read_bytes("a.csv", other.as_bytes(), "");
    assert_eq!(file.expect("read").tables.len(), 1);
    assert!(diagnostics.iter().any(|other| other.severity == Severity::Error));
}

#[test]
fn headings_of_a_further_table_take_several_rows() {
    let first = "Dezernat;Bezeichnung;Ansatz 2026;Plan 2027\n4;Netz;100;200\n";
    let above = ";;Ansatz;Ist\nDezernat;Bezeichnung;2026;2024\n4;Web;3;4\n";
    let below = "Dezernat;Bezeichnung;Ansatz;Ist\n;;2026;2024\n4;Web;3;4\n";
    let three = ";;Haushalt;Rechnung\n;;Ansatz;Ist\nDezernat;Bezeichnung;2026;2024\n4;Web;3;4\n";
    let mixed = "Dezernat;Bezeichnung;Ansatz 2026;Ist\n;;;2024\n4;Web;3;4\n";
    let over = ";;;Ist\nDezernat;Bezeichnung;Ansatz 2026;2024\n4;Web;3;4\n";
    for further in [above, below, three, mixed, over] {
        for gap in ["", ";;;\n", "Investitionen\n"] {
            let file = format!("{first}{gap}{further}");
            let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
            assert_eq!(codes(&diagnostics), [Code::ColumnDoubled], "{gap}{further}");
            let tables = file.expect("read").tables;
            assert_eq!(tables.len(), 2, "{further}");
            assert_eq!(
                [sum(&tables[0], "Ansatz 2026"), sum(&tables[0], "Plan 2027")],
                [10_000, 20_000]
            );
            assert_eq!([sum(&tables[1], "Ansatz 2026"), sum(&tables[1], "Ist 2024")], [300, 400]);
            assert_eq!(tables[0].control[2].amount_count, 1);
            assert_eq!(tables[1].rows.len(), 1);
        }
    }
    // The same in thousands, and with years stored as numbers of a workbook.
    let file = format!("{first}Angaben in T€\n{above}");
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::UnitApplied, Code::ColumnDoubled]);
    assert_eq!(sum(&file.expect("read").tables[1], "Ansatz 2026"), 300_000);
    // `header_rows = 1` turns it off: nothing is put together.
    let file = format!("{first}{above}");
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "header_rows = 1");
    assert_eq!(file.expect("read").tables.len(), 1);
    assert!(codes(&diagnostics).contains(&Code::AmountUnreadable));
}

#[test]
fn years_among_the_amounts_of_a_table_begin_no_further_one() {
    // Amounts of 2,026 and 2,027 euro below a section title.
    let file = "Dezernat;Bezeichnung;Ansatz 2026;Plan 2027\n4;Netz;100;200\n\
                ;Investitionen;;\n4;Web;2026;2027\n;Bezeichnung;;\n4;Funk;2026;2027\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "");
    let table = only_table(file);
    assert_eq!([sum(&table, "Ansatz 2026"), sum(&table, "Plan 2027")], [415_200, 425_400]);
}

#[test]
fn single_headings_further_down_do_not_hide_those_of_several_rows() {
    let file = ";;Ansatz;\nDezernat;Bezeichnung;2025;2026\n4;Netz;1;2\n\n\
                Dezernat;Konto;Ansatz 2026\n4;5;7\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "");
    let tables = file.expect("read").tables;
    let sums: Vec<i128> = tables.iter().map(|table| sum(table, "Ansatz 2026")).collect();
    assert_eq!(sums, [200, 700]);
}

#[test]
fn years_stored_as_numbers_are_headings_too() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let centred = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 1, 0, 2, "Ansatz", &centred).expect("merged");
    sheet.write(1, 0, "Bezeichnung").expect("written");
    for page in 0..2 {
        let row = page * 3 + 1;
        sheet.write(row - 1, 1, "Ansatz").expect("written");
        sheet.write(row, 0, "Bezeichnung").expect("written");
        sheet.write(row, 1, 2025).expect("written");
        sheet.write(row, 2, 2026).expect("written");
        sheet.write(row + 1, 0, "Netz").expect("written");
        sheet.write(row + 1, 2, 7).expect("written");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    let table = only_table(file);
    assert_eq!(sum(&table, "Ansatz 2026"), 1_400);
    assert_eq!(table.control[1].amount_count, 0);
}
