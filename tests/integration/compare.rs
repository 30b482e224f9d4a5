//! Comparing rounds from their files: what each cause is called, the written files, the shipped
//! rounds, the confirmed pairs.

use std::path::Path;
use std::process::{Command, Output};

use fuenftel::pipeline::{self, Options, Wishes};
use fuenftel::report::comparison::{Compared, bridge_json};
use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::{assert_same_files, files, quiet, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("compare::causes_are_told_from_files", causes),
        trial("compare::stages_of_a_round", stages),
        trial("compare::confirmed_pairs_are_read", confirmed_pairs),
        trial("compare::rounds_that_do_not_fit_are_refused", refused),
        trial("compare::the_side_that_lacks_a_year_is_named", lacking_side),
        trial("compare::a_wrong_id_of_a_pair_is_named_with_near_ones", wrong_ids),
        trial("compare::shipped_years", shipped_years),
        trial("compare::two_comparisons_give_the_same_bytes", same_bytes),
    ]
}

fn settings(year: i16, stage: &str, more: &str) -> String {
    format!(
        "organisation = \"Kreis Probe\"\nfiscal_years = [{year}]\ncurrency = \"EUR\"\n\
         stage = \"{stage}\"\n[policy]\ntarget_share = \"0.20\"\nbasis = \"expense\"\n\
         areas = [\"NKF\"]\n[[departments.list]]\ncode = \"1\"\nname = \"Eins\"\narea = \"NKF\"\n\
         [[departments.list]]\ncode = \"2\"\nname = \"Zwei\"\narea = \"NKF\"\n{more}\
         [[inputs]]\nname = \"b\"\nkind = \"budget\"\npath = \"b.csv\"\n\
         number_format = \"german\"\ndelimiter = \";\"\n"
    )
}

const HEADER: &str = "Dezernat;Sachkonto;Bezeichnung;Ansatz 2025;Ansatz 2026\n";

fn write(folder: &Path, files: &[(&str, &str)]) {
    std::fs::create_dir_all(folder).expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("written");
    }
}

fn compare(before: &Path, after: &Path, options: [&Options; 2]) -> Compared {
    pipeline::compare([before, after], options, &Wishes::default(), &quiet)
        .expect("the rounds compare")
}

fn figures(compared: &Compared) -> Value {
    serde_json::from_str(&bridge_json(compared)).expect("JSON")
}

/// Steps that are not zero: code, total, innovation, lines.
fn steps(figures: &Value) -> Vec<(String, String, String, u64)> {
    let steps = figures["periods"][0]["figures"]["steps"].as_array().expect("steps");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    steps
        .iter()
        .filter(|step| step["pair_count"] != 0)
        .map(|step| {
            let innovation = text(&step["totals"]["innovation"]);
            let count = step["pair_count"].as_u64().expect("a count");
            (text(&step["step"]), text(&step["total"]), innovation, count)
        })
        .collect()
}

fn step(code: &str, total: &str, innovation: &str, count: u64) -> (String, String, String, u64) {
    (code.to_owned(), total.to_owned(), innovation.to_owned(), count)
}

const RULES: &str = "Trefferregel;Priorität\nNr;Priorität;Text;Klasse;Begründung\n\
                     R1;10;netz;Regelbetrieb;x.\nR2;10;app;Regelbetrieb;x.\n";

/// Two versions of the rules on one round, and a decision in the later one.
fn causes() {
    let folder = scratch();
    let (before, after) = (folder.path().join("alt"), folder.path().join("neu"));
    let budget =
        format!("{HEADER}1;529100;Netz;;800,00\n1;529100;App;;100,00\n2;529100;Amt;;100,00\n");
    let plain = settings(2026, "anmeldung", "");
    let text = plain.replacen("stage", "rules = \"regeln.csv\"\nstage", 1);
    write(&before, &[("round.toml", &text), ("b.csv", &budget), ("regeln.csv", RULES)]);
    let new = RULES.replace("R2;10;app;Regelbetrieb", "R2;10;app;Weiterentwicklung");
    write(&after, &[("round.toml", &text), ("b.csv", &budget), ("regeln.csv", &new)]);
    let none = Options::default();
    let id = compare(&before, &after, [&none, &none]).after.portfolio.lines[2].id.clone();
    let decisions = format!(
        "action;line_id;fiscal_year;operations;enhancement;innovation;amount;text;reason;person;\
         date;report\ndecide;{id};all;0.000000;0.000000;1.000000;100.00;Amt;Erstmals.;Weiß;\
         2025-09-01;\n"
    );
    write(&after, &[("decisions.csv", &decisions)]);
    let compared = compare(&before, &after, [&none, &none]);
    let found = figures(&compared);
    let expected = [step("rule", "0.00", "0.00", 1), step("decision", "0.00", "100.00", 1)];
    assert_eq!(steps(&found), expected);
    let remarks = found["remarks"].to_string();
    assert!(remarks.contains("verschiedene Regeltabellen"), "{remarks}");
    // The same folder twice, with another table: no copy of the round is needed.
    let rules = Options { rules: Some(after.join("regeln.csv")), ..Options::default() };
    let found = figures(&compare(&before, &before, [&none, &rules]));
    assert_eq!(steps(&found), [step("rule", "0.00", "0.00", 1)]);
    assert_eq!(found["after"]["rules"], "regeln.csv", "no path of the machine");
}

/// What was asked for against what was granted: another phase, the same year.
fn stages() {
    let folder = scratch();
    let (before, after) = (folder.path().join("anmeldung"), folder.path().join("freigabe"));
    let asked = format!("{HEADER}1;529100;Netz;700,00;800,00\n2;529100;App;;100,00\n");
    let granted = format!("{HEADER}1;529100;Netz;700,00;750,00\n");
    write(&before, &[("round.toml", &settings(2026, "anmeldung", "")), ("b.csv", &asked)]);
    write(&after, &[("round.toml", &settings(2026, "freigabe", "")), ("b.csv", &granted)]);
    let none = Options::default();
    let found = figures(&compare(&before, &after, [&none, &none]));
    let period = &found["periods"][0];
    assert_eq!(period["from"]["phase"], "request");
    assert_eq!(period["to"]["phase"], "approved");
    let expected = [step("money", "-50.00", "0.00", 1), step("dropped", "-100.00", "0.00", 1)];
    assert_eq!(steps(&found), expected);
    let departments = period["figures"]["departments"].as_array().expect("a list");
    assert_eq!(departments[1]["code"], "2");
    assert!(departments[1]["after"].is_null(), "no line is no zero");
}

fn confirmed_pairs() {
    let folder = scratch();
    let (before, after) = (folder.path().join("alt"), folder.path().join("neu"));
    let old = format!("{HEADER}1;529100;Wartung Router;500,00;\n");
    let new = format!("{HEADER}1;529100;Wartung Telefonanlage;;500,00\n");
    let pairs = "[compare]\npairs = \"zuordnung.csv\"\n";
    write(&before, &[("round.toml", &settings(2025, "freigabe", "")), ("b.csv", &old)]);
    write(
        &after,
        &[
            ("round.toml", &settings(2026, "anmeldung", pairs)),
            ("b.csv", &new),
            ("zuordnung.csv", "before;after;verdict\n"),
        ],
    );
    let none = Options::default();
    let compared = compare(&before, &after, [&none, &none]);
    let apart = [step("added", "500.00", "0.00", 1), step("dropped", "-500.00", "0.00", 1)];
    assert_eq!(steps(&figures(&compared)), apart);
    let ids = [&compared.before, &compared.after].map(|run| run.portfolio.lines[0].id.to_string());
    let said = format!("before;after;verdict\n{};{};gleich\nX;Y;getrennt\n", ids[0], ids[1]);
    write(&after, &[("zuordnung.csv", &said)]);
    let found = figures(&compare(&before, &after, [&none, &none]));
    assert_eq!(steps(&found), [], "it is the same line with the same amount");
    assert_eq!(found["pairs"]["confirmed"], 1);
    let remarks = found["remarks"].to_string();
    assert!(remarks.contains("nennt X;") && remarks.contains("nennt Y;"), "{remarks}");
    write(&after, &[("zuordnung.csv", "before;after;verdict\nA;B;vielleicht\n")]);
    let output = fuenftel(&["compare".as_ref(), before.as_ref(), after.as_ref()]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("vielleicht") && said.contains("zuordnung.csv, Zeile 2"), "{said}");
}

fn fuenftel(arguments: &[&std::ffi::OsStr]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fuenftel")).args(arguments).output().expect("it runs")
}

fn refused() {
    let folder = scratch();
    let (before, after) = (folder.path().join("alt"), folder.path().join("neu"));
    let budget = format!("{HEADER}1;529100;Netz;700,00;800,00\n");
    let double = settings(2025, "freigabe", "").replace("[2025]", "[2024, 2025]");
    write(&before, &[("round.toml", &double), ("b.csv", &budget)]);
    write(&after, &[("round.toml", &settings(2026, "anmeldung", "")), ("b.csv", &budget)]);
    let output = fuenftel(&["compare".as_ref(), before.as_ref(), after.as_ref()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("--years 2025:2026"), "{said}");
    let wishes = Wishes {
        years: vec![(fuenftel::period::FiscalYear(2025), fuenftel::period::FiscalYear(2026))],
        ..Wishes::default()
    };
    let none = Options::default();
    let compared = pipeline::compare([&before, &after], [&none, &none], &wishes, &quiet);
    let found = figures(&compared.expect("the years are named"));
    assert_eq!(steps(&found), [step("money", "100.00", "0.00", 1)]);
    assert!(
        found["remarks"].to_string().contains("2024"),
        "the year without a counterpart is said"
    );
    let dollars = settings(2026, "anmeldung", "").replace("EUR", "USD");
    write(&after, &[("round.toml", &dollars)]);
    let output = fuenftel(&["compare".as_ref(), before.as_ref(), after.as_ref()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("USD"), "{said}");
}

fn remarks(compared: &Compared) -> Vec<String> {
    let found = figures(compared);
    let all = found["remarks"].as_array().expect("a list").iter();
    all.map(|remark| remark.as_str().expect("a text").to_owned()).collect()
}

/// The earlier round has no amount of its budget year, the later one has.
fn lacking_side() {
    let folder = scratch();
    let (before, after) = (folder.path().join("alt"), folder.path().join("neu"));
    let budget = format!("{HEADER}1;529100;Netz;;800,00\n");
    write(&before, &[("round.toml", &settings(2025, "freigabe", "")), ("b.csv", &budget)]);
    write(&after, &[("round.toml", &settings(2026, "freigabe", "")), ("b.csv", &budget)]);
    let none = Options::default();
    let said = remarks(&compare(&before, &after, [&none, &none]));
    let lacking: Vec<&String> = said.iter().filter(|said| said.contains("keinen Betrag")).collect();
    let [lacking] = lacking[..] else { panic!("one side lacks it: {said:?}") };
    assert!(lacking.starts_with("Die frühere Runde (alt) hat für Ansatz 2025"), "{lacking}");
    let said = remarks(&compare(&after, &before, [&none, &none]));
    assert!(said.iter().any(|said| said.starts_with("Die spätere Runde (alt) hat")), "{said:?}");
}

/// A pair whose ids carry a wrong ordinal, and one with ids nobody has.
fn wrong_ids() {
    let folder = scratch();
    let (before, after) = (folder.path().join("alt"), folder.path().join("neu"));
    let budget = format!("{HEADER}1;529100;Netz;700,00;800,00\n1;529100;Netz;700,00;800,00\n");
    let named = settings(2026, "anmeldung", "[compare]\npairs = \"paare.csv\"\n");
    write(&before, &[("round.toml", &settings(2025, "freigabe", "")), ("b.csv", &budget)]);
    write(&after, &[("round.toml", &named), ("b.csv", &budget)]);
    let output = fuenftel(&["compare".as_ref(), before.as_ref(), after.as_ref()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("paare.csv") && said.contains("compare.pairs"), "{said}");
    let run = crate::support::load(&before, &Options::default()).expect("it can be run");
    let [first, second] = [0, 1].map(|line| run.portfolio.lines[line].id.to_string());
    assert_eq!(second, format!("{first}-2"), "twins are told apart by an ordinal");
    let pairs = format!("before;after;verdict\n{first}-3;{second};gleich\n{first};XXXX;gleich\n");
    write(&after, &[("paare.csv", &pairs)]);
    let none = Options::default();
    let said = remarks(&compare(&before, &after, [&none, &none]));
    let near = format!("Gemeint sein könnte: {first}, {second}");
    assert!(said.iter().any(|said| said.contains(&near) && said.contains("frühere")), "{said:?}");
    let far = |said: &String| said.contains("XXXX") && said.contains("spätere");
    assert!(said.iter().any(|said| far(said) && said.contains("lines.csv")), "{said:?}");
    let pairs = format!("before;after;verdict\n{first};{second};gleich\n");
    write(&after, &[("paare.csv", &pairs)]);
    let found = compare(&before, &after, [&none, &none]);
    assert_eq!(figures(&found)["pairs"]["confirmed"], 1, "{}", figures(&found)["pairs"]);
}

fn dataset(name: &str) -> std::path::PathBuf {
    root().join("datasets").join(name)
}

/// The shipped year before: renamed department, other cost centres, a moved office.
fn shipped_years() {
    let none = Options::default();
    let folders = [dataset("musterverband-2025"), dataset("musterverband")];
    let compared = compare(&folders[0], &folders[1], [&none, &none]);
    for run in [&compared.before, &compared.after] {
        assert!(run.portfolio.reconciliation.complete, "{}: {:?}", run.round.name, run.diagnostics);
    }
    let found = figures(&compared);
    let period = &found["periods"][0]["figures"];
    let cents = |value: &Value| -> i128 {
        value.as_str().expect("money").replace('.', "").parse().expect("digits")
    };
    let steps = period["steps"].as_array().expect("steps");
    let sum: i128 = steps.iter().map(|step| cents(&step["total"])).sum();
    assert_eq!(cents(&period["before"]["total"]) + sum, cents(&period["after"]["total"]));
    let kpi = crate::support::kpi(&compared.after);
    let own = crate::support::year(&kpi, 2026, "request");
    assert_eq!(period["after"]["totals"], own["totals"], "as the round itself says");
    let kinds = ["key", "likeness"].map(|kind| found["pairs"][kind].as_u64().expect("a count"));
    assert!(kinds[0] > 800 && kinds[1] > 0, "{}", found["pairs"]);
    let departments = period["departments"].as_array().expect("departments");
    let culture = departments.iter().find(|one| one["code"] == "9").expect("renamed from 10");
    assert_eq!(culture["renamed_from"]["code"], "10");
    assert!(!culture["before"].is_null() && !culture["after"].is_null());
    let moved: i128 = departments
        .iter()
        .flat_map(|one| one["moved"].as_object().expect("classes").values())
        .map(cents)
        .sum();
    assert_eq!(moved, 0, "what one department gives another receives");
}

fn same_bytes() {
    let none = Options::default();
    let folders = [dataset("musterverband-2025"), dataset("musterverband")];
    let out = scratch();
    for name in ["a", "b"] {
        let compared = compare(&folders[0], &folders[1], [&none, &none]);
        pipeline::write_comparison(&compared, &out.path().join(name), &quiet).expect("written");
    }
    let (one, two) = (out.path().join("a"), out.path().join("b"));
    assert_same_files(&one, &two);
    let names: Vec<String> = files(&one).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "comparison.json",
        "dashboard/bridge.csv",
        "dashboard/bridge.json",
        "dashboard/bridge.parquet",
        "vergleich.xlsx",
        "zuordnung.csv",
    ];
    assert_eq!(names, expected);
    check_rows(&one.join("dashboard/bridge.csv"), &one.join("dashboard/bridge.json"));
}

/// The rows add up to the steps, and with what stayed as it was to both totals.
fn check_rows(table: &Path, figures: &Path) {
    let figures: Value =
        serde_json::from_slice(&std::fs::read(figures).expect("there")).expect("JSON");
    let period = &figures["periods"][0]["figures"];
    let mut reader = csv::Reader::from_path(table).expect("there");
    let cents = |text: &str| -> i128 {
        if text.is_empty() { 0 } else { text.replace('.', "").parse().expect("money") }
    };
    let mut by_step = std::collections::BTreeMap::<String, i128>::new();
    let mut ends = [0, 0];
    let mut seen = std::collections::BTreeSet::new();
    for row in reader.deserialize() {
        let row: std::collections::HashMap<String, String> = row.expect("a row");
        *by_step.entry(row["step"].clone()).or_default() += cents(&row["total"]);
        if seen.insert(row["pair"].clone()) {
            for (sum, end) in ends.iter_mut().zip(["before", "after"]) {
                if !row[&format!("class_{end}")].is_empty() {
                    *sum += cents(&row[&format!("amount_{end}")]);
                }
            }
        }
    }
    for step in period["steps"].as_array().expect("steps") {
        let code = step["step"].as_str().expect("text");
        let found = by_step.get(code).copied().unwrap_or(0);
        assert_eq!(found, cents(step["total"].as_str().expect("money")), "{code}");
    }
    for (sum, end) in ends.iter().zip(["before", "after"]) {
        assert_eq!(*sum, cents(period[end]["total"].as_str().expect("money")), "{end}");
    }
}
