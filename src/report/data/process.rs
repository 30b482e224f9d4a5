//! The process as data: `process` (one row for each step), `receipts` (one for each version of a
//! department, or for a department without one).

use super::super::Run;
use super::listed::{Item, Listed};
use super::table::Kind;
use crate::analyse::{Receipt, Version};
use crate::round::process::{Duration, Work};

/// The steps with their deadlines, where the round has a process.
pub(super) fn steps(run: &Run) -> Option<Listed> {
    let process = run.round.process.as_ref()?;
    let calendar = run.agenda.calendar.as_ref()?;
    let columns = vec![
        ("step", Kind::Text),
        ("name", Kind::Text),
        ("name_assumed", Kind::Whole),
        ("owners", Kind::Text),
        ("ongoing", Kind::Whole),
        ("weeks", Kind::Whole),
        ("working_days", Kind::Whole),
        ("first_day", Kind::Date),
        ("deadline", Kind::Date),
        ("progress", Kind::Text),
        ("closes", Kind::Text),
    ];
    let rows = process.steps.iter().zip(&calendar.spans).map(|(step, span)| {
        let (weeks, days) = match step.duration {
            Duration::Ongoing => (Item::Absent, Item::Absent),
            Duration::Weeks(weeks) => (Item::Whole(weeks.into()), Item::Absent),
            Duration::WorkingDays(days) => (Item::Absent, Item::Whole(days.into())),
        };
        let progress = span.zip(process.as_of).map(|(span, day)| span.progress(day).code());
        let works: Vec<&str> = step.work.iter().map(|work| work.code()).collect();
        vec![
            Item::text(&*step.id),
            Item::text(&*step.name),
            Item::truth(step.assumed),
            Item::text(step.owners.join("; ")),
            Item::truth(step.duration == Duration::Ongoing),
            weeks,
            days,
            Item::of(*span, |span| Item::Date(span.first)),
            Item::of(*span, |span| Item::Date(span.last)),
            Item::of(progress, Item::text),
            Item::text(works.join("; ")),
        ]
    });
    Some(Listed::of(&columns, rows))
}

/// What was handed in, where the round has a process.
pub(super) fn receipts(run: &Run) -> Option<Listed> {
    run.round.process.as_ref()?;
    let columns = vec![
        ("department", Kind::Text),
        ("version", Kind::Whole),
        ("received", Kind::Date),
        ("deadline", Kind::Date),
        ("days_late", Kind::Whole),
        ("timeliness", Kind::Text),
        ("line_count", Kind::Whole),
        ("missing_years", Kind::Text),
        ("error_count", Kind::Whole),
        ("complete", Kind::Whole),
        ("note", Kind::Text),
    ];
    let mut rows = Vec::new();
    for receipt in &run.agenda.receipts {
        if receipt.versions.is_empty() {
            rows.push(row(run, receipt, None));
        }
        rows.extend(receipt.versions.iter().map(|version| row(run, receipt, Some(version))));
    }
    Some(Listed::of(&columns, rows))
}

fn row(run: &Run, receipt: &Receipt, version: Option<&Version>) -> Vec<Item> {
    let department = &run.portfolio.departments[usize::from(receipt.department.0)];
    let calendar = run.agenda.calendar.as_ref();
    let deadline = calendar.and_then(|calendar| calendar.deadline(Work::Submission));
    let years: Vec<String> = receipt.missing_years.iter().map(ToString::to_string).collect();
    let days = match version {
        Some(own) => own.days_late,
        None => receipt.timeliness.days(),
    };
    // What is there as a whole, and whether it came in time, stands with the first version.
    let is_first = version.is_none_or(|own| receipt.versions.first() == Some(own));
    let whole = |item: Item| if is_first { item } else { Item::Absent };
    vec![
        Item::text(&*department.code),
        Item::of(version, |own| Item::Whole(own.received.version.into())),
        Item::of(version, |own| Item::Date(own.received.date)),
        Item::of(deadline, |(_, day)| Item::Date(day)),
        Item::of(days, |days| Item::Whole(days.into())),
        whole(Item::text(receipt.timeliness.code())),
        whole(Item::count(receipt.line_count)),
        whole(Item::text(years.join("; "))),
        whole(Item::count(receipt.error_count)),
        whole(Item::truth(receipt.is_complete())),
        Item::of(version, |own| Item::text(&*own.received.note)),
    ]
}
