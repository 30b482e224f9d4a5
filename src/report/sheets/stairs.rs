//! From one level to another in steps: a table and the picture drawn from it.

use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Headline, Look, Page, Picture, Value, Waterfall, a1};

const BASE: u16 = 1;
const STAND: u16 = 5;
const HEIGHT: u32 = 400;
/// Wider pictures of a few columns look lost.
const WIDEST: u32 = 1_150;

/// What leads from where to where; amounts with the cells they stand in.
pub(super) struct Stairs<'s> {
    pub(super) title: Headline,
    pub(super) start: (String, String, Total),
    /// Name, cell and change of each step that changes something.
    pub(super) steps: Vec<(String, String, Total)>,
    /// Name and cell of the end.
    pub(super) end: (&'s str, &'s str),
}

/// The table and, below it, the picture; a sentence where there is nothing to be drawn.
pub(super) fn draw(context: &Context<'_>, page: &mut Page<'_>, stairs: Stairs<'_>) {
    let text = |key: &str| context.language.text(key);
    let start = stairs.start.2;
    let mut stands = vec![start];
    for &(.., change) in &stairs.steps {
        stands.push(*stands.last().expect("it has a start") + change);
    }
    if stairs.steps.is_empty() || stands.iter().any(|&stand| stand < Total::ZERO) {
        let nothing = stairs.steps.is_empty();
        page.note(&text(if nothing { "bridge-chart-nothing" } else { "bridge-chart-negative" }));
        return;
    }
    let last = *stands.last().expect("it has a start");
    let (first_row, last_row) = table(context, page, &stairs, &stands);
    let (axis, axis_start) = axis(context, &stands);
    let money = |sum| context.language.money(sum, &context.run.round.currency);
    let values =
        [("title", stairs.title.text.as_str()), ("start", &*money(start)), ("end", &*money(last))];
    page.gap();
    let size = (page.pixels_from(0).min(WIDEST), HEIGHT);
    page.picture(Picture::Steps(Waterfall {
        alt_text: context.language.format("bridge-chart-alt", &values),
        title: stairs.title,
        sheet: page.name.clone(),
        first_row,
        last_row,
        category_column: 0,
        base_column: BASE,
        axis,
        axis_start,
        words: ["bridge-chart-level", "bridge-chart-rise", "bridge-chart-fall"].map(text),
        size,
    }));
}

/// The rows between the two levels; gives the first and the last.
fn table(
    context: &Context<'_>,
    page: &mut Page<'_>,
    stairs: &Stairs<'_>,
    stands: &[Total],
) -> (u32, u32) {
    let headings = [
        "bridge-step",
        "bridge-chart-base",
        "bridge-chart-level",
        "bridge-chart-rise",
        "bridge-chart-fall",
        "bridge-chart-stand",
    ];
    page.header(headings.map(|key| context.language.text(key)));
    let first_row = page.next_row();
    let (label, cell, start) = &stairs.start;
    level(page, label.clone(), cell.clone(), *start);
    for ((label, cell, change), &before) in stairs.steps.iter().zip(stands) {
        step(page, label.clone(), cell, (before, *change));
    }
    let (label, cell) = stairs.end;
    level(page, label.to_owned(), cell.to_owned(), *stands.last().expect("it has a start"));
    (first_row, page.next_row() - 1)
}

fn level(page: &mut Page<'_>, label: String, cell: String, level: Total) {
    let row = page.next_row();
    let (blank, stand) = (|| Value::Blank, Value::formula(a1(row, 2), level));
    let values =
        [Value::from(label), blank(), Value::formula(cell, level), blank(), blank(), stand];
    page.push(Look::Table, values);
}

fn step(page: &mut Page<'_>, label: String, cell: &str, (before, change): (Total, Total)) {
    let row = page.next_row();
    let after = before + change;
    let (last, now) = (a1(row - 1, STAND), a1(row, STAND));
    let (rise, fall) = (change.max(Total::ZERO), (-change).max(Total::ZERO));
    let values = [
        Value::from(label),
        Value::formula(format!("MIN({last},{now})"), before.min(after)),
        Value::Blank,
        Value::formula(format!("MAX({now}-{last},0)"), rise),
        Value::formula(format!("MAX({last}-{now},0)"), fall),
        Value::formula(format!("{last}+{cell}"), after),
    ];
    page.push(Look::Table, values);
}

/// Title and format of the axis, and where it begins: steps that are small beside the whole would
/// not be seen on an axis from zero, so that it begins below the lowest level, and says so.
fn axis(context: &Context<'_>, stands: &[Total]) -> ((String, &'static str), Total) {
    let lowest = stands.iter().copied().min().unwrap_or_default();
    let highest = stands.iter().copied().max().unwrap_or_default();
    let (mut name, format) = context.axis(highest);
    let span = highest - lowest;
    if span.cents() * 4 >= highest.cents() {
        return ((name, format), Total::ZERO);
    }
    // Round figures on the axis, and at least a whole currency unit apart.
    let mut unit = 100;
    while unit * 10 <= span.cents() {
        unit *= 10;
    }
    let start = Total(((lowest.cents() - span.cents() / 2).max(0) / unit) * unit);
    if start > Total::ZERO {
        let shown = context.language.money(start, &context.run.round.currency);
        name = context.language.format("bridge-chart-axis", &[("axis", &name), ("start", &shown)]);
    }
    ((name, format), start)
}
