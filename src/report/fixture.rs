//! A made-up run for tests: six departments, two areas, lines of every kind.

mod decisions;

use std::sync::Arc;

use crate::analyse::growth::{GrowthStep, StepFigures};
use crate::analyse::target::{DecidingLine, Gap, Target, TargetResult, Verdict};
use crate::analyse::{
    Analysis, AreaFigures, ClassTotals, DepartmentFigures, Growth, GrowthDriver, GrowthRow,
    GrowthSubject, MeanShare, PeriodFigures, ReviewCause, ReviewCauses, ReviewItem,
};
use crate::classify::{
    Class, Classification, Classified, InnovationTest, Judgement, Part, RuleSummary, allocations,
};
use crate::diagnostic::{Code, Diagnostic, Touches};
use crate::language::Language;
use crate::money::{Cents, Ratio, Total, round_up};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::{Cell, Place, Sheet, Source};
use crate::report::Run;
use crate::round::accounts::ChartOfAccounts;
use crate::round::records::Records;
use crate::round::{Averaging, Basis, Departments, Policy, Round, Stage};
use crate::schema::{
    Amount, BudgetLine, ClaimCheck, Column, ColumnReconciliation, Department, DepartmentIndex,
    Field, Fields, OutOfScope, Portfolio, Posts, Project, ProjectKind, Reconciliation, Role,
    RoleOrigin, RowCounts, ScopeSum, Seen, Stated, Table, TableIndex, Truth,
};

const BEFORE: Period = Period::new(2025, Phase::Approved);
const TARGET: Period = Period::new(2026, Phase::Approved);
const PLAN: Period = Period::new(2027, Phase::Plan);
const COMMITMENT: Period = Period::new(2027, Phase::Commitment);

/// A run with so many lines.
pub(super) fn run(line_count: u32, language: Language) -> Run {
    let mut portfolio = portfolio(line_count);
    let classification = Classification {
        lines: (0..line_count)
            .zip(&portfolio.lines)
            .map(|(number, line)| line.out_of_scope.is_none().then(|| Arc::new(classified(number))))
            .collect(),
        rules: rules(),
        decisions: if line_count > 4 { decisions::decisions() } else { Vec::new() },
        ..Classification::default()
    };
    let (records, round) = (Records::default(), round(language));
    let computed = crate::analyse::analyse(&portfolio, &classification, &round);
    let analysis = Analysis {
        views: computed.views,
        double_count: computed.double_count,
        sensitivity: computed.sensitivity,
        candidates: computed.candidates,
        ..analysis(&portfolio, &classification)
    };
    let (department_reviews, _) = crate::analyse::department_reviews(
        &portfolio,
        &classification,
        &analysis,
        &records,
        &round,
    );
    portfolio.reconciliation = reconciliation(&portfolio);
    Run {
        round,
        sources: vec![source("budget/dezernate.xlsx"), source("portfolio/projekte.csv")],
        rule_table: source("regeln.xlsx"),
        records,
        portfolio,
        classification,
        analysis,
        department_reviews,
        explanations: crate::analyse::Explanations::new(),
        diagnostics: diagnostics(),
        agenda: crate::analyse::Agenda::default(),
    }
}

fn source(path: &str) -> Source {
    Source { path: path.into(), sha256: "0123456789abcdef".repeat(4), size_bytes: 123_456 }
}

fn round(language: Language) -> Round {
    Round {
        folder: "runde".into(),
        name: "runde".to_owned(),
        organisation: "Landschaftsverband Musterland & Söhne".into(),
        fiscal_years: vec![FiscalYear(2026)],
        currency: "EUR".into(),
        language,
        stage: Stage::Freigabe,
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
        providers: Some(vec![crate::round::Provider {
            department: "8".into(),
            bills: Vec::new(),
            counts: None,
            reason: "".into(),
        }]),
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
        settings_sha256: "fedcba9876543210".repeat(4),
    }
}

fn portfolio(line_count: u32) -> Portfolio {
    let department = |code: &str, name: &str, area: &str| Department {
        code: code.into(),
        name: name.into(),
        area: area.into(),
    };
    let names = [
        "Organisation und Personal",
        "Kämmerei, Finanzen/Beteiligungen",
        "Gebäude- und Liegenschaftsmanagement, Umwelt, Energie, Bauen für Menschen",
        "Kinder, Jugend und Familie",
        "Schulen, Inklusionsamt",
        "Digitalisierung & IT",
    ];
    let mut departments: Vec<_> = (1..)
        .zip(names)
        .map(|(code, name)| department(&format!("{code:02}"), name, "NKF"))
        .collect();
    departments.push(department("8", "Klinikverbund", "Wirtschaftsplan Kliniken"));
    let mut portfolio = Portfolio { departments, tables: tables(), ..Portfolio::default() };
    portfolio.lines = (0..line_count).map(line).collect();
    portfolio.projects = (1..=4).map(project).collect();
    portfolio.posts = vec![posts("Servicedesk", 350, false), posts("Summe", 350, true)];
    portfolio
}

fn tables() -> Vec<Table> {
    let column = |index, heading: &str, role| Column {
        index,
        heading: heading.into(),
        role,
        origin: RoleOrigin::Alias,
        seen: Seen::default(),
    };
    let amount = |year, phase| Role::Amount {
        fiscal_year: Some(FiscalYear(year)),
        phase: Some(phase),
        label: None,
        year_offset: 0,
    };
    let budget = vec![
        column(0, "Bezeichnung", Role::Field(Field::Title)),
        column(1, "Sachkonto", Role::Field(Field::Account)),
        column(4, "Ansatz 2025", amount(2025, Phase::Approved)),
        column(5, "Ansatz 2026", amount(2026, Phase::Approved)),
        column(6, "Planung 2027", amount(2027, Phase::Plan)),
        column(7, "VE 2027", amount(2027, Phase::Commitment)),
        column(8, "Summe", Role::Claim(vec!["Ansatz 2026".into(), "Planung 2027".into()])),
    ];
    let table = |path: &str, name: Option<&str>, columns| Table {
        sheet: Sheet { path: path.into(), name: name.map(Into::into) },
        header_row: 3,
        columns,
        input: "Budget".into(),
        rows: RowCounts { taken: 60, ..RowCounts::default() },
        cents_per_unit: 100,
        hidden: false,
    };
    let title = column(0, "Projekt", Role::ProjectField("title"));
    vec![
        table("budget/dezernate.xlsx", Some("Anmeldung"), budget),
        table("portfolio/projekte.csv", None, vec![title]),
    ]
}

fn line(number: u32) -> BudgetLine {
    let mut fields = Fields::default();
    let account = ["529100", "543100", "781000", "481100"][number as usize % 4];
    let account = if number % 12 == 11 { account } else { "529100" };
    fields.set(Field::Account, Some(account.into()));
    let title = match number {
        0 => "=HYPERLINK(\"http://example.org\")".to_owned(),
        1 => "Steuer\u{1}zeichen".to_owned(),
        _ => format!("Lizenzen und Betrieb Fachverfahren {number}"),
    };
    fields.set(Field::Title, Some(title.into()));
    fields.set(Field::CostCentre, Some(format!("{:06}", number % 997).into()));
    fields.set(Field::Unit, Some("Fachbereich 21".into()));
    if number.is_multiple_of(5) {
        fields.set(Field::ProjectId, Some(format!("P{}", number % 4 + 1).into()));
        fields.set(Field::DeclaredClass, Some("Innovation".into()));
    }
    let row = number + 4;
    let amount = |period, column, cents| Amount {
        period,
        cents: Cents(cents),
        table: TableIndex(0),
        cell: Cell { row, column },
    };
    let cents = i64::from(number % 60) * 1_234_567 + 50_001;
    let cents = if number % 17 == 16 { -cents / 10 } else { cents };
    let mut amounts = vec![amount(TARGET, 5, cents)];
    if number % 9 != 8 {
        amounts.insert(0, amount(BEFORE, 4, cents / 10 * 9));
    }
    amounts.push(amount(PLAN, 6, cents + 3));
    if number.is_multiple_of(10) {
        amounts.push(amount(COMMITMENT, 7, 1_000_000));
    }
    BudgetLine {
        id: format!("L{:06x}", number + 0xA0_0000).into(),
        key: format!("Schlüssel {number}").into(),
        component: (number % 7 == 6).then(|| "DME".into()),
        department: DepartmentIndex(u16::try_from(number % 7).expect("below 7")),
        area: if number % 7 == 6 { "Wirtschaftsplan Kliniken" } else { "NKF" }.into(),
        fields,
        extra: Vec::new(),
        amounts,
        out_of_scope: (number % 12 == 11).then_some(OutOfScope::Income),
        table: TableIndex(0),
        row,
        twins: 1,
        ambiguous: false,
    }
}

fn classified(number: u32) -> Classified {
    let part = |class, weight| Part { class, weight };
    let judgement = |from, parts, rule: Option<&str>| Judgement {
        from,
        parts,
        rule: rule.map(Into::into),
        decision: None,
        reason: match rule {
            Some(_) => "Das Konto und die Worte „Lizenz“ und „Betrieb“ sprechen für Regelbetrieb.",
            None => "Keine Regel trifft zu.",
        }
        .into(),
        evidence: "Sachkonto 529100; Bezeichnung: „Lizenzen“".into(),
    };
    let judgements = match number % 6 {
        0 => vec![
            judgement(None, vec![part(Class::Innovation, 1)], Some("I-01")),
            judgement(Some(FiscalYear(2027)), vec![part(Class::Operations, 1)], Some("R-09")),
        ],
        1 => vec![judgement(
            None,
            vec![part(Class::Operations, 2), part(Class::Enhancement, 1)],
            Some("S-02"),
        )],
        2 => vec![judgement(None, vec![part(Class::Unclear, 1)], None)],
        3 => vec![judgement(None, vec![part(Class::Enhancement, 1)], Some("W-03"))],
        _ => vec![judgement(None, vec![part(Class::Operations, 1)], Some("R-01"))],
    };
    Classified {
        judgements,
        test: InnovationTest { first_use: Truth::Yes, ..InnovationTest::default() },
        project: (number.is_multiple_of(5)).then_some(number % 4),
        declared: (number.is_multiple_of(5)).then_some(Class::Innovation),
        contradicts: false,
        conflict: false,
        by_rules: None,
    }
}

fn rules() -> Vec<RuleSummary> {
    let rule = |id: &str, priority, class| RuleSummary {
        id: id.into(),
        priority,
        parts: vec![Part { class, weight: 1 }],
        conditions: vec![
            "das Sachkonto mit 5291 beginnt".to_owned(),
            "der Text „Lizenz“, „Wartung“ oder „Betrieb“ enthält".to_owned(),
        ],
        reason: "Lizenzen und Wartung halten vorhandene Lösungen im Betrieb.".into(),
        source: "Strategie, Kapitel 4.3".into(),
        rests_on: crate::classify::RestsOn::Content,
        hit_count: 12,
    };
    vec![
        rule("I-01", 10, Class::Innovation),
        rule("W-03", 20, Class::Enhancement),
        rule("R-01", 30, Class::Operations),
    ]
}

fn project(number: u32) -> Project {
    let stated = |value| Stated { value, cell: None };
    Project {
        id: format!("P{number}").into(),
        title: format!("Elektronische Akte, Stufe {number}").into(),
        department: "06".into(),
        business_area: "Soziales".into(),
        kind: Some(ProjectKind::Strategic),
        kind_text: "strategisch".into(),
        status: "läuft".into(),
        begin: Some(jiff::civil::date(2024, 1, 1)),
        go_live: (number == 1).then(|| jiff::civil::date(2027, 3, 1)),
        end: None,
        first_use: stated(Truth::Yes),
        first_digitalisation: stated(Truth::Unknown),
        replacement: stated(if number == 4 { Truth::Yes } else { Truth::No }),
        cost_benefit: stated(Truth::Unknown),
        follow_up_cost: None,
        description: "".into(),
        amounts: Vec::new(),
        extra: Vec::new(),
        table: TableIndex(1),
        row: number,
    }
}

fn posts(title: &str, hundredths: i64, claim: bool) -> Posts {
    Posts {
        title: title.into(),
        department: "06".into(),
        measure: "Stellen 2026".into(),
        fte_hundredths: Some(hundredths),
        table: TableIndex(1),
        cell: Cell { row: 4, column: 2 },
        claim,
    }
}

fn diagnostics() -> Vec<Diagnostic> {
    let place = || Place::file("budget/dezernate.xlsx").at(Cell { row: 16, column: 5 });
    vec![
        Diagnostic::new(Code::AmountUnreadable)
            .at(place().under("Ansatz 2026"))
            .with("found", "n. n.")
            .row("4 | 41.20 | Lizenzen Fachverfahren | n. n."),
        Diagnostic::new(Code::ClaimFails).at(place()).with("found", "1,00").with("computed", "2"),
    ]
}

fn analysis(portfolio: &Portfolio, classification: &Classification) -> Analysis {
    let periods: Vec<_> = [BEFORE, TARGET, PLAN]
        .into_iter()
        .map(|period| figures(portfolio, classification, period))
        .collect();
    let mut rows = vec![growth_row(GrowthSubject::Whole, &periods, |found| found.totals.total())];
    for number in 0..portfolio.departments.len() {
        let index = DepartmentIndex(u16::try_from(number).expect("few"));
        rows.push(growth_row(GrowthSubject::Department(index), &periods, |found| {
            let departments = found.departments.iter();
            departments.filter(|found| found.department == index).map(|d| d.totals.total()).sum()
        }));
    }
    for class in Class::ALL {
        rows.push(growth_row(GrowthSubject::Class(class), &periods, |f| f.totals.of(class)));
    }
    let in_scope = |(_, line): &(u32, &BudgetLine)| line.out_of_scope.is_none();
    let some = (0..).zip(&portfolio.lines).skip(2).step_by(3).filter(in_scope).take(20);
    let drivers = some.map(|(line, found)| {
        let cents = |period| found.amount(period).map(|amount| amount.cents);
        GrowthDriver {
            line,
            before: cents(BEFORE),
            after: cents(TARGET),
            kind: Some(GrowthStep::Raised),
            index: None,
            scope: Total::ZERO,
            counterpart: None,
            reclassified: None,
        }
    });
    let drivers: Vec<GrowthDriver> = drivers.collect();
    let change = rows[0].change();
    let growth = Growth {
        from: BEFORE,
        to: TARGET,
        is_course: true,
        rows,
        steps: vec![(GrowthStep::Raised, StepFigures { line_count: 3, change })],
        lines: drivers.clone().into(),
        drivers,
        indexed: Vec::new(),
        one_sided: None,
    };
    let mut review: Vec<_> = (0..)
        .zip(&portfolio.lines)
        .filter(|(number, line)| number % 6 == 2 && line.out_of_scope.is_none())
        .map(|(number, line)| ReviewItem {
            line: number,
            causes: ReviewCauses::default().with(ReviewCause::Unclear),
            weight: line.amount(TARGET).expect("every line has one").cents,
            period: TARGET,
            stakes: std::array::from_fn(|cause| {
                let cents = line.amount(TARGET).map(|amount| amount.cents.into());
                cents.filter(|_| cause == ReviewCause::Unclear as usize)
            }),
            deciding: number < 10,
        })
        .collect();
    review.sort_by_key(|item| std::cmp::Reverse(item.weight));
    let pooled = periods[1].target.clone();
    Analysis {
        periods,
        target_periods: vec![1],
        pooled_years: Some(pooled),
        pooled_budget_years: None,
        views: Vec::new(),
        double_count: crate::analyse::double_count::DoubleCount::default(),
        sensitivity: Vec::new(),
        candidates: Vec::new(),
        growth: vec![growth.clone()],
        growth_course: vec![growth],
        growth_gaps: Vec::new(),
        variances: crate::analyse::variance::Variances::default(),
        within_years: Vec::new(),
        review,
        innovation_without_cost_benefit: Total(123_400),
        current_payments_missing: false,
        plan_lines: None,
        ledger: None,
        provider: None,
        follow_up: crate::analyse::follow_up::FollowUp::default(),
        benchmarks: crate::analyse::benchmarks::BenchmarkComparison::default(),
    }
}

fn growth_row(
    subject: GrowthSubject,
    periods: &[PeriodFigures],
    sum: impl Fn(&PeriodFigures) -> Total,
) -> GrowthRow {
    let (before, after) = (sum(&periods[0]), sum(&periods[1]));
    let rate = Ratio::of(after - before, before);
    let above_threshold = rate.is_some_and(|rate| rate > Ratio::from_millionths(50_000));
    GrowthRow {
        subject,
        before,
        after,
        has_amounts: [true; 2],
        rate,
        contribution: Ratio::of(after - before, periods[0].totals.total()),
        scope: Total::ZERO,
        classification: Total::ZERO,
        above_threshold,
    }
}

fn figures(
    portfolio: &Portfolio,
    classification: &Classification,
    period: Period,
) -> PeriodFigures {
    let money = |wanted: &dyn Fn(&BudgetLine) -> bool| {
        let mut totals = ClassTotals::default();
        let mut unclear = Vec::new();
        let mut count = 0;
        for ((number, line), found) in (0..).zip(&portfolio.lines).zip(&classification.lines) {
            let Some(found) = found.as_ref().filter(|_| wanted(line)) else { continue };
            count += 1;
            for share in allocations(line, found).iter().filter(|share| share.period == period) {
                totals.add(share.class, share.cents);
                if share.class == Class::Unclear {
                    unclear.push((number, line.id.clone(), share.cents));
                }
            }
        }
        (count, totals, target(totals, &unclear))
    };
    let (line_count, totals, target) = money(&|line| &*line.area == "NKF");
    let areas = ["NKF", "Wirtschaftsplan Kliniken"].map(|area| {
        let (_, totals, target) = money(&|line| &*line.area == area);
        AreaFigures { area: area.into(), in_target: area == "NKF", totals, target }
    });
    let departments = (0..7).map(|number| {
        let (line_count, totals, target) = money(&|line| line.department.0 == number);
        DepartmentFigures {
            department: DepartmentIndex(number),
            in_target: number < 6,
            line_count,
            unclear_count: 1,
            totals,
            target,
        }
    });
    let share = Ratio::from_millionths(154_000);
    PeriodFigures {
        period,
        line_count,
        unclear_count: 3,
        totals,
        target,
        mean_share: Some(MeanShare { share, lower: share, upper: share, department_count: 6 }),
        areas: areas.into(),
        departments: departments.collect(),
        account_groups: Vec::new(),
    }
}

fn target(totals: ClassTotals, unclear: &[(u32, crate::schema::Text, Cents)]) -> Target {
    let (cost, innovation) = (totals.total(), totals.of(Class::Innovation));
    let side = |positive: bool| -> Total {
        let amounts = unclear.iter().map(|&(_, _, cents)| cents);
        amounts.filter(|cents| (cents.0 > 0) == positive).sum()
    };
    let (positive, negative) = (side(true), side(false));
    let missing = (2 * cost.0 - 10 * innovation.0).max(0);
    let result = Ratio::of(innovation, cost).map(|share| {
        let lower = Ratio::of(innovation + negative, cost).expect("positive");
        let upper = Ratio::of(innovation + positive, cost).expect("positive");
        let aim = Ratio::from_millionths(200_000);
        let deciding = |line: &(u32, crate::schema::Text, Cents)| DecidingLine {
            line: line.0,
            id: line.1.clone(),
            amount: line.2.into(),
        };
        let verdict = match (lower >= aim, upper < aim) {
            (true, _) => Verdict::Met,
            (_, true) => Verdict::Missed,
            _ => Verdict::Undecidable,
        };
        let open = verdict == Verdict::Undecidable;
        let gap = |missing: i128, innovation: Total| Gap {
            shift: Total(round_up(missing, 10)),
            add: Total(round_up(missing, 8)),
            cut: (innovation.0 > 0).then(|| Total(round_up(missing, 2))),
        };
        let possible = innovation + positive;
        TargetResult {
            share,
            lower,
            upper,
            verdict,
            gap: gap(missing, innovation),
            gap_at_upper: gap((2 * cost.0 - 10 * possible.0).max(0), possible),
            reach: unclear.iter().take(if open { 2 } else { 0 }).map(deciding).collect(),
            rule_out: unclear.iter().skip(1).take(usize::from(open)).map(deciding).collect(),
        }
    });
    Target { cost, innovation, unclear_positive: positive, unclear_negative: negative, result }
}

fn reconciliation(portfolio: &Portfolio) -> Reconciliation {
    let sheet = portfolio.tables[0].sheet.clone();
    let sum = |in_scope: bool, period| -> Total {
        let lines = portfolio.lines.iter().filter(|line| line.out_of_scope.is_none() == in_scope);
        lines.filter_map(|line| line.amount(period)).map(|amount| amount.cents).sum()
    };
    let column = |(column, period): (u16, Period)| ColumnReconciliation {
        sheet: sheet.clone(),
        table: None,
        column,
        heading: format!("Ansatz {}", period.fiscal_year).into(),
        touches: Touches::Lines,
        input: sum(true, period) + sum(false, period) + Total(777_700),
        classified: sum(true, period),
        out_of_scope: vec![(OutOfScope::Income, sum(false, period))],
        roll_up: Total(777_700),
        rejected: Total::ZERO,
        unreadable_count: 1,
        rounded_count: 2,
        rounding_moved_millionths: 4,
    };
    Reconciliation {
        columns: [(4, BEFORE), (5, TARGET), (6, PLAN)].map(column).into(),
        out_of_scope: vec![ScopeSum {
            reason: OutOfScope::Income,
            filter: "".into(),
            account_group: "48".into(),
            period: TARGET,
            count: 5,
            sum: sum(false, TARGET),
        }],
        claims: vec![
            claim(&sheet, "Summe Dezernat 4", 777_700, 777_700),
            claim(&sheet, "Gesamtsumme", 900_000, 899_999),
        ],
        claims_held_count: 1500,
        complete: false,
    }
}

fn claim(sheet: &Sheet, label: &str, claimed: i128, computed: i128) -> ClaimCheck {
    ClaimCheck {
        sheet: sheet.clone(),
        cell: Cell { row: 70, column: 5 },
        label: label.into(),
        claimed: Total(claimed),
        computed: Total(computed),
    }
}
