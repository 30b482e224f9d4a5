//! Findings of inputs that only stand beside the lines are kept apart from those of the lines.
//!
//! In: diagnostics and where they come from. Out: the same, each with the figures it touches. A file
//! that is read for lines as well counts for them where nothing tells which reading is meant: a
//! caveat too many is better than one too few.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Touches};
use crate::round::{InputKind, Round};
use crate::schema::Portfolio;

/// Marks what was found while a file was read for an input of a kind.
pub(super) fn mark(diagnostics: &mut [Diagnostic], kind: InputKind) {
    let touches = kind.touches();
    for found in diagnostics {
        found.touches = touches;
    }
}

/// Marks what was found when tables were joined, by the file it stands in.
pub(super) fn mark_by_table(diagnostics: &mut [Diagnostic], portfolio: &Portfolio, round: &Round) {
    let mut of_file: BTreeMap<&str, Touches> = BTreeMap::new();
    for table in &portfolio.tables {
        let input = round.inputs.iter().find(|input| input.name == table.input);
        let touches = input.map_or(Touches::Lines, |input| input.kind.touches());
        let known = of_file.entry(&table.sheet.path).or_insert(touches);
        if *known != touches {
            *known = Touches::Lines;
        }
    }
    for found in diagnostics {
        let place = found.place.as_ref().and_then(|place| of_file.get(&*place.path));
        found.touches = place.copied().unwrap_or_default();
    }
}
