//! A table that is small enough to be laid out as a whole before it is written.

use std::ops::Range;

use jiff::civil::Date;

use super::table::{Datum, Kind, Table};
use crate::money::{Ratio, Total};

/// One value of a row.
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
        let text = text.into();
        if text.is_empty() { Self::Absent } else { Self::Text(text) }
    }

    /// A count.
    pub(super) fn count(count: u64) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
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

/// Columns and rows.
pub(super) struct Small {
    pub(super) columns: Vec<(&'static str, Kind)>,
    pub(super) rows: Vec<Vec<Item>>,
}

impl Table for Small {
    type Row = usize;

    fn columns(&self) -> Vec<(String, Kind)> {
        self.columns.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect()
    }

    fn line_count(&self) -> usize {
        self.rows.len()
    }

    fn rows(&self, lines: Range<usize>) -> Vec<usize> {
        lines.collect()
    }

    fn value<'a>(&'a self, row: &usize, column: usize) -> Datum<'a> {
        match &self.rows[*row][column] {
            Item::Absent => Datum::Absent,
            Item::Text(text) => Datum::Text(text),
            Item::Date(date) => Datum::Date(*date),
            Item::Whole(whole) => Datum::Whole(*whole),
            Item::Money(total) => Datum::Money(total.cents()),
            Item::Share(share) => Datum::Share(*share),
        }
    }
}
