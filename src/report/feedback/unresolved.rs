//! What is unresolved, with the setting that would resolve it.
//!
//! Columns without a role are gathered by input, since one entry of the round settles them
//! all; every other error is named once with its number, its first place and its help.

use std::collections::{BTreeMap, BTreeSet};

use glob::Pattern;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::provenance::column_letters;
use crate::report::Checked;
use crate::schema::Role;

/// Something a person has to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// What it is and where.
    pub what: String,
    /// The setting, or the change to the file, that settles it.
    pub setting: String,
}

/// Everything unresolved: columns first, by input, then errors by code.
#[must_use]
pub fn unresolved(checked: &Checked) -> Vec<Unresolved> {
    let mut found = columns(checked);
    found.extend(errors(checked));
    found
}

/// Columns of an input without a role, and those without a heading.
#[derive(Default)]
struct Open<'a> {
    headings: BTreeSet<&'a str>,
    unheaded: BTreeSet<String>,
}

fn columns(checked: &Checked) -> Vec<Unresolved> {
    let language = checked.round.language;
    let reported: BTreeSet<_> = (checked.diagnostics.iter())
        .filter(|diagnostic| diagnostic.code == Code::ColumnUnknown)
        .filter_map(|diagnostic| diagnostic.place.as_ref())
        .map(|place| (&place.path, &place.sheet, &place.heading))
        .collect();
    let mut open: BTreeMap<&str, Open<'_>> = BTreeMap::new();
    for table in &checked.portfolio.tables {
        for column in table.columns.iter().filter(|column| column.role == Role::Unknown) {
            let heading = Some(column.heading.clone());
            if !reported.contains(&(&table.sheet.path, &table.sheet.name, &heading)) {
                continue;
            }
            let own = open.entry(&table.input).or_default();
            let letters = column_letters(column.index);
            let unheaded = language.format("column-without-heading", &[("column", &letters)]);
            if *unheaded == *column.heading {
                own.unheaded.insert(format!("{} {letters}", table.sheet.path));
            } else {
                own.headings.insert(&column.heading);
            }
        }
    }
    open.into_iter().flat_map(|(input, own)| settings(checked, input, &own)).collect()
}

fn settings(checked: &Checked, name: &str, open: &Open<'_>) -> Vec<Unresolved> {
    let language = checked.round.language;
    let inputs = &checked.round.inputs;
    let line = inputs.iter().find(|input| &*input.name == name).map_or(0, |input| input.line);
    let line = line.to_string();
    let mut found = Vec::new();
    if !open.headings.is_empty() {
        let count = language.count(open.headings.len() as u64);
        let values = [("count", count.as_str()), ("input", name)];
        let patterns: Vec<String> = open.headings.iter().map(|heading| pattern(heading)).collect();
        let headings = patterns.join(", ");
        found.push(Unresolved {
            what: language.format("feedback-open-columns", &values),
            setting: language.format(
                "feedback-open-columns-setting",
                &[("headings", &headings), ("input", name), ("line", &line)],
            ),
        });
    }
    if !open.unheaded.is_empty() {
        let columns: Vec<&str> = open.unheaded.iter().map(String::as_str).collect();
        found.push(Unresolved {
            what: language.format("feedback-open-unheaded", &[("columns", &columns.join(", "))]),
            setting: language.text("feedback-open-unheaded-setting"),
        });
    }
    found
}

/// A heading as an entry of `extra` or `ignore`, which are patterns in settings text.
fn pattern(heading: &str) -> String {
    serde_json::to_string(&Pattern::escape(heading)).expect("text is text in every notation")
}

fn errors(checked: &Checked) -> Vec<Unresolved> {
    let mut found: BTreeMap<Code, (&Diagnostic, u64)> = BTreeMap::new();
    let errors = checked.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    for diagnostic in errors.filter(|found| found.code != Code::ColumnUnknown) {
        found.entry(diagnostic.code).or_insert((diagnostic, 0)).1 += 1;
    }
    found.into_values().map(|(first, count)| error(checked, first, count)).collect()
}

fn error(checked: &Checked, first: &Diagnostic, count: u64) -> Unresolved {
    let language = checked.round.language;
    let place = first.place.as_ref().map(|place| crate::diagnostic::place_text(place, language));
    let (count, message) = (language.count(count), first.message(language));
    let values = [
        ("code", first.code.name()),
        ("count", count.as_str()),
        ("message", &message),
        ("place", place.as_deref().unwrap_or_default()),
    ];
    let key = match (&place, count.as_str()) {
        (None, _) => "feedback-open-error-nowhere",
        (Some(_), "1") => "feedback-open-error",
        _ => "feedback-open-errors",
    };
    Unresolved {
        what: language.format(key, &values),
        setting: first.help(language).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_spelt_as_settings_need_them() {
        assert_eq!(pattern("Bemerk."), "\"Bemerk.\"");
        assert_eq!(pattern("Wer? \"neu\" [1]"), "\"Wer[?] \\\"neu\\\" [[]1[]]\"");
    }
}
