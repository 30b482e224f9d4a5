//! Folders as tests: `tests/errors/<code>` shows each message with the smallest input that
//! causes it, `tests/golden/<case>` the figures of a small round.
//!
//! With `FUENFTEL_UPDATE=1` the expected files are written anew; the diff is then read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fuenftel::diagnostic::{Code, Diagnostic};
use fuenftel::error::Error;
use fuenftel::pipeline::{self, Options};
use libtest_mimic::Trial;

use crate::support::{kpi, load, quiet, returns, root, trial};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("cases::every_code_has_a_case", every_code_has_a_case)];
    for folder in folders("tests/errors") {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        trials.push(trial(format!("cases::errors::{name}"), move || error_case(&folder, &name)));
    }
    for folder in folders("tests/golden") {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        trials.push(trial(format!("cases::golden::{name}"), move || golden_case(&folder)));
    }
    trials
}

fn folders(below: &str) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root().join(below))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn every_code_has_a_case() {
    let cases: BTreeSet<String> = folders("tests/errors")
        .iter()
        .map(|folder| folder.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let missing: Vec<_> = codes.difference(&cases).collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
    let handbook = std::fs::read_to_string(root().join("docs/meldungen.md")).expect("the handbook");
    let unexplained: Vec<_> = codes
        .iter()
        .filter(|code| !handbook.lines().any(|line| line == format!("### {code}")))
        .collect();
    assert!(unexplained.is_empty(), "codes without an entry in the handbook: {unexplained:?}");
}

/// The folder's name is the code it must raise; `round-*` folders are broken settings. A folder
/// with a `pruefung.csv` is read as if that came back from a reviewer.
fn error_case(folder: &Path, name: &str) {
    let (text, codes) = match load(folder, &Options::default()) {
        Ok(_) if folder.join("pruefung.csv").exists() => {
            // As a user would name it: no path of the machine is to be seen.
            let shown = folder.strip_prefix(root()).expect("a folder of the project");
            let files = [shown.join("pruefung.csv")];
            let reviewed =
                pipeline::review(folder, &returns(files.into()), &Options::default(), &quiet);
            let found = reviewed.expect("the round was read before").diagnostics;
            (rendered(&found), codes(&found))
        }
        Ok(run) => (rendered(&run.diagnostics), codes(&run.diagnostics)),
        Err(Error::NoInput(found)) => (rendered(&found), codes(&found)),
        Err(Error::Settings(problems)) => {
            let lines: Vec<String> = problems
                .iter()
                .map(|problem| {
                    let place = format!("{}:{}{}", problem.path, problem.line, problem.cell);
                    format!("{place}: {}\n", problem.message)
                })
                .collect();
            (lines.concat(), BTreeSet::from([name.to_owned()]))
        }
        Err(other) => panic!("{other}"),
    };
    assert!(codes.contains(name), "{name} is not among {codes:?}\n{text}");
    assert!(!text.contains("{$"), "a value is missing in\n{text}");
    compare(&folder.join("expected.txt"), &text);
}

fn rendered(diagnostics: &[Diagnostic]) -> String {
    let texts: Vec<String> = diagnostics
        .iter()
        .map(|found| found.render(fuenftel::language::Language::German))
        .collect();
    texts.join("\n")
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    diagnostics.iter().map(|found| found.code.name().to_owned()).collect()
}

fn golden_case(folder: &Path) {
    let run = load(folder, &Options::default()).expect("the round runs");
    let mut text = serde_json::to_string_pretty(&kpi(&run)).expect("JSON");
    text.push('\n');
    compare(&folder.join("expected.json"), &text);
}

fn compare(path: &Path, found: &str) {
    if std::env::var_os("FUENFTEL_UPDATE").is_some() {
        std::fs::write(path, found).expect("the expected file can be written");
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == found,
        "{} differs.\n--- expected\n{expected}\n--- found\n{found}",
        path.display()
    );
}
