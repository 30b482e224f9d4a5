//! *Planzeilen*: the lines by plan line and product, one table for each period and plan.

use crate::analyse::plan_lines::{PlanFigure, PlanFigures};
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::{PlanAssignment, PlanLines, Text};

const WIDTHS: [u16; 11] = [12, 44, 26, 18, 18, 18, 18, 18, 18, 12, 40];
const TOTAL: u16 = 3;
const FIRST_CLASS: u16 = 4;
const OUT_OF_SCOPE: u16 = 8;
const LINE_COUNT: u16 = 9;

/// Rows of figures a page shows; it is kept in memory.
const MOST_ROWS: usize = 2_000;

/// Accounts a row names.
const MOST_ACCOUNTS: usize = 6;

/// What a plan line is called: number, name and plan.
pub(super) struct PlanLabel {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) statement: String,
}

/// The words of an assignment.
pub(super) fn label(
    context: &Context<'_>,
    plan: &PlanLines,
    assignment: PlanAssignment,
) -> PlanLabel {
    let statement = |text: &Text| {
        if text.is_empty() { context.text("plan-no-statement") } else { text.to_string() }
    };
    match assignment {
        PlanAssignment::Line(number) => {
            let line = &plan.lines[number];
            PlanLabel {
                code: line.code.to_string(),
                name: line.name.to_string(),
                statement: statement(&line.statement),
            }
        }
        PlanAssignment::Ambiguous(number) => {
            let entry = &plan.entries[number];
            let codes: Vec<&str> =
                entry.lines.iter().map(|&line| &*plan.lines[line].code).collect();
            let values = [("lines", &*codes.join(", ")), ("prefix", &*entry.prefix)];
            let first = &plan.lines[entry.lines[0]].statement;
            let alike = entry.lines.iter().all(|&line| plan.lines[line].statement == *first);
            PlanLabel {
                code: context.text("plan-ambiguous"),
                name: context.format("plan-ambiguous-name", &values),
                statement: if alike { statement(first) } else { context.text("plan-outside") },
            }
        }
        PlanAssignment::Missing => PlanLabel {
            code: context.text("plan-missing"),
            name: context.text("plan-missing-name"),
            statement: context.text("plan-outside"),
        },
    }
}

/// The plan of an assignment is told: only then may its lines be added.
pub(super) fn is_told(plan: &PlanLines, assignment: PlanAssignment) -> bool {
    match assignment {
        PlanAssignment::Line(number) => !plan.lines[number].statement.is_empty(),
        PlanAssignment::Ambiguous(number) => {
            let lines = &plan.entries[number].lines;
            let first = &plan.lines[lines[0]].statement;
            !first.is_empty() && lines.iter().all(|&line| plan.lines[line].statement == *first)
        }
        PlanAssignment::Missing => false,
    }
}

/// A product as a row names it.
pub(super) fn product(context: &Context<'_>, product: &Text) -> String {
    if product.is_empty() { context.text("plan-no-product") } else { product.to_string() }
}

/// Rows of one period by plan, in the order the plans come up.
pub(super) fn by_statement<'r, T>(
    rows: impl IntoIterator<Item = &'r T>,
    statement: impl Fn(&T) -> String,
) -> Vec<(String, Vec<&'r T>)> {
    let mut groups: Vec<(String, Vec<&'r T>)> = Vec::new();
    for row in rows {
        let name = statement(row);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, own)) => own.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    groups
}

/// The periods of rows, those of the target first.
pub(super) fn periods(context: &Context<'_>, all: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut periods: Vec<Period> = context.targets().map(|figures| figures.period).collect();
    let mut others: Vec<Period> = all.filter(|period| !periods.contains(period)).collect();
    others.sort_unstable();
    others.dedup();
    periods.append(&mut others);
    periods
}

/// The sheet, where the round names plan lines.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let run = context.run;
    let plan = run.portfolio.references.plan_lines.as_ref()?;
    let figures = run.analysis.plan_lines.as_ref().filter(|own| !own.products.is_empty())?;
    let mut page = Page::new(context.text("sheet-plan-lines"), context.text("plan-title"), &WIDTHS);
    page.sums_below = true;
    let areas = run.round.policy.areas.join(", ");
    page.note(&context.format("plan-definition", &[("areas", &areas)]));
    page.note(&context.text("plan-signs"));
    page.note(&context.text("plan-trace"));
    page.note(&if plan.path.is_empty() {
        context.text("plan-source-nkf")
    } else {
        context.format("plan-source-table", &[("path", &plan.path)])
    });
    let mut shown = 0;
    for period in periods(context, figures.products.iter().map(|own| own.period)) {
        let own: Vec<&PlanFigure> =
            figures.products.iter().filter(|own| own.period == period).collect();
        if shown > 0 && shown + own.len() > MOST_ROWS {
            break;
        }
        shown += own.len().min(MOST_ROWS);
        let cut = &own[..own.len().min(MOST_ROWS)];
        let statement = |own: &PlanFigure| label(context, plan, own.assignment).statement;
        for (name, rows) in by_statement(cut.iter().copied(), statement) {
            table(context, &mut page, plan, figures, &name, period, &rows);
        }
    }
    if shown < figures.products.len() {
        let rest = (figures.products.len() - shown).to_string();
        let shown = shown.to_string();
        page.gap();
        page.note(&context.format("plan-cut", &[("shown", &shown), ("count", &rest)]));
    }
    Some(page)
}

fn table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    plan: &PlanLines,
    figures: &'a PlanFigures,
    statement: &str,
    period: Period,
    rows: &[&'a PlanFigure],
) {
    let values = [("period", &*context.period(period)), ("statement", statement)];
    page.section(context.format("plan-section", &values));
    let mut headings = context.texts(&["plan-code", "plan-name", "plan-product"]);
    headings.push(context.money_heading(&context.text("plan-total")));
    headings.extend(context.class_headings());
    headings.push(context.money_heading(&context.text("plan-out-of-scope")));
    headings.extend(context.texts(&["line-count", "plan-accounts"]));
    let first = page.header(headings) + 1;
    for group in rows.chunk_by(|left, right| left.assignment == right.assignment) {
        let label = label(context, plan, group[0].assignment);
        let start = page.next_row();
        for figure in group {
            let row = page.next_row();
            let mut values = vec![
                Value::from(label.code.clone()),
                Value::from(label.name.clone()),
                Value::from(product(context, &figure.product)),
            ];
            let all = format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, OUT_OF_SCOPE));
            values.push(Value::formula(all, figure.total()));
            values.extend(figure.totals.0.map(Value::from));
            values.push(figure.out_of_scope.into());
            values.push(figure.line_count.into());
            values.push(Value::from(accounts(context, figures, figure)));
            page.push(Look::Table, values);
        }
        if group[0].assignment != PlanAssignment::Missing {
            page.fold_from(start);
            let name = context.format("plan-subtotal", &[("code", &label.code)]);
            sum(page, vec![Value::Blank, Value::from(name)], start, group);
        }
    }
    if !rows.iter().all(|own| is_told(plan, own.assignment)) {
        page.note(&context.text("plan-no-sum"));
        return;
    }
    let name = context.format("plan-statement-total", &[("statement", statement)]);
    sum(page, vec![Value::Blank, Value::from(name)], first, rows);
}

/// A sum of rows that leaves out the sums among them.
fn sum<'a>(page: &mut Page<'a>, mut values: Vec<Value<'a>>, first: u32, rows: &[&PlanFigure]) {
    let row = page.next_row();
    let over = |column| format!("SUBTOTAL(9,{}:{})", a1(first, column), a1(row - 1, column));
    values.push(Value::Blank);
    let total: Total = rows.iter().map(|own| own.total()).sum();
    values.push(Value::formula(over(TOTAL), total));
    for (column, class) in (FIRST_CLASS..).zip(crate::classify::Class::ALL) {
        let sum: Total = rows.iter().map(|own| own.totals.of(class)).sum();
        values.push(Value::formula(over(column), sum));
    }
    let out: Total = rows.iter().map(|own| own.out_of_scope).sum();
    values.push(Value::formula(over(OUT_OF_SCOPE), out));
    let lines: u64 = rows.iter().map(|own| own.line_count).sum();
    values.push(Value::formula(over(LINE_COUNT), lines));
    page.push(Look::Strong, values);
}

/// The accounts behind a figure, as a filter of the lines needs them.
fn accounts(context: &Context<'_>, figures: &PlanFigures, of: &PlanFigure) -> String {
    let key = |own: &PlanFigure| (own.period, own.assignment, own.product.clone());
    let wanted = key(of);
    let start = figures.accounts.partition_point(|own| key(own) < wanted);
    let own: Vec<&str> = figures.accounts[start..]
        .iter()
        .take_while(|own| key(own) == wanted)
        .map(|own| &*own.account)
        .collect();
    let mut text = own[..own.len().min(MOST_ACCOUNTS)].join(", ");
    if own.len() > MOST_ACCOUNTS {
        let count = (own.len() - MOST_ACCOUNTS).to_string();
        text.push(' ');
        text.push_str(&context.format("plan-more-accounts", &[("count", &count)]));
    }
    text
}
