//! *Doppelzählung*: what is kept out of the IT cost so that no cent counts twice, which income is
//! set off, and both sides of each provider.

use std::collections::BTreeMap;

use crate::analyse::double_count::{GuardCause, GuardSum, ProviderFigures};
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 6] = [44, 16, 21, 21, 12, 72];
const TARGET: u16 = 2;

/// The sheet; nothing where the round has no such money and no provider.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let found = &context.run.analysis.double_count;
    let targets: Vec<Period> = context.targets().map(|figures| figures.period).collect();
    let has_sums = found.sums.iter().any(|sum| targets.contains(&sum.period));
    if !has_sums && found.providers.is_empty() {
        return None;
    }
    let title = context.format("double-count-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-double-count"), title, &WIDTHS);
    page.note(&context.text("double-count-remark"));
    page.note(&context.text("double-count-follow"));
    let policy = &context.run.round.policy;
    let word = |kind: &str, code: &str| context.language.text(&format!("{kind}-{code}"));
    for (key, value) in [
        ("overview-basis", word("basis", policy.basis.code())),
        ("double-count-income", context.text(&format!("double-count-{}", policy.income.code()))),
    ] {
        page.push(Look::Plain, [Value::from(context.text(key)), Value::from(value)]);
    }
    for period in targets {
        kept_out(context, &mut page, period);
        income(context, &mut page, period);
        providers(context, &mut page, period);
    }
    Some(page)
}

/// Sums by cause and group of accounts: inside the target and outside, and how many amounts.
type Rows<'a> = BTreeMap<(GuardCause, &'a str), ([Total; 2], u64)>;

fn rows(sums: &[GuardSum], period: Period, wanted: impl Fn(GuardCause) -> bool) -> Rows<'_> {
    let mut rows = Rows::new();
    for sum in sums.iter().filter(|sum| sum.period == period && wanted(sum.cause)) {
        let (money, count) = rows.entry((sum.cause, &*sum.account_group)).or_default();
        money[usize::from(!sum.in_target)] += sum.sum;
        *count += sum.count;
    }
    rows
}

const fn is_income(cause: GuardCause) -> bool {
    matches!(cause, GuardCause::Income | GuardCause::SetOff)
}

fn kept_out<'a>(context: &Context<'a>, page: &mut Page<'a>, period: Period) {
    let sums = &context.run.analysis.double_count.sums;
    let label = context.period(period);
    page.section(context.format("double-count-section", &[("period", &label)]));
    let rows = rows(sums, period, |cause| !is_income(cause));
    table(context, page, &rows, "double-count-none", "double-count-sum");
}

fn income<'a>(context: &Context<'a>, page: &mut Page<'a>, period: Period) {
    let sums = &context.run.analysis.double_count.sums;
    let rows = rows(sums, period, is_income);
    page.section(context.format("income-section", &[("period", &context.period(period))]));
    table(context, page, &rows, "income-none", "income-sum");
}

fn table<'a>(context: &Context<'a>, page: &mut Page<'a>, rows: &Rows<'a>, none: &str, sum: &str) {
    if rows.is_empty() {
        page.note(&context.text(none));
        return;
    }
    let mut headings = context.texts(&["double-count-cause", "double-count-accounts"]);
    headings.push(context.money_heading(&context.text("double-count-inside")));
    headings.push(context.money_heading(&context.text("double-count-outside")));
    headings.extend(context.texts(&["double-count-amounts", "double-count-instead"]));
    page.header(headings);
    let first = page.next_row();
    let mut totals = ([Total::ZERO; 2], 0);
    for ((cause, group), (money, count)) in rows {
        for (total, sum) in totals.0.iter_mut().zip(money) {
            *total += *sum;
        }
        totals.1 += count;
        let key = match cause {
            // Where no income is set off, that is told by a word of its own.
            GuardCause::Income => "double-count-income-left".to_owned(),
            _ => format!("double-count-{}", cause.code().replace('_', "-")),
        };
        let mut values = vec![Value::from(context.text(&key)), Value::from(*group)];
        values.extend(money.map(Value::from));
        values.push((*count).into());
        let instead = format!("report-{key}.instead");
        values.push(context.language.lookup(&instead, &[]).into());
        page.push(Look::Table, values);
    }
    let last = page.next_row() - 1;
    let over = |column| format!("SUM({}:{})", a1(first, column), a1(last, column));
    let mut values = vec![Value::from(context.text(sum)), Value::Blank];
    let live = (TARGET..).zip(totals.0).map(|(column, sum)| Value::formula(over(column), sum));
    values.extend(live);
    values.push(Value::formula(over(4), totals.1));
    page.push(Look::Strong, values);
}

fn providers<'a>(context: &Context<'a>, page: &mut Page<'a>, period: Period) {
    let found: Vec<&'a ProviderFigures> = context
        .run
        .analysis
        .double_count
        .providers
        .iter()
        .filter(|provider| provider.period == period)
        .collect();
    if found.is_empty() {
        return;
    }
    page.section(context.format("providers-section", &[("period", &context.period(period))]));
    page.note(&context.text("providers-remark"));
    let mut headings = context.texts(&["providers-name", "line-department"]);
    headings.push(context.money_heading(&context.text("providers-bills")));
    headings.push(context.money_heading(&context.text("providers-plan")));
    headings.extend(context.texts(&["", "providers-counts"]));
    page.header(headings);
    for provider in found {
        page.push(Look::Table, cells(context, provider));
    }
}

fn cells<'a>(context: &Context<'a>, provider: &'a ProviderFigures) -> [Value<'a>; 6] {
    let departments = &context.run.portfolio.departments;
    let known = departments.iter().find(|known| known.code == provider.department);
    let counts = match provider.counts {
        _ if !provider.plan_in_target => context.text("providers-apart"),
        Some(side) => context.text(&format!("providers-counts-{}", side.code())),
        None => context.text("providers-unsaid"),
    };
    let declared = context.run.round.providers.iter().flatten();
    let reason = declared.filter(|own| own.department == provider.department);
    let reason: Vec<&str> =
        reason.map(|own| &*own.reason).filter(|reason| !reason.is_empty()).collect();
    let counts = [counts].into_iter().chain(reason.into_iter().map(str::to_owned));
    [
        known.map(|known| &*known.name).into(),
        Value::from(&*provider.department),
        provider.bills.into(),
        provider.plan.into(),
        Value::Blank,
        Value::from(counts.collect::<Vec<_>>().join(": ")),
    ]
}
