//! `comments.csv`: one remark on a line a row.

use super::cells::{self, Row, armed};
use super::{Read, RecordFile};
use crate::schema::Comment;

/// Headings in the order they are written.
pub(super) const HEADINGS: [&str; 5] = ["line_id", "comment", "person", "date", "report"];

/// Reads the file.
#[must_use]
pub fn read(bytes: &[u8]) -> Read<Comment> {
    cells::read(RecordFile::Comments, bytes, comment)
}

fn comment(row: &mut Row<'_>) -> Option<Comment> {
    let line_id = row.required("line_id");
    let comment = row.required("comment");
    let person = row.required("person");
    let date = row.date("date");
    let report = row.hash("report");
    Some(Comment {
        line_id: line_id?,
        comment: comment?,
        person: person?,
        date: date?,
        report: report?,
    })
}

/// Rows to append, each with its line break.
#[must_use]
pub fn rows(comments: &[Comment]) -> String {
    let row = |comment: &Comment| {
        let fields = [
            armed(&comment.line_id),
            armed(&comment.comment),
            armed(&comment.person),
            comment.date.to_string(),
            comment.report.to_string(),
        ];
        cells::row(fields.iter().map(String::as_str))
    };
    comments.iter().map(row).collect()
}
