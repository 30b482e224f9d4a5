//! One measurement in a process of its own: seconds and peak memory.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use fuenftel::analyse;
use fuenftel::classify::{self, RuleTable};
use fuenftel::ingest;
use fuenftel::normalise;
use fuenftel::pipeline::{self, Options};
use fuenftel::round::Round;
use rayon::prelude::*;

use crate::seeded;

/// First argument of a measuring process.
pub(crate) const CHILD: &str = "measure-in-this-process";

/// A whole run on the workbooks of [`crate::peers`].
pub(crate) const PEER_DATA: &str = "peer-data";

/// Classifying with rule tables of so many rules.
pub(crate) const RULES: [&str; 2] = ["rules-1", "rules-200"];

/// What one measurement found.
#[derive(Clone, Copy)]
pub(crate) struct Measurement {
    pub(crate) seconds: f64,
    pub(crate) peak_mib: u64,
}

/// Measures something in a fresh process.
pub(crate) fn measure(what: &str, folder: &Path) -> Measurement {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .args([CHILD, what])
        .arg(folder)
        .output()
        .expect("a measuring process");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let mut words = text.split_whitespace();
    let mut next = || words.next().and_then(|word| word.parse::<f64>().ok());
    let seconds = next().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole MiB")]
    let peak_mib = next().expect("a peak") as u64;
    Measurement { seconds, peak_mib }
}

/// Does one thing in this process and prints seconds and peak memory.
pub(crate) fn measured(what: &str, folder: &Path) {
    let seconds = match what {
        "whole" => whole(folder),
        "floor" => crate::floor::whole(folder, false),
        "floor-data" => crate::floor::whole(folder, true),
        "floor-read" => timed(|| crate::floor::read(folder)).1,
        "ingest" => timed(|| read(folder)).1,
        "csv" => timed(|| read(&folder.join(seeded::DELIMITED))).1,
        "csv-floor" => timed(|| crate::floor::read_delimited(&folder.join(seeded::DELIMITED))).1,
        stage => one_stage(stage, folder),
    };
    println!("{seconds} {}", peak_mib());
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64())
}

fn whole(folder: &Path) -> f64 {
    timed(|| {
        let run = pipeline::load(folder, &Options::default(), &|_| ()).expect("the round runs");
        pipeline::write(&run, &folder.join("report"), &|_| ()).expect("the report is written");
        // As the program does: the process ends with it.
        std::mem::forget(run);
    })
    .1
}

fn read(folder: &Path) -> usize {
    let round = Round::read(folder).expect("settings");
    let inputs: Vec<_> = round.inputs.iter().collect();
    let rows: Vec<usize> = inputs
        .into_par_iter()
        .with_max_len(1)
        .map(|input| {
            let path = folder.join(&*input.path);
            let (file, _) = ingest::read(&path, &input.path, &round, input);
            file.expect("readable").tables.iter().map(|table| table.rows.len()).sum()
        })
        .collect();
    rows.iter().sum()
}

/// One stage alone, on what the stages before it made.
fn one_stage(stage: &str, folder: &Path) -> f64 {
    let round = Round::read(folder).expect("settings");
    let raw: Vec<_> = round
        .inputs
        .iter()
        .flat_map(|input| {
            let path = folder.join(&*input.path);
            let file = ingest::read(&path, &input.path, &round, input).0.expect("readable");
            file.tables.into_iter().map(move |table| (input, table))
        })
        .collect();
    let ((portfolio, _), normalise_seconds) = timed(|| {
        let tables: Vec<_> = raw
            .into_par_iter()
            .map(|(input, table)| normalise::table(&table, input, &round).0)
            .collect();
        normalise::assemble(tables, &round)
    });
    if stage == "normalise" {
        return normalise_seconds;
    }
    let rule_count = RULES.contains(&stage).then(|| stage.trim_start_matches("rules-"));
    let rules = if let Some(count) = rule_count {
        let text = seeded::rules(count.parse().expect("a number of rules"));
        RuleTable::parse(&text, "rules.csv", round.language).expect("sound rules")
    } else {
        pipeline::rule_table(&round).expect("rules").0
    };
    let ((classification, _), classify_seconds) =
        timed(|| classify::classify(&portfolio, &rules, &round));
    if stage == "classify" || rule_count.is_some() {
        return classify_seconds;
    }
    let (_, analyse_seconds) = timed(|| analyse::analyse(&portfolio, &classification, &round));
    if stage == "analyse" {
        return analyse_seconds;
    }
    let run = pipeline::load(folder, &Options::default(), &|_| ()).expect("the round runs");
    timed(|| pipeline::write(&run, &folder.join("report"), &|_| ()).expect("written")).1
}

/// Highest resident memory of this process so far; 0 where the system does not tell.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse().ok());
    kib.unwrap_or(0_u64) / 1024
}
