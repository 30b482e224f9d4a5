use super::*;
use crate::diagnostic::Severity;
use crate::provenance::Cell;

#[test]
fn titles_blank_rows_and_ragged_rows_do_no_harm() {
    let file = "Haushalt 2026;;\n\nDezernat;Bezeichnung;Ansatz 2026\n4;\"Lizenzen\nund mehr\";\
                1.250,50\n;;\n4;Wartung\n\t010;Server;-20\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(diagnostics, []);
    let table = only_table(file);
    assert_eq!(table.table.header_row, 2);
    assert_eq!(column(&table, "Dezernat"), [text("4"), text("4"), text("010")]);
    assert_eq!(column(&table, "Bezeichnung")[0], text("Lizenzen\nund mehr"));
    assert_eq!(column(&table, "Ansatz 2026"), [cents(125_050), Value::Blank, cents(-2_000)]);
    assert_eq!(table.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [3, 5, 6]);
    assert_eq!(sum(&table, "Ansatz 2026"), 123_050);
    assert_eq!(table.control[2].amount_count, 2);
}

#[test]
fn blank_lines_count_as_the_rows_a_spreadsheet_shows() {
    for end in ["\n", "\r\n", "\r"] {
        let file = "\n\nDezernat;Bezeichnung;Ansatz 2026\n\n4;\"a\n\nb\";1\n\n\n4;c;?\n";
        let (file, diagnostics) = read_bytes("a.csv", file.replace('\n', end).as_bytes(), "");
        let table = only_table(file);
        assert_eq!(table.table.header_row, 2);
        assert_eq!(table.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [4, 7]);
        let place = diagnostics[0].place.clone().expect("a place");
        assert_eq!(place.cell.map(Cell::a1).as_deref(), Some("C8"));
    }
}

fn stray(lines: &str) -> (Option<RawFile>, Vec<Diagnostic>) {
    let file = format!("Dezernat;Bezeichnung;Klasse;Ansatz 2026\n4;Netz;x;100\n{lines}");
    read_bytes("a.csv", file.as_bytes(), "")
}

#[test]
fn a_stray_quotation_mark_takes_no_line_silently() {
    for lines in [
        "4;\"Zoll Monitor;x;200,00\n4;Server;x\n",
        "4;Server;x;300\n4;\"Zoll; Monitor;x;200,00",
        "4;\"Zoll Monitor;x;200,00\n4;\"Server; neu\";x\n",
    ] {
        let (_, diagnostics) = stray(lines);
        assert_eq!(codes(&diagnostics)[0], Code::FileUnreadable, "{lines}");
        assert_eq!(diagnostics[0].severity, Severity::Error);
        let cell = diagnostics[0].place.clone().expect("a place").cell.expect("a cell");
        assert_eq!(cell.column, 1);
    }
    assert_eq!(stray("4;\"Netz; Ausbau\nund mehr; alles\";x;200\n4;24\" Monitor;x;300\n").1, []);
}

#[test]
fn lines_behind_a_stray_quotation_mark_are_read_where_their_width_proves_them() {
    for lines in [
        "4;\"Zoll Monitor;x;200,00\n4;Server;x;300\n",
        "4;Server;x;300\n4;\"Zoll Monitor;x;200,00",
        "4;\"Zoll Monitor;x;200,00\n4;\"Server\";x;300\n",
        "4;\"Zoll Monitor;x;200,00\r\n4;Monitor 24\";x;300\r\n",
    ] {
        let (file, diagnostics) = stray(lines);
        assert_eq!(codes(&diagnostics), [Code::FileUnreadable], "{lines}");
        assert_eq!(diagnostics[0].severity, Severity::Warning);
        let table = only_table(file);
        assert_eq!(sum(&table, "Ansatz 2026"), 60_000, "{lines}");
        assert_eq!(table.rows.len(), 3);
    }
}

#[test]
fn an_unclear_encoding_is_declared_or_the_file_is_left_out() {
    let bytes = b"Dezernat;Ma\xDFnahme;Ansatz 2026\n4;B\xFCro;5,5\n";
    let (file, diagnostics) = read_bytes("a.csv", bytes, "");
    assert_eq!(codes(&diagnostics), [Code::EncodingUnclear]);
    assert!(diagnostics[0].message(Language::German).ends_with(": Dezernat;Maßnahme;Ansatz 2026"));
    assert!(file.expect("its hash is known").tables.is_empty());
    let (file, diagnostics) = read_bytes("a.csv", bytes, "encoding = \"windows-1252\"");
    assert_eq!(diagnostics, []);
    assert_eq!(column(&only_table(file), "Maßnahme"), [text("Büro")]);
}

#[test]
fn what_is_no_amount_is_reported_at_its_cell() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n4;a;n. n.\n4;b;bald\n4;c;12 Stk\n4;d;7,50\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    let table = only_table(file);
    let expected = [Value::Blank, Value::Unreadable, Value::Unreadable, cents(750)];
    assert_eq!(column(&table, "Ansatz 2026"), expected);
    assert_eq!(table.control[2].unreadable_count, 2);
    assert_eq!(
        codes(&diagnostics),
        [Code::AmountAbsent, Code::AmountUnreadable, Code::AmountUnreadable]
    );
    let place = diagnostics[1].place.clone().expect("a place");
    assert_eq!(place.cell, Some(Cell { row: 2, column: 2 }));
    assert_eq!(place.heading.as_deref(), Some("Ansatz 2026"));
    assert_eq!(diagnostics[1].excerpt.as_deref(), Some("4 | b | bald"));
}

#[test]
fn the_round_names_more_words_for_no_amount() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n4;a;Gesperrt\n4;b;7,50\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "absent = [\"gesperrt\"]");
    assert_eq!(column(&only_table(file), "Ansatz 2026"), [Value::Blank, cents(750)]);
}

#[test]
fn an_ambiguous_notation_is_never_guessed() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n4;a;1.234\n4;b;20\n";
    let (table, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::NumberFormatAmbiguous]);
    let expected = [Value::Unreadable, cents(2_000)];
    assert_eq!(column(&only_table(table), "Ansatz 2026"), expected);
    let (table, _) = read_bytes("a.csv", file.as_bytes(), "number_format = \"german\"");
    assert_eq!(column(&only_table(table), "Ansatz 2026")[0], cents(123_400));
    let (table, _) = read_bytes("a.csv", file.as_bytes(), "number_format = \"english\"");
    let table = only_table(table);
    assert_eq!(column(&table, "Ansatz 2026")[0], cents(123));
    assert_eq!(table.control[2].rounding_moved_millionths, -400_000);
    let more = format!("{file}4;c;0,5\n");
    let (table, diagnostics) = read_bytes("a.csv", more.as_bytes(), "");
    assert_eq!(diagnostics, []);
    assert_eq!(column(&only_table(table), "Ansatz 2026")[0], cents(123_400));
}

#[test]
fn a_declared_notation_does_not_read_the_other() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n4;a;1234.5\n";
    let (table, diagnostics) = read_bytes("a.csv", file.as_bytes(), "number_format = \"german\"");
    assert_eq!(codes(&diagnostics), [Code::AmountUnreadable]);
    assert_eq!(column(&only_table(table), "Ansatz 2026"), [Value::Unreadable]);
}

#[test]
fn findings_of_a_column_are_bounded() {
    let mut file = String::from("Dezernat;Bezeichnung;Ansatz 2026\n");
    for row in 0..510 {
        file += &format!("4;Zeile {row};?\n");
    }
    let (_, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(diagnostics.len(), 501);
    let rest: Vec<_> = diagnostics.iter().flat_map(|diagnostic| &diagnostic.arguments).collect();
    assert!(rest.contains(&&("rest", "10".to_owned())));
}

#[test]
fn no_amount_counts_twice_where_a_heading_is_doubled() {
    let file = "Dezernat;Dezernat;Ansatz 2026;Ansatz  2026\n4;4;1;1\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled, Code::ColumnDoubled]);
    let table = only_table(file);
    assert_eq!(table.table.columns[1].role, table.table.columns[0].role);
    assert_eq!(table.table.columns[3].role, crate::schema::Role::Unknown);
    let sums: Vec<i128> = table.control.iter().map(|control| control.sum.cents()).collect();
    assert_eq!(sums, [0, 0, 100, 0]);
}

#[test]
fn unknown_columns_with_data_are_reported_with_samples() {
    let file = "Dezernat;Farbe;Leer;Ansatz 2026;\n4;rot;;1;x\n4;blau;;2;\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ColumnUnknown, Code::ColumnUnknown]);
    assert_eq!(
        diagnostics[0].message(Language::German),
        "die Spalte \"Farbe\" ist keinem Zweck zugeordnet; 2 Zellen sind gefüllt: rot | blau"
    );
    let table = only_table(file);
    assert_eq!(&*table.table.columns[4].heading, "(ohne Überschrift, Spalte E)");
    assert_eq!(table.rows[0].values[4], text("x"));
    assert_eq!(table.rows[1].values.len(), 5);
}

#[test]
fn a_column_without_heading_between_others_keeps_its_place() {
    let file = "Dezernat;;Ansatz 2026\n4;;1\n4;spät;2\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "");
    let table = only_table(file);
    let indexes: Vec<u16> = table.table.columns.iter().map(|column| column.index).collect();
    assert_eq!(indexes, [0, 1, 2]);
    assert_eq!(*table.rows[0].values, [text("4"), Value::Blank, cents(100)]);
    assert_eq!(*table.rows[1].values, [text("4"), text("spät"), cents(200)]);
    assert_eq!(table.control[2].sum.cents(), 300);
}

#[test]
fn a_file_without_a_table_is_an_error() {
    let (file, diagnostics) = read_bytes("a.csv", b"nur Prosa\nohne Tabelle\n", "");
    assert_eq!(codes(&diagnostics), [Code::SheetWithoutTable]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
    assert!(file.expect("its hash is known").tables.is_empty());
    let (_, diagnostics) = read_bytes("a.csv", b"Dezernat;Bezeichnung\n4;x\n", "");
    assert_eq!(codes(&diagnostics), [Code::AmountColumnMissing]);
    let (_, diagnostics) = read_bytes("a.csv", b"", "");
    assert_eq!(codes(&diagnostics), [Code::FileUnreadable]);
    let (_, diagnostics) = read_bytes("a.csv", b"<html><table></table></html>", "");
    assert_eq!(
        diagnostics[0].message(Language::German),
        "die Datei enthält eine Webseite oder XML statt einer Tabelle"
    );
    let (file, diagnostics) = read_as(Path::new("gibt-es-nicht.csv"), "budget", "");
    assert_eq!(codes(&diagnostics), [Code::FileMissing]);
    assert!(file.is_none());
}

#[test]
fn units_and_signs_are_applied_once() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026 (T€)\n4;a;1,5\n";
    let (file, _) = read_bytes("a.csv", file.as_bytes(), "sign = \"cost_negative\"");
    let table = only_table(file);
    assert_eq!(column(&table, "Ansatz 2026 (T€)"), [cents(-150_000)]);
    assert_eq!(table.table.cents_per_unit, -100_000);
}

#[test]
fn posts_are_counted_in_hundredths() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("stellen.csv");
    std::fs::write(&path, "Bezeichnung;Stellen\na;0,5\nb;2\nc;2?**\nd;-\ne;eine halbe\n")
        .expect("written");
    let (file, diagnostics) = read_as(&path, "posts", "posts = [\"Stellen\"]");
    let (half, two) = (Value::Hundredths(50), Value::Hundredths(200));
    let expected = [half, two, Value::Unreadable, Value::Blank, Value::Unreadable];
    assert_eq!(column(&only_table(file), "Stellen"), expected);
    let expected = [Code::AmountAbsent, Code::AmountUnreadable];
    assert_eq!(codes(&diagnostics), expected);
}

#[test]
fn a_further_table_below_the_first_has_its_own_columns_and_control_sums() {
    let first = "Haushalt;;Ansatz 2026\nDezernat;Konto;Ansatz 2026\n4;523500;300\n";
    let second = "\nDezernat;Konto;Bezeichnung;Ansatz 2026\n4;523500;Netz;7\n4;523500;Web;1\n";
    let (file, diagnostics) = read_bytes("a.csv", format!("{first}{second}").as_bytes(), "");
    let tables = file.expect("read").tables;
    let shape = |table: &RawTable| (table.table.header_row, table.rows.len());
    assert_eq!(tables.iter().map(shape).collect::<Vec<_>>(), [(1, 1), (4, 2)]);
    assert_eq!(sum(&tables[0], "Ansatz 2026"), 30_000);
    assert_eq!(sum(&tables[1], "Ansatz 2026"), 800);
    assert_eq!(column(&tables[1], "Bezeichnung"), [text("Netz"), text("Web")]);
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    assert_eq!(diagnostics[0].severity, Severity::Note);
    assert!(
        diagnostics[0].message(Language::German).starts_with("in Zeile 5 beginnt eine weitere")
    );
    // Amounts that would stand in a text column of the first table are read as amounts.
    let second = "Dezernat;Ansatz 2026\n4;7\n";
    let (file, _) = read_bytes("a.csv", format!("{first}{second}{first}").as_bytes(), "");
    let tables = file.expect("read").tables;
    let sums: Vec<i128> = tables.iter().map(|table| sum(table, "Ansatz 2026")).collect();
    assert_eq!(sums, [30_000, 700, 30_000]);
}

#[test]
fn headings_of_printed_pages_are_passed_over() {
    let page = "Dezernat;Farbe;Ansatz 2026\n4;;300\n";
    let (file, diagnostics) = read_bytes("a.csv", page.repeat(3).as_bytes(), "");
    let table = only_table(file);
    assert_eq!((table.rows.len(), sum(&table, "Ansatz 2026")), (3, 90_000));
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    assert_eq!(diagnostics[0].severity, Severity::Note);
    let message = diagnostics[0].message(Language::English);
    assert!(message.starts_with("the headings are repeated in 2 rows"), "{message}");
}

#[test]
fn amounts_alone_are_headings_only_if_none_say_more() {
    let above = "Ansatz 2025;Ansatz 2026;\nDezernat;Ansatz 2025;Ansatz 2026\n4;1;2\n";
    let (file, _) = read_bytes("a.csv", above.as_bytes(), "");
    assert_eq!(only_table(file).table.header_row, 1);
    let alone = "Zweck;Ansatz 2025;Ansatz 2026\nNetz;1;2\nDezernat;Ansatz 2025;Ansatz 2026\n";
    let (file, diagnostics) = read_bytes("a.csv", alone.as_bytes(), "");
    let rows: Vec<u32> = file.expect("read").tables.iter().map(|t| t.table.header_row).collect();
    assert_eq!(rows, [0, 2]);
    assert!(codes(&diagnostics).contains(&Code::ColumnDoubled));
}

#[test]
fn a_field_has_one_column_and_no_declared_amount_a_second() {
    let file = "Dezernat;Konto;Sachkonto;Ansatz 2026\n4;448100;523500;1\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    assert_eq!(
        diagnostics[0].message(Language::German),
        "die Spalte \"Sachkonto\" sagt dasselbe wie Spalte B (\"Konto\"); nur die erste zählt"
    );
    let table = only_table(file);
    assert_eq!(table.table.columns[2].role, crate::schema::Role::Unknown);
    assert_eq!(column(&table, "Sachkonto"), [text("523500")]);
    let declared = "[[inputs.amounts]]\nheading = \"Sachkosten\"\nfiscal_year = 2026\n\
                    phase = \"request\"";
    let file = "Dezernat;Sachkosten;Ansatz 2026\n4;50;100\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), declared);
    assert_eq!(codes(&diagnostics), [Code::ColumnDoubled]);
    let table = only_table(file);
    let sums: Vec<i128> = table.control.iter().map(|control| control.sum.cents()).collect();
    assert_eq!(sums, [0, 5_000, 0]);
}

#[test]
fn messages_write_numbers_and_dates_as_the_reader_does() {
    let file = "Dezernat;Beginn;Ansatz 2026\n4;x;1.250\n";
    let (_, diagnostics) = read_bytes("a.csv", file.as_bytes(), "extra = [\"Beginn\"]");
    assert_eq!(
        diagnostics[0].message(Language::German),
        "\"1.250\" kann 1.250,00 oder 1,25 heißen und wurde nicht gelesen"
    );
}

#[test]
fn dates_of_projects_are_read_in_both_spellings() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("projekte.csv");
    let file = "Projekt-ID;Titel;Beginn;Ende\n1;a;31.01.2026;2026-12-31\n2;b;bald;\n";
    std::fs::write(&path, file).expect("written");
    let (file, diagnostics) = read_as(&path, "projects", "");
    assert_eq!(diagnostics, []);
    let table = only_table(file);
    let date = |month, day| Value::Date(jiff::civil::date(2026, month, day));
    assert_eq!(column(&table, "Beginn"), [date(1, 31), text("bald")]);
    assert_eq!(column(&table, "Ende"), [date(12, 31), Value::Blank]);
}

#[test]
fn utf16_is_read_with_a_mark_and_asked_for_without() {
    let text = "Dezernat;Maßnahme;Ansatz 2026\r\n4;Büro;5,5\r\n";
    for (mark, input) in [(true, ""), (false, "encoding = \"utf-16le\"")] {
        let marked = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (file, diagnostics) = read_bytes("a.csv", &bytes, input);
        assert_eq!(diagnostics, []);
        assert_eq!(column(&only_table(file), "Maßnahme"), [super::text("Büro")]);
    }
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (_, diagnostics) = read_bytes("a.csv", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::EncodingUnclear]);
    let help = diagnostics[0].help(Language::German).expect("it says what to do");
    assert!(help.contains("encoding = \"UTF-16BE\""), "{help}");
}

#[test]
fn damaged_umlauts_and_control_characters_are_told() {
    let file = "Dezernat|Bezeichnung|Ansatz 2026\n4|BÃ¼ro\u{2}|1\n4|BÃ¼ro|2\n4|B\u{fffd}ro|3\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ControlCharacters, Code::TextDamaged]);
    assert!(
        diagnostics[1]
            .message(Language::German)
            .ends_with("3, zuerst hier: BÃ¼ro (2), B\u{fffd}ro (1)")
    );
    assert_eq!(sum(&only_table(file), "Ansatz 2026"), 600);
}

#[test]
fn fields_behind_the_last_heading_are_reported_with_what_they_hold() {
    let file = "Dezernat;Bezeichnung;Ansatz 2026\n4;a;1;neu\n4;b\n4;c;2;;\n";
    let (file, diagnostics) = read_bytes("a.csv", file.as_bytes(), "");
    assert_eq!(codes(&diagnostics), [Code::ColumnUnknown]);
    assert!(diagnostics[0].message(Language::German).ends_with("1 Zelle ist gefüllt: neu"));
    assert_eq!(sum(&only_table(file), "Ansatz 2026"), 300);
}
