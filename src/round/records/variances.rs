//! `variances.csv`: the cause of one variance a row; a later row replaces an earlier one.

use super::cells::{self, Row, armed};
use super::{Read, RecordFile};
use crate::money::Total;
use crate::schema::VarianceEntry;

/// Headings in the order they are written.
pub(super) const HEADINGS: [&str; 8] =
    ["line_id", "fiscal_year", "amount", "cause", "comment", "person", "date", "report"];

/// Reads the file.
#[must_use]
pub fn read(bytes: &[u8]) -> Read<VarianceEntry> {
    cells::read(RecordFile::Variances, bytes, variance)
}

fn variance(row: &mut Row<'_>) -> Option<VarianceEntry> {
    let line_id = row.required("line_id");
    let fiscal_year = row.one_year("fiscal_year");
    let amount = row.amount("amount");
    let cause = row.required("cause");
    let comment = row.text("comment");
    let person = row.required("person");
    let date = row.date("date");
    let report = row.hash("report");
    Some(VarianceEntry {
        line_id: line_id?,
        fiscal_year: fiscal_year?,
        amount,
        cause: cause?,
        comment,
        person: person?,
        date: date?,
        report: report?,
    })
}

/// Rows to append, each with its line break.
#[must_use]
pub fn rows(variances: &[VarianceEntry]) -> String {
    let row = |entry: &VarianceEntry| {
        let fields = [
            armed(&entry.line_id),
            entry.fiscal_year.to_string(),
            entry.amount.map_or_else(String::new, Total::decimal),
            armed(&entry.cause),
            armed(&entry.comment),
            armed(&entry.person),
            entry.date.to_string(),
            entry.report.to_string(),
        ];
        cells::row(fields.iter().map(String::as_str))
    };
    variances.iter().map(row).collect()
}
