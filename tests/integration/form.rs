//! The form's whole way: written from a round, filled in, read by the round of the next year.
//!
//! A form is filled in by putting values into the cells of its sheets' XML, as a spreadsheet
//! program would; one way leads through LibreOffice. The forms of `tests/errors/formular-*` are
//! made here with `FUENFTEL_UPDATE=1`, each with the one change that must be found.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use fuenftel::diagnostic::{Code, Severity};
use fuenftel::error::Error;
use fuenftel::period::{FiscalYear, Period, Phase};
use fuenftel::pipeline::{self, Options};
use fuenftel::report::Run;
use fuenftel::report::form::MANIFEST;
use libtest_mimic::Trial;
use zip::write::SimpleFileOptions;

use crate::support::{assert_same_files, copy, files, load, root, scratch, trial, trial_if};

const LINES: &str = "Positionen";
const REQUEST: Period = Period::new(2027, Phase::Request);

pub(crate) fn trials() -> Vec<Trial> {
    let missing = Command::new("soffice")
        .arg("--version")
        .output()
        .map_or(Some("LibreOffice is not installed".to_owned()), |_| None);
    let mut trials = vec![
        trial("form::comes_back_with_every_line_and_cent", comes_back),
        trial("form::both_years_of_a_double_budget", both_years),
        trial("form::departments_from_columns", departments_from_columns),
        trial("form::a_line_without_id_is_not_taken_for_another", without_id),
        trial("form::filled_in_forms_are_not_overwritten", not_overwritten),
        trial("form::a_doubled_id_is_refused_and_told_its_department", doubled_id),
        trial("form::a_form_without_stamp_is_told_by_its_name", without_stamp),
        trial_if(missing, "form::comes_back_from_libreoffice", from_libreoffice),
    ];
    if std::env::var_os("FUENFTEL_UPDATE").is_some() {
        trials.push(trial("form::fixtures", fixtures));
    }
    trials
}

/// All forms of the shipped round, every line with an amount of its own, one new line each.
fn comes_back() {
    let folder = scratch();
    let musterverband = root().join("datasets/musterverband");
    let before = load(&musterverband, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    issue(&before, &folder.path().join("again"), 2027);
    assert_same_files(&forms, &folder.path().join("again"));

    let mut expected = 0_i64;
    for (name, _) in files(&forms).into_iter().filter(|(name, _)| name != MANIFEST) {
        let path = forms.join(&name);
        let sheet = Sheet::open(&path, LINES);
        let mut cells = Vec::new();
        for (number, row) in (1_i64..).zip(sheet.filled_rows()) {
            let cents = number * 1_000 + 7 * i64::from(number % 13 == 0) - 3;
            expected += cents;
            let value = format!("{}.{:02}", cents / 100, cents % 100);
            cells.push((sheet.cell("Anmeldung 2027 (EUR)", row), Put::Number(value)));
        }
        let fresh = sheet.first_blank_row();
        expected += 50_01;
        cells.push((sheet.cell("Sachkonto", fresh), Put::Text("529100".into())));
        cells.push((sheet.cell("Bezeichnung", fresh), Put::Text(format!("Neu in {name}"))));
        cells.push((sheet.cell("Anmeldung 2027 (EUR)", fresh), Put::Number("50.01".into())));
        put(&path, LINES, &cells);
    }
    let after = load(&next_round(folder.path(), &musterverband, &forms), &Options::default());
    let after = after.expect("the forms are read");
    assert_eq!(errors(&after), Vec::<String>::new());
    assert_eq!(sum(&after, REQUEST), expected, "to the cent");

    let (old, new) = (by_id(&before), by_id(&after));
    let fresh: Vec<&String> = new.keys().filter(|id| !old.contains_key(*id)).collect();
    assert_eq!(fresh.len(), 12, "one new line in each form");
    for (id, line) in &old {
        assert_eq!(new.get(id), Some(line), "key, department, area, scope of {id}");
    }
    let ids = |run: &Run| -> BTreeSet<String> {
        run.portfolio.projects.iter().map(|project| project.id.to_string()).collect()
    };
    assert_eq!(ids(&before), ids(&after));
    for (before, after) in before.portfolio.projects.iter().zip(&after.portfolio.projects) {
        assert_eq!(
            (before.innovation(), before.kind, before.begin, before.go_live, before.end),
            (after.innovation(), after.kind, after.begin, after.go_live, after.end),
            "{}",
            before.id
        );
    }
    let unwelcome = [Code::FormReferenceChanged, Code::FormLineDropped];
    assert!(!after.diagnostics.iter().any(|found| unwelcome.contains(&found.code)));
    let periods: BTreeSet<Period> =
        after.portfolio.lines.iter().flat_map(|line| &line.amounts).map(|a| a.period).collect();
    assert_eq!(periods, BTreeSet::from([REQUEST]), "figures to compare with are never counted");
}

/// The same form saved by LibreOffice as xlsx and as ods.
fn from_libreoffice() {
    let folder = scratch();
    let small = root().join("tests/golden/small");
    let before = load(&small, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let form = forms.join("formular-1.xlsx");
    let sheet = Sheet::open(&form, LINES);
    let request = "Anmeldung 2027 (EUR)";
    let rows = sheet.filled_rows();
    assert_eq!(rows.len(), 4);
    let cells: Vec<(String, Put)> = rows
        .iter()
        .zip(["100.10", "200.20", "-0.3", "4000000.04"])
        .map(|(&row, value)| (sheet.cell(request, row), Put::Number(value.into())))
        .collect();
    put(&form, LINES, &cells);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    for format in ["xlsx", "ods"] {
        let out = folder.path().join(format);
        let output = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", format, "--outdir"])
            .args([&out, &form])
            .output()
            .expect("LibreOffice starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let round = next_round(&folder.path().join(format!("round-{format}")), &small, &out);
        let after = load(&round, &Options::default()).expect("the form is read");
        // The other department has sent nothing, which is an error of its own.
        assert_eq!(errors(&after), ["dezernat-ohne-positionen"], "{format}");
        assert_eq!(sum(&after, REQUEST), 10_010 + 20_020 - 30 + 400_000_004, "{format}");
        let (old, new) = (by_id(&before), by_id(&after));
        assert!(new.iter().all(|(id, line)| old.get(id) == Some(line)), "{format}");
        assert!(!after.diagnostics.iter().any(|found| found.code == Code::FormReferenceChanged));
    }
}

fn both_years() {
    let folder = scratch();
    let before = load(&root().join("tests/golden/doppelhaushalt"), &Options::default());
    let before = before.expect("the round runs");
    let first = before.round.fiscal_years[1].0 + 1;
    let forms = issue(&before, &folder.path().join("forms"), first);
    let (name, _) = files(&forms).into_iter().find(|(name, _)| name != MANIFEST).unwrap();
    let sheet = Sheet::open(&forms.join(name), LINES);
    for heading in [format!("Anmeldung {first} (EUR)"), format!("Anmeldung {} (EUR)", first + 1)] {
        assert!(sheet.headings.contains(&heading), "{heading} is not in {:?}", sheet.headings);
    }
    assert!(sheet.headings.contains(&format!("Planung {} (EUR)", first + 2)));
}

/// The name of a department stands in no column of the form, and is known all the same.
fn departments_from_columns() {
    let folder = scratch();
    let round = folder.path().join("round");
    std::fs::create_dir(&round).unwrap();
    std::fs::write(
        round.join("plan.csv"),
        "Epl;Name;Titel;Zweckbestimmung;Ansatz 2026\n06;Inneres;53201;Betrieb;100,00\n\
         07;Justiz;53201;Betrieb;200,00\n",
    )
    .unwrap();
    let settings = "organisation = \"Land\"\nfiscal_years = [2026]\ncurrency = \"EUR\"\n\
         stage = \"anmeldung\"\n[policy]\ntarget_share = \"0.2\"\nbasis = \"payment\"\n\
         areas = [\"Kern\"]\n[accounts]\nchart = \"open\"\n[departments]\n\
         from = { code = \"Epl\", name = \"Name\" }\narea = \"Kern\"\n[[inputs]]\n\
         name = \"plan\"\nkind = \"budget\"\npath = \"plan.csv\"\n\
         number_format = \"german\"\nid_columns = [\"Epl\", \"Titel\"]\n\
         [inputs.fields]\naccount = \"Titel\"\n";
    std::fs::write(round.join("round.toml"), settings).unwrap();
    let before = load(&round, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let path = forms.join("formular-06.xlsx");
    let sheet = Sheet::open(&path, LINES);
    let row = sheet.filled_rows()[0];
    put(&path, LINES, &[(sheet.cell("Anmeldung 2027 (EUR)", row), Put::Number("1".into()))]);
    let after = load(&next_round(folder.path(), &round, &forms), &Options::default()).unwrap();
    assert_eq!(errors(&after), Vec::<String>::new());
    let department = &after.portfolio.departments[0];
    assert_eq!((&*department.code, &*department.name), ("06", "Inneres"));
    assert_eq!(by_id(&before).keys().collect::<Vec<_>>(), by_id(&after).keys().collect::<Vec<_>>());
    assert_eq!(sum(&after, REQUEST), 1_00);
}

/// A new row that says what a line with an id says: both count, and a person is asked.
fn without_id() {
    let folder = scratch();
    let small = root().join("tests/golden/small");
    let before = load(&small, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let path = forms.join("formular-1.xlsx");
    let sheet = Sheet::open(&path, LINES);
    let (row, fresh) = (sheet.filled_rows()[0], sheet.first_blank_row());
    let request = "Anmeldung 2027 (EUR)";
    let cells = [
        (sheet.cell(request, row), Put::Number("1".into())),
        (sheet.cell("Sachkonto", fresh), Put::Text("523500".into())),
        (sheet.cell("Bezeichnung", fresh), Put::Text("Wartung Netz".into())),
        (sheet.cell(request, fresh), Put::Number("2".into())),
    ];
    put(&path, LINES, &cells);
    let after = load(&next_round(folder.path(), &small, &forms), &Options::default()).unwrap();
    assert_eq!(errors(&after), ["formular-kennung"]);
    assert_eq!(sum(&after, REQUEST), 3_00);
    let ids: Vec<&str> = after
        .portfolio
        .lines
        .iter()
        .filter(|line| line.label() == "Wartung Netz")
        .map(|line| &*line.id)
        .collect();
    let old = before.portfolio.lines.iter().find(|line| line.label() == "Wartung Netz").unwrap();
    assert_eq!(ids, [&*old.id, &*format!("{}-2", old.id)]);
}

/// One id in two rows: which line is which nobody can tell.
fn doubled_id() {
    let (folder, small) = (scratch(), root().join("tests/golden/small"));
    let before = load(&small, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let form = forms.join("formular-1.xlsx");
    let sheet = Sheet::open(&form, LINES);
    let rows = sheet.filled_rows();
    let id = before.portfolio.lines.iter().find(|line| line.department.0 == 0).expect("a line");
    let cells: Vec<(String, Put)> = rows[..2]
        .iter()
        .map(|&row| (sheet.cell("Kennung", row), Put::Text(id.id.to_string())))
        .collect();
    put(&form, LINES, &cells);
    refused(&folder, &small, &forms, Code::FormIdChanged);
}

/// Nothing in the file says whose it is, but the name it was issued under does.
fn without_stamp() {
    let (folder, small) = (scratch(), root().join("tests/golden/small"));
    let before = load(&small, &Options::default()).expect("the round runs");
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let form = forms.join("formular-1.xlsx");
    put(&form, "Stempel", &[("B2".into(), Put::Text("x".into()))]);
    std::fs::rename(&form, forms.join("Formular-1 (Kopie).xlsx")).expect("renamed");
    refused(&folder, &small, &forms, Code::FormWithoutStamp);
}

/// The form is refused, none of its lines is read, and its department is told why.
fn refused(folder: &tempfile::TempDir, small: &Path, forms: &Path, code: Code) {
    let round = next_round(folder.path(), small, forms);
    let checked = pipeline::check(&round, &Options::default(), &|_| {}).expect("it is checked");
    let own: Vec<_> = checked.diagnostics.iter().filter(|found| found.code == code).collect();
    assert!(!own.is_empty(), "{:?}", checked.diagnostics);
    assert!(own.iter().all(|found| found.department.as_deref() == Some("1")), "{own:?}");
    assert!(checked.portfolio.lines.iter().all(|line| line.department.0 != 0));
}

fn not_overwritten() {
    let folder = scratch();
    let before = load(&root().join("tests/golden/small"), &Options::default()).unwrap();
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let years = [FiscalYear(2028)];
    pipeline::write_forms(&before, &years, None, &forms).expect("untouched forms are replaced");
    let path = forms.join("formular-1.xlsx");
    put(&path, LINES, &[("A1".into(), Put::Text("ausgefüllt".into()))]);
    let filled = std::fs::read(&path).unwrap();
    let refused = pipeline::write_forms(&before, &years, None, &forms);
    assert!(matches!(refused, Err(Error::OutputForeign(_))));
    assert_eq!(std::fs::read(&path).unwrap(), filled);
}

/// A case, and what is put into which cells of which sheet of its form.
type Change<'a> = (&'a str, &'a str, Vec<(String, Put)>);

/// Writes the forms of `tests/errors/formular-*`.
fn fixtures() {
    let folder = scratch();
    let before = load(&root().join("tests/golden/small"), &Options::default()).unwrap();
    let forms = issue(&before, &folder.path().join("forms"), 2027);
    let form = forms.join("formular-1.xlsx");
    let sheet = Sheet::open(&form, LINES);
    let rows = sheet.filled_rows();
    let before_cell = |row| sheet.cell("bisher: Anmeldung 2026 (EUR)", row);
    let text = |text: &str| Put::Text(text.to_owned());
    let changes: [Change<'_>; 10] = [
        ("formular-leer", LINES, Vec::new()),
        ("formular-ohne-stempel", "Stempel", vec![("B2".into(), text("x"))]),
        ("formular-version", "Stempel", vec![("C2".into(), text("0"))]),
        ("formular-fremd", LINES, Vec::new()),
        ("formular-jahr", LINES, Vec::new()),
        ("formular-dezernat", LINES, Vec::new()),
        ("formular-beschaedigt", LINES, vec![(sheet.cell("Sachkonto", 6), text("Konto"))]),
        ("formular-kennung", LINES, vec![(sheet.cell("Kennung", rows[1]), text("P-1"))]),
        (
            "formular-vergleichswert",
            LINES,
            vec![(before_cell(rows[0]), Put::Number("1.5".to_owned()))],
        ),
        ("formular-position-entfallen", LINES, vec![(format!("row {}", rows[2]), Put::Nothing)]),
    ];
    for (code, sheet, cells) in changes {
        let target = root().join("tests/errors").join(code).join("formular.xlsx");
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&form, &target).unwrap();
        put(&target, sheet, &cells);
    }
}

fn issue(run: &Run, folder: &Path, year: i16) -> PathBuf {
    let years = fuenftel::report::form::years(run, Some(year));
    pipeline::write_forms(run, &years, None, folder).expect("the forms can be written");
    folder.to_owned()
}

/// The round of the next year: the settings of the last one, with the forms as only input.
fn next_round(folder: &Path, last: &Path, forms: &Path) -> PathBuf {
    let text = std::fs::read_to_string(last.join("round.toml")).expect("settings");
    let head = text.split("[[inputs]]").next().expect("a head");
    let input = "[[inputs]]\nname = \"formulare\"\nkind = \"form\"\npath = \"formular*.*\"\n";
    let round = folder.join("next");
    std::fs::create_dir_all(&round).expect("a folder");
    let head = head.replace("fiscal_years = [2026]", "fiscal_years = [2027]");
    std::fs::write(round.join("round.toml"), format!("{head}{input}")).expect("written");
    // Reference tables the settings name.
    if last.join("vergleich").is_dir() {
        copy(&last.join("vergleich"), &round.join("vergleich"));
    }
    for (name, bytes) in files(forms) {
        std::fs::write(round.join(name), bytes).expect("written");
    }
    std::fs::remove_file(round.join(MANIFEST)).ok();
    round
}

/// Codes of all errors; a department without lines may be one.
fn errors(run: &Run) -> Vec<String> {
    let errors = run.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.code.name().to_owned()).collect()
}

fn sum(run: &Run, period: Period) -> i64 {
    let amounts = run.portfolio.lines.iter().filter_map(|line| line.amount(period));
    amounts.map(|amount| amount.cents.0).sum()
}

/// What must not change of a line, by its id.
fn by_id(run: &Run) -> BTreeMap<String, String> {
    let line = |line: &fuenftel::schema::BudgetLine| {
        let department = &run.portfolio.departments[usize::from(line.department.0)];
        let what = (&line.key, &line.component, &department.code, &line.area, line.out_of_scope);
        (line.id.to_string(), format!("{what:?} {}", line.label()))
    };
    run.portfolio.lines.iter().map(line).collect()
}

/// The headings and first column of a sheet to fill in.
struct Sheet {
    headings: Vec<String>,
    header_row: u32,
    filled: u32,
}

impl Sheet {
    fn open(path: &Path, name: &str) -> Self {
        let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
        let range = workbook.worksheet_range(name).expect("a sheet");
        let text = |row: u32, column: u32| match range.get_value((row, column)) {
            Some(Data::String(text)) => text.clone(),
            _ => String::new(),
        };
        let header_row = (0..20).find(|&row| text(row, 0) == "Kennung").expect("headings");
        let headings = (0..60).map(|column| text(header_row, column)).collect();
        let ids = (header_row + 1..).take_while(|&row| text(row, 0).starts_with("P-"));
        Self { headings, header_row, filled: u32::try_from(ids.count()).unwrap() }
    }

    /// Numbers of the rows the form was filled with, as a spreadsheet shows them.
    fn filled_rows(&self) -> Vec<u32> {
        (self.header_row + 2..self.header_row + 2 + self.filled).collect()
    }

    fn first_blank_row(&self) -> u32 {
        self.header_row + 2 + self.filled
    }

    fn cell(&self, heading: &str, row: u32) -> String {
        let column = self.headings.iter().position(|known| known == heading);
        let column = column.unwrap_or_else(|| panic!("{heading} is not in {:?}", self.headings));
        assert!(column < 26, "one letter will do");
        format!("{}{row}", char::from(b'A' + u8::try_from(column).unwrap()))
    }
}

/// What is put into a cell.
pub(crate) enum Put {
    Number(String),
    Text(String),
    /// The whole row goes, named as `row 7`.
    Nothing,
}

/// Puts values into cells of a sheet, each of which the sheet has, and leaves all else as it is.
pub(crate) fn put(path: &Path, sheet: &str, cells: &[(String, Put)]) {
    edit(path, sheet, |xml| changed(xml, cells));
}

/// Edits the XML of a sheet and leaves all else as it is.
pub(crate) fn edit(path: &Path, sheet: &str, change: impl Fn(String) -> String) {
    let file = std::fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("zip");
    let mut workbook = String::new();
    archive.by_name("xl/workbook.xml").unwrap().read_to_string(&mut workbook).unwrap();
    let names = workbook.split("<sheet name=\"").skip(1);
    let position = names.into_iter().position(|rest| rest.starts_with(&format!("{sheet}\"")));
    let part = format!("xl/worksheets/sheet{}.xml", position.expect("the sheet") + 1);
    edit_part(path, &part, change);
}

/// Edits a part of a workbook and leaves all else as it is.
pub(crate) fn edit_part(path: &Path, part: &str, change: impl Fn(String) -> String) {
    let bytes = std::fs::read(path).expect("a file");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("zip");
    let mut copy = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("UTF-8").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("readable");
        if name == part {
            bytes = change(String::from_utf8(bytes).expect("XML")).into_bytes();
        }
        copy.start_file(name, SimpleFileOptions::default()).expect("an entry");
        copy.write_all(&bytes).expect("written");
    }
    copy.finish().expect("a workbook");
}

fn changed(mut xml: String, cells: &[(String, Put)]) -> String {
    for (cell, value) in cells {
        if let (Put::Nothing, Some(row)) = (value, cell.strip_prefix("row ")) {
            let start = xml.find(&format!("<row r=\"{row}\"")).expect("the row");
            let end = start + xml[start..].find("</row>").expect("its end") + "</row>".len();
            xml.replace_range(start..end, "");
            continue;
        }
        let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no {cell}"));
        let tag = start + xml[start..].find('>').expect("its tag");
        let end = match &xml[tag - 1..tag] {
            "/" => tag + 1,
            _ => start + xml[start..].find("</c>").expect("its end") + "</c>".len(),
        };
        let style = xml[start..tag].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next());
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        let new = match value {
            Put::Number(number) => format!("<c r=\"{cell}\"{style}><v>{number}</v></c>"),
            Put::Text(text) => {
                format!("<c r=\"{cell}\"{style} t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
            Put::Nothing => String::new(),
        };
        xml.replace_range(start..end, &new);
    }
    xml
}
