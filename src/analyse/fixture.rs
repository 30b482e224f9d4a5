//! Small portfolios for tests, built line by line.

use std::sync::Arc;

use crate::classify::{Class, Classification, Classified, InnovationTest, Judgement, Part};
use crate::money::{Cents, Ratio};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::{Cell, Sheet};
use crate::round::accounts::ChartOfAccounts;
use crate::round::{Averaging, Basis, Departments, Policy, Round, Stage};
use crate::schema::{
    Amount, BudgetLine, Column, Department, DepartmentIndex, Field, Fields, Portfolio, Role,
    RoleOrigin, RowCounts, Seen, Table, TableIndex, Text,
};

/// The request for the budget year of the fixture's round.
pub(crate) const BUDGET: Period = Period::new(2026, Phase::Request);
/// What was granted the year before.
pub(crate) const BEFORE: Period = Period::new(2025, Phase::Approved);
/// The first year of medium-term planning.
pub(crate) const PLAN: Period = Period::new(2027, Phase::Plan);

/// Portfolio, classification and round under construction.
pub(crate) struct Fixture {
    pub(crate) portfolio: Portfolio,
    pub(crate) classification: Classification,
    pub(crate) round: Round,
}

impl Fixture {
    /// Departments 1 and 2 in the NKF, 8 with a plan of its own; the target is over the NKF.
    pub(crate) fn new() -> Self {
        let departments = [("1", "NKF"), ("2", "NKF"), ("8", "Kliniken")]
            .into_iter()
            .map(|(code, area)| Department {
                code: code.into(),
                name: format!("Dezernat {code}").into(),
                area: area.into(),
            })
            .collect();
        let portfolio = Portfolio { departments, tables: vec![table()], ..Portfolio::default() };
        Self { portfolio, classification: Classification::default(), round: round() }
    }

    /// A line of one class.
    pub(crate) fn line(
        &mut self,
        id: &str,
        department: u16,
        class: Class,
        amounts: &[(Period, i64)],
    ) -> &mut Self {
        self.parts(id, department, &[(class, 1)], amounts)
    }

    /// A line split into parts by weight.
    pub(crate) fn parts(
        &mut self,
        id: &str,
        department: u16,
        parts: &[(Class, u32)],
        amounts: &[(Period, i64)],
    ) -> &mut Self {
        let row = u32::try_from(self.portfolio.lines.len()).expect("tests are small") + 1;
        let mut fields = Fields::default();
        fields.set(Field::Account, Some("529100".into()));
        fields.set(Field::Title, Some(format!("Titel {id}").into()));
        let mut amounts: Vec<Amount> = (4..)
            .zip(amounts)
            .map(|(column, &(period, cents))| Amount {
                period,
                cents: Cents(cents),
                table: TableIndex(0),
                cell: Cell { row, column },
            })
            .collect();
        amounts.sort_by_key(|amount| amount.period);
        let area = self.portfolio.departments[usize::from(department)].area.clone();
        self.portfolio.lines.push(BudgetLine {
            id: id.into(),
            key: id.into(),
            component: None,
            department: DepartmentIndex(department),
            area,
            fields,
            extra: Vec::new(),
            amounts,
            out_of_scope: None,
            table: TableIndex(0),
            row,
            twins: 1,
            ambiguous: false,
        });
        self.classification.lines.push(Some(Arc::new(classified(parts))));
        self
    }

    /// The line added last.
    pub(crate) fn last(&mut self) -> &mut BudgetLine {
        self.portfolio.lines.last_mut().expect("a line was added")
    }

    /// The classification of the line added last.
    pub(crate) fn last_class(&mut self) -> &mut Classified {
        let last = self.classification.lines.last_mut().and_then(Option::as_mut);
        Arc::get_mut(last.expect("a line in scope was added")).expect("tests share nothing")
    }

    /// The analysis of what was built.
    pub(crate) fn analyse(&self) -> super::Analysis {
        super::analyse(&self.portfolio, &self.classification, &self.round)
    }
}

/// A classification by one judgement.
pub(crate) fn classified(parts: &[(Class, u32)]) -> Classified {
    let parts = parts.iter().map(|&(class, weight)| Part { class, weight }).collect();
    Classified {
        judgements: vec![judgement(None, parts)],
        test: InnovationTest::default(),
        project: None,
        declared: None,
        contradicts: false,
        conflict: false,
        by_rules: None,
    }
}

/// A judgement from a fiscal year on.
pub(crate) fn judgement(from: Option<i16>, parts: Vec<Part>) -> Judgement {
    Judgement {
        from: from.map(FiscalYear),
        parts,
        rule: Some("R1".into()),
        decision: None,
        reason: "Grund".into(),
        evidence: "Beleg".into(),
    }
}

fn table() -> Table {
    let column = |index: u16, heading: &str| Column {
        index,
        heading: heading.into(),
        role: Role::Extra,
        origin: RoleOrigin::Round,
        seen: Seen::default(),
    };
    Table {
        sheet: Sheet { path: "budget/a.xlsx".into(), name: Some("Anmeldung".into()) },
        header_row: 0,
        columns: vec![column(0, "Dezernat"), column(4, "Ansatz 2026"), column(5, "Ansatz 2025")],
        input: "budget".into(),
        rows: RowCounts::default(),
        cents_per_unit: 100,
        hidden: false,
    }
}

fn round() -> Round {
    let nkf: Text = "NKF".into();
    Round {
        folder: "runde".into(),
        name: "runde".into(),
        organisation: "Verband".into(),
        fiscal_years: vec![BUDGET.fiscal_year],
        currency: "EUR".into(),
        language: crate::language::Language::German,
        stage: Stage::Anmeldung,
        policy: Policy {
            target_share: Ratio::from_millionths(200_000),
            basis: Basis::Expense,
            income: crate::round::Income::Gross,
            averaging: Averaging::Pooled,
            areas: vec![nkf],
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
        settings_sha256: "0".repeat(64),
    }
}
