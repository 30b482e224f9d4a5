//! `check` and the *Rückmeldung*: every message in exactly one workbook, with a link to its
//! cell; nothing anybody filled in is overwritten.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx, open_workbook};
use libtest_mimic::Trial;
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::support::{assert_same_files, copy, files, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("feedback::every_message_stands_in_one_workbook", every_message_once),
        trial("feedback::links_lead_to_the_cells", links_lead_to_the_cells),
        trial("feedback::check_shows_every_column", check_shows_every_column),
        trial("feedback::the_same_input_gives_the_same_bytes", same_bytes),
        trial("feedback::nothing_usable_is_answered_too", nothing_usable),
        trial("feedback::answers_are_never_overwritten", answers_are_kept),
        trial("feedback::a_foreign_folder_is_left_alone", foreign_folder),
        trial("feedback::a_department_without_problems_gets_a_confirmation", confirmation),
        trial("feedback::many_cells_of_a_column_are_named", many_cells),
    ]
}

/// Department 4 sends a workbook, 4 and 5 share a text file, the file of 6 is missing.
const ROUND: &str = r#"
organisation = "Stadt Muster"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.20"
basis = "expense"
areas = ["NKF"]
[accounts]
chart = "open"
[[departments.list]]
code = "4"
name = "Jugend"
area = "NKF"
[[departments.list]]
code = "5"
name = "Schule"
area = "NKF"
[[departments.list]]
code = "6"
name = "Bau"
area = "NKF"
[[inputs]]
name = "dez4"
kind = "budget"
path = "budget/dezernat 4.xlsx"
department = "4"
unit = 1000
[[inputs]]
name = "gemeinsam"
kind = "budget"
path = "budget/gemeinsam.csv"
ignore = ["lfd. Nr."]
[[inputs]]
name = "dez6"
kind = "budget"
path = "budget/dezernat-6.csv"
department = "6"
"#;

const SHARED: &str = "lfd. Nr.;Dezernat;Bezeichnung;Ansatz 2026;Ampel
1;4;Server;1.250,50;rot
2;5;Lizenzen;folgt;gelb
3;5;Wartung;300,00;rot
;;Summe;9.999,00;
";

fn round(folder: &Path) {
    std::fs::create_dir_all(folder.join("budget")).expect("a folder");
    std::fs::write(folder.join("round.toml"), ROUND).expect("written");
    std::fs::write(folder.join("budget/gemeinsam.csv"), SHARED).expect("written");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Müller's").expect("a name");
    for (column, heading) in (0..).zip(["Bezeichnung", "Ansatz 2026"]) {
        sheet.write(0, column, heading).expect("written");
    }
    for (row, (title, amount)) in (1..).zip([("=A1+1", 12.5), ("Betrieb", 7.5)]) {
        sheet.write_string(row, 0, title).expect("written");
        sheet.write(row, 1, amount).expect("written");
    }
    sheet.write(3, 0, "Portal").expect("written");
    sheet.write(3, 1, "unklar").expect("written");
    workbook.save(folder.join("budget/dezernat 4.xlsx")).expect("saved");
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn document(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

/// Rows below the headings of a sheet, as text; none where there is no such sheet.
fn rows(workbook: &Path, sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(workbook).expect("a workbook");
    let Ok(range) = book.worksheet_range(sheet) else { return Vec::new() };
    range.rows().skip(1).map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn every_message_once() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    let output = check(folder.path(), &["runde", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let out = folder.path().join("reports/runde-rueckmeldung");
    let document = document(&output);
    let written = std::fs::read(out.join("diagnostics.json")).expect("the data file");
    assert_eq!(written, output.stdout, "the file is what is printed");
    let mut said: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for one in document["diagnostics"].as_array().expect("a list") {
        let text = |key: &str| one[key].as_str().unwrap_or("-");
        said.entry(text("workbook")).or_default().push((text("code"), text("cell")));
    }
    assert_eq!(said["rueckmeldung-4.xlsx"], [("betrag-unlesbar", "B4")]);
    let five = &said["rueckmeldung-5.xlsx"];
    assert!(five.contains(&("betrag-unlesbar", "D3")), "its row names it: {five:?}");
    let six = &said["rueckmeldung-6.xlsx"];
    assert!(six.iter().any(|(code, _)| *code == "datei-fehlt"), "{six:?}");
    assert!(six.iter().any(|(code, _)| *code == "dezernat-ohne-positionen"), "{six:?}");
    let general = &said["rueckmeldung-allgemein.xlsx"];
    assert!(general.contains(&("spalte-unbekannt", "E1")), "the file is shared: {general:?}");
    assert!(general.contains(&("summe-falsch", "D5")), "{general:?}");
    let mut count = 0;
    for workbook in document["workbooks"].as_array().expect("a list") {
        let name = workbook["path"].as_str().expect("a name");
        let rows = rows(&out.join(name), "Offene Punkte");
        let codes: Vec<&str> = rows.iter().map(|row| row[10].as_str()).collect();
        let expected: Vec<&str> =
            said.get(name).into_iter().flatten().map(|(code, _)| *code).collect();
        assert_eq!(codes, expected, "{name}");
        count += rows.len();
    }
    let all = document["diagnostics"].as_array().expect("a list").len();
    assert_eq!(count, all, "none lost, none doubled");
}

/// Link targets and places of a workbook's second sheet, by cell.
fn links(workbook: &Path) -> BTreeMap<String, (String, Option<String>)> {
    let mut archive =
        zip::ZipArchive::new(std::fs::File::open(workbook).expect("a file")).expect("a container");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
        text.replace("&apos;", "'").replace("&#39;", "'")
    };
    let relations = part("xl/worksheets/_rels/sheet2.xml.rels");
    let sheet = part("xl/worksheets/sheet2.xml");
    let attribute = |element: &str, name: &str| {
        let (_, rest) = element.split_once(&format!(" {name}=\""))?;
        Some(rest.split('"').next()?.to_owned())
    };
    let targets: BTreeMap<String, String> = relations
        .split("<Relationship ")
        .filter_map(|one| {
            let one = format!(" {one}");
            Some((attribute(&one, "Id")?, attribute(&one, "Target")?))
        })
        .collect();
    sheet
        .split("<hyperlink ")
        .skip(1)
        .filter_map(|one| {
            let one = format!(" {one}");
            let target = targets.get(&attribute(&one, "r:id")?)?.clone();
            Some((attribute(&one, "ref")?, (target, attribute(&one, "location"))))
        })
        .collect()
}

fn links_lead_to_the_cells() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    check(folder.path(), &["runde", "--out", "tief/unten/aus"]);
    let out = folder.path().join("tief/unten/aus");
    let four = links(&out.join("rueckmeldung-4.xlsx"));
    let expected = "../../../runde/budget/dezernat%204.xlsx";
    let location = Some("'Müller''s'!B4".to_owned());
    assert_eq!(four["F2"], (expected.to_owned(), location));
    let five = links(&out.join("rueckmeldung-5.xlsx"));
    for (target, place) in four.values().chain(five.values()) {
        let path = out.join(target.replace("%20", " "));
        assert!(path.is_file(), "{target} leads nowhere");
        assert!(place.is_some());
    }
    assert_eq!(five["F2"].1.as_deref(), Some("D3"), "text files have no sheet");
    let six = links_or_none(&out.join("rueckmeldung-6.xlsx"));
    assert!(six.is_empty(), "a file that is missing cannot be linked to: {six:?}");
}

fn links_or_none(workbook: &Path) -> BTreeMap<String, (String, Option<String>)> {
    let archive = zip::ZipArchive::new(std::fs::File::open(workbook).expect("a file"));
    let mut names = archive.as_ref().expect("a container").file_names();
    if names.any(|name| name.is_ok_and(|name| name == "xl/worksheets/_rels/sheet2.xml.rels")) {
        links(workbook)
    } else {
        BTreeMap::new()
    }
}

fn check_shows_every_column() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    let output = check(folder.path(), &["runde"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for part in [
        "Blatt „Müller's“: Überschriften in Zeile 1 (Eingabe „dez4“)",
        "Betrag: Anmeldung 2026 in T€",
        "3 Zellen: 12,50 | 7,50 | unklar",
        "Summe der Zellen 20.000,00 €; Kosten ohne Vorzeichen; als Zahlen gespeichert",
        "unlesbare Zellen: 1",
        "nicht verwendet (laut Runde)",
        "! E",
        "UNGEKLÄRT",
        "3 Zeilen als Positionen gelesen, 1 Summenzeile",
        "3 Zellen: rot | gelb\n",
        "budget/dezernat-6.csv\n  nicht verwendet: die Datei ist nicht vorhanden",
        "Noch zu klären",
        "extra = [\"Ampel\"]",
        "Rückmeldungen in reports/runde-rueckmeldung",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    for line in text.lines() {
        assert!(line.chars().count() <= 100, "too wide: {line}");
    }
    let english = check(folder.path(), &["runde", "--lang", "en", "--out", "en"]);
    let text = String::from_utf8_lossy(&english.stdout).into_owned();
    assert!(text.contains("UNRESOLVED") && text.contains("Feedback in en"), "{text}");
    assert!(!text.contains("feedback-"), "a text is missing in\n{text}");
}

fn same_bytes() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    for out in ["eins", "zwei"] {
        check(folder.path(), &["runde", "--out", out]);
    }
    check(folder.path(), &["runde", "--out", "zwei"]);
    assert_same_files(&folder.path().join("eins"), &folder.path().join("zwei"));
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 3, "nothing half written stays");
}

fn nothing_usable() {
    let folder = scratch();
    let runde = folder.path().join("runde");
    round(&runde);
    std::fs::remove_file(runde.join("budget/dezernat 4.xlsx")).expect("was there");
    std::fs::write(runde.join("budget/gemeinsam.csv"), "nur;Text\na;b\n").expect("written");
    let output = check(folder.path(), &["runde"]);
    assert_eq!(output.status.code(), Some(2));
    let out = folder.path().join("reports/runde-rueckmeldung");
    let four = rows(&out.join("rueckmeldung-4.xlsx"), "Offene Punkte");
    assert!(four.iter().any(|row| row[10] == "datei-fehlt"), "{four:?}");
    let general = rows(&out.join("rueckmeldung-allgemein.xlsx"), "Offene Punkte");
    assert!(general.iter().any(|row| row[3] == "budget/gemeinsam.csv"), "{general:?}");
    let five = rows(&out.join("rueckmeldung-5.xlsx"), "Rückmeldung");
    let is_said = |start: &str| five.iter().flatten().any(|text| text.starts_with(start));
    assert!(is_said("Von Ihrem Dezernat wurde keine einzige Position gelesen"));
    assert!(!is_said("Zu Ihren Unterlagen ist nichts offen"), "silence confirms nothing");
    assert!(out.join("diagnostics.json").is_file());
}

fn answers_are_kept() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    assert_eq!(check(folder.path(), &["runde", "--out", "aus"]).status.code(), Some(1));
    let workbook = folder.path().join("aus/rueckmeldung-4.xlsx");
    let mut bytes = std::fs::read(&workbook).expect("a workbook");
    bytes.push(0);
    std::fs::write(&workbook, &bytes).expect("filled in");
    let before = files(&folder.path().join("aus"));
    let output = check(folder.path(), &["runde", "--out", "aus"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("rueckmeldung-4.xlsx"), "{text}");
    assert_eq!(before, files(&folder.path().join("aus")));
}

fn foreign_folder() {
    let folder = scratch();
    round(&folder.path().join("runde"));
    let run = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .args(["run", "runde", "--out", "bericht"])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    std::fs::create_dir(folder.path().join("akten")).expect("a folder");
    std::fs::write(folder.path().join("akten/brief.txt"), "wichtig").expect("written");
    for out in ["bericht", "akten"] {
        let before = files(&folder.path().join(out));
        let output = check(folder.path(), &["runde", "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{out} was not written by check");
        assert!(before == files(&folder.path().join(out)), "{out} was changed");
    }
}

fn confirmation() {
    let folder = scratch();
    copy(&root().join("tests/golden/small"), &folder.path().join("small"));
    let output = check(folder.path(), &["small", "--format", "json"]);
    let document = document(&output);
    let workbooks = document["workbooks"].as_array().expect("a list");
    let quiet = workbooks
        .iter()
        .find(|one| {
            let counts = ["error_count", "warning_count", "note_count"].map(|key| &one[key]);
            !one["department"].is_null() && counts.iter().all(|count| **count == 0)
        })
        .expect("a department without problems");
    let path = folder
        .path()
        .join("reports/small-rueckmeldung")
        .join(quiet["path"].as_str().expect("a name"));
    let rows = rows(&path, "Rückmeldung");
    let texts: Vec<&String> = rows.iter().flatten().collect();
    assert!(texts.iter().any(|text| text.starts_with("Zu Ihren Unterlagen ist nichts offen")));
    assert!(texts.iter().any(|text| text.contains("Ansatz 2026")), "what was read: {texts:?}");
    let book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert!(!book.sheet_names().contains(&"Offene Punkte".to_owned()));
}

/// A clerk corrects cells one by one, so that hundreds are named; the rest is counted.
fn many_cells() {
    let folder = scratch();
    let runde = folder.path().join("runde");
    round(&runde);
    let mut shared = "Dezernat;Bezeichnung;Ansatz 2026\n".to_owned();
    for number in 0..600 {
        shared.push_str(&format!("5;Position {number};unklar\n"));
    }
    std::fs::write(runde.join("budget/gemeinsam.csv"), shared).expect("written");
    let output = check(folder.path(), &["runde", "--format", "json"]);
    let document = document(&output);
    let unreadable: Vec<&Value> = document["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["path"] == "budget/gemeinsam.csv" && one["code"] == "betrag-unlesbar")
        .collect();
    assert_eq!(unreadable.len(), 501);
    let rest = unreadable.iter().find(|one| one["cell"].is_null()).expect("what was counted");
    assert_eq!(rest["message"], "100 weitere Zellen dieser Spalte mit derselben Meldung");
}
