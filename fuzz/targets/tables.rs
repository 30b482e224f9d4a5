//! Sheets put together from headings, sums, amounts and blanks at any place: which row has the
//! headings, which rows are sums, what each cell counts for.
//!
//! Each four bytes of the input are a cell: how far to go on, what it holds, and which.

#![no_main]

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use fuenftel::round::Round;
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

static ROUNDS: LazyLock<[Round; 3]> = LazyLock::new(|| {
    [
        fuenftel_fuzz::round("kind = \"budget\""),
        fuenftel_fuzz::round("kind = \"budget\"\ndepartment = \"4\"\nheader_row = 3"),
        fuenftel_fuzz::round("kind = \"projects\""),
    ]
});

const WORDS: [&str; 46] = [
    "Dezernat", "Sachkonto", "Bezeichnung", "Ansatz 2026", "Ansatz 2025", "Ergebnis 2024",
    "Planung 2027", "Planung 2028", "VE 2027", "Jahr", "Betrag", "Produkt", "Kostenstelle",
    "Projekt", "Projektnr.", "Klasse", "Summe", "Gesamt", "Zwischensumme", "Summe Dezernat 4",
    "Insgesamt", "4", "529100", "448100", "Wartung", "Lizenzen", "Innovation", "Regelbetrieb",
    "T€", "Angaben in Tsd. Euro", "in TEUR", "EUR", "n. n.", "k. A.", "--", "1.234",
    "1.234,56", "-5", "2026", "Hinweis: bitte ausfüllen", "Ansatz", "Ist", "2025", "2024",
    "plan_2027_teur", "Gesamtsumme aller Tabellen",
];

fuzz_target!(|bytes: &[u8]| {
    let file = workbook(&sheet(bytes));
    for round in ROUNDS.iter() {
        fuenftel_fuzz::check(&file, round);
    }
});

fn sheet(bytes: &[u8]) -> String {
    let mut cells = String::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    cells.push_str("<row>");
    for four in bytes.chunks_exact(4) {
        match four[0] {
            0..=127 => column += 1 + u32::from(four[0] & 3),
            128..=251 => {
                (row, column) = (row + 1 + u32::from(four[0] & 1), 0);
                cells.push_str("</row><row>");
            }
            far => column = (column + 1) << (far - 251),
        }
        if row > 500 || column > 17_000 {
            break;
        }
        let place = place(row, column);
        let number = i32::from(i16::from_le_bytes([four[2], four[3]]));
        match four[1] {
            0..=127 => {
                let word = WORDS[usize::from(four[2]) % WORDS.len()];
                write!(cells, "<c r=\"{place}\" t=\"inlineStr\"><is><t>{word}</t></is></c>")
            }
            128..=179 => write!(cells, "<c r=\"{place}\"><v>{number}</v></c>"),
            180..=219 => {
                write!(cells, "<c r=\"{place}\"><v>{}</v></c>", f64::from(number) / 100.0)
            }
            220..=229 => {
                write!(cells, "<c r=\"{place}\"><f>A1+A2</f><v>{number}</v></c>")
            }
            230..=239 => write!(cells, "<c r=\"{place}\"><f>A1+A2</f></c>"),
            240..=247 => write!(cells, "<c r=\"{place}\" t=\"e\"><v>#REF!</v></c>"),
            _ => write!(cells, "<c r=\"{place}\"><v>{number}e{}</v></c>", four[3]),
        }
        .expect("text takes everything");
    }
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{cells}</row></sheetData></worksheet>"
    )
}

fn place(row: u32, mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).expect("a letter")));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

fn workbook(sheet: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"Anmeldung\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
             2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        writer.start_file(name, options).expect("a part");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}
