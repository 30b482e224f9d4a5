//! The shipped rounds run, and the committed sample report is what they give.

use std::path::PathBuf;

use fuenftel::pipeline::Options;
use libtest_mimic::Trial;

use crate::support::{assert_same_files, copy, kpi, load, report, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("shipped::musterverband", musterverband),
        trial("shipped::the_sample_report_is_current", sample),
        trial("shipped::wiesbaden_2024", wiesbaden),
        trial("shipped::it_planungsrat_2021", it_planungsrat),
    ]
}

fn dataset(name: &str) -> PathBuf {
    root().join("datasets").join(name)
}

fn musterverband() {
    let run = load(&dataset("musterverband"), &Options::default()).expect("the round runs");
    assert!(run.portfolio.reconciliation.complete);
    assert_eq!(run.portfolio.departments.len(), 12);
    assert!(run.portfolio.lines.len() > 1_300, "{} lines", run.portfolio.lines.len());
    assert!(run.portfolio.projects.len() > 100);
    let wrong: Vec<_> = run
        .portfolio
        .reconciliation
        .claims
        .iter()
        .filter(|claim| claim.claimed != claim.computed)
        .collect();
    assert_eq!(wrong.len(), 1, "one printed total is wrong on purpose");
    let kpi = kpi(&run);
    let target = kpi["years"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|year| year["fiscal_year"] == 2026 && year["phase"] == "request")
        .expect("the budget year");
    assert_eq!(target["target"]["verdict"], "undecidable", "unclear lines decide");
    for column in &run.portfolio.reconciliation.columns {
        assert_eq!(column.difference().decimal(), "0.00", "{}", column.heading);
    }
}

/// The data files of the committed sample; workbooks are left out because they are large.
fn sample() {
    let out = scratch();
    let fresh = out.path().join("musterverband");
    report(&dataset("musterverband"), &Options::default(), &fresh);
    let committed = root().join("reports/sample");
    let kept =
        ["manifest.json", "diagnostics.json", "kalender.ics", "dashboard/kpi.json", "bericht.xlsx"];
    let chosen = out.path().join("chosen");
    for name in kept {
        let target = chosen.join(name);
        std::fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        std::fs::copy(fresh.join(name), target).expect("copied");
    }
    if std::env::var_os("FUENFTEL_UPDATE").is_some() {
        copy(&chosen, &committed);
    }
    assert_same_files(&committed, &chosen);
}

fn wiesbaden() {
    let run = load(&dataset("wiesbaden-2024"), &Options::default()).expect("the round runs");
    let kpi = kpi(&run);
    let years = kpi["years"].as_array().expect("a list");
    let total = |fiscal_year| {
        let year = years.iter().find(|year| year["fiscal_year"] == fiscal_year).expect("there");
        year["total"].as_str().expect("text").to_owned()
    };
    assert_eq!(total(2024), "1463137.00", "713.137 + 300.000 + 450.000");
    assert_eq!(total(2025), "2276274.00", "1.426.274 + 400.000 + 450.000");
    let needed: i64 = run
        .portfolio
        .posts
        .iter()
        .filter(|post| !post.claim && post.measure.contains("2024/25"))
        .filter_map(|post| post.fte_hundredths)
        .sum();
    assert_eq!(needed, 17_50, "17,5 full-time equivalents");
}

fn it_planungsrat() {
    let run = load(&dataset("it-planungsrat-2021"), &Options::default()).expect("the round runs");
    assert_eq!(run.portfolio.projects.len(), 4);
    let amounts: Vec<i64> = run
        .portfolio
        .lines
        .iter()
        .flat_map(|line| &line.amounts)
        .map(|amount| amount.cents.0)
        .collect();
    assert_eq!(amounts, [101_150_000], "one amount is legible beyond doubt");
}
