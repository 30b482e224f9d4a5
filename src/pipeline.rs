//! The only file that sees every stage: files in, a finished run out, written whole or not at
//! all.

mod compare;
mod compared;
mod comparison;
mod files;
mod previous;
mod previous_totals;
mod records;
mod responsibility;
mod review;
mod rules;
mod scenario;
mod touched;
mod within_year;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::analyse::{self, Analysis, DepartmentReview, Explanations};
use crate::classify::table::RuleTable;
use crate::classify::{self, Classification};
use crate::diagnostic::{self, Code, Diagnostic, Touches};
use crate::error::Error;
use crate::ingest::{self, RawTable};
use crate::language::Language;
use crate::normalise::{self, NormalisedTable};
use crate::period::FiscalYear;
use crate::provenance::{Place, Sheet, Source};
use crate::report::feedback::{self, Feedback};
use crate::report::form::Forms;
use crate::report::{self, Checked, Run};
use crate::round::responsibility::Responsibility;
use crate::round::{Basis, Departments, Input, InputKind, Round};
use crate::schema::{DepartmentIndex, Portfolio};
use files::{File, find_files};
pub use rules::rule_table;

pub use compare::{Wishes, compare, write_comparison};
pub use review::{Returns, Reviewed, apply, review};
pub use scenario::{SCENARIO_FILE, study, write_study};

/// What a user may ask for besides the settings of the round.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Folder the inputs' paths are relative to, where it is not the round.
    pub inputs_from: Option<PathBuf>,
    /// Basis instead of the round's.
    pub basis: Option<Basis>,
    /// Language instead of the round's.
    pub language: Option<Language>,
    /// Day lateness is told for, instead of the round's.
    pub as_of: Option<Date>,
    /// Rule table instead of the round's.
    pub rules: Option<PathBuf>,
}

/// Told what the run is doing, for a progress display.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// Reads a round and does everything but write.
///
/// # Errors
///
/// Broken settings or rules, or [`Error::NoInput`].
pub fn load(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Run, Error> {
    let (mut run, _) = load_with_rules(folder, options, progress)?;
    run.classification.suggestions =
        classify::suggestions(&run.portfolio, &run.classification, &run.round);
    Ok(run)
}

/// The same without suggestions, with the rules the lines were judged by.
fn load_with_rules(
    folder: &Path,
    options: &Options,
    progress: Progress<'_>,
) -> Result<(Run, RuleTable), Error> {
    let (mut checked, table, rule_table) = read(folder, options, progress)?;
    let responsibility = responsibility::read(&checked.round)?;
    if !checked.is_usable() {
        return Err(Error::NoInput(checked.diagnostics));
    }
    let judged = judge(&mut checked, &table);
    Ok((finished(checked, rule_table, responsibility, judged), table))
}

/// What was read and judged, as a report takes it.
fn finished(
    checked: Checked,
    rule_table: Source,
    responsibility: Option<Responsibility>,
    (classification, analysis, department_reviews, explanations): Judged,
) -> Run {
    let Checked { round, sources, records, portfolio, diagnostics, .. } = checked;
    let agenda = analyse::agenda(
        &portfolio,
        &classification,
        &analysis,
        &round,
        &diagnostics,
        responsibility,
    );
    Run {
        round,
        sources,
        rule_table,
        records,
        portfolio,
        classification,
        analysis,
        department_reviews,
        explanations,
        diagnostics,
        agenda,
    }
}

/// Reads a round and says everything a run would say of it; no usable input is only one more
/// thing that is said.
///
/// # Errors
///
/// Broken settings or rules.
pub fn check(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Checked, Error> {
    let (mut checked, table, _) = read(folder, options, progress)?;
    responsibility::read(&checked.round)?;
    if checked.is_usable() {
        judge(&mut checked, &table);
    }
    Ok(checked)
}

/// Reads everything a round names.
fn read(
    folder: &Path,
    options: &Options,
    progress: Progress<'_>,
) -> Result<(Checked, RuleTable, Source), Error> {
    let mut round = Round::read(folder)?;
    round.policy.basis = options.basis.unwrap_or(round.policy.basis);
    round.language = options.language.unwrap_or(round.language);
    if let Some(day) = options.as_of {
        let Some(process) = &mut round.process else {
            return Err(responsibility::unusable(
                "round.toml",
                1,
                round.language.text("as-of-idle"),
            ));
        };
        process.as_of = Some(day);
    }
    let (table, rule_table) = match &options.rules {
        Some(path) => rules::rule_table_at(path, &round)?,
        None => rule_table(&round)?,
    };
    let base = options.inputs_from.as_deref().unwrap_or(folder);
    let files = find_files(&round, base);
    let read = read_files(files, &round, progress);
    progress(&round.language.text("progress-classify"));
    let (mut portfolio, found) = normalise::assemble(read.tables, &round);
    let mut sources = read.sources;
    comparison::read(&round, base, &mut sources, &mut portfolio.references)?;
    let mut diagnostics = read.diagnostics;
    let of_one_file = diagnostics.len();
    diagnostics.extend(found);
    report_copies(&sources, &portfolio, &mut diagnostics);
    touched::mark_by_table(&mut diagnostics[of_one_file..], &portfolio, &round);
    diagnostics.extend(unused(&portfolio, &round));
    diagnostics.extend(analyse::late_submissions(&portfolio, &round));
    diagnostics.extend(within_year::unused_clauses(&portfolio, &round));
    let (records, found) = records::read(&round);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    portfolio.reconciliation.complete = false;
    let left_out = read.left_out;
    let inputs_folder = base.to_owned();
    let checked =
        Checked { round, inputs_folder, sources, left_out, records, portfolio, diagnostics };
    Ok((checked, table, rule_table))
}

/// What became of the lines, of the questions, of the departments' review.
type Judged = (Classification, Analysis, Vec<DepartmentReview>, Explanations);

/// Classifies and analyses what was read, and adds what is to be said of it.
fn judge(checked: &mut Checked, table: &RuleTable) -> Judged {
    let Checked { round, sources, records, portfolio, diagnostics, .. } = checked;
    let (classification, found) =
        classify::classify_decided(portfolio, table, &records.decisions, round);
    diagnostics.extend(found);
    diagnostics.extend(previous::compare(portfolio, &classification, round, sources));
    let analysis = analyse::analyse(portfolio, &classification, round);
    diagnostics.extend(basis_incomplete(&analysis, round));
    diagnostics.extend(target_missing(portfolio, &analysis, round));
    diagnostics.extend(compared::findings(portfolio, &analysis, round));
    let (reviews, found) =
        analyse::department_reviews(portfolio, &classification, &analysis, records, round);
    diagnostics.extend(found);
    let (explanations, found) =
        analyse::explanations(&analysis.variances, records, portfolio, round);
    diagnostics.extend(found);
    diagnostics.extend(within_year::differences(&analysis, portfolio, round));
    diagnostic::sort(diagnostics);
    portfolio.reconciliation.complete =
        !diagnostics.iter().any(|diagnostic| diagnostic.is_gap_of(Touches::Lines));
    (classification, analysis, reviews, explanations)
}

/// Writes a run to a folder: beside it first, then in one move in its place.
pub fn write(run: &Run, out: &Path, progress: Progress<'_>) -> Result<(), Error> {
    replace(out, is_report, |fresh| {
        progress(&run.round.language.text("progress-write"));
        let (workbooks, data) = rayon::join(
            || report::workbook::write(run, fresh, progress),
            || report::data::write(run, fresh),
        );
        workbooks.and(data)
    })
}

/// Writes the forms of a round to a folder, in the same way; a folder with forms that were
/// changed since, most likely filled in, is left alone.
pub fn write_forms(
    run: &Run,
    years: &[FiscalYear],
    only: Option<DepartmentIndex>,
    out: &Path,
) -> Result<Forms, Error> {
    replace(out, forms_untouched, |fresh| report::form::write(run, years, only, fresh))
}

/// Writes the *Rückmeldung* of a checked round to a folder, as [`write()`] does; gives what
/// `check` prints as JSON. One that somebody has filled in is never replaced.
pub fn write_feedback(
    checked: &Checked,
    out: &Path,
    progress: Progress<'_>,
) -> Result<String, Error> {
    let filled_in = feedback::filled_in(out);
    if let Some(workbooks) = filled_in.as_ref().filter(|workbooks| !workbooks.is_empty()) {
        return Err(Error::OutputFilledIn { path: out.to_owned(), workbooks: workbooks.clone() });
    }
    progress(&checked.round.language.text("progress-write"));
    let feedback = Feedback::new(checked, way(out, &checked.inputs_folder));
    replace(out, |_| filled_in.is_some(), |fresh| feedback::write(&feedback, fresh, progress))
}

/// The way from a folder that may not exist yet to the inputs.
fn way(out: &Path, inputs: &Path) -> Option<String> {
    let out = std::path::absolute(out).ok()?;
    // Links in the part that exists are followed: `..` does not lead back over them.
    let known = out.ancestors().find(|folder| folder.exists())?;
    let rest = out.strip_prefix(known).ok()?;
    let out = known.canonicalize().ok()?.join(rest);
    feedback::link::way(&out, &inputs.canonicalize().ok()?)
}

/// Fills a fresh folder and puts it in the place of one that may be replaced.
fn replace<T>(
    out: &Path,
    is_ours: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<T, Error>,
) -> Result<T, Error> {
    let failed = |source| Error::Write { path: out.to_owned(), source };
    if out.exists() && !is_empty(out) && !is_ours(out) {
        return Err(Error::OutputForeign(out.to_owned()));
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(parent).map_err(failed)?;
    let beside =
        tempfile::Builder::new().prefix(".fuenftel-").tempdir_in(parent).map_err(failed)?;
    let fresh = beside.path().join("report");
    std::fs::create_dir(&fresh).map_err(failed)?;
    let filled = fill(&fresh)?;
    if out.exists() {
        std::fs::rename(out, beside.path().join("before")).map_err(failed)?;
    }
    std::fs::rename(&fresh, out).map_err(failed)?;
    Ok(filled)
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// A folder an earlier run wrote.
fn is_report(folder: &Path) -> bool {
    is_ours(folder, report::data::MANIFEST)
}

/// A folder that holds the file it is known by.
fn is_ours(folder: &Path, name: &str) -> bool {
    folder.join(name).is_file()
}

/// A folder of forms, each of them as it was written and nothing beside them.
fn forms_untouched(folder: &Path) -> bool {
    let manifest = std::fs::read(folder.join(report::form::MANIFEST)).unwrap_or_default();
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    report::form::listed(&manifest).is_some_and(|forms| {
        entries.flatten().all(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let hash = || Some(Source::of("", &std::fs::read(entry.path()).ok()?).sha256);
            name == report::form::MANIFEST
                || forms
                    .iter()
                    .any(|(file, sha256)| *file == name && hash().as_ref() == Some(sha256))
        })
    })
}

/// What files gave, one or all of them.
#[derive(Default)]
struct Gathered {
    sources: Vec<Source>,
    tables: Vec<NormalisedTable>,
    diagnostics: Vec<Diagnostic>,
    left_out: Vec<Sheet>,
}

/// Reads and normalises files side by side; raw cells are dropped file by file.
fn read_files(
    files: Vec<Result<File<'_>, Diagnostic>>,
    round: &Round,
    progress: Progress<'_>,
) -> Gathered {
    let results: Vec<_> = files
        .into_par_iter()
        .with_max_len(1)
        .map(|file| match file {
            Ok(file) => {
                let mut own = read_file(&file, round, progress);
                touched::mark(&mut own.diagnostics, file.input.kind);
                own
            }
            Err(diagnostic) => Gathered { diagnostics: vec![diagnostic], ..Gathered::default() },
        })
        .collect();
    let mut all = Gathered::default();
    for own in results {
        all.sources.extend(own.sources);
        all.tables.extend(own.tables);
        all.diagnostics.extend(own.diagnostics);
        all.left_out.extend(own.left_out);
    }
    all.sources.sort_by(|left, right| left.path.cmp(&right.path));
    all.sources.dedup();
    all.left_out.sort();
    all
}

fn read_file(file: &File<'_>, round: &Round, progress: Progress<'_>) -> Gathered {
    progress(&round.language.format("progress-read", &[("name", &file.shown_path)]));
    if file.input.kind == InputKind::Form {
        let (source, parts, diagnostics) =
            ingest::form::read(&file.path, &file.shown_path, round, file.input);
        let mut own = Gathered { diagnostics, ..Gathered::default() };
        own.sources.extend(source);
        for (input, raw_table) in parts {
            own.add(&raw_table, &input, round);
            normalise::name_by_file(&input, round, &mut own.diagnostics);
        }
        return own;
    }
    let (raw, diagnostics) = ingest::read(&file.path, &file.shown_path, round, file.input);
    let mut own = Gathered { diagnostics, ..Gathered::default() };
    if let Some(raw) = raw {
        for raw_table in raw.tables {
            own.add(&raw_table, file.input, round);
        }
        own.sources.push(raw.source);
        own.left_out = raw.left_out;
    }
    normalise::name_by_file(file.input, round, &mut own.diagnostics);
    own
}

impl Gathered {
    /// Normalises a table; its raw cells tell which department a message belongs to.
    fn add(&mut self, raw: &RawTable, input: &Input, round: &Round) {
        let before = self.tables.last();
        let (table, found) = normalise::table_below(raw, before, input, round);
        self.tables.push(table);
        self.diagnostics.extend(found);
        normalise::name_by_row(raw, input, round, &mut self.diagnostics);
    }
}

/// Files with the same bytes that both have lines: the same money stands in the round twice.
/// Where their lines are reported as doubled already, that finding says so.
fn report_copies(sources: &[Source], portfolio: &Portfolio, diagnostics: &mut Vec<Diagnostic>) {
    let has_rows = |path: &str| {
        portfolio.tables.iter().any(|table| &*table.sheet.path == path && table.rows.taken > 0)
    };
    let mut by_hash: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in sources.iter().filter(|source| has_rows(&source.path)) {
        let Some(first) = by_hash.get(&*source.sha256) else {
            by_hash.insert(&source.sha256, source);
            continue;
        };
        let hash = &source.sha256[..12];
        let mut told = false;
        for found in diagnostics.iter_mut().filter(|found| names_both(found, first, source)) {
            told = true;
            found.arguments.push(("identical", "yes".to_owned()));
            found.arguments.push(("hash", hash.to_owned()));
        }
        if !told {
            diagnostics.push(
                Diagnostic::new(Code::FileDoubled)
                    .at(Place::file(source.path.clone()))
                    .with("reason", "copy")
                    .with("other", &*first.path)
                    .with("found", hash),
            );
        }
    }
}

/// The finding says that lines of one file stand in the other once more.
fn names_both(found: &Diagnostic, first: &Source, second: &Source) -> bool {
    let other = found.arguments.iter().find(|(name, _)| *name == "other");
    let (Some(place), Some((_, other))) = (&found.place, other) else { return false };
    let is = |one: &Source, two: &Source| {
        place.path == one.path && other.starts_with(&format!("{} ", two.path))
    };
    found.code == Code::LineDoubled && (is(first, second) || is(second, first))
}

/// Departments and policy areas that no line belongs to: a file that is missing, or settings
/// that have no effect.
fn unused(portfolio: &Portfolio, round: &Round) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if portfolio.lines.is_empty() {
        return diagnostics;
    }
    let mut used = vec![false; portfolio.departments.len()];
    for line in &portfolio.lines {
        used[usize::from(line.department.0)] = true;
    }
    let settings = || Place::file("round.toml");
    if matches!(round.departments, Departments::Listed(_)) {
        for (department, _) in portfolio.departments.iter().zip(used).filter(|(_, used)| !used) {
            let name = format!("{} {}", department.code, department.name);
            let diagnostic = Diagnostic::new(Code::DepartmentWithoutLines).at(settings());
            diagnostics.push(diagnostic.with("name", name).of(department.code.clone()));
        }
    }
    let kinds = || round.inputs.iter().map(|input| input.kind);
    if let Some(provider) = &round.comparison.provider
        && !kinds().any(|kind| kind == InputKind::ProviderRevenue)
    {
        let diagnostic = Diagnostic::new(Code::RevenueMissing).at(settings());
        diagnostics.push(diagnostic.with("name", &*provider.department));
    }
    for area in &round.policy.areas {
        if !portfolio.lines.iter().any(|line| line.area == *area) {
            let diagnostic = Diagnostic::new(Code::InputUnused).at(settings());
            diagnostics.push(diagnostic.with("name", &**area));
        }
    }
    diagnostics
}

/// Budget years of the round for which no amount in scope was found.
fn target_missing(portfolio: &Portfolio, analysis: &Analysis, round: &Round) -> Vec<Diagnostic> {
    if portfolio.lines.is_empty() {
        return Vec::new();
    }
    let phase = round.language.text(&format!("phase-{}", round.target_phase().code()));
    let found = |year: &FiscalYear| {
        let periods = analysis.target_periods.iter().map(|&index| analysis.periods[index].period);
        periods.into_iter().any(|period| period.fiscal_year == *year)
    };
    let missing = round.fiscal_years.iter().filter(|year| !found(year));
    missing
        .map(|year| {
            let diagnostic = Diagnostic::new(Code::TargetMissing).at(Place::file("round.toml"));
            diagnostic.with("found", format!("{phase} {year}"))
        })
        .collect()
}

/// The finance plan's current payments are not in the source: the total is investment only.
fn basis_incomplete(analysis: &Analysis, round: &Round) -> Option<Diagnostic> {
    let language = round.language;
    analysis.current_payments_missing.then(|| {
        Diagnostic::new(Code::BasisIncomplete)
            .with("name", language.text(&format!("basis-{}", round.policy.basis.code())))
            .with("found", language.text("current-payments"))
    })
}
