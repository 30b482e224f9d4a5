//! *Wachstum*: change from year to year, what it is made of, and the lines that drive it.

mod lines;

use std::collections::HashMap;

use crate::analyse::growth::{GrowthStep, OneSided};
use crate::analyse::{Growth, GrowthDriver, GrowthRow, GrowthSubject};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::Model;
use crate::schema::DepartmentIndex;

pub(in crate::report) use lines::list;

const WIDTHS: [u16; 10] = [52, 21, 21, 21, 14, 20, 21, 21, 21, 20];

/// Lines of one kind that are shown on the page.
const SHOWN: usize = 50;

/// Cells a formula names one by one.
const MOST_ARGUMENTS: usize = 200;

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>, model: &Model) -> Page<'a> {
    let title = context.text("growth-title");
    let mut page = Page::new(context.text("sheet-growth"), title, &WIDTHS);
    page.note(&threshold(context));
    page.note(&context.text("growth-parts-remark"));
    page.note(&context.text("growth-phases-remark"));
    page.note(&context.text("growth-live-remark"));
    let analysis = &context.run.analysis;
    if analysis.growth.is_empty() {
        page.note(&context.text("growth-none"));
    }
    if !analysis.growth_gaps.is_empty() {
        let years: Vec<_> = analysis.growth_gaps.iter().map(ToString::to_string).collect();
        page.note(&context.format("growth-gaps", &[("years", &years.join(", "))]));
    }
    course(context, &mut page, model);
    let is_target = |growth: &&Growth| {
        analysis.growth.iter().any(|one| growth.is_course && one.to == growth.to)
    };
    let (targets, others): (Vec<&Growth>, Vec<&Growth>) =
        analysis.growth_course.iter().partition(is_target);
    for growth in targets.into_iter().chain(others) {
        rates(context, &mut page, model, growth);
        steps(context, &mut page, model, growth);
        drivers(context, &mut page, growth);
        indexed(context, &mut page, growth);
        moved(context, &mut page, growth);
    }
    page
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

/// Every comparison in one table.
fn course<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
    if context.run.analysis.growth_course.is_empty() {
        return;
    }
    page.section(context.text("growth-course"));
    page.header([
        context.text("growth-compared"),
        context.money_heading(&context.text("growth-before")),
        context.money_heading(&context.text("growth-after")),
        context.money_heading(&context.text("change")),
        context.text("growth"),
        context.text("growth-kind"),
        context.text("growth-one-sided-count"),
    ]);
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

fn rates<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model, growth: &'a Growth) {
    page.section(compared(context, growth));
    page.header([
        context.text("growth-subject"),
        context.money_heading(&context.period(growth.from)),
        context.money_heading(&context.period(growth.to)),
        context.money_heading(&context.text("change")),
        context.text("growth"),
        context.text("growth-contribution"),
        context.money_heading(&context.text("growth-money")),
        context.money_heading(&context.text("growth-scope")),
        context.money_heading(&context.text("growth-classification")),
        context.text("growth-mark"),
    ]);
    let whole = page.next_row();
    let mut departments = HashMap::new();
    for row in &growth.rows {
        if let GrowthSubject::Department(department) = row.subject {
            departments.insert(department, page.next_row());
        }
        let look = if row.subject == GrowthSubject::Whole { Look::Strong } else { Look::Table };
        let number = page.next_row();
        let sums = sums(context, model, growth, row);
        page.push(look, rate(context, (number, whole), row, sums));
    }
    page.fold_from(whole + 1);
    if let Some(found) = &growth.one_sided {
        one_sided(context, page, found, (whole, growth.whole()), &departments);
    }
}

/// Departments with amounts in one of the two years only, told apart from the others.
fn one_sided<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    found: &OneSided,
    (whole, sums): (u32, &GrowthRow),
    rows: &HashMap<DepartmentIndex, u32>,
) {
    let names: Vec<String> = found
        .begun
        .iter()
        .chain(&found.ended)
        .map(|(department, _)| context.department_label(*department))
        .collect();
    let change = context.language.money(found.change(), &context.run.round.currency);
    let values = [("departments", &*names.join(", ")), ("change", &*change)];
    page.gap();
    page.note(&context.format("growth-one-sided", &values));
    page.header([
        context.text("growth-subject"),
        context.money_heading(&context.text("growth-before")),
        context.money_heading(&context.text("growth-after")),
        context.money_heading(&context.text("change")),
        context.text("growth"),
    ]);
    let number = page.next_row();
    let [one, both] = [number, number + 1];
    let part = |own: &[(DepartmentIndex, Total)], column: u16| {
        let sum: Total = own.iter().map(|own| own.1).sum();
        let cells: Vec<String> = own.iter().map(|own| a1(rows[&own.0], column)).collect();
        match cells.len() {
            0 => Value::Blank,
            1..=MOST_ARGUMENTS => Value::formula(format!("SUM({})", cells.join(",")), sum),
            _ => sum.into(),
        }
    };
    let cells = vec![
        Value::from(context.text("growth-one-sided-row")),
        part(&found.ended, 1),
        part(&found.begun, 2),
        Value::formula(format!("{}-{}", a1(one, 2), a1(one, 1)), found.change()),
    ];
    page.push(Look::Table, cells);
    let rest = |column| format!("{}-{}", a1(whole, column), a1(one, column));
    let (before, after) = (a1(both, 1), a1(both, 2));
    let growth = format!("IF({before}>0,({after}-{before})/{before},\"\")");
    let cells = vec![
        Value::from(context.text("growth-both-row")),
        Value::formula(rest(1), found.before),
        Value::formula(rest(2), found.after),
        Value::formula(format!("{after}-{before}"), found.after - found.before),
        Value::formula(growth, found.rate()),
    ];
    debug_assert_eq!(sums.change(), found.change() + found.after - found.before);
    page.push(Look::Table, cells);
}

fn subject(context: &Context<'_>, row: &GrowthRow) -> String {
    match &row.subject {
        GrowthSubject::Whole => context.text("growth-whole"),
        GrowthSubject::Department(department) => {
            let label = context.department_label(*department);
            let inside =
                context.run.round.policy.areas.contains(&context.department(*department).area);
            let outside = || context.format("growth-outside", &[("department", &label)]);
            if inside { label } else { outside() }
        }
        GrowthSubject::Class(class) => {
            context.format("growth-class", &[("class", context.class(*class))])
        }
        GrowthSubject::AccountGroup(group) if group.is_empty() => {
            context.text("growth-without-account")
        }
        GrowthSubject::AccountGroup(group) => context.format("growth-group", &[("group", group)]),
    }
}

fn rate<'a>(
    context: &Context<'a>,
    (number, whole): (u32, u32),
    row: &GrowthRow,
    sums: [Value<'a>; 2],
) -> Vec<Value<'a>> {
    let mark = if row.above_threshold { "growth-above" } else { "growth-within" };
    let marked = row.rate.is_some() || row.above_threshold;
    let (difference, base) = (a1(number, 3), format!("$B${}", whole + 1));
    let contribution = row.contribution.map_or(Value::Blank, |contribution| {
        let formula = format!("IF({base}>0,{difference}/{base},\"\")");
        Value::formula(formula, contribution)
    });
    let money = format!("{difference}-{}-{}", a1(number, 7), a1(number, 8));
    let mut cells = vec![Value::from(subject(context, row))];
    cells.extend(change(number, row, sums));
    cells.extend([
        contribution,
        Value::formula(money, row.money()),
        row.scope.into(),
        row.classification.into(),
        Value::from(marked.then(|| context.text(mark))),
    ]);
    cells
}

/// Word of a step.
fn step_word(context: &Context<'_>, step: GrowthStep) -> String {
    context.text(&format!("growth-step-{}", step.code().replace('_', "-")))
}

/// From the whole of one year to that of the other.
fn steps<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model, growth: &'a Growth) {
    page.section(context.text("growth-steps"));
    page.header([
        context.text("growth-step"),
        context.money_heading(&context.text("growth-amount")),
        context.text("line-count"),
    ]);
    let whole = growth.whole();
    let first = page.next_row();
    let [before, _] = sums(context, model, growth, whole);
    page.push(Look::Strong, [Value::from(context.period(growth.from)), before]);
    for (step, figures) in &growth.steps {
        page.push(
            Look::Table,
            [
                Value::from(step_word(context, *step)),
                figures.change.into(),
                figures.line_count.into(),
            ],
        );
    }
    let last = page.next_row();
    let sum = format!("SUM({}:{})", a1(first, 1), a1(last - 1, 1));
    let cells = [Value::from(context.period(growth.to)), Value::formula(sum, whole.after)];
    page.push(Look::Strong, cells);
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
        context.text("line-id"),
        context.text("department-label"),
    ]);
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
fn indexed<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
    if growth.indexed.is_empty() {
        return;
    }
    page.section(context.text("growth-indexed"));
    page.note(&context.text("growth-indexed-remark"));
    page.header([
        context.text("line-title"),
        context.money_heading(&context.period(growth.from)),
        context.money_heading(&context.period(growth.to)),
        context.money_heading(&context.text("change")),
        context.text("growth-index-rate"),
        context.text("line-id"),
        context.money_heading(&context.text("growth-index-change")),
        context.money_heading(&context.text("growth-index-rest")),
    ]);
    for driver in growth.indexed.iter().take(SHOWN) {
        let Some(index) = driver.index else { continue };
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
fn moved<'a>(context: &Context<'a>, page: &mut Page<'a>, growth: &'a Growth) {
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
