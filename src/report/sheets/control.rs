//! *Kontrolle*: every check of the workbook on one page, each passed or failed by a live formula.
//!
//! In: the places of the live sums. Out: one row for each check: what is compared, both figures,
//! their difference, and in words whether it passes. Deliberately absent: findings about the
//! inputs, which have a sheet of their own.

use std::collections::BTreeMap;

use super::model::Model;
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 5] = [78, 24, 24, 18, 16];
const LIVE: u16 = 1;
const EXPECTED: u16 = 2;
const DIFFERENCE: u16 = 3;
const RESULT: u16 = 4;

/// The sheet; `difference` is the cell of the difference of the reconciliation.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
    difference: Option<String>,
) -> Page<'a> {
    let mut page = Page::new(context.text("sheet-control"), context.text("control-title"), &WIDTHS);
    page.note(&context.text("control-remark"));
    page.gap();
    let overall = page.next_row();
    page.push(Look::Strong, []);
    page.gap();
    let mut headings = vec![context.text("control-check")];
    headings.push(context.money_heading(&context.text("control-live")));
    headings.push(context.money_heading(&context.text("control-expected")));
    headings.push(context.money_heading(&context.text("reconciliation-difference")));
    headings.push(context.text("control-result"));
    page.header(headings);
    let first = page.next_row();
    agreement(context, &mut page, "control-agreement", &model.agreement());
    if let Some(years) = &model.years {
        agreement(context, &mut page, "control-agreement-years", years.agreement());
    }
    if let Some(cell) = difference {
        let label = context.text("control-reconciliation");
        compared(context, &mut page, label, cell, Total::ZERO);
    }
    for (period, sum) in column_sums(context) {
        let Some(formula) = model.column_sum(period) else { continue };
        let values = [("period", &*context.period(period))];
        compared(context, &mut page, context.format("control-column", &values), formula, sum);
    }
    for figures in context.targets() {
        let Some(sums) = model.whole(figures.period) else { continue };
        let values = [("period", &*context.period(figures.period))];
        let label = context.format("control-total", &values);
        compared(context, &mut page, label, sums.total(), figures.totals.total());
    }
    let range = format!("{}:{}", a1(first, RESULT), a1(page.next_row() - 1, RESULT));
    let [passed, failed] = words(context);
    let formula = format!("IF(COUNTIF({range},\"{failed}\")=0,\"{passed}\",\"{failed}\")");
    let row = [
        Value::from(context.text("control-overall")),
        Value::formula(formula, Value::from(passed)),
    ];
    page.rows[overall as usize] = row.map(|value| super::cell(Look::Strong, value)).into();
    page
}

/// The words of a result: a sign and a word, never a colour.
fn words(context: &Context<'_>) -> [String; 2] {
    ["control-passed", "control-failed"].map(|key| context.text(key))
}

/// Every row of a page of the model agrees with what the program calculated.
fn agreement(context: &Context<'_>, page: &mut Page<'_>, key: &str, cells: &str) {
    let [passed, failed] = words(context);
    let no = context.yes_no(false);
    let formula = format!("IF(COUNTIF({cells},\"{no}\")=0,\"{passed}\",\"{failed}\")");
    let mut row = vec![Value::from(context.text(key))];
    row.extend([const { Value::Blank }; 3]);
    row.push(Value::formula(formula, Value::from(passed)));
    page.push(Look::Table, row);
}

/// A row that compares a live figure with what it has to be.
fn compared(
    context: &Context<'_>,
    page: &mut Page<'_>,
    label: String,
    live: String,
    expected: Total,
) {
    let row = page.next_row();
    let [passed, failed] = words(context);
    let difference = a1(row, DIFFERENCE);
    let subtraction = format!("ROUND({}-{},2)", a1(row, LIVE), a1(row, EXPECTED));
    let result = format!("IF({difference}=0,\"{passed}\",\"{failed}\")");
    page.push(
        Look::Table,
        [
            Value::from(label),
            Value::formula(live, expected),
            Value::from(expected),
            Value::formula(subtraction, Total::ZERO),
            Value::formula(result, Value::from(passed)),
        ],
    );
}

/// The sum of the amounts of every line, by period.
fn column_sums(context: &Context<'_>) -> BTreeMap<Period, Total> {
    let mut sums = BTreeMap::new();
    for amount in context.run.portfolio.lines.iter().flat_map(|line| &line.amounts) {
        *sums.entry(amount.period).or_insert(Total::ZERO) += amount.cents;
    }
    sums
}
