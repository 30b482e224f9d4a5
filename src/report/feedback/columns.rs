//! *Spalten*: what each column of each file was taken for and why, so that its sender can
//! object.

use super::Feedback;
use crate::provenance::column_letters;
use crate::report::origin_text;
use crate::report::sheet::{Hint, Kind, List, ListColumn, Value};
use crate::schema::{Column, DepartmentIndex, Table};

/// The sheet of one workbook.
pub(super) fn list<'a>(feedback: &'a Feedback<'a>, whom: Option<DepartmentIndex>) -> List<'a> {
    let text = |key: &str, width| ListColumn::new(feedback.text(key), Kind::Text, width);
    let currency = &*feedback.checked.round.currency;
    let sum = feedback.format("cell-sum", &[("currency", currency)]);
    let objection = Hint::new(feedback.text("objection"), feedback.text("objection-hint"));
    List {
        name: feedback.text("sheet-columns"),
        columns: vec![
            text("file", 32).wrapped(),
            text("sheet", 18).wrapped(),
            text("column", 8),
            text("heading", 28).wrapped(),
            text("taken-as", 34).wrapped(),
            text("why", 26).wrapped(),
            ListColumn::new(feedback.text("cell-count"), Kind::Count, 10),
            text("samples", 40).wrapped(),
            text("unit", 9),
            text("sign", 16).wrapped(),
            text("spelling", 24).wrapped(),
            ListColumn::new(sum, Kind::Money, 18),
            text("objection", 40).wrapped().hint(objection),
        ],
        pages_wide: 2,
        fill: Box::new(move |sink| {
            for table in tables(feedback, whom) {
                for column in &table.columns {
                    sink(&row(feedback, table, column));
                }
            }
        }),
    }
}

/// Tables of the files that belong to the workbook.
pub(super) fn tables<'a>(
    feedback: &Feedback<'a>,
    whom: Option<DepartmentIndex>,
) -> impl Iterator<Item = &'a Table> {
    let tables = feedback.checked.portfolio.tables.iter();
    tables.filter(move |table| feedback.owner(&table.sheet.path) == whom)
}

fn row<'a>(feedback: &Feedback<'_>, table: &'a Table, column: &'a Column) -> [Value<'a>; 13] {
    let (words, seen) = (feedback.words, &column.seen);
    let money =
        |text: &dyn Fn(crate::schema::SeenMoney) -> String| Value::from(seen.money.map(text));
    [
        Value::from(&*table.sheet.path),
        Value::from(table.sheet.name.as_deref()),
        Value::from(column_letters(column.index)),
        Value::from(&*column.heading),
        Value::from(words.taken_as(column)),
        Value::from(origin_text(column.origin, feedback.language)),
        Value::Count(seen.cell_count.into()),
        Value::from(seen.samples.join(" | ")),
        money(&|money| words.unit(money)),
        money(&|money| words.sign(money)),
        money(&|money| words.spelling(money)),
        Value::from(seen.money.and_then(|money| money.sum)),
        Value::Input,
    ]
}
