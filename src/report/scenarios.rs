//! The output of a study: `szenarien.xlsx`, beside data that `data` writes.
//!
//! In: a finished run with its scenarios. Out: a workbook with the scenarios side by side, the
//! search for the target where one was asked for, and every change line by line. The same study
//! gives the same bytes. Deliberately absent: the report itself, which stays what it is.

pub mod said;

use std::path::Path;

use super::Run;
use super::context::Context;
use super::sheet::Sheet;
use super::{sheets, workbook, writer};
use crate::analyse::scenario::reach::{Found, Reached};
use crate::analyse::scenario::{Change, Played};
use crate::analyse::{Analysis, GrowthSubject, PeriodFigures};
use crate::error::Error;
use crate::money::{Ratio, Total};
use crate::period::Period;
use crate::provenance::Source;
use crate::schema::{DepartmentIndex, Text};

/// Name of the file with everything that was found, by which a folder is known as a study.
pub const DATA: &str = "szenarien.json";
/// Name of the workbook.
pub const WORKBOOK: &str = "szenarien.xlsx";

/// A run with the scenarios played over it.
#[derive(Debug)]
pub struct Studied {
    /// The run as it is.
    pub run: Run,
    /// The scenario file.
    pub source: Source,
    /// Its scenarios.
    pub played: Vec<Played>,
    /// How the target can be reached, where that was asked.
    pub reached: Option<Reached>,
}

/// The round, or a scenario: something with figures.
#[derive(Debug)]
pub struct Variant<'a> {
    /// Its name.
    pub name: String,
    /// The scenario; nothing for the round.
    pub played: Option<&'a Played>,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// The target it is measured by.
    pub target_share: Ratio,
    /// The areas of the target.
    pub areas: &'a [Text],
}

impl Studied {
    /// The round first, then its scenarios, then what the search found.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant<'_>> {
        let policy = &self.run.round.policy;
        let mut variants = vec![Variant {
            name: self.run.round.language.text("scenario-base"),
            played: None,
            analysis: &self.run.analysis,
            target_share: policy.target_share,
            areas: &policy.areas,
        }];
        variants.extend(self.played.iter().map(|one| Variant::of(one.name.to_string(), one)));
        let found = self.reached.as_ref().and_then(|reached| reached.played.as_ref());
        variants.extend(found.map(|one| Variant::of(self.reached_name(), one)));
        variants
    }

    /// What the scenario of the search is called.
    #[must_use]
    pub fn reached_name(&self) -> String {
        let is_closest =
            self.reached.as_ref().is_some_and(|reached| matches!(reached.found, Found::OutOfReach));
        let key = if is_closest { "scenario-closest-name" } else { "scenario-reached-name" };
        self.run.round.language.text(key)
    }

    /// Id, label and department of the line of a change.
    #[must_use]
    pub fn line<'a>(
        &'a self,
        played: &'a Played,
        change: &Change,
    ) -> (&'a Text, &'a str, DepartmentIndex) {
        let lines = &self.run.portfolio.lines;
        match lines.get(change.line as usize) {
            Some(line) => (&line.id, line.label(), line.department),
            None => {
                let addition = &played.additions[change.line as usize - lines.len()];
                (&addition.id, &addition.title, addition.department)
            }
        }
    }
}

impl<'a> Variant<'a> {
    fn of(name: String, played: &'a Played) -> Self {
        let Played { analysis, target_share, areas, .. } = played;
        Self { name, played: Some(played), analysis, target_share: *target_share, areas }
    }
}

impl Variant<'_> {
    /// The figures of a period; nothing where the variant has no money in it.
    #[must_use]
    pub fn figures(&self, period: Period) -> Option<&PeriodFigures> {
        self.analysis.periods.iter().find(|figures| figures.period == period)
    }

    /// IT cost of the year before and growth against it.
    #[must_use]
    pub fn growth(&self, period: Period) -> Option<(Total, Option<Ratio>)> {
        let growth = self.analysis.growth.iter().find(|growth| growth.to == period)?;
        let whole = growth.rows.iter().find(|row| row.subject == GrowthSubject::Whole)?;
        Some((whole.before, whole.rate))
    }

    /// IT cost of a department in the areas of the target.
    #[must_use]
    pub fn department(&self, period: Period, department: DepartmentIndex) -> Option<Total> {
        let departments = &self.figures(period)?.departments;
        let own = departments.iter().find(|own| own.department == department && own.in_target)?;
        Some(own.totals.total())
    }
}

/// Writes the workbook of a study into a folder.
///
/// # Errors
///
/// [`Error::Write`] and [`Error::Workbook`] with the file that cannot be written.
pub fn write(studied: &Studied, folder: &Path) -> Result<(), Error> {
    let context = Context::new(&studied.run);
    let mut pages: Vec<Sheet<'_>> = vec![sheets::scenarios::page(&context, studied).into()];
    let reached = studied.reached.as_ref();
    pages.extend(reached.map(|reached| sheets::reach::page(&context, studied, reached).into()));
    pages.push(sheets::scenario_changes::list(&context, studied).into());
    let name = context.language.text("scenario-sheet");
    writer::write(&folder.join(WORKBOOK), &workbook::title(&context, &name), pages)
}
