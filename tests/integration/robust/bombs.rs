//! Files that are small and claim, or unpack to, far more than they are.

use std::io::{Cursor, Write};

use libtest_mimic::Trial;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::measured::{Measured, check, settings};
use crate::support::{scratch, trial};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("robust::a_sheet_of_a_million_blanks_is_a_bomb", high_ratio),
        trial("robust::sizes_that_lie_are_not_believed", lying_sizes),
        trial("robust::a_million_parts_are_not_looked_at", many_parts),
        trial("robust::parts_upon_each_other_are_damage", overlapping),
        trial("robust::a_workbook_in_a_workbook_is_left_alone", nested),
        trial("robust::entities_are_not_expanded", entities),
        trial("robust::a_promise_of_texts_is_not_believed", promised_texts),
        trial("robust::texts_are_bounded", text_floods),
        trial("robust::far_cells_and_wide_claims_cost_nothing", far_cells),
        trial("robust::repeated_cells_are_bounded", repeated_cells),
        trial("robust::compound_files_in_circles_are_damage", compound_circles),
        trial("robust::cut_files_are_read_or_refused", cut_files),
        trial("robust::wrong_endings_are_read_by_content", wrong_endings),
        trial("robust::limits_can_be_set", limits_can_be_set),
    ]
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file alone in its round.
fn read(name: &str, bytes: &[u8], input: &str) -> Measured {
    let folder = scratch();
    std::fs::write(folder.path().join(name), bytes).expect("written");
    std::fs::write(folder.path().join("round.toml"), settings(name, input)).expect("written");
    let measured = check(folder.path(), folder.path());
    let Measured { seconds, peak_mebibytes, codes, .. } = &measured;
    println!("{name}: {peak_mebibytes} MiB, {seconds:.2} s, {codes:?}");
    measured
}

/// A compressed file of parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("a part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A workbook of one sheet, and of shared strings.
fn workbook(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
         <sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" \
         Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    packed(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// A sheet with headings in its first row and what follows.
fn sheet(rows: &str) -> Vec<u8> {
    let heading = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let headings = ["Bezeichnung", "Sachkonto", "Ansatz 2026"].map(heading).concat();
    let row = "<row><c t=\"inlineStr\"><is><t>Wartung</t></is></c><c><v>529100</v></c>\
               <c><v>5</v></c></row>";
    format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData><row>{headings}</row>{row}{rows}</sheetData>\
         </worksheet>"
    )
    .into_bytes()
}

fn no_strings() -> Vec<u8> {
    format!("<sst xmlns=\"{MAIN}\"/>").into_bytes()
}

fn high_ratio() {
    let blanks = " ".repeat(100 << 20);
    let measured = read("ratio.xlsx", &workbook(&sheet(&blanks), &no_strings()), "");
    measured.is_refused_because("holds more than can safely be read");
    // What is no bomb by its ratio is too large as a whole.
    let mut noise = fastrand::Rng::with_seed(5);
    let part: Vec<u8> = std::iter::repeat_with(|| noise.digit(10) as u8).take(12 << 20).collect();
    let bytes = packed(&[("xl/workbook.xml", &part)]);
    let measured = read("size.xlsx", &bytes, "[limits]\nunpacked_mebibytes = 10\n");
    measured.is_refused_because("holds more than can safely be read");
}

/// The directory says how much a part unpacks to; what it does not say is not unpacked.
fn lying_sizes() {
    let rows = "<row><c/></row>".repeat(1 << 20);
    let honest = workbook(&sheet(&rows), &no_strings());
    let size = u32::try_from(sheet(&rows).len()).expect("small").to_le_bytes();
    let mut lying = honest.clone();
    let at = honest.windows(4).rposition(|four| four == size).expect("in the directory");
    lying[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    read("klein.xlsx", &lying, "").is_refused_because("");
    lying[at..at + 4].copy_from_slice(&(60_u32 << 20).to_le_bytes());
    read("gross.xlsx", &lying, "").is_refused_because("");
    lying[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    read("riesig.xlsx", &lying, "").is_refused_because("holds more than");
}

fn many_parts() {
    // The end of the directory says how many parts there are; each takes 46 bytes at least.
    let mut bytes = workbook(&sheet(""), &no_strings());
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0xFF, 0xFE, 0xFF, 0xFE]);
    read("viele.xlsx", &bytes, "").is_refused_because("holds more than");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..70_000 {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(format!("{index}.xml"), options).expect("a part");
    }
    let bytes = writer.finish().expect("finished").into_inner();
    read("wide.xlsx", &bytes, "").is_refused_because("holds more than");
}

/// Each entry of the directory names the same bytes.
fn overlapping() {
    let part = " ".repeat(1 << 20);
    let bytes = packed(&[("xl/workbook.xml", part.as_bytes())]);
    let end = bytes.len() - 22;
    let directory = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().expect("four"));
    let directory = usize::try_from(directory).expect("small");
    let entry = bytes[directory..end].to_vec();
    let count = 300_u16;
    let mut bomb = bytes[..directory].to_vec();
    bomb.extend(entry.repeat(usize::from(count)));
    let length = u32::try_from(entry.len() * usize::from(count)).expect("small");
    let mut tail = bytes[end..].to_vec();
    tail[8..10].copy_from_slice(&count.to_le_bytes());
    tail[10..12].copy_from_slice(&count.to_le_bytes());
    tail[12..16].copy_from_slice(&length.to_le_bytes());
    bomb.extend(tail);
    read("stapel.xlsx", &bomb, "").is_refused_because("damaged");
}

fn nested() {
    let inner = packed(&[("bomb", " ".repeat(50 << 20).as_bytes())]);
    let outer = packed(&[("inner.zip", &inner)]);
    read("schachtel.xlsx", &outer, "").is_refused_because("no known table format");
}

fn entities() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"lol\">");
    for (name, before) in ('b'..='k').zip('a'..='j') {
        bomb.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10)));
    }
    bomb.push_str("<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");
    let strings = |entity| format!("{bomb}<sst xmlns=\"{MAIN}\"><si><t>{entity}</t></si></sst>");
    for entity in ["&k;", "&x;"] {
        let rows = "<row><c t=\"s\"><v>0</v></c></row>";
        let measured =
            read("entitaet.xlsx", &workbook(&sheet(rows), strings(entity).as_bytes()), "");
        assert!(measured.peak_mebibytes < 100);
        assert!(!measured.said.contains("root:"), "no other file is read\n{}", measured.said);
    }
    let content = format!(
        "{}<office:document-content><table:table table:name=\"A\"><table:table-row>\
         <table:table-cell office:value-type=\"string\"><text:p>&k;&x;</text:p></table:table-cell>\
         </table:table-row></table:table></office:document-content>",
        bomb.replace("DOCTYPE sst", "DOCTYPE a")
    );
    let measured = read("entitaet.ods", &document(&content), "");
    assert!(measured.peak_mebibytes < 100 && !measured.said.contains("root:"));
}

/// Room for shared strings is made before they are seen.
fn promised_texts() {
    for (name, count) in [("viele.xlsx", "4000000000"), ("alle.xlsx", "18446744073709551615")] {
        for head in ["", "<!-- -->", &" ".repeat(9000)] {
            let strings = format!(
                "<?xml version=\"1.0\"?>{head}<sst xmlns=\"{MAIN}\" {}uniqueCount  = '{count}'>\
                 <si><t>a</t></si></sst>",
                " ".repeat(8150),
            );
            let measured = read(name, &workbook(&sheet(""), strings.as_bytes()), "");
            measured.is_refused_because("holds more than");
        }
    }
}

fn text_floods() {
    let text = "x".repeat(40 << 20);
    let strings = format!("<sst xmlns=\"{MAIN}\"><si><t>{text}</t></si></sst>");
    let limits = "[limits]\nunpacked_mebibytes = 300\n";
    read("lang.xlsx", &workbook(&sheet(""), strings.as_bytes()), limits)
        .is_refused_because("holds more than");
    let rows = format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    read("zelle.xlsx", &workbook(&sheet(&rows), &no_strings()), "")
        .is_refused_because("holds more than");
    let count = 6 << 20;
    let strings = format!("<sst xmlns=\"{MAIN}\">{}</sst>", "<si><t>a</t></si>".repeat(count));
    read("flut.xlsx", &workbook(&sheet(""), strings.as_bytes()), "")
        .is_refused_because("holds more than");
    let mut line = String::from("Bezeichnung;Sachkonto;Ansatz 2026\n");
    line.push_str(&"x;".repeat(8 << 20));
    read("breit.csv", line.as_bytes(), "delimiter = \";\"\n").is_refused_because("holds more than");
    // One text of many cells is taken in once.
    let text = "x".repeat(3 << 20);
    let strings = format!("<sst xmlns=\"{MAIN}\"><si><t>{text}</t></si></sst>");
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100_000);
    let measured = read("kehrreim.xlsx", &workbook(&sheet(&rows), strings.as_bytes()), "");
    assert!(measured.refused().is_none(), "{}", measured.said);
}

fn far_cells() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let mut far_sheet = String::from_utf8(sheet(far)).expect("text");
    far_sheet = far_sheet.replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>");
    let measured = read("fern.xlsx", &workbook(far_sheet.as_bytes(), &no_strings()), "");
    assert!(measured.refused().is_none() && measured.peak_mebibytes < 100, "{}", measured.said);
    // Every row has a cell in the last column, and the headings reach that far.
    let wide: String = (0..16_380)
        .map(|_| "<c t=\"inlineStr\"><is><t>Ansatz 2026</t></is></c>")
        .collect::<Vec<_>>()
        .concat();
    let table = |row_count| {
        let rows = "<row><c><v>1</v></c></row>".repeat(row_count);
        let text = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetData><row><c t=\"inlineStr\"><is><t>Bezeichnung</t>\
             </is></c>{wide}</row>{rows}</sheetData></worksheet>"
        );
        workbook(text.as_bytes(), &no_strings())
    };
    read("weit.xlsx", &table(2000), "").is_refused_because("holds more than");
    assert!(read("breit.xlsx", &table(100), "").refused().is_none());
}

/// An Open Document workbook.
fn document(content: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn repeated_cells() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let headings = ["Bezeichnung", "Sachkonto", "Ansatz 2026"].map(cell).concat();
    let table = |rows: &str| {
        document(&format!(
            "<office:document-content><table:table table:name=\"A\"><table:table-row>{headings}\
             </table:table-row>{rows}</table:table></office:document-content>"
        ))
    };
    let five = "<table:table-cell office:value-type=\"float\" office:value=\"5\"/>";
    let line =
        format!("<table:table-row>{}{five}</table:table-row>", ["A", "529100"].map(cell).concat());
    let blanks = |width| {
        let blank = format!("<table:table-cell table:number-columns-repeated=\"{width}\"/>");
        format!(
            "{line}<table:table-row table:number-rows-repeated=\"1000000\">{blank}\
             </table:table-row><table:table-row>{blank}{five}</table:table-row>"
        )
    };
    let measured = read("leer.ods", &table(&blanks(16_383)), "");
    assert!(measured.refused().is_none() && measured.peak_mebibytes < 100, "{}", measured.said);
    read("jenseits.ods", &table(&blanks(1_000_000_000)), "").is_refused_because("holds more than");
    let full = "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell \
                table:number-columns-repeated=\"1000000000\" office:value-type=\"float\" \
                office:value=\"5\"/></table:table-row>";
    read("voll.ods", &table(full), "").is_refused_because("holds more than");
    let spaces = format!(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{}</text:p>\
         </table:table-cell></table:table-row>",
        "<text:s text:c=\"4000000000\"/>".repeat(100)
    );
    let measured = read("leerzeichen.ods", &table(&format!("{line}{spaces}")), "");
    assert!(measured.refused().is_none() && measured.peak_mebibytes < 100, "{}", measured.said);
}

/// A compound file whose directory, or whose table of short sectors, never ends.
fn compound_circles() {
    let mut file = vec![0_u8; 4 * 512];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file[26..28].copy_from_slice(&3_u16.to_le_bytes());
    file[30..32].copy_from_slice(&9_u16.to_le_bytes());
    file[32..34].copy_from_slice(&6_u16.to_le_bytes());
    file[44..48].copy_from_slice(&1_u32.to_le_bytes());
    file[76..512].fill(0xFF);
    file[76..80].copy_from_slice(&0_u32.to_le_bytes());
    file[68..72].copy_from_slice(&u32::MAX.wrapping_sub(1).to_le_bytes());
    // Sector 0 is the table, sector 1 the directory, sector 2 follows itself.
    file[512..1024].fill(0xFF);
    let mut directory = file.clone();
    directory[48..52].copy_from_slice(&2_u32.to_le_bytes());
    directory[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    read("kreis.xls", &directory, "").is_refused_because("damaged");
    let mut short = file;
    short[48..52].copy_from_slice(&1_u32.to_le_bytes());
    short[512 + 4..512 + 8].copy_from_slice(&u32::MAX.wrapping_sub(1).to_le_bytes());
    short[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    short[60..64].copy_from_slice(&2_u32.to_le_bytes());
    short[64..68].copy_from_slice(&u32::MAX.to_le_bytes());
    read("kurz.xls", &short, "").is_refused_because("damaged");
}

/// Files cut off at many lengths: as one round, so that each length is a file of it.
fn cut_files() {
    let folder = scratch();
    let inputs = folder.path().join("dateien");
    std::fs::create_dir(&inputs).expect("a folder");
    let whole = workbook(&sheet(""), &no_strings());
    let text = "Bezeichnung;Sachkonto;Ansatz 2026\n\"Wartung\";529100;5\n".as_bytes();
    for (ending, bytes) in [("xlsx", &whole[..]), ("csv", text)] {
        for length in (0..bytes.len()).step_by(7) {
            let name = inputs.join(format!("{length:05}.{ending}"));
            std::fs::write(name, &bytes[..length]).expect("written");
        }
    }
    std::fs::write(folder.path().join("round.toml"), settings("*", "")).expect("written");
    let measured = check(folder.path(), &inputs);
    assert!(measured.said.contains("damaged"), "{}", measured.said);
}

fn wrong_endings() {
    let book = workbook(&sheet(""), &no_strings());
    let text = b"Bezeichnung;Sachkonto;Ansatz 2026\nWartung;529100;5\n";
    for (name, bytes) in [("mappe.csv", &book[..]), ("mappe.xls", &book), ("text.xlsx", text)] {
        assert!(read(name, bytes, "").codes.is_empty());
    }
    read("seite.xls", b"<html><table></table></html>", "").is_refused_because("web page");
    read("bild.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0", "").is_refused_because("no known table format");
    read("leer.csv", b"", "").is_refused_because("empty");
}

fn limits_can_be_set() {
    let text = format!("Bezeichnung;Sachkonto;Ansatz 2026\n{}", "Wartung;529100;5\n".repeat(50));
    let read = |limits: &str| read("text.csv", text.as_bytes(), &format!("[limits]\n{limits}\n"));
    read("rows = 49").is_refused_because("holds more than");
    read("cells = 149").is_refused_because("holds more than");
    assert!(read("rows = 50\ncells = 150").refused().is_none());
    let long = vec![b'x'; (1 << 20) + 1];
    let measured = self::read("lang.csv", &long, "[limits]\nfile_mebibytes = 1\n");
    measured.is_refused_because("larger than the round allows");
}
