//! The cells of a rule table: policy line, headings, rows.
//!
//! In: the text of the table. Out: rows by column, problems with their cell. Rows that are blank
//! throughout and lines that start with `#` are passed over.

use super::columns::{self, ColumnKind};
use super::fold::fold_joined;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::provenance::column_letters;

/// One rule's row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Line counted from one.
    pub line: u32,
    cells: Vec<String>,
}

/// A table's rows with what its columns mean.
#[derive(Debug, Default)]
pub(super) struct Cells {
    columns: Vec<(ColumnKind, u16)>,
    /// Rows of rules.
    pub rows: Vec<Row>,
}

const REQUIRED: [ColumnKind; 4] =
    [ColumnKind::Id, ColumnKind::Priority, ColumnKind::Class, ColumnKind::Reason];

/// Columns that say nothing about when a rule holds.
const UNCONDITIONAL: [ColumnKind; 7] = [
    ColumnKind::Id,
    ColumnKind::Priority,
    ColumnKind::Class,
    ColumnKind::Reason,
    ColumnKind::EnglishReason,
    ColumnKind::Source,
    ColumnKind::Example,
];

impl Cells {
    /// Reads policy, headings and rows.
    pub(super) fn read(
        text: &str,
        path: &str,
        language: Language,
        problems: &mut Vec<SettingsProblem>,
    ) -> Self {
        let mut report = |line, column, key: &str, found: &str, expected: &str| {
            let message = language.format(key, &[("found", found), ("expected", expected)]);
            problems.push(SettingsProblem { message, ..place(path, line, column) });
        };
        let mut rows = match rows(text.strip_prefix('\u{feff}').unwrap_or(text)) {
            Ok(rows) => rows.into_iter(),
            Err(error) => {
                let line = error.position().map_or(1, |position| line(position.line()));
                report(line, None, "rules-unreadable", &error.to_string(), "");
                return Self::default();
            }
        };
        let policy = rows.next().unwrap_or(Row { line: 1, cells: Vec::new() });
        let policy_cell = |index: usize| policy.cells.get(index).map_or("", |cell| cell.as_str());
        match (fold_joined(policy_cell(0)).as_str(), fold_joined(policy_cell(1)).as_str()) {
            ("trefferregel" | "hitpolicy", "prioritaet" | "priority") => {}
            ("trefferregel" | "hitpolicy", _) => {
                report(policy.line, Some(1), "rules-policy-unknown", policy_cell(1), "");
                return Self::default();
            }
            _ => {
                report(policy.line, Some(0), "rules-policy-missing", policy_cell(0), "");
                return Self::default();
            }
        }
        let head = rows.next().unwrap_or(Row { line: policy.line + 1, cells: Vec::new() });
        let mut table = Self { columns: Vec::new(), rows: rows.collect() };
        for (index, heading) in (0_u16..).zip(&head.cells) {
            match columns::column(heading) {
                Some(kind) if table.index(kind).is_some() => {
                    report(head.line, Some(index), "rules-column-doubled", heading, "");
                }
                Some(kind) => table.columns.push((kind, index)),
                None if heading.is_empty() => {}
                None => {
                    let known = columns::known_headings();
                    report(head.line, Some(index), "rules-column-unknown", heading, &known);
                }
            }
        }
        for kind in REQUIRED {
            if table.index(kind).is_none() {
                report(head.line, None, "rules-column-missing", columns::heading(kind), "");
            }
        }
        table
    }

    /// Where a column stands, if the table has it.
    pub(super) fn index(&self, kind: ColumnKind) -> Option<u16> {
        self.columns.iter().find(|&&(known, _)| known == kind).map(|&(_, index)| index)
    }

    /// The text of a cell; empty where the table has no such column.
    pub(super) fn text<'r>(&self, row: &'r Row, kind: ColumnKind) -> &'r str {
        self.index(kind)
            .and_then(|index| row.cells.get(usize::from(index)))
            .map_or("", |cell| cell.as_str())
    }

    /// The conditions of a row as text a person can read.
    pub(super) fn conditions_shown(&self, row: &Row) -> String {
        let mut shown = String::new();
        for &(kind, _) in &self.columns {
            let text = self.text(row, kind);
            if text.is_empty() || UNCONDITIONAL.contains(&kind) {
                continue;
            }
            if !shown.is_empty() {
                shown.push_str("; ");
            }
            shown.push_str(columns::heading(kind));
            shown.push_str(": ");
            shown.push_str(text);
        }
        shown
    }
}

/// A problem's place without its message.
pub(super) fn place(path: &str, line: u32, column: Option<u16>) -> SettingsProblem {
    let cell =
        column.map_or_else(String::new, |column| format!("{}{line}", column_letters(column)));
    SettingsProblem { path: path.to_owned(), line, cell, message: String::new() }
}

fn rows(text: &str) -> Result<Vec<Row>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(1, |position| line(position.line()));
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(rows)
}

fn line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
