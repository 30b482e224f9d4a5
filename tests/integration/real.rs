//! Real budgets nobody here wrote, against sums computed from them with exact decimals.
//!
//! The files stay outside the project; `FUENFTEL_REAL_DATA` names their folder.

use std::path::PathBuf;

use fuenftel::diagnostic::Code;
use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use fuenftel::round::Basis;
use libtest_mimic::Trial;

use crate::support::{kpi, load, root, trial_if, year};

const VARIABLE: &str = "FUENFTEL_REAL_DATA";

pub(crate) fn trials() -> Vec<Trial> {
    let missing = || {
        let given = std::env::var_os(VARIABLE).is_some_and(|folder| PathBuf::from(folder).is_dir());
        (!given).then(|| format!("{VARIABLE} is not set"))
    };
    vec![
        trial_if(missing(), "real::us_doi", us_doi),
        trial_if(missing(), "real::nrw_wesel_expense", nrw_wesel_expense),
        trial_if(missing(), "real::nrw_wesel_payment", nrw_wesel_payment),
        trial_if(missing(), "real::berlin", berlin),
        trial_if(missing(), "real::bund_2023", bund_2023),
        trial_if(missing(), "real::bund_2024", bund_2024),
    ]
}

fn run(set: &str, basis: Option<Basis>) -> Run {
    let options = Options {
        inputs_from: std::env::var_os(VARIABLE).map(PathBuf::from),
        basis,
        language: None,
    };
    let run = load(&root().join("tests/real").join(set), &options).expect("the round runs");
    assert!(run.portfolio.reconciliation.complete, "{:?}", run.diagnostics);
    for column in &run.portfolio.reconciliation.columns {
        assert_eq!(column.difference().decimal(), "0.00", "{}", column.heading);
    }
    run
}

fn us_doi() {
    let run = run("us_doi", None);
    let kpi = kpi(&run);
    for (fiscal_year, phase, total, unclear, upper) in [
        (2018, "actual", "1131108210.00", "122450992.00", "0.108258"),
        (2019, "approved", "1230922512.00", "125152737.00", "0.101674"),
        (2020, "request", "1283286168.00", "144216126.00", "0.112380"),
    ] {
        let year = year(&kpi, fiscal_year, phase);
        assert_eq!(year["total"], total);
        assert_eq!(year["totals"]["unclear"], unclear);
        assert_eq!(year["target"]["share"], "0.000000");
        assert_eq!(year["target"]["share_upper"], upper);
        assert_eq!(year["target"]["verdict"], "missed");
    }
    let target = year(&kpi, 2020, "request");
    assert_eq!(target["totals"]["operations"], "1139070042.00");
    assert_eq!(target["target"]["gap"]["shift"], "256657233.60");
    assert_eq!(target["target"]["gap"]["add"], "320821542.00");
    assert!(target["target"]["gap"]["cut"].is_null());
    let undecidable = |fiscal_year, phase| -> Vec<String> {
        let departments = year(&kpi, fiscal_year, phase)["departments"].as_array().unwrap().clone();
        let open = departments.iter().filter(|one| one["target"]["verdict"] == "undecidable");
        open.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(undecidable(2018, "actual"), Vec::<String>::new());
    assert_eq!(undecidable(2019, "approved"), ["Bureau of Land Management"]);
    assert_eq!(undecidable(2020, "request"), ["National Park Service", "Departmental Offices"]);
    assert_eq!(year(&kpi, 2020, "request")["departments"].as_array().unwrap().len(), 13);
    assert!(run.portfolio.reconciliation.claims.is_empty(), "every printed total holds");
    assert_eq!(run.portfolio.reconciliation.claims_held_count, 269 * 3);
}

/// Sum out of scope by reason and account group in plan 2017.
fn out_of_scope(kpi: &serde_json::Value, reason: &str, group: &str) -> String {
    let sums = kpi["out_of_scope"].as_array().expect("a list");
    let found = sums.iter().find(|sum| {
        sum["reason"] == reason
            && sum["account_group"] == group
            && sum["fiscal_year"] == 2017
            && sum["phase"] == "approved"
    });
    found.map_or_else(String::new, |sum| sum["sum"].as_str().unwrap().to_owned())
}

fn nrw_wesel_expense() {
    let run = run("nrw_wesel", None);
    let kpi = kpi(&run);
    assert_eq!(year(&kpi, 2017, "approved")["total"], "2475035.04");
    for (fiscal_year, phase, total) in [
        (2015, "actual", "2090543.97"),
        (2016, "actual", "1946628.21"),
        (2016, "approved", "2344749.21"),
        (2018, "plan", "2508508.15"),
    ] {
        assert_eq!(year(&kpi, fiscal_year, phase)["total"], total, "{fiscal_year} {phase}");
    }
    let groups = year(&kpi, 2017, "approved")["account_groups"].as_array().unwrap().clone();
    let groups: Vec<(&str, &str)> = groups
        .iter()
        .map(|group| (group["code"].as_str().unwrap(), group["total"].as_str().unwrap()))
        .collect();
    assert_eq!(
        groups,
        [
            ("50", "653084.81"),
            ("51", "77616.19"),
            ("52", "1160500.00"),
            ("54", "279000.00"),
            ("55", "1000.00"),
            ("57", "303834.04"),
        ]
    );
    for (reason, group, sum) in [
        ("internal_charge", "58", "83016.00"),
        ("income", "41", "-99885.29"),
        ("income", "44", "-232500.00"),
        ("income", "48", "-1984284.00"),
        ("other_basis", "78", "602000.00"),
        ("loan", "79", "5000.00"),
        ("cost_accounting", "97", "-1333.80"),
        ("cost_accounting", "98", "668838.47"),
    ] {
        assert_eq!(out_of_scope(&kpi, reason, group), sum, "{reason} {group}");
    }
    let columns = &run.portfolio.reconciliation.columns;
    assert_eq!(columns.len(), 10);
    let inputs: Vec<String> = columns.iter().map(|column| column.roll_up.decimal()).collect();
    assert_eq!(
        inputs,
        [
            "29245991.25",
            "21893042.72",
            "62195619.01",
            "63634523.12",
            "0.00",
            "61481690.73",
            "60130061.33",
            "58118923.49",
            "0.00",
            "0.00",
        ]
    );
    let claims = &run.portfolio.reconciliation.claims;
    assert_eq!(claims.len(), 10, "the last row without a label is a claim");
    assert!(claims.iter().all(|claim| claim.claimed == claim.computed));
}

fn nrw_wesel_payment() {
    let run = run("nrw_wesel", Some(Basis::Payment));
    let kpi = kpi(&run);
    for (fiscal_year, phase, total) in [
        (2015, "actual", "107733.41"),
        (2016, "actual", "174981.21"),
        (2016, "approved", "194000.00"),
        (2017, "approved", "602000.00"),
        (2018, "plan", "164000.00"),
    ] {
        assert_eq!(year(&kpi, fiscal_year, phase)["total"], total, "{fiscal_year} {phase}");
    }
    assert!(run.diagnostics.iter().any(|found| found.code == Code::BasisIncomplete));
    let clearing: Vec<_> = kpi["out_of_scope"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|sum| sum["reason"] == "clearing" && sum["phase"] == "actual")
        .map(|sum| sum["sum"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(clearing, ["-107733.41", "-64525.42"]);
}

fn berlin() {
    let run = run("berlin", None);
    let kpi = kpi(&run);
    assert_eq!(run.portfolio.lines.len(), 1684);
    let approved = year(&kpi, 2016, "approved");
    assert_eq!(approved["total"], "210507900.00");
    assert_eq!(year(&kpi, 2016, "actual")["total"], "210297215.16");
    let rounded: u32 =
        run.portfolio.reconciliation.columns.iter().map(|column| column.rounded_count).sum();
    assert_eq!(rounded, 32, "cells of the whole sheet that are no whole cent");
    let sum: i64 = approved["departments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["total"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap())
        .sum();
    assert_eq!(sum, 21_050_790_000, "the departments sum to the whole");
}

fn bund_2023() {
    let run = run("bund_2023", None);
    let kpi = kpi(&run);
    let group = |phase, code| -> String {
        let groups = year(&kpi, 2023, phase)["account_groups"].as_array().unwrap().clone();
        let group = groups.iter().find(|group| group["code"] == code).expect("the group");
        group["total"].as_str().unwrap().to_owned()
    };
    assert_eq!(group("approved", "532"), "3880438000.00");
    assert_eq!(group("approved", "812"), "1153707000.00");
    assert_eq!(group("actual", "532"), "4166567349.99");
    assert_eq!(group("actual", "812"), "1128421039.51");
    let joined = run.portfolio.lines.iter().filter(|line| line.amounts.len() == 2).count();
    assert!(joined > 200, "plan and actuals are joined by composed keys, {joined} lines");
}

fn bund_2024() {
    let run = run("bund_2024", None);
    let kpi = kpi(&run);
    let year = year(&kpi, 2024, "approved");
    assert_eq!(year["total"], "5214866000.00");
    assert_eq!(year["account_groups"][0]["total"], "4212310000.00");
    assert_eq!(year["account_groups"][1]["total"], "1002556000.00");
}
