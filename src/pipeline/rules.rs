//! The rule table of a round: shipped, or a file the round names.
//!
//! In: the round. Out: the table and what it is, or every problem with its cell. A workbook has
//! one sheet that begins as a rule table does; which one is meant is never guessed.

use std::collections::BTreeMap;
use std::path::Path;

use super::responsibility;
use crate::classify::table::{RuleCell, RuleRow, RuleTable};
use crate::error::{Error, SettingsProblem};
use crate::ingest::plain::{Plain, PlainFault, plain};
use crate::ingest::survey::{Content, Grid};
use crate::provenance::Source;
use crate::round::Round;

/// The rule table the round names, or the shipped one, and what it is.
///
/// # Errors
///
/// The file cannot be found, or all problems of the table.
pub fn rule_table(round: &Round) -> Result<(RuleTable, Source), Error> {
    let Some(name) = &round.rules else {
        let source = Source::of("standard.csv", RuleTable::standard_text().as_bytes());
        return Ok((RuleTable::standard(), source));
    };
    let path = round.folder.join(&**name);
    named_file(&path, "rules", name, round)?;
    read(&path, name, round)
}

/// A file the round names under an entry is there.
///
/// # Errors
///
/// It is missing, which is a problem of the round with the entry that names it, or it cannot be
/// looked at.
pub(super) fn named_file(path: &Path, entry: &str, name: &str, round: &Round) -> Result<(), Error> {
    match std::fs::metadata(path) {
        Ok(_) => Ok(()),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            let message = round.language.format("comparison-missing", &[("entry", entry)]);
            Err(responsibility::unusable(name, 0, message))
        }
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// A rule table instead of the round's, known by the name of its file.
pub(super) fn rule_table_at(path: &Path, round: &Round) -> Result<(RuleTable, Source), Error> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    read(path, &name, round)
}

fn read(path: &Path, name: &str, round: &Round) -> Result<(RuleTable, Source), Error> {
    if let Err(source) = std::fs::metadata(path) {
        return Err(Error::Read { path: path.to_owned(), source });
    }
    let (source, plain) = plain(path, name, round).map_err(|fault| unusable(name, fault, round))?;
    let table = match plain {
        Plain::Text(text) => RuleTable::parse(&text, name, round.language),
        Plain::Sheets(grids) => {
            let (grid, rows) = rule_sheet(grids, name, round)?;
            RuleTable::read(rows, &grid.sheet, round.language)
        }
    };
    Ok((table.map_err(Error::Settings)?, source))
}

/// The one sheet that is a rule table; the first where none is, so that it is told why.
fn rule_sheet(grids: Vec<Grid>, name: &str, round: &Round) -> Result<(Grid, Vec<RuleRow>), Error> {
    let mut sheets: Vec<(Grid, Vec<RuleRow>)> = grids
        .into_iter()
        .map(|grid| {
            let rows = rows(&grid);
            (grid, rows)
        })
        .collect();
    let begins: Vec<bool> = sheets.iter().map(|(_, rows)| RuleTable::begins(rows)).collect();
    let names: Vec<&str> = sheets
        .iter()
        .zip(&begins)
        .filter(|(_, begins)| **begins)
        .filter_map(|((grid, _), _)| grid.sheet.name.as_deref())
        .collect();
    if names.len() > 1 {
        let message = round.language.format("rules-sheets", &[("found", &names.join(", "))]);
        return Err(Error::Settings(vec![problem(name, 0, message)]));
    }
    if sheets.is_empty() {
        return Err(unusable(name, PlainFault::Unreadable("empty".to_owned()), round));
    }
    let chosen = begins.iter().position(|&begins| begins).unwrap_or(0);
    Ok(sheets.swap_remove(chosen))
}

fn unusable(name: &str, fault: PlainFault, round: &Round) -> Error {
    let (line, message) = match fault {
        PlainFault::Unreadable(reason) => {
            (0, round.language.format("datei-unlesbar", &[("reason", &reason)]))
        }
        PlainFault::Encoding(line, found) => {
            (line, round.language.format("rules-encoding", &[("found", &found)]))
        }
    };
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    Error::Settings(vec![problem(name, line, message)])
}

fn problem(name: &str, line: u32, message: String) -> SettingsProblem {
    SettingsProblem { path: name.to_owned(), line, cell: String::new(), message }
}

/// The cells of a sheet as rows; columns without a cell are blank.
fn rows(grid: &Grid) -> Vec<RuleRow> {
    let mut rows: BTreeMap<u32, Vec<RuleCell>> = BTreeMap::new();
    for (cell, content) in &grid.cells {
        let row = rows.entry(cell.row + 1).or_default();
        row.resize(usize::from(cell.column), RuleCell::Text(String::new()));
        row.push(match content {
            Content::Text(text) => RuleCell::Text(text.to_string()),
            Content::Number(number) => {
                RuleCell::Text(number.normalize().to_string().replace('.', ","))
            }
            Content::Date(date) => RuleCell::Date(*date),
            Content::Unreadable => RuleCell::Unreadable,
        });
    }
    rows.into_iter().map(|(row, cells)| RuleRow { line: row, row, cells }).collect()
}
