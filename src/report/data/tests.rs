use std::fs;
use std::path::Path;

use polars::prelude::{ChunkAgg, DataFrame, DataType, ParquetReader, SerReader};
use serde_json::Value;

use super::*;
use crate::analyse::fixture::{BEFORE, BUDGET, Fixture, judgement};
use crate::classify::Class::{Innovation, Operations, Unclear};
use crate::classify::Part;
use crate::diagnostic::{Code, Diagnostic, Touches};
use crate::money::{Ratio, Total};
use crate::period::{Period, Phase};
use crate::provenance::{Cell, Place, Source};
use crate::schema::{ColumnReconciliation, Field, OutOfScope, ScopeSum};

/// A portfolio with every kind of row: a line in two parts that goes live, one that is unclear,
/// one out of scope, one with a commitment, one whose texts are hostile.
fn run() -> Run {
    let mut fixture = Fixture::new();
    let plan = Period::new(2027, Phase::Plan);
    fixture.parts("La", 0, &[(Operations, 2), (Innovation, 1)], &[(BUDGET, 1_000), (plan, 500)]);
    let running = vec![Part { class: Operations, weight: 1 }];
    fixture.last_class().judgements.push(judgement(Some(2027), running));
    fixture.line("Lb", 1, Unclear, &[(BUDGET, 400), (BEFORE, -15)]);
    fixture.line("Lc", 1, Operations, &[(BUDGET, 999)]).last().out_of_scope =
        Some(OutOfScope::Income);
    fixture.classification.lines[2] = None;
    let commitment = Period::new(2028, Phase::Commitment);
    fixture.line("Ld", 2, Innovation, &[(BUDGET, 7), (commitment, 70)]);
    let fields = &mut fixture.line("Le", 0, Operations, &[(BUDGET, 100)]).last().fields;
    fields.set(Field::Title, Some("=HYPERLINK(\"x\"); \"ä\"\nb".into()));
    fields.set(Field::CostCentre, Some("0041".into()));
    let analysis = fixture.analyse();
    finish(fixture, analysis)
}

fn finish(fixture: Fixture, analysis: crate::analyse::Analysis) -> Run {
    let Fixture { mut portfolio, classification, round } = fixture;
    let source = |path: &str| Source { path: path.into(), sha256: "ab".repeat(32), size_bytes: 12 };
    let sheet = portfolio.tables[0].sheet.clone();
    portfolio.reconciliation.columns.push(ColumnReconciliation {
        sheet: sheet.clone(),
        table: None,
        column: 4,
        heading: "Ansatz 2026".into(),
        touches: Touches::Lines,
        input: Total(2_606),
        classified: Total(1_507),
        out_of_scope: vec![(OutOfScope::Income, Total(999))],
        roll_up: Total(100),
        rejected: Total::ZERO,
        unreadable_count: 1,
        rounded_count: 0,
        rounding_moved_millionths: 0,
    });
    portfolio.reconciliation.out_of_scope.push(ScopeSum {
        reason: OutOfScope::Income,
        filter: "".into(),
        account_group: "52".into(),
        period: BUDGET,
        count: 1,
        sum: Total(999),
    });
    let place = Place::sheet(&sheet).at(Cell { row: 16, column: 5 }).under("Ansatz 2026");
    let records = crate::round::records::Records::default();
    let (department_reviews, _) = crate::analyse::department_reviews(
        &portfolio,
        &classification,
        &analysis,
        &records,
        &round,
    );
    Run {
        round,
        sources: vec![source("budget/a.xlsx")],
        rule_table: source("rules.csv"),
        records,
        portfolio,
        classification,
        analysis,
        department_reviews,
        explanations: crate::analyse::Explanations::new(),
        diagnostics: vec![
            Diagnostic::new(Code::AmountUnreadable)
                .at(place)
                .with("found", "n. n.")
                .row("4 | n. n."),
        ],
        agenda: crate::analyse::Agenda::default(),
    }
}

fn written(run: &Run) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(run, folder.path()).expect("the folder can be written");
    folder
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("written")).expect("JSON")
}

fn parquet(path: &Path) -> DataFrame {
    let file = fs::File::open(path).expect("written");
    ParquetReader::new(file).finish().expect("Parquet")
}

fn records(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).expect("written");
    let records = reader.records().map(|record| record.expect("CSV"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn kpi_keeps_its_contract() {
    let folder = written(&run());
    let kpi = json(&folder.path().join("dashboard/kpi.json"));
    let budget = &kpi["years"][1];
    assert_eq!(kpi["schema_version"], "1");
    assert_eq!((&kpi["stage"], &kpi["target_phase"]), (&"anmeldung".into(), &"request".into()));
    assert_eq!((&kpi["target_share"], &kpi["fiscal_year"]), (&"0.200000".into(), &2026.into()));
    assert_eq!((&budget["fiscal_year"], &budget["phase"]), (&2026.into(), &"request".into()));
    // La 1,000 (667 and 333), Lb 400 unclear, Le 100; the clinics' 7 stand apart.
    assert_eq!(budget["total"], "15.00");
    assert_eq!(budget["totals"]["operations"], "7.67");
    assert_eq!(budget["totals"]["innovation"], "3.33");
    assert_eq!(budget["target"]["share"], "0.222000");
    assert_eq!(budget["target"]["share_upper"], "0.488667");
    assert_eq!(budget["target"]["verdict"], "met");
    assert_eq!(budget["target"]["gap"]["cut"], "0.00");
    assert_eq!(budget["areas"][1]["name"], "Kliniken");
    assert_eq!(budget["departments"][2]["in_target"], false);
    assert_eq!(kpi["years"][0]["target"], Value::Null);
    assert_eq!(kpi["years"][0]["target_reason"], "cost_not_positive");
    assert_eq!(kpi["reconciliation"]["input"], "26.06");
    assert_eq!(kpi["reconciliation"]["difference"], "0.00");
    assert_eq!(kpi["reconciliation"]["columns"][0]["column"], "E");
    assert_eq!(kpi["out_of_scope"][0]["reason"], "income");
    assert_eq!(kpi["caveats"][1]["code"], "amounts_unreadable");
}

#[test]
fn facts_hold_every_amount_with_its_cell() {
    let folder = written(&run());
    let rows = records(&folder.path().join("dashboard/facts.csv"));
    let expected = [
        "line,part,fiscal_year,phase,class,out_of_scope,amount,file,sheet,cell,decision_row",
        "La,1,2026,request,operations,,6.67,budget/a.xlsx,Anmeldung,E2,",
        "La,2,2026,request,innovation,,3.33,budget/a.xlsx,Anmeldung,E2,",
        "La,1,2027,plan,operations,,5.00,budget/a.xlsx,Anmeldung,F2,",
        "Lb,1,2025,approved,unclear,,-0.15,budget/a.xlsx,Anmeldung,F3,",
        "Lb,1,2026,request,unclear,,4.00,budget/a.xlsx,Anmeldung,E3,",
        "Lc,,2026,request,,income,9.99,budget/a.xlsx,Anmeldung,E4,",
        "Ld,1,2026,request,innovation,,0.07,budget/a.xlsx,Anmeldung,E5,",
        "Ld,,2028,commitment,,commitment,0.70,budget/a.xlsx,Anmeldung,F5,",
        "Le,1,2026,request,operations,,1.00,budget/a.xlsx,Anmeldung,E6,",
    ];
    assert_eq!(rows.iter().map(|row| row.join(",")).collect::<Vec<_>>(), expected);

    let frame = parquet(&folder.path().join("dashboard/facts.parquet"));
    assert_eq!(frame.shape(), (9, 11));
    let amount = frame.column("amount").expect("a column");
    assert_eq!(amount.dtype(), &DataType::Decimal(38, 2));
    let sum = amount.as_materialized_series().decimal().expect("decimal").physical().sum();
    assert_eq!(sum, Some(1_000 + 500 + 400 - 15 + 999 + 7 + 70 + 100));
}

#[test]
fn lines_have_a_row_for_each_part_and_judgement() {
    let folder = written(&run());
    let rows = records(&folder.path().join("dashboard/lines.csv"));
    let at = |name: &str| rows[0].iter().position(|known| known == name).expect("a column");
    let shown = |names: &[&str]| -> Vec<String> {
        let joined = |row: &Vec<String>| {
            names.iter().map(|name| row[at(name)].as_str()).collect::<Vec<_>>().join("|")
        };
        rows[1..].iter().map(joined).collect()
    };
    assert_eq!(
        shown(&["id", "part", "from_fiscal_year", "class", "share", "out_of_scope"]),
        [
            "La|1||operations|0.666667|",
            "La|2||innovation|0.333333|",
            "La|1|2027|operations|1.000000|",
            "Lb|1||unclear|1.000000|",
            "Lc|||||income",
            "Ld|1||innovation|1.000000|",
            "Le|1||operations|1.000000|",
        ]
    );
    assert_eq!(
        shown(&["amount_2026_request", "amount_2027_plan", "amount_2028_commitment"]),
        ["6.67||", "3.33||", "|5.00|", "4.00||", "9.99||", "0.07||0.70", "1.00||"]
    );
    assert_eq!(rows[7][at("title")], "'=HYPERLINK(\"x\"); \"ä\"\nb");
    assert_eq!(rows[7][at("cost_centre")], "0041");
    assert_eq!(rows[7][at("area")], "NKF");

    let frame = parquet(&folder.path().join("dashboard/lines.parquet"));
    assert_eq!(frame.shape(), (7, rows[0].len()));
    let title = frame.column("title").expect("a column").str().expect("text").get(6);
    assert_eq!(title, Some("=HYPERLINK(\"x\"); \"ä\"\nb"));
}

#[test]
fn diagnostics_and_manifest_name_their_places() {
    let folder = written(&run());
    let found = &json(&folder.path().join("diagnostics.json"))["diagnostics"][0];
    assert_eq!((&found["code"], &found["severity"]), (&"betrag-unlesbar".into(), &"error".into()));
    assert_eq!((&found["cell"], &found["sheet"]), (&"F17".into(), &"Anmeldung".into()));
    assert_eq!(found["arguments"]["found"], "n. n.");
    let manifest = json(&folder.path().join("manifest.json"));
    assert_eq!(manifest["program"]["name"], "fuenftel");
    assert_eq!(manifest["inputs"][0]["path"], "budget/a.xlsx");
    assert_eq!(manifest["rule_table"]["size_bytes"], 12);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let run = run();
    let (first, second) = (written(&run), written(&run));
    for name in [
        "manifest.json",
        "diagnostics.json",
        "dashboard/kpi.json",
        "dashboard/lines.csv",
        "dashboard/lines.parquet",
        "dashboard/facts.csv",
        "dashboard/facts.parquet",
    ] {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join(name)).expect("read");
        assert!(read(&first) == read(&second), "{name} differs");
        assert!(!read(&first).is_empty());
    }
}

#[test]
fn an_undecided_target_names_its_lines() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(BUDGET, 900)])
        .line("Lb", 0, Unclear, &[(BUDGET, 40)])
        .line("Lc", 0, Innovation, &[(BUDGET, 190)]);
    fixture.round.policy.target_share = Ratio::from_millionths(200_000);
    let analysis = fixture.analyse();
    let folder = written(&finish(fixture, analysis));
    let kpi = json(&folder.path().join("dashboard/kpi.json"));
    let year = &kpi["years"][0];
    assert_eq!(year["target"]["verdict"], "undecidable");
    assert_eq!(year["deciding"]["reach"][0]["line"], "Lb");
    assert_eq!(year["deciding"]["rule_out"][0]["amount"], "0.40");
    assert_eq!(year["deciding"]["reach_count"], 1);
    assert_eq!(year["is_target"], true);
}
