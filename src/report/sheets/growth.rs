//! *Wachstum*: change against the previous year, and the lines that drive it.

use crate::analyse::{Growth, GrowthDriver, GrowthRow, GrowthSubject};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 7] = [52, 21, 21, 21, 14, 36, 18];

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let title = context.text("growth-title");
    let mut page = Page::new(context.text("sheet-growth"), title, &WIDTHS);
    let threshold = context.language.percent(context.run.round.policy.growth_threshold);
    page.note(&context.format("growth-remark", &[("threshold", &threshold)]));
    if context.run.analysis.growth.is_empty() {
        page.note(&context.text("growth-none"));
    }
    for growth in &context.run.analysis.growth {
        rates(context, &mut page, growth);
        drivers(context, &mut page, growth);
    }
    page
}

fn rates<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    let (from, to) = (context.period(growth.from), context.period(growth.to));
    page.section(context.format("growth-section", &[("from", &from), ("to", &to)]));
    page.header([
        context.text("growth-subject"),
        context.money_heading(&from),
        context.money_heading(&to),
        context.money_heading(&context.text("change")),
        context.text("growth"),
        context.text("growth-mark"),
    ]);
    for row in &growth.rows {
        let look = if row.subject == GrowthSubject::Whole { Look::Strong } else { Look::Table };
        let number = page.next_row();
        page.push(look, rate(context, number, row));
    }
}

fn rate<'a>(context: &Context<'a>, number: u32, row: &GrowthRow) -> Vec<Value<'a>> {
    let subject = match row.subject {
        GrowthSubject::Whole => context.text("growth-whole"),
        GrowthSubject::Department(department) => {
            let label = context.department_label(department);
            let inside =
                context.run.round.policy.areas.contains(&context.department(department).area);
            let outside = || context.format("growth-outside", &[("department", &label)]);
            if inside { label } else { outside() }
        }
        GrowthSubject::Class(class) => {
            context.format("growth-class", &[("class", context.class(class))])
        }
    };
    let mark = if row.above_threshold { "growth-above" } else { "growth-within" };
    let (before, after) = (a1(number, 1), a1(number, 2));
    vec![
        Value::from(subject),
        row.before.into(),
        row.after.into(),
        Value::formula(format!("{after}-{before}"), row.after - row.before),
        Value::formula(format!("IF({before}>0,({after}-{before})/{before},\"\")"), row.rate),
        Value::from(row.rate.map(|_| context.text(mark))),
    ]
}

fn drivers<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    if growth.drivers.is_empty() {
        return;
    }
    page.section(context.text("growth-drivers"));
    page.header([
        context.text("line-title"),
        context.money_heading(&context.period(growth.from)),
        context.money_heading(&context.period(growth.to)),
        context.money_heading(&context.text("change")),
        context.text("growth-note"),
        context.text("department-label"),
        context.text("line-id"),
    ]);
    for driver in &growth.drivers {
        let number = page.next_row();
        page.push(Look::Table, driven(context, number, *driver));
    }
}

fn driven<'a>(context: &Context<'a>, number: u32, driver: GrowthDriver) -> Vec<Value<'a>> {
    let line = context.line(driver.line);
    let change = crate::money::Total::from(driver.after.unwrap_or_default())
        - driver.before.unwrap_or_default().into();
    let note = match (driver.before, driver.after) {
        (None, Some(_)) => context.text("growth-new"),
        (Some(_), None) => context.text("growth-gone"),
        _ => String::new(),
    };
    vec![
        Value::from(line.label()),
        driver.before.into(),
        driver.after.into(),
        Value::formula(format!("{}-{}", a1(number, 2), a1(number, 1)), change),
        Value::from(note),
        Value::from(context.department_label(line.department)),
        Value::from(&*line.id),
    ]
}
