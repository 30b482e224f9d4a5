//! The cells of a rule table: policy line, headings, rows.
//!
//! In: the text of the table. Out: rows by column, problems with their cell. Rows that are blank
//! throughout and lines that start with `#` are passed over.

use super::columns::{self, ColumnKind};
use super::fold::fold_joined;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::provenance::column_letters;
use crate::schema::Text;

/// One rule's row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Line counted from one.
    pub line: u32,
    /// The remark the row stands below: `# Kostenarten` heads a section of the table.
    pub section: Text,
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
        let policy = rows.next().unwrap_or(Row { line: 1, ..Row::default() });
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
        let head = rows.next().unwrap_or(Row { line: policy.line + 1, ..Row::default() });
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

    /// The filled cells of a row that say when the rule holds, as they stand.
    pub(super) fn conditions(&self, row: &Row) -> Vec<(ColumnKind, Text)> {
        let cells = self.columns.iter().map(|&(kind, _)| (kind, self.text(row, kind)));
        cells
            .filter(|&(kind, text)| !text.is_empty() && !UNCONDITIONAL.contains(&kind))
            .map(|(kind, text)| (kind, text.into()))
            .collect()
    }
}

/// Conditions as text a person can read.
pub(super) fn shown(conditions: &[(ColumnKind, Text)]) -> String {
    let cells =
        conditions.iter().map(|(kind, cell)| format!("{}: {cell}", columns::heading(*kind)));
    cells.collect::<Vec<_>>().join("; ")
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
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut section = Text::from("");
    for record in reader.records() {
        let record = record?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if let Some(remark) = record.get(0).and_then(|first| first.strip_prefix('#')) {
            section = remark_text(remark, &record);
            continue;
        }
        let line = record.position().map_or(1, |position| line(position.line()));
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Row { line, section: section.clone(), cells });
    }
    Ok(rows)
}

/// A remark as it was written: a delimiter within it is none.
fn remark_text(first: &str, record: &csv::StringRecord) -> Text {
    let rest = record.iter().skip(1);
    let parts: Vec<&str> = std::iter::once(first.trim()).chain(rest).collect();
    parts.join("; ").trim_end_matches([';', ' ']).into()
}

fn line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
