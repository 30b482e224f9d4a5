//! The departments in order of weight and, beside them, the lines to decide first.

use std::cmp::Reverse;

use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Cell, Look, Page, Value, a1};
use crate::report::sheets::cell;
use crate::report::sheets::model::{Model, Sums};

/// More departments are one row of the rest.
const DEPARTMENTS: usize = 10;
const LINES: usize = 5;
/// Longer labels go on among the lines.
const LABEL: usize = 56;
/// Column of the total; the share follows, then the classes.
const TOTAL: u16 = 1;
const FIRST_CLASS: u16 = 3;
/// First column of the lines to decide.
const BESIDE: usize = 8;

/// Total, share of the whole and classes of the weightiest departments and of the rest.
pub(super) fn departments<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let mut headings = vec![context.text("overview-largest")];
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.text("overview-share-of-total"));
    headings.extend(context.class_headings());
    page.header(headings);
    let mut inside: Vec<_> = figures.departments.iter().filter(|found| found.in_target).collect();
    inside.sort_by_key(|department| Reverse(department.totals.total()));
    let first = page.next_row();
    let whole = model.whole(figures.period);
    let mut rest = figures.totals;
    for department in inside.iter().take(DEPARTMENTS) {
        for (left, sum) in rest.0.iter_mut().zip(department.totals.0) {
            *left -= sum;
        }
        let label = context.department_label(department.department);
        let sums = model.department(figures.period, department.department);
        let classes = match sums {
            Some(sums) => sums.classes(&department.totals),
            None => department.totals.0.map(Value::from),
        };
        row(page, label, classes, &department.totals, (figures, whole.as_ref()));
    }
    if inside.len() > DEPARTMENTS {
        let count = context.language.count((inside.len() - DEPARTMENTS) as u64);
        let label = context.format("overview-rest", &[("count", &count)]);
        let last = page.next_row() - 1;
        let classes = Class::ALL.map(|class| match &whole {
            Some(whole) => {
                let column = FIRST_CLASS + class as u16;
                let above = format!("SUM({}:{})", a1(first, column), a1(last, column));
                Value::formula(format!("{}-{above}", whole.class(class)), rest.of(class))
            }
            None => rest.of(class).into(),
        });
        row(page, label, classes, &rest, (figures, whole.as_ref()));
    }
}

fn row<'a>(
    page: &mut Page<'a>,
    label: String,
    classes: [Value<'a>; 4],
    totals: &ClassTotals,
    (figures, whole): (&PeriodFigures, Option<&Sums>),
) {
    let row = page.next_row();
    let sum = format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, FIRST_CLASS + 3));
    let share = Ratio::of(totals.total(), figures.totals.total());
    let share = match whole.map(Sums::total) {
        Some(all) => Value::formula(format!("IF({all}>0,{}/{all},\"\")", a1(row, TOTAL)), share),
        None => share.into(),
    };
    let mut values = vec![Value::from(label), Value::formula(sum, totals.total()), share];
    values.extend(classes);
    page.push(Look::Table, values);
}

/// The lines that settle the verdict, else the weightiest to review, beside a table that begins
/// in a row.
pub(super) fn deciding<'a>(
    context: &'a Context<'a>,
    page: &mut Page<'a>,
    figures: &'a PeriodFigures,
    first: u32,
) {
    let reach = figures.target.result.as_ref().map_or(&[][..], |result| &result.reach);
    let mut lines: Vec<(u32, Total)> =
        reach.iter().map(|line| (line.line, line.amount)).take(LINES).collect();
    let key = if lines.is_empty() { "overview-review-first" } else { "overview-decide-first" };
    if lines.is_empty() {
        let items = context.run.analysis.review.iter().take(LINES);
        lines.extend(items.map(|item| (item.line, item.weight.into())));
    }
    let headings = [
        context.text("line-id"),
        context.text(key),
        context.text("overview-department"),
        context.money_heading(&context.text("amount")),
    ];
    beside(page, first, headings.map(|text| cell(Look::Header, text)));
    for (&(line, amount), row) in lines.iter().zip(first + 1..) {
        let line = context.line(line);
        let values = [
            Value::from(&*line.id),
            Value::from(short(line.label())),
            Value::from(&*context.department(line.department).code),
            amount.into(),
        ];
        beside(page, row, values.map(|value| cell(Look::Table, value)));
    }
    let row = first + 1 + u32::try_from(lines.len()).expect("a handful");
    if lines.is_empty() {
        let text = context.text("overview-nothing-to-decide");
        return beside(page, row, [cell(Look::Plain, text)]);
    }
    let count = context.language.count(context.run.analysis.review.len() as u64);
    let sheet = context.text("sheet-review");
    let text = context.format("overview-all-to-review", &[("count", &count), ("sheet", &sheet)]);
    beside(page, row, [cell(Look::Link, Value::Link { sheet, text })]);
}

/// Puts cells into the right half of a row.
fn beside<'a>(page: &mut Page<'a>, row: u32, cells: impl IntoIterator<Item = Cell<'a>>) {
    while page.next_row() <= row {
        page.gap();
    }
    let found = &mut page.rows[row as usize];
    while found.len() < BESIDE {
        found.push(cell(Look::Plain, Value::Blank));
    }
    found.extend(cells);
}

fn short(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LABEL - 1).collect();
    format!("{}…", kept.trim_end())
}
