//! *Zuordnung unsicher*: lines that are alike without proof that they are one, to be confirmed or
//! refused in the file the round names.

use crate::analyse::bridge::PairedBy;
use crate::money::Ratio;
use crate::report::comparison::Both;
use crate::report::context::Context;
use crate::report::sheet::{Kind, List, ListColumn, Sink, Value};
use crate::schema::Field;

/// Columns by key, with kind and width.
const COLUMNS: [(&str, Kind, u16); 12] = [
    ("outcome", Kind::Text, 52),
    ("likeness", Kind::Share, 12),
    ("id-before", Kind::Text, 18),
    ("id-after", Kind::Text, 18),
    ("title-before", Kind::Text, 50),
    ("title-after", Kind::Text, 50),
    ("department-before", Kind::Text, 30),
    ("department-after", Kind::Text, 30),
    ("account-before", Kind::Text, 14),
    ("account-after", Kind::Text, 14),
    ("amount-before", Kind::Money, 18),
    ("amount-after", Kind::Money, 18),
];

/// The sheet; nothing where every pair is certain.
pub(in crate::report) fn list<'a>(both: &'a Both<'a>) -> Option<List<'a>> {
    let bridge = &both.compared.bridge;
    let any = !bridge.doubts.is_empty() || bridge.count(|by| by == PairedBy::SharedId) > 0;
    let heading = |key: &str, kind| match kind {
        Kind::Money => both.after.money_heading(&both.text(key)),
        _ => both.text(key),
    };
    any.then(|| List {
        name: both.text("sheet-doubts"),
        columns: COLUMNS
            .iter()
            .map(|&(key, kind, width)| ListColumn::new(heading(key, kind), kind, width))
            .collect(),
        pages_wide: 2,
        fill: Box::new(move |sink| fill(both, sink)),
    })
}

fn fill(both: &Both<'_>, sink: &mut Sink<'_>) {
    let bridge = &both.compared.bridge;
    for doubt in &bridge.doubts {
        let outcome = both.text(&format!("doubt-{}", doubt.outcome.code()));
        let likeness =
            Value::Share(Ratio { numerator: i128::from(doubt.likeness), denominator: 1_000 });
        row(both, outcome, likeness, (doubt.before, doubt.after), sink);
    }
    for pair in bridge.pairs.iter().filter(|pair| pair.by == PairedBy::SharedId) {
        if let (Some(before), Some(after)) = (pair.before, pair.after) {
            row(both, both.text("by-shared_id"), Value::Blank, (before, after), sink);
        }
    }
}

fn row(
    both: &Both<'_>,
    outcome: String,
    likeness: Value<'_>,
    (before, after): (u32, u32),
    sink: &mut Sink<'_>,
) {
    let (left, right) = (both.before.line(before), both.after.line(after));
    let periods = both.compared.bridge.periods.first();
    let department = |context: &Context<'_>, line: &crate::schema::BudgetLine| {
        Value::from(context.department_label(line.department))
    };
    let amount = |line: &crate::schema::BudgetLine, period| {
        Value::from(line.amount(period).map(|amount| amount.cents))
    };
    sink(&[
        Value::from(outcome),
        likeness,
        Value::from(&*left.id),
        Value::from(&*right.id),
        Value::from(left.label()),
        Value::from(right.label()),
        department(&both.before, left),
        department(&both.after, right),
        Value::from(left.fields.text(Field::Account)),
        Value::from(right.fields.text(Field::Account)),
        periods.map_or(Value::Blank, |period| amount(left, period.from)),
        periods.map_or(Value::Blank, |period| amount(right, period.to)),
    ]);
}
