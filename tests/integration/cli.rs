//! The program as a user calls it: exit codes, what it prints, what it leaves alone.

use std::path::Path;
use std::process::{Command, Output};

use libtest_mimic::Trial;

use crate::support::{copy, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("cli::run_prints_a_summary_and_writes_the_report", run_prints_a_summary),
        trial("cli::fail_on_tells_the_verdict", fail_on),
        trial("cli::check_fails_on_an_error", check_fails_on_an_error),
        trial("cli::amounts_of_messages_are_in_the_language_asked_for", amounts_of_messages),
        trial("cli::explain_knows_id_and_key", explain_knows_id_and_key),
        trial("cli::broken_settings_stop_the_run", broken_settings_stop_the_run),
        trial("cli::no_usable_input_writes_nothing", no_usable_input_writes_nothing),
        trial("cli::a_foreign_folder_is_left_alone", a_foreign_folder_is_left_alone),
        trial("cli::inputs_are_never_written_to", inputs_are_never_written_to),
        trial("cli::a_wrong_call_is_answered_in_words", a_wrong_call_is_answered_in_words),
        trial("cli::help_holds_no_english_headings", help_holds_no_english_headings),
    ]
}

fn fuenftel(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn small() -> String {
    root().join("tests/golden/small").display().to_string()
}

fn run_prints_a_summary() {
    let folder = scratch();
    let output = fuenftel(&["run", &small()], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    for part in [
        "Haushaltsjahr 2026",
        "IT-Kosten",
        "1.000,00 €",
        "nicht entscheidbar",
        "Lücke",
        "Größte Dezernate",
        "Ungeklärt",
        "Bericht: reports/small",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    for file in [
        "bericht.xlsx",
        "manifest.json",
        "diagnostics.json",
        "dashboard/kpi.json",
        "dashboard/lines.csv",
        "dashboard/lines.parquet",
        "dashboard/facts.csv",
        "dashboard/facts.parquet",
    ] {
        assert!(folder.path().join("reports/small").join(file).is_file(), "{file} is missing");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path().join("reports")).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing half written stays");
}

fn fail_on() {
    let folder = scratch();
    let code =
        |case: &str| fuenftel(&["run", &small(), "--fail-on", case], folder.path()).status.code();
    assert_eq!(code("undecidable"), Some(1));
    assert_eq!(code("missed"), Some(0));
    assert_eq!(code("error"), Some(0));
}

fn check_fails_on_an_error() {
    let folder = scratch();
    assert_eq!(fuenftel(&["check", &small()], folder.path()).status.code(), Some(0));
    let broken = root().join("tests/errors/betrag-unlesbar").display().to_string();
    let output = fuenftel(&["check", &broken], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("Fehler[betrag-unlesbar]"), "{}", stderr(&output));
    let written: Vec<_> = std::fs::read_dir(folder.path().join("reports")).unwrap().collect();
    assert_eq!(written.len(), 2, "one folder for each round that was checked");
}

fn amounts_of_messages() {
    let folder = scratch();
    let broken = root().join("tests/errors/summe-falsch").display().to_string();
    let output = stderr(&fuenftel(&["check", "--lang", "en", &broken], folder.path()));
    assert!(output.contains("160.00") && output.contains("Summe | 160.00"), "{output}");
    assert!(!output.contains("160,00"), "{output}");
}

fn explain_knows_id_and_key() {
    let folder = scratch();
    let run = crate::support::load(Path::new(&small()), &fuenftel::pipeline::Options::default())
        .expect("runs");
    let line = &run.portfolio.lines[0];
    for name in [&*line.id, &*line.key] {
        let output = fuenftel(&["explain", name, "--round", &small()], folder.path());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains(&*line.id));
    }
    let json =
        fuenftel(&["explain", &line.id, "--round", &small(), "--format", "json"], folder.path());
    let value: serde_json::Value = serde_json::from_str(&stdout(&json)).expect("JSON");
    assert_eq!(value["id"], *line.id);
    let unknown = fuenftel(&["explain", "P-0", "--round", &small()], folder.path());
    assert_eq!(unknown.status.code(), Some(2));
}

fn broken_settings_stop_the_run() {
    let folder = scratch();
    let text = std::fs::read_to_string(Path::new(&small()).join("round.toml")).expect("settings");
    let text = text.replace("stage = \"anmeldung\"", "stage = \"irgendwann\"\nfarbe = \"rot\"");
    std::fs::write(folder.path().join("round.toml"), text).expect("written");
    let output = fuenftel(&["run", "."], folder.path());
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains("„stage“") && text.contains("„farbe“"), "both at once: {text}");
    assert!(text.contains("round.toml, Zeile"), "{text}");
    assert!(!folder.path().join("reports").exists());
}

fn no_usable_input_writes_nothing() {
    let folder = scratch();
    copy(Path::new(&small()), folder.path());
    for file in ["budget.csv", "projekte.csv", "expected.json"] {
        std::fs::remove_file(folder.path().join(file)).expect("was there");
    }
    let output = fuenftel(&["run", "."], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("Fehler[datei-fehlt]"), "{}", stderr(&output));
    assert!(!folder.path().join("reports").exists());
}

fn a_foreign_folder_is_left_alone() {
    let folder = scratch();
    std::fs::create_dir(folder.path().join("akten")).unwrap();
    std::fs::write(folder.path().join("akten/brief.txt"), "wichtig").unwrap();
    let output = fuenftel(&["run", &small(), "--out", "akten"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(folder.path().join("akten/brief.txt")).unwrap(), b"wichtig");
}

fn inputs_are_never_written_to() {
    let folder = scratch();
    let round = folder.path().join("small");
    copy(Path::new(&small()), &round);
    let before = crate::support::files(&round);
    fuenftel(&["run", "small"], folder.path());
    assert_eq!(before, crate::support::files(&round));
}

fn a_wrong_call_is_answered_in_words() {
    let folder = scratch();
    let cases: [(&[&str], &[&str]); 8] = [
        (&["run", "--lang", "fr"], &["„fr“ passt nicht zu „--lang", "Möglich sind: de, en."]),
        (
            &["run", "--inputs", "x"],
            &["„--inputs“ ist hier nicht bekannt", "„--inputs-from“ gemeint"],
        ),
        (&["runn"], &["Einen Befehl „runn“ gibt es nicht", "„run“ gemeint"]),
        (&["compare", "a"], &["Es fehlt: <NACHHER>."]),
        (&["explain"], &["Es fehlt: <POSITION>."]),
        (&["run", "--out"], &["Zu „--out <ORDNER>“ fehlt der Wert."]),
        (&["run", "--as-of", "31.12.2026"], &["„31.12.2026“ passt nicht zu „--as-of <DATUM>“."]),
        (&["run", "--lang", "en", "--nothing"], &["\"--nothing\" is not known here."]),
    ];
    for (call, parts) in cases {
        let output = fuenftel(call, folder.path());
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
        for part in parts.iter().chain(&["--help"]) {
            assert!(said.contains(part), "{call:?}: {part} is not in\n{said}");
        }
        assert!(stdout(&output).is_empty(), "{call:?}");
    }
}

fn help_holds_no_english_headings() {
    let folder = scratch();
    let verbs =
        ["run", "check", "explain", "rules", "review", "scenario", "compare", "template", "map"];
    let calls =
        verbs.iter().map(|verb| vec![*verb, "--help"]).chain([vec!["--help"], vec!["help"]]);
    for call in calls {
        let output = fuenftel(&call, folder.path());
        assert_eq!(output.status.code(), Some(0), "{call:?}: {}", stderr(&output));
        let help = stdout(&output);
        assert!(help.contains("Aufruf: fuenftel"), "{call:?}\n{help}");
        assert!(help.contains("Optionen:") && help.contains("Zeigt diese Hilfe"), "{help}");
        for english in [
            "Usage",
            "Arguments:",
            "Options:",
            "OPTIONS",
            "COMMAND",
            "Print",
            "values:",
            "default:",
        ] {
            assert!(!help.contains(english), "{call:?}: {english} in\n{help}");
        }
    }
}
