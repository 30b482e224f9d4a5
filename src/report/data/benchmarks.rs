//! Benchmarks: own cost per quantity, each beside every benchmark of the quantity.

use super::super::Run;
use super::listed::{Item, Listed, period};
use super::table::Kind;
use crate::analyse::benchmarks::{Beside, NoFigure, OwnFigure};
use crate::money::Total;

const COLUMNS: [(&str, Kind); 14] = [
    ("quantity", Kind::Text),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("department", Kind::Text),
    ("cost", Kind::Money),
    ("count", Kind::Money),
    ("value", Kind::Money),
    ("undefined", Kind::Text),
    ("benchmark", Kind::Text),
    ("benchmark_value", Kind::Money),
    ("benchmark_unit", Kind::Text),
    ("benchmark_year", Kind::Whole),
    ("benchmark_source", Kind::Text),
    ("difference", Kind::Money),
];

/// The table, where the round states quantities.
pub(super) fn listed(run: &Run) -> Option<Listed> {
    if run.portfolio.references.quantities.is_empty() {
        return None;
    }
    let found = &run.analysis.benchmarks;
    let mut listed = Listed::new(&COLUMNS);
    for (number, figure) in found.figures.iter().enumerate() {
        let own = || found.beside.iter().filter(move |one| one.figure == number);
        if own().next().is_none() {
            listed.push(row(run, figure, None));
        }
        for one in own() {
            listed.push(row(run, figure, Some(one)));
        }
    }
    Some(listed)
}

fn row(run: &Run, figure: &OwnFigure, beside: Option<&Beside>) -> Vec<Item> {
    let department = figure.department.map(|own| &run.portfolio.departments[usize::from(own.0)]);
    let benchmark = beside.map(|one| &run.portfolio.references.benchmarks[one.benchmark]);
    let reason = figure.value.as_ref().err().map(|reason| match reason {
        NoFigure::CostNotPositive => "cost_not_positive",
        NoFigure::QuantityMissing(_) => "count_missing",
    });
    let mut row = vec![Item::from(&*figure.quantity)];
    row.extend(period(figure.period));
    row.extend([
        department.map(|known| &*known.code).into(),
        figure.cost.into(),
        // A count has two digits, as money has.
        figure.hundredths.map(|count| Total(i128::from(count))).into(),
        figure.value.as_ref().ok().copied().into(),
        reason.into(),
        benchmark.map(|own| &*own.name).into(),
        benchmark.map(|own| own.value).into(),
        benchmark.map(|own| &*own.unit).into(),
        benchmark.map_or(Item::Absent, |own| Item::Whole(i64::from(own.year.0))),
        benchmark.map(|own| &*own.source).into(),
        beside.and_then(|one| one.difference).into(),
    ]);
    row
}
