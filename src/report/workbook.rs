//! The workbooks of a run: one for the review, one for each department.
//!
//! In: a finished [`Run`]. Out: `bericht.xlsx`, `dezernate/<code>-<name>.xlsx` and, beside them, the
//! calendar of deadlines. The same run
//! gives the same bytes: no clock, no path, no hash order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::sheet::Sheet;
use super::writer::{self, Title};
use super::{Run, calendar_file, sheets};
use crate::error::Error;
use crate::schema::{Department, DepartmentIndex};

/// Property of a workbook that holds the *Berichtskennung*.
const REPORT_ID_PROPERTY: &str = "Berichtskennung";
/// Property that holds the short name of the round.
const ROUND_PROPERTY: &str = "Haushaltsrunde";
/// Property that holds the version of the program.
const VERSION_PROPERTY: &str = "Programmversion";

/// Writes all workbooks into a folder; `progress` hears the name of each finished one.
///
/// # Errors
///
/// [`Error::Write`] and [`Error::Workbook`] with the file that cannot be written.
pub fn write(run: &Run, folder: &Path, progress: &(dyn Fn(&str) + Sync)) -> Result<(), Error> {
    write_with(&Context::new(run), folder, progress)
}

/// The same with so many rows of lines on a sheet at most, fewer than spreadsheet programs hold:
/// for programs that read less, and to see what long rounds look like. A single line never takes
/// more than a few rows.
///
/// # Errors
///
/// As [`write()`].
pub fn write_split(
    run: &Run,
    folder: &Path,
    progress: &(dyn Fn(&str) + Sync),
    list_rows: u32,
) -> Result<(), Error> {
    let most = list_rows.min(super::sheet::LIST_ROWS);
    let context = Context::new(run).with_list_rows(most);
    write_with(&context, folder, progress)
}

fn write_with(
    context: &Context<'_>,
    folder: &Path,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<(), Error> {
    calendar_file::write(context, folder)?;
    let departments_folder = folder.join("dezernate");
    fs::create_dir_all(&departments_folder)
        .map_err(|source| Error::Write { path: departments_folder.clone(), source })?;
    let (review, departments) = rayon::join(
        || {
            write_review(context, &folder.join("bericht.xlsx"))?;
            progress("bericht.xlsx");
            Ok(())
        },
        || write_departments(context, &departments_folder, progress),
    );
    review.and(departments)
}

fn write_review(context: &Context<'_>, path: &Path) -> Result<(), Error> {
    let (calculation, mut model) = sheets::model::page(context);
    let years = sheets::model::years::page(context, &mut model);
    let departments = sheets::departments::page(context, &model);
    let (growth, steps) = sheets::growth::page(context, &model);
    let (target, places) = sheets::target::page(context, &model);
    let mut rest: Vec<Sheet<'_>> = vec![target.into()];
    rest.extend(sheets::sensitivity::page(context).map(Sheet::from));
    rest.extend(sheets::candidates::page(context, &places).map(Sheet::from));
    rest.extend(sheets::double_count::page(context).map(Sheet::from));
    rest.extend([departments.into(), growth.into()]);
    rest.extend(sheets::growth::list(context).map(Sheet::from));
    rest.extend(sheets::variance::page(context).map(Sheet::from));
    rest.extend(sheets::variance::list(context, None).map(Sheet::from));
    rest.extend(sheets::within_year::page(context).map(Sheet::from));
    rest.extend(sheets::lines::lists(context, None).map(Sheet::from));
    rest.push(sheets::review::list(context, None).into());
    rest.extend(sheets::decisions::list(context, None).map(Sheet::from));
    let (reconciliation, difference) = sheets::reconciliation::page(context);
    let control = sheets::control::page(context, &model, difference);
    rest.extend([
        sheets::status::list(context, None).into(),
        reconciliation.into(),
        control.into(),
    ]);
    rest.extend(sheets::process::page(context).map(Sheet::from));
    rest.extend(sheets::tasks::list(context, None).map(Sheet::from));
    rest.extend(sheets::quality::page(context).map(Sheet::from));
    rest.extend(sheets::matrix::list(context).map(Sheet::from));
    rest.extend(sheets::plan_lines::page(context).map(Sheet::from));
    rest.extend(sheets::ledger::page(context).map(Sheet::from));
    rest.extend(sheets::provider::page(context).map(Sheet::from));
    rest.extend(sheets::follow_up::page(context).map(Sheet::from));
    rest.extend(sheets::benchmarks::page(context).map(Sheet::from));
    rest.extend(sheets::projects::list(context).map(Sheet::from));
    rest.extend(sheets::posts::list(context).map(Sheet::from));
    rest.extend(sheets::diagnostics::list(context, None).map(Sheet::from));
    rest.push(sheets::sources::page(context).into());
    rest.push(sheets::methods::page(context).into());
    rest.push(calculation.into());
    rest.extend(years.map(Sheet::from));
    let (charts, drawn) = sheets::charts::page(context, &model, &places, &steps);
    rest.insert(0, charts.into());
    let overview = sheets::overview::page(context, &model, &places, &drawn);
    let contents = sheets::contents::page(context, &names(&rest));
    rest.splice(0..0, [overview.into(), contents.into()]);
    writer::write(path, &title(context, &context.text("workbook-title")), rest)
}

fn write_departments(
    context: &Context<'_>,
    folder: &Path,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<(), Error> {
    let departments = &context.run.portfolio.departments;
    let paths = file_names(departments);
    (0..departments.len()).into_par_iter().try_for_each(|number| {
        let index = u16::try_from(number).expect("departments are counted in 16 bits");
        write_department(context, DepartmentIndex(index), &folder.join(&paths[number]))?;
        progress(&format!("dezernate/{}", paths[number].display()));
        Ok(())
    })
}

fn write_department(
    context: &Context<'_>,
    department: DepartmentIndex,
    path: &Path,
) -> Result<(), Error> {
    let lines = &context.department_lines[usize::from(department.0)];
    // In the order of the review workbook.
    let mut rest: Vec<Sheet<'_>> =
        sheets::variance::list(context, Some(department)).map(Sheet::from).into_iter().collect();
    rest.extend(sheets::lines::lists(context, Some(lines)).map(Sheet::from));
    rest.push(sheets::review::list(context, Some(department)).into());
    rest.extend(sheets::decisions::list(context, Some(department)).map(Sheet::from));
    rest.push(sheets::status::list(context, Some(department)).into());
    rest.extend(sheets::tasks::list(context, Some(department)).map(Sheet::from));
    let messages = sheets::diagnostics::Own::new(context, department);
    rest.extend(sheets::diagnostics::list(context, Some(&messages)).map(Sheet::from));
    let contents = sheets::contents::page(context, &names(&rest));
    rest.splice(0..0, [sheets::department::page(context, department).into(), contents.into()]);
    let label = context.department_label(department);
    let name = context.format("department-workbook-title", &[("department", &label)]);
    writer::write(path, &title(context, &name), rest)
}

fn names(sheets: &[Sheet<'_>]) -> Vec<String> {
    let name = |sheet: &Sheet<'_>| match sheet {
        Sheet::Page(page) => page.name.clone(),
        Sheet::List(list) => list.name.clone(),
        Sheet::Entry(entry) => entry.name.clone(),
    };
    sheets.iter().map(name).collect()
}

/// What a workbook of a run says of itself.
pub(super) fn title(context: &Context<'_>, name: &str) -> Title {
    let organisation = &context.run.round.organisation;
    let title = format!("{name} {}", context.fiscal_years());
    let footer = footer(organisation, name, &context.fiscal_years());
    Title {
        language: context.language,
        currency: context.run.round.currency.to_string(),
        target: Some(context.run.round.policy.target_share),
        name: title,
        author: organisation.to_string(),
        footer,
        page_count: context.format("footer-page", &[("page", "&P"), ("pages", "&N")]),
        properties: vec![
            (REPORT_ID_PROPERTY, context.report_id.clone()),
            (ROUND_PROPERTY, context.run.round.name.clone()),
            (VERSION_PROPERTY, env!("CARGO_PKG_VERSION").to_owned()),
        ],
    }
}

/// The left part of a footer, which holds 255 characters in all: names are cut, never the years.
fn footer(organisation: &str, name: &str, years: &str) -> String {
    const MOST: usize = 90;
    let whole = format!("{organisation}: {name}");
    let room = MOST.saturating_sub(years.chars().count() + 1);
    if whole.chars().count() <= room {
        return format!("{whole} {years}");
    }
    let cut: String = whole.chars().take(room.saturating_sub(1)).collect();
    format!("{}… {years}", cut.trim_end())
}

/// File names made of code and name.
fn file_names(departments: &[Department]) -> Vec<PathBuf> {
    let stem = |department: &Department| match (safe(&department.code), safe(&department.name)) {
        (code, name) if name.is_empty() || name == code => code,
        (code, name) => format!("{code}-{name}"),
    };
    unique(departments.iter().map(stem))
}

/// Names of workbooks that stay apart where case is not told apart.
pub(super) fn unique(stems: impl Iterator<Item = String>) -> Vec<PathBuf> {
    let mut taken = BTreeSet::new();
    stems
        .map(|stem| {
            let stem = match stem.as_str() {
                "" => "ohne-code".to_owned(),
                device if is_device(device) => format!("dezernat-{device}"),
                _ => stem,
            };
            let mut candidate = stem.clone();
            let mut ordinal = 1;
            while !taken.insert(candidate.to_lowercase()) {
                ordinal += 1;
                candidate = format!("{stem}-{ordinal}");
            }
            PathBuf::from(format!("{candidate}.xlsx"))
        })
        .collect()
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let port = numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    port || matches!(stem.as_str(), "con" | "nul" | "aux" | "prn")
}

/// Letters and digits of ASCII, everything else a hyphen; umlauts are spelt out.
#[must_use]
pub fn safe(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            'ä' => safe.push_str("ae"),
            'ö' => safe.push_str("oe"),
            'ü' => safe.push_str("ue"),
            'Ä' => safe.push_str("Ae"),
            'Ö' => safe.push_str("Oe"),
            'Ü' => safe.push_str("Ue"),
            'ß' => safe.push_str("ss"),
            c if c.is_ascii_alphanumeric() || c == '_' => safe.push(c),
            _ if safe.ends_with('-') || safe.is_empty() => {}
            _ => safe.push('-'),
        }
    }
    let short: String = safe.chars().take(60).collect();
    short.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests;
