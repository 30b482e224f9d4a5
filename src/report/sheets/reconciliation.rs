//! *Abstimmung*: what became of every amount cell, column by column; what was left out and
//! why; printed sums against their parts.

use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::{ColumnReconciliation, OutOfScope};

const WIDTHS: [u16; 12] = [44, 26, 8, 30, 18, 18, 18, 18, 18, 14, 12, 12];
const INPUT: u16 = 4;
const DIFFERENCE: u16 = 9;

/// The sheet, and the cell of the difference over all columns.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> (Page<'a>, Option<String>) {
    let title = context.text("reconciliation-title");
    let mut page = Page::new(context.text("sheet-reconciliation"), title, &WIDTHS);
    page.note(&context.text("reconciliation-remark"));
    let complete = context.run.portfolio.reconciliation.complete;
    let mut beside = context.run.gaps_beside().peekable();
    if !complete {
        page.note(&context.text("overview-incomplete"));
    } else if beside.peek().is_none() {
        page.note(&context.text("reconciliation-complete"));
    }
    for (touched, _) in beside {
        page.note(&context.gaps_beside(touched).unwrap_or_default());
    }
    let difference = columns(context, &mut page);
    out_of_scope(context, &mut page);
    claims(context, &mut page);
    let difference = difference.map(|cell| format!("'{}'!{cell}", page.name));
    (page, difference)
}

/// Columns of the reconciliation that are money, in order.
const MONEY: [&str; 6] = [
    "reconciliation-input",
    "reconciliation-classified",
    "reconciliation-out-of-scope",
    "reconciliation-roll-up",
    "reconciliation-rejected",
    "reconciliation-difference",
];

fn columns<'a>(context: &Context<'a>, page: &mut Page<'a>) -> Option<String> {
    page.section(context.text("reconciliation-columns"));
    let mut headings = context.texts(&["file", "sheet", "column", "heading"]);
    headings.extend(MONEY.map(|key| context.money_heading(&context.text(key))));
    headings.extend(context.texts(&["reconciliation-unreadable", "reconciliation-rounded"]));
    page.header(headings);
    let first = page.next_row();
    let mut totals = [Total::ZERO; 6];
    for column in &context.run.portfolio.reconciliation.columns {
        let sums = sums(column);
        for (total, sum) in totals.iter_mut().zip(sums) {
            *total += sum;
        }
        let row = page.next_row();
        let mut values = vec![
            Value::from(&*column.sheet.path),
            sheet_and_table(context, column),
            Value::from(crate::provenance::column_letters(column.column)),
            Value::from(&*column.heading),
        ];
        values.extend(sums[..5].iter().copied().map(Value::from));
        values.push(difference(row, sums[5]));
        values.push(u64::from(column.unreadable_count).into());
        values.push(u64::from(column.rounded_count).into());
        page.push(Look::Table, values);
    }
    let row = page.next_row();
    if row == first {
        return None;
    }
    page.sums_below = true;
    page.fold_from(first);
    let mut values =
        vec![Value::from(context.text("sum")), Value::Blank, Value::Blank, Value::Blank];
    values.extend((INPUT..DIFFERENCE).zip(totals).map(|(column, total)| {
        Value::formula(format!("SUM({}:{})", a1(first, column), a1(row - 1, column)), total)
    }));
    values.push(difference(row, totals[5]));
    page.push(Look::Strong, values);
    Some(a1(row, DIFFERENCE))
}

/// The sheet, with where the table begins if the sheet has several.
fn sheet_and_table<'a>(context: &Context<'a>, column: &'a ColumnReconciliation) -> Value<'a> {
    let sheet = column.sheet.name.as_deref();
    let Some(table) = column.table else { return Value::from(sheet) };
    let cell = table.a1();
    let values = [("sheet", sheet.unwrap_or_default()), ("cell", &cell)];
    let key = if sheet.is_some() { "reconciliation-table" } else { "reconciliation-table-text" };
    Value::from(context.format(key, &values))
}

fn sums(column: &ColumnReconciliation) -> [Total; 6] {
    [
        column.input,
        column.classified,
        column.out_of_scope.iter().map(|&(_, sum)| sum).sum(),
        column.roll_up,
        column.rejected,
        column.difference(),
    ]
}

/// Input minus everything it became. Rounded to cents, which floats of a spreadsheet miss.
fn difference<'a>(row: u32, stored: Total) -> Value<'a> {
    let parts = format!("SUM({}:{})", a1(row, INPUT + 1), a1(row, DIFFERENCE - 1));
    Value::formula(format!("ROUND({}-{parts},2)", a1(row, INPUT)), stored)
}

fn out_of_scope<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let sums = &context.run.portfolio.reconciliation.out_of_scope;
    page.section(context.text("reconciliation-left-out"));
    page.note(&context.text("reconciliation-left-out-remark"));
    if sums.is_empty() {
        page.note(&context.text("reconciliation-left-out-none"));
        return;
    }
    let mut headings = context.texts(&[
        "reconciliation-reason",
        "period",
        "reconciliation-group",
        "reconciliation-filter",
    ]);
    headings.push(context.money_heading(&context.text("sum")));
    headings.push(context.text("reconciliation-count"));
    page.header(headings);
    for sum in sums {
        page.push(
            Look::Table,
            [
                Value::from(reason(context, sum.reason)),
                Value::from(context.period(sum.period)),
                Value::from(&*sum.account_group),
                Value::from(&*sum.filter),
                sum.sum.into(),
                sum.count.into(),
            ],
        );
    }
}

fn reason(context: &Context<'_>, reason: OutOfScope) -> String {
    context.language.text(&format!("scope-{}", reason.code()))
}

fn claims<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let reconciliation = &context.run.portfolio.reconciliation;
    page.section(context.text("claims-title"));
    page.note(&context.text("claims-remark"));
    if reconciliation.claims_held_count > 0 {
        let held = context.language.count(reconciliation.claims_held_count);
        page.note(&context.format("claims-held", &[("held", &held)]));
    }
    if reconciliation.claims.is_empty() {
        return;
    }
    let mut headings = context.texts(&["file", "sheet", "cell", "claims-label"]);
    for key in ["claims-printed", "claims-computed", "reconciliation-difference"] {
        headings.push(context.money_heading(&context.text(key)));
    }
    headings.push(context.text("claims-verdict"));
    page.header(headings);
    let (held, failed): (Vec<_>, Vec<_>) =
        reconciliation.claims.iter().partition(|claim| claim.claimed == claim.computed);
    // What needs a look comes first.
    for claim in failed.into_iter().chain(held) {
        let row = page.next_row();
        let holds = claim.claimed == claim.computed;
        let formula = format!("ROUND({}-{},2)", a1(row, 4), a1(row, 5));
        page.push(
            Look::Table,
            [
                Value::from(&*claim.sheet.path),
                Value::from(claim.sheet.name.as_deref()),
                Value::from(claim.cell.a1()),
                Value::from(&*claim.label),
                claim.claimed.into(),
                claim.computed.into(),
                Value::formula(formula, claim.claimed - claim.computed),
                Value::from(context.text(if holds { "claims-holds" } else { "claims-fails" })),
            ],
        );
    }
}
