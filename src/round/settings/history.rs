//! Settings of what a round is compared with: an earlier report, the deadline of the declarations,
//! and the end of contracts.
//!
//! In: the sections `[previous]`, `[deadline]` and `[candidates]`. Out: the path of the report's
//! lines, the [`Deadline`], the heading of a column.

use jiff::civil::Date;

use crate::round::Deadline;
use crate::round::settings::section::Section;
use crate::schema::Text;

/// Days before the deadline that count as shortly before it, where the round says nothing.
const LATE_DAYS: i64 = 14;

/// Validates `[previous]`.
pub(super) fn previous(mut section: Section<'_, '_>) -> Option<Text> {
    section.require("lines");
    let lines = section.text("lines").map(|(_, text)| text);
    section.finish();
    lines
}

/// Validates `[deadline]`.
pub(super) fn deadline(mut section: Section<'_, '_>) -> Option<Deadline> {
    section.require("date");
    let date = section.text("date").and_then(|(offset, text)| {
        let date: Option<Date> = text.parse().ok();
        if date.is_none() {
            let path = section.path("date");
            section.problem(offset, "settings-date", &[("key", &path), ("found", &text)]);
        }
        date
    });
    let column = section.required_text("column");
    let days = section.integer("days", 1, 366).unwrap_or(LATE_DAYS);
    section.finish();
    Some(Deadline { date: date?, days: u16::try_from(days).expect("within the range"), column })
}

/// Validates `[candidates]`.
pub(super) fn contract_end(mut section: Section<'_, '_>) -> Text {
    let heading = section.required_text("contract_end");
    section.finish();
    heading
}
