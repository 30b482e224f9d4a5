//! Causes of variances on their way: filled into the report, read back, on record, shown by the
//! next run, and outdated once the variance is another.

use std::path::{Path, PathBuf};

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use fuenftel::diagnostic::Code;
use fuenftel::language::Language;
use fuenftel::period::FiscalYear;
use fuenftel::pipeline::{self, Options, Returns, Reviewed};
use fuenftel::report::Run;
use jiff::civil::date;
use libtest_mimic::Trial;

use crate::form::{Put, put};
use crate::support::{copy, load, quiet, report, root, scratch, trial};

const SHEET: &str = "Ursachen";
const HEADINGS: &str = "Positions-ID;Haushaltsjahr;Abweichung (EUR);Ursache (Eingabe);\
                        Kommentar (Eingabe);Name (Eingabe);Datum (Eingabe)\n";
/// 22.11.2026, as spreadsheets count days.
const DAY: &str = "46348";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("variances::causes_survive_the_next_run", survive),
        trial("variances::a_changed_variance_outdates_its_cause", outdated),
        trial("variances::two_people_who_contradict_each_other", contradiction),
        trial("variances::who_contradicts_the_record_contradicts_its_successor", successor),
        trial("variances::causes_that_fit_no_literal_list_can_be_chosen", chosen),
        trial("variances::what_is_on_record_is_replaced_by_its_author", replaced),
        trial("variances::wrong_entries_are_said_at_their_cells", wrong),
        trial("variances::years_that_are_not_compared_have_no_sheet", no_sheet),
        trial("variances::sheets_lack_no_text_in_either_language", both_languages),
    ]
}

/// A copy of the round, and its folder.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        let folder = scratch();
        copy(&root().join("tests/golden/abweichungen"), &folder.path().join("runde"));
        Self { folder }
    }

    fn round(&self) -> PathBuf {
        self.folder.path().join("runde")
    }

    fn report(&self) -> Run {
        report(&self.round(), &Options::default(), &self.folder.path().join("bericht"))
    }

    fn workbook(&self) -> PathBuf {
        self.folder.path().join("bericht/bericht.xlsx")
    }

    /// Reads a file with these rows back.
    fn rows(&self, name: &str, rows: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, format!("{HEADINGS}{rows}")).expect("written");
        path
    }

    fn read(&self, files: &[PathBuf], preferred: &[&str]) -> Reviewed {
        let returns = Returns {
            files: files.to_vec(),
            preferred: preferred.iter().map(ToString::to_string).collect(),
            latest: date(2026, 12, 31),
        };
        pipeline::review(&self.round(), &returns, &Options::default(), &quiet)
            .expect("the round is read")
    }

    fn record(&self) -> String {
        std::fs::read_to_string(self.round().join("variances.csv")).unwrap_or_default()
    }
}

/// Id of the line with a title.
fn id(run: &Run, title: &str) -> String {
    let line = run.portfolio.lines.iter().find(|line| line.label() == title).expect("a line");
    line.id.to_string()
}

fn sheet(path: &Path, name: &str) -> Option<Vec<Vec<String>>> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = workbook.worksheet_range(name).ok()?;
    Some(range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect())
}

/// The cell of a row under a heading.
fn under<'a>(rows: &'a [Vec<String>], line: &str, heading: &str) -> &'a str {
    let column = rows[0].iter().position(|cell| cell == heading).expect("a heading");
    let row = rows.iter().find(|row| row[0] == line).expect("a row");
    &row[column]
}

fn outcomes(reviewed: &Reviewed) -> Vec<(String, &'static str)> {
    let planned = reviewed.plan.variances.iter();
    planned
        .map(|planned| (planned.placed.entry.person.to_string(), planned.outcome.code()))
        .collect()
}

fn codes(reviewed: &Reviewed) -> Vec<Code> {
    let codes = reviewed.diagnostics.iter().map(|found| found.code);
    codes.filter(|&code| code != Code::ReviewReportUnknown).collect()
}

fn survive() {
    let case = Case::new();
    let run = case.report();
    let software = id(&run, "Neue Fachsoftware");
    let rows = sheet(&case.workbook(), SHEET).expect("lines to explain");
    let listed: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(listed, [software.as_str(), &id(&run, "Lizenzen")], "-650 and -50, by size");
    assert_eq!(under(&rows, &software, "Abweichung (EUR)"), "-650");
    assert_eq!(under(&rows, &software, "Stand der Ursache"), "offen");
    fill(&case, &rows, &software);
    let files = [case.workbook()];
    let reviewed = case.read(&files, &[]);
    assert_eq!(codes(&reviewed), []);
    assert_eq!(outcomes(&reviewed), [("Meyer".to_owned(), "new")]);
    assert_eq!(case.record(), "", "a dry run writes nothing");
    pipeline::apply(&reviewed).expect("appended");
    let row = format!("{software};2024;-650.00;projekt;Vergabe erst 2025;Meyer;2026-11-22;");
    let expected = format!("line_id;fiscal_year;amount;cause;comment;person;date;report\n{row}");
    assert!(case.record().starts_with(&expected), "{}", case.record());

    // The same file once more adds nothing; the next run shows it beside the line, wherever the
    // line stands now.
    let again = case.read(&files, &[]);
    assert_eq!(outcomes(&again), [("Meyer".to_owned(), "unchanged")]);
    assert!(again.additions().iter().all(|(_, count, _)| *count == 0));
    turned(&case.round().join("budget.csv"));
    let run = case.report();
    let rows = sheet(&case.workbook(), SHEET).expect("lines to explain");
    for (heading, expected) in [
        ("Erfasste Ursache", "Projekt verschoben"),
        ("Erfasste Erläuterung", "Vergabe erst 2025"),
        ("erfasst von, am", "Meyer, 22.11.2026"),
        ("Stand der Ursache", "begründet"),
        ("Ursache (Eingabe)", ""),
    ] {
        assert_eq!(under(&rows, &software, heading), expected);
    }
    assert_eq!(run.explanations.len(), 1);
    let departments = case.folder.path().join("bericht/dezernate/1-Verwaltung.xlsx");
    assert!(sheet(&departments, SHEET).is_some());
    let data = case.folder.path().join("bericht/dashboard/variances.csv");
    let data = std::fs::read_to_string(data).expect("data");
    let wanted = format!("{software},1,2024,approved,1150.00,500.00,-650.00,-0.565217,yes,projekt");
    assert!(data.lines().any(|line| line.starts_with(&wanted)), "{data}");
}

/// Fills in a cause for a line.
fn fill(case: &Case, rows: &[Vec<String>], line: &str) {
    let row = rows.iter().position(|row| row[0] == line).expect("a row") + 1;
    let cell = |heading: &str| {
        let column = rows[0].iter().position(|cell| cell == heading).expect("a heading");
        let column = u8::try_from(column).expect("few columns");
        format!("{}{row}", char::from(b'A' + column))
    };
    let text = |text: &str| Put::Text(text.to_owned());
    let cells = [
        (cell("Ursache (Eingabe)"), text("Projekt verschoben")),
        (cell("Kommentar (Eingabe)"), text("Vergabe erst 2025")),
        (cell("Name (Eingabe)"), text("Meyer")),
        (cell("Datum (Eingabe)"), Put::Number(DAY.to_owned())),
    ];
    put(&case.workbook(), SHEET, &cells);
}

/// Turns the rows of a table below its headings round.
fn turned(path: &Path) {
    let text = std::fs::read_to_string(path).expect("a table");
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    std::fs::write(path, lines.join("\n")).expect("written");
}

fn outdated() {
    let case = Case::new();
    let run = case.report();
    let software = id(&run, "Neue Fachsoftware");
    let row = format!("{software};2024;-650,00;Tarifabschluss;;Meyer;22.11.2026\n");
    pipeline::apply(&case.read(&[case.rows("a.csv", &row)], &[])).expect("appended");
    let path = case.round().join("budget.csv");
    let text = std::fs::read_to_string(&path).expect("a table");
    std::fs::write(&path, text.replace("1.150,00;500,00", "1.150,00;600,00")).expect("written");
    let run = case.report();
    let found: Vec<_> = run
        .diagnostics
        .iter()
        .filter(|found| found.code == Code::VarianceCauseOutdated)
        .map(|found| found.message(run.round.language))
        .collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("-650,00 €") && found[0].contains("-550,00 €"), "{found:?}");
    let rows = sheet(&case.workbook(), SHEET).expect("lines to explain");
    let state = under(&rows, &software, "Stand der Ursache");
    assert_eq!(state, "überholt: Abweichung geändert");
    // Anybody may explain the new variance.
    let row = format!("{software};2024;-550,00;Projekt verschoben;;Weber;23.11.2026\n");
    let reviewed = case.read(&[case.rows("b.csv", &row)], &[]);
    assert_eq!(outcomes(&reviewed), [("Weber".to_owned(), "replaces")]);
    pipeline::apply(&reviewed).expect("appended");
    let run = load(&case.round(), &Options::default()).expect("the round runs");
    assert!(run.diagnostics.iter().all(|found| found.code != Code::VarianceCauseOutdated));
    // The old copy does not undo it.
    let late = case.read(&[case.folder.path().join("a.csv")], &[]);
    assert_eq!(outcomes(&late), [("Meyer".to_owned(), "superseded")]);
    assert_eq!(codes(&late), [Code::ReviewSuperseded]);
}

fn contradiction() {
    let case = Case::new();
    let software = id(&case.report(), "Neue Fachsoftware");
    let first = format!("{software};2024;-650,00;Tarifabschluss;;Meyer;22.11.2026\n");
    let second = format!("{software};2024;-650,00;Projekt verschoben;;Weber;22.11.2026\n");
    let files = [case.rows("a.csv", &first), case.rows("b.csv", &second)];
    let reviewed = case.read(&files, &[]);
    assert_eq!(codes(&reviewed), [Code::ReviewConflict]);
    assert!(reviewed.plan.leaves_out());
    assert!(reviewed.additions().iter().all(|(_, count, _)| *count == 0));
    let preferred = case.read(&files, &["weber"]);
    let expected = [("Meyer".to_owned(), "not_preferred"), ("Weber".to_owned(), "new")];
    assert_eq!(outcomes(&preferred), expected);
    pipeline::apply(&preferred).expect("appended");
    // What is on record is not overruled either.
    let reviewed = case.read(&files[..1], &[]);
    assert_eq!(outcomes(&reviewed), [("Meyer".to_owned(), "conflict")]);
}

fn successor() {
    let case = Case::new();
    let third = &more_causes(&case)[0];
    let licences = id(&case.report(), "Lizenzen");
    let first = format!("{licences};2024;-50,00;Tarifabschluss;;Meyer;22.11.2026\n");
    pipeline::apply(&case.read(&[case.rows("a.csv", &first)], &[])).expect("appended");
    let corrected = format!("{licences};2024;-50,00;Projekt verschoben;;Meyer;23.11.2026\n");
    let other = format!("{licences};2024;-50,00;{third};;Weber;23.11.2026\n");
    let files = [case.rows("a.csv", &corrected), case.rows("b.csv", &other)];
    let reviewed = case.read(&files, &[]);
    let expected = [("Meyer".to_owned(), "conflict"), ("Weber".to_owned(), "conflict")];
    assert_eq!(outcomes(&reviewed), expected);
    assert!(reviewed.additions().iter().all(|(_, count, _)| *count == 0));
}

/// A comma would part a word of a literal list, and such a list ends at 255 characters.
fn chosen() {
    let case = Case::new();
    let names = more_causes(&case);
    case.report();
    let mut workbook: Xlsx<_> = open_workbook(case.workbook()).expect("a workbook");
    let words = workbook.worksheet_range("Auswahl").expect("the words stand on a sheet");
    let words: Vec<String> =
        words.rows().filter_map(|row| row[0].get_string().map(str::to_owned)).collect();
    for name in names {
        assert!(words.contains(&name), "{name} is not in {words:?}");
    }
}

/// Adds causes to the round; gives their names.
fn more_causes(case: &Case) -> Vec<String> {
    let path = case.round().join("round.toml");
    let mut settings = std::fs::read_to_string(&path).expect("read");
    let name = |number| format!("Ursache {number}, ausführlich für das Rechnungsprüfungsamt");
    let names: Vec<String> = (0..6).map(name).collect();
    for (number, name) in names.iter().enumerate() {
        settings += &format!("[[variances.causes]]\ncode = \"u{number}\"\nname = \"{name}\"\n");
    }
    std::fs::write(&path, settings).expect("written");
    names
}

fn replaced() {
    let case = Case::new();
    let licences = id(&case.report(), "Lizenzen");
    let first = format!("{licences};2024;-50,00;Tarifabschluss;;Meyer;22.11.2026\n");
    pipeline::apply(&case.read(&[case.rows("a.csv", &first)], &[])).expect("appended");
    let second = format!("{licences};2024;;projekt;doch;MEYER;23.11.2026\n");
    let reviewed = case.read(&[case.rows("b.csv", &second)], &[]);
    assert_eq!(outcomes(&reviewed), [("MEYER".to_owned(), "replaces")]);
    let entry = &reviewed.plan.variances[0].placed.entry;
    let amount = entry.amount.map(fuenftel::money::Total::decimal);
    assert_eq!(amount.as_deref(), Some("-50.00"), "a row added by hand takes what the round shows");
    pipeline::apply(&reviewed).expect("appended");
    assert_eq!(case.record().lines().count(), 3);
    let run = load(&case.round(), &Options::default()).expect("the round runs");
    let line = run.portfolio.lines.iter().position(|line| *line.id == *licences).expect("a line");
    let key = (u32::try_from(line).expect("few lines"), FiscalYear(2024));
    assert_eq!(&*run.explanations[&key].entry.cause, "projekt");
}

fn wrong() {
    let case = Case::new();
    let run = case.report();
    let (software, network) = (id(&run, "Neue Fachsoftware"), id(&run, "Wartung Telefon"));
    let rows = format!(
        "{software};2024;-650,00;Wetter;;Meyer;22.11.2026\n\
         {software};alle;-650,00;Tarifabschluss;;Meyer;22.11.2026\n\
         {software};2024;-650,00;;nur ein Kommentar;Meyer;22.11.2026\n\
         {software};2024;-650,00;Tarifabschluss;;;22.11.2026\n"
    );
    let reviewed = case.read(&[case.rows("a.csv", &rows)], &[]);
    let unreadable = Code::ReviewEntryUnreadable;
    let missing = Code::ReviewEntryMissing;
    assert_eq!(codes(&reviewed), [unreadable, unreadable, missing, missing]);
    assert!(reviewed.is_refused() && reviewed.plan.variances.is_empty());
    // A department without plans has no variance to explain, and neither has an unknown line.
    let rows = format!(
        "{network};2024;;Tarifabschluss;;Meyer;22.11.2026\n\
         P-0000-0000-0000;2024;;Tarifabschluss;;Meyer;22.11.2026\n"
    );
    let reviewed = case.read(&[case.rows("b.csv", &rows)], &[]);
    assert_eq!(codes(&reviewed), [Code::ReviewLineUnknown, Code::ReviewLineUnknown]);
    assert!(outcomes(&reviewed).iter().all(|(_, outcome)| *outcome == "void"));
}

/// A key of a text stands in its place where the text is missing.
fn both_languages() {
    for language in [Language::German, Language::English] {
        let folder = scratch();
        let options = Options { language: Some(language), ..Options::default() };
        let out = folder.path().join("b");
        report(&root().join("tests/golden/abweichungen"), &options, &out);
        let workbook: Xlsx<_> = open_workbook(out.join("bericht.xlsx")).expect("a workbook");
        for name in workbook.sheet_names() {
            let rows = sheet(&out.join("bericht.xlsx"), &name).expect("the sheet");
            for text in rows.iter().flatten() {
                let is_key = ["report-", "variance-cause-", "phase-"];
                assert!(!is_key.iter().any(|key| text.contains(key)), "{name}: {text}");
            }
        }
    }
}

fn no_sheet() {
    let folder = scratch();
    report(&root().join("tests/golden/small"), &Options::default(), &folder.path().join("b"));
    let workbook = folder.path().join("b/bericht.xlsx");
    for name in ["Abweichungen", SHEET, "Haushaltsverlauf"] {
        assert!(sheet(&workbook, name).is_none(), "{name}");
    }
}
