//! The lines behind a comparison that a reader sees first: drivers, contracts with an index clause,
//! and what is not money.

use super::{amount_headings, step_word};
use crate::analyse::{Growth, GrowthDriver};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

/// Lines of one kind that are shown on the page.
const SHOWN: usize = 50;

pub(super) fn drivers<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    if growth.drivers.is_empty() {
        return;
    }
    page.section(context.text("growth-drivers"));
    let mut headings = vec![context.text("line-title")];
    headings.extend(amount_headings(context, Some(growth)));
    headings.extend(context.texts(&["growth-note", "line-id", "department-label"]));
    page.header(headings);
    for driver in &growth.drivers {
        let number = page.next_row();
        let mut cells = driven(context, number, driver);
        cells.push(Value::from(
            driver.kind.map(|kind| step_word(context, kind)).unwrap_or_default(),
        ));
        cells.extend(whose(context, driver));
        page.push(Look::Table, cells);
    }
}

/// Title, before, after and change of a line.
fn driven<'a>(context: &Context<'a>, number: u32, driver: &GrowthDriver) -> Vec<Value<'a>> {
    let change = format!("{}-{}", a1(number, 2), a1(number, 1));
    vec![
        Value::from(context.line(driver.line).label()),
        driver.before.into(),
        driver.after.into(),
        Value::formula(change, driver.change()),
    ]
}

/// Id and department of a line.
fn whose<'a>(context: &Context<'a>, driver: &GrowthDriver) -> [Value<'a>; 2] {
    let line = context.line(driver.line);
    [Value::from(&*line.id), Value::from(context.department_label(line.department))]
}

/// Says how many more lines there are than are shown.
fn note_rest(context: &Context<'_>, page: &mut Page<'_>, count: usize) {
    if count > SHOWN {
        let count = context.language.count((count - SHOWN) as u64);
        page.note(&context.format("growth-rest", &[("count", &count)]));
    }
}

/// Contracts with an index clause: what it adds, and what the line grew beyond it.
pub(super) fn indexed<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    if growth.indexed.is_empty() {
        return;
    }
    page.section(context.text("growth-indexed"));
    page.note(&context.text("growth-indexed-remark"));
    let mut headings = vec![context.text("line-title")];
    headings.extend(amount_headings(context, Some(growth)));
    headings.extend(context.texts(&["growth-index-rate", "line-id"]));
    let parts = ["growth-index-change", "growth-index-rest"];
    headings.extend(parts.map(|key| context.money_heading(&context.text(key))));
    page.header(headings);
    for driver in growth.indexed.iter().take(SHOWN) {
        let Some(index) = &driver.index else { continue };
        let number = page.next_row();
        let mut cells = driven(context, number, driver);
        let expected = format!("ROUND({}*{},2)", a1(number, 1), a1(number, 4));
        let rest = format!("{}-{}", a1(number, 3), a1(number, 6));
        cells.extend([
            index.rate.into(),
            Value::from(&*context.line(driver.line).id),
            Value::formula(expected, index.expected),
            Value::formula(rest, driver.change() - index.expected),
        ]);
        page.push(Look::Table, cells);
    }
    note_rest(context, page, growth.indexed.len());
}

/// What is not money: lines that moved in or out of the target, lines of another class.
pub(super) fn moved<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    let moved: Vec<&GrowthDriver> = growth
        .lines
        .iter()
        .filter(|line| line.counterpart.is_some() || line.reclassified.is_some())
        .collect();
    if moved.is_empty() {
        return;
    }
    page.section(context.text("growth-moved"));
    page.note(&context.text("growth-moved-remark"));
    let [operations, enhancement, innovation, unclear] = context.classes.clone();
    let into =
        |class: &str| context.money_heading(&context.format("growth-into", &[("class", class)]));
    page.header([
        context.text("line-title"),
        context.money_heading(&context.text("growth-scope")),
        context.text("growth-counterpart"),
        into(&operations),
        context.text("growth-note"),
        context.text("line-id"),
        into(&enhancement),
        into(&innovation),
        into(&unclear),
    ]);
    for driver in moved.iter().take(SHOWN) {
        let other = driver.counterpart.map(|other| &*context.line(other).id);
        let class = |number: usize| -> Value<'a> {
            driver.reclassified.as_ref().map(|moved| moved.0[number]).into()
        };
        let scope = (driver.scope != Total::ZERO).then_some(driver.scope);
        let kind = driver.kind.map(|kind| step_word(context, kind)).unwrap_or_default();
        let line = context.line(driver.line);
        page.push(
            Look::Table,
            [
                Value::from(line.label()),
                scope.into(),
                other.into(),
                class(0),
                Value::from(kind),
                Value::from(&*line.id),
                class(1),
                class(2),
                class(3),
            ],
        );
    }
    note_rest(context, page, moved.len());
}
