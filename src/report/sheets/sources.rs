//! *Quellen*: the files with their hashes, and what every column was taken for.

use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};
use crate::report::{origin_text, role_text};
use crate::schema::{Column, Role, Table};

const WIDTHS: [u16; 7] = [44, 24, 9, 34, 46, 36, 12];

/// The sheet.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Page<'a> {
    let title = context.text("sources-title");
    let mut page = Page::new(context.text("sheet-sources"), title, &WIDTHS);
    files(context, &mut page);
    page.section(context.text("sources-columns"));
    page.note(&context.text("sources-columns-remark"));
    page.header(context.texts(&[
        "file",
        "sheet",
        "column",
        "heading",
        "sources-role",
        "sources-origin",
        "sources-unit",
    ]));
    for table in &context.run.portfolio.tables {
        for column in &table.columns {
            let row = column_row(context, table, column);
            page.push(Look::Table, row);
        }
    }
    page
}

fn files<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    page.section(context.text("sources-files"));
    page.header(context.texts(&["file", "sources-size", "", "sources-hash"]));
    let rules = &context.run.rule_table;
    let records = &context.run.records.sources;
    for source in context.run.sources.iter().chain([rules]).chain(records) {
        let values = [
            Value::from(&*source.path),
            Value::Count(source.size_bytes),
            Value::Blank,
            Value::from(&*source.sha256),
        ];
        page.push(Look::Plain, values);
    }
    let hash = Value::from(&*context.run.round.settings_sha256);
    let label = Value::from(context.text("sources-settings"));
    page.push(Look::Plain, [label, Value::Blank, Value::Blank, hash]);
}

fn column_row<'a>(context: &Context<'_>, table: &'a Table, column: &'a Column) -> [Value<'a>; 7] {
    let unit = table.cents_per_unit.unsigned_abs() / 100;
    [
        Value::from(&*table.sheet.path),
        Value::from(table.sheet.name.as_deref()),
        Value::from(crate::provenance::column_letters(column.index)),
        Value::from(&*column.heading),
        Value::from(role_text(&column.role, context.language)),
        Value::from(origin_text(column.origin, context.language)),
        match column.role {
            Role::Amount { .. } => Value::Count(unit),
            _ => Value::Blank,
        },
    ]
}
