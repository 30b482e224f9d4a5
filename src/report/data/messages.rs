//! Diagnostics as data: code and place for programs, the message for people.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Run, duties};
use super::SCHEMA_VERSION;
use crate::diagnostic::{Code, Diagnostic, Severity, Touches};
use crate::language::Language;
use crate::provenance::Cell;

/// All diagnostics of a run, in the order every output shows them.
#[derive(Serialize)]
pub(super) struct Messages<'a> {
    schema_version: &'static str,
    language: &'static str,
    diagnostics: Vec<Addressed<'a>>,
}

/// A diagnostic with the department that can answer it, and who is responsible.
#[derive(Serialize)]
struct Addressed<'a> {
    #[serde(flatten)]
    message: Message<'a>,
    department: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duties: Option<Duties>,
}

/// Who has which duty in the task a diagnostic belongs to; empty where it belongs to none.
#[derive(Serialize)]
struct Duties {
    responsible: String,
    approves: String,
    consulted: String,
    informed: String,
}

/// One diagnostic.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "a message's text is its message")]
pub(in crate::report) struct Message<'a> {
    code: Code,
    severity: Severity,
    message: String,
    expected: Option<String>,
    help: Option<String>,
    path: Option<&'a str>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    heading: Option<&'a str>,
    arguments: BTreeMap<&'static str, &'a str>,
    excerpt: Option<&'a str>,
    #[serde(skip_serializing_if = "Touches::is_lines")]
    touches: Touches,
}

/// The diagnostics of a run with their messages in the round's language.
pub(super) fn messages(run: &Run) -> Messages<'_> {
    let language = run.round.language;
    let duties = duties::of_messages(run);
    let diagnostics = run.diagnostics.iter().zip(duties).enumerate();
    let diagnostics = diagnostics.map(|(number, (found, duties))| Addressed {
        message: message(found, language),
        department: run
            .agenda
            .addressees
            .get(number)
            .copied()
            .flatten()
            .map(|department| &*run.portfolio.departments[usize::from(department.0)].code),
        duties: duties.map(|[responsible, approves, consulted, informed]| Duties {
            responsible,
            approves,
            consulted,
            informed,
        }),
    });
    Messages {
        schema_version: SCHEMA_VERSION,
        language: language.code(),
        diagnostics: diagnostics.collect(),
    }
}

/// A diagnostic with its texts in a language.
pub(in crate::report) fn message(diagnostic: &Diagnostic, language: Language) -> Message<'_> {
    let place = diagnostic.place.as_ref();
    Message {
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message(language),
        expected: diagnostic.expected(language),
        help: diagnostic.help(language),
        path: place.map(|place| &*place.path),
        sheet: place.and_then(|place| place.sheet.as_deref()),
        cell: place.and_then(|place| place.cell).map(Cell::a1),
        heading: place.and_then(|place| place.heading.as_deref()),
        arguments: diagnostic
            .arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect(),
        excerpt: diagnostic.excerpt.as_deref(),
        touches: diagnostic.touches,
    }
}
