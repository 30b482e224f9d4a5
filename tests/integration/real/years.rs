//! The federal budget of one year beside the next: the bridge against an independent calculation
//! over the lines' own keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use fuenftel::analyse::bridge::Step;
use fuenftel::period::Phase;
use fuenftel::pipeline::{self, Options, Wishes};
use fuenftel::report::Run;

use super::VARIABLE;
use crate::support::{quiet, root};

/// Cents approved by key, of lines that count.
fn approved(run: &Run) -> BTreeMap<String, i128> {
    let mut sums = BTreeMap::new();
    for line in run.portfolio.lines.iter().filter(|line| line.out_of_scope.is_none()) {
        let planned = line.amounts.iter().filter(|one| one.period.phase == Phase::Approved);
        for amount in planned {
            *sums.entry(line.key.to_string()).or_insert(0) += i128::from(amount.cents.0);
        }
    }
    sums
}

fn check(before: &str, after: &str) {
    let inputs = std::env::var_os(VARIABLE).map(PathBuf::from);
    let options = Options { inputs_from: inputs, ..Options::default() };
    let folder = |name: &str| root().join("tests/real").join(name);
    let (left, right) = (folder(before), folder(after));
    // Likeness would pair what has another key; here the key alone is the measure.
    let wishes = Wishes { certain_only: true, ..Wishes::default() };
    let compared = pipeline::compare([&left, &right], [&options, &options], &wishes, &quiet);
    let compared = compared.expect("the rounds compare");
    let figures = compared.bridge.periods[0].figures.as_ref().expect("both years are planned");
    let (had, has) = (approved(&compared.before), approved(&compared.after));
    assert_eq!(figures.before.total().cents(), had.values().sum::<i128>());
    assert_eq!(figures.after.total().cents(), has.values().sum::<i128>());
    let keys: BTreeSet<&String> = had.keys().chain(has.keys()).collect();
    let (mut added, mut dropped, mut changed) = (0, 0, 0);
    for key in keys {
        match (had.get(key), has.get(key)) {
            (None, Some(cents)) => added += cents,
            (Some(cents), None) => dropped -= cents,
            (left, right) => changed += right.unwrap_or(&0) - left.unwrap_or(&0),
        }
    }
    let step = |step: Step| figures.steps[step as usize].total().cents();
    let by_key = compared.bridge.pairs.iter().filter(|pair| pair.by.code() == "key").count();
    println!("{before} -> {after}: {added} {dropped} {changed}, {by_key} by key");
    let found = [Step::Added, Step::Dropped, Step::Money].map(step);
    assert_eq!(found.iter().sum::<i128>(), added + dropped + changed);
    if by_key == 0 {
        assert_eq!(found, [added, dropped, changed]);
    }
}

pub(super) fn bund() {
    check("bund_2022", "bund_2023");
    check("bund_2023", "bund_2024");
}
