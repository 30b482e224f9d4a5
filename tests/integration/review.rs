//! The review round trip: files filled in, read back, planned, appended.
//!
//! Most files are delimited text with the headings of the *Prüfliste*, which is read as a workbook
//! is; one way leads through a workbook of ours, one through LibreOffice.

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use fuenftel::diagnostic::Code;
use fuenftel::error::Error;
use fuenftel::money::Total;
use fuenftel::pipeline::{self, Options, Returns, Reviewed};
use fuenftel::review::plan::Outcome;
use fuenftel::schema::{Action, Decision, ReviewStatus};
use libtest_mimic::Trial;

use crate::form::{Put, edit_part, put};
use crate::support::{copy, load, quiet, report, returns, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("review::a_dry_run_writes_nothing", dry_run),
        trial("review::applied_twice_changes_nothing", applied_twice),
        trial("review::two_reviewers_who_agree", two_who_agree),
        trial("review::two_reviewers_who_contradict_each_other", two_who_contradict),
        trial("review::what_is_in_force_is_not_overruled", in_force),
        trial("review::other_headings_and_order", other_headings),
        trial("review::stale_at_birth", stale_at_birth),
        trial("review::a_row_added_by_hand", by_hand),
        trial("review::rows_are_appended_whole", appended_whole),
        trial("review::nothing_is_appended_beside_an_error", nothing_beside_an_error),
        trial("review::a_review_in_another_place_is_not_overwritten", not_overwritten),
        trial("review::withdrawals_and_statuses_of_a_workbook", workbook),
        trial("review::what_is_stale_may_be_decided_anew", decided_anew),
        trial("review::a_clerk_and_a_program_read_the_same", printed),
        trial("review::what_ends_is_named", ends),
        trial("review::slips_are_refused", slips),
        trial("review::a_copy_of_what_is_recorded_is_no_news", no_news),
        trial("review::years_without_cost_cannot_be_decided", years),
        trial("review::approval_asks_for_release", approval),
        trial("review::withdrawn_and_decided_anew_in_one_go", withdrawn_anew),
        trial("review::a_year_preferred_leaves_the_others", year_preferred),
        trial("review::what_a_plan_year_cost_travels", plan_year),
        trial("review::two_statuses_of_one_day", two_statuses),
    ]
}

/// "Vorhaben Nord", 40.00, and "Gutschrift Vorhaben Süd", -10.00: no rule knows them.
const NORTH: &str = "P-8QHY-Z9N8-4GAV";
const SOUTH: &str = "P-RYNL-5NW0-WYZB";
const HEADINGS: &str = "Positions-ID;Text der Position;Anmeldung 2026 (EUR);\
    Entscheidung (Eingabe);Anteil Regelbetrieb (Eingabe);Anteil Weiterentwicklung (Eingabe);\
    Anteil Innovation (Eingabe);Haushaltsjahr (Eingabe);Begründung (Eingabe);Name (Eingabe);\
    Datum (Eingabe);Kommentar (Eingabe)\n";

/// A round of its own with files that came back.
struct Case {
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
}

impl Case {
    fn new(files: &[&str]) -> Self {
        let folder = scratch();
        copy(&root().join("tests/golden/small"), &folder.path().join("small"));
        let mut case = Self { folder, files: Vec::new() };
        for text in files {
            case.add(text);
        }
        case
    }

    fn add(&mut self, text: &str) {
        let path = self.folder.path().join(format!("kopie-{}.csv", self.files.len()));
        std::fs::write(&path, text).expect("written");
        self.files.push(path);
    }

    fn round(&self) -> PathBuf {
        self.folder.path().join("small")
    }

    fn read(&self, preferred: &[&str]) -> Reviewed {
        self.try_read(preferred).expect("the round is read")
    }

    fn try_read(&self, preferred: &[&str]) -> Result<Reviewed, Error> {
        let preferred = preferred.iter().map(ToString::to_string).collect();
        let returns = Returns { preferred, ..returns(self.files.clone()) };
        pipeline::review(&self.round(), &returns, &Options::default(), &quiet)
    }

    fn record(&self, name: &str) -> String {
        std::fs::read_to_string(self.round().join(name)).unwrap_or_default()
    }
}

fn north(rest: &str) -> String {
    format!("{HEADINGS}{NORTH};Vorhaben Nord;40,00;{rest}\n")
}

fn outcomes(reviewed: &Reviewed) -> Vec<(String, &'static str)> {
    let planned = reviewed.plan.decisions.iter();
    planned
        .map(|planned| (planned.placed.entry.person.to_string(), planned.outcome.code()))
        .collect()
}

fn codes(reviewed: &Reviewed) -> Vec<Code> {
    let unstamped = Code::ReviewReportUnknown;
    let codes = reviewed.diagnostics.iter().map(|found| found.code);
    codes.filter(|&code| code != unstamped).collect()
}

fn only(reviewed: &Reviewed) -> &Decision {
    let [planned] = reviewed.plan.decisions.as_slice() else {
        panic!("{:?}", reviewed.plan.decisions)
    };
    &planned.placed.entry
}

/// Innovation 180.00 becomes 196.00, unclear 30.00 becomes -10.00, operations gain 24.00.
fn dry_run() {
    let case = Case::new(&[&north("aufgeteilt;60 %;;0,4;alle;Teil läuft;Meyer;22.11.2026;gut")]);
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), []);
    let decision = only(&reviewed);
    assert_eq!(decision.action.shares().expect("shares").millionths(), [600_000, 0, 400_000]);
    assert_eq!(decision.amount, Some(Total(4_000)));
    assert_eq!(&*decision.text, "Vorhaben Nord");
    assert_eq!((decision.fiscal_year, decision.date.to_string()), (None, "2026-11-22".to_owned()));
    assert_eq!(reviewed.plan.comments.len(), 1);
    assert!(!case.round().join("decisions.csv").exists(), "nothing is written");
    let (_, after) = reviewed.after.as_ref().expect("figures");
    let figures = |analysis: &fuenftel::analyse::Analysis| {
        analysis.periods[analysis.target_periods[0]].totals.0.map(Total::decimal)
    };
    assert_eq!(figures(&reviewed.run.analysis), ["790.00", "0.00", "180.00", "30.00"]);
    assert_eq!(figures(after), ["814.00", "0.00", "196.00", "-10.00"]);
}

fn applied_twice() {
    let case = Case::new(&[&north("Innovation;;;;2026;neu;Meyer;22.11.2026;bitte =merken")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let first = (case.record("decisions.csv"), case.record("comments.csv"));
    assert_eq!(first.0.lines().count(), 2);
    let row = format!(
        "decide;{NORTH};2026;0.000000;0.000000;1.000000;40.00;Vorhaben Nord;neu;Meyer;2026-11-22;"
    );
    assert_eq!(first.0.lines().nth(1), Some(&*row));
    let again = case.read(&[]);
    assert_eq!(outcomes(&again), [("Meyer".to_owned(), "unchanged")]);
    assert_eq!(codes(&again), []);
    assert!(again.after.is_none());
    assert_eq!(pipeline::apply(&again).expect("nothing to do"), []);
    assert_eq!((case.record("decisions.csv"), case.record("comments.csv")), first);
}

fn two_who_agree() {
    let case = Case::new(&[
        &north("Innovation;;;;alle;erster Einsatz;Meyer;22.11.2026;"),
        &north("innovation;;;100 %;alle;sehe ich auch so;Schulz;2026-11-23;"),
    ]);
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), []);
    let expected = [("Meyer".to_owned(), "new"), ("Schulz".to_owned(), "concurs")];
    assert_eq!(outcomes(&reviewed), expected);
}

fn two_who_contradict() {
    let mut case = Case::new(&[
        &north("Innovation;;;;alle;erster Einsatz;Meyer;22.11.2026;"),
        &north("Regelbetrieb;;;;2026;läuft schon;Schulz;23.11.2026;"),
    ]);
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), [Code::ReviewConflict]);
    let text = reviewed.diagnostics.iter().find(|found| found.code == Code::ReviewConflict);
    let text = text.expect("it").message(fuenftel::language::Language::German);
    assert!(text.contains("Innovation (alle Jahre, Meyer, 22.11.2026)"), "{text}");
    assert!(text.contains("Regelbetrieb (2026, Schulz, 23.11.2026)"), "{text}");
    let conflict = |name: &str| (name.to_owned(), "conflict");
    assert_eq!(outcomes(&reviewed), [conflict("Meyer"), conflict("Schulz")]);
    assert_eq!(pipeline::apply(&reviewed).expect("nothing to do"), []);

    let reviewed = case.read(&["schulz"]);
    // Schulz is preferred for 2026; the other years stay with Meyer.
    let expected = [("Meyer".to_owned(), "new"), ("Schulz".to_owned(), "new")];
    assert_eq!(outcomes(&reviewed), expected);
    // A third one who decides all years otherwise than Meyer is in conflict about the others.
    case.add(&north("Weiterentwicklung;;;;alle;Ausbau;Weber;23.11.2026;"));
    let reviewed = case.read(&["Schulz"]);
    let outcome = |name: &str| {
        let mut planned = reviewed.plan.decisions.iter();
        planned.find(|planned| &*planned.placed.entry.person == name).expect("it").outcome.clone()
    };
    assert_eq!(outcome("Schulz"), Outcome::New);
    assert_eq!((outcome("Meyer"), outcome("Weber")), (Outcome::Conflict, Outcome::Conflict));
}

fn in_force() {
    let case = Case::new(&[&north("Innovation;;;;alle;erster Einsatz;Meyer;20.11.2026;")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let later = Case { files: Vec::new(), ..case };
    let read = |text: &str, preferred: &[&str]| {
        std::fs::write(later.folder.path().join("kopie.csv"), text).expect("written");
        let files = vec![later.folder.path().join("kopie.csv")];
        let preferred = preferred.iter().map(ToString::to_string).collect();
        let returns = Returns { preferred, ..returns(files) };
        pipeline::review(&later.round(), &returns, &Options::default(), &quiet)
            .expect("the round is read")
    };
    let other = north("Regelbetrieb;;;;2026;läuft schon;Schulz;21.11.2026;");
    let refused = read(&other, &[]);
    assert_eq!((codes(&refused), refused.plan.leaves_out()), (vec![Code::ReviewConflict], true));
    assert_eq!(outcomes(&read(&other, &["Schulz"])), [("Schulz".to_owned(), "replaces")]);
    assert_eq!(outcomes(&read(&other, &["Meyer"])), [("Schulz".to_owned(), "not_preferred")]);
    // One may correct oneself; the old copy then no longer counts.
    let corrected = read(&north("Regelbetrieb;;;;alle;Irrtum;Meyer;21.11.2026;"), &[]);
    assert_eq!(outcomes(&corrected), [("Meyer".to_owned(), "replaces")]);
    pipeline::apply(&corrected).expect("appended");
    let old = read(&north("Innovation;;;;alle;erster Einsatz;Meyer;20.11.2026;"), &[]);
    assert_eq!(codes(&old), [Code::ReviewSuperseded]);
    assert_eq!(pipeline::apply(&old).expect("nothing to do"), []);
}

/// English headings in another order, with columns nobody knows and rows above them.
fn other_headings() {
    let text = format!(
        "Report id;{}\nBudget round;small\n\nWichtig;Name (entry);Fiscal year (entry);Date (entry);\
         Reason (entry);Decision (entry);Line ID;Share of innovation (entry)\n\
         x;Meyer;all;2026-11-22;new;Innovation;{SOUTH};\n",
        "a".repeat(64)
    );
    let reviewed = Case::new(&[&text]).read(&[]);
    assert_eq!(codes(&reviewed), []);
    assert_eq!(&*only(&reviewed).line_id, SOUTH);
    assert_eq!(&*only(&reviewed).report, "a".repeat(64));
    let other = reviewed.diagnostics.iter().find(|found| found.code == Code::ReviewReportUnknown);
    let values = &other.expect("another report").arguments;
    assert!(values.contains(&("expected", reviewed.report_id.clone())), "{values:?}");
}

/// What the reviewer saw is kept, and the difference is said with both figures.
fn stale_at_birth() {
    let row = "Vorhaben Ost;35,50;Innovation;;;;alle;neu;Meyer;22.11.2026;";
    let case = Case::new(&[&format!("{HEADINGS}{NORTH};{row}\n")]);
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), [Code::ReviewChanged, Code::ReviewChanged]);
    let texts: Vec<String> = reviewed
        .diagnostics
        .iter()
        .map(|found| found.message(fuenftel::language::Language::German))
        .collect();
    let said = texts.join("\n");
    for part in ["35,50 €", "40,00 €", "Vorhaben Ost", "Vorhaben Nord"] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    pipeline::apply(&reviewed).expect("a warning does not stop it");
    assert!(case.record("decisions.csv").contains(";35.50;Vorhaben Ost;"));
}

/// Only the id is known: what the round says today is what was decided on.
fn by_hand() {
    let text = format!("{HEADINGS}{NORTH};;;Innovation;;;;alle;neu;Meyer;22.11.2026;\n");
    let reviewed = Case::new(&[&text]).read(&[]);
    assert_eq!(codes(&reviewed), []);
    assert_eq!(only(&reviewed).amount, Some(Total(4_000)));
    assert_eq!(&*only(&reviewed).text, "Vorhaben Nord");
}

/// A last row without line break is completed, the headings are not repeated.
fn appended_whole() {
    let case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    let path = case.round().join("decisions.csv");
    let head = "action;line_id;fiscal_year;operations;enhancement;innovation;amount;text;reason;\
                person;date;report";
    let row = format!(
        "decide;{SOUTH};all;1.000000;0.000000;0.000000;-10.00;Gutschrift Vorhaben Süd;alt;Weber;\
         2026-11-01;"
    );
    std::fs::write(&path, format!("{head}\n{row}")).expect("written");
    pipeline::apply(&case.read(&[])).expect("appended");
    let text = case.record("decisions.csv");
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.starts_with(&format!("{head}\n{row}\ndecide;{NORTH};")), "{text}");
    assert!(text.ends_with('\n'));
    let names = std::fs::read_dir(case.round()).expect("a folder");
    let left: Vec<_> = names
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing is left beside it");
    load(&case.round(), &Options::default()).expect("the round runs");
}

fn nothing_beside_an_error() {
    let text = north("Innovation;;;;alle;neu;Meyer;22.11.2026;")
        + &format!("{SOUTH};;;Innovation;;;;alle;;Meyer;22.11.2026;\n");
    let reviewed = Case::new(&[&text]).read(&[]);
    assert_eq!(codes(&reviewed), [Code::ReviewEntryMissing]);
    assert!(reviewed.is_refused());
    let broken = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    std::fs::write(broken.round().join("decisions.csv"), "action;line_id\nx;y\n").expect("written");
    assert!(broken.read(&[]).is_refused(), "malformed records are not added to");
}

fn not_overwritten() {
    let case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    let first = case.read(&[]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let before = case.record("decisions.csv");
    assert!(matches!(pipeline::apply(&first), Err(Error::RecordsChanged(_))));
    assert_eq!(case.record("decisions.csv"), before);
    let case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    let half: &Path = &case.round().join(".decisions.csv.neu");
    std::fs::write(half, "half a row").expect("written");
    assert!(matches!(pipeline::apply(&case.read(&[])), Err(Error::RecordsBusy { .. })));
    assert!(!case.round().join("decisions.csv").exists());
    assert!(half.exists(), "somebody may be writing it");
}

/// A decision is withdrawn beside its row, a department is released: rules decide again, the sum
/// that was seen is kept. The sheets go by other names by then.
fn workbook() {
    let mut case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;20.11.2026;")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let path = case.folder.path().join("bericht/bericht.xlsx");
    let run = report(&case.round(), &Options::default(), &case.folder.path().join("bericht"));
    assert!(
        run.analysis
            .review
            .iter()
            .all(|item| { *run.portfolio.lines[item.line as usize].id != *NORTH })
    );
    enter(
        &path,
        "Entscheidungen",
        2,
        &[
            ("Zurückziehen", "ja"),
            ("Begründung", "doch nicht"),
            ("Name", "Weber"),
            ("Datum", "21.11.2026"),
        ],
    );
    enter(
        &path,
        "Prüfstatus",
        3,
        &[
            ("Prüfstatus", "freigegeben (Dezernat 6)"),
            ("Name", "Leitung 6"),
            ("Datum", "22.11.2026"),
        ],
    );
    rename(&path, "Entscheidungen", "Alt");
    case.files = vec![path];
    let reviewed = case.read(&[]);
    assert_eq!(reviewed.diagnostics, [], "the stamp is that of the round as it stands");
    assert_eq!(only(&reviewed).action, Action::Withdraw);
    assert_eq!(outcomes(&reviewed), [("Weber".to_owned(), "new")]);
    let [status] = reviewed.plan.statuses.as_slice() else { panic!("one status") };
    let entry = &status.placed.entry;
    assert_eq!((&*entry.department, entry.status), ("2", ReviewStatus::Released));
    assert_eq!(entry.amount, Some(Total(22_000)));
    let applied = pipeline::apply(&reviewed).expect("appended");
    assert_eq!(applied.len(), 2);
    let after = load(&case.round(), &Options::default()).expect("the round runs");
    let unclear = after.analysis.periods[after.analysis.target_periods[0]].totals.0[3];
    assert_eq!(unclear.decimal(), "30.00", "nothing decides the line any more");
    let again = case.read(&[]);
    assert!(again.additions().iter().all(|(_, count, _)| *count == 0));
    // Somebody decides anew: the old copy must not withdraw that.
    let files = std::mem::take(&mut case.files);
    case.add(&north("Weiterentwicklung;;;;alle;Ausbau;Schulz;23.11.2026;"));
    pipeline::apply(&case.read(&[])).expect("appended");
    case.files = files;
    let old = case.read(&[]);
    assert_eq!(outcomes(&old), [("Weber".to_owned(), "superseded")]);
    assert_eq!(pipeline::apply(&old).expect("nothing to do"), []);
}

/// Fills cells of a row, as a spreadsheet counts it, below headings that end in "(Eingabe)".
fn enter(path: &Path, sheet: &str, row: u32, values: &[(&str, &str)]) {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = workbook.worksheet_range(sheet).expect("the sheet");
    let headings = range.rows().next().expect("headings");
    let cells: Vec<(String, Put)> = values
        .iter()
        .map(|(heading, value)| {
            let heading = Data::String(format!("{heading} (Eingabe)"));
            let column = headings.iter().position(|known| *known == heading).expect("a column");
            let letter = char::from(b'A' + u8::try_from(column).expect("one letter will do"));
            (format!("{letter}{row}"), Put::Text((*value).to_owned()))
        })
        .collect();
    put(path, sheet, &cells);
}

fn rename(path: &Path, sheet: &str, name: &str) {
    edit_part(path, "xl/workbook.xml", |xml| {
        xml.replace(&format!("<sheet name=\"{sheet}\""), &format!("<sheet name=\"{name}\""))
    });
}

/// 40.00 became 80.00: what somebody else decided before is out of date and may be replaced.
fn decided_anew() {
    let mut case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;20.11.2026;")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let budget = case.round().join("budget.csv");
    let text = std::fs::read_to_string(&budget).expect("the budget");
    assert!(text.contains(";40,00;"));
    std::fs::write(&budget, text.replace(";40,00;", ";80,00;")).expect("written");
    let row = "Vorhaben Nord;80,00;Regelbetrieb;;;;alle;jetzt Betrieb;Schulz;22.11.2026;";
    case.files.clear();
    case.add(&format!("{HEADINGS}{NORTH};{row}\n"));
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), []);
    assert_eq!(outcomes(&reviewed), [("Schulz".to_owned(), "replaces")]);
    pipeline::apply(&reviewed).expect("appended");
    let after = load(&case.round(), &Options::default()).expect("the round runs");
    let totals = after.analysis.periods[after.analysis.target_periods[0]].totals.0;
    // 790 and 80 operations, 180 innovation, -10 unclear.
    assert_eq!(totals.map(Total::decimal), ["870.00", "0.00", "180.00", "-10.00"]);
}

/// What is printed, as text and as JSON, and the exit codes.
fn printed() {
    let case = Case::new(&[
        &north("Innovation;;;;alle;erster Einsatz;Meyer;22.11.2025;"),
        &north("Regelbetrieb;;;;2026;läuft schon;Schulz;23.11.2025;"),
    ]);
    let run = |files: &[PathBuf], more: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
            .arg("review")
            .args(files)
            .arg("--round")
            .arg(case.round())
            .args(more)
            .output()
            .expect("the program starts");
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let (code, text) = run(&case.files[..1], &[]);
    assert_eq!(code, Some(0), "{text}");
    for part in [
        "Vorhaben Nord",
        "ungeklärt → Innovation (alle Jahre)",
        "Meyer, 22.11.2025: erster Einsatz",
        "Probelauf: Nichts wurde geschrieben.",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let figures = text.lines().find(|line| line.trim_start().starts_with("Innovation "));
    let figures: Vec<&str> = figures.expect("a row").split_whitespace().collect();
    assert_eq!(figures, ["Innovation", "180,00", "€", "220,00", "€", "40,00", "€"]);
    let (code, english) = run(&case.files[..1], &["--lang", "en"]);
    assert!(code == Some(0) && english.contains("unclear → Innovation (all years)"), "{english}");
    assert!(!english.contains("review-"), "no text is missing\n{english}");
    assert_eq!(run(&case.files, &[]).0, Some(1), "a contradiction is left open");
    let (code, text) = run(&case.files, &["--format", "json", "--prefer", "Schulz"]);
    let found: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(found["decisions"][0]["outcome"], "new");
    assert_eq!(found["decisions"][1]["shares"]["operations"], "1.000000");
    assert_eq!(found["effects"][0]["after"]["totals"]["operations"], "830.00");
    let (code, text) = run(&case.files[..1], &["--apply"]);
    assert!(
        code == Some(0) && text.contains("Übernommen in decisions.csv, neue Zeilen: 1"),
        "{text}"
    );
    assert_eq!(run(&[case.folder.path().join("fehlt.csv")], &[]).0, Some(2));
}

/// Who takes back what others decided for all years is shown every decision that ends.
fn ends() {
    let case = Case::new(&[&north("Innovation;;;;alle;erster Einsatz;Meyer;20.11.2026;")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let mut later = Case { files: Vec::new(), ..case };
    later.add(&north("Weiterentwicklung;;;;2026;Ausbau;Meyer;21.11.2026;"));
    pipeline::apply(&later.read(&[])).expect("appended");
    later.files.clear();
    let head = "Positions-ID;Zurückziehen (Eingabe);Haushaltsjahr;Begründung (Eingabe);Name (Eingabe);\
                Datum (Eingabe)";
    later.add(&format!("{head}\n{NORTH};ja;alle;doch nicht;Weber;22.11.2026\n"));
    let reviewed = later.read(&[]);
    assert_eq!((codes(&reviewed), outcomes(&reviewed)), (vec![], vec![("Weber".into(), "new")]));
    let [planned] = reviewed.plan.decisions.as_slice() else { panic!("one withdrawal") };
    let ended: Vec<_> =
        planned.ends.iter().map(|one| (&*one.person, one.fiscal_year.map(|year| year.0))).collect();
    assert_eq!(ended, [("Meyer", None), ("Meyer", Some(2026))]);
}

/// A name nobody has, a file that is not there, a day that has not come.
fn slips() {
    let mut case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    match case.try_read(&["Maier"]) {
        Err(Error::PersonUnknown { unknown, known }) => {
            assert_eq!((unknown, known), (vec!["Maier".to_owned()], vec!["Meyer".to_owned()]));
        }
        other => panic!("{other:?}"),
    }
    let gone = case.folder.path().join("gibt-es-nicht.xlsx");
    case.files.push(gone.clone());
    assert!(matches!(case.try_read(&[]), Err(Error::FilesMissing(files)) if files == [gone]));
    let future = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;01.01.2031;")]).read(&[]);
    assert_eq!(codes(&future), [Code::ReviewEntryUnreadable]);
    assert!(future.is_refused());
}

fn no_news() {
    let case = Case::new(&[&north("Innovation;;;;alle;neu;Meyer;22.11.2026;")]);
    let first = case.read(&[]);
    assert_eq!(first.diagnostics.len(), 1, "the file does not say which report it is of");
    pipeline::apply(&first).expect("appended");
    assert_eq!(case.read(&[]).diagnostics, [], "nothing of it is taken over");
}

/// The round has amounts of other lines in 2027; this one has none.
fn years() {
    let text = north("Innovation;;;;2027;neu;Meyer;22.11.2026;");
    let reviewed = Case::new(&[&text]).read(&[]);
    assert_eq!(outcomes(&reviewed), [("Meyer".to_owned(), "void")]);
    assert_eq!(codes(&reviewed), [Code::ReviewLineUnknown]);
}

fn approval() {
    let head = "Dezernat;Prüfstatus (Eingabe);Name (Eingabe);Datum (Eingabe)";
    let status = |status: &str, date: &str| format!("{head}\n2;{status};Leitung;{date}\n");
    let approved = status("genehmigt (FB 21)", "22.11.2026");
    let mut case = Case::new(&[&approved]);
    assert_eq!(codes(&case.read(&[])), [Code::StatusWithoutRelease]);
    case.add(&status("freigegeben (Dezernat 6)", "21.11.2026"));
    assert_eq!(codes(&case.read(&[])), []);
    case.add(&status("in Prüfung", "21.11.2026"));
    assert_eq!(codes(&case.read(&[])), [Code::StatusWithoutRelease], "opened again after release");
}

/// The withdrawal goes first, so that the new decision stands against nothing.
fn withdrawn_anew() {
    let case = Case::new(&[&north("Innovation;;;;alle;erster Einsatz;Meyer;20.11.2026;")]);
    pipeline::apply(&case.read(&[])).expect("appended");
    let head = "Positions-ID;Zurückziehen (Eingabe);Haushaltsjahr;Begründung (Eingabe);\
                Name (Eingabe);Datum (Eingabe)";
    let mut later = Case { files: Vec::new(), ..case };
    later.add(&format!("{head}\n{NORTH};ja;alle;doch nicht;Weber;22.11.2026\n"));
    later.add(&north("Regelbetrieb;;;;alle;läuft schon;Weber;22.11.2026;"));
    let reviewed = later.read(&[]);
    assert_eq!(codes(&reviewed), []);
    let new = |name: &str| (name.to_owned(), "new");
    assert_eq!(outcomes(&reviewed), [new("Weber"), new("Weber")]);
    pipeline::apply(&reviewed).expect("appended");
    let after = load(&later.round(), &Options::default()).expect("the round runs");
    let totals = after.analysis.periods[after.analysis.target_periods[0]].totals.0;
    assert_eq!(totals.map(Total::decimal), ["830.00", "0.00", "180.00", "-10.00"]);
}

/// "Mobile Fallakte": 180.00 in 2026, 20.00 planned for 2027.
fn planned(year: &str, cost: &str, person: &str, class: &str) -> String {
    let head = HEADINGS.replace("(EUR);Entscheidung", "(EUR);Planung 2027 (EUR);Entscheidung");
    let id = line_id("Mobile Fallakte");
    format!(
        "{head}{id};Mobile Fallakte;180,00;{cost};{class};;;;{year};Grund;{person};22.11.2026;\n"
    )
}

fn line_id(title: &str) -> String {
    let run = load(&root().join("tests/golden/small"), &Options::default()).expect("it runs");
    let line = run.portfolio.lines.iter().find(|line| line.label() == title);
    line.expect("the line").id.to_string()
}

/// Who is preferred for 2027 decides 2027; the other years stay with whoever decided all.
fn year_preferred() {
    let case = Case::new(&[
        &planned("alle", "20,00", "Anna", "Innovation"),
        &planned("2027", "20,00", "Bert", "Weiterentwicklung"),
    ]);
    let new = |name: &str| (name.to_owned(), "new");
    assert_eq!(outcomes(&case.read(&["Bert"])), [new("Anna"), new("Bert")]);
    let expected = [new("Anna"), ("Bert".to_owned(), "not_preferred")];
    assert_eq!(outcomes(&case.read(&["Anna"])), expected);
}

/// The sheet said 15.00 for 2027, today it is 20.00: recorded is what was seen, and it is said.
fn plan_year() {
    let case = Case::new(&[&planned("2027", "15,00", "Anna", "Weiterentwicklung")]);
    let reviewed = case.read(&[]);
    assert_eq!(codes(&reviewed), [Code::ReviewChanged]);
    assert_eq!(only(&reviewed).amount, Some(Total(1_500)));
    // Without a column for the year, what the round says today is what was decided on.
    let id = line_id("Mobile Fallakte");
    let row = "Mobile Fallakte;180,00;Weiterentwicklung;;;;2027;Grund;Anna;22.11.2026;";
    let reviewed = Case::new(&[&format!("{HEADINGS}{id};{row}\n")]).read(&[]);
    assert_eq!((codes(&reviewed), only(&reviewed).amount), (vec![], Some(Total(2_000))));
    let past = Case::new(&[&planned("2024", "20,00", "Anna", "Innovation")]).read(&[]);
    assert_eq!(codes(&past), [Code::ReviewEntryUnreadable]);
}

/// The order of files must not decide whether a release stands.
fn two_statuses() {
    let head = "Dezernat;Prüfstatus (Eingabe);Name (Eingabe);Datum (Eingabe)";
    let status =
        |status: &str, name: &str, date: &str| format!("{head}\n2;{status};{name};{date}\n");
    let released = status("freigegeben (Dezernat 6)", "Paul", "22.11.2026");
    let opened = status("in Prüfung", "Otto", "22.11.2026");
    let reviewed = Case::new(&[&released, &opened]).read(&[]);
    assert_eq!(codes(&reviewed), [Code::ReviewConflict]);
    assert_eq!(pipeline::apply(&reviewed).expect("nothing to do"), []);
    let mut case = Case::new(&[&released]);
    pipeline::apply(&case.read(&[])).expect("appended");
    case.files.clear();
    case.add(&status("in Prüfung", "Otto", "23.11.2026"));
    let reviewed = case.read(&[]);
    let [planned] = reviewed.plan.statuses.as_slice() else { panic!("one status") };
    let ended: Vec<&str> = planned.ends.iter().map(|one| &*one.person).collect();
    assert_eq!((codes(&reviewed), ended), (vec![], vec!["Paul"]));
}
