//! Report: what analyse found, as workbooks and data files.
//!
//! In: a finished [`Run`]. Out: files in a folder. Deliberately absent: any computation of
//! figures; a number that is written was made in analyse. What looks like one, a live formula
//! on a sheet, stores the figure of analyse beside it.

pub mod comparison;
pub mod feedback;
pub mod form;
pub mod scenarios;
pub mod workbook;

mod calendar_file;
mod context;
mod duties;
#[cfg(test)]
mod fixture;
mod format;
mod sheet;
mod sheets;
mod writer;

pub mod data;

use std::path::PathBuf;

use crate::analyse::{Agenda, Analysis, DepartmentReview, Explanations};
use crate::classify::Classification;
use crate::diagnostic::{Diagnostic, Touches};
use crate::provenance::{Sheet, Source};
use crate::round::Round;
use crate::round::records::Records;
use crate::schema::Portfolio;

pub use crate::schema::{origin_text, role_text};
pub use writer::COMPRESSION_LEVEL;

/// A round as it was read, with everything that is said of it: what `check` shows.
#[derive(Debug)]
pub struct Checked {
    /// The round with its policy.
    pub round: Round,
    /// Folder the paths of the inputs are relative to.
    pub inputs_folder: PathBuf,
    /// Files that were read, in order of path.
    pub sources: Vec<Source>,
    /// Sheets of these files the round does not ask for, in order.
    pub left_out: Vec<Sheet>,
    /// What reviewers decided, remarked and released.
    pub records: Records,
    /// Lines, projects, posts, tables, reconciliation.
    pub portfolio: Portfolio,
    /// What is said about the data, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// There is something a report could be made of.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        let Portfolio { lines, projects, posts, .. } = &self.portfolio;
        !(lines.is_empty() && projects.is_empty() && posts.is_empty())
    }
}

/// Everything a report is made of.
#[derive(Debug)]
pub struct Run {
    /// The round with its policy.
    pub round: Round,
    /// Files that were read, in order of path.
    pub sources: Vec<Source>,
    /// The rule table that was used.
    pub rule_table: Source,
    /// What reviewers decided, remarked and released.
    pub records: Records,
    /// Lines, projects, posts, tables, reconciliation.
    pub portfolio: Portfolio,
    /// What each line was classified as.
    pub classification: Classification,
    /// Figures.
    pub analysis: Analysis,
    /// How far the review of each department is, in their order.
    pub department_reviews: Vec<DepartmentReview>,
    /// Causes on record of what was not spent as planned.
    pub explanations: Explanations,
    /// What is said about the data, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Who must act, and by when.
    pub agenda: Agenda,
}

impl Run {
    /// How many messages say that something is missing or cannot be trusted in what they touch.
    #[must_use]
    pub fn gaps(&self, touched: Touches) -> u64 {
        self.diagnostics.iter().filter(|found| found.is_gap_of(touched)).count() as u64
    }

    /// What stands beside the lines and has gaps of its own, with their number.
    pub fn gaps_beside(&self) -> impl Iterator<Item = (Touches, u64)> + '_ {
        let gaps = Touches::BESIDE.into_iter().map(|touched| (touched, self.gaps(touched)));
        gaps.filter(|&(_, count)| count > 0)
    }
}
