//! One file for each sheet: what stands on it, in which order, in which words.
//!
//! In: the run. Out: pages and lists of the sheet model. Deliberately absent: formats, files,
//! figures of their own; formulas repeat what analyse found.

pub(super) mod benchmarks;
pub(super) mod bridge;
pub(super) mod candidates;
pub(super) mod charts;
pub(super) mod contents;
pub(super) mod control;
pub(super) mod decisions;
pub(super) mod department;
pub(super) mod departments;
pub(super) mod diagnostics;
pub(super) mod double_count;
pub(super) mod entries;
pub(super) mod follow_up;
pub(super) mod growth;
pub(super) mod ledger;
pub(super) mod lines;
pub(super) mod matrix;
pub(super) mod methods;
pub(super) mod model;
pub(super) mod overview;
pub(super) mod plan_lines;
pub(super) mod posts;
pub(super) mod process;
pub(super) mod projects;
pub(super) mod provider;
pub(super) mod quality;
pub(super) mod reach;
pub(super) mod reconciliation;
pub(super) mod review;
pub(super) mod scenario_changes;
pub(super) mod scenarios;
pub(super) mod sensitivity;
pub(super) mod sources;
mod spoken;
mod stairs;
pub(super) mod status;
pub(super) mod target;
pub(super) mod tasks;
pub(super) mod variance;
mod weight;
pub(super) mod within_year;

use super::sheet::{Cell, Look, Value};

/// A cell of its own look within a row of another.
fn cell<'a>(look: Look, value: impl Into<Value<'a>>) -> Cell<'a> {
    Cell { value: value.into(), look }
}
