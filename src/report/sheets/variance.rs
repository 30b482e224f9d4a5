//! *Abweichungen*: plan against actuals of closed years, and how past plans held. *Ursachen*: the
//! lines that need a cause, with columns to fill in.

mod causes;

use crate::analyse::variance::{DepartmentVariance, ForecastRecord, VarianceFigures, VarianceYear};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::period::{Period, Phase};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

pub(in crate::report) use causes::list;

const WIDTHS: [u16; 11] = [44, 20, 20, 20, 14, 14, 20, 14, 20, 14, 16];
const PLAN: u16 = 1;
const ACTUAL: u16 = 2;
const VARIANCE: u16 = 3;

/// The sheet; nothing where no year has plan and actuals.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let variances = &context.run.analysis.variances;
    if variances.years.is_empty() && variances.open_years.is_empty() {
        return None;
    }
    let title = context.text("variance-title");
    let mut page = Page::new(context.text("sheet-variances"), title, &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&context.text("variance-remark"));
    page.note(&thresholds(context));
    if !variances.open_years.is_empty() {
        let years: Vec<_> = variances.open_years.iter().map(ToString::to_string).collect();
        page.note(&context.format("variance-open-years", &[("years", &years.join(", "))]));
    }
    for year in &variances.years {
        departments(context, &mut page, year);
        classes(context, &mut page, year);
    }
    records(context, &mut page, &variances.records);
    Some(page)
}

/// When a variance needs a cause.
fn thresholds(context: &Context<'_>) -> String {
    let settings = &context.run.round.variances;
    let share = settings.threshold.map(|threshold| context.language.percent(threshold));
    let money = |amount: Total| context.language.money(amount, &context.run.round.currency);
    match (share, settings.amount.map(money)) {
        (Some(share), Some(amount)) => {
            let values = [("threshold", share.as_str()), ("amount", amount.as_str())];
            context.format("variance-threshold-both", &values)
        }
        (Some(share), None) => context.format("variance-threshold-share", &[("threshold", &share)]),
        (None, Some(amount)) => context.format("variance-threshold-amount", &[("amount", &amount)]),
        (None, None) => context.text("variance-threshold-none"),
    }
}

fn headings(context: &Context<'_>, year: &VarianceYear) -> Vec<String> {
    let phase = |phase| {
        let period = Period { fiscal_year: year.fiscal_year, phase };
        context.money_heading(&context.period(period))
    };
    vec![
        context.text("growth-subject"),
        phase(year.plan_phase),
        phase(Phase::Actual),
        context.money_heading(&context.text("variance")),
        context.text("variance-rate"),
    ]
}

fn departments<'a>(context: &Context<'a>, page: &mut Page<'a>, year: &'a VarianceYear) {
    let year_text = year.fiscal_year.to_string();
    page.section(context.format("variance-section", &[("year", &year_text)]));
    let mut header = headings(context, year);
    header.push(context.text("line-count"));
    header.push(context.money_heading(&context.text("variance-unplanned")));
    header.push(context.text("variance-unplanned-count"));
    header.push(context.money_heading(&context.text("variance-unspent")));
    header.push(context.text("variance-unspent-count"));
    header.push(context.text("variance-cause-count"));
    page.header(header);
    let (inside, others): (Vec<&DepartmentVariance>, Vec<&DepartmentVariance>) =
        year.departments.iter().partition(|found| found.in_target && found.comparable);
    let first = page.next_row();
    for found in &inside {
        let label = context.department_label(found.department);
        let number = page.next_row();
        let mut cells = compared(number, label, &found.figures);
        cells.extend(details(&found.figures, found.cause_count));
        page.push(Look::Table, cells);
    }
    if inside.is_empty() {
        page.note(&context.text("variance-none"));
    } else {
        sum(context, page, first, year, inside.iter().map(|found| found.cause_count).sum());
    }
    if others.is_empty() {
        return;
    }
    page.gap();
    page.note(&context.text("variance-others"));
    for found in others {
        let label = context.department_label(found.department);
        let number = page.next_row();
        let mut cells = if found.comparable {
            compared(number, label, &found.figures)
        } else {
            let one_sided =
                |count: u64, total: Total| (count < found.figures.line_count).then_some(total);
            let VarianceFigures { plan, actual, unplanned_count, unspent_count, .. } =
                found.figures;
            vec![
                Value::from(label),
                one_sided(unplanned_count, plan).into(),
                one_sided(unspent_count, actual).into(),
                Value::from(context.text("variance-not-comparable")),
                Value::Blank,
            ]
        };
        cells.extend(details(&found.figures, found.cause_count));
        page.push(Look::Table, cells);
    }
}

/// Plan, actual, and their live variance and rate.
fn compared<'a>(number: u32, label: String, figures: &VarianceFigures) -> Vec<Value<'a>> {
    let mut cells = vec![Value::from(label), figures.plan.into(), figures.actual.into()];
    cells.extend(variance(number, figures.variance(), figures.rate()));
    cells
}

fn variance<'a>(number: u32, variance: Total, rate: Option<Ratio>) -> [Value<'a>; 2] {
    let (plan, actual) = (a1(number, PLAN), a1(number, ACTUAL));
    [
        Value::formula(format!("{actual}-{plan}"), variance),
        Value::formula(format!("IF({plan}>0,{}/{plan},\"\")", a1(number, VARIANCE)), rate),
    ]
}

fn details<'a>(figures: &VarianceFigures, cause_count: u64) -> [Value<'a>; 6] {
    [
        figures.line_count.into(),
        figures.unplanned.into(),
        figures.unplanned_count.into(),
        figures.unspent.into(),
        figures.unspent_count.into(),
        cause_count.into(),
    ]
}

fn sum<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    first: u32,
    year: &VarianceYear,
    cause_count: u64,
) {
    let number = page.next_row();
    let over = |column| format!("SUM({}:{})", a1(first, column), a1(number - 1, column));
    let whole = &year.whole;
    let mut cells = vec![
        Value::from(context.text("growth-whole")),
        Value::formula(over(PLAN), whole.plan),
        Value::formula(over(ACTUAL), whole.actual),
    ];
    cells.extend(variance(number, whole.variance(), whole.rate()));
    let details = details(whole, cause_count);
    for (column, value) in (5..).zip(details) {
        cells.push(Value::Formula { text: over(column), result: Box::new(value) });
    }
    page.push(Look::Strong, cells);
}

fn classes<'a>(context: &Context<'a>, page: &mut Page<'a>, year: &'a VarianceYear) {
    if year.whole.line_count == 0 {
        return;
    }
    page.gap();
    page.header(headings(context, year));
    for class in Class::ALL {
        let number = page.next_row();
        let (plan, actual) = (year.classes.0.of(class), year.classes.1.of(class));
        let label = context.format("growth-class", &[("class", context.class(class))]);
        let mut cells = vec![Value::from(label), plan.into(), actual.into()];
        cells.extend(variance(number, actual - plan, Ratio::of(actual - plan, plan)));
        page.push(Look::Table, cells);
    }
}

/// How the past plans of each department held.
fn records<'a>(context: &Context<'a>, page: &mut Page<'a>, records: &'a [ForecastRecord]) {
    if records.is_empty() {
        return;
    }
    page.section(context.text("record-title"));
    page.note(&context.text("record-remark"));
    page.header([
        context.text("growth-subject"),
        context.money_heading(&context.text("record-plan")),
        context.money_heading(&context.text("record-actual")),
        context.money_heading(&context.text("variance")),
        context.text("variance-rate"),
        context.text("record-lines"),
        context.text("record-bias"),
        context.text("record-spread"),
        context.text("record-years"),
        context.text("line-count"),
    ]);
    for record in records {
        let number = page.next_row();
        let label = match record.department {
            None => context.text("growth-whole"),
            Some(department) if record.in_target => context.department_label(department),
            Some(department) => {
                let label = context.department_label(department);
                context.format("growth-outside", &[("department", &label)])
            }
        };
        let undefined = || Value::from(context.text("record-undefined"));
        let share = |share: Option<Ratio>| share.map_or_else(undefined, Value::from);
        let mut cells = vec![Value::from(label), record.plan.into(), record.actual.into()];
        cells.extend(variance(number, record.actual - record.plan, record.pooled));
        let years: Vec<_> = record.years.iter().map(ToString::to_string).collect();
        cells.extend([
            share(record.lines),
            share(record.bias),
            share(record.spread),
            Value::from(years.join(", ")),
            record.line_count.into(),
        ]);
        let look = if record.department.is_none() { Look::Strong } else { Look::Table };
        page.push(look, cells);
    }
}
