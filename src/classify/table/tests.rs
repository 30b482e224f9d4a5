//! Tests of tables as a whole: what a rule may ask for, and that no sound rule is refused.

use fastrand::Rng;
use jiff::civil::date;

use super::super::prepare::Prepared;
use super::super::testbed::{line, portfolio, project, round};
use super::super::{Class, Classification, allocations, classify};
use super::RuleTable;
use crate::diagnostic::Code;
use crate::language::Language;
use crate::period::{FiscalYear, Period, Phase};
use crate::schema::{BudgetLine, Department, DepartmentIndex, Field, Project, Truth};

const YEAR: FiscalYear = FiscalYear(2026);
const COLUMNS: [&str; 16] = [
    "Konto",
    "Text",
    "Text nicht",
    "Betrag",
    "Beginn",
    "Go-live-Datum",
    "Ende",
    "Dezernat",
    "Produkt",
    "Kostenstelle",
    "Geschäftsfeld",
    "Lösungsumfang",
    "Projektstatus",
    "Innovationstest",
    "Klasse",
    "Begründung",
];

/// A row with the given cells; a rule for a class unless it says otherwise.
fn rule(id: &str, priority: u8, class: &str, cells: &[(&str, &str)]) -> String {
    let cell = |column: &str| match column {
        "Klasse" => class,
        "Begründung" => "x",
        _ => cells.iter().find(|(known, _)| *known == column).map_or("", |(_, cell)| cell),
    };
    format!("{id};{priority};{}\n", COLUMNS.map(cell).join(";"))
}

fn table(rules: &str) -> Result<RuleTable, Vec<String>> {
    // A rule for a fact keeps the shipped ones out.
    let fact = rule("F", 1, "Laufend: nein", &[("Text", "nirgends")]);
    let head = format!("Trefferregel;Priorität\nNr;Priorität;{}", COLUMNS.join(";"));
    let text = format!("{head}\n{rules}{fact}");
    let problems = RuleTable::parse(&text, "regeln.csv", Language::German);
    problems.map_err(|problems| problems.into_iter().map(|one| one.message).collect())
}

fn judged(rules: &str, lines: Vec<BudgetLine>, projects: Vec<Project>) -> Classification {
    let portfolio = portfolio(lines, projects);
    let table = table(rules).expect("a sound table");
    classify(&portfolio, &table, &round(Language::German)).0
}

/// Id of the rule that won each line; empty where none did.
fn winners(rules: &str, lines: Vec<BudgetLine>, projects: Vec<Project>) -> Vec<String> {
    let classification = judged(rules, lines, projects);
    let lines = classification.lines.iter().flatten();
    lines.map(|line| line.judgements[0].rule.as_deref().unwrap_or_default().to_owned()).collect()
}

/// A line that asks for so many cents in the budget year.
fn asking(title: &str, cents: i64) -> BudgetLine {
    line(&[(Field::Title, title)], &[0, 0, cents])
}

#[test]
fn a_rule_divides_a_line_to_the_cent() {
    let class = "Regelbetrieb 60 % | Weiterentwicklung 40 %";
    let rules = rule("R1", 10, class, &[("Text", "support")]);
    let classification = judged(&rules, vec![asking("Support", 1001)], Vec::new());
    let classified = classification.lines[0].as_ref().expect("in scope");
    let parts: Vec<(Class, i64)> = allocations(&asking("Support", 1001), classified)
        .iter()
        .filter(|one| one.period.fiscal_year == YEAR)
        .map(|one| (one.class, one.cents.0))
        .collect();
    // 600.6 and 400.4 cents: the cent that is left goes to the larger remainder.
    assert_eq!(parts, [(Class::Operations, 601), (Class::Enhancement, 400)]);
}

#[test]
fn rules_of_one_priority_conflict_when_their_shares_differ() {
    let rules = [
        rule("R1", 10, "Regelbetrieb 60 % | Innovation 40 %", &[("Text", "support")]),
        rule("R2", 10, "Regelbetrieb 50 % | Innovation 50 %", &[("Text", "netz")]),
        rule("R3", 10, "Innovation 2/5 | Regelbetrieb 3/5", &[("Text", "cloud")]),
    ]
    .concat();
    let titles = ["Support Netz", "Support Cloud"];
    let found = judged(&rules, titles.map(|title| asking(title, 100)).to_vec(), Vec::new());
    let conflicts: Vec<bool> = found.lines.iter().flatten().map(|one| one.conflict).collect();
    assert_eq!(conflicts, [true, false]);
}

#[test]
fn amounts_of_the_budget_year_are_compared_to_the_cent() {
    let server = |amount| [("Text", "server"), ("Betrag", amount)];
    let rules = [
        rule("R1", 10, "Weiterentwicklung", &server(">= 50.000")),
        rule("R2", 20, "Regelbetrieb", &server("-100 - 49.999,99")),
        rule("R3", 30, "ungeklärt", &server("unbekannt")),
    ]
    .concat();
    let mut lines =
        [5_000_000, 4_999_999, -10_000, -10_001].map(|cents| asking("Server", cents)).to_vec();
    let mut absent = asking("Server", 0);
    absent.amounts.pop();
    lines.push(absent);
    // What another phase of the budget year says does not count.
    let mut other_phase = asking("Server", 1);
    other_phase.amounts[2].period = Period::new(2026, Phase::Actual);
    lines.push(other_phase);
    assert_eq!(winners(&rules, lines, Vec::new()), ["R1", "R2", "R2", "", "R3", "R3"]);
}

#[test]
fn an_amount_is_never_part_of_what_lines_are_grouped_by() {
    let lines: Vec<BudgetLine> = (0..100).map(|euros| asking("Server", euros * 100)).collect();
    let portfolio = portfolio(lines, Vec::new());
    let groups = |rules: &str| {
        let table = table(rules).expect("a sound table");
        let prepared = Prepared::new(&portfolio, &table, &round(Language::German), None);
        prepared.groups.len()
    };
    let server = |amount| [("Text", "server"), ("Betrag", amount)];
    let plain = groups(&rule("R1", 10, "Regelbetrieb", &server("")));
    let compared = groups(
        &[
            rule("R1", 10, "Regelbetrieb", &server(">= 40")),
            rule("R2", 20, "Weiterentwicklung", &server("20 - 60")),
        ]
        .concat(),
    );
    // An amount of nothing has a course of its own; 1-19, 20-39, 40-60, 61-99.
    assert_eq!((plain, compared), (2, 5));
}

#[test]
fn further_fields_of_line_and_project_are_asked_for() {
    let mut live = project("P", "", [Truth::Unknown; 3]);
    (live.begin, live.go_live) = (Some(date(2025, 3, 1)), Some(date(2026, 7, 1)));
    (live.status, live.business_area) = ("in Umsetzung".into(), "Soziales".into());
    let with = |fields: &[(Field, &str)]| line(fields, &[0, 0, 100]);
    let of_project = [(Field::Title, "Titel"), (Field::ProjectId, "P")];
    let of_line = [
        (Field::Title, "Titel"),
        (Field::Product, "11.01.03"),
        (Field::CostCentre, "4100"),
        (Field::SolutionScope, "fachspezifisch"),
        (Field::BusinessArea, "Jugend"),
    ];
    for (column, cell, project_wins, line_wins) in [
        ("Beginn", "< HJ", true, false),
        ("Go-live-Datum", ">= 01.07.2026", true, false),
        ("Go-live-Datum", "2026 | !07.2026", false, false),
        ("Ende", "2026", false, false),
        ("Ende", "unbekannt", true, false),
        ("Dezernat", "1", true, true),
        ("Dezernat", "10", false, false),
        ("Produkt", "11.01", false, true),
        ("Kostenstelle", "4000-4199", false, true),
        ("Geschäftsfeld", "sozial*", true, false),
        ("Geschäftsfeld", "!sozial*", false, true),
        ("Lösungsumfang", "fachspezifisch", false, true),
        ("Projektstatus", "Umsetzung", true, false),
        ("Projektstatus", "!geplant", true, false),
    ] {
        let rules = rule("R1", 10, "Regelbetrieb", &[(column, cell)]);
        let won = winners(&rules, vec![with(&of_project), with(&of_line)], vec![live.clone()]);
        let won: Vec<bool> = won.iter().map(|rule| rule == "R1").collect();
        assert_eq!(won, [project_wins, line_wins], "{column}: {cell}");
    }
}

#[test]
fn departments_are_told_apart_only_where_a_rule_asks() {
    let mut lines = vec![asking("Server", 100), asking("Server", 100)];
    lines[1].department = DepartmentIndex(1);
    let mut portfolio = portfolio(lines, Vec::new());
    portfolio.departments.push(Department {
        code: "IV".into(),
        name: "Vier".into(),
        area: "NKF".into(),
    });
    let table =
        table(&rule("R1", 10, "Regelbetrieb", &[("Dezernat", "iv")])).expect("a sound table");
    let (classification, _) = classify(&portfolio, &table, &round(Language::German));
    let won: Vec<bool> = classification
        .lines
        .iter()
        .flatten()
        .map(|line| line.judgements[0].rule.is_some())
        .collect();
    assert_eq!(won, [false, true]);
    let evidence = &classification.lines[1].as_ref().expect("in scope").judgements[0].evidence;
    assert_eq!(&**evidence, "Dezernat IV");
}

#[test]
fn a_column_nobody_supplies_is_said_once_and_shipped_rules_are_silent() {
    let lines = vec![asking("Server", 100)];
    let portfolio = portfolio(lines, Vec::new());
    let own = [
        rule("R1", 10, "Regelbetrieb", &[("Konto", "52")]),
        rule("R2", 20, "Innovation", &[("Text", "server"), ("Produkt", "11")]),
    ];
    let said = |table: &RuleTable| {
        let (_, diagnostics) = classify(&portfolio, table, &round(Language::German));
        let found = diagnostics.into_iter().filter(|one| one.code == Code::RuleColumnUnsupplied);
        let cell = |one: crate::diagnostic::Diagnostic| {
            one.place.and_then(|place| place.cell).expect("a cell").a1()
        };
        found.map(cell).collect::<Vec<_>>()
    };
    assert_eq!(said(&table(&own.concat()).expect("sound")), ["C2", "K2"]);
    assert_eq!(said(&RuleTable::standard()), [""; 0]);
}

/// Cells that are tried in all combinations.
const TRIED: [(&str, &[&str]); 6] = [
    ("Konto", &["", "", "52", "5235", "5235-5239", "52, !5239", "!54", "5*"]),
    (
        "Text",
        &["wartung*", "Wartung", "*pflege*", "Softwarepflege", "Wartung|Pflege", "neu + wartung*"],
    ),
    ("Text nicht", &["", "neu", "neu*", "*pflege", "software*"]),
    ("Betrag", &["", "", ">= 10", "> 50", "10 - 50", "!50", "unbekannt | < 10"]),
    ("Go-live-Datum", &["", "", "2026", ">= 07.2026", "unbekannt", "!2025"]),
    ("Innovationstest", &["", "", "ja", "!nein", "unbekannt"]),
];

/// A rule of random cells; of a wide one most are empty.
fn random_rule(random: &mut Rng, id: &str, priority: u8, class: &str, wide: bool) -> String {
    let cells = TRIED.map(|(column, cells)| {
        let empty = wide && column != "Text" && random.u8(..10) < 7;
        (column, if empty { "" } else { cells[random.usize(..cells.len())] })
    });
    rule(id, priority, class, &cells)
}

fn random_line(random: &mut Rng) -> BudgetLine {
    let titles =
        ["Wartung", "Wartungsvertrag neu", "Softwarepflege", "Wartung Pflege", "neue Wartung"];
    let accounts = ["523500", "523900", "529100", "541000", ""];
    let projects = ["", "P0", "P1", "P2", "P3"];
    let fields = [
        (Field::Title, titles[random.usize(..titles.len())]),
        (Field::Account, accounts[random.usize(..accounts.len())]),
        (Field::ProjectId, projects[random.usize(..projects.len())]),
    ];
    let cents = [0, 999, 1000, 3000, 5000, 5001, 9000][random.usize(..7)];
    let mut made = line(&fields, &[0, 0, cents]);
    if random.u8(..6) == 0 {
        made.amounts.pop();
    }
    made
}

/// If a table is refused since a rule never decides, then no line shows the opposite.
#[test]
fn no_rule_is_called_shadowed_that_could_decide() {
    let mut random = Rng::with_seed(4);
    let lines: Vec<BudgetLine> = (0..150).map(|_| random_line(&mut random)).collect();
    let projects: Vec<Project> = [None, Some((2025, 1)), Some((2026, 3)), Some((2026, 9))]
        .into_iter()
        .enumerate()
        .map(|(number, live)| {
            let stated =
                [[Truth::Yes, Truth::No, Truth::Unknown][number % 3], Truth::No, Truth::No];
            let mut made = project(&format!("P{number}"), "", stated);
            made.go_live = live.map(|(year, month)| date(year, month, 1));
            made
        })
        .collect();
    let matched = |rule: &str| -> Option<Vec<bool>> {
        table(rule).ok()?;
        let won = winners(rule, lines.clone(), projects.clone());
        Some(won.iter().map(|rule| !rule.is_empty()).collect())
    };
    let mut shadowed = 0;
    for _ in 0..600 {
        let first = random_rule(&mut random, "A", 10, "Regelbetrieb", true);
        let second = random_rule(&mut random, "B", 20, "Innovation", false);
        let Err(problems) = table(&format!("{first}{second}")) else { continue };
        if !problems.iter().any(|one| one.contains("kommt nie zum Zug")) {
            continue;
        }
        shadowed += 1;
        let (Some(by_first), Some(by_second)) = (matched(&first), matched(&second)) else {
            continue;
        };
        for (index, (first_holds, second_holds)) in by_first.iter().zip(by_second).enumerate() {
            assert!(*first_holds || !second_holds, "{first}\n{second}\nline {index}");
        }
    }
    assert!(shadowed > 20, "{shadowed} of 600 tables hold a shadowed rule");
}
