//! The lines to decide first, beside the departments, and how many it takes.

use crate::analyse::PeriodFigures;
use crate::analyse::target::{DecidingLine, TargetResult};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Cell, Look, Page, Value};
use crate::report::sheets::cell;

const LINES: usize = 5;
/// Longer labels go on among the lines.
const LABEL: usize = 56;
/// First column of the lines to decide, and the characters from there on.
const BESIDE: usize = 8;
const ROOM: usize = 84;

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
    let link = context.format("overview-all-to-review", &[("count", &count), ("sheet", &sheet)]);
    let mut row = row;
    for text in figures.target.result.iter().flat_map(|result| enough(context, result)) {
        for line in textwrap::wrap(&text, ROOM) {
            beside(page, row, [cell(Look::Note, line.into_owned())]);
            row += 1;
        }
    }
    beside(page, row, [cell(Look::Link, Value::Link { sheet, text: link })]);
}

/// How many lines settle the verdict, and what they weigh: those shown are rarely enough.
fn enough(context: &Context<'_>, result: &TargetResult) -> Vec<String> {
    let said = |key, lines: &[DecidingLine]| {
        let weight = |lines: &[DecidingLine]| -> Total { lines.iter().map(|one| one.amount).sum() };
        let money = |sum| context.language.money(sum, &context.run.round.currency);
        let (count, shown) = (lines.len(), lines.len().min(LINES));
        let values = [
            ("count", &*context.language.count(count as u64)),
            ("sum", &*money(weight(lines))),
            ("shown", &*context.language.count(shown as u64)),
            ("part", &*money(weight(&lines[..shown]))),
        ];
        (count > 0).then(|| context.format(key, &values))
    };
    let reach = if result.reach.len() > LINES { "overview-reach-more" } else { "overview-reach" };
    [said(reach, &result.reach), said("overview-rule-out", &result.rule_out)]
        .into_iter()
        .flatten()
        .collect()
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
