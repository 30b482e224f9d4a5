//! Explanations: the causes on record, held against the variances of the round as it stands.
//!
//! In: the rows of `variances.csv` and the variances. Out: for each line and year the row that
//! counts, which is the last, and whether the variance is still what its author saw. Rows that
//! belong to no variance of the round, or name a cause that is none of its list, are said.

use std::collections::{BTreeMap, HashMap};

use super::Variances;
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::FiscalYear;
use crate::provenance::{Cell, Place};
use crate::round::Round;
use crate::round::records::{RecordFile, Records};
use crate::schema::{Portfolio, Recorded, VarianceEntry};

/// A cause on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Row in `variances.csv`, counted from zero.
    pub row: u32,
    /// What was said.
    pub entry: VarianceEntry,
    /// The variance was another then.
    pub outdated: bool,
}

/// Causes by line and year.
pub type Explanations = BTreeMap<(u32, FiscalYear), Explanation>;

/// The causes that count, and what is to be said of the others.
#[must_use]
pub fn explanations(
    variances: &Variances,
    records: &Records,
    portfolio: &Portfolio,
    round: &Round,
) -> (Explanations, Vec<Diagnostic>) {
    let (mut explanations, mut diagnostics) = (Explanations::new(), Vec::new());
    if records.variances.is_empty() {
        return (explanations, diagnostics);
    }
    let numbered = (0_u32..).zip(&portfolio.lines);
    let by_id: HashMap<&str, u32> = numbered.map(|(number, line)| (&*line.id, number)).collect();
    // A later row replaces an earlier one, so that only the last is spoken of.
    let mut last: BTreeMap<(&str, FiscalYear), &Recorded<VarianceEntry>> = BTreeMap::new();
    for recorded in &records.variances {
        last.insert((&recorded.entry.line_id, recorded.entry.fiscal_year), recorded);
    }
    // A line that costs what was planned has no entry, and its variance is zero.
    let varied: HashMap<(u32, FiscalYear), Total> = variances
        .years
        .iter()
        .flat_map(|year| year.lines.iter().map(|line| (year.fiscal_year, line)))
        .map(|(fiscal_year, line)| ((line.line, fiscal_year), line.variance()))
        .collect();
    for ((line_id, fiscal_year), recorded) in last {
        let at = |code| at(code, recorded);
        let line = by_id.get(line_id).copied();
        let year = variances.years.iter().find(|year| year.fiscal_year == fiscal_year);
        let Some((line, year)) = line.zip(year) else {
            let reason = if line.is_none() { "line" } else { "year" };
            diagnostics.push(at(Code::VarianceCauseWithoutLine).with("reason", reason));
            continue;
        };
        let now = varied.get(&(line, year.fiscal_year)).copied().unwrap_or_default();
        let seen = recorded.entry.amount;
        let outdated = seen.is_some_and(|seen| seen != now);
        let department = portfolio.lines[line as usize].department;
        let code = &portfolio.departments[usize::from(department.0)].code;
        if round.variances.cause(&recorded.entry.cause).is_none() {
            let causes = round.variances.causes();
            let expected: Vec<&str> = causes.iter().map(|cause| &*cause.code).collect();
            let unknown = at(Code::VarianceCauseUnknown)
                .with("found", &*recorded.entry.cause)
                .with("expected", expected.join(", "));
            diagnostics.push(unknown.of(code.clone()));
        }
        if outdated {
            let money = |total| round.language.money(total, &round.currency);
            let changed = at(Code::VarianceCauseOutdated)
                .with("found", seen.map(money).unwrap_or_default())
                .with("now", money(now));
            diagnostics.push(changed.of(code.clone()));
        }
        let entry = recorded.entry.clone();
        let found = Explanation { row: recorded.row, entry, outdated };
        explanations.insert((line, fiscal_year), found);
    }
    (explanations, diagnostics)
}

fn at(code: Code, recorded: &Recorded<VarianceEntry>) -> Diagnostic {
    let entry = &recorded.entry;
    let place = Place::file(RecordFile::Variances.name());
    Diagnostic::new(code)
        .at(place.at(Cell { row: recorded.row, column: 0 }))
        .with("name", &*entry.line_id)
        .with("year", entry.fiscal_year.to_string())
}
