//! *Rückmeldung*: what a department is asked and told about the files it sent.
//!
//! In: a round as it was read ([`Checked`]). Out, in a folder of their own:
//!
//! | file | holds |
//! |---|---|
//! | `rueckmeldung-<code>.xlsx` | for each department: what was read, every open point, what each column was taken for |
//! | `rueckmeldung-allgemein.xlsx` | the same for what concerns no single department |
//! | `diagnostics.json` | all of it as data, with the hash of each workbook |
//!
//! Every diagnostic stands in exactly one workbook. Deliberately absent: classes and figures of
//! the report; a clock; any path but the way from the workbooks to the inputs.

pub mod link;
pub mod outline;
pub mod unresolved;
pub mod words;

mod columns;
mod document;
mod points;
mod summary;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Checked;
use super::sheet::Sheet;
use super::writer::{self, Title};
use crate::analyse::{self, Submission};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::language::Language;
use crate::provenance::Place;
use crate::schema::{Department, DepartmentIndex, Table};
use words::Words;

/// Name of the data file, by which a folder is known as a Rückmeldung.
pub const DOCUMENT: &str = "diagnostics.json";

/// A checked round with everything the workbooks share.
#[derive(Debug)]
pub struct Feedback<'a> {
    checked: &'a Checked,
    language: Language,
    words: Words<'a>,
    /// The way from the workbooks to the inputs; nothing where there is none.
    inputs: Option<String>,
    /// The workbook each diagnostic stands in: a department's, or the general one.
    addressees: Vec<Option<DepartmentIndex>>,
    submissions: Vec<Submission>,
    /// The workbook the columns of each file stand in.
    owners: BTreeMap<&'a str, Option<DepartmentIndex>>,
    /// File names of the departments' workbooks.
    names: Vec<String>,
    /// Name of the workbook for everything else.
    general: String,
}

/// How many diagnostics a workbook has: errors, warnings, notes.
pub type Counts = [u64; 3];

impl<'a> Feedback<'a> {
    /// Gathers what the workbooks say; `inputs` is the way from them to the inputs.
    #[must_use]
    pub fn new(checked: &'a Checked, inputs: Option<String>) -> Self {
        let Checked { portfolio, round, diagnostics, .. } = checked;
        let addressees = analyse::addressees(portfolio, round, diagnostics);
        let stems = portfolio.departments.iter().map(|department| {
            let code = super::workbook::safe(&department.code);
            format!("rueckmeldung-{}", if code.is_empty() { "ohne-code" } else { &code })
        });
        // The general one comes first, so that no department takes its name.
        let stems = std::iter::once("rueckmeldung-allgemein".to_owned()).chain(stems);
        let mut names = super::workbook::unique(stems)
            .into_iter()
            .map(|name| name.to_string_lossy().into_owned());
        let general = names.next().expect("one name for each stem");
        let names = names.collect();
        let mut feedback = Self {
            checked,
            language: round.language,
            words: Words::new(checked),
            inputs,
            addressees,
            submissions: analyse::submissions(portfolio),
            owners: BTreeMap::new(),
            names,
            general,
        };
        feedback.owners = feedback.owners();
        feedback
    }

    /// The workbooks with their departments and counts; the general one comes first.
    pub fn workbooks(&self) -> impl Iterator<Item = (Option<DepartmentIndex>, &str, Counts)> {
        self.addressed().map(|whom| (whom, self.name(whom), self.counts(whom)))
    }

    /// What one workbook is about: no department in particular, or one.
    fn addressed(&self) -> impl Iterator<Item = Option<DepartmentIndex>> + use<> {
        let count = u16::try_from(self.names.len()).expect("departments are counted in 16 bits");
        std::iter::once(None).chain((0..count).map(|index| Some(DepartmentIndex(index))))
    }

    fn name(&self, whom: Option<DepartmentIndex>) -> &str {
        whom.map_or(&self.general, |department| &self.names[usize::from(department.0)])
    }

    /// Diagnostics of one workbook, in order.
    fn diagnostics(&self, whom: Option<DepartmentIndex>) -> impl Iterator<Item = &'a Diagnostic> {
        let all = self.checked.diagnostics.iter().zip(&self.addressees);
        all.filter(move |&(_, addressee)| *addressee == whom).map(|(diagnostic, _)| diagnostic)
    }

    fn counts(&self, whom: Option<DepartmentIndex>) -> Counts {
        let mut counts = [0; 3];
        for diagnostic in self.diagnostics(whom) {
            counts[diagnostic.severity as usize] += 1;
        }
        counts
    }

    /// Files of one department alone belong to it, all others to nobody in particular.
    fn owners(&self) -> BTreeMap<&'a str, Option<DepartmentIndex>> {
        let mut found: BTreeMap<&'a str, Vec<DepartmentIndex>> = BTreeMap::new();
        for (department, submission) in (0..).map(DepartmentIndex).zip(&self.submissions) {
            for own in &submission.tables {
                let path = &*self.table(own.table.0).sheet.path;
                let known = found.entry(path).or_default();
                if !known.contains(&department) {
                    known.push(department);
                }
            }
        }
        // Files without a line belong to the only department they are said to be of.
        let mut without: BTreeMap<&'a str, Vec<DepartmentIndex>> = BTreeMap::new();
        for (diagnostic, addressee) in self.checked.diagnostics.iter().zip(&self.addressees) {
            let (Some(place), Some(department)) = (&diagnostic.place, *addressee) else { continue };
            if diagnostic.department.is_some() && !found.contains_key(&*place.path) {
                let known = without.entry(&place.path).or_default();
                if !known.contains(&department) {
                    known.push(department);
                }
            }
        }
        let only = |(path, departments): (&'a str, Vec<DepartmentIndex>)| match departments[..] {
            [one] => (path, Some(one)),
            _ => (path, None),
        };
        found.into_iter().chain(without).map(only).collect()
    }

    fn owner(&self, path: &str) -> Option<DepartmentIndex> {
        self.owners.get(path).copied().flatten()
    }

    /// Where a link to a place leads; nothing where no file lies there.
    fn address(&self, place: &Place) -> Option<String> {
        let sources = &self.checked.sources;
        sources.binary_search_by(|source| source.path.cmp(&place.path)).ok()?;
        link::address(self.inputs.as_deref(), place)
    }

    fn table(&self, index: u32) -> &'a Table {
        &self.checked.portfolio.tables[index as usize]
    }

    fn department(&self, department: DepartmentIndex) -> &'a Department {
        &self.checked.portfolio.departments[usize::from(department.0)]
    }

    /// Code and name of a department, or the word for everything else.
    fn label(&self, whom: Option<DepartmentIndex>) -> String {
        let Some(department) = whom else { return self.text("general") };
        let Department { code, name, .. } = self.department(department);
        let name = if code == name { code.to_string() } else { format!("{code} {name}") };
        self.format("department", &[("name", &name)])
    }

    fn text(&self, key: &str) -> String {
        self.language.text(&format!("feedback-{key}"))
    }

    fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.format(&format!("feedback-{key}"), values)
    }

    fn severity(&self, severity: Severity) -> String {
        self.language.text(severity.key())
    }
}

/// `diagnostics.json` as text: files with their columns, diagnostics, workbooks.
#[must_use]
pub fn json(feedback: &Feedback<'_>, hashes: &[(String, String)]) -> String {
    super::data::json(&document::Document::new(feedback, hashes))
}

/// Writes all workbooks and the data file into a folder.
///
/// # Errors
///
/// [`Error::Write`] and [`Error::Workbook`] with the file that cannot be written.
pub fn write(
    feedback: &Feedback<'_>,
    folder: &Path,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<String, Error> {
    let addressed: Vec<_> = feedback.addressed().collect();
    let hashes: Vec<(String, String)> = addressed
        .into_par_iter()
        .map(|whom| {
            let name = feedback.name(whom);
            let path = folder.join(name);
            write_workbook(feedback, whom, &path)?;
            progress(name);
            Ok((name.to_owned(), hash(&path)?))
        })
        .collect::<Result<_, Error>>()?;
    let text = json(feedback, &hashes);
    let path = folder.join(DOCUMENT);
    fs::write(&path, &text).map_err(|source| Error::Write { path, source })?;
    Ok(text)
}

fn write_workbook(
    feedback: &Feedback<'_>,
    whom: Option<DepartmentIndex>,
    path: &Path,
) -> Result<(), Error> {
    let mut sheets: Vec<Sheet<'_>> = vec![summary::page(feedback, whom).into()];
    if feedback.diagnostics(whom).next().is_some() {
        sheets.push(points::list(feedback, whom).into());
    }
    if columns::tables(feedback, whom).next().is_some() {
        sheets.push(columns::list(feedback, whom).into());
    }
    let round = &feedback.checked.round;
    let name = feedback.format("workbook-title", &[("name", &feedback.label(whom))]);
    let code = whom.map_or_else(
        || feedback.text("general"),
        |department| feedback.department(department).code.to_string(),
    );
    // The middle of the footer names the sheet; a long left part would run into it.
    let footer = format!("{}: {} {code}", round.organisation, feedback.text("sheet-summary"));
    let title = Title {
        language: feedback.language,
        footer: footer.chars().take(60).collect(),
        name,
        author: round.organisation.to_string(),
        currency: round.currency.to_string(),
        target: None,
        page_count: feedback.format("footer-page", &[("page", "&P"), ("pages", "&N")]),
        properties: Vec::new(),
    };
    writer::write(path, &title, sheets)
}

/// SHA-256 of a file in hexadecimal.
fn hash(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let digest = Sha256::digest(fs::read(path).map_err(failed)?);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether an earlier `check` wrote the folder: nothing for a foreign folder, else the names of
/// its workbooks that somebody has filled in since.
#[must_use]
pub fn filled_in(folder: &Path) -> Option<Vec<String>> {
    let text = fs::read_to_string(folder.join(DOCUMENT)).ok()?;
    let document: serde_json::Value = serde_json::from_str(&text).ok()?;
    let workbooks = document.get("workbooks")?.as_array()?;
    let mut changed = Vec::new();
    for workbook in workbooks {
        let name = workbook.get("path")?.as_str()?;
        // A name that leads out of the folder was not written here.
        if name.contains(['/', '\\']) {
            return None;
        }
        let now = hash(&folder.join(name)).ok();
        if now.is_some() && now.as_deref() != workbook.get("sha256")?.as_str() {
            changed.push(name.to_owned());
        }
    }
    Some(changed)
}
