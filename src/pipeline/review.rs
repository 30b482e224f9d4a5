//! The review round trip: files that came back, what they would change, and writing it down.
//!
//! In: a round and the files. Out: the plan with the figures before and after, both from whole
//! runs over the same lines; on request the rows appended to the records of the round. Nothing
//! else of a round is ever written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Options, Progress};
use crate::analyse::{self, Analysis};
use crate::classify::{self, Classification, DecisionState};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::error::Error;
use crate::ingest::review::Returned;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::provenance::{Place, Source};
use crate::report::{self, Run};
use crate::review::entries::{self, Entries};
use crate::review::plan::{self, Known, Plan};
use crate::round::Round;
use crate::round::headings::fold;
use crate::round::records::{RecordFile, Records, comments, decisions, statuses, variances};
use crate::schema::Recorded;

/// What came back, and how it is to be taken.
#[derive(Debug, Clone)]
pub struct Returns {
    /// Files that came back.
    pub files: Vec<PathBuf>,
    /// Whose decisions count where two contradict each other.
    pub preferred: Vec<String>,
    /// The last day somebody can have decided on.
    pub latest: Date,
}

/// What reading files back came to.
#[derive(Debug)]
pub struct Reviewed {
    /// The round as it stands.
    pub run: Run,
    /// *Berichtskennung* of a report of the round as it stands.
    pub report_id: String,
    /// The files that were read, with the report each comes from.
    pub files: Vec<(Source, Option<String>)>,
    /// What becomes of every entry.
    pub plan: Plan,
    /// The round with what would be appended; nothing where no decision is.
    pub after: Option<(Classification, Analysis)>,
    /// What is said of the files and of the records of the round.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reviewed {
    /// Something cannot be read, so that nothing may be appended.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }

    /// Rows that would be appended to each file.
    #[must_use]
    pub fn additions(&self) -> [(RecordFile, usize, String); 4] {
        let decided = Plan::applied(&self.plan.decisions);
        let said = Plan::applied(&self.plan.comments);
        let set = Plan::applied(&self.plan.statuses);
        let explained = Plan::applied(&self.plan.variances);
        [
            (RecordFile::Decisions, decided.len(), decisions::rows(&decided)),
            (RecordFile::Comments, said.len(), comments::rows(&said)),
            (RecordFile::Status, set.len(), statuses::rows(&set)),
            (RecordFile::Variances, explained.len(), variances::rows(&explained)),
        ]
    }
}

/// Reads files back and says what they would change. Nothing is written.
///
/// # Errors
///
/// Broken settings or rules, [`Error::NoInput`], [`Error::FilesMissing`] and
/// [`Error::PersonUnknown`].
pub fn review(
    folder: &Path,
    returns: &Returns,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Reviewed, Error> {
    let Returns { files, preferred, latest } = returns;
    let missing: Vec<PathBuf> = files.iter().filter(|file| !file.exists()).cloned().collect();
    if !missing.is_empty() {
        return Err(Error::FilesMissing(missing));
    }
    let (mut checked, table, rule_table) = super::read(folder, options, progress)?;
    let responsibility = super::responsibility::read(&checked.round)?;
    if !checked.is_usable() {
        return Err(Error::NoInput(checked.diagnostics));
    }
    let judged = super::judge(&mut checked, &table);
    let run = super::finished(checked, rule_table, responsibility, judged);
    let report_id = report::data::report_id(&run);
    let mut diagnostics = record_problems(&run);
    let returned: Vec<Returned> = files
        .iter()
        .map(|path| {
            progress(&run.round.language.format("progress-read", &[("name", &shown(path))]));
            crate::ingest::review::read(path, &shown(path), &run.round)
        })
        .collect();
    let entries = entered(&returned, &run, *latest, &mut diagnostics);
    known_people(preferred, &entries, &run.records)?;
    let stale = stale(&run);
    let varied = varied(&run);
    let known = Known {
        round: &run.round,
        portfolio: &run.portfolio,
        records: &run.records,
        stale: &|line: &str| stale.contains(line),
        variance: &|line, year| varied.get(&(line, year)).copied(),
        preferred,
    };
    let (plan, found) = plan::plan(entries, known);
    diagnostics.extend(found);
    let others = returned.iter().filter(|file| plan.concerns(&file.source.path));
    diagnostics.extend(others.filter_map(|file| other_report(file, &run.round, &report_id)));
    diagnostic::sort(&mut diagnostics);
    let appended = Plan::applied(&plan.decisions);
    let after = (!appended.is_empty()).then(|| {
        let mut records = run.records.decisions.clone();
        let next = records.last().map_or(1, |last| last.row + 1);
        records.extend((next..).zip(appended).map(|(row, entry)| Recorded { row, entry }));
        judged_with(&run, &table, &records)
    });
    let files = returned
        .into_iter()
        .map(|returned| (returned.source, returned.stamp.report.map(|report| report.to_string())));
    Ok(Reviewed { report_id, files: files.collect(), plan, after, diagnostics, run })
}

/// The round with other decisions: classified and analysed once more.
fn judged_with(
    run: &Run,
    table: &classify::RuleTable,
    decisions: &[Recorded<crate::schema::Decision>],
) -> (Classification, Analysis) {
    let (classification, _) =
        classify::classify_decided(&run.portfolio, table, decisions, &run.round);
    let analysis = analyse::analyse(&run.portfolio, &classification, &run.round);
    (classification, analysis)
}

/// Lines whose decision in force is out of date.
fn stale(run: &Run) -> BTreeSet<String> {
    let outcomes = run.classification.decisions.iter();
    let stale = outcomes.filter(|outcome| outcome.state == DecisionState::Stale);
    stale.map(|outcome| outcome.decision.line_id.to_string()).collect()
}

/// Variances by line and year; only these can be explained.
fn varied(run: &Run) -> HashMap<(u32, FiscalYear), Total> {
    let years = run.analysis.variances.years.iter();
    let lines = years.flat_map(|year| year.lines.iter().map(|line| (year.fiscal_year, line)));
    lines.map(|(year, line)| ((line.line, year), line.variance())).collect()
}

/// What is wrong with the records of the round: they must be sound to be added to.
fn record_problems(run: &Run) -> Vec<Diagnostic> {
    let is_record = |place: &Place| RecordFile::ALL.iter().any(|file| *place.path == *file.name());
    let found = run.diagnostics.iter().filter(|found| found.place.as_ref().is_some_and(is_record));
    found.filter(|found| found.severity == Severity::Error).cloned().collect()
}

/// The entries of all files, and what is said of the files.
fn entered(
    returned: &[Returned],
    run: &Run,
    latest: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> Entries {
    // What is past is not decided any more.
    let first = run.round.fiscal_years.iter().min().copied();
    let lines = run.portfolio.lines.iter();
    let of_lines = lines.flat_map(|line| line.amounts.iter().map(|one| one.period.fiscal_year));
    let years: BTreeSet<_> = of_lines
        .chain(run.round.fiscal_years.iter().copied())
        .filter(|&year| Some(year) >= first)
        .collect();
    let mut all = Entries::default();
    for file in returned {
        diagnostics.extend(file.diagnostics.iter().cloned());
        let (own, found) = entries::entries(file, &run.round, &years, latest);
        diagnostics.extend(found);
        all.decisions.extend(own.decisions);
        all.comments.extend(own.comments);
        all.statuses.extend(own.statuses);
        all.variances.extend(own.variances);
    }
    all
}

/// Everybody who is preferred has decided something, here or before: a slip would change whose
/// decisions count.
fn known_people(preferred: &[String], entries: &Entries, records: &Records) -> Result<(), Error> {
    let explained = entries.variances.iter().map(|placed| &placed.entry.person);
    let entered = entries.decisions.iter().map(|placed| &placed.entry.person).chain(explained);
    let explained = records.variances.iter().map(|recorded| &recorded.entry.person);
    let recorded = records.decisions.iter().map(|recorded| &recorded.entry.person).chain(explained);
    let known: BTreeMap<String, &str> =
        recorded.chain(entered).map(|person| (fold(person), &**person)).collect();
    let unknown = preferred.iter().filter(|name| !known.contains_key(&fold(name)));
    let unknown: Vec<String> = unknown.cloned().collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let known = known.into_values().map(str::to_owned).collect();
    Err(Error::PersonUnknown { unknown, known })
}

/// The file belongs to another round or report, or does not say to which.
fn other_report(file: &Returned, round: &Round, report_id: &str) -> Option<Diagnostic> {
    let stamp = &file.stamp;
    let other =
        Diagnostic::new(Code::ReviewReportUnknown).at(Place::file(file.source.path.clone()));
    if let Some(name) = stamp.round.as_ref().filter(|name| ***name != *round.name) {
        let other = other.with("reason", "round").with("found", &**name);
        return Some(other.with("expected", &*round.name));
    }
    match &stamp.report {
        Some(report) if **report == *report_id => None,
        Some(report) => {
            let other = other.with("reason", "report").with("found", &**report);
            Some(other.with("expected", report_id))
        }
        None => Some(other.with("reason", "none").with("expected", report_id)),
    }
}

fn shown(path: &Path) -> String {
    let name = path.display().to_string();
    name.chars().filter(|&c| diagnostic::is_visible(c)).collect()
}

/// Appends what a review came to, all of it or nothing; gives the rows added to each file.
///
/// A fresh copy with the new rows is written beside each file and takes its place in one move,
/// so that no crash leaves half a row. The copy is also the sign that somebody is at it: who
/// finds one stops, and who made one looks once more whether the file is what was read.
///
/// # Errors
///
/// [`Error::RecordsBusy`], [`Error::RecordsChanged`], [`Error::Write`].
pub fn apply(reviewed: &Reviewed) -> Result<Vec<(RecordFile, usize)>, Error> {
    let folder = &reviewed.run.round.folder;
    let mut appends = Vec::new();
    for (file, count, rows) in reviewed.additions() {
        if count > 0 {
            appends.push((file, count, Append::begin(folder, file, &rows, &reviewed.run.records)?));
        }
    }
    let mut done = Vec::new();
    for (file, count, append) in appends {
        append.finish()?;
        done.push((file, count));
    }
    Ok(done)
}

/// A file with its rows appended, beside the file itself until it takes its place.
struct Append {
    target: PathBuf,
    copy: Option<PathBuf>,
}

impl Append {
    fn begin(
        folder: &Path,
        file: RecordFile,
        rows: &str,
        records: &Records,
    ) -> Result<Self, Error> {
        let path = folder.join(file.name());
        // Through a link the file itself grows.
        let target = path.canonicalize().unwrap_or(path);
        let copy = target.with_file_name(format!(".{}.neu", file.name()));
        let failed = |source| Error::Write { path: target.clone(), source };
        let mut fresh = match OpenOptions::new().write(true).create_new(true).open(&copy) {
            Ok(fresh) => fresh,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(Error::RecordsBusy { path: target, copy });
            }
            Err(error) => return Err(failed(error)),
        };
        let append = Self { target: target.clone(), copy: Some(copy) };
        let existing = match fs::read(&target) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let hash = |bytes: &Vec<u8>| Source::of(file.name(), bytes).sha256;
        let known = records.source(file).map(|source| source.sha256.clone());
        if existing.as_ref().map(hash) != known {
            return Err(Error::RecordsChanged(target));
        }
        let bytes = existing.unwrap_or_default();
        let addition = file.addition(&bytes, rows);
        append.fill(&mut fresh, &bytes, &addition).map_err(failed)?;
        Ok(append)
    }

    fn fill(&self, fresh: &mut File, bytes: &[u8], addition: &str) -> std::io::Result<()> {
        if let Ok(known) = fs::metadata(&self.target) {
            fresh.set_permissions(known.permissions())?;
        }
        fresh.write_all(bytes)?;
        fresh.write_all(addition.as_bytes())?;
        fresh.sync_all()
    }

    fn finish(mut self) -> Result<(), Error> {
        if let Some(copy) = &self.copy {
            fs::rename(copy, &self.target)
                .map_err(|source| Error::Write { path: self.target.clone(), source })?;
        }
        self.copy = None;
        Ok(())
    }
}

impl Drop for Append {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            let _ = fs::remove_file(copy);
        }
    }
}
