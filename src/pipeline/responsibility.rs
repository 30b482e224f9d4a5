//! Matrix and table of tasks of a round: shipped, or files the round names.
//!
//! In: the round. Out: both, checked, or every problem with its row. Files are delimited text.

use crate::error::{Error, SettingsProblem};
use crate::ingest::plain::{Plain, PlainFault, plain};
use crate::round::Round;
use crate::round::responsibility::{Responsibility, SHIPPED};

use super::files::leads_outside;
use super::rules::named_file;

/// The responsibilities the round names, if it names any.
///
/// # Errors
///
/// A file cannot be used, or all problems of both tables.
pub(super) fn read(round: &Round) -> Result<Option<Responsibility>, Error> {
    let Some(named) = &round.responsibility else { return Ok(None) };
    let (shipped_matrix, shipped_tasks) = Responsibility::shipped();
    let matrix = match &*named.matrix {
        SHIPPED => shipped_matrix.to_owned(),
        name => text("responsibility.matrix", name, round)?,
    };
    let tasks = match &named.tasks {
        None => shipped_tasks.to_owned(),
        Some(name) => text("responsibility.tasks", name, round)?,
    };
    let tasks_name = named.tasks.as_deref().unwrap_or("aufgaben.csv");
    let tables = [(&*named.matrix, &*matrix), (tasks_name, &*tasks)];
    let [matrix, tasks] = tables;
    Responsibility::parse(named, matrix, tasks, round.language).map(Some).map_err(Error::Settings)
}

/// The text of a file the round names under an entry.
fn text(entry: &str, name: &str, round: &Round) -> Result<String, Error> {
    let path = round.folder.join(name);
    if !round.limits.outside && leads_outside(&round.folder, &path) {
        return Err(unusable(name, 1, round.language.text("datei-ausserhalb")));
    }
    named_file(&path, entry, name, round)?;
    match plain(&path, name, round) {
        Ok((_, Plain::Text(text))) => Ok(text),
        Ok((_, Plain::Sheets(_))) => {
            let message = round.language.text("settings-matrix-workbook");
            Err(unusable(name, 1, message))
        }
        Err(PlainFault::Unreadable(reason)) => {
            let message = round.language.format("datei-unlesbar", &[("reason", &reason)]);
            Err(unusable(name, 1, message))
        }
        Err(PlainFault::Encoding(line, found)) => {
            let message = round.language.format("rules-encoding", &[("found", &found)]);
            Err(unusable(name, u32::try_from(line).unwrap_or(u32::MAX), message))
        }
    }
}

/// What a file of the round cannot be used for.
pub(super) fn unusable(name: &str, line: u32, message: String) -> Error {
    let path = name.to_owned();
    Error::Settings(vec![SettingsProblem { path, line, cell: String::new(), message }])
}
