//! *Dezernate*: each department's classes, share, contribution and growth, with live sums.

mod alone;

use crate::analyse::target::{TargetResult, Verdict};
use crate::analyse::{ClassTotals, DepartmentFigures, GrowthSubject, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::{Mean, Model, Sums};
use crate::round::Averaging;

const WIDTHS: [u16; 17] = [10, 36, 18, 18, 18, 18, 18, 18, 18, 14, 14, 22, 12, 12, 18, 18, 12];
const TOTAL: u16 = 3;
const FIRST_CLASS: u16 = 4;
const INNOVATION: u16 = 6;
const LAST_CLASS: u16 = 7;
const BEFORE: u16 = 14;
const CHANGE: u16 = 15;

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>, model: &Model) -> Page<'a> {
    let title = context.format("departments-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-departments"), title, &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&context.text("departments-remark"));
    page.note(&context.text("departments-signs"));
    if context.run.analysis.target_periods.is_empty() {
        page.note(&context.text("no-target"));
    }
    for figures in context.targets() {
        page.section(context.period(figures.period));
        table(context, &mut page, model, figures);
        alone::alone(context, &mut page, figures);
    }
    page
}

fn table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let header = page.header(headings(context));
    let (inside, outside): (Vec<_>, Vec<_>) =
        figures.departments.iter().partition(|department| department.in_target);
    let first = header + 1;
    let count = u32::try_from(inside.len()).expect("departments are counted in 16 bits");
    let sum_row = first + count;
    for department in &inside {
        let contribution = Ratio::of(department.totals.of(Class::Innovation), figures.target.cost);
        let formula = format!(
            "IF({total}>0,{innovation}/{total},\"\")",
            innovation = a1(page.next_row(), INNOVATION),
            total = a1(sum_row, TOTAL)
        );
        push(context, page, model, (figures, department), Value::formula(formula, contribution));
    }
    if inside.is_empty() {
        page.note(&context.text("departments-none"));
    } else {
        sum(context, page, model, figures, (&inside, first));
    }
    if !outside.is_empty() {
        page.gap();
        page.note(&context.text("departments-outside"));
        for department in &outside {
            push(context, page, model, (figures, department), Value::Blank);
        }
    }
}

fn headings(context: &Context<'_>) -> Vec<String> {
    let mut headings = context.texts(&["line-department", "line-department-name", "line-area"]);
    headings.push(context.money_heading(&context.text("total")));
    headings.extend(context.class_headings());
    headings.extend(context.texts(&["share", "lower", "upper", "departments-verdict"]));
    headings.extend(context.texts(&["departments-contribution", "line-count"]));
    headings.push(context.money_heading(&context.text("previous-year")));
    headings.push(context.money_heading(&context.text("change")));
    headings.push(context.text("growth"));
    headings
}

fn push<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    (figures, department): (&PeriodFigures, &DepartmentFigures),
    contribution: Value<'a>,
) {
    let row = page.next_row();
    let known = context.department(department.department);
    let result = department.target.result.as_ref();
    let mut values =
        vec![Value::from(&*known.code), Value::from(&*known.name), Value::from(&*known.area)];
    let sums = model.department(figures.period, department.department);
    values.extend(class_cells(row, &department.totals, sums.as_ref()));
    values.push(share(row, result.map(|result| result.share)));
    values.extend(standing(context, model, row, sums.as_ref(), result));
    values.push(contribution);
    let lines = Value::from(department.line_count);
    values.push(sums.map_or(lines.clone(), |sums| Value::formula(sums.lines(), lines)));
    let subject = GrowthSubject::Department(department.department);
    let now = department.totals.total();
    values.extend(growth_cells(context, model, row, figures, (&subject, now)));
    page.push(Look::Table, values);
}

/// Total as live sum of its classes, then the classes, live as far as the model has them.
fn class_cells<'a>(row: u32, totals: &ClassTotals, sums: Option<&Sums>) -> Vec<Value<'a>> {
    let formula = format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, LAST_CLASS));
    let mut values = vec![Value::formula(formula, totals.total())];
    values.extend(sums.map_or_else(|| totals.0.map(Value::from), |sums| sums.classes(totals)));
    values
}

/// Bounds and verdict.
fn standing<'a>(
    context: &Context<'_>,
    model: &Model,
    row: u32,
    sums: Option<&Sums>,
    result: Option<&TargetResult>,
) -> [Value<'a>; 3] {
    let (lower, upper) = (result.map(|found| found.lower), result.map(|found| found.upper));
    let verdict = result.map(|found| context.verdict(found.verdict));
    let Some(sums) = sums else {
        return [Value::from(lower).aimed(), Value::from(upper).aimed(), verdict.into()];
    };
    let formula = verdict_formula(context, sums, &a1(row, TOTAL), &model.target_share());
    [
        Value::formula(sums.lower(), lower).aimed(),
        Value::formula(sums.upper(), upper).aimed(),
        Value::formula(formula, verdict),
    ]
}

/// Bounds and verdict by the mean of the departments' shares.
fn by_mean<'a>(
    context: &Context<'_>,
    model: &Model,
    mean: &Mean,
    result: &TargetResult,
) -> [Value<'a>; 3] {
    let [_, lower, upper] = mean.cells.clone();
    let formula = mean_verdict_formula(context, mean, &model.target_share());
    [
        Value::formula(lower, result.lower).aimed(),
        Value::formula(upper, result.upper).aimed(),
        Value::formula(formula, Value::from(context.verdict(result.verdict))),
    ]
}

/// The verdict in words by the mean, whose shares are exact to twelve digits.
pub(super) fn mean_verdict_formula(context: &Context<'_>, mean: &Mean, target: &str) -> String {
    let [_, lower, upper] = &mean.cells;
    let beyond = |bound: &str| format!("ROUND({bound}-{target},12)>=0");
    let [met, missed, open] = [Verdict::Met, Verdict::Missed, Verdict::Undecidable]
        .map(|verdict| context.verdict(verdict));
    let (reached, possible) = (beyond(lower), beyond(upper));
    format!("IF({lower}=\"\",\"\",IF({reached},\"{met}\",IF({possible},\"{open}\",\"{missed}\")))")
}

/// The verdict in words, from whole cents: a share rounded in between could tip it.
pub(super) fn verdict_formula(
    context: &Context<'_>,
    sums: &Sums,
    total: &str,
    target: &str,
) -> String {
    let innovation = sums.class(Class::Innovation);
    let beyond = |unclear: String| format!("ROUND({innovation}+{unclear}-{target}*{total},4)>=0");
    let [met, missed, open] = [Verdict::Met, Verdict::Missed, Verdict::Undecidable]
        .map(|verdict| context.verdict(verdict));
    let (lower, upper) = (beyond(sums.unclear_negative()), beyond(sums.unclear_positive()));
    format!("IF({total}<=0,\"\",IF({lower},\"{met}\",IF({upper},\"{open}\",\"{missed}\")))")
}

fn share<'a>(row: u32, share: Option<Ratio>) -> Value<'a> {
    let (innovation, total) = (a1(row, INNOVATION), a1(row, TOTAL));
    Value::formula(format!("IF({total}>0,{innovation}/{total},\"\")"), share).aimed()
}

/// Previous year, change and rate; blank where the previous year is not in the source.
fn growth_cells<'a>(
    context: &Context<'_>,
    model: &Model,
    row: u32,
    figures: &PeriodFigures,
    (subject, now): (&GrowthSubject, Total),
) -> [Value<'a>; 3] {
    const NONE: [Value<'_>; 3] = [Value::Blank, Value::Blank, Value::Blank];
    let growth = context.run.analysis.growth.iter().find(|growth| growth.to == figures.period);
    let Some(growth) = growth else { return NONE };
    let found = growth.rows.iter().find(|found| found.subject == *subject);
    let Some(found) = found else { return NONE };
    let cell = model.compared(context, growth, subject, growth.from);
    let cell = cell.filter(|_| found.earlier().is_some());
    let earlier = Value::from(found.earlier());
    let (after, before, change) = (a1(row, TOTAL), a1(row, BEFORE), a1(row, CHANGE));
    [
        cell.map_or(earlier.clone(), |cell| Value::formula(cell, earlier)),
        Value::formula(format!("{after}-{before}"), now - found.before),
        Value::formula(format!("IF({before}>0,{change}/{before},\"\")"), found.rate),
    ]
}

fn sum<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &PeriodFigures,
    (inside, first): (&[&DepartmentFigures], u32),
) {
    let row = page.next_row();
    let over = |column| format!("SUM({}:{})", a1(first, column), a1(row - 1, column));
    let mut totals = ClassTotals::default();
    for department in inside {
        for (sum, class) in totals.0.iter_mut().zip(department.totals.0) {
            *sum += class;
        }
    }
    let result = figures.target.result.as_ref();
    let pooled = Ratio::of(totals.of(Class::Innovation), totals.total());
    let mut values = vec![Value::Blank, Value::from(context.text("departments-sum")), Value::Blank];
    values.push(Value::formula(over(TOTAL), totals.total()));
    values.extend(
        (FIRST_CLASS..).zip(totals.0).map(|(column, sum)| Value::formula(over(column), sum)),
    );
    values.push(share(row, pooled));
    // By the mean rule bounds and verdict are no quotients of these sums.
    let is_pooled = context.run.round.policy.averaging == Averaging::Pooled;
    let mean = model.mean(figures.period).zip(result).filter(|_| !is_pooled);
    values.extend(match mean {
        Some((mean, result)) => by_mean(context, model, mean, result),
        None => {
            let sums = model.whole(figures.period).filter(|_| is_pooled);
            standing(context, model, row, sums.as_ref(), result)
        }
    });
    let parts = Ratio::of(totals.of(Class::Innovation), figures.target.cost);
    values.push(Value::formula(over(12), parts));
    let lines = inside.iter().map(|department| department.line_count).sum::<u64>();
    values.push(Value::formula(over(13), lines));
    let now = (&GrowthSubject::Whole, totals.total());
    values.extend(growth_cells(context, model, row, figures, now));
    page.push(Look::Strong, values);
    if totals != figures.totals {
        page.note(&context.text("departments-other-areas"));
    }
}
