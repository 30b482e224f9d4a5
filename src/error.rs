//! What stops a run: broken settings, a broken rule table, no usable input, no place to write.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;

/// A problem of a settings file or a rule table, with its line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettingsProblem {
    /// File as the user named it.
    pub path: String,
    /// Line counted from one; 0 where the whole file is meant.
    pub line: u32,
    /// Cell of a rule table, such as `C7`; empty for settings.
    pub cell: String,
    /// What was found, what was expected and what to do, in the user's language.
    pub message: String,
}

/// What stops a run. All problems of a settings file or rule table are collected first.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The round's settings or a rule table cannot be used.
    #[error("{} problem(s) in the settings", .0.len())]
    Settings(Vec<SettingsProblem>),
    /// A file of the round itself cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A result cannot be written.
    #[error("{path}: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A workbook cannot be written.
    #[cfg(feature = "report")]
    #[error("{path}: {source}")]
    Workbook {
        /// The workbook.
        path: PathBuf,
        /// Why.
        source: rust_xlsxwriter::XlsxError,
    },
    /// A data file cannot be written.
    #[error("{path}: {message}")]
    Data {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// No input gave a single line, project or post, so that there is nothing to report; the
    /// diagnostics say why.
    #[error("no usable input")]
    NoInput(Vec<Diagnostic>),
    /// The folder for the report holds something that is no report.
    #[error("{0}: not a report")]
    OutputForeign(PathBuf),
    /// Workbooks in the folder were filled in since they were written; nobody's answers are
    /// overwritten.
    #[error("{path}: filled in since")]
    OutputFilledIn {
        /// The folder.
        path: PathBuf,
        /// Names of the workbooks.
        workbooks: Vec<String>,
    },
    /// Two rounds cannot be compared.
    #[error("{reason}: {before} and {after}")]
    NotComparable {
        /// What parts them: `currency`, `years` where nothing says which belong together, `named`
        /// where a year that was named is no budget year.
        reason: &'static str,
        /// The years that were named.
        named: String,
        /// What the earlier round has.
        before: String,
        /// What the later round has.
        after: String,
    },
    /// Somebody else is appending to a file of the round, or an earlier attempt broke off.
    #[error("{path}: busy, see {copy}")]
    RecordsBusy {
        /// The file.
        path: PathBuf,
        /// The copy being written.
        copy: PathBuf,
    },
    /// A file of the round has changed since it was read.
    #[error("{0}: changed since it was read")]
    RecordsChanged(PathBuf),
    /// Files named on the command line are not there.
    #[error("missing: {0:?}")]
    FilesMissing(Vec<PathBuf>),
    /// Nobody of these names decided anything.
    #[error("nobody is called {unknown:?}")]
    PersonUnknown {
        /// The names.
        unknown: Vec<String>,
        /// Names of those who did.
        known: Vec<String>,
    },
    /// No line has the id or key asked for.
    #[error("no line {0}")]
    LineUnknown(String),
    /// No department has the code asked for.
    #[error("no department {code}")]
    DepartmentUnknown {
        /// The code.
        code: String,
        /// Codes of the round.
        known: Vec<String>,
    },
}
