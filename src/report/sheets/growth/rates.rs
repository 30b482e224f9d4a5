//! The figures of a comparison: the whole, departments, classes, account groups, and departments with
//! one year only.

use std::collections::HashMap;

use super::{amount_headings, change, compared, sums};
use crate::analyse::growth::OneSided;
use crate::analyse::{Growth, GrowthRow, GrowthSubject};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::Model;
use crate::schema::DepartmentIndex;

/// Cells a formula names one by one.
const MOST_ARGUMENTS: usize = 200;

pub(super) fn rates<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    growth: &'a Growth,
) {
    page.section(compared(context, growth));
    let mut headings = vec![context.text("growth-subject")];
    headings.extend(amount_headings(context, Some(growth)));
    headings.extend([context.text("growth"), context.text("growth-contribution")]);
    let parts = ["growth-money", "growth-scope", "growth-classification"];
    headings.extend(parts.map(|key| context.money_heading(&context.text(key))));
    headings.push(context.text("growth-mark"));
    page.header(headings);
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
    let mut headings = vec![context.text("growth-subject")];
    headings.extend(amount_headings(context, None));
    headings.push(context.text("growth"));
    page.header(headings);
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
