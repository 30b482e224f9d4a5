//! *Wachstum*: change from year to year, what it is made of, and the lines that drive it.

mod drivers;
mod lines;
mod rates;
mod steps;

use crate::analyse::growth::GrowthStep;
use crate::analyse::{Growth, GrowthRow};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::Model;

pub(in crate::report) use lines::list;
pub(in crate::report) use steps::StepPlaces;

const WIDTHS: [u16; 10] = [52, 21, 21, 21, 14, 20, 21, 21, 21, 20];

/// The sheet, and the places of the steps from the years before to the target periods.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
) -> (Page<'a>, Vec<StepPlaces>) {
    let title = context.text("growth-title");
    let mut page = Page::new(context.text("sheet-growth"), title, &WIDTHS);
    page.note(&threshold(context));
    page.note(&context.text("growth-parts-remark"));
    page.note(&context.text("growth-phases-remark"));
    page.note(&context.text("growth-live-remark"));
    page.note(&context.text("growth-lines-remark"));
    let analysis = &context.run.analysis;
    if analysis.growth.is_empty() {
        page.note(&context.text("growth-none"));
    }
    if !analysis.growth_gaps.is_empty() {
        let years: Vec<_> = analysis.growth_gaps.iter().map(ToString::to_string).collect();
        page.note(&context.format("growth-gaps", &[("years", &years.join(", "))]));
    }
    course(context, &mut page, model);
    let mut places = Vec::new();
    for growth in ordered(context) {
        rates::rates(context, &mut page, model, growth);
        let found = steps::steps(context, &mut page, model, growth);
        places.extend(found.filter(|_| is_into_target(context, growth)));
        drivers::drivers(context, &mut page, growth);
        drivers::indexed(context, &mut page, growth);
        drivers::moved(context, &mut page, growth);
    }
    (page, places)
}

/// The comparison is the one of the course with a budget year.
fn is_into_target(context: &Context<'_>, growth: &Growth) -> bool {
    growth.is_course && context.run.analysis.growth.iter().any(|one| one.to == growth.to)
}

/// Every comparison, those into a budget year first.
fn ordered<'a>(context: &Context<'a>) -> Vec<&'a Growth> {
    let (mut targets, others): (Vec<&Growth>, Vec<&Growth>) =
        context.run.analysis.growth_course.iter().partition(|one| is_into_target(context, one));
    targets.extend(others);
    targets
}

fn threshold(context: &Context<'_>) -> String {
    let policy = &context.run.round.policy;
    let threshold = context.language.percent(policy.growth_threshold);
    match policy.growth_amount {
        None => context.format("growth-remark", &[("threshold", &threshold)]),
        Some(amount) => {
            let amount = context.language.money(amount, &context.run.round.currency);
            let values = [("threshold", threshold.as_str()), ("amount", amount.as_str())];
            context.format("growth-remark-amount", &values)
        }
    }
}

/// `Ansatz 2025 → Anmeldung 2026`.
fn compared(context: &Context<'_>, growth: &Growth) -> String {
    let (from, to) = (context.period(growth.from), context.period(growth.to));
    context.format("growth-section", &[("from", &from), ("to", &to)])
}

/// Headings of the amounts before and after and of their change, by the periods of a comparison or in
/// general.
fn amount_headings(context: &Context<'_>, growth: Option<&Growth>) -> [String; 3] {
    let [before, after] = match growth {
        Some(growth) => [growth.from, growth.to].map(|period| context.period(period)),
        None => ["growth-before", "growth-after"].map(|key| context.text(key)),
    };
    [before, after, context.text("change")].map(|heading| context.money_heading(&heading))
}

/// Every comparison in one table.
fn course<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
    if context.run.analysis.growth_course.is_empty() {
        return;
    }
    page.section(context.text("growth-course"));
    let mut headings = vec![context.text("growth-compared")];
    headings.extend(amount_headings(context, None));
    headings.extend(context.texts(&["growth", "growth-kind", "growth-one-sided-count"]));
    page.header(headings);
    for growth in &context.run.analysis.growth_course {
        let (number, whole) = (page.next_row(), growth.whole());
        let kind = if growth.is_course { "growth-is-course" } else { "growth-is-like" };
        let mut cells = vec![Value::from(compared(context, growth))];
        cells.extend(change(number, whole, sums(context, model, growth, whole)));
        cells.push(Value::from(context.text(kind)));
        let one_sided = growth.one_sided.as_ref();
        let count = one_sided.map_or(0, |found| found.begun.len() + found.ended.len());
        cells.push((count as u64).into());
        page.push(Look::Table, cells);
    }
}

/// The sums before and after, live as far as the model has them; blank where the source has none.
fn sums<'a>(
    context: &Context<'_>,
    model: &Model,
    growth: &Growth,
    row: &GrowthRow,
) -> [Value<'a>; 2] {
    [(growth.from, row.earlier()), (growth.to, row.later())].map(|(period, sum)| {
        let Some(sum) = sum else { return Value::Blank };
        let cell = model.compared(context, growth, &row.subject, period);
        cell.map_or(Value::from(sum), |cell| Value::formula(cell, sum))
    })
}

/// Before, after, change, rate.
fn change<'a>(number: u32, row: &GrowthRow, [earlier, later]: [Value<'a>; 2]) -> [Value<'a>; 4] {
    let (before, after) = (a1(number, 1), a1(number, 2));
    [
        earlier,
        later,
        Value::formula(format!("{after}-{before}"), row.change()),
        Value::formula(format!("IF({before}>0,({after}-{before})/{before},\"\")"), row.rate),
    ]
}

/// Word of a step.
fn step_word(context: &Context<'_>, step: GrowthStep) -> String {
    context.text(&format!("growth-step-{}", step.code().replace('_', "-")))
}
