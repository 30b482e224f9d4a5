//! A municipal budget (NKF): one product on either basis, and every product.

use fuenftel::diagnostic::Code;
use fuenftel::money::Total;
use fuenftel::period::{Period, Phase};
use fuenftel::round::Basis;
use fuenftel::schema::PlanAssignment;

use super::run;
use crate::support::{kpi, year};

/// What the lines of each column sum to; the last row, without a label, prints it again.
const SUMS: [&str; 10] = [
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
];

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

pub(super) fn wesel_expense() {
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
        ("internal_charge", "48", "-1984284.00"),
        ("other_basis", "78", "602000.00"),
        ("loan", "79", "5000.00"),
        ("cost_accounting", "97", "-1333.80"),
        ("cost_accounting", "98", "668838.47"),
    ] {
        assert_eq!(out_of_scope(&kpi, reason, group), sum, "{reason} {group}");
    }
    let columns = &run.portfolio.reconciliation.columns;
    assert_eq!(columns.iter().map(|column| column.roll_up.decimal()).collect::<Vec<_>>(), SUMS);
    let claims = &run.portfolio.reconciliation.claims;
    assert_eq!(claims.len(), 10, "the last row without a label is a claim");
    assert!(claims.iter().all(|claim| claim.claimed == claim.computed));
}

pub(super) fn wesel_payment() {
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

/// All 5,971 lines of all products, income and cost with their signs.
pub(super) fn wesel_whole() {
    let run = run("nrw_wesel_gesamt", None);
    assert_eq!(run.portfolio.lines.len(), 5971);
    let columns = &run.portfolio.reconciliation.columns;
    let lines: Vec<String> =
        columns.iter().map(|column| (column.input - column.roll_up).decimal()).collect();
    assert_eq!(lines, SUMS);
    assert!(columns.iter().all(|column| column.rejected.decimal() == "0.00"));
    let claims = &run.portfolio.reconciliation.claims;
    assert_eq!(claims.len(), 10, "the total row is found and checked in all ten columns");
    assert!(claims.iter().all(|claim| claim.claimed == claim.computed));
}

/// One product by the city's own plan lines, and beside a ledger that lacks depreciation. The
/// table of plan lines has gaps (55, 79, 97, 98) and lists 448 with two lines.
pub(super) fn wesel_plan_lines() {
    const PLAN: Period = Period::new(2017, Phase::Approved);
    let run = run("nrw_wesel_plan", None);
    let plan = run.portfolio.references.plan_lines.as_ref().expect("a table");
    let name = |assignment| match assignment {
        PlanAssignment::Line(line) => plan.lines[line].code.to_string(),
        PlanAssignment::Ambiguous(entry) => format!("{}?", plan.entries[entry].prefix),
        PlanAssignment::Missing => "-".to_owned(),
    };
    let figures = run.analysis.plan_lines.as_ref().expect("figures");
    let products: Vec<(String, String, String)> = figures
        .products
        .iter()
        .filter(|own| own.period == PLAN && own.total() != Total::ZERO)
        .map(|own| {
            assert_eq!(&*own.product, "10202");
            let cost = own.totals.total().decimal();
            (name(own.assignment), cost, own.out_of_scope.decimal())
        })
        .collect();
    let expected = [
        ("E2", "0.00", "-99885.29"),
        ("E20", "0.00", "-1984284.00"),
        ("E10", "653084.81", "0.00"),
        ("E11", "77616.19", "0.00"),
        ("E12", "1160500.00", "0.00"),
        ("E15", "279000.00", "0.00"),
        ("E13", "303834.04", "0.00"),
        ("E21", "0.00", "83016.00"),
        ("F22", "0.00", "602000.00"),
        ("448?", "0.00", "-232500.00"),
        ("-", "1000.00", "672504.67"),
    ]
    .map(|(line, cost, other)| (line.to_owned(), cost.to_owned(), other.to_owned()));
    assert_eq!(products, expected, "without a line: 5000.00 - 1333.80 + 668838.47");
    let cost: Total = figures
        .products
        .iter()
        .filter(|own| own.period == PLAN)
        .map(|own| own.totals.total())
        .sum();
    assert_eq!(cost.decimal(), "2475035.04", "the ledger is no cost");

    let ledger = run.analysis.ledger.as_ref().expect("a ledger");
    let differing: Vec<_> = ledger
        .rows
        .iter()
        .filter(|row| row.period == PLAN && !row.sides.agrees())
        .map(|row| (name(row.assignment), row.sides.plan, row.sides.ledger, row.above, row.below))
        .collect();
    let depreciation = Total(30_383_404);
    assert_eq!(
        differing,
        [("E13".to_owned(), Some(depreciation), None, depreciation, Total::ZERO)]
    );
    let said = |code| run.diagnostics.iter().filter(|found| found.code == code).count();
    assert_eq!(said(Code::PlanLineAmbiguous), 1);
    assert_eq!(said(Code::PlanLineMissing), 5, "55, 68, 79, 97 and 98");
}
