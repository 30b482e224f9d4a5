//! The walk within a year as a table: one row for each year and department, and for the whole.

use super::super::Run;
use super::borrowed::Borrowed;
use super::table::{Datum, Kind};
use crate::analyse::within_year::{WalkFigures, WithinYear};
use crate::money::Total;
use crate::schema::DepartmentIndex;

const COLUMNS: [(&str, Kind); 20] = [
    ("fiscal_year", Kind::Whole),
    ("department", Kind::Text),
    ("in_target", Kind::Text),
    ("in_sum", Kind::Text),
    ("approved", Kind::Money),
    ("supplement", Kind::Money),
    ("carried_over", Kind::Money),
    ("excess", Kind::Money),
    ("transfer", Kind::Money),
    ("computed", Kind::Money),
    ("adjusted", Kind::Money),
    ("difference", Kind::Money),
    ("to_date", Kind::Money),
    ("forecast", Kind::Money),
    ("actual", Kind::Money),
    ("forecast_difference", Kind::Money),
    ("without_forecast", Kind::Money),
    ("without_forecast_count", Kind::Whole),
    ("forecast_without_grant", Kind::Money),
    ("forecast_without_grant_count", Kind::Whole),
];

/// A year and a department of it, or the whole.
pub(super) struct Row<'a> {
    year: &'a WithinYear,
    department: Option<DepartmentIndex>,
    in_target: bool,
    in_sum: bool,
    figures: &'a WalkFigures,
}

/// The walks of a run.
pub(super) fn within_years(run: &Run) -> Borrowed<'_, Row<'_>> {
    let rows = run.analysis.within_years.iter().flat_map(|year| {
        let whole =
            Row { year, department: None, in_target: true, in_sum: true, figures: &year.whole };
        let departments = year.departments.iter().map(move |found| Row {
            year,
            department: Some(found.department),
            in_target: found.in_target,
            in_sum: found.in_sum,
            figures: &found.figures,
        });
        std::iter::once(whole).chain(departments)
    });
    Borrowed::new(run, COLUMNS.to_vec(), rows.collect(), value)
}

fn money(total: Option<Total>) -> Datum<'static> {
    total.map_or(Datum::Absent, |total| Datum::Money(total.0))
}

fn value<'a>(run: &'a Run, row: &Row<'a>, column: usize) -> Datum<'a> {
    let Row { year, department, in_target, in_sum, figures } = row;
    let check = figures.forecast_check();
    let count = |count: u64| Datum::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let yes = |truth: bool| Datum::Text(if truth { "yes" } else { "no" });
    match column {
        0 => Datum::Whole(i64::from(year.fiscal_year.0)),
        1 => department.map_or(Datum::Absent, |department| {
            Datum::Text(&run.portfolio.departments[usize::from(department.0)].code)
        }),
        2 => yes(*in_target),
        3 => yes(*in_sum),
        4 => money(figures.approved),
        5..=8 => money(figures.parts[column - 5]),
        9 => money(Some(figures.computed())),
        10 => money(figures.adjusted),
        11 => money(figures.difference()),
        12 => money(figures.to_date),
        13 => money(figures.forecast),
        14 => money(figures.actual),
        15 => money(figures.forecast_difference()),
        16 => money(Some(check.without_forecast.sum)),
        17 => count(check.without_forecast.line_count),
        18 => money(Some(check.without_grant.sum)),
        _ => count(check.without_grant.line_count),
    }
}
