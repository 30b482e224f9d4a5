//! *Meldungen*: everything that is said about the data, with its place and what to do.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::report::context::Context;
use crate::report::duties;
use crate::report::sheet::{Kind, List, ListColumn, Value};
use crate::schema::DepartmentIndex;

/// The sheet for all files, or for those a department's lines stand in.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    files: Option<BTreeSet<&'a str>>,
) -> List<'a> {
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let mut columns = vec![
        text("diagnostic-severity", 12),
        text("diagnostic-code", 26),
        text("diagnostic-message", 56).wrapped(),
        text("file", 42),
        text("sheet", 24),
        text("cell", 9),
        text("diagnostic-heading", 22),
        text("diagnostic-excerpt", 40).wrapped(),
        text("diagnostic-expected", 36).wrapped(),
        text("diagnostic-help", 44).wrapped(),
        text("diagnostic-department", 12),
    ];
    if context.run.agenda.responsibility.is_some() {
        let column = |heading: String| ListColumn::new(heading, Kind::Text, 30).wrapped();
        columns.extend(duties::headings(context.language).map(column));
    }
    List {
        name: context.text("sheet-diagnostics"),
        columns,
        pages_wide: 2,
        fill: Box::new(move |sink| {
            let addressees = &context.run.agenda.addressees;
            let duties = duties::of_messages(context.run);
            for (number, diagnostic) in context.run.diagnostics.iter().enumerate() {
                let department = addressees.get(number).copied().flatten();
                let path = diagnostic.place.as_ref().map(|place| &*place.path);
                let wanted =
                    files.as_ref().is_none_or(|files| path.is_some_and(|p| files.contains(p)));
                if wanted {
                    let mut cells = row(context, diagnostic, department).to_vec();
                    let names = duties[number].iter().flatten();
                    cells.extend(names.map(|name| Value::from(name.as_str())));
                    sink(&cells);
                }
            }
        }),
    }
}

fn row<'a>(
    context: &Context<'a>,
    diagnostic: &'a Diagnostic,
    department: Option<DepartmentIndex>,
) -> [Value<'a>; 11] {
    let language = context.language;
    let place = diagnostic.place.as_ref();
    [
        Value::from(language.text(diagnostic.severity.key())),
        Value::from(diagnostic.code.name()),
        Value::from(diagnostic.message(language)),
        Value::from(place.map(|place| &*place.path)),
        Value::from(place.and_then(|place| place.sheet.as_deref())),
        Value::from(place.and_then(|place| place.cell).map(crate::provenance::Cell::a1)),
        Value::from(place.and_then(|place| place.heading.as_deref())),
        Value::from(diagnostic.excerpt.as_deref()),
        Value::from(diagnostic.expected(language)),
        Value::from(diagnostic.help(language)),
        Value::from(department.map(|department| &*context.department(department).code)),
    ]
}
