//! The invariants, each on input made for it.

use std::fmt::Write as _;
use std::path::Path;

use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use libtest_mimic::Trial;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::support::{assert_same_files, kpi, load, report, root, scratch, trial, year};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("invariants::two_runs_give_the_same_bytes", two_runs_give_the_same_bytes),
        trial("invariants::the_order_of_inputs_is_irrelevant", order_of_inputs),
        trial("invariants::the_order_of_rows_is_irrelevant", order_of_rows),
        trial("invariants::one_cent_changes_one_cent", one_cent_changes_one_cent),
        trial("invariants::money_is_conserved", money_is_conserved),
        trial("invariants::commitments_are_not_cost", commitments_are_not_cost),
        trial("invariants::absent_is_not_zero", absent_is_not_zero),
    ]
}

const SETTINGS: &str = r#"organisation = "Kreis Probe"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.20"
basis = "expense"
areas = ["NKF"]
[[departments.list]]
code = "1"
name = "Eins"
area = "NKF"
"#;

fn input(name: &str) -> String {
    format!(
        "[[inputs]]\nname = \"{name}\"\nkind = \"budget\"\npath = \"{name}.csv\"\n\
         department = \"1\"\nnumber_format = \"german\"\ndelimiter = \";\"\n"
    )
}

const HEADER: &str = "Sachkonto;Bezeichnung;Ergebnis 2024;Ansatz 2025;Ansatz 2026;VE 2027\n";

fn write_round(folder: &Path, settings: &str, files: &[(&str, &str)]) {
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("round.toml"), settings).expect("written");
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("written");
    }
}

fn run(settings: &str, files: &[(&str, &str)]) -> Run {
    let folder = scratch();
    write_round(folder.path(), settings, files);
    load(folder.path(), &Options::default()).expect("the round runs")
}

fn two_runs_give_the_same_bytes() {
    let out = scratch();
    let round = root().join("tests/golden/small");
    let (first, second) = (out.path().join("first"), out.path().join("second"));
    report(&round, &Options::default(), &first);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    report(&round, &Options::default(), &second);
    assert_same_files(&first, &second);
}

fn order_of_inputs() {
    let folder = scratch();
    let one = format!("{HEADER}525100;Wartung Netz;1,00;2,00;3,00;\n");
    let two = format!("{HEADER}525100;Wartung Netz 2;4,00;5,00;6,00;\n");
    let files = [("eins.csv", one.as_str()), ("zwei.csv", two.as_str())];
    let forwards = format!("{SETTINGS}{}{}", input("eins"), input("zwei"));
    let backwards = format!("{SETTINGS}{}{}", input("zwei"), input("eins"));
    let round = folder.path().join("runde");
    let (left, right) = (folder.path().join("left"), folder.path().join("right"));
    write_round(&round, &forwards, &files);
    report(&round, &Options::default(), &left);
    write_round(&round, &backwards, &files);
    report(&round, &Options::default(), &right);
    assert_same_files(&left, &right);
}

fn order_of_rows() {
    let rows = [
        "525100;Wartung;1,00;2,00;3,00;\n",
        "542300;Leasing;4,00;5,00;6,00;\n",
        "529100;Beratung;;;7,01;\n",
    ];
    let settings = format!("{SETTINGS}{}", input("eins"));
    let forwards = run(&settings, &[("eins.csv", &format!("{HEADER}{}", rows.concat()))]);
    let reversed: String = rows.iter().rev().copied().collect();
    let backwards = run(&settings, &[("eins.csv", &format!("{HEADER}{reversed}"))]);
    assert_eq!(kpi(&forwards)["years"], kpi(&backwards)["years"]);
    let ids = |run: &Run| {
        let mut ids: Vec<_> = run.portfolio.lines.iter().map(|line| line.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&forwards), ids(&backwards), "ids do not depend on the row");
}

fn one_cent_changes_one_cent() {
    let settings = format!("{SETTINGS}{}", input("eins"));
    let text = |amount: &str| {
        format!("{HEADER}525100;Wartung;1,00;2,00;{amount};\n542300;Leasing;4,00;5,00;6,00;\n")
    };
    let before = run(&settings, &[("eins.csv", &text("3,00"))]);
    let after = run(&settings, &[("eins.csv", &text("2,99"))]);
    let columns = |run: &Run| -> Vec<(i128, i128)> {
        let columns = &run.portfolio.reconciliation.columns;
        columns.iter().map(|column| (column.input.cents(), column.classified.cents())).collect()
    };
    assert_eq!(columns(&before), [(500, 500), (700, 700), (900, 900), (0, 0)]);
    assert_eq!(columns(&after), [(500, 500), (700, 700), (899, 899), (0, 0)]);
    assert_eq!(year(&kpi(&before), 2026, "request")["total"], "9.00");
    assert_eq!(year(&kpi(&after), 2026, "request")["total"], "8.99");
    let changed: Vec<_> = before
        .portfolio
        .lines
        .iter()
        .zip(&after.portfolio.lines)
        .filter(|(before, after)| before.amounts != after.amounts)
        .map(|(before, _)| before.label().to_owned())
        .collect();
    assert_eq!(changed, ["Wartung"]);
    assert_eq!(before.portfolio.lines[0].id, after.portfolio.lines[0].id);
}

fn german(cents: i64) -> String {
    let magnitude = cents.abs();
    format!("{}{},{:02}", if cents < 0 { "-" } else { "" }, magnitude / 100, magnitude % 100)
}

/// Whatever the accounts and amounts, what comes in is what is classified, left out or rejected,
/// and the classes of every period sum to what is classified.
fn money_is_conserved() {
    let accounts = prop::sample::select(vec![
        "501200", "525100", "571000", "581100", "448100", "783100", "789000", "792000", "981000",
        "123", "",
    ]);
    let amount = prop::option::of(-100_000_000_i64..1_000_000_000);
    let row = (accounts, amount.clone(), amount.clone(), amount.clone(), amount);
    let rows = prop::collection::vec(row, 1..40);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let settings = format!("{SETTINGS}{}", input("eins"));
    let outcome = runner.run(&rows, |rows| {
        let mut text = HEADER.to_owned();
        let mut sums = [0_i128; 4];
        for (number, (account, a, b, c, d)) in rows.iter().enumerate() {
            write!(text, "{account};Zeile {number}").expect("text");
            for (sum, amount) in sums.iter_mut().zip([a, b, c, d]) {
                *sum += i128::from(amount.unwrap_or(0));
                write!(text, ";{}", amount.map(german).unwrap_or_default()).expect("text");
            }
            text.push('\n');
        }
        let run = run(&settings, &[("eins.csv", &text)]);
        let columns = &run.portfolio.reconciliation.columns;
        for (column, sum) in columns.iter().zip(sums) {
            prop_assert_eq!(column.input.cents(), sum);
            prop_assert_eq!(column.difference().cents(), 0);
        }
        for (period, column) in run
            .analysis
            .periods
            .iter()
            .zip(columns.iter().filter(|column| column.classified.cents() != 0))
        {
            let total = period.totals.total();
            let named = columns.iter().any(|column| column.classified == total);
            prop_assert!(named, "{:?} of {}", total, column.heading);
        }
        Ok(())
    });
    outcome.expect("money is conserved");
}

fn commitments_are_not_cost() {
    let settings = format!("{SETTINGS}{}", input("eins"));
    let text = format!("{HEADER}525100;Wartung;1,00;2,00;3,00;500,00\n");
    let run = run(&settings, &[("eins.csv", &text)]);
    let kpi = kpi(&run);
    assert_eq!(year(&kpi, 2026, "request")["total"], "3.00");
    assert!(kpi["years"].as_array().unwrap().iter().all(|year| year["phase"] != "commitment"));
    let left_out = kpi["out_of_scope"].as_array().unwrap();
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0]["reason"], "commitment");
    assert_eq!(left_out[0]["sum"], "500.00");
}

fn absent_is_not_zero() {
    let settings = format!("{SETTINGS}{}", input("eins"));
    let text = format!("{HEADER}525100;Wartung;0,00;;3,00;\n");
    let run = run(&settings, &[("eins.csv", &text)]);
    let phases: Vec<i16> =
        run.portfolio.lines[0].amounts.iter().map(|amount| amount.period.fiscal_year.0).collect();
    assert_eq!(phases, [2024, 2026], "a zero is an amount, an empty cell is none");
}
