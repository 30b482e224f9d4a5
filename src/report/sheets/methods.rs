//! *Methodik*: what was counted, by which formulas, rules and settings.

use crate::classify::{DecisionState, shown_parts};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};
use crate::round::accounts::AccountKind;

const WIDTHS: [u16; 7] = [34, 8, 20, 64, 46, 26, 10];

/// Terms with their definition, in order.
const TERMS: [&str; 5] = [
    "methods-cost",
    "methods-operations",
    "methods-enhancement",
    "methods-innovation",
    "methods-unclear",
];

/// Formulas and conventions, in order.
const FORMULAS: [&str; 9] = [
    "methods-share",
    "methods-bounds",
    "methods-verdict",
    "methods-gap",
    "methods-deciding",
    "methods-pooled",
    "methods-mean",
    "methods-growth",
    "methods-signs",
];

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let title = context.text("methods-title");
    let mut page = Page::new(context.text("sheet-methods"), title, &WIDTHS);
    page.section(context.text("methods-terms"));
    terms(context, &mut page, &TERMS);
    page.section(context.text("methods-formulas"));
    terms(context, &mut page, &FORMULAS);
    settings(context, &mut page);
    chart_of_accounts(context, &mut page);
    // The longest table comes last: its headings are printed on every page it runs over.
    rules(context, &mut page);
    page
}

fn terms(context: &Context<'_>, page: &mut Page<'_>, keys: &[&str]) {
    for key in keys {
        page.term(context.text(key), &context.text(&format!("{key}.definition")));
    }
}

fn settings<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let run = context.run;
    let policy = &run.round.policy;
    let word = |kind: &str, code: &str| context.language.text(&format!("{kind}-{code}"));
    let areas: Vec<&str> = policy.areas.iter().map(|area| &**area).collect();
    page.section(context.text("methods-settings"));
    for (key, value) in [
        ("methods-target", context.language.percent(policy.target_share)),
        ("overview-basis", word("basis", policy.basis.code())),
        ("overview-areas", areas.join(", ")),
        ("methods-averaging", word("averaging", policy.averaging.code())),
        ("overview-stage", word("stage", run.round.stage.code())),
        ("methods-threshold", context.language.percent(policy.growth_threshold)),
        ("methods-years", policy.innovation_years.to_string()),
        ("methods-amount-change", context.language.percent(policy.decision_amount_change)),
        ("methods-text-change", context.language.percent(policy.decision_text_change)),
        (
            "methods-stale",
            context.text(&format!("methods-stale-{}", policy.stale_decisions.code())),
        ),
        ("methods-decisions", decisions(context)),
        ("stamp-round", run.round.name.clone()),
        ("stamp-report", context.report_id.clone()),
        ("methods-version", env!("CARGO_PKG_VERSION").to_owned()),
        ("methods-settings-hash", run.round.settings_sha256.clone()),
        ("methods-rules-path", run.rule_table.path.to_string()),
        ("methods-rules-hash", run.rule_table.sha256.clone()),
    ] {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::from(value)]);
    }
}

/// How many decisions there are, by what became of them.
fn decisions(context: &Context<'_>) -> String {
    let outcomes = &context.run.classification.decisions;
    let counts: Vec<String> = DecisionState::ALL
        .into_iter()
        .filter_map(|state| {
            let count = outcomes.iter().filter(|outcome| outcome.state == state).count() as u64;
            let word = context.language.text(&format!("decision-state-{}", state.code()));
            (count > 0).then(|| format!("{word}: {}", context.language.count(count)))
        })
        .collect();
    if counts.is_empty() { context.text("methods-decisions-none") } else { counts.join("; ") }
}

fn rules<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    page.section(context.text("methods-rules"));
    page.note(&context.text("methods-rules-remark"));
    page.header(context.texts(&[
        "rules-id",
        "rules-priority",
        "rules-class",
        "rules-conditions",
        "rules-reason",
        "rules-source",
        "rules-hits",
    ]));
    for rule in &context.run.classification.rules {
        let mut clauses = rule.conditions.iter();
        let clause = |clause: Option<&'a String>| clause.map(String::as_str).into();
        page.push(
            Look::Table,
            [
                Value::from(&*rule.id),
                Value::from(rule.priority.to_string()),
                Value::from(shown_parts(&rule.parts, context.language)),
                clause(clauses.next()),
                Value::from(&*rule.reason),
                Value::from(&*rule.source),
                rule.hit_count.into(),
            ],
        );
        // A condition a row: long lists of words would fill more than a row can show.
        for further in clauses {
            let further = context.format("rules-and", &[("condition", further)]);
            page.push(
                Look::Table,
                [Value::Blank, Value::Blank, Value::Blank, Value::from(further)],
            );
        }
    }
}

fn chart_of_accounts<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let chart = &context.run.round.accounts;
    page.section(context.text("methods-accounts"));
    page.note(&context.text("methods-accounts-remark"));
    if chart.open {
        page.note(&context.text("methods-accounts-open"));
    }
    let policy = &context.run.round.policy;
    page.header(context.texts(&["accounts-prefix", "", "accounts-kind", "accounts-scope"]));
    let mut entries: Vec<_> = chart.entries().iter().collect();
    entries.sort();
    for (prefix, kind) in entries {
        let scope = match kind.out_of_scope(policy.basis, policy.income) {
            None if kind.is_income() => context.text("accounts-set-off"),
            None => context.text("accounts-counted"),
            Some(reason) => context.language.text(&format!("scope-{}", reason.code())),
        };
        page.push(
            Look::Table,
            [
                Value::from(&**prefix),
                Value::Blank,
                Value::from(context.text(account_kind(*kind))),
                Value::from(scope),
            ],
        );
    }
}

const fn account_kind(kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Cost => "accounts-cost",
        AccountKind::Expense => "accounts-expense",
        AccountKind::Depreciation => "accounts-depreciation",
        AccountKind::CurrentPayment => "accounts-current-payment",
        AccountKind::InvestmentPayment => "accounts-investment-payment",
        AccountKind::Income => "accounts-income",
        AccountKind::Revenue => "accounts-revenue",
        AccountKind::Receipt => "accounts-receipt",
        AccountKind::InternalCharge => "accounts-internal-charge",
        AccountKind::Loan => "accounts-loan",
        AccountKind::CostAccounting => "accounts-cost-accounting",
        AccountKind::Clearing => "accounts-clearing",
    }
}
