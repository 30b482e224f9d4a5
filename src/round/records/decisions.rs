//! `decisions.csv`: one decision or withdrawal a row, in the order they apply.

use super::cells::{self, ALL_YEARS, Row, armed, share_text};
use super::{Read, RecordFile};
use crate::schema::{Action, Decision};

/// Headings in the order they are written.
pub(super) const HEADINGS: [&str; 12] = [
    "action",
    "line_id",
    "fiscal_year",
    "operations",
    "enhancement",
    "innovation",
    "amount",
    "text",
    "reason",
    "person",
    "date",
    "report",
];

const SHARES: [&str; 3] = ["operations", "enhancement", "innovation"];

/// Reads the file.
#[must_use]
pub fn read(bytes: &[u8]) -> Read<Decision> {
    cells::read(RecordFile::Decisions, bytes, decision)
}

/// Every cell is looked at before a missing one ends the row, so that all problems are said.
fn decision(row: &mut Row<'_>) -> Option<Decision> {
    let decides = row.word("action", &[("decide", true), ("withdraw", false)]);
    let line_id = row.required("line_id");
    let fiscal_year = row.fiscal_year("fiscal_year");
    let action = match decides {
        Some(true) => row.shares(SHARES).map(Action::Decide),
        Some(false) => {
            row.blank(SHARES);
            Some(Action::Withdraw)
        }
        None => None,
    };
    let amount = row.amount("amount");
    let text = row.text("text");
    let reason = row.required("reason");
    let person = row.required("person");
    let date = row.date("date");
    let report = row.hash("report");
    Some(Decision {
        action: action?,
        line_id: line_id?,
        fiscal_year: fiscal_year.ok()?,
        amount,
        text,
        reason: reason?,
        person: person?,
        date: date?,
        report: report?,
    })
}

/// Rows to append, each with its line break.
#[must_use]
pub fn rows(decisions: &[Decision]) -> String {
    decisions.iter().map(row).collect()
}

fn row(decision: &Decision) -> String {
    let shares = decision.action.shares();
    let [operations, enhancement, innovation] =
        shares.map_or_else(Default::default, |shares| shares.millionths().map(share_text));
    let year = decision.fiscal_year;
    let fields = [
        decision.action.code().to_owned(),
        armed(&decision.line_id),
        year.map_or_else(|| ALL_YEARS.to_owned(), |year| year.to_string()),
        operations,
        enhancement,
        innovation,
        decision.amount.map_or_else(String::new, crate::money::Total::decimal),
        armed(&decision.text),
        armed(&decision.reason),
        armed(&decision.person),
        decision.date.to_string(),
        decision.report.to_string(),
    ];
    cells::row(fields.iter().map(String::as_str))
}
