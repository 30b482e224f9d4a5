//! What a gap in an input touches: the verdict's caveat stands beside the verdict only where lines
//! are missing; what is only compared has a caveat of its own.

use std::path::Path;
use std::process::Command;

use fuenftel::pipeline::Options;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::support::{copy, kpi, load, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("touches::a_gap_in_the_ledger_is_the_ledgers", ledger),
        trial("touches::a_gap_in_the_revenue_is_the_providers", revenue),
        trial("touches::a_gap_in_the_lines_is_the_verdicts", lines),
        trial("touches::a_file_that_is_missing_touches_what_it_would_have_held", missing),
    ]
}

/// The figures of the round with comparisons, a file of it changed.
fn changed(name: &str, from: &str, to: &str, then: impl FnOnce(&Path, &Value)) {
    let folder = scratch();
    copy(&root().join("tests/golden/vergleiche"), folder.path());
    let path = folder.path().join(name);
    let text = std::fs::read_to_string(&path).expect("a text");
    assert!(text.contains(from), "{name} holds {from}");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    let run = load(folder.path(), &Options::default()).expect("the round can be run");
    then(folder.path(), &kpi(&run));
}

/// The codes of the caveats, with their counts.
fn caveats(kpi: &Value) -> Vec<(String, u64)> {
    let all = kpi["caveats"].as_array().expect("a list").iter();
    all.map(|own| {
        (own["code"].as_str().expect("a code").to_owned(), own["count"].as_u64().expect("a count"))
    })
    .collect()
}

/// What `run` says on its screen, and whether it ends with 1 for `--fail-on error`.
fn said(folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .args(["run", "--fail-on", "error", "--out"])
        .arg(folder.join("bericht"))
        .arg(folder)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "something is missing still");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn ledger() {
    changed("hauptbuch.csv", "1.400,00", "hoch", |folder, kpi| {
        assert_eq!(kpi["complete"], json!(true));
        assert_eq!(caveats(kpi), [("ledger_incomplete".to_owned(), 1)]);
        assert_eq!(kpi["ledger"]["complete"], json!(false));
        assert_eq!(kpi["provider"]["complete"], json!(true));
        let said = said(folder);
        assert!(!said.contains("Das Urteil steht unter diesem Vorbehalt"), "{said}");
        assert!(said.contains("Das Hauptbuch ist nicht vollständig lesbar"), "{said}");
        let text = std::fs::read_to_string(folder.join("bericht/diagnostics.json"));
        let found: Value = serde_json::from_str(&text.expect("a text")).expect("JSON");
        let found = found["diagnostics"].as_array().expect("a list").iter();
        let errors: Vec<&Value> =
            found.filter(|found| found["severity"] == json!("error")).collect();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0]["touches"], json!("ledger"));
    });
}

fn revenue() {
    changed("erloese.csv", ";Kultur;", ";Stadt Nebenan;", |folder, kpi| {
        assert_eq!(kpi["complete"], json!(true));
        assert_eq!(caveats(kpi), [("provider_revenue_incomplete".to_owned(), 1)]);
        assert_eq!(kpi["ledger"]["complete"], json!(true));
        assert_eq!(kpi["provider"]["complete"], json!(false));
        assert!(said(folder).contains("erwarteten Erlöse des Dienstleisters sind nicht"));
    });
}

fn lines() {
    changed("budget.csv", "1.000,00", "hoch", |folder, kpi| {
        assert_eq!(kpi["complete"], json!(false));
        let found = caveats(kpi);
        assert!(found.contains(&("input_incomplete".to_owned(), 1)), "{found:?}");
        assert!(found.contains(&("amounts_unreadable".to_owned(), 1)), "{found:?}");
        assert_eq!(kpi["ledger"]["complete"], json!(true));
        assert!(said(folder).contains("Das Urteil steht unter diesem Vorbehalt"));
    });
}

fn missing() {
    changed("round.toml", "path = \"hauptbuch.csv\"", "path = \"fehlt.csv\"", |_, kpi| {
        assert_eq!(kpi["complete"], json!(true));
        assert_eq!(caveats(kpi), [("ledger_incomplete".to_owned(), 1)]);
        assert_eq!(kpi["ledger"], Value::Null, "nothing to compare");
    });
    changed("round.toml", "path = \"budget.csv\"", "path = \"fehlt.csv\"", |_, kpi| {
        assert_eq!(kpi["complete"], json!(false));
    });
}
