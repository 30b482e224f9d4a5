//! *Wachstum Positionen*: every line that moved, in every comparison, to filter and sort.
//!
//! Each figure of *Wachstum* that is made of lines is a sum over the rows one gets by filtering. A
//! round of very many lines shows those that moved most, and the others put together in rows of
//! their own, so that the sums hold; the data has all of them.

use crate::analyse::growth::{GrowthStep, RestFigures, together};
use crate::analyse::{ClassTotals, Growth, GrowthDriver};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::Field;

/// Lines that are listed over all comparisons: enough for a round of some thousand lines, a tenth
/// of what *Positionen* of a very long one has.
const MOST: u32 = 10_000;

/// The sheet; nothing where no line moved.
pub(in crate::report) fn list<'a>(context: &'a Context<'a>) -> Option<List<'a>> {
    let growth = super::ordered(context);
    growth.iter().any(|growth| !growth.lines.is_empty()).then(|| List {
        name: context.text("sheet-growth-lines"),
        columns: columns(context),
        pages_wide: 1,
        fill: Box::new(move |sink| {
            let counts: Vec<usize> = growth.iter().map(|growth| growth.lines.len()).collect();
            let most = MOST.min(context.list_rows) as usize;
            for (growth, listed) in growth.iter().zip(shares(&counts, most)) {
                let (listed, others) = growth.lines.split_at(listed);
                for line in listed {
                    push(context, growth, line, sink);
                }
                push_rest(context, growth, others, sink);
            }
        }),
    })
}

/// How many lines each comparison may list: all of them where that is no more than its equal share
/// of what is left once smaller ones have theirs.
fn shares(counts: &[usize], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&number| counts[number]);
    let (mut shares, mut left) = (vec![0; counts.len()], most);
    for (taken, number) in order.iter().copied().enumerate() {
        shares[number] = counts[number].min(left / (counts.len() - taken));
        left -= shares[number];
    }
    shares
}

fn columns(context: &Context<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let money =
        |key: &str| ListColumn::new(context.money_heading(&context.text(key)), Kind::Money, 20);
    let mut columns = vec![
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
        text("growth-account-group", 14).folded(),
    ];
    for key in ["growth-class-change", "growth-into"] {
        columns.extend(context.classes.iter().map(|class| {
            let heading = context.money_heading(&context.format(key, &[("class", class)]));
            ListColumn::new(heading, Kind::Money, 20).folded()
        }));
    }
    columns.extend([
        text("file", 42).folded(),
        text("sheet", 24).folded(),
        ListColumn::new(context.text("row"), Kind::Count, 9).folded(),
        text("cell", 9).folded(),
    ]);
    columns
}

fn push(context: &Context<'_>, growth: &Growth, driver: &GrowthDriver, sink: &mut Sink<'_>) {
    let line = context.line(driver.line);
    let run = context.run;
    let scope = driver.counterpart.map(|_| driver.scope);
    let mut row = vec![
        Value::from(&*line.id),
        Value::from(&*context.department(line.department).code),
        Value::from(line.label()),
        Value::from(context.period(growth.from)),
        Value::from(context.period(growth.to)),
        Value::from(kind_word(context, driver.kind)),
        driver.before.into(),
        driver.after.into(),
        driver.change().into(),
        driver.index.as_ref().map(|index| index.expected).into(),
        scope.into(),
        driver.counterpart.map(|other| &*context.line(other).id).into(),
        driver.rest().map(|(_, rest)| rest).into(),
        driver.rest().map(|(step, _)| super::step_word(context, step)).into(),
        Value::from(run.round.accounts.group(line.fields.text(Field::Account))),
    ];
    row.extend(classes(driver.by_class(growth, &run.classification)));
    row.extend(classes(driver.reclassified.as_deref().copied().unwrap_or_default()));
    row.extend(context.place(line));
    sink(&row);
}

/// The lines that are not listed, in as few rows as filters allow.
fn push_rest(context: &Context<'_>, growth: &Growth, others: &[GrowthDriver], sink: &mut Sink<'_>) {
    let run = context.run;
    for own in together(others, growth, &run.portfolio, &run.classification, &run.round) {
        sink(&rest(context, growth, &own));
    }
}

fn rest<'a>(context: &Context<'a>, growth: &Growth, own: &RestFigures) -> Vec<Value<'a>> {
    let count = context.language.count(own.line_count);
    let shown = |sum: Total| (sum != Total::ZERO).then_some(sum).into();
    let mut row = vec![
        Value::Blank,
        Value::from(&*context.department(own.department).code),
        Value::from(context.format("growth-lines-rest", &[("count", &count)])),
        Value::from(context.period(growth.from)),
        Value::from(context.period(growth.to)),
        Value::from(kind_word(context, own.kind)),
        own.before.into(),
        own.after.into(),
        own.change().into(),
        shown(own.indexed),
        shown(own.scope),
        Value::Blank,
        shown(own.rest),
        own.rest_step.map(|step| super::step_word(context, step)).into(),
        Value::from(own.account_group.to_string()),
    ];
    row.extend(classes(own.by_class));
    row.extend(classes(own.reclassified));
    row.resize(row.len() + 4, Value::Blank);
    row
}

/// Sums by class; blank where there is nothing.
fn classes<'a>(totals: ClassTotals) -> impl Iterator<Item = Value<'a>> {
    totals.0.into_iter().map(|sum| (sum != Total::ZERO).then_some(sum).into())
}

fn kind_word(context: &Context<'_>, kind: Option<GrowthStep>) -> String {
    kind.map_or_else(|| context.text("growth-step-class"), |kind| super::step_word(context, kind))
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn what_small_comparisons_leave_goes_to_the_large_ones() {
        assert_eq!(shares(&[10, 2, 30], 100), [10, 2, 30]);
        assert_eq!(shares(&[10, 2, 30], 20), [9, 2, 9]);
        assert_eq!(shares(&[10, 10], 3), [1, 2]);
        assert_eq!(shares(&[], 3), [0; 0]);
    }
}
