//! *Umschichtung*: where money for innovation could come from; pointers with their sums, no
//! proposals.

use std::collections::BTreeMap;

use crate::analyse::candidates::{Candidates, Ending, Growing, Shared, SharedKey};
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::target::Places;

const WIDTHS: [u16; 7] = [56, 24, 21, 21, 36, 22, 21];
/// Rows of one table that are shown; the rest stand in the data.
const SHOWN: usize = 30;

/// The sheet; nothing where there is no candidate.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    places: &BTreeMap<Period, Places>,
) -> Option<Page<'a>> {
    let found = &context.run.analysis.candidates;
    let is_empty = |candidates: &Candidates| {
        candidates.growing.is_empty()
            && candidates.ending.is_empty()
            && candidates.shared.is_empty()
    };
    if found.iter().all(is_empty) {
        return None;
    }
    let title = context.format("candidates-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-candidates"), title, &WIDTHS);
    page.note(&context.text("candidates-remark"));
    page.note(&context.text("candidates-signs"));
    page.note(&context.text("candidates-of-the-run"));
    for (number, candidates) in found.iter().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        gap(context, &mut page, candidates, places.get(&candidates.period));
        growing(context, &mut page, candidates);
        ending(context, &mut page, candidates);
        shared(context, &mut page, candidates);
    }
    Some(page)
}

/// What has to be shifted in all, to compare the sums below with.
fn gap<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    candidates: &Candidates,
    places: Option<&Places>,
) {
    let period = context.period(candidates.period);
    page.section(context.format("candidates-section", &[("period", &period)]));
    let figures = context.targets().find(|figures| figures.period == candidates.period);
    let gap = figures.and_then(|figures| figures.target.result.as_ref());
    let gap = gap.map(|result| result.gap.shift);
    let label = context.money_heading(&context.text("target-shift"));
    let shift = match (gap, places) {
        (Some(gap), Some(places)) => Value::formula(places.gap[0].clone(), gap),
        (gap, _) => gap.into(),
    };
    page.push(Look::Strong, [Value::from(label), Value::Blank, shift]);
}

/// Number and sum of all rows of a table, and how many are shown where that is not all.
fn counted(context: &Context<'_>, page: &mut Page<'_>, key: &str, count: usize, sum: Total) {
    let values = [
        ("count", context.language.count(count as u64)),
        ("sum", context.language.money(sum, &context.run.round.currency)),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, &**value));
    let none = format!("{key}-none");
    page.gap();
    page.note(&with_cut(
        context,
        context.format(if count == 0 { &none } else { key }, &values),
        count,
    ));
}

fn with_cut(context: &Context<'_>, text: String, count: usize) -> String {
    if count <= SHOWN {
        return text;
    }
    let shown = context.language.count(SHOWN as u64);
    format!("{text} {}", context.format("candidates-cut", &[("shown", &shown)]))
}

fn growing<'a>(context: &Context<'a>, page: &mut Page<'a>, candidates: &'a Candidates) {
    let lines = &candidates.growing;
    let Some(before) = candidates.before else {
        page.gap();
        page.note(&context.text("candidates-no-before"));
        return;
    };
    let sum = lines.iter().map(|line| line.after - line.before).sum();
    counted(context, page, "candidates-growing", lines.len(), sum);
    if lines.is_empty() {
        return;
    }
    page.header([
        context.text("line-title"),
        context.money_heading(&context.period(before)),
        context.money_heading(&context.period(candidates.period)),
        context.money_heading(&context.text("change")),
        context.text("department-label"),
        context.text("line-id"),
    ]);
    for &Growing { line, before, after } in lines.iter().take(SHOWN) {
        let row = page.next_row();
        let change = Value::formula(format!("{}-{}", a1(row, 2), a1(row, 1)), after - before);
        let [title, department, id] = named(context, line);
        page.push(Look::Table, [title, before.into(), after.into(), change, department, id]);
    }
}

fn ending<'a>(context: &Context<'a>, page: &mut Page<'a>, candidates: &'a Candidates) {
    let lines = &candidates.ending;
    let sum = lines.iter().map(|line| line.amount).sum();
    counted(context, page, "candidates-ending", lines.len(), sum);
    if lines.is_empty() {
        return;
    }
    let going_on = lines.iter().filter(|line| line.planned_after.is_some());
    let going_on: Vec<Total> = going_on.map(|line| line.amount).collect();
    if !going_on.is_empty() {
        let sum: Total = going_on.iter().copied().sum();
        let values = [
            ("count", context.language.count(going_on.len() as u64)),
            ("sum", context.language.money(sum, &context.run.round.currency)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, &**value));
        page.note(&context.format("candidates-going-on", &values));
    }
    page.header([
        context.text("line-title"),
        context.text("candidates-end"),
        context.money_heading(&context.text("amount")),
        context.text("candidates-ends"),
        context.text("department-label"),
        context.text("line-id"),
        context.money_heading(&context.text("candidates-planned-after")),
    ]);
    for &Ending { line, end, of_project, amount, planned_after } in lines.iter().take(SHOWN) {
        let what = if of_project { "candidates-project" } else { "candidates-contract" };
        let [title, department, id] = named(context, line);
        let what = Value::from(context.text(what));
        let after = planned_after.into();
        page.push(Look::Table, [title, end.into(), amount.into(), what, department, id, after]);
    }
}

fn shared<'a>(context: &Context<'a>, page: &mut Page<'a>, candidates: &'a Candidates) {
    let groups = &candidates.shared;
    page.gap();
    let values = [("count", &*context.language.count(groups.len() as u64))];
    let key = if groups.is_empty() { "candidates-shared-none" } else { "candidates-shared" };
    page.note(&with_cut(context, context.format(key, &values), groups.len()));
    if groups.is_empty() {
        return;
    }
    page.header([
        context.text("candidates-key"),
        context.text("candidates-same"),
        context.money_heading(&context.text("amount")),
        context.text("line-count"),
        context.text("candidates-departments"),
        context.text("candidates-first"),
    ]);
    for group in groups.iter().take(SHOWN) {
        page.push(Look::Table, grouped(context, group));
    }
}

fn grouped<'a>(context: &Context<'a>, group: &'a Shared) -> [Value<'a>; 6] {
    let codes: Vec<&str> =
        group.departments.iter().map(|&index| &*context.department(index).code).collect();
    [
        Value::from(&*group.name),
        Value::from(context.text(match group.key {
            SharedKey::Solution => "candidates-solution",
            SharedKey::Contract => "candidates-contract",
            SharedKey::Title => "candidates-title-key",
        })),
        group.sum.into(),
        (group.lines.len() as u64).into(),
        Value::from(codes.join(", ")),
        Value::from(&*context.line(group.lines[0].line).id),
    ]
}

fn named<'a>(context: &Context<'a>, number: u32) -> [Value<'a>; 3] {
    let line = context.line(number);
    [
        Value::from(line.label()),
        Value::from(context.department_label(line.department)),
        Value::from(&*line.id),
    ]
}
