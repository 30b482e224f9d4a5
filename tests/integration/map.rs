//! Proposals for files never seen before, against rounds written by hand: how many columns are
//! right, how many wait for a decision, and that none is both active and wrong.

use std::path::{Path, PathBuf};
use std::process::Command;

use fuenftel::diagnostic::{Code, Severity};
use fuenftel::language::Language;
use fuenftel::pipeline::Options;
use fuenftel::propose::{Confidence, Context, Proposal, propose, snippet};
use fuenftel::round::headings::Headings;
use fuenftel::round::{Input, Round};
use fuenftel::schema::{Field, Role};
use libtest_mimic::Trial;

use crate::support::{load, root, scratch, trial, trial_if};

const REAL: &str = "FUENFTEL_REAL_DATA";

pub(crate) fn trials() -> Vec<Trial> {
    let missing = || {
        let given = std::env::var_os(REAL).is_some_and(|folder| PathBuf::from(folder).is_dir());
        (!given).then(|| format!("{REAL} is not set"))
    };
    vec![
        trial("map::the_shipped_round_is_proposed", shipped),
        trial_if(missing(), "map::real_files_are_proposed", real),
        trial("map::standard_output_is_settings_only", standard_output),
        trial("map::json_names_every_column", json),
        trial("map::what_is_undecided_is_an_error", undecided),
        trial("map::other_words_and_typing_errors", other_words),
        trial("map::parts_of_headings_prove_nothing", parts_of_headings),
        trial("map::headings_in_two_rows_are_put_together", two_header_rows),
        trial("map::tables_beside_each_other_are_proposed", beside),
        trial("map::words_for_no_amount_are_asked_for", absent_words),
        trial("map::a_table_without_headings_is_said", no_headings),
        trial("map::a_sum_is_a_claim_only_to_the_cent", sums),
        trial("map::rows_with_year_and_phase", long_table),
        trial("map::unit_and_sign_are_never_silent", unit_and_sign),
        trial("map::a_heading_that_lies_is_held_back", held_back),
        trial("map::the_round_helps", the_round_helps),
    ]
}

/// Columns by what became of the proposal.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Tally {
    right: usize,
    unsure: usize,
    wrong: usize,
}

/// Settings that stand before the inputs.
const BASE: &str = r#"
organisation = "Kreis Probe"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.20"
basis = "expense"
areas = ["NKF"]
[[departments.list]]
code = "4"
name = "Jugend"
area = "NKF"
"#;

fn proposal(path: &Path, round: Option<&Round>) -> (Proposal, String) {
    let shown = path.file_name().expect("a file").to_string_lossy().into_owned();
    let found = propose(path, &shown, &Context::new(round, Language::German));
    let found = found.unwrap_or_else(|diagnostic| panic!("{diagnostic:?}"));
    let text = snippet::write(&found, Language::German);
    (found, text)
}

/// Settings with a snippet; a decision left open at unit and sign is taken from the round.
fn settings(base: &str, snippet: &str, unit: i64) -> Round {
    let answered = snippet
        .replace("unit = \"?\"", &format!("unit = {unit}"))
        .replace("sign = \"?\"", "sign = \"cost_positive\"");
    let text = format!("{base}\n{answered}");
    Round::parse(Path::new("."), &text).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

/// Compares what a snippet makes of each column with what a round written by hand does.
fn tally(base: &str, path: &Path, truth: &Round, input: &Input) -> Tally {
    let (proposal, text) = proposal(path, None);
    let round = settings(base, &text, input.unit.unwrap_or(1));
    let expected = Headings::new(truth, input);
    let mut tally = Tally::default();
    for proposed in &proposal.inputs {
        let own = round.inputs.iter().find(|input| *input.name == *proposed.name);
        let headings = Headings::new(&round, own.expect("each proposal is an input"));
        for column in proposed.columns.iter().filter(|column| column.filled > 0) {
            let wanted = expected.resolve(&column.heading).0;
            let found = headings.resolve(&column.heading).0;
            let idle = |role: &Role| {
                matches!(role, Role::Extra | Role::Ignored | Role::Helper | Role::Unknown)
            };
            if found == Role::Unknown || column.held_back {
                tally.unsure += 1;
            } else if found == wanted || idle(&found) && idle(&wanted) {
                tally.right += 1;
            } else {
                tally.wrong += 1;
                eprintln!("{}: {} is {wanted:?}, not {found:?}", path.display(), column.heading);
            }
        }
    }
    tally
}

/// The tallies of all files a round names without a pattern.
fn tallies(folder: &Path, base: &Path) -> Vec<(String, Tally)> {
    let text = std::fs::read_to_string(folder.join("round.toml")).expect("the round");
    let (head, _) = text.split_once("[[inputs]]").expect("a round has inputs");
    let truth = Round::parse(folder, &text).expect("the round is valid");
    let inputs = truth.inputs.iter().filter(|input| base.join(&*input.path).is_file());
    inputs
        .map(|input| {
            let path = base.join(&*input.path);
            (input.path.to_string(), tally(head, &path, &truth, input))
        })
        .collect()
}

fn check(found: &[(String, Tally)], expected: &[(&str, usize, usize)]) {
    let shown: Vec<String> = found
        .iter()
        .map(|(path, tally)| format!("(\"{path}\", {}, {}),", tally.right, tally.unsure))
        .collect();
    for (path, tally) in found {
        assert_eq!(tally.wrong, 0, "{path}");
    }
    for (path, right, unsure) in expected {
        let (_, tally) = found.iter().find(|(other, _)| other == path).expect(path);
        assert_eq!((tally.right, tally.unsure), (*right, *unsure), "{path}\n{}", shown.join("\n"));
    }
    assert!(!expected.is_empty(), "{}", shown.join("\n"));
}

fn shipped() {
    let folder = root().join("datasets/musterverband");
    check(&tallies(&folder, &folder), &SHIPPED);
}

fn real() {
    let base = PathBuf::from(std::env::var_os(REAL).expect("checked before"));
    let mut found = Vec::new();
    for set in REAL_ROUNDS {
        found.extend(tallies(&root().join("tests/real").join(set), &base));
    }
    check(&found, &REAL_FILES);
}

/// Columns of the shipped round that are right and that wait for a decision.
const SHIPPED: [(&str, usize, usize); 16] = [
    ("budget/Dez1_IT_Haushalt_2026.xlsx", 13, 1),
    ("budget/dezernat-0.xlsx", 15, 0),
    ("budget/dezernat-2.csv", 15, 0),
    ("budget/dezernat-3_in_TEUR.xlsx", 12, 0),
    ("budget/dezernat-4.ods", 16, 0),
    ("budget/dezernat-5.xls", 13, 0),
    ("budget/dezernat-6.xlsx", 16, 0),
    ("budget/dezernat-7.xlsx", 15, 0),
    ("budget/dezernat-8.xlsx", 13, 0),
    ("budget/dezernat-9.xlsx", 15, 0),
    ("budget/klinikverbund-wirtschaftsplan.xlsx", 13, 0),
    ("budget/musterit-wirtschaftsplan.xlsx", 8, 4),
    ("projekte/betriebe.csv", 15, 0),
    ("projekte/portfolio.xlsx", 14, 1),
    ("vergleich/erloese-musterit.csv", 2, 1),
    ("vergleich/hauptbuch.csv", 3, 0),
];

/// Rounds whose files are proposed with the kind of input they have.
const REAL_ROUNDS: [&str; 5] = ["berlin", "bund_2023", "bund_2024", "nrw_wesel", "us_doi"];

/// The same for real files.
const REAL_FILES: [(&str, usize, usize); 6] = [
    ("nrw_wesel/wesel_hhplan2017.csv", 13, 2),
    ("berlin/berlin_2016_Ansatz_Ist.xlsx", 4, 21),
    ("bund/HR2023.xlsx", 3, 3),
    ("bund/hh_2023.csv", 3, 11),
    ("bund/hh_2024.csv", 4, 10),
    ("us_doi/doi_it_portfolio_by2020.csv", 4, 40),
];

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = scratch();
    let path = folder.path().join("meldung.csv");
    std::fs::write(&path, text).expect("a file");
    (folder, path)
}

fn role(proposal: &Proposal, heading: &str) -> (Role, bool) {
    let columns = proposal.inputs.iter().flat_map(|input| &input.columns);
    let column = columns.into_iter().find(|column| &*column.heading == heading).expect(heading);
    (column.role.clone(), column.is_active())
}

fn fuenftel(arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_fuenftel")).args(arguments).output().expect("it starts")
}

fn standard_output() {
    let file = root().join("datasets/musterverband/budget/dezernat-8.xlsx");
    let output = fuenftel(&["map", &file.display().to_string()]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let round = settings(BASE, &text, 1);
    assert_eq!(&*round.inputs[0].name, "dezernat-8");
    let remarks = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(remarks.contains("Spalten zugeordnet"), "{remarks}");
    let again = fuenftel(&["map", &file.display().to_string()]);
    assert_eq!(text.as_bytes(), again.stdout, "the same file gives the same proposal");
}

fn json() {
    let file = root().join("datasets/musterverband/budget/dezernat-8.xlsx");
    let output = fuenftel(&["map", "--format", "json", &file.display().to_string()]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let columns = value["files"][0]["inputs"][0]["columns"].as_array().expect("a list");
    assert_eq!(columns.len(), 13);
    assert_eq!(columns[11]["heading"], "MiFri gesamt");
    assert_eq!(columns[11]["role"], "claims");
    assert_eq!(columns[11]["confidence"], "certain");
}

/// A snippet pasted without an answer reports what is open; it never reads it in silence.
fn undecided() {
    let (folder, path) = written(
        "Konto;Wofür?;Farbe;Ansatz 2026;Betrag\n\
         529100;Wartung Netz;rot;1.000,25;5,00\n529100;Hosting Portal;blau;2.000,37;6,00\n\
         542900;Lizenzen;rot;3.000,41;7,00\n",
    );
    let (_, text) = proposal(&path, None);
    let text = text.replace("\npath = ", "\ndepartment = \"4\"\npath = ");
    std::fs::write(folder.path().join("round.toml"), format!("{BASE}\n{text}")).expect("a file");
    let options = Options::default();
    let run = load(folder.path(), &options).expect("the settings are valid");
    let unknown: Vec<&str> = run
        .diagnostics
        .iter()
        .filter(|found| found.code == Code::ColumnUnknown && found.severity == Severity::Error)
        .filter_map(|found| found.place.as_ref()?.heading.as_deref())
        .collect();
    assert_eq!(unknown, ["Farbe", "Betrag"]);
}

fn other_words() {
    let (_folder, path) = written(
        "Kostenst.-Nr.;Sachkonot;Kontobez.;Leistungsbeschreibung;Einstufung Dez.;RE 24;HHPL 25;Anm. 26\n\
         4100;529100;Dienstleistungen;Wartung Fachverfahren Jugendhilfe;Regelbetrieb;41.300,12;42.000,00;43.500,00\n\
         4100;529100;Dienstleistungen;Einführung digitale Fallakte;Innovation;;;180.000,00\n\
         4200;542900;Nutzungsrechte;Lizenzen Portal;Regelbetrieb;7.300,13;8.000,00;9.500,00\n\
         4200;542900;Nutzungsrechte;Lizenzen Büro;Regelbetrieb;7.310,11;8.000,00;9.500,00\n",
    );
    let (proposal, _) = proposal(&path, None);
    assert_eq!(role(&proposal, "Sachkonot"), (Role::Field(Field::Account), true));
    assert_eq!(role(&proposal, "Einstufung Dez."), (Role::Field(Field::DeclaredClass), true));
    for (heading, year) in [("RE 24", 2024), ("HHPL 25", 2025), ("Anm. 26", 2026)] {
        let (role, active) = role(&proposal, heading);
        let Role::Amount { fiscal_year: Some(found), .. } = role else { panic!("{heading}") };
        assert_eq!((found.0, active), (year, true), "{heading}");
    }
}

/// A known word inside a heading is no role if other words or the cells say something else.
fn parts_of_headings() {
    let (_folder, path) = written(
        "Konto Saldo;Sachkonto Text;Kostenstelle Leitung;Haushaltsstelle;Abteilung Kürzel;Ansatz 2026\n\
         41000;Wartung Netz;Meyer;0602.53201;ab;1,25\n42000;Wartung Netz;Meyer;0602.81202;ab;2,37\n\
         43000;Lizenz Büro;Schulz;0602.51101;cd;3,41\n44000;Lizenz Büro;Schulz;0603.51101;cd;3,43\n",
    );
    let (found, text) = proposal(&path, None);
    for heading in [
        "Konto Saldo",
        "Sachkonto Text",
        "Kostenstelle Leitung",
        "Haushaltsstelle",
        "Abteilung Kürzel",
    ] {
        assert!(!role(&found, heading).1, "{heading}\n{text}");
    }
    assert!(text.contains("\nnumber_format = \"german\""), "{text}");
}

fn two_header_rows() {
    let (_folder, path) = written(
        "Konto;Bezeichnung;Ansatz;;Ergebnis\n;;2025;2026;2024\n\
         529100;Wartung;1,50;2,50;3,50\n529100;Hosting;4,50;5,50;6,50\n",
    );
    let (proposal, text) = proposal(&path, None);
    let input = &proposal.inputs[0];
    let header = input.header_row.as_ref().expect("a row");
    assert_eq!((header.value, header.confidence), (2, Confidence::Certain), "{text}");
    assert_eq!((input.header_rows, input.row_count), (None, 2));
    let amounts = ["Ansatz 2025", "Ansatz 2026", "Ergebnis 2024"];
    for heading in amounts {
        assert!(matches!(role(&proposal, heading), (Role::Amount { .. }, true)), "{heading}");
    }
    settings(BASE, &text, 1);
    // Where a run has to be told, the rows are settings.
    let (_folder, path) = written(
        "Gegenstand;Wer;Ansatz;;Ergebnis\nText;Amt;2025;2026;2024\n\
         Wartung;10.1;1,50;2,50;3,50\nHosting;10.2;4,50;5,50;6,50\n",
    );
    let (proposal, text) = self::proposal(&path, None);
    if proposal.inputs[0].header_rows.is_some() {
        assert!(text.contains("header_rows = 2"), "{text}");
    }
}

fn beside() {
    let same = "Konto;Bezeichnung;Ansatz 2026;;Konto;Bezeichnung;Ansatz 2026\n\
                529100;Wartung;1,50;;783100;Server;9,50\n529200;Miete;2,50;;783200;Funk;7,10\n";
    let (_folder, path) = written(same);
    let (found, text) = proposal(&path, None);
    assert_eq!((found.inputs.len(), found.inputs[0].part), (1, None), "{text}");
    assert_eq!(found.inputs[0].row_count, 4);
    let other =
        same.replacen("Konto;Bezeichnung;Ansatz 2026\n", "Produkt;Bezeichnung;Plan 2027\n", 1);
    let (_folder, path) = written(&other);
    let (found, text) = proposal(&path, None);
    let parts: Vec<_> = found.inputs.iter().map(|input| input.part).collect();
    assert_eq!(parts, [Some((0, 2)), Some((4, 6))], "{text}");
    assert!(text.contains("columns = \"E:G\""), "{text}");
    let round = settings(BASE, &text, 1);
    assert_eq!(round.inputs[1].columns, Some((4, 6)));
}

fn absent_words() {
    let (_folder, path) = written(
        "Konto;Bezeichnung;Ansatz 2026\n529100;Wartung;1,50\n529200;Miete;folgt\n\
         529300;Netz;n. n.\n529400;Web;folgt\n529500;Funk;2,50\n529600;Cloud;7,25\n",
    );
    let (proposal, text) = proposal(&path, None);
    // What is known anyway is not asked for.
    assert_eq!(proposal.inputs[0].absent, [("folgt".to_owned(), 2)]);
    assert!(text.contains("# absent = [\"folgt\"]"), "{text}");
    assert!(text.contains("„folgt“ (2)"), "{text}");
}

fn no_headings() {
    let (_folder, path) = written("4100;529100;12,50\n4100;529100;13,50\n4200;542900;7,10\n");
    let output = fuenftel(&["map", &path.display().to_string()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let remarks = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(remarks.contains("keine Zeile, die nach Überschriften aussieht"), "{remarks}");
}

fn sums() {
    let table = |last: &str| {
        format!(
            "Konto;Bezeichnung;Ansatz 2026;Planung 2027;Planung 2028;Zusammen\n\
             529100;Wartung;1,10;2,20;3,30;5,50\n529100;Hosting;4,00;5,00;0,00;5,00\n\
             542900;Lizenz;7,00;;1,15;1,15\n542900;Miete;1,00;2,00;3,00;{last}\n"
        )
    };
    let (_folder, path) = written(&table("5,00"));
    let parts = vec!["Planung 2027".into(), "Planung 2028".into()];
    assert_eq!(role(&proposal(&path, None).0, "Zusammen"), (Role::Claim(parts), true));
    let (_folder, path) = written(&table("5,01"));
    let (role, active) = role(&proposal(&path, None).0, "Zusammen");
    assert!(!matches!(role, Role::Claim(_)) && !active, "{role:?}");
}

fn long_table() {
    let (_folder, path) = written(
        "Sachkonto;Bezeichnung;Jahr;Wertart;Betrag\n529100;Wartung;2024;Ist;1,10\n\
         529100;Wartung;2026;Antrag;1,20\n542900;Lizenz;2024;Ist;7,15\n542900;Lizenz;2026;Antrag;8,00\n",
    );
    let (found, text) = proposal(&path, None);
    assert_eq!(role(&found, "Jahr"), (Role::RowYear, true));
    assert_eq!(role(&found, "Wertart"), (Role::RowPhase, true));
    assert!(role(&found, "Betrag").1, "{text}");
    let round = settings(BASE, &text, 1);
    assert_eq!(round.inputs[0].amounts.len(), 1);
}

/// Whole amounts without a word on their unit, and signs that tell nothing: both are refused
/// until somebody answers.
fn unit_and_sign() {
    let (_folder, path) = written(
        "Kostenstelle;Bezeichnung;Ansatz 2026\n4100;Wartung;1200\n4100;Erlös;-1300\n4200;Miete;80\n",
    );
    let (_, text) = proposal(&path, None);
    assert!(text.contains("\nunit = \"?\""), "{text}");
    assert!(text.contains("\nsign = \"?\""), "{text}");
    assert!(Round::parse(Path::new("."), &format!("{BASE}\n{text}")).is_err());
    let (_folder, path) = written(
        "Angaben in T€\nSachkonto;Bezeichnung;Ansatz 2026\n529100;Wartung;-1200\n\
         542900;Miete;-1300\n529100;Hosting;-80\n529100;Cloud;-30\n",
    );
    let (found, text) = proposal(&path, None);
    assert!(text.contains("\nunit = 1000"), "{text}");
    assert!(text.contains("\nsign = \"cost_negative\""), "{text}");
    assert!(!found.inputs[0].decisions.is_empty());
}

fn held_back() {
    let (_folder, path) = written(
        "Bezeichnung;Konto;Ansatz 2026\n529100;Wartung Netz;1,25\n529100;Hosting Portal;2,37\n\
         542900;Lizenz Büro;3,41\n",
    );
    let (found, text) = proposal(&path, None);
    let input = &found.inputs[0];
    assert!(input.columns[0].held_back && input.columns[1].held_back, "{text}");
    let round = settings(BASE, &text, 1);
    let headings = Headings::new(&round, &round.inputs[0]);
    assert_eq!(headings.resolve("Konto").0, Role::Extra);
}

fn the_round_helps() {
    let folder = root().join("datasets/musterverband");
    let round = Round::read(&folder).expect("the round");
    let path = folder.join("budget/Dez1_IT_Haushalt_2026.xlsx");
    let (found, text) = proposal(&path, Some(&round));
    assert!(text.contains("\ndepartment = \"1\""), "{text}");
    let sure = found.inputs[0].columns.iter().filter(|column| column.is_active()).count();
    assert_eq!(sure, found.inputs[0].columns.len(), "all were mapped before");
    let kind = &found.inputs[0].kind;
    assert!(kind.confidence < Confidence::Unsure);
}
