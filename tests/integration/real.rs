//! Real budgets nobody here wrote, against sums computed from them with exact decimals.
//!
//! The files stay outside the project; `FUENFTEL_REAL_DATA` names their folder. Each sum has a
//! round of at most 40 lines below `tests/real`, and no code for its files.

mod cameral;
mod growth;
mod municipal;
mod portfolios;
mod years;

use std::path::{Path, PathBuf};

use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use fuenftel::round::Basis;
use libtest_mimic::Trial;

use crate::support::{load, root, trial, trial_if};

const VARIABLE: &str = "FUENFTEL_REAL_DATA";

/// A real budget, and the test of its sums.
type Case = (&'static str, fn());

const CASES: [Case; 19] = [
    ("us_doi", portfolios::us_doi),
    ("australia", portfolios::australia),
    ("canada_2019", portfolios::canada_2019),
    ("canada_2022", portfolios::canada_2022),
    ("nrw_wesel_expense", municipal::wesel_expense),
    ("nrw_wesel_payment", municipal::wesel_payment),
    ("nrw_wesel_gesamt", municipal::wesel_whole),
    ("nrw_wesel_plan", municipal::wesel_plan_lines),
    ("berlin", cameral::berlin),
    ("berlin_gesamt", cameral::berlin_whole),
    ("bund_2022", cameral::bund_2022),
    ("bund_2023", cameral::bund_2023),
    ("bund_2023_anlagen", cameral::bund_2023_with_annexes),
    ("bund_2024", cameral::bund_2024),
    ("bund_gesamt", cameral::bund_whole),
    ("bund_years", years::bund),
    ("bund_growth", growth::bund),
    ("wesel_growth", growth::wesel_years),
    ("wesel_closed_year", growth::wesel_closed),
];

pub(crate) fn trials() -> Vec<Trial> {
    let given = std::env::var_os(VARIABLE).is_some_and(|folder| PathBuf::from(folder).is_dir());
    let missing = (!given).then(|| format!("{VARIABLE} is not set"));
    let cases = CASES
        .into_iter()
        .map(|(name, test)| trial_if(missing.clone(), format!("real::{name}"), test));
    cases.chain([trial("real::rounds_are_short", rounds_are_short)]).collect()
}

/// A mapping is written by a person: 40 lines, comments included, and none wider than a screen.
fn rounds_are_short() {
    for folder in std::fs::read_dir(root().join("tests/real")).expect("the rounds") {
        let path = folder.expect("an entry").path().join("round.toml");
        let text = std::fs::read_to_string(&path).expect("settings");
        let count = text.lines().count();
        assert!(count <= 40, "{} has {count} lines", path.display());
    }
}

/// Runs the round of a set over the real files; whatever is read, no cent goes astray.
fn run(set: &str, basis: Option<Basis>) -> Run {
    run_folder(&root().join("tests/real").join(set), basis)
}

fn run_folder(folder: &Path, basis: Option<Basis>) -> Run {
    let options = Options {
        inputs_from: std::env::var_os(VARIABLE).map(PathBuf::from),
        basis,
        ..Options::default()
    };
    let run = load(folder, &options).expect("the round runs");
    assert!(run.portfolio.reconciliation.complete, "{:?}", run.diagnostics);
    for column in &run.portfolio.reconciliation.columns {
        assert_eq!(column.difference().decimal(), "0.00", "{}", column.heading);
    }
    run
}
