//! The only file that sees every stage: files in, a finished run out, written whole or not at
//! all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::analyse::{self, Analysis};
use crate::classify;
use crate::classify::table::RuleTable;
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::error::Error;
use crate::ingest;
use crate::language::Language;
use crate::normalise::{self, NormalisedTable};
use crate::period::FiscalYear;
use crate::provenance::{Place, Source};
use crate::report::form::Forms;
use crate::report::{self, Run};
use crate::round::{Basis, Departments, Input, InputKind, Round, Sheets};
use crate::schema::{DepartmentIndex, Portfolio};

/// What a user may ask for besides the settings of the round.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Folder the inputs' paths are relative to, where it is not the round.
    pub inputs_from: Option<PathBuf>,
    /// Basis instead of the round's.
    pub basis: Option<Basis>,
    /// Language instead of the round's.
    pub language: Option<Language>,
}

/// Told what the run is doing, for a progress display.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// Reads a round and does everything but write.
pub fn load(folder: &Path, options: &Options, progress: Progress<'_>) -> Result<Run, Error> {
    let mut round = Round::read(folder)?;
    round.policy.basis = options.basis.unwrap_or(round.policy.basis);
    round.language = options.language.unwrap_or(round.language);
    let (table, rule_table) = rule_table(&round)?;
    let files = find_files(&round, options.inputs_from.as_deref().unwrap_or(folder));
    let (sources, tables, mut diagnostics) = read_files(files, &round, progress);
    progress(&round.language.text("progress-classify"));
    let (mut portfolio, found) = normalise::assemble(tables, &round);
    diagnostics.extend(found);
    report_copies(&sources, &portfolio, &mut diagnostics);
    diagnostics.extend(unused(&portfolio, &round));
    if portfolio.lines.is_empty() && portfolio.projects.is_empty() && portfolio.posts.is_empty() {
        diagnostic::sort(&mut diagnostics);
        return Err(Error::NoInput(diagnostics));
    }
    let (classification, found) = classify::classify(&portfolio, &table, &round);
    diagnostics.extend(found);
    let analysis = analyse::analyse(&portfolio, &classification, &round);
    diagnostics.extend(basis_incomplete(&analysis, &round));
    diagnostics.extend(target_missing(&portfolio, &analysis, &round));
    diagnostic::sort(&mut diagnostics);
    portfolio.reconciliation.complete =
        !diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(Run { round, sources, rule_table, portfolio, classification, analysis, diagnostics })
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
    folder.join(report::data::MANIFEST).is_file()
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

/// The rule table the round names, or the shipped one, and what it is.
pub fn rule_table(round: &Round) -> Result<(RuleTable, Source), Error> {
    let Some(name) = &round.rules else {
        let source = Source::of("standard.csv", RuleTable::standard_text().as_bytes());
        return Ok((RuleTable::standard(), source));
    };
    let path = round.folder.join(&**name);
    let text = std::fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
    let source = Source::of(name.clone(), text.as_bytes());
    let table = RuleTable::parse(&text, name, round.language).map_err(Error::Settings)?;
    Ok((table, source))
}

/// A file to read, with what the round says of it.
struct File<'a> {
    path: PathBuf,
    shown_path: String,
    input: &'a Input,
}

/// The files of every input, in order of path; an input without any is a file that is missing.
fn find_files<'a>(round: &'a Round, base: &Path) -> Vec<Result<File<'a>, Diagnostic>> {
    let any_case = glob::MatchOptions { case_sensitive: false, ..glob::MatchOptions::default() };
    let mut files: Vec<Result<File<'a>, Diagnostic>> = Vec::new();
    for input in &round.inputs {
        let escaped = glob::Pattern::escape(&base.to_string_lossy());
        let pattern = format!("{escaped}/{}", input.path);
        let mut paths: Vec<PathBuf> = Vec::new();
        for found in glob::glob_with(&pattern, any_case).into_iter().flatten() {
            match found {
                Ok(path) if is_lock_file(&path) => {}
                Ok(path) => paths.push(path),
                Err(error) => files.push(Err(unreadable(base, error.path(), error.error()))),
            }
        }
        paths.sort();
        if paths.is_empty() {
            files.push(Err(Diagnostic::new(Code::FileMissing)
                .at(Place::file(input.path.clone()))
                .with("name", &*input.name)));
        }
        for path in paths {
            let shown_path = shown(base, &path);
            let taken = files.iter().flatten().find(|file| {
                file.path == path && overlap(file.input, input) && !apart(file.input, input)
            });
            files.push(match taken {
                Some(other) => Err(Diagnostic::new(Code::FileDoubled)
                    .at(Place::file(shown_path))
                    .with("name", &*input.name)
                    .with("other", &*other.input.name)),
                None => Ok(File { path, shown_path, input }),
            });
        }
    }
    files
}

/// Two inputs would read the same of a file; a form holds lines and projects.
fn overlap(left: &Input, right: &Input) -> bool {
    left.kind == right.kind || [left.kind, right.kind].contains(&InputKind::Form)
}

/// Two inputs may share a workbook where both name their sheets.
fn apart(left: &Input, right: &Input) -> bool {
    matches!((&left.sheets, &right.sheets), (Sheets::Named(left), Sheets::Named(right))
        if !left.iter().any(|name| right.contains(name)))
}

fn unreadable(base: &Path, path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::FileUnreadable)
        .at(Place::file(shown(base, path)))
        .with("reason", error.to_string())
}

/// A path as every report names it: relative to the folder of the inputs.
fn shown(base: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> =
        relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// What spreadsheet programs leave beside an open file.
fn is_lock_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || name.starts_with(".~lock") || name.starts_with('.')
}

type Read = (Vec<Source>, Vec<NormalisedTable>, Vec<Diagnostic>);

/// Reads and normalises files side by side; raw cells are dropped file by file.
fn read_files(
    files: Vec<Result<File<'_>, Diagnostic>>,
    round: &Round,
    progress: Progress<'_>,
) -> Read {
    let results: Vec<_> = files
        .into_par_iter()
        .with_max_len(1)
        .map(|file| match file {
            Ok(file) => read_file(&file, round, progress),
            Err(diagnostic) => (None, Vec::new(), vec![diagnostic]),
        })
        .collect();
    let (mut sources, mut tables, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    for (source, own_tables, found) in results {
        sources.extend(source);
        tables.extend(own_tables);
        diagnostics.extend(found);
    }
    sources.sort_by(|left, right| left.path.cmp(&right.path));
    sources.dedup();
    (sources, tables, diagnostics)
}

fn read_file(
    file: &File<'_>,
    round: &Round,
    progress: Progress<'_>,
) -> (Option<Source>, Vec<NormalisedTable>, Vec<Diagnostic>) {
    progress(&round.language.format("progress-read", &[("name", &file.shown_path)]));
    let mut tables = Vec::new();
    if file.input.kind == InputKind::Form {
        let (source, parts, mut diagnostics) =
            ingest::form::read(&file.path, &file.shown_path, round, file.input);
        for (input, table) in parts {
            let (table, found) = normalise::table(&table, &input, round);
            tables.push(table);
            diagnostics.extend(found);
        }
        return (source, tables, diagnostics);
    }
    let (raw, mut diagnostics) = ingest::read(&file.path, &file.shown_path, round, file.input);
    let Some(raw) = raw else { return (None, tables, diagnostics) };
    for table in raw.tables {
        let (table, found) = normalise::table(&table, file.input, round);
        tables.push(table);
        diagnostics.extend(found);
    }
    (Some(raw.source), tables, diagnostics)
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
            diagnostics.push(diagnostic.with("name", name));
        }
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
