//! The walk within a year as a table: one row for each year and department, and for the whole.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};
use crate::analyse::within_year::{WalkFigures, WithinYear};
use crate::money::Total;
use crate::schema::DepartmentIndex;

const COLUMNS: [(&str, Kind); 18] = [
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
];

/// The walks of a run.
pub(super) struct WithinYearTable<'a> {
    run: &'a Run,
    rows: Vec<Row<'a>>,
}

/// A year and a department of it, or the whole.
struct Row<'a> {
    year: &'a WithinYear,
    department: Option<DepartmentIndex>,
    in_target: bool,
    in_sum: bool,
    figures: &'a WalkFigures,
}

impl<'a> WithinYearTable<'a> {
    pub(super) fn new(run: &'a Run) -> Self {
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
        Self { run, rows: rows.collect() }
    }
}

fn money(total: Option<Total>) -> Datum<'static> {
    total.map_or(Datum::Absent, |total| Datum::Money(total.0))
}

impl Table for WithinYearTable<'_> {
    type Row = usize;

    fn columns(&self) -> Vec<(String, Kind)> {
        COLUMNS.map(|(name, kind)| (name.to_owned(), kind)).to_vec()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, rows: Range<usize>) -> Vec<usize> {
        rows.collect()
    }

    fn value<'v>(&'v self, row: &usize, column: usize) -> Datum<'v> {
        let Row { year, department, in_target, in_sum, figures } = &self.rows[*row];
        let yes = |truth: bool| Datum::Text(if truth { "yes" } else { "no" });
        match column {
            0 => Datum::Whole(i64::from(year.fiscal_year.0)),
            1 => department.map_or(Datum::Absent, |department| {
                Datum::Text(&self.run.portfolio.departments[usize::from(department.0)].code)
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
            16 => money(Some(figures.available_without_forecast())),
            _ => {
                Datum::Whole(i64::try_from(figures.without_forecast.line_count).unwrap_or(i64::MAX))
            }
        }
    }
}
