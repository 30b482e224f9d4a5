//! What is said of growth and of the walk within a year.
//!
//! In: lines, analysis, settings. Out: lines whose parts do not make their adjusted *Ansatz*, one
//! message for each year with the lines that lack most, and index clauses no line has.

use crate::analyse::Analysis;
use crate::analyse::within_year::WithinYear;
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::provenance::Place;
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::{Field, Portfolio};

/// Lines of a year that are named one by one.
const NAMED: usize = 20;

/// Lines whose parts do not make their adjusted *Ansatz*.
pub(super) fn differences(
    analysis: &Analysis,
    portfolio: &Portfolio,
    round: &Round,
) -> Vec<Diagnostic> {
    let years = analysis.within_years.iter();
    years.flat_map(|year| of_year(year, portfolio, round)).collect()
}

fn of_year(year: &WithinYear, portfolio: &Portfolio, round: &Round) -> Vec<Diagnostic> {
    let money = |total: Total| round.language.money(total, &round.currency);
    let place = |number: u32| {
        let line = &portfolio.lines[number as usize];
        let period = Period { fiscal_year: year.fiscal_year, phase: Phase::Adjusted };
        let own = || line.cost().find(|amount| amount.period.fiscal_year == year.fiscal_year);
        let amount = line.amount(period).or_else(own)?;
        Some(portfolio.tables[amount.table.0 as usize].place(amount.cell))
    };
    let mut found: Vec<Diagnostic> = Vec::new();
    for line in year.differences.iter().take(NAMED) {
        let known = &portfolio.lines[line.line as usize];
        let adjusted = line.figures.adjusted;
        let mut diagnostic = Diagnostic::new(Code::WalkDiffers)
            .with("reason", if adjusted.is_some() { "differs" } else { "missing" })
            .with("year", year.fiscal_year.to_string())
            .with("name", &*known.id)
            .with("computed", money(line.figures.computed()))
            .with("found", adjusted.map(money).unwrap_or_default())
            .with("difference", money(line.difference()))
            .of(portfolio.departments[usize::from(known.department.0)].code.clone());
        if let Some(place) = place(line.line) {
            diagnostic = diagnostic.at(place);
        }
        found.push(diagnostic);
    }
    if let Some(first) = year.differences.get(NAMED) {
        let rest = year.differences.len() - NAMED;
        let diagnostic = Diagnostic::new(Code::WalkDiffers).with("rest", rest.to_string());
        found.push(place(first.line).map_or(diagnostic.clone(), |place| diagnostic.at(place)));
    }
    found
}

/// Index clauses of contracts no line belongs to.
pub(super) fn unused_clauses(portfolio: &Portfolio, round: &Round) -> Vec<Diagnostic> {
    if round.index_clauses.is_empty() {
        return Vec::new();
    }
    let contracts: std::collections::HashSet<String> = portfolio
        .lines
        .iter()
        .filter_map(|line| line.fields.get(Field::ContractId))
        .map(|contract| fold(contract))
        .collect();
    let mut unused: Vec<&str> = round
        .index_clauses
        .iter()
        .filter(|clause| !contracts.contains(&fold(&clause.contract_id)))
        .map(|clause| &*clause.contract_id)
        .collect();
    unused.sort_unstable();
    unused.dedup();
    let said = |contract: &str| {
        Diagnostic::new(Code::IndexClauseUnused)
            .at(Place::file("round.toml"))
            .with("name", contract)
    };
    unused.into_iter().map(said).collect()
}
