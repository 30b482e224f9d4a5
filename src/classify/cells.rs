//! The cells of a rule table: policy line, headings, rows.
//!
//! In: the text of a table, or its cells as a spreadsheet holds them. Out: rows by column,
//! problems with their cell. Rows that are blank throughout and rows that start with `#` are
//! passed over. Deliberately absent: files and encodings, they are read in `ingest`.

use jiff::civil::Date;

use super::columns::{self, ColumnKind};
use super::fold::fold_joined;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::provenance::column_letters;
use crate::schema::Text;

/// What a cell of a rule table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleCell {
    /// Text; numbers without a needless point, decimals with a comma.
    Text(String),
    /// A date, be it that the spreadsheet made one of `10-12`.
    Date(Date),
    /// An error value, or a formula without a stored value.
    Unreadable,
}

/// A row of a rule table as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// Line of the text, counted from one; in a spreadsheet its row.
    pub line: u32,
    /// Row as a spreadsheet counts it, from one.
    pub row: u32,
    /// Cells from the first column on.
    pub cells: Vec<RuleCell>,
}

/// One rule's row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Line counted from one.
    pub line: u32,
    /// Row of the spreadsheet counted from one.
    pub number: u32,
    /// The remark the row stands below: `# Kostenarten` heads a section of the table.
    pub section: Text,
    cells: Vec<String>,
    /// Columns of cells that hold a date, and of those that cannot be read.
    dates: Vec<u16>,
    unreadable: Vec<u16>,
}

/// A table's rows with what its columns mean.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Columns that are known.
    pub columns: Vec<(ColumnKind, u16)>,
    /// Row of the headings counted from one.
    pub head_row: u32,
    /// Rows of rules.
    pub rows: Vec<Row>,
}

const REQUIRED: [ColumnKind; 4] =
    [ColumnKind::Id, ColumnKind::Priority, ColumnKind::Class, ColumnKind::Reason];

/// Columns that say nothing about when a rule holds.
const UNCONDITIONAL: [ColumnKind; 8] = [
    ColumnKind::Id,
    ColumnKind::Priority,
    ColumnKind::Class,
    ColumnKind::Reason,
    ColumnKind::EnglishReason,
    ColumnKind::Source,
    ColumnKind::Example,
    ColumnKind::CounterExample,
];

/// Columns in which a date is a date, or as good as text.
const DATED: [ColumnKind; 8] = [
    ColumnKind::Begin,
    ColumnKind::GoLiveDate,
    ColumnKind::End,
    ColumnKind::Reason,
    ColumnKind::EnglishReason,
    ColumnKind::Source,
    ColumnKind::Example,
    ColumnKind::CounterExample,
];

/// Words the first line begins with, folded.
const POLICY: [&str; 2] = ["trefferregel", "hitpolicy"];

impl Cells {
    /// Reads policy, headings and rows.
    pub(super) fn read(
        rows: Vec<RuleRow>,
        path: &str,
        language: Language,
        problems: &mut Vec<SettingsProblem>,
    ) -> Self {
        let mut report = |row: &Row, column, key: &str, found: &str, expected: &str| {
            let message = language.format(key, &[("found", found), ("expected", expected)]);
            problems.push(SettingsProblem { message, ..row.place(path, column) });
        };
        let mut section = Text::from("");
        let mut rows = rows.into_iter().filter_map(|row| Row::new(row, &mut section));
        let policy = rows.next().unwrap_or(Row { line: 1, number: 1, ..Row::default() });
        let policy_cell = |index: usize| policy.cells.get(index).map_or("", |cell| cell.as_str());
        match (fold_joined(policy_cell(0)).as_str(), fold_joined(policy_cell(1)).as_str()) {
            (word, "prioritaet" | "priority") if POLICY.contains(&word) => {}
            (word, _) if POLICY.contains(&word) => {
                report(&policy, Some(1), "rules-policy-unknown", policy_cell(1), "");
                return Self::default();
            }
            _ => {
                report(&policy, Some(0), "rules-policy-missing", policy_cell(0), "");
                return Self::default();
            }
        }
        let head = rows.next().unwrap_or(Row {
            line: policy.line + 1,
            number: policy.number + 1,
            ..Row::default()
        });
        let mut table = Self { columns: Vec::new(), head_row: head.number, rows: rows.collect() };
        for (index, heading) in (0_u16..).zip(&head.cells) {
            match columns::column(heading) {
                Some(kind) if table.index(kind).is_some() => {
                    report(&head, Some(index), "rules-column-doubled", heading, "");
                }
                Some(kind) => table.columns.push((kind, index)),
                None if heading.is_empty() => {}
                None => {
                    let known = columns::known_headings();
                    report(&head, Some(index), "rules-column-unknown", heading, &known);
                }
            }
        }
        for kind in REQUIRED {
            if table.index(kind).is_none() {
                report(&head, None, "rules-column-missing", columns::heading(kind), "");
            }
        }
        for row in &table.rows {
            for &(kind, index) in &table.columns {
                if row.unreadable.contains(&index) {
                    report(row, Some(index), "rules-cell-unreadable", columns::heading(kind), "");
                } else if row.dates.contains(&index) && !DATED.contains(&kind) {
                    report(row, Some(index), "rules-cell-date", table.text(row, kind), "");
                }
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

/// A problem's place without its message.
pub(super) fn place(path: &str, line: u32, column: Option<u16>) -> SettingsProblem {
    let cell =
        column.map_or_else(String::new, |column| format!("{}{line}", column_letters(column)));
    SettingsProblem { path: path.to_owned(), line, cell, message: String::new() }
}

impl Row {
    /// A row that is neither blank nor a remark; a remark heads the rows below it.
    fn new(row: RuleRow, section: &mut Text) -> Option<Self> {
        let mut own = Self { line: row.line, number: row.row, ..Self::default() };
        for (index, cell) in (0_u16..).zip(row.cells) {
            own.cells.push(match cell {
                RuleCell::Text(text) => text.trim().to_owned(),
                RuleCell::Date(date) => {
                    own.dates.push(index);
                    Language::German.date(date)
                }
                RuleCell::Unreadable => {
                    own.unreadable.push(index);
                    String::new()
                }
            });
        }
        if let Some(first) = own.cells.first().and_then(|first| first.strip_prefix('#')) {
            *section = remark(first, &own.cells[1..]);
            return None;
        }
        let blank = own.cells.iter().all(String::is_empty) && own.unreadable.is_empty();
        own.section = section.clone();
        (!blank).then_some(own)
    }

    /// A problem's place without its message.
    pub(super) fn place(&self, path: &str, column: Option<u16>) -> SettingsProblem {
        SettingsProblem { line: self.line, ..place(path, self.number, column) }
    }
}

/// A remark as it was written: what parts cells parts none within it.
fn remark(first: &str, rest: &[String]) -> Text {
    let parts: Vec<&str> = std::iter::once(first).chain(rest.iter().map(String::as_str)).collect();
    parts
        .join("; ")
        .trim_end_matches(|c| c == ' ' || DELIMITERS.contains(&u8::try_from(c).unwrap_or(0)))
        .trim()
        .into()
}

/// Whether the first row that is neither blank nor a remark names a hit policy.
pub(super) fn begins(rows: &[RuleRow]) -> bool {
    let policy = rows.iter().cloned().find_map(|row| Row::new(row, &mut Text::from("")));
    let word = policy.and_then(|row| row.cells.into_iter().next()).unwrap_or_default();
    POLICY.contains(&fold_joined(&word).as_str())
}

/// The rows of a table that stands as text; which sign parts its cells is what parts the two of
/// the policy line.
pub(super) fn rows(text: &str) -> Result<Vec<RuleRow>, (u32, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    // The reader passes over blank lines and remarks, and counts a record from the first of them.
    // Line breaks inside cells make lines of the text, but no rows of the spreadsheet.
    let mut inside = 0;
    loop {
        let begin = reader.position().clone();
        let line = number(begin.line());
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(rows),
            Err(error) => return Err((line, error.to_string())),
        }
        let rest = text.get(bytes(&begin)..).unwrap_or_default();
        let passed = rest.split('\n').take_while(|one| one.is_empty() || one.starts_with('#'));
        let mut line = line;
        for remark in passed {
            if !remark.is_empty() {
                let cells = vec![RuleCell::Text(remark.to_owned())];
                rows.push(RuleRow { line, row: line - inside, cells });
            }
            line += 1;
        }
        let cells = record.iter().map(|cell| RuleCell::Text(cell.to_owned())).collect();
        rows.push(RuleRow { line, row: line - inside, cells });
        let breaks = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        inside += number(breaks as u64);
    }
}

fn bytes(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

fn delimiter(text: &str) -> u8 {
    let mut lines = text.lines().map(str::trim);
    let policy =
        lines.find(|line| !line.trim_matches([';', ',', '"']).is_empty() && !line.starts_with('#'));
    let found = policy.and_then(|line| line.bytes().find(|byte| DELIMITERS.contains(byte)));
    found.unwrap_or(DELIMITERS[0])
}

fn number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_line_tells_what_parts_the_cells() {
        for (text, expected) in [
            ("Trefferregel;Priorität\nNr;a,b,c\n", b';'),
            ("# x;y\n\"Trefferregel\",\"Priorität\",,\nNr,Text\n", b','),
            ("Trefferregel\tPriorität\nNr\tText;x\n", b'\t'),
            (";;\n\nTrefferregel;Priorität\n", b';'),
            ("", b';'),
        ] {
            assert_eq!(delimiter(text), expected, "{text}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let rows = rows("a;b\n# x\n\nc;\"d\ne\"\nf;g\n").expect("sound");
        let places: Vec<_> = rows.iter().map(|row| (row.line, row.row)).collect();
        assert_eq!(places, [(1, 1), (2, 2), (4, 4), (6, 5)]);
        let mut section = Text::from("");
        let sections: Vec<_> =
            rows.into_iter().filter_map(|row| Some(Row::new(row, &mut section)?.section)).collect();
        assert_eq!(sections, ["", "x", "x"].map(Text::from));
    }
}
