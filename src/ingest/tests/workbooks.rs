use super::*;
use crate::diagnostic::Severity;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::io::{Read, Write};

fn workbook(fill: impl Fn(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book).expect("the workbook is filled");
    book.save_to_buffer().expect("the workbook is written")
}

fn headings(sheet: &mut rust_xlsxwriter::Worksheet, row: u32) -> Result<(), XlsxError> {
    for (column, heading) in ["Dezernat", "Bezeichnung", "Ansatz 2026"].into_iter().enumerate() {
        sheet.write(row, u16::try_from(column).expect("few"), heading)?;
    }
    Ok(())
}

#[test]
fn cells_keep_what_was_typed() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("Anmeldung")?;
        sheet.write(0, 0, "Haushalt")?;
        headings(sheet, 2)?;
        sheet.write(3, 0, "04")?.write(3, 1, 23201.0)?.write(3, 2, 0.1)?;
        let date = ExcelDateTime::from_ymd(2026, 3, 1)?;
        sheet.write(5, 0, 0.5)?.write(5, 1, true)?.write(5, 2, 0.2)?;
        sheet.write_datetime_with_format(6, 1, &date, &Format::new().set_num_format("dd.mm.yy"))?;
        sheet.write(6, 2, "1.234,5")?;
        Ok(())
    });
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(diagnostics, []);
    let file = file.expect("read");
    assert_eq!(file.source.size_bytes, bytes.len() as u64);
    assert_eq!(file.source.sha256.len(), 64);
    let table = only_table(Some(file));
    assert_eq!(table.table.sheet.name.as_deref(), Some("Anmeldung"));
    assert_eq!(table.table.header_row, 2);
    assert_eq!(*table.rows[0].values, [text("04"), text("23201"), cents(10)]);
    assert_eq!(*table.rows[1].values, [text("0.5"), text("ja"), cents(20)]);
    let date = Value::Date(jiff::civil::date(2026, 3, 1));
    assert_eq!(*table.rows[2].values, [Value::Blank, date, cents(123_450)]);
    assert_eq!(sum(&table, "Ansatz 2026"), 123_480);
}

#[test]
fn errors_and_dates_are_no_amounts() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        let broken = rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!");
        sheet.write(1, 0, "4")?.write(1, 2, broken)?;
        let date = ExcelDateTime::from_ymd(2026, 3, 1)?;
        sheet.write_datetime_with_format(2, 2, &date, &Format::new().set_num_format("dd.mm.yy"))?;
        sheet.write(3, 2, 1e18)?;
        sheet.write(4, 2, 1.005)?;
        Ok(())
    });
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    let expected =
        [Code::CellError, Code::AmountUnreadable, Code::AmountTooLarge, Code::AmountRounded];
    assert_eq!(codes(&diagnostics), expected);
    let control = only_table(file).control[2];
    assert_eq!((control.sum.cents(), control.amount_count), (101, 1));
    assert_eq!((control.unreadable_count, control.rounded_count), (3, 1));
    assert_eq!(control.rounding_moved_millionths, 500_000);
}

#[test]
fn a_formula_without_a_stored_value_is_no_empty_cell() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        sheet.write(1, 0, "4")?.write_formula(1, 1, "=A1&A2")?.write_formula(1, 2, "=40*1000")?;
        let date = ExcelDateTime::from_ymd(2026, 12, 31)?;
        let format = Format::new().set_num_format("dd.mm.yy");
        sheet.write(2, 0, "4")?.write_datetime_with_format(2, 1, &date, &format)?;
        sheet.write(2, 2, 1.005)?.write_formula(3, 1, "=A1")?;
        Ok(())
    });
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = String::new();
        part.read_to_string(&mut content).expect("text");
        let options = zip::write::SimpleFileOptions::default();
        let name = part.name().expect("a name").into_owned();
        writer.start_file(name, options).expect("a part");
        let content = content.replace("</f><v>0</v>", "</f>");
        writer.write_all(content.as_bytes()).expect("written");
    }
    let bytes = writer.finish().expect("finished").into_inner();
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::AmountUnreadable, Code::AmountRounded]);
    let message = diagnostics[0].message(Language::German);
    assert_eq!(message, "die Formel hat keinen gespeicherten Wert");
    assert_eq!(diagnostics[1].excerpt.as_deref(), Some("4 | 31.12.2026 | 1,005"));
    let message = diagnostics[1].message(Language::German);
    assert_eq!(message, "1,005 ist kein voller Cent und wurde auf 1,01 gerundet");
    let table = only_table(file);
    assert_eq!(*table.rows[0].values, [text("4"), Value::Blank, Value::Unreadable]);
    assert_eq!((table.rows.len(), table.control[2].unreadable_count), (2, 1));
}

#[test]
fn sheets_are_chosen_by_name_and_hidden_ones_are_reported() {
    let bytes = workbook(|book| {
        for name in ["Anmeldung A", "Anmeldung B", "Hinweise"] {
            let sheet = book.add_worksheet().set_name(name)?;
            if name == "Hinweise" {
                sheet.write(0, 0, "Bitte ausfüllen")?;
            } else {
                headings(sheet, 0)?;
                sheet.write(1, 0, "4")?.write(1, 2, 1)?;
                sheet.set_hidden(name.ends_with('B'));
            }
        }
        Ok(())
    });
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::SheetHidden, Code::SheetWithoutTable]);
    assert_eq!(diagnostics[1].severity, Severity::Warning);
    let tables = file.expect("read").tables;
    assert_eq!(tables.iter().map(|table| table.table.hidden).collect::<Vec<_>>(), [false, true]);
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "sheets = [\"*a\", \"Planung\"]");
    assert_eq!(codes(&diagnostics), [Code::SheetMissing]);
    let table = only_table(file);
    assert_eq!(table.table.sheet.name.as_deref(), Some("Anmeldung A"));
    let (_, diagnostics) = read_bytes("a.xlsx", &bytes, "sheets = [\"Hinweise\"]");
    assert_eq!(codes(&diagnostics), [Code::SheetWithoutTable]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
    let (_, diagnostics) = read_bytes("a.xlsx", &bytes, "sheets = \"first\"");
    assert_eq!(diagnostics, []);
}

/// Enough long sheets that threads share them: what they give is that of one thread, in order.
#[test]
fn long_sheets_are_read_side_by_side() {
    const ROWS: u32 = 8_000;
    let bytes = workbook(|book| {
        for number in 1..=6_u32 {
            let sheet = book.add_worksheet().set_name(format!("Blatt {number}"))?;
            headings(sheet, 0)?;
            for row in 1..=ROWS {
                sheet.write(row, 0, 4)?.write(row, 1, row)?.write(row, 2, number * 1_000 + row)?;
            }
            if number % 2 == 0 {
                sheet.set_row_hidden(number)?.write(ROWS, 2, "unlesbar")?;
            }
            sheet.set_hidden(number == 5);
        }
        book.add_worksheet().set_name("Leer")?;
        Ok(())
    });
    let read_with = |thread_count| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(thread_count).build();
        pool.expect("threads").install(|| read_bytes("a.xlsx", &bytes, ""))
    };
    let (alone, diagnostics) = read_with(1);
    let (shared, shared_diagnostics) = read_with(4);
    let (alone, shared) = (alone.expect("read"), shared.expect("read"));
    assert_eq!(diagnostics, shared_diagnostics);
    let count = |code| diagnostics.iter().filter(|found| found.code == code).count();
    assert_eq!((count(Code::AmountUnreadable), count(Code::SheetHidden)), (3, 1));
    assert_eq!((count(Code::RowHidden), count(Code::SheetEmpty)), (3, 1));
    for (number, (one, other)) in (1..).zip(alone.tables.iter().zip(&shared.tables)) {
        assert_eq!(one.table.sheet.name.as_deref(), Some(&*format!("Blatt {number}")));
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        let rows = i128::from(if number % 2 == 0 { ROWS - 1 } else { ROWS });
        assert_eq!(
            sum(other, "Ansatz 2026"),
            (rows * number * 1_000 + rows * (rows + 1) / 2) * 100
        );
    }
    assert_eq!((alone.tables.len(), shared.tables.len()), (6, 6));
}

#[test]
fn a_sheet_whose_amounts_nothing_names_is_an_error_beside_others() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        sheet.write(1, 0, "4")?.write(1, 2, 1)?;
        let other = book.add_worksheet();
        other.write(0, 0, "Dezernat")?.write(0, 1, "Bezeichnung")?.write(0, 2, "Betrag")?;
        other.write(1, 0, "4")?.write(1, 2, 5000)?;
        Ok(())
    });
    let (_, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::AmountColumnMissing]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
}

#[test]
fn far_away_cells_cost_nothing() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        sheet.write(1, 0, "4")?.write(1, 2, 1)?;
        sheet.write(1_048_575, 16_383, "fern")?;
        Ok(())
    });
    let (file, diagnostics) = read_bytes("a.xlsx", &bytes, "");
    assert_eq!(codes(&diagnostics), [Code::ColumnUnknown]);
    let table = only_table(file);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(table.table.columns.len(), 4);
    assert_eq!(&*table.table.columns[3].heading, "(ohne Überschrift, Spalte XFD)");
}

#[test]
fn a_declared_header_row_wins() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        headings(sheet, 3)?;
        sheet.write(4, 0, "4")?.write(4, 2, 7)?;
        Ok(())
    });
    let (file, _) = read_bytes("a.xlsx", &bytes, "header_row = 4");
    let table = only_table(file);
    assert_eq!((table.table.header_row, table.rows.len()), (3, 1));
}

#[test]
fn a_workbook_that_unpacks_to_far_more_than_it_is_is_refused() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("xl/workbook.xml", options).expect("a part");
    writer.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..100 {
        writer.write_all(&zeros).expect("compressed");
    }
    let bytes = writer.finish().expect("finished").into_inner();
    assert!(bytes.len() < 1 << 20);
    let (file, diagnostics) = read_bytes("bombe.xlsx", &bytes, "");
    assert_eq!(
        diagnostics[0].message(Language::German),
        "die Datei enthält mehr, als sich sicher lesen lässt"
    );
    assert!(file.expect("its hash is known").tables.is_empty());
}

#[test]
fn equal_texts_share_their_memory() {
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet();
        headings(sheet, 0)?;
        for row in 1..4 {
            sheet.write(row, 0, "4")?.write(row, 1, 4)?.write(row, 2, 1)?;
        }
        Ok(())
    });
    let table = only_table(read_bytes("a.xlsx", &bytes, "").0);
    for slot in [0, 1] {
        let (first, last) = (&table.rows[0].values[slot], &table.rows[2].values[slot]);
        let (Some(first), Some(last)) = (first.text(), last.text()) else { panic!("texts") };
        assert!(std::sync::Arc::ptr_eq(first, last));
    }
}
