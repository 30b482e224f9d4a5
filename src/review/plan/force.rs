//! Which decisions on a line are in force.
//!
//! In: every recorded decision, in the order of its rows. Out: for each line all that were ever
//! made, and those that later ones left standing.

use std::collections::BTreeMap;

use crate::period::FiscalYear;
use crate::schema::{Action, Decision, Recorded};

/// The decisions on one line.
#[derive(Debug, Default)]
pub(super) struct InForce<'a> {
    history: Vec<&'a Decision>,
    all: Option<&'a Decision>,
    /// By year; nothing where the rules decide again.
    years: BTreeMap<FiscalYear, Option<&'a Decision>>,
}

/// What the rows of a file come to, by line.
pub(super) fn by_line(recorded: &[Recorded<Decision>]) -> BTreeMap<&str, InForce<'_>> {
    let mut lines: BTreeMap<&str, InForce<'_>> = BTreeMap::new();
    for decision in recorded.iter().map(|recorded| &recorded.entry) {
        lines.entry(&decision.line_id).or_default().take_in(decision);
    }
    lines
}

impl<'a> InForce<'a> {
    fn take_in(&mut self, decision: &'a Decision) {
        self.history.push(decision);
        let decided = (decision.action != Action::Withdraw).then_some(decision);
        match decision.fiscal_year {
            None => {
                self.all = decided;
                self.years.clear();
            }
            Some(year) => {
                self.years.insert(year, decided);
            }
        }
    }

    /// The entry was recorded once, whether or not it is still in force.
    pub(super) fn knew(&self, entry: &Decision) -> bool {
        self.history.iter().any(|known| super::same(known, entry))
    }

    /// Decisions in force that speak of a year, or of any.
    pub(super) fn overlapping(&self, fiscal_year: Option<FiscalYear>) -> Vec<&'a Decision> {
        match fiscal_year {
            None => self.all.into_iter().chain(self.years.values().copied().flatten()).collect(),
            Some(year) => match self.years.get(&year) {
                Some(own) => own.iter().copied().collect(),
                None => self.all.into_iter().collect(),
            },
        }
    }

    /// What an entry says is what is in force.
    pub(super) fn says(&self, entry: &Decision) -> bool {
        match entry.action {
            Action::Withdraw => self.overlapping(entry.fiscal_year).is_empty(),
            Action::Decide(_) => {
                self.own(entry.fiscal_year).is_some_and(|own| super::same(own, entry))
            }
        }
    }

    /// Somebody else decided the same, having seen the same, and that is in force.
    pub(super) fn agrees(&self, entry: &Decision) -> bool {
        let own = self.own(entry.fiscal_year);
        // Years that were decided otherwise since are for the entry to settle.
        let whole = entry.fiscal_year.is_some() || self.years.is_empty();
        whole && own.is_some_and(|own| super::agree(own, entry))
    }

    /// The decision in force on just these years.
    fn own(&self, fiscal_year: Option<FiscalYear>) -> Option<&'a Decision> {
        match fiscal_year {
            None => self.all,
            Some(year) => self.years.get(&year).copied().flatten(),
        }
    }
}
