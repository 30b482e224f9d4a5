//! What `check` found, as data: `diagnostics.json` of a run with files, columns and workbooks.

use serde::Serialize;

use super::Feedback;
use super::outline::{FileOutline, PassedOver, outline};
use crate::provenance::column_letters;
use crate::report::data::{SCHEMA_VERSION, messages};
use crate::schema::{Column, RoleOrigin, RowCounts, SeenMoney, Table};

/// The whole document.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    schema_version: &'static str,
    language: &'static str,
    round: &'a str,
    usable: bool,
    files: Vec<File<'a>>,
    unresolved: Vec<Unresolved>,
    workbooks: Vec<Workbook<'a>>,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    sha256: Option<&'a str>,
    size_bytes: Option<u64>,
    tables: Vec<TableEntry<'a>>,
    passed_over: Vec<Passed<'a>>,
}

#[derive(Serialize)]
struct TableEntry<'a> {
    sheet: Option<&'a str>,
    hidden: bool,
    input: &'a str,
    header_row: u64,
    rows: Rows,
    columns: Vec<ColumnEntry<'a>>,
}

#[derive(Serialize)]
struct Rows {
    taken: u32,
    roll_up: u32,
    rejected: u32,
    filtered: u32,
    prose: u32,
    headings: u32,
    blank: u32,
}

#[derive(Serialize)]
struct ColumnEntry<'a> {
    column: String,
    heading: &'a str,
    taken_as: String,
    origin: RoleOrigin,
    why: String,
    cell_count: u32,
    samples: Vec<&'a str>,
    money: Option<Money>,
}

#[derive(Serialize)]
struct Money {
    unit: String,
    cost_negative: bool,
    spelling: &'static str,
    sum: Option<String>,
    unreadable_count: u32,
}

#[derive(Serialize)]
struct Passed<'a> {
    sheet: Option<&'a str>,
    code: Option<&'static str>,
    reason: String,
}

#[derive(Serialize)]
struct Unresolved {
    what: String,
    setting: String,
}

#[derive(Serialize)]
struct Workbook<'a> {
    path: &'a str,
    department: Option<&'a str>,
    error_count: u64,
    warning_count: u64,
    note_count: u64,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    message: messages::Message<'a>,
    department: Option<&'a str>,
    workbook: &'a str,
}

impl<'a> Document<'a> {
    /// Everything `check` found; `hashes` are those of the workbooks by name.
    pub(super) fn new(feedback: &'a Feedback<'a>, hashes: &'a [(String, String)]) -> Self {
        let checked = feedback.checked;
        let entries = checked.diagnostics.iter().zip(&feedback.addressees);
        let code = |whom| -> &'a str { &feedback.department(whom).code };
        let unresolved = super::unresolved::unresolved(checked).into_iter();
        Self {
            schema_version: SCHEMA_VERSION,
            language: feedback.language.code(),
            round: &checked.round.name,
            usable: checked.is_usable(),
            files: outline(checked).iter().map(|file| File::new(feedback, file)).collect(),
            unresolved: unresolved
                .map(|open| Unresolved { what: open.what, setting: open.setting })
                .collect(),
            workbooks: feedback
                .workbooks()
                .map(|(whom, path, [error_count, warning_count, note_count])| Workbook {
                    path,
                    department: whom.map(code),
                    error_count,
                    warning_count,
                    note_count,
                    sha256: hashes.iter().find(|(name, _)| name == path).map(|(_, hash)| &**hash),
                })
                .collect(),
            diagnostics: entries
                .map(|(diagnostic, &whom)| Entry {
                    message: messages::message(diagnostic, feedback.language),
                    department: whom.map(code),
                    workbook: feedback.name(whom),
                })
                .collect(),
        }
    }
}

impl<'a> File<'a> {
    fn new(feedback: &Feedback<'_>, file: &FileOutline<'a>) -> Self {
        Self {
            path: file.path,
            sha256: file.source.map(|source| &*source.sha256),
            size_bytes: file.source.map(|source| source.size_bytes),
            tables: file.tables.iter().map(|table| TableEntry::new(feedback, table)).collect(),
            passed_over: file.passed_over.iter().map(|one| Passed::new(feedback, one)).collect(),
        }
    }
}

impl<'a> TableEntry<'a> {
    fn new(feedback: &Feedback<'_>, table: &'a Table) -> Self {
        let RowCounts { taken, roll_up, rejected, filtered, prose, headings, blank } = table.rows;
        Self {
            sheet: table.sheet.name.as_deref(),
            hidden: table.hidden,
            input: &table.input,
            header_row: u64::from(table.header_row) + 1,
            rows: Rows { taken, roll_up, rejected, filtered, prose, headings, blank },
            columns: table.columns.iter().map(|one| ColumnEntry::new(feedback, one)).collect(),
        }
    }
}

impl<'a> ColumnEntry<'a> {
    fn new(feedback: &Feedback<'_>, column: &'a Column) -> Self {
        Self {
            column: column_letters(column.index),
            heading: &column.heading,
            taken_as: feedback.words.taken_as(column),
            origin: column.origin,
            why: crate::report::origin_text(column.origin, feedback.language),
            cell_count: column.seen.cell_count,
            samples: column.seen.samples.iter().map(|sample| &**sample).collect(),
            money: column.seen.money.map(|money| Money::new(feedback, money)),
        }
    }
}

impl Money {
    fn new(feedback: &Feedback<'_>, money: SeenMoney) -> Self {
        Self {
            unit: feedback.words.unit(money),
            cost_negative: money.cents_per_unit < 0,
            spelling: money.spelling.code(),
            sum: money.sum.map(crate::money::Total::decimal),
            unreadable_count: money.unreadable_count,
        }
    }
}

impl<'a> Passed<'a> {
    fn new(feedback: &Feedback<'_>, passed: &PassedOver<'a>) -> Self {
        Self {
            sheet: passed.sheet,
            code: passed.reason.map(|reason| reason.code.name()),
            reason: feedback.words.reason(passed),
        }
    }
}
