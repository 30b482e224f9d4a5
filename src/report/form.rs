//! The strict form: for each department a workbook with its lines of the round, to be filled in
//! for the budget years that follow.
//!
//! In: a finished [`Run`] and the years to ask for. Out: `formular-<code>.xlsx` and a list of
//! them. The lines carry their ids, so that they are the same lines when the form comes back;
//! the amounts asked for are left empty, because a figure nobody confirmed is no request.
//! Deliberately absent: figures of our own; what stands locked is a copy to compare with.

mod guide;
mod lines;
mod projects;

use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::Run;
use super::context::Context;
use super::sheet::{Cell, Check, Entry, EntryColumn, EntryKind, Look, Open, Value};
use super::workbook::{safe, unique};
use super::writer::{self, Title};
use crate::error::Error;
use crate::form::{STAMP_HEADINGS, STAMP_SHEET, Stamp, VERSION};
use crate::period::FiscalYear;
use crate::provenance::Source;
use crate::schema::{DepartmentIndex, Text};

/// List of the forms, by which the folder is known as one of ours.
pub const MANIFEST: &str = "formulare.json";

/// A form that was written.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Name of the file.
    pub file: String,
    /// Code of the department.
    pub department: Text,
    /// Name of the department.
    pub name: Text,
    /// Lines it is filled with.
    pub line_count: usize,
    /// Projects it is filled with.
    pub project_count: usize,
    /// SHA-256 of the file as it was written.
    pub sha256: String,
}

/// Forms that were written, and what they cover.
#[derive(Debug, Serialize)]
pub struct Forms {
    /// Short name of the round they were filled from.
    pub round: String,
    /// Who budgets.
    pub organisation: Text,
    /// Budget years they ask for.
    pub fiscal_years: Vec<i16>,
    /// Version of the form's build.
    pub version: u32,
    /// The forms, in the order of the departments.
    pub forms: Vec<Form>,
    /// Projects that belong to no department, so that no form holds them.
    pub projects_left: Vec<Text>,
}

/// Writes the forms of all departments, or of one, into a folder.
///
/// # Errors
///
/// [`Error::Write`], [`Error::Workbook`] and [`Error::Data`] with the file that cannot be
/// written.
pub fn write(
    run: &Run,
    years: &[FiscalYear],
    only: Option<DepartmentIndex>,
    folder: &Path,
) -> Result<Forms, Error> {
    let context = Context::new(run);
    let homes = projects::homes(&context);
    let departments = &run.portfolio.departments;
    let names =
        unique(departments.iter().map(|department| format!("formular-{}", safe(&department.code))));
    let wanted: Vec<usize> = match only {
        Some(only) => vec![usize::from(only.0)],
        None => (0..departments.len()).collect(),
    };
    let forms = wanted
        .into_par_iter()
        .map(|number| {
            let index = u16::try_from(number).expect("departments are counted in 16 bits");
            let department = DepartmentIndex(index);
            let builder = Builder { context: &context, years, department };
            builder.write(&homes, folder, &names[number])
        })
        .collect::<Result<Vec<Form>, Error>>()?;
    let left = run.portfolio.projects.iter().zip(&homes).filter(|(_, home)| home.is_none());
    let forms = Forms {
        round: run.round.name.clone(),
        organisation: run.round.organisation.clone(),
        fiscal_years: years.iter().map(|year| year.0).collect(),
        version: VERSION,
        forms,
        projects_left: left.map(|(project, _)| project.id.clone()).collect(),
    };
    let path = folder.join(MANIFEST);
    let mut text = serde_json::to_string_pretty(&forms)
        .map_err(|error| Error::Data { path: path.clone(), message: error.to_string() })?;
    text.push('\n');
    std::fs::write(&path, text).map_err(|source| Error::Write { path, source })?;
    Ok(forms)
}

/// The years that follow a round's: as many as it has.
#[must_use]
pub fn years(run: &Run, first: Option<i16>) -> Vec<FiscalYear> {
    let count = i16::try_from(run.round.fiscal_years.len()).expect("one year or two");
    let last = run.round.fiscal_years.last().map_or(0, |year| year.0);
    let first = first.unwrap_or(last + 1);
    (first..first + count).map(FiscalYear).collect()
}

/// Files and hashes a list of forms names; nothing where it is no such list.
#[must_use]
pub fn listed(manifest: &[u8]) -> Option<Vec<(String, String)>> {
    let value: serde_json::Value = serde_json::from_slice(manifest).ok()?;
    let text = |form: &serde_json::Value, key: &str| Some(form[key].as_str()?.to_owned());
    let forms = value["forms"].as_array()?.iter();
    forms.map(|form| Some((text(form, "file")?, text(form, "sha256")?))).collect()
}

/// What every sheet of one department's form asks for.
struct Builder<'a> {
    context: &'a Context<'a>,
    years: &'a [FiscalYear],
    department: DepartmentIndex,
}

impl<'a> Builder<'a> {
    fn write(
        &self,
        homes: &[Option<DepartmentIndex>],
        folder: &Path,
        name: &Path,
    ) -> Result<Form, Error> {
        let (projects_sheet, projects_stamp) = projects::sheet(self, homes);
        let (lines_sheet, lines_stamp, line_stamps) =
            lines::sheet(self, &projects::id_cells(&projects_sheet));
        let department = self.context.department(self.department);
        let round = &self.context.run.round;
        let stamp = Stamp {
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").into(),
            round: round.name.as_str().into(),
            organisation: round.organisation.clone(),
            currency: round.currency.clone(),
            department: department.code.clone(),
            department_name: department.name.clone(),
            fiscal_years: self.years.to_vec(),
            lines_sheet: lines_stamp,
            projects_sheet: projects_stamp,
            lines: line_stamps,
        };
        let line_count = lines_sheet.rows.len();
        let project_count = projects_sheet.rows.len();
        let sheets = vec![
            lines_sheet.into(),
            projects_sheet.into(),
            guide::page(self).into(),
            stamp_sheet(&stamp).into(),
        ];
        let path = folder.join(name);
        writer::write(&path, &self.title(), sheets)?;
        let bytes = std::fs::read(&path).map_err(|source| Error::Write { path, source })?;
        let file = name.display().to_string();
        Ok(Form {
            department: department.code.clone(),
            name: department.name.clone(),
            line_count,
            project_count,
            sha256: Source::of(file.as_str(), &bytes).sha256,
            file,
        })
    }

    /// A text of the form, by its key without the leading `form-`.
    fn text(&self, key: &str) -> String {
        self.context.language.text(&format!("form-{key}"))
    }

    fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.context.language.format(&format!("form-{key}"), values)
    }

    /// `2027`, or `2027/2028`.
    fn years_text(&self) -> String {
        self.years.iter().map(ToString::to_string).collect::<Vec<_>>().join("/")
    }

    fn headline(&self) -> String {
        let department = self.context.department_label(self.department);
        let values = [("years", &*self.years_text()), ("department", &*department)];
        self.format("title", &values)
    }

    /// Rows above the headings that every sheet to fill in has.
    fn head(&self, note: &str) -> Vec<Vec<Cell<'a>>> {
        let round = &self.context.run.round;
        let area = &self.context.department(self.department).area;
        let basis = self.context.language.text(&format!("basis-{}", round.policy.basis.code()));
        let values = [
            ("organisation", &*round.organisation),
            ("area", &**area),
            ("basis", &*basis),
            ("currency", &*round.currency),
        ];
        let row = |look, text: String| vec![Cell { value: Value::from(text), look }];
        vec![
            row(Look::Title, self.headline()),
            row(Look::Note, self.format("origin", &values)),
            row(Look::Note, self.text(note)),
        ]
    }

    fn title(&self) -> Title {
        let round = &self.context.run.round;
        let footer = format!("{}: {}", round.organisation, self.headline());
        Title {
            language: self.context.language,
            currency: round.currency.to_string(),
            target: None,
            name: self.headline(),
            author: round.organisation.to_string(),
            // A footer holds 255 characters in all.
            footer: footer.chars().take(90).collect(),
            page_count: self.context.format("footer-page", &[("page", "&P"), ("pages", "&N")]),
            properties: Vec::new(),
        }
    }
}

/// The hidden sheet.
fn stamp_sheet(stamp: &Stamp) -> Entry<'static> {
    let column = |heading: &str| EntryColumn {
        heading: heading.to_owned(),
        kind: EntryKind::Code,
        width: 30,
        open: Open::Nowhere,
        check: Check::Anything,
        message: String::new(),
        refusal: String::new(),
    };
    Entry {
        name: STAMP_SHEET.to_owned(),
        head: Vec::new(),
        columns: STAMP_HEADINGS.map(column).into(),
        rows: stamp.rows().into_iter().map(|row| row.map(Value::from).into()).collect(),
        blank_count: 0,
        pages_wide: 1,
        hidden: true,
    }
}
