//! Report: what analyse found, as workbooks and data files.
//!
//! In: a finished [`Run`]. Out: files in a folder. Deliberately absent: any computation of
//! figures; a number that is written was made in analyse. What looks like one, a live formula
//! on a sheet, stores the figure of analyse beside it.

pub mod form;
pub mod workbook;

mod context;
#[cfg(test)]
mod fixture;
mod format;
mod roles;
mod sheet;
mod sheets;
mod writer;

pub mod data;

use crate::analyse::Analysis;
use crate::classify::Classification;
use crate::diagnostic::Diagnostic;
use crate::provenance::Source;
use crate::round::Round;
use crate::schema::Portfolio;

pub use roles::{origin_text, role_text};
pub use writer::COMPRESSION_LEVEL;

/// Everything a report is made of.
#[derive(Debug)]
pub struct Run {
    /// The round with its policy.
    pub round: Round,
    /// Files that were read, in order of path.
    pub sources: Vec<Source>,
    /// The rule table that was used.
    pub rule_table: Source,
    /// Lines, projects, posts, tables, reconciliation.
    pub portfolio: Portfolio,
    /// What each line was classified as.
    pub classification: Classification,
    /// Figures.
    pub analysis: Analysis,
    /// What is said about the data, sorted.
    pub diagnostics: Vec<Diagnostic>,
}
