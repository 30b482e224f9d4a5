//! Data for dashboards: what a run found, as JSON, CSV and Parquet.
//!
//! In: a finished [`Run`]. Out, in the folder of the report:
//!
//! | file | holds |
//! |---|---|
//! | `dashboard/kpi.json` | every figure, by fiscal year and phase |
//! | `dashboard/lines.csv`, `.parquet` | one row for each line and part, with class and rule |
//! | `dashboard/facts.csv`, `.parquet` | one row for each allocation and amount left out |
//! | `dashboard/target.csv`, `.parquet` | the target of each period, area and department |
//! | `dashboard/double_count.csv`, `.parquet` | one row for each amount that must not count twice |
//! | `dashboard/sensitivity.csv`, `.parquet` | what turns the verdict |
//! | `dashboard/candidates.csv`, `.parquet` | lines money to be shifted could come from |
//! | `dashboard/tasks`, `task_points` | what is to be done by whom, and the lines and messages of each |
//! | `dashboard/quality` | the quality of each department's data |
//! | `dashboard/process`, `receipts` | steps with deadlines, what was handed in, where the round has a process |
//! | `dashboard/responsibilities` | the matrix of tasks, where the round names one |
//! | `dashboard/plan_lines.csv`, `.parquet` | money by plan line, product, account and period |
//! | `dashboard/ledger.csv`, `.parquet` | each account with the sums of lines and ledger |
//! | `dashboard/provider.csv`, `.parquet` | each *Leistungsschein* with order and revenue |
//! | `dashboard/follow_up.csv`, `.parquet` | follow-up cost of innovation by year |
//! | `dashboard/benchmarks.csv`, `.parquet` | own cost per quantity beside benchmarks |
//! | `dashboard/growth.csv`, `.parquet` | growth of each subject between two years |
//! | `dashboard/growth_lines.csv`, `.parquet` | each line that moved, in every comparison |
//! | `dashboard/variances.csv`, `.parquet` | plan and actual of each line of closed years |
//! | `dashboard/within_year.csv`, `.parquet` | from *Ansatz* to adjusted *Ansatz*, by department |
//! | `manifest.json` | inputs, settings and rules with their hashes |
//! | `diagnostics.json` | what is said about the data |
//!
//! CSV is for dashboards, not for double-clicking: comma, UTF-8 without byte order mark,
//! decimal point. Text that a spreadsheet would run as a formula gets an apostrophe in front;
//! Parquet and JSON keep it as it is. Deliberately absent: clock, path of the machine, any
//! computation of figures. The same run gives the same bytes.

mod benchmarks;
mod borrowed;
pub(super) mod bridge;
mod candidates;
mod double_count;
mod facts;
mod follow_up;
mod growth;
mod kpi;
mod ledger;
mod lines;
mod listed;
mod manifest;
pub(super) mod messages;
mod plan_lines;
mod process;
mod provider;
mod quality;
mod scenarios;
mod sensitivity;
mod table;
mod target;
mod tasks;
mod variance;
mod within_year;

#[cfg(test)]
mod tests;

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde::Serialize;

use super::Run;
use super::scenarios::Studied;
use crate::error::Error;
use crate::provenance::Source;

/// Version of the fields in all data files; grows when a field changes its meaning.
pub(super) const SCHEMA_VERSION: &str = "1";

/// Name of the manifest, by which a folder is known as a report.
pub const MANIFEST: &str = "manifest.json";

/// `kpi.json` as text.
#[must_use]
pub fn kpi_json(run: &Run) -> String {
    json(&kpi::Kpi::new(run))
}

/// `diagnostics.json` as text.
#[must_use]
pub fn diagnostics_json(run: &Run) -> String {
    json(&messages::messages(run))
}

/// `manifest.json` as text.
#[must_use]
pub fn manifest_json(run: &Run) -> String {
    json(&manifest::Manifest::new(run))
}

/// The *Berichtskennung*: SHA-256 of the manifest, which every workbook of the run is stamped
/// with, so that what comes back says which figures it was made from.
#[must_use]
pub fn report_id(run: &Run) -> String {
    Source::of(MANIFEST, manifest_json(run).as_bytes()).sha256
}

/// `szenarien.json` as text.
#[must_use]
pub fn scenarios_json(studied: &Studied) -> String {
    json(&scenarios::study(studied))
}

/// Writes the data files of a study into a folder: `szenarien.json` with every figure, and in
/// `dashboard/` the figures, the departments and the changes as tables.
pub fn write_scenarios(studied: &Studied, folder: &Path) -> Result<(), Error> {
    let dashboard = folder.join("dashboard");
    fs::create_dir_all(&dashboard)
        .map_err(|source| Error::Write { path: dashboard.clone(), source })?;
    table::write(&scenarios::figures(studied), &dashboard, "scenarios")?;
    table::write(&scenarios::departments(studied), &dashboard, "scenario_departments")?;
    table::write(&scenarios::Changes::new(studied), &dashboard, "scenario_changes")?;
    write_text(&scenarios_json(studied), &folder.join(super::scenarios::DATA))
}

/// Writes all data files of a run into a folder.
///
/// # Panics
///
/// Never: what can fail while writing comes back as an error.
pub fn write(run: &Run, folder: &Path) -> Result<(), Error> {
    let dashboard = folder.join("dashboard");
    fs::create_dir_all(&dashboard)
        .map_err(|source| Error::Write { path: dashboard.clone(), source })?;
    let (facts, lines) = (facts::Facts::new(run), lines::Lines::new(run));
    let double_count = double_count::DoubleCounted::new(run);
    let growth = growth::comparisons(run);
    let growth_lines = growth::lines(run);
    let variances = variance::variances(run);
    let within_year = within_year::within_years(run);
    // The longest first, so that no thread is left with one at the end.
    in_turn([
        &|| table::write(&lines, &dashboard, "lines"),
        &|| table::write(&growth_lines, &dashboard, "growth_lines"),
        &|| table::write(&facts, &dashboard, "facts"),
        &|| write_agenda(run, &dashboard),
        &|| write_small(run, &dashboard),
        &|| table::write(&double_count, &dashboard, "double_count"),
        &|| table::write(&growth, &dashboard, "growth"),
        &|| table::write(&variances, &dashboard, "variances"),
        &|| table::write(&within_year, &dashboard, "within_year"),
        &|| write_figures(run, folder, &dashboard),
        &|| write_comparisons(run, &dashboard),
    ])
}

/// What writes a data file.
type WriteFile<'a> = dyn Fn() -> Result<(), Error> + Sync + 'a;

/// Does each once, on as many threads as there are cores. They are no threads of rayon's: one that
/// waits for polars would take up another file meanwhile and keep its own waiting.
fn in_turn<const COUNT: usize>(files: [&WriteFile<'_>; COUNT]) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<(), Error> {
        while let Some(write) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            write()?;
        }
        Ok(())
    };
    let thread_count = thread::available_parallelism().map_or(1, NonZero::get).min(COUNT);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..thread_count).map(|_| scope.spawn(work)).collect();
        let mut threads = threads.into_iter();
        threads.try_for_each(|one| one.join().expect("writing a file does not panic"))
    })
}

/// Tables that do not grow with the lines of a round.
fn write_small(run: &Run, dashboard: &Path) -> Result<(), Error> {
    table::write(&target::Targets::new(run), dashboard, "target")?;
    table::write(&sensitivity::Turns::new(run), dashboard, "sensitivity")?;
    table::write(&candidates::Pointers::new(run), dashboard, "candidates")
}

/// Who must act, and by when.
fn write_agenda(run: &Run, dashboard: &Path) -> Result<(), Error> {
    table::write(&tasks::tasks(run), dashboard, "tasks")?;
    table::write(&tasks::Points::new(run), dashboard, "task_points")?;
    table::write(&quality::qualities(run), dashboard, "quality")?;
    for (table, name) in [
        (process::steps(run), "process"),
        (process::receipts(run), "receipts"),
        (tasks::responsibilities(run), "responsibilities"),
    ] {
        if let Some(table) = table {
            table::write(&table, dashboard, name)?;
        }
    }
    Ok(())
}

/// Tables of what the budget was held against; a question without input has no file.
fn write_comparisons(run: &Run, dashboard: &Path) -> Result<(), Error> {
    let tables = [
        ("plan_lines", plan_lines::listed(run)),
        ("ledger", ledger::listed(run)),
        ("provider", provider::listed(run)),
        ("follow_up", follow_up::listed(run)),
        ("benchmarks", benchmarks::listed(run)),
    ];
    for (name, listed) in tables {
        if let Some(listed) = listed {
            table::write(&listed, dashboard, name)?;
        }
    }
    Ok(())
}

fn write_figures(run: &Run, folder: &Path, dashboard: &Path) -> Result<(), Error> {
    write_text(&kpi_json(run), &dashboard.join("kpi.json"))?;
    write_text(&manifest_json(run), &folder.join(MANIFEST))?;
    write_text(&diagnostics_json(run), &folder.join("diagnostics.json"))
}

/// Indented for people, with a newline at the end for tools.
pub(super) fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("text, numbers and lists of them");
    text.push('\n');
    text
}

pub(super) fn write_text(text: &str, path: &Path) -> Result<(), Error> {
    fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
}
