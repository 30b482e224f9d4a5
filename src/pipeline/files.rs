//! The files of a round: which lie in its folder, and which of them may be read.
//!
//! In: the paths and patterns of the inputs. Out: files in order of path, or what is to be said of
//! a path. A file is never passed over in silence: a name that is no text, a link out of the
//! folder and a pattern without a file are each reported. Names come from other people: nothing
//! in them reaches a screen but what can be seen.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};

use crate::diagnostic::{self, Code, Diagnostic};
use crate::normalise;
use crate::provenance::Place;
use crate::round::records::RecordFile;
use crate::round::{Input, InputKind, Round, Sheets};

/// A file to read, with what the round says of it.
pub(super) struct File<'a> {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// Its path as reports show it.
    pub(super) shown_path: String,
    /// The input it belongs to.
    pub(super) input: &'a Input,
}

/// The files of every input, in order of path; an input without any is a file that is missing.
pub(super) fn find_files<'a>(round: &'a Round, base: &Path) -> Vec<Result<File<'a>, Diagnostic>> {
    let mut files: Vec<Result<File<'a>, Diagnostic>> = Vec::new();
    for input in &round.inputs {
        let first = files.len();
        let (mut paths, failed) = matching(base, &input.path);
        files.extend(failed.into_iter().map(Err));
        paths.sort();
        if paths.is_empty() {
            let mut missing = [Diagnostic::new(Code::FileMissing)
                .at(Place::file(input.path.clone()))
                .with("name", &*input.name)];
            normalise::name_by_file(input, round, &mut missing);
            files.extend(missing.map(Err));
        }
        for path in paths {
            let shown_path = shown(base, &path);
            if is_record(round, base, &shown_path) && *input.path != shown_path {
                continue;
            }
            if !round.limits.outside && leads_outside(base, &path) {
                files.push(Err(Diagnostic::new(Code::FileOutside).at(Place::file(shown_path))));
                continue;
            }
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
        for failed in files[first..].iter_mut().filter_map(|file| file.as_mut().err()) {
            failed.touches = input.kind.touches();
        }
    }
    files
}

const ANY_CASE: MatchOptions = MatchOptions {
    case_sensitive: false,
    require_literal_separator: false,
    require_literal_leading_dot: false,
};

/// Every path a pattern matches, and what cannot be looked at.
fn matching(base: &Path, pattern: &str) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let (mut paths, mut failed) = (Vec::new(), Vec::new());
    let escaped = Pattern::escape(&base.to_string_lossy());
    for found in glob::glob_with(&format!("{escaped}/{pattern}"), ANY_CASE).into_iter().flatten() {
        match found {
            Ok(path) if is_lock_file(&path) => {}
            Ok(path) => paths.push(path),
            Err(error) => failed.push(
                Diagnostic::new(Code::FileUnreadable)
                    .at(Place::file(shown(base, error.path())))
                    .with("reason", error.error().to_string()),
            ),
        }
    }
    paths.extend(unnameable(&escaped, pattern));
    (paths, failed)
}

/// Files whose names are no text: the search for patterns passes them over.
fn unnameable(base: &str, pattern: &str) -> Vec<PathBuf> {
    let (folders, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    let Ok(name) = Pattern::new(name) else { return Vec::new() };
    let folders = glob::glob_with(&format!("{base}/{folders}"), ANY_CASE);
    let mut paths = Vec::new();
    for folder in folders.into_iter().flatten().flatten() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let own = entry.file_name();
            if own.to_str().is_none() && name.matches_with(&own.to_string_lossy(), ANY_CASE) {
                paths.push(entry.path());
            }
        }
    }
    paths
}

/// Whether a path, its links followed, lies outside a folder. One that leads nowhere does not.
pub(super) fn leads_outside(base: &Path, path: &Path) -> bool {
    let (Ok(base), Ok(target)) = (base.canonicalize(), path.canonicalize()) else { return false };
    !target.starts_with(base)
}

/// The path is that of a file of records, which a pattern for inputs may match as well.
fn is_record(round: &Round, base: &Path, shown_path: &str) -> bool {
    base == round.folder && RecordFile::ALL.iter().any(|file| file.name() == shown_path)
}

/// Two inputs would read the same of a file; a form holds lines and projects.
fn overlap(left: &Input, right: &Input) -> bool {
    left.kind == right.kind || [left.kind, right.kind].contains(&InputKind::Form)
}

/// Two inputs may share a workbook where both name their sheets, or a sheet where both name
/// their columns.
fn apart(left: &Input, right: &Input) -> bool {
    let other_columns = match (left.columns, right.columns) {
        (Some(left), Some(right)) => left.1 < right.0 || right.1 < left.0,
        _ => false,
    };
    other_columns
        || matches!((&left.sheets, &right.sheets), (Sheets::Named(left), Sheets::Named(right))
        if !left.iter().any(|name| right.contains(name)))
}

/// A path as every report names it: relative to the folder of the inputs, in visible characters.
fn shown(base: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<String> =
        relative.components().map(|part| visible(part.as_os_str().as_encoded_bytes())).collect();
    parts.join("/")
}

/// Text without control characters and marks of direction; what is no text as its bytes.
fn visible(name: &[u8]) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.utf8_chunks() {
        for character in chunk.valid().chars() {
            if diagnostic::is_visible(character) {
                text.push(character);
            } else {
                text.extend(character.escape_unicode());
            }
        }
        for byte in chunk.invalid() {
            write!(text, "\\x{byte:02x}").expect("text takes everything");
        }
    }
    text
}

/// What spreadsheet programs leave beside an open file.
fn is_lock_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("~$") || name.starts_with(".~lock") || name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_in_visible_characters() {
        assert_eq!(visible("Übersicht 2026.csv".as_bytes()), "Übersicht 2026.csv");
        assert_eq!(visible(b"a\nFehler\x1b[2J.csv"), r"a\u{a}Fehler\u{1b}[2J.csv");
        assert_eq!(visible("a\u{202e}vsc.xlsx".as_bytes()), r"a\u{202e}vsc.xlsx");
        assert_eq!(visible(b"a\xff\xe4.csv"), r"a\xff\xe4.csv");
    }
}
