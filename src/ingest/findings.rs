//! What is wrong with cells of a table, kept to a bounded number for each column.
//!
//! In: findings as cells are read. Out: diagnostics with place and excerpt of the row, at most
//! [`SHOWN_PER_COLUMN`] for each column and code, then one with the count of the rest; a table
//! with very many faulty columns shows fewer of each, so that memory stays bounded. What is the
//! same in many cells is told once for each column, with what the cells say and how often.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::texts::shown;
use crate::ingest::{RawRow, Value};
use crate::language::Language;
use crate::money::Total;
use crate::provenance::Cell;
use crate::schema::Table;

/// How many cells of a column are named for each code: as many as somebody will correct.
const SHOWN_PER_COLUMN: u32 = 500;
/// How many cells of a column are named in a table that has named [`SHOWN_PER_TABLE`] already.
const SHOWN_ALWAYS: u32 = 20;
const SHOWN_PER_TABLE: usize = 20_000;
/// How many different texts a column's tally names.
const SHOWN_TEXTS: usize = 8;
/// How many different texts a tally keeps apart.
const TALLIED_TEXTS: usize = 1_000;

/// Findings of one table.
#[derive(Debug, Default)]
pub(super) struct Findings {
    shown: Vec<Finding>,
    counts: BTreeMap<(u16, Code), Count>,
    tallies: BTreeMap<(u16, Code), Tally>,
}

/// Findings of a column and code.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    all: u32,
    shown: u32,
}

/// Cells of a column that are told together.
#[derive(Debug)]
struct Tally {
    first: Cell,
    first_text: String,
    count: u32,
    texts: BTreeMap<String, u32>,
}

#[derive(Debug)]
struct Finding {
    code: Code,
    cell: Cell,
    arguments: Vec<(&'static str, String)>,
}

impl Findings {
    /// Notes a finding; the arguments are only made if it will be shown.
    pub(super) fn add(
        &mut self,
        code: Code,
        cell: Cell,
        arguments: impl FnOnce() -> Vec<(&'static str, String)>,
    ) {
        let count = self.counts.entry((cell.column, code)).or_default();
        count.all += 1;
        let crowded = self.shown.len() >= SHOWN_PER_TABLE;
        if count.shown < if crowded { SHOWN_ALWAYS } else { SHOWN_PER_COLUMN } {
            count.shown += 1;
            self.shown.push(Finding { code, cell, arguments: arguments() });
        }
    }

    /// Notes a finding whose message speaks of the cell's text only.
    pub(super) fn found(&mut self, code: Code, cell: Cell, text: &str) {
        self.add(code, cell, || vec![("found", shown(text))]);
    }

    /// Counts a cell that is told together with the others of its column.
    pub(super) fn tally(&mut self, code: Code, cell: Cell, text: impl FnOnce() -> String) {
        let text = text();
        let tally = self.tallies.entry((cell.column, code)).or_insert_with(|| Tally {
            first: cell,
            first_text: text.clone(),
            count: 0,
            texts: BTreeMap::new(),
        });
        tally.count += 1;
        if tally.texts.len() < TALLIED_TEXTS || tally.texts.contains_key(&text) {
            *tally.texts.entry(text).or_default() += 1;
        }
    }

    /// All findings of a table whose rows are in order.
    pub(super) fn into_diagnostics(
        self,
        table: &Table,
        rows: &[RawRow],
        language: Language,
    ) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::with_capacity(self.shown.len());
        for finding in self.shown {
            let mut diagnostic = Diagnostic::new(finding.code).at(table.place(finding.cell));
            if let Ok(index) = rows.binary_search_by_key(&finding.cell.row, |row| row.row) {
                let found = finding.arguments.iter().find(|(name, _)| *name == "found");
                let found = found.map_or("", |(_, text)| text);
                let excerpt = excerpt(table, &rows[index], finding.cell, found, language);
                diagnostic = diagnostic.row(excerpt);
            }
            diagnostic.arguments = finding.arguments;
            diagnostics.push(diagnostic);
        }
        for ((_, code), tally) in self.tallies {
            let mut diagnostic = Diagnostic::new(code)
                .at(table.place(tally.first))
                .with("count", tally.count.to_string())
                .with("found", tally.texts());
            if let Ok(index) = rows.binary_search_by_key(&tally.first.row, |row| row.row) {
                let excerpt =
                    excerpt(table, &rows[index], tally.first, &tally.first_text, language);
                diagnostic = diagnostic.row(excerpt);
            }
            diagnostics.push(diagnostic);
        }
        for ((column, code), count) in self.counts {
            if count.all > count.shown {
                let mut place = table.place(Cell { row: table.header_row, column });
                place.cell = None;
                let rest = (count.all - count.shown).to_string();
                diagnostics.push(Diagnostic::new(code).at(place).with("rest", rest));
            }
        }
        diagnostics
    }
}

impl Tally {
    /// What the cells say and how often, the most frequent first: `n. n. (5), k. A. (2)`.
    fn texts(&self) -> String {
        let mut texts: Vec<(&String, u32)> =
            self.texts.iter().map(|(text, &count)| (text, count)).collect();
        texts.sort_by_key(|&(text, count)| (std::cmp::Reverse(count), text));
        let mut named: Vec<String> = (texts.iter().take(SHOWN_TEXTS))
            .map(|(text, count)| format!("{text} ({count})"))
            .collect();
        let named_count: u32 = texts.iter().take(SHOWN_TEXTS).map(|(_, count)| count).sum();
        if named_count < self.count {
            named.push(format!("… ({})", self.count - named_count));
        }
        named.join(", ")
    }
}

/// The first values of a row that are not blank, and the one in question.
fn excerpt(table: &Table, row: &RawRow, cell: Cell, found: &str, language: Language) -> String {
    const LONGEST_EXCERPT: usize = 6;
    let mut parts = Vec::new();
    for (column, value) in table.columns.iter().zip(&row.values) {
        let text = if column.index == cell.column {
            found.to_owned()
        } else if parts.len() < LONGEST_EXCERPT {
            match value {
                Value::Blank => continue,
                Value::Text(text) => shown(text),
                Value::Cents(cents) if column.is_cost_negative() => {
                    language.number(-Total::from(*cents))
                }
                Value::Cents(cents) => language.number(Total::from(*cents)),
                Value::Date(date) => language.date(*date),
                Value::Hundredths(count) => language.number(Total(i128::from(*count))),
                Value::Unreadable => "?".to_owned(),
            }
        } else if column.index > cell.column {
            break;
        } else {
            continue;
        };
        parts.push(text);
    }
    parts.join(" | ")
}
