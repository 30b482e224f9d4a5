//! *Offene Punkte*: every problem a row, with a link to its cell and columns for the answer.

use super::{Feedback, link};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::report::sheet::{Hint, Kind, List, ListColumn, Value};
use crate::schema::{DepartmentIndex, Truth};

/// Spreadsheets hold no more links on a sheet than 65,530.
const MOST_LINKS: u64 = 65_000;

/// The sheet of one workbook.
pub(super) fn list<'a>(feedback: &'a Feedback<'a>, whom: Option<DepartmentIndex>) -> List<'a> {
    List {
        name: feedback.text("sheet-points"),
        columns: columns(feedback),
        pages_wide: 3,
        fill: Box::new(move |sink| {
            for (number, diagnostic) in (1..).zip(feedback.diagnostics(whom)) {
                sink(&row(feedback, number, diagnostic));
            }
        }),
    }
}

fn columns(feedback: &Feedback<'_>) -> Vec<ListColumn> {
    let text = |key: &str, width| ListColumn::new(feedback.text(key), Kind::Text, width);
    let truth = |truth: Truth| feedback.language.text(&format!("truth-{}", truth.code()));
    let hint = |key: &str| Hint::new(feedback.text(key), feedback.text(&format!("{key}-hint")));
    let date = ListColumn::new(feedback.text("date"), Kind::Date, 14);
    vec![
        ListColumn::new(feedback.text("number"), Kind::Count, 6),
        text("severity", 10),
        text("what", 46).wrapped(),
        text("file", 32).wrapped(),
        text("sheet", 18).wrapped(),
        text("place", 20).wrapped(),
        text("excerpt", 40).wrapped(),
        text("found", 24).wrapped(),
        text("expected", 30).wrapped(),
        text("help", 44).wrapped(),
        text("code", 26).wrapped(),
        text("answer", 44).wrapped().hint(hint("answer")),
        text("done", 11)
            .choices(vec![truth(Truth::Yes), truth(Truth::No)])
            .hint(hint("done").wrong(feedback.text("choice-wrong"))),
        text("person", 20).hint(hint("person")),
        date.hint(hint("date").wrong(feedback.text("date-wrong"))),
    ]
}

fn row<'a>(feedback: &Feedback<'_>, number: u64, diagnostic: &'a Diagnostic) -> Vec<Value<'a>> {
    let language: Language = feedback.language;
    let place = diagnostic.place.as_ref();
    let found = diagnostic.arguments.iter().find(|(name, _)| *name == "found");
    let mut row = vec![
        number.into(),
        Value::from(feedback.severity(diagnostic.severity)),
        Value::from(diagnostic.message(language)),
        Value::from(place.map(|place| &*place.path)),
        Value::from(place.and_then(|place| place.sheet.as_deref())),
        place.map_or(Value::Blank, |place| {
            let text = link::label(place);
            match feedback.address(place).filter(|_| number <= MOST_LINKS) {
                Some(address) => Value::File { address, text },
                None => Value::from(text),
            }
        }),
        Value::from(diagnostic.excerpt.as_deref()),
        Value::from(found.map(|(_, text)| text.as_str())),
        Value::from(diagnostic.expected(language)),
        Value::from(diagnostic.help(language)),
        Value::from(diagnostic.code.name()),
    ];
    row.extend([const { Value::Input }; 4]);
    row
}
