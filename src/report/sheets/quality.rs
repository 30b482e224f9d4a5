//! *Datenqualität*: counts and sums for each department, each to be followed to its lines.

use crate::analyse::{CountedSum, Quality};
use crate::money::Ratio;
use crate::provenance::column_letters;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 25] = [
    10, 30, 11, 11, 11, 13, 11, 11, 13, 19, 19, 12, 12, 19, 18, 24, 18, 11, 17, 9, 10, 10, 12, 12,
    12,
];
/// Column of the last sum, which stands beside the widths above.
const COLUMNS: usize = 26;

/// The sheet; nothing where no line was read.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    if context.run.portfolio.lines.is_empty() || context.run.agenda.qualities.is_empty() {
        return None;
    }
    let title = context.format("quality-title", &[("years", &context.fiscal_years())]);
    let widths: Vec<u16> = WIDTHS.into_iter().chain([18]).collect();
    let mut page = Page::new(context.text("sheet-quality"), title, &widths);
    page.more_pages_wide = 2;
    definitions(context, &mut page);
    page.gap();
    page.header(headings(context));
    let first = page.next_row();
    let qualities = &context.run.agenda.qualities;
    for quality in qualities.iter().filter(|quality| is_shown(quality)) {
        let number = page.next_row();
        page.push(Look::Table, row(context, number, quality));
    }
    let last = page.next_row();
    page.push(Look::Strong, totals(context, first, last, qualities));
    Some(page)
}

/// What nobody in particular can answer is shown only if there is something.
fn is_shown(quality: &Quality) -> bool {
    quality.department.is_some() || !quality.is_empty()
}

fn definitions(context: &Context<'_>, page: &mut Page<'_>) {
    page.note(&context.text("quality-remark"));
    page.note(&context.text("quality-amounts-definition"));
    let fields = &context.run.round.quality_fields;
    let names: Vec<String> = fields
        .iter()
        .map(|field| context.language.text(&format!("field-{}", field.code())))
        .collect();
    match names.as_slice() {
        [] => page.note(&context.text("quality-no-fields")),
        names => {
            let values = [("fields", &*names.join(", "))];
            page.note(&context.format("quality-fields-definition", &values));
        }
    }
    for key in ["contradictions", "mismatched", "late"] {
        page.note(&context.text(&format!("quality-{key}-definition")));
    }
    page.note(&context.text("quality-follow"));
}

fn headings(context: &Context<'_>) -> Vec<String> {
    let money = |key: &str| context.money_heading(&context.text(key));
    let mut headings = context.texts(&[
        "quality-code",
        "quality-name",
        "quality-lines",
        "quality-expected-amounts",
        "quality-present-amounts",
        "quality-amounts-share",
        "quality-expected-fields",
        "quality-present-fields",
        "quality-fields-share",
    ]);
    headings.extend([money("quality-cost"), money("quality-unclear")]);
    headings.extend(context.texts(&["quality-unclear-share", "quality-unclear-count"]));
    for key in ["conflicts", "contradictions", "mismatched"] {
        headings.push(context.text(&format!("quality-{key}")));
        headings.push(money(&format!("quality-{key}-sum")));
    }
    headings.extend(context.texts(&[
        "quality-errors",
        "quality-warnings",
        "quality-notes",
        "quality-corrections",
        "quality-late-corrections",
        "quality-changed-late",
    ]));
    headings.push(money("quality-changed-late-sum"));
    headings
}

fn row<'a>(context: &Context<'a>, number: u32, quality: &Quality) -> Vec<Value<'a>> {
    let department = quality.department.map(|department| context.department(department));
    let name = department
        .map_or_else(|| context.text("task-nobody"), |department| department.name.to_string());
    let mut values =
        vec![Value::from(department.map(|department| &*department.code)), Value::from(name)];
    values.extend(figures(number, quality));
    values
}

/// The figures of a row from the third column on; shares are live formulas.
fn figures<'a>(number: u32, quality: &Quality) -> Vec<Value<'a>> {
    let share = |whole: u16, part: u16, result: Option<Ratio>| {
        let (whole, part) = (a1(number, whole), a1(number, part));
        Value::formula(format!("IF({whole}>0,{part}/{whole},\"\")"), result)
    };
    let counted = |found: CountedSum| [Value::Count(found.count), Value::from(found.sum)];
    let mut values: Vec<Value<'a>> = vec![
        quality.line_count.into(),
        quality.expected_amounts.into(),
        quality.present_amounts.into(),
        share(3, 4, quality.amounts_share()),
        quality.expected_fields.into(),
        quality.present_fields.into(),
        share(6, 7, quality.fields_share()),
        quality.cost.into(),
        quality.unclear.into(),
        share(9, 10, quality.unclear_share()),
        quality.unclear_count.into(),
    ];
    for found in [quality.conflicts, quality.contradictions, quality.mismatched] {
        values.extend(counted(found));
    }
    values.extend(quality.messages.map(Value::Count));
    values.push(quality.corrections.into());
    values.push(quality.late_corrections.into());
    match quality.changed_late {
        Some(found) => values.extend(counted(found)),
        None => values.extend([Value::Blank, Value::Blank]),
    }
    values
}

/// Sums over the rows above as live formulas.
fn totals<'a>(
    context: &Context<'a>,
    first: u32,
    last: u32,
    qualities: &[Quality],
) -> Vec<Value<'a>> {
    let whole = Quality::whole(qualities);
    let mut values = vec![Value::Blank, Value::from(context.text("quality-total"))];
    for (column, value) in (2_u16..).zip(figures(last, &whole)) {
        let letters = column_letters(column);
        let sum = format!("SUM({letters}{}:{letters}{last})", first + 1);
        values.push(match value {
            Value::Blank => Value::Blank,
            Value::Formula { text, result } => Value::Formula { text, result },
            plain => Value::formula(sum, plain),
        });
    }
    debug_assert_eq!(values.len(), COLUMNS);
    values
}
