//! The files that break readers, as others collected them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use super::measured::{check, settings};
use crate::support::{scratch, trial_if};

const VARIABLE: &str = "FUENFTEL_REAL_DATA";

pub(super) fn trials() -> Vec<Trial> {
    let folder = std::env::var_os(VARIABLE).map(PathBuf::from).filter(|folder| folder.is_dir());
    let missing = || folder.is_none().then(|| format!("{VARIABLE} is not set"));
    ["robust_calamine", "robust_hostile"]
        .map(|set| {
            let files = folder.clone().unwrap_or_default().join(set);
            trial_if(missing(), format!("robust::{set}"), move || every_file(set, &files))
        })
        .into()
}

/// Each file is read or refused with a reason; the table says how many of each.
fn every_file(set: &str, folder: &Path) {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    assert!(names.len() >= 50, "{} files", names.len());
    let mut kinds: BTreeMap<String, (u32, u64, f64, String)> = BTreeMap::new();
    for name in &names {
        let round = scratch();
        std::fs::write(round.path().join("round.toml"), settings(name, "")).expect("written");
        eprintln!("{set}/{name}");
        let measured = check(round.path(), folder);
        let why = measured.refused();
        let outcome = if why.is_some() { "refused" } else { "read" };
        let reason = why.unwrap_or_else(|| measured.codes.first().cloned().unwrap_or_default());
        let reason: String = reason.chars().take(60).collect();
        let kind = kinds.entry(format!("{outcome:8} {reason:60}")).or_default();
        kind.0 += 1;
        kind.2 = kind.2.max(measured.seconds);
        if measured.peak_mebibytes >= kind.1 {
            (kind.1, kind.3) = (measured.peak_mebibytes, name.clone());
        }
    }
    println!("{set}: {} files", names.len());
    println!("files  outcome, and why or what was said first; peak MiB, seconds, the largest");
    for (kind, (count, peak, seconds, name)) in kinds {
        println!("{count:5}  {kind} {peak:5} {seconds:6.2}  {name}");
    }
}
