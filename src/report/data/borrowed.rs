//! A table of rows that borrow from a run: one value is asked for at a time, none is copied.
//!
//! In: the rows and what each column of one is. Out: a [`Table`]. For few rows whose values are
//! made up for the table there is `listed`.

use std::ops::Range;

use super::super::Run;
use super::table::{Datum, Kind, Table};

/// What a column of a row holds.
type Value<'a, R> = fn(&'a Run, &R, usize) -> Datum<'a>;

/// A table of rows of a run.
pub(super) struct Borrowed<'a, R> {
    run: &'a Run,
    columns: Vec<(&'static str, Kind)>,
    rows: Vec<R>,
    value: Value<'a, R>,
}

impl<'a, R> Borrowed<'a, R> {
    /// A table of columns and rows that are at hand.
    pub(super) fn new(
        run: &'a Run,
        columns: Vec<(&'static str, Kind)>,
        rows: Vec<R>,
        value: Value<'a, R>,
    ) -> Self {
        Self { run, columns, rows, value }
    }
}

impl<R: Sync> Table for Borrowed<'_, R> {
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

    fn value<'v>(&'v self, row: &usize, column: usize) -> Datum<'v> {
        (self.value)(self.run, &self.rows[*row], column)
    }
}
