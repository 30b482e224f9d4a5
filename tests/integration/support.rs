//! What several tests need: folders, runs, figures.

use std::path::{Path, PathBuf};

use fuenftel::error::Error;
use fuenftel::pipeline::{self, Options, Returns};
use fuenftel::report::Run;
use jiff::civil::date;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

/// The project's root.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Says nothing while it runs.
pub(crate) fn quiet(_: &str) {}

/// Files that came back, whenever they were filled in.
pub(crate) fn returns(files: Vec<PathBuf>) -> Returns {
    Returns { files, preferred: Vec::new(), latest: date(2029, 12, 31) }
}

/// Reads a round.
pub(crate) fn load(round: &Path, options: &Options) -> Result<Run, Error> {
    pipeline::load(round, options, &quiet)
}

/// Reads a round and writes its report.
pub(crate) fn report(round: &Path, options: &Options, out: &Path) -> Run {
    let run = load(round, options).expect("the round can be run");
    pipeline::write(&run, out, &quiet).expect("the report can be written");
    run
}

/// The figures of a run as the dashboards read them.
pub(crate) fn kpi(run: &Run) -> Value {
    serde_json::from_str(&fuenftel::report::data::kpi_json(run)).expect("valid JSON")
}

/// The entry of a fiscal year and phase.
pub(crate) fn year<'a>(kpi: &'a Value, fiscal_year: i64, phase: &str) -> &'a Value {
    let years = kpi["years"].as_array().expect("a list");
    years
        .iter()
        .find(|year| year["fiscal_year"] == fiscal_year && year["phase"] == phase)
        .unwrap_or_else(|| panic!("no entry for {fiscal_year} {phase}"))
}

/// A test that runs a function.
pub(crate) fn trial(name: impl Into<String>, test: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        test();
        Ok::<(), Failed>(())
    })
}

/// A test that is listed as ignored where its means are missing.
pub(crate) fn trial_if(
    means: Option<String>,
    name: impl Into<String>,
    test: impl FnOnce() + Send + 'static,
) -> Trial {
    let name = name.into();
    match means {
        None => trial(name, test),
        Some(missing) => {
            trial(format!("{name} [not run: {missing}]"), test).with_ignored_flag(true)
        }
    }
}

/// A fresh folder that goes away with the value.
pub(crate) fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Every file below a folder with its bytes, in order of path.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").display().to_string();
                found.push((name, std::fs::read(&path).expect("a readable file")));
            }
        }
    }
    found.sort();
    found
}

/// Copies a folder with everything below it.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let target = to.join(name);
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        std::fs::write(target, bytes).expect("a written file");
    }
}

/// Asserts that two folders hold the same files with the same bytes.
pub(crate) fn assert_same_files(left: &Path, right: &Path) {
    let (left, right) = (files(left), files(right));
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&left), names(&right));
    for ((name, left), (_, right)) in left.iter().zip(&right) {
        assert!(left == right, "{name} differs");
    }
}
