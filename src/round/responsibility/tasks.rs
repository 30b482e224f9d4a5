//! The table of tasks from its text: `Meldung;Schlüssel;Begründung`.
//!
//! In: delimited text and the matrix. Out: the task of each finding, and every problem with its row.
//! Findings are messages by their name and causes of the review by `pruefung:<cause>`.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::schema::Text;

use super::{Matrix, TaskOf, parse};

/// Names of findings that are no messages: causes of the review, and what was not handed in.
pub(crate) const REVIEW_FINDINGS: [&str; 5] = [
    "pruefung:ungeklaert",
    "pruefung:regelwiderspruch",
    "pruefung:klassenwiderspruch",
    "pruefung:ohne-kosten-nutzen",
    "pruefung:entscheidung-veraltet",
];

/// Reads the table; problems are added to the list.
pub(super) fn tasks(
    text: &str,
    path: &str,
    matrix: &Matrix,
    language: Language,
    problems: &mut Vec<SettingsProblem>,
) -> BTreeMap<Text, TaskOf> {
    let mut say = |line: u32, key: &str, values: &[(&str, &str)]| {
        problems.push(SettingsProblem {
            path: path.to_owned(),
            line,
            cell: String::new(),
            message: language.format(key, values),
        });
    };
    let table = parse::rows(text, &mut say);
    let column = |name: &str| table.headings.iter().position(|heading| heading == name);
    for name in ["Meldung", "Schlüssel"] {
        if column(name).is_none() {
            say(1, "settings-matrix-column", &[("heading", name)]);
        }
    }
    let mut tasks = BTreeMap::new();
    for (line, cells) in &table.rows {
        let text_of = |name: &str| -> Text {
            column(name).and_then(|index| cells.get(index)).map_or("", |cell| cell).into()
        };
        let (finding, key) = (text_of("Meldung"), text_of("Schlüssel"));
        let is_known = REVIEW_FINDINGS.contains(&&*finding)
            || Code::ALL.iter().any(|code| code.name() == &*finding);
        if !is_known {
            say(*line, "settings-task-finding", &[("found", &finding)]);
        }
        if !key.is_empty() && !matrix.rows.iter().any(|row| row.key == key) {
            say(*line, "settings-task-key", &[("found", &key)]);
        }
        let task =
            TaskOf { key: Some(key).filter(|key| !key.is_empty()), reason: text_of("Begründung") };
        if tasks.insert(finding.clone(), task).is_some() {
            say(*line, "settings-task-doubled", &[("found", &finding)]);
        }
    }
    tasks
}
