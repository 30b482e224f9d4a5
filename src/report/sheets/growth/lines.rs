//! *Wachstum Positionen*: every line that moved into a budget year, to filter and sort.

use crate::analyse::{Growth, GrowthDriver};
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};

/// Lines of a comparison that are listed; the data has all of them.
const MOST: usize = 5_000;

/// The sheet; nothing where no line moved.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>) -> Option<List<'a>> {
    let growth = &context.run.analysis.growth;
    growth.iter().any(|growth| !growth.lines.is_empty()).then(|| List {
        name: context.text("sheet-growth-lines"),
        columns: columns(context),
        pages_wide: 1,
        fill: Box::new(move |sink| {
            for growth in growth {
                for line in growth.lines.iter().take(MOST) {
                    push(context, growth, line, sink);
                }
            }
        }),
    })
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let money =
        |key: &str| ListColumn::new(context.money_heading(&context.text(key)), Kind::Money, 20);
    vec![
        text("line-id", 18),
        text("line-department", 12),
        text("line-title", 44).wrapped(),
        text("growth-from", 24),
        text("growth-to", 24),
        text("growth-note", 26),
        money("growth-before"),
        money("growth-after"),
        money("change"),
        money("growth-index-change").folded(),
        money("growth-scope").folded(),
        text("growth-counterpart", 18).folded(),
        money("growth-rest-change").folded(),
        text("growth-rest-step", 16).folded(),
        text("file", 42).folded(),
        text("sheet", 24).folded(),
        ListColumn::new(context.text("row"), Kind::Count, 9).folded(),
        text("cell", 9).folded(),
    ]
}

fn push(context: &Context<'_>, growth: &Growth, driver: &GrowthDriver, sink: &mut Sink<'_>) {
    let line = context.line(driver.line);
    let kind = driver
        .kind
        .map_or_else(|| context.text("growth-step-class"), |kind| super::step_word(context, kind));
    let scope = driver.counterpart.map(|_| driver.scope);
    let mut row = vec![
        Value::from(&*line.id),
        Value::from(&*context.department(line.department).code),
        Value::from(line.label()),
        Value::from(context.period(growth.from)),
        Value::from(context.period(growth.to)),
        Value::from(kind),
        driver.before.into(),
        driver.after.into(),
        driver.change().into(),
        driver.index.map(|index| index.expected).into(),
        scope.into(),
        driver.counterpart.map(|other| &*context.line(other).id).into(),
        driver.rest().map(|(_, rest)| rest).into(),
        driver.rest().map(|(step, _)| super::step_word(context, step)).into(),
    ];
    row.extend(context.place(line));
    sink(&row);
}
