//! Cameral budgets of states and the federation: both sides, IT titles, plan and actuals.

use std::collections::BTreeMap;

use fuenftel::money::Total;
use fuenftel::period::Phase;
use fuenftel::report::Run;
use fuenftel::schema::{BudgetLine, Field, OutOfScope};

use super::run;
use crate::support::{kpi, year};

/// Income and expenditure of a phase; loans and clearing are expenditure, but no cost.
fn sides(run: &Run, phase: Phase) -> [String; 2] {
    let mut sides = [Total::ZERO, Total::ZERO];
    for line in &run.portfolio.lines {
        let side = usize::from(line.out_of_scope != Some(OutOfScope::Income));
        for amount in line.amounts.iter().filter(|amount| amount.period.phase == phase) {
            sides[side] += amount.cents;
        }
    }
    sides.map(Total::decimal)
}

/// Number of lines, and the sums of plan and actuals.
fn sums<'a>(lines: impl Iterator<Item = &'a BudgetLine>) -> (usize, String, String) {
    let (mut count, mut planned, mut actual) = (0, Total::ZERO, Total::ZERO);
    for line in lines {
        count += 1;
        for amount in &line.amounts {
            match amount.period.phase {
                Phase::Actual => actual += amount.cents,
                _ => planned += amount.cents,
            }
        }
    }
    (count, planned.decimal(), actual.decimal())
}

pub(super) fn berlin() {
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
    for (group, expected) in [
        ("verfahrensabhängige", (562, "95144400.00", "96857315.94")),
        ("verfahrensunabhängige", (983, "71099300.00", "69753858.17")),
        ("", (139, "44264200.00", "43686041.05")),
    ] {
        let found = sums(run.portfolio.lines.iter().filter(|line| group == iuk_group(line)));
        assert_eq!((found.0, &*found.1, &*found.2), expected, "{group}");
    }
}

/// The word that parts the IT items of Berlin; blank for those without one.
fn iuk_group(line: &BudgetLine) -> &'static str {
    let title = line.fields.text(Field::Title);
    let words = ["verfahrensunabhängige", "verfahrensabhängige"];
    words.into_iter().find(|word| title.contains(word)).unwrap_or("")
}

pub(super) fn berlin_whole() {
    let run = run("berlin_gesamt", None);
    assert_eq!(run.portfolio.lines.len(), 21603);
    assert_eq!(sides(&run, Phase::Approved), ["25660446800.00", "25660446800.00"]);
    assert_eq!(sides(&run, Phase::Actual), ["26826353745.90", "26826353745.90"]);
}

/// Totals of the account groups 532 (services) and 812 (acquisition) of a phase.
fn services_and_acquisition(run: &Run, fiscal_year: i64, phase: &str) -> [String; 2] {
    let kpi = kpi(run);
    let groups = year(&kpi, fiscal_year, phase)["account_groups"].as_array().unwrap().clone();
    let totals: BTreeMap<&str, &str> = groups
        .iter()
        .map(|group| (group["code"].as_str().unwrap(), group["total"].as_str().unwrap()))
        .collect();
    ["532", "812"].map(|code| totals[code].to_owned())
}

fn joined_count(run: &Run) -> usize {
    run.portfolio.lines.iter().filter(|line| line.amounts.len() == 2).count()
}

pub(super) fn bund_2022() {
    let run = run("bund_2022", None);
    let groups = |phase| services_and_acquisition(&run, 2022, phase);
    assert_eq!(groups("approved"), ["3244001000.00", "1121949000.00"]);
    assert_eq!(groups("actual"), ["3120944567.49", "1079786511.26"]);
    assert!(joined_count(&run) > 200, "plan and actuals are joined, {} lines", joined_count(&run));
}

pub(super) fn bund_2023() {
    let run = run("bund_2023", None);
    let groups = |phase| services_and_acquisition(&run, 2023, phase);
    assert_eq!(groups("approved"), ["3880438000.00", "1153707000.00"]);
    assert_eq!(groups("actual"), ["4166567349.99", "1128421039.51"]);
    assert!(joined_count(&run) > 200, "plan and actuals are joined, {} lines", joined_count(&run));
}

pub(super) fn bund_2024() {
    let run = run("bund_2024", None);
    let groups = services_and_acquisition(&run, 2024, "approved");
    assert_eq!(groups, ["4212310000.00", "1002556000.00"]);
}

pub(super) fn bund_2023_with_annexes() {
    let run = run("bund_2023_anlagen", None);
    assert_eq!(sides(&run, Phase::Approved), ["811364468000.00", "812497741000.00"]);
}

/// Income equals expenditure in every plan, and to the cent in every account.
pub(super) fn bund_whole() {
    for (set, planned, actual) in [
        ("bund_2022_gesamt", "495791475000.00", Some("481304311035.89")),
        ("bund_2023_gesamt", "476290763000.00", Some("457663394853.41")),
        ("bund_2024_gesamt", "476807656000.00", None),
    ] {
        let run = run(set, None);
        assert_eq!(sides(&run, Phase::Approved), [planned; 2], "{set}");
        assert_eq!(sides(&run, Phase::Actual), [actual.unwrap_or("0.00"); 2], "{set}");
        assert_eq!(joined_count(&run) > 6000, actual.is_some(), "{set}");
    }
}
