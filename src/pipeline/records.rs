//! The records of a round, read from its folder.
//!
//! In: the folder. Out: decisions, comments and status, and what is to be said of files that cannot
//! be read. A file that is not there says nothing: most rounds begin without.

use super::files::leads_outside;
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest;
use crate::provenance::Place;
use crate::round::Round;
use crate::round::records::{RecordFile, Records};

/// Reads the files as far as they are there.
pub(super) fn read(round: &Round) -> (Records, Vec<Diagnostic>) {
    let (mut records, mut diagnostics) = (Records::default(), Vec::new());
    for file in RecordFile::ALL {
        let path = round.folder.join(file.name());
        let place = Place::file(file.name());
        if !round.limits.outside && leads_outside(&round.folder, &path) {
            diagnostics.push(Diagnostic::new(Code::FileOutside).at(place));
            continue;
        }
        match ingest::open(&path, round.limits.file_bytes) {
            Ok(bytes) => diagnostics.extend(records.add(file, &bytes)),
            // A link that leads nowhere is there, and so is what it should lead to.
            Err((Code::FileMissing, _)) if path.symlink_metadata().is_err() => {}
            Err((code, reason)) => {
                diagnostics.push(Diagnostic::new(code).at(place).with("reason", reason));
            }
        }
    }
    (records, diagnostics)
}
