//! A small round and portfolio for the tests of this stage, built by hand.

use std::path::PathBuf;

use crate::language::Language;
use crate::money::{Cents, Ratio};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::{Cell, Sheet};
use crate::round::accounts::ChartOfAccounts;
use crate::round::{Averaging, Basis, Departments, Policy, Round, Stage};
use crate::schema::{
    Amount, BudgetLine, Department, DepartmentIndex, Field, Fields, Portfolio, Project, RowCounts,
    Stated, Table, TableIndex, Text, Truth,
};

/// A round for the budget year 2026.
pub(super) fn round(language: Language) -> Round {
    Round {
        folder: PathBuf::new(),
        name: "probe".to_owned(),
        organisation: "Probestadt".into(),
        fiscal_years: vec![FiscalYear(2026)],
        currency: "EUR".into(),
        language,
        stage: Stage::Anmeldung,
        policy: Policy {
            target_share: Ratio::from_millionths(200_000),
            basis: Basis::Expense,
            income: crate::round::Income::Gross,
            averaging: Averaging::Pooled,
            areas: vec!["NKF".into()],
            growth_threshold: Ratio::from_millionths(50_000),
            growth_amount: None,
            innovation_years: 3,
            decision_amount_change: Policy::DECISION_AMOUNT_CHANGE,
            decision_text_change: Policy::DECISION_TEXT_CHANGE,
            stale_decisions: crate::round::StaleDecisions::Count,
        },
        departments: Departments::Listed(Vec::new()),
        accounts: ChartOfAccounts::nkf(),
        providers: None,
        limits: crate::round::Limits::DEFAULT,
        inputs: Vec::new(),
        rules: None,
        previous: None,
        pairing: crate::round::Pairing::default(),
        deadline: None,
        contract_end: None,
        process: None,
        responsibility: None,
        quality_fields: Vec::new(),
        comparison: crate::round::Comparisons::default(),
        index_clauses: Vec::new(),
        variances: crate::round::variances::Variances::default(),
        settings_sha256: String::new(),
    }
}

/// A portfolio of the lines and projects, all of one department and table.
pub(super) fn portfolio(lines: Vec<BudgetLine>, projects: Vec<Project>) -> Portfolio {
    let table = Table {
        sheet: Sheet { path: "budget.csv".into(), name: None },
        header_row: 0,
        columns: Vec::new(),
        input: "budget".into(),
        rows: RowCounts::default(),
        cents_per_unit: 100,
        hidden: false,
    };
    let department = Department { code: "1".into(), name: "Eins".into(), area: "NKF".into() };
    Portfolio {
        departments: vec![department],
        tables: vec![table],
        lines,
        projects,
        ..Portfolio::default()
    }
}

/// A line with its amounts in cents for 2024 (actual), 2025 (approved), 2026 (request) and the
/// plan of the years after; fields in their order of need.
pub(super) fn line(fields: &[(Field, &str)], cents: &[i64]) -> BudgetLine {
    let mut texts = Fields::default();
    for (field, text) in fields {
        texts.set(*field, Some(Text::from(*text)));
    }
    let phases = [Phase::Actual, Phase::Approved, Phase::Request, Phase::Plan];
    let amounts = (0_i16..)
        .zip(cents)
        .map(|(index, &cents)| Amount {
            period: Period::new(2024 + index, phases[usize::from(index.unsigned_abs()).min(3)]),
            cents: Cents(cents),
            table: TableIndex(0),
            cell: Cell { row: 1, column: index.unsigned_abs() },
        })
        .collect();
    BudgetLine {
        id: "L1".into(),
        key: "probe".into(),
        component: None,
        department: DepartmentIndex(0),
        area: "NKF".into(),
        fields: texts,
        extra: Vec::new(),
        amounts,
        out_of_scope: None,
        table: TableIndex(0),
        row: 1,
        twins: 1,
        ambiguous: false,
    }
}

/// A project with T1, T2, T3 as stated.
pub(super) fn project(id: &str, description: &str, stated: [Truth; 3]) -> Project {
    let cell = |column| Some(Cell { row: 1, column });
    let stated = |index: usize, column| Stated { value: stated[index], cell: cell(column) };
    Project {
        id: id.into(),
        title: "Probe".into(),
        department: "1".into(),
        business_area: "Feld".into(),
        kind: None,
        kind_text: "".into(),
        status: "".into(),
        begin: None,
        go_live: None,
        end: None,
        first_use: stated(0, 9),
        first_digitalisation: stated(1, 10),
        replacement: stated(2, 11),
        cost_benefit: Stated { value: Truth::Unknown, cell: cell(12) },
        follow_up_cost: None,
        description: description.into(),
        amounts: Vec::new(),
        extra: Vec::new(),
        table: TableIndex(0),
        row: 1,
    }
}
