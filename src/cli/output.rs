//! What a person sees on the terminal: diagnostics, errors, progress.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::error::{Error, SettingsProblem};
use crate::language::Language;

/// Diagnostics of one code shown in full; the rest is counted and stands in the files.
const SHOWN: usize = 10;

/// Prints diagnostics to standard error, each code's first ones in full, then a summary.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], language: Language) {
    let mut text = String::new();
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            text.push_str(&diagnostic.render(language));
            text.push('\n');
        }
    }
    for (code, count) in seen.into_iter().filter(|&(_, count)| count > SHOWN) {
        let count = language.count((count - SHOWN) as u64);
        let values = [("code", code.name()), ("count", count.as_str())];
        text.push_str(&language.format("cli-more-diagnostics", &values));
        text.push('\n');
    }
    if !diagnostics.is_empty() {
        let count = |severity| {
            let found = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity);
            language.count(found.count() as u64)
        };
        let (errors, warnings, notes) =
            (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        let values = [("errors", errors.as_str()), ("warnings", &warnings), ("notes", &notes)];
        text.push_str(&language.format("cli-diagnostics", &values));
        text.push('\n');
    }
    to_stderr(&text);
}

/// Prints what stopped a run.
pub(super) fn error(error: &Error, language: Language) {
    let text = match error {
        Error::Settings(problems) => {
            let text = problems_text(problems, language);
            let count = language.count(problems.len() as u64);
            let is_settings = |problem: &SettingsProblem| {
                Path::new(&problem.path).extension().is_some_and(|ending| ending == "toml")
            };
            let settings = problems.iter().any(is_settings);
            let key = if settings { "cli-settings-broken" } else { "cli-rules-broken" };
            text + &language.format(key, &[("count", &count)])
        }
        Error::NoInput(found) => {
            diagnostics(found, language);
            language.text("cli-no-input")
        }
        Error::Read { path, source } => {
            let path = path.display().to_string();
            let reason = source.to_string();
            let key = match source.kind() {
                std::io::ErrorKind::NotFound => "cli-not-found",
                std::io::ErrorKind::PermissionDenied => "cli-not-allowed",
                _ => "cli-cannot-read",
            };
            language.format(key, &[("path", &path), ("reason", &reason)])
        }
        Error::Write { path, source } => cannot_write(path, &source.to_string(), language),
        Error::Workbook { path, source } => cannot_write(path, &source.to_string(), language),
        Error::Data { path, message } => cannot_write(path, message, language),
        Error::OutputForeign(path) => {
            language.format("cli-output-foreign", &[("path", &path.display().to_string())])
        }
        Error::OutputFilledIn { path, workbooks } => {
            let (path, names) = (path.display().to_string(), workbooks.join(", "));
            language.format("cli-output-filled-in", &[("path", &path), ("names", &names)])
        }
        Error::NotComparable { reason, named, before, after } => {
            let values = [("before", before.as_str()), ("after", after), ("named", named)];
            language.format(&format!("bridge-cannot-{reason}"), &values)
        }
        Error::RecordsBusy { path, copy } => {
            let (path, copy) = (path.display().to_string(), copy.display().to_string());
            language.format("review-records-busy", &[("path", &path), ("copy", &copy)])
        }
        Error::RecordsChanged(path) => {
            language.format("review-records-changed", &[("path", &path.display().to_string())])
        }
        Error::FilesMissing(files) => {
            let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
            language.format("review-files-missing", &[("files", &files.join(", "))])
        }
        Error::PersonUnknown { unknown, known } => {
            let values = [("unknown", &*unknown.join(", ")), ("known", &*known.join(", "))];
            language.format("review-person-unknown", &values)
        }
        Error::LineUnknown(line) => language.format("cli-line-unknown", &[("line", line)]),
        Error::DepartmentUnknown { code, known } => {
            let values = [("code", code.as_str()), ("known", &known.join(", "))];
            language.format("cli-department-unknown", &values)
        }
    };
    to_stderr(&format!("{text}\n"));
}

/// Prints labels that belong to no line, the first ones in full; they do not stop the run.
pub(super) fn problems(problems: &[SettingsProblem], language: Language) {
    let shown = &problems[..problems.len().min(SHOWN)];
    let mut text = problems_text(shown, language);
    if problems.len() > shown.len() {
        let count = language.count((problems.len() - shown.len()) as u64);
        text.push_str(&language.format("measured-more-problems", &[("count", &count)]));
        text.push('\n');
    }
    to_stderr(&text);
}

fn problems_text(problems: &[SettingsProblem], language: Language) -> String {
    let mut text = String::new();
    for problem in problems {
        let mut place = problem.path.clone();
        if problem.line > 0 {
            let line = problem.line.to_string();
            place.push_str(&language.format("cli-line", &[("line", &line)]));
        }
        if !problem.cell.is_empty() {
            let values = [("cell", problem.cell.as_str())];
            place.push_str(&language.format("cli-cell", &values));
        }
        let severity = language.text("severity-error");
        text.extend([&severity, ": ", &problem.message, "\n  --> ", &place, "\n"]);
    }
    text
}

fn cannot_write(path: &std::path::Path, reason: &str, language: Language) -> String {
    let path = path.display().to_string();
    language.format("cli-cannot-write", &[("path", &path), ("reason", reason)])
}

/// Prints to standard error; a closed pipe is the reader's choice, not a fault.
pub(super) fn to_stderr(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints to standard output; a closed pipe is the reader's choice, not a fault.
pub(super) fn to_stdout(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// A progress display, on a terminal only.
pub(super) fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} [{elapsed}] {wide_msg}")
        .expect("a constant template");
    let bar = ProgressBar::new_spinner().with_style(style);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
