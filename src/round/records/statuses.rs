//! `status.csv`: one status of a department a row, in the order they were set.

use super::cells::{self, Row, armed};
use super::{Read, RecordFile};
use crate::money::Total;
use crate::schema::{ReviewStatus, StatusEntry};

/// Headings in the order they are written.
pub(super) const HEADINGS: [&str; 7] =
    ["department", "status", "amount", "person", "date", "comment", "report"];

/// Reads the file.
#[must_use]
pub fn read(bytes: &[u8]) -> Read<StatusEntry> {
    cells::read(RecordFile::Status, bytes, status)
}

fn status(row: &mut Row<'_>) -> Option<StatusEntry> {
    let department = row.required("department");
    let status = row.word("status", &ReviewStatus::ALL.map(|status| (status.code(), status)));
    let amount = row.amount("amount");
    let person = row.required("person");
    let date = row.date("date");
    let comment = row.text("comment");
    let report = row.hash("report");
    Some(StatusEntry {
        department: department?,
        status: status?,
        amount,
        person: person?,
        date: date?,
        comment,
        report: report?,
    })
}

/// Rows to append, each with its line break.
#[must_use]
pub fn rows(statuses: &[StatusEntry]) -> String {
    let row = |status: &StatusEntry| {
        let fields = [
            armed(&status.department),
            status.status.code().to_owned(),
            status.amount.map_or_else(String::new, Total::decimal),
            armed(&status.person),
            status.date.to_string(),
            armed(&status.comment),
            status.report.to_string(),
        ];
        cells::row(fields.iter().map(String::as_str))
    };
    statuses.iter().map(row).collect()
}
