//! Data for dashboards: what a run found, as JSON, CSV and Parquet.
//!
//! In: a finished [`Run`]. Out, in the folder of the report:
//!
//! | file | holds |
//! |---|---|
//! | `dashboard/kpi.json` | every figure, by fiscal year and phase |
//! | `dashboard/lines.csv`, `.parquet` | one row for each line and part, with class and rule |
//! | `dashboard/facts.csv`, `.parquet` | one row for each allocation and amount left out |
//! | `manifest.json` | inputs, settings and rules with their hashes |
//! | `diagnostics.json` | what is said about the data |
//!
//! CSV is for dashboards, not for double-clicking: comma, UTF-8 without byte order mark,
//! decimal point. Text that a spreadsheet would run as a formula gets an apostrophe in front;
//! Parquet and JSON keep it as it is. Deliberately absent: clock, path of the machine, any
//! computation of figures. The same run gives the same bytes.

mod facts;
mod kpi;
mod lines;
mod manifest;
mod messages;
mod table;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::Run;
use crate::error::Error;

/// Version of the fields in all data files; grows when a field changes its meaning.
const SCHEMA_VERSION: &str = "1";

/// Writes all data files of a run into a folder.
pub fn write(run: &Run, folder: &Path) -> Result<(), Error> {
    let dashboard = folder.join("dashboard");
    fs::create_dir_all(&dashboard)
        .map_err(|source| Error::Write { path: dashboard.clone(), source })?;
    let (facts, rest) = rayon::join(
        || table::write(&facts::Facts::new(run), &dashboard, "facts"),
        || {
            table::write(&lines::Lines::new(run), &dashboard, "lines")?;
            write_json(&kpi::Kpi::new(run), &dashboard.join("kpi.json"))?;
            write_json(&manifest::Manifest::new(run), &folder.join("manifest.json"))?;
            write_json(&messages::messages(run), &folder.join("diagnostics.json"))
        },
    );
    facts.and(rest)
}

/// Indented for people, with a newline at the end for tools.
fn write_json(value: &impl Serialize, path: &Path) -> Result<(), Error> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|error| Error::Data { path: path.to_owned(), message: error.to_string() })?;
    text.push(b'\n');
    fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
}
