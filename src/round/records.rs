//! The records of a round: what reviewers decided, remarked and released.
//!
//! In: the bytes of `decisions.csv`, `comments.csv`, `status.csv`, `variances.csv`. Out: entries with their rows, and
//! what is to be said of rows that cannot be read; or the text to append for new entries. What is
//! written is read back as it was. The files only grow and belong to the program, so that they are
//! read strictly: one notation for dates, money and shares. Deliberately absent: opening files, and
//! what an entry does to a figure.

mod cells;
pub mod comments;
pub mod decisions;
pub mod statuses;
pub mod variances;

use crate::diagnostic::Diagnostic;
use crate::provenance::Source;
use crate::schema::{Comment, Decision, Recorded, StatusEntry, VarianceEntry};

/// Entries of a file in the order of its rows, and what is to be said of it.
pub type Read<T> = (Vec<Recorded<T>>, Vec<Diagnostic>);

/// A file of records in the folder of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordFile {
    /// Decisions on lines.
    Decisions,
    /// Comments on lines.
    Comments,
    /// Status of departments.
    Status,
    /// Causes of variances.
    Variances,
}

impl RecordFile {
    /// Every file.
    pub const ALL: [Self; 4] = [Self::Decisions, Self::Comments, Self::Status, Self::Variances];

    /// Its name in the folder of the round.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decisions => "decisions.csv",
            Self::Comments => "comments.csv",
            Self::Status => "status.csv",
            Self::Variances => "variances.csv",
        }
    }

    /// Its headings, in the order they are written.
    #[must_use]
    pub const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Decisions => &decisions::HEADINGS,
            Self::Comments => &comments::HEADINGS,
            Self::Status => &statuses::HEADINGS,
            Self::Variances => &variances::HEADINGS,
        }
    }

    /// What has to be appended to a file of that content so that it holds the rows as well: the
    /// headings where it is empty, the line break its last row lacks, and the rows.
    #[must_use]
    pub fn addition(self, existing: &[u8], rows: &str) -> String {
        let mut addition = String::new();
        let bare = existing.strip_prefix(cells::BYTE_ORDER_MARK.as_bytes()).unwrap_or(existing);
        if bare.is_empty() {
            addition.push_str(&cells::row(self.headings().iter().copied()));
        } else if !bare.ends_with(b"\n") {
            addition.push('\n');
        }
        addition + rows
    }
}

/// Everything the files of records of a round say.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Decisions in the order of their rows.
    pub decisions: Vec<Recorded<Decision>>,
    /// Comments in the order of their rows.
    pub comments: Vec<Recorded<Comment>>,
    /// Status of departments in the order of its rows.
    pub statuses: Vec<Recorded<StatusEntry>>,
    /// Causes of variances in the order of their rows.
    pub variances: Vec<Recorded<VarianceEntry>>,
    /// The files that are there, with their hashes.
    pub sources: Vec<Source>,
}

impl Records {
    /// Takes in a file by its bytes; gives what is to be said of it.
    pub fn add(&mut self, file: RecordFile, bytes: &[u8]) -> Vec<Diagnostic> {
        self.sources.push(Source::of(file.name(), bytes));
        match file {
            RecordFile::Decisions => {
                let (entries, found) = decisions::read(bytes);
                self.decisions = entries;
                found
            }
            RecordFile::Comments => {
                let (entries, found) = comments::read(bytes);
                self.comments = entries;
                found
            }
            RecordFile::Status => {
                let (entries, found) = statuses::read(bytes);
                self.statuses = entries;
                found
            }
            RecordFile::Variances => {
                let (entries, found) = variances::read(bytes);
                self.variances = entries;
                found
            }
        }
    }

    /// A file of records, if the round has it.
    #[must_use]
    pub fn source(&self, file: RecordFile) -> Option<&Source> {
        self.sources.iter().find(|source| &*source.path == file.name())
    }
}

#[cfg(test)]
mod tests;
