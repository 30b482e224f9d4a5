//! A table of few rows, held in memory until it is written.

use std::ops::Range;

use jiff::civil::Date;

use super::table::{Datum, Kind, Table};
use crate::money::{Ratio, Total};
use crate::period::Period;

/// One value, with its text of its own.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Absent,
    Text(String),
    Date(Date),
    Whole(i64),
    Money(Total),
    Share(Ratio),
}

impl Item {
    /// Text, or nothing where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::from(text.into())
    }

    /// A count.
    pub(super) fn count(count: u64) -> Self {
        Self::from(count)
    }

    /// Yes or no as 1 or 0.
    pub(super) fn truth(truth: bool) -> Self {
        Self::Whole(i64::from(truth))
    }

    /// A value that may be absent.
    pub(super) fn of<T>(value: Option<T>, item: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Absent, item)
    }
}

impl From<&str> for Item {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Absent } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Item {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Absent } else { Self::Text(text) }
    }
}

impl From<Total> for Item {
    fn from(sum: Total) -> Self {
        Self::Money(sum)
    }
}

impl From<Ratio> for Item {
    fn from(share: Ratio) -> Self {
        Self::Share(share)
    }
}

impl From<u64> for Item {
    fn from(count: u64) -> Self {
        Self::Whole(i64::try_from(count).expect("counts of lines"))
    }
}

impl<T: Into<Self>> From<Option<T>> for Item {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

/// Fiscal year and phase, as every table of the dashboards has them.
pub(super) fn period(period: Period) -> [Item; 2] {
    let year = Item::Whole(i64::from(period.fiscal_year.0));
    [year, Item::from(period.phase.code())]
}

/// A table of few rows.
pub(super) struct Listed {
    columns: Vec<(&'static str, Kind)>,
    rows: Vec<Vec<Item>>,
}

impl Listed {
    /// A table of columns; every row has a value for each.
    pub(super) fn new(columns: &[(&'static str, Kind)]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// A table of columns and rows that are at hand.
    pub(super) fn of(
        columns: &[(&'static str, Kind)],
        rows: impl IntoIterator<Item = Vec<Item>>,
    ) -> Self {
        let mut listed = Self::new(columns);
        rows.into_iter().for_each(|row| listed.push(row));
        listed
    }

    /// Appends a row.
    ///
    /// # Panics
    ///
    /// If the row has other columns than the table.
    pub(super) fn push(&mut self, row: Vec<Item>) {
        assert_eq!(row.len(), self.columns.len(), "a row has a value for each column");
        self.rows.push(row);
    }
}

impl Table for Listed {
    type Row = usize;

    fn columns(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, rows: Range<usize>) -> Vec<usize> {
        rows.collect()
    }

    fn value<'a>(&'a self, row: &usize, column: usize) -> Datum<'a> {
        match &self.rows[*row][column] {
            Item::Absent => Datum::Absent,
            Item::Text(text) => Datum::Text(text),
            Item::Date(date) => Datum::Date(*date),
            Item::Whole(number) => Datum::Whole(*number),
            Item::Money(sum) => Datum::Money(sum.cents()),
            Item::Share(share) => Datum::Share(*share),
        }
    }
}
