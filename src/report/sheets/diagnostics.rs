//! *Meldungen*: everything that is said about the data, with its place and what to do.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::report::context::Context;
use crate::report::duties;
use crate::report::sheet::{Kind, List, ListColumn, Value};
use crate::schema::DepartmentIndex;

/// The messages of a department: those that are for it to act on, and what is said of the files
/// its lines stand in where nobody in particular has to act.
pub(in crate::report) struct Own<'a> {
    department: DepartmentIndex,
    files: BTreeSet<&'a str>,
}

impl<'a> Own<'a> {
    pub(in crate::report) fn new(context: &Context<'a>, department: DepartmentIndex) -> Self {
        Self { department, files: super::department::files(context, department) }
    }

    fn has(&self, diagnostic: &Diagnostic, addressee: Option<DepartmentIndex>) -> bool {
        let path = diagnostic.place.as_ref().map(|place| &*place.path);
        addressee.map_or_else(
            || path.is_some_and(|path| self.files.contains(path)),
            |addressee| addressee == self.department,
        )
    }
}

/// The sheet for everybody, or for a department; nothing where that one has no message.
pub(in crate::report) fn list<'a>(
    context: &'a Context<'a>,
    own: Option<&Own<'_>>,
) -> Option<List<'a>> {
    let addressees = &context.run.agenda.addressees;
    let addressee = |number: usize| addressees.get(number).copied().flatten();
    let messages = context.run.diagnostics.iter().enumerate();
    let shown: Vec<usize> = messages
        .filter(|(number, message)| own.is_none_or(|own| own.has(message, addressee(*number))))
        .map(|(number, _)| number)
        .collect();
    if own.is_some() && shown.is_empty() {
        return None;
    }
    let text = |key: &str, width| ListColumn::new(context.text(key), Kind::Text, width);
    let mut columns = vec![
        ListColumn::new(context.text("diagnostic-number"), Kind::Count, 6),
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
        let column = |heading: String| ListColumn::new(heading, Kind::Text, 30).wrapped().folded();
        columns.extend(duties::headings(context.language).map(column));
    }
    Some(List {
        name: context.text("sheet-diagnostics"),
        columns,
        pages_wide: 2,
        fill: Box::new(move |sink| {
            if shown.is_empty() {
                let none = context.text("diagnostics-none");
                sink(&[Value::Blank, Value::Blank, Value::Blank, Value::from(none)]);
            }
            let duties = duties::of_messages(context.run);
            for &number in &shown {
                let message = &context.run.diagnostics[number];
                let mut cells = vec![Value::Count(number as u64 + 1)];
                cells.extend(row(context, message, addressee(number)));
                let names = duties[number].iter().flatten();
                cells.extend(names.map(|name| Value::from(name.as_str())));
                sink(&cells);
            }
        }),
    })
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
