//! *Leistungsscheine*: what departments order and what the provider expects, with both cells.

use super::plan_lines::periods;
use crate::analyse::provider::{ContractRow, ContractState, ProviderComparison};
use crate::diagnostic::Touches;
use crate::money::Total;
use crate::period::Period;
use crate::provenance::Cell;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::schema::TableIndex;

/// What has to be settled stands before what agrees.
const TO_SETTLE_FIRST: [ContractState; 4] = [
    ContractState::Differing,
    ContractState::OnlyOrdered,
    ContractState::OnlyExpected,
    ContractState::Matched,
];
const WIDTHS: [u16; 9] = [26, 20, 24, 18, 18, 18, 24, 46, 46];
const STATE: u16 = 2;
const ORDERED: u16 = 3;
const EXPECTED: u16 = 4;

/// Contracts of one state and period that are shown one by one.
const MOST_ROWS: usize = 500;

/// Ids and cells a row names.
const MOST_NAMED: usize = 4;

/// The sheet, where the round has a provider and its revenue.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let found = context.run.analysis.provider.as_ref()?;
    let provider = context.run.round.comparison.provider.as_ref()?;
    let departments = &context.run.portfolio.departments;
    let name = departments
        .iter()
        .find(|known| known.code == provider.department)
        .map_or_else(|| provider.department.to_string(), |known| known.name.to_string());
    let title = context.format("provider-title", &[("provider", &name)]);
    let mut page = Page::new(context.text("sheet-provider"), title, &WIDTHS);
    page.note(&context.text("provider-definition"));
    page.note(&context.text("provider-signs"));
    if let Some(caveat) = context.gaps_beside(Touches::ProviderRevenue) {
        page.note(&caveat);
    }
    if !provider.contracts.is_empty() {
        let patterns = provider.contracts.join(", ");
        page.note(&context.format("provider-patterns", &[("patterns", &patterns)]));
    }
    for (&period, &sum) in &found.without_contract {
        let sum = context.language.money(sum, &context.run.round.currency);
        let values = [("period", &*context.period(period)), ("sum", &*sum)];
        page.note(&context.format("provider-without-contract", &values));
    }
    for period in periods(context, found.sums.iter().map(|sum| sum.period)) {
        if found.sums.iter().any(|sum| sum.period == period) {
            section(context, &mut page, found, period);
        }
    }
    Some(page)
}

/// The rows of a period: first what became of them in sum, then one by one. The sums are formulas
/// over the rows below.
fn section<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    found: &'a ProviderComparison,
    period: Period,
) {
    let own: Vec<&ContractRow> = found.rows.iter().filter(|row| row.period == period).collect();
    let shown = TO_SETTLE_FIRST.map(|state| {
        let rows = || own.iter().copied().filter(move |row| row.state() == state);
        let rest: Vec<&ContractRow> = rows().skip(MOST_ROWS).collect();
        (state, rows().take(MOST_ROWS).collect::<Vec<_>>(), rest)
    });
    let count: usize =
        shown.iter().map(|(_, rows, rest)| rows.len() + usize::from(!rest.is_empty())).sum();
    let name = context.period(period);
    page.section(context.format("provider-summary", &[("period", &name)]));
    let mut headings = context.texts(&["provider-state", "provider-count", ""]);
    headings.extend(money_headings(context));
    let header = page.header(headings);
    // Four states, the sum, a gap, the heading of the section, the headings of the table.
    let first = header + 9;
    let last = first + u32::try_from(count.max(1)).expect("rows of a sheet") - 1;
    summary(context, page, found, period, header, (first, last));
    page.section(context.format("provider-details", &[("period", &name)]));
    let mut headings = context.texts(&["department-label", "provider-contract", "provider-state"]);
    headings.extend(money_headings(context));
    headings.extend(context.texts(&[
        "provider-lines",
        "provider-ordered-cells",
        "provider-expected-cells",
    ]));
    let header = page.header(headings);
    debug_assert_eq!(header + 1, first, "the sums above name these rows");
    for (state, rows, rest) in &shown {
        for row in rows {
            contract(context, page, row);
        }
        if !rest.is_empty() {
            together(context, page, *state, rest);
        }
    }
    page.fold_from(first);
}

fn money_headings(context: &Context<'_>) -> [String; 3] {
    ["provider-ordered", "provider-expected", "provider-difference"]
        .map(|key| context.money_heading(&context.text(key)))
}

fn state(context: &Context<'_>, state: ContractState) -> String {
    context.text(&format!("provider-{}", state.code()))
}

fn summary<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    found: &ProviderComparison,
    period: Period,
    header: u32,
    (first, last): (u32, u32),
) {
    let range = |column| format!("{}:{}", a1(first, column), a1(last, column));
    let (mut count, mut ordered, mut expected) = (0, Total::ZERO, Total::ZERO);
    for sum in found.sums.iter().filter(|sum| sum.period == period) {
        let row = page.next_row();
        let over = |column| format!("SUMIF({},{},{})", range(STATE), a1(row, 0), range(column));
        let difference = format!("{}-{}", a1(row, ORDERED), a1(row, EXPECTED));
        let values = vec![
            Value::from(state(context, sum.state)),
            sum.count.into(),
            Value::Blank,
            Value::formula(over(ORDERED), sum.ordered),
            Value::formula(over(EXPECTED), sum.expected),
            Value::formula(difference, sum.ordered - sum.expected),
        ];
        page.push(Look::Table, values);
        count += sum.count;
        ordered += sum.ordered;
        expected += sum.expected;
    }
    let row = page.next_row();
    let over = |column| format!("SUM({}:{})", a1(header + 1, column), a1(row - 1, column));
    let values = vec![
        Value::from(context.text("provider-sum")),
        Value::formula(over(1), count),
        Value::Blank,
        Value::formula(over(ORDERED), ordered),
        Value::formula(over(EXPECTED), expected),
        Value::formula(over(5), ordered - expected),
    ];
    page.push(Look::Strong, values);
}

fn contract<'a>(context: &Context<'a>, page: &mut Page<'a>, row: &ContractRow) {
    let number = page.next_row();
    let lines: Vec<String> = row.lines.iter().map(ToString::to_string).collect();
    let values = vec![
        Value::from(context.department_label(row.department)),
        Value::from(row.contract.to_string()),
        Value::from(state(context, row.state())),
        row.ordered.into(),
        row.expected.into(),
        difference(number, row.difference()),
        Value::from(named(context, &lines)),
        Value::from(named(context, &cells(context, &row.ordered_cells))),
        Value::from(named(context, &cells(context, &row.expected_cells))),
    ];
    page.push(Look::Table, values);
}

fn together<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    of: ContractState,
    rows: &[&ContractRow],
) {
    let number = page.next_row();
    let sum = |side: fn(&ContractRow) -> Option<Total>| -> Total {
        rows.iter().filter_map(|row| side(row)).sum()
    };
    let count = rows.len().to_string();
    let (ordered, expected) = (sum(|row| row.ordered), sum(|row| row.expected));
    let values = vec![
        Value::from(context.format("provider-rest", &[("count", &count)])),
        Value::Blank,
        Value::from(state(context, of)),
        ordered.into(),
        expected.into(),
        difference(number, ordered - expected),
    ];
    page.push(Look::Table, values);
}

fn difference<'a>(row: u32, difference: Total) -> Value<'a> {
    Value::formula(format!("{}-{}", a1(row, ORDERED), a1(row, EXPECTED)), difference)
}

/// Places as file, sheet and cell.
fn cells(context: &Context<'_>, cells: &[(TableIndex, Cell)]) -> Vec<String> {
    let name = |&(table, cell): &(TableIndex, Cell)| {
        let sheet = &context.run.portfolio.tables[table.0 as usize].sheet;
        let sheet_name = sheet.name.as_deref().map(|name| format!(" {name}")).unwrap_or_default();
        format!("{}{sheet_name} {}", sheet.path, cell.a1())
    };
    cells.iter().map(name).collect()
}

/// The first few, and how many more.
fn named(context: &Context<'_>, all: &[String]) -> String {
    let mut text = all[..all.len().min(MOST_NAMED)].join("; ");
    if all.len() > MOST_NAMED {
        let count = (all.len() - MOST_NAMED).to_string();
        text.push(' ');
        text.push_str(&context.format("provider-more", &[("count", &count)]));
    }
    text
}
