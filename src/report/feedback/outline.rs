//! Files, their sheets and tables, and what was passed over: the frame everything `check` says
//! of columns hangs in.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::provenance::Source;
use crate::report::Checked;
use crate::schema::Table;

/// The settings file, which holds no data.
const SETTINGS: &str = "round.toml";

/// A file of the round, or a path no file was found under.
#[derive(Debug)]
pub struct FileOutline<'a> {
    /// Path as every report names it.
    pub path: &'a str,
    /// Hash and size; nothing where the file could not be read.
    pub source: Option<&'a Source>,
    /// Its tables in order of sheet.
    pub tables: Vec<&'a Table>,
    /// Sheets without a table, and the file itself where none of it could be used.
    pub passed_over: Vec<PassedOver<'a>>,
}

/// A sheet, or a whole file, that gave no table.
#[derive(Debug)]
pub struct PassedOver<'a> {
    /// Name of the sheet; nothing for a whole file.
    pub sheet: Option<&'a str>,
    /// What is said of it; nothing where the round does not ask for the sheet.
    pub reason: Option<&'a Diagnostic>,
}

/// All files of a round in order of path.
#[must_use]
pub fn outline(checked: &Checked) -> Vec<FileOutline<'_>> {
    let mut files: BTreeMap<&str, FileOutline<'_>> = BTreeMap::new();
    let file =
        |path| FileOutline { path, source: None, tables: Vec::new(), passed_over: Vec::new() };
    for source in &checked.sources {
        files.entry(&source.path).or_insert_with_key(|path| file(path)).source = Some(source);
    }
    for table in &checked.portfolio.tables {
        let path: &str = &table.sheet.path;
        files.entry(path).or_insert_with(|| file(path)).tables.push(table);
    }
    for diagnostic in &checked.diagnostics {
        let Some(place) = &diagnostic.place else { continue };
        let path: &str = &place.path;
        if place.sheet.is_none() && place.cell.is_none() && path != SETTINGS {
            files.entry(path).or_insert_with(|| file(path));
        }
    }
    for outline in files.values_mut() {
        outline.passed_over = passed_over(checked, outline);
    }
    files.into_values().collect()
}

/// Sheets of a file that gave no table, each once with the first thing said of it.
fn passed_over<'a>(checked: &'a Checked, file: &FileOutline<'a>) -> Vec<PassedOver<'a>> {
    let read: BTreeSet<Option<&str>> =
        file.tables.iter().map(|table| table.sheet.name.as_deref()).collect();
    let mut found: BTreeMap<Option<&str>, Option<&Diagnostic>> = BTreeMap::new();
    for sheet in checked.left_out.iter().filter(|sheet| &*sheet.path == file.path) {
        if !read.contains(&sheet.name.as_deref()) {
            found.insert(sheet.name.as_deref(), None);
        }
    }
    // Diagnostics are in order of path.
    let first =
        checked.diagnostics.partition_point(|diagnostic| path(diagnostic) < Some(file.path));
    let own = checked.diagnostics[first..]
        .iter()
        .take_while(|diagnostic| path(diagnostic) == Some(file.path));
    for diagnostic in own {
        let sheet = diagnostic.place.as_ref().and_then(|place| place.sheet.as_deref());
        // What is said of a workbook beside its tables passes nothing over.
        let of_file = sheet.is_none() && !read.is_empty();
        if !read.contains(&sheet) && !of_file {
            let known = found.entry(sheet).or_insert(Some(diagnostic));
            if known.is_none_or(|known| known.severity > diagnostic.severity) {
                *known = Some(diagnostic);
            }
        }
    }
    found.into_iter().map(|(sheet, reason)| PassedOver { sheet, reason }).collect()
}

fn path(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic.place.as_ref().map(|place| &*place.path)
}
