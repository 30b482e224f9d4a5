//! *Hauptbuch*: plan lines and products with the sums of the lines and of the ledger.

use super::plan_lines::{by_statement, is_told, label, periods, product};
use crate::analyse::ledger::{LedgerComparison, LedgerRow, Sides};
use crate::diagnostic::Touches;
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::PlanLines;

const WIDTHS: [u16; 9] = [12, 44, 26, 19, 19, 19, 19, 19, 30];
const PLAN: u16 = 3;
const LEDGER: u16 = 4;

/// Rows that differ a table shows; what is left is put together in one more.
const MOST_ROWS: usize = 1_000;

/// The sheet, where the round has a ledger and plan lines.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let run = context.run;
    let plan = run.portfolio.references.plan_lines.as_ref()?;
    let ledger = run.analysis.ledger.as_ref()?;
    let mut page = Page::new(context.text("sheet-ledger"), context.text("ledger-title"), &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&context.text("ledger-definition"));
    if !ledger.by_product {
        page.note(&context.text("ledger-by-plan-line"));
    }
    page.note(&context.text("ledger-signs"));
    page.note(&context.text("ledger-netting"));
    if let Some(caveat) = context.gaps_beside(Touches::Ledger) {
        page.note(&caveat);
    }
    notes(context, &mut page, ledger);
    for period in periods(context, ledger.rows.iter().map(|row| row.period)) {
        let own = ledger.rows.iter().filter(|row| row.period == period);
        let statement = |row: &LedgerRow| label(context, plan, row.assignment).statement;
        for (name, rows) in by_statement(own, statement) {
            table(context, &mut page, plan, &name, period, &rows);
        }
    }
    Some(page)
}

fn notes(context: &Context<'_>, page: &mut Page<'_>, ledger: &LedgerComparison) {
    if !ledger.plan_only_periods.is_empty() {
        let periods: Vec<String> =
            ledger.plan_only_periods.iter().map(|&period| context.period(period)).collect();
        page.note(&context.format("ledger-periods", &[("periods", &periods.join(", "))]));
    }
    if ledger.commitments != Total::ZERO {
        let sum = context.language.money(ledger.commitments, &context.run.round.currency);
        page.note(&context.format("ledger-commitments", &[("sum", &sum)]));
    }
}

fn table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    plan: &PlanLines,
    statement: &str,
    period: Period,
    rows: &[&'a LedgerRow],
) {
    let values = [("period", &*context.period(period)), ("statement", statement)];
    page.section(context.format("plan-section", &values));
    let mut headings = context.texts(&["plan-code", "plan-name", "plan-product"]);
    let money =
        ["ledger-plan", "ledger-ledger", "ledger-difference", "ledger-above", "ledger-below"];
    headings.extend(money.map(|key| context.money_heading(&context.text(key))));
    headings.push(context.text("ledger-finding"));
    let first = page.header(headings) + 1;
    let (differing, agreeing): (Vec<&LedgerRow>, Vec<&LedgerRow>) =
        rows.iter().partition(|row| row.above != Total::ZERO || row.below != Total::ZERO);
    for row in differing.iter().take(MOST_ROWS) {
        let label = label(context, plan, row.assignment);
        let names = [label.code, label.name, product(context, &row.product)];
        push(page, names.map(Value::from).into(), row, context.text(finding(row)), Look::Table);
    }
    let rest = differing.get(MOST_ROWS..).unwrap_or_default();
    for (own, key) in [(rest, "ledger-rest"), (&agreeing[..], "ledger-agreeing")] {
        if !own.is_empty() {
            let name = context.format(key, &[("count", &own.len().to_string())]);
            let names = vec![Value::Blank, Value::from(name), Value::Blank];
            let word = if key == "ledger-rest" { "ledger-differs" } else { "ledger-agrees" };
            push(page, names, &together(own), context.text(word), Look::Table);
        }
    }
    if rows.iter().all(|row| is_told(plan, row.assignment)) {
        sum(context, page, statement, first, &together(rows));
    } else {
        page.note(&context.text("plan-no-sum"));
    }
}

/// What a row that differs says.
fn finding(row: &LedgerRow) -> &'static str {
    match (row.sides.plan, row.sides.ledger) {
        (Some(_), None) => "ledger-only-plan",
        (None, Some(_)) => "ledger-only-ledger",
        _ if row.sides.agrees() => "ledger-netted",
        _ => "ledger-differs",
    }
}

fn push<'a>(
    page: &mut Page<'a>,
    mut values: Vec<Value<'a>>,
    row: &LedgerRow,
    finding: String,
    look: Look,
) {
    let number = page.next_row();
    let (plan, ledger) = (a1(number, PLAN), a1(number, LEDGER));
    values.push(row.sides.plan.into());
    values.push(row.sides.ledger.into());
    values.push(Value::formula(format!("{plan}-{ledger}"), row.sides.difference()));
    values.push(row.above.into());
    values.push(row.below.into());
    values.push(Value::from(finding));
    page.push(look, values);
}

/// Rows as one, for what is not shown row by row.
fn together(rows: &[&LedgerRow]) -> LedgerRow {
    let mut all = LedgerRow { sides: Sides::default(), ..rows[0].clone() };
    (all.above, all.below) = (Total::ZERO, Total::ZERO);
    for row in rows {
        for (sum, own) in
            [(&mut all.sides.plan, row.sides.plan), (&mut all.sides.ledger, row.sides.ledger)]
        {
            if let Some(own) = own {
                *sum.get_or_insert(Total::ZERO) += own;
            }
        }
        all.above += row.above;
        all.below += row.below;
    }
    all
}

fn sum<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    statement: &str,
    first: u32,
    all: &LedgerRow,
) {
    let row = page.next_row();
    let name = context.format("plan-statement-total", &[("statement", statement)]);
    let mut values = vec![Value::Blank, Value::from(name), Value::Blank];
    let sums = [
        all.sides.plan.unwrap_or_default(),
        all.sides.ledger.unwrap_or_default(),
        all.sides.difference(),
        all.above,
        all.below,
    ];
    values.extend((PLAN..).zip(sums).map(|(column, sum)| {
        Value::formula(format!("SUM({}:{})", a1(first, column), a1(row - 1, column)), sum)
    }));
    page.push(Look::Strong, values);
}
