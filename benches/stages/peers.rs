//! What users would pick instead, on the same workbooks and in the same run.
//!
//! `FUENFTEL_PEERS` names a folder of scripts: `gen.py LINES FOLDER` writes ten workbooks of
//! departments and one of projects, each script does the same job on `data/SIZE`. They are no part
//! of the project; a script whose Python is missing is left out, and the table says so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use fuenftel::pipeline::{self, Options};

const VARIABLE: &str = "FUENFTEL_PEERS";
/// Name, Python and script of each.
const PEERS: [(&str, &str, &str); 4] = [
    ("pandas, openpyxl", "venv", "peer_a_pandas_openpyxl.py"),
    ("pandas, calamine, xlsxwriter", "venv", "peer_b_pandas_calamine.py"),
    ("polars, fastexcel, xlsxwriter", "venv", "peer_c2_polars_tuned.py"),
    ("duckdb, bare sheet", "venv_duck", "peer_d2_duckdb_xlsx.py"),
];
const DEPARTMENTS: [&str; 10] = [
    "FB 10 Zentrale Dienste",
    "FB 20 Finanzen",
    "FB 30 Recht und Ordnung",
    "FB 32 Bürgerservice",
    "FB 40 Schule und Bildung",
    "FB 50 Soziales",
    "FB 51 Jugend und Familie",
    "FB 61 Stadtentwicklung",
    "FB 66 Verkehr und Tiefbau",
    "FB 70 Umwelt und Klima",
];
const AMOUNTS: [(&str, u16, &str); 6] = [
    ("Ansatz Vorjahr", 2025, "approved"),
    ("Ansatz", 2026, "request"),
    ("Plan+1", 2027, "plan"),
    ("Plan+2", 2028, "plan"),
    ("Plan+3", 2029, "plan"),
    ("Ist", 2025, "actual"),
];

/// The folder of scripts, if one is named.
pub(crate) fn folder() -> Option<PathBuf> {
    std::env::var_os(VARIABLE).map(PathBuf::from)
}

/// Runs the program and its peers in turn on so many lines and prints each one's median, with its
/// ratio to the program's.
pub(crate) fn table(peers: &Path, lines: usize, repetitions: usize) {
    let size = format!("{}k", lines / 1_000);
    let data = peers.join("data").join(&size);
    if !data.join("projects.xlsx").is_file() {
        std::fs::create_dir_all(&data).expect("a folder");
        let mut generate = Command::new(peers.join("venv/bin/python"));
        generate.current_dir(peers).arg("gen.py").arg(lines.to_string()).arg(&data);
        assert!(generate.status().expect("a Python").success(), "the workbooks are not written");
    }
    let round = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(round.path().join("round.toml"), settings()).expect("written");
    let programs = PEERS.map(|(name, python, script)| {
        (name, peers.join(python).join("bin/python"), peers.join(script))
    });
    let (mut own, mut others) = (Vec::new(), vec![Vec::new(); PEERS.len()]);
    for _ in 0..repetitions {
        own.push(run(round.path(), &data));
        for ((_, python, script), seconds) in programs.iter().zip(&mut others) {
            seconds.extend(peer(peers, python, script, &size));
        }
    }
    let own = middle(&mut own).expect("at least one repetition");
    println!("{lines:<8} {:<30} {own:>7.3}", "fuenftel");
    for ((name, ..), mut seconds) in programs.iter().zip(others) {
        match middle(&mut seconds) {
            Some(one) => println!("{lines:<8} {name:<30} {one:>7.3}  {:>6.2} times", one / own),
            None => println!("{lines:<8} {name:<30} did not run"),
        }
    }
}

/// Seconds of a whole run in a process of its own.
fn run(round: &Path, data: &Path) -> f64 {
    let start = Instant::now();
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args([crate::measure::CHILD, crate::measure::PEER_DATA]).arg(round).arg(data);
    assert!(child.stdout(Stdio::null()).status().expect("a process").success(), "the round runs");
    start.elapsed().as_secs_f64()
}

/// What the process of [`run`] does.
pub(crate) fn run_here(round: &Path, data: &Path) {
    let options = Options { inputs_from: Some(data.to_owned()), ..Options::default() };
    let run = pipeline::load(round, &options, &|_| ()).expect("the round runs");
    pipeline::write(&run, &round.join("report"), &|_| ()).expect("the report is written");
    std::mem::forget(run);
}

/// Seconds of a script, if it can be run.
fn peer(folder: &Path, python: &Path, script: &Path, size: &str) -> Option<f64> {
    let start = Instant::now();
    let mut child = Command::new(python);
    child.current_dir(folder).arg(script).arg(size).stdout(Stdio::null()).stderr(Stdio::null());
    child.status().ok().filter(std::process::ExitStatus::success)?;
    Some(start.elapsed().as_secs_f64())
}

fn middle(seconds: &mut [f64]) -> Option<f64> {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied()
}

fn settings() -> String {
    let mut text = String::from(
        "organisation = \"Vergleich\"\nfiscal_years = [2026]\ncurrency = \"EUR\"\n\
         stage = \"anmeldung\"\n[policy]\ntarget_share = \"0.20\"\nbasis = \"expense\"\n\
         areas = [\"NKF\"]\n",
    );
    for (number, name) in DEPARTMENTS.iter().enumerate() {
        text.push_str(&format!(
            "[[departments.list]]\ncode = \"{number:02}\"\nname = \"{name}\"\narea = \"NKF\"\n"
        ));
    }
    text.push_str(
        "[[inputs]]\nname = \"budget\"\nkind = \"budget\"\npath = \"fb_*.xlsx\"\n\
         ignore = [\"Dezernat\"]\nextra = [\"Haushaltsjahr\"]\nid_columns = [\"Position-ID\"]\n\
         fields = { department = \"Fachbereich\" }\n",
    );
    for (heading, year, phase) in AMOUNTS {
        text.push_str(&format!(
            "[[inputs.amounts]]\nheading = \"{heading}\"\nfiscal_year = {year}\nphase = \"{phase}\"\n"
        ));
    }
    text + "[[inputs]]\nname = \"projekte\"\nkind = \"projects\"\npath = \"projects.xlsx\"\n"
}
