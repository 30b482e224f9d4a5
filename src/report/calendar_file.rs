//! `kalender.ics`: the deadlines of the process for any calendar program (RFC 5545).
//!
//! In: the process and its calendar. Out: one all-day event for each deadline. The name of an event
//! is made of round and step, so that a calendar that is read in again moves what it knows; its
//! stamp is the reference day of the round, else the day of release. No clock, no time zone.

use std::path::Path;

use ics::components::Property;
use ics::parameters;
use ics::properties::{Categories, Description, DtEnd, DtStart, Summary, Transp};
use ics::{Event, ICalendar, escape_text};
use jiff::civil::Date;

use super::context::Context;
use super::sheets;
use crate::analyse::Span;
use crate::error::Error;
use crate::provenance::Source;
use crate::round::process::{Process, Step};

/// Name of the file in the folder of a report.
pub(super) const FILE_NAME: &str = "kalender.ics";

/// Writes the file, where the round has a process.
pub(super) fn write(context: &Context<'_>, folder: &Path) -> Result<(), Error> {
    let Some(text) = text(context) else { return Ok(()) };
    let path = folder.join(FILE_NAME);
    std::fs::write(&path, text).map_err(|source| Error::Write { path, source })
}

/// The calendar as text with the line breaks the format asks for.
fn text(context: &Context<'_>) -> Option<String> {
    let round = &context.run.round;
    let process = round.process.as_ref()?;
    let calendar = context.run.agenda.calendar.as_ref()?;
    let product = format!("-//fuenftel//{}//{}", env!("CARGO_PKG_VERSION"), round.language.code());
    let mut file = ICalendar::new("2.0", product.to_uppercase());
    file.push(Property::new("CALSCALE", "GREGORIAN"));
    file.push(Property::new("METHOD", "PUBLISH"));
    let years = context.fiscal_years();
    let values = [("years", &*years), ("organisation", &*round.organisation)];
    let name = context.language.format("calendar-name", &values);
    file.push(Property::new("X-WR-CALNAME", escape_text(visible(&name))));
    for (step, span) in process.steps.iter().zip(&calendar.spans) {
        if let Some(span) = span {
            file.add_event(event(context, process, step, *span));
        }
    }
    Some(folded(&file.to_string()))
}

/// Lines of at most 75 octets, as the format asks; the library lets the blank that a folded line
/// begins with come on top.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for sign in line.chars() {
            if length + sign.len_utf8() > 75 {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(sign);
            length += sign.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

fn event<'a>(context: &Context<'_>, process: &Process, step: &Step, span: Span) -> Event<'a> {
    let stamp = process.as_of.unwrap_or(process.release);
    let mut event = Event::new(uid(context, step), format!("{}T000000Z", basic(stamp)));
    let mut start = DtStart::new(basic(span.last));
    start.append(parameters!("VALUE" => "DATE"));
    event.push(start);
    // The end of an all-day event is the day after it.
    let mut end = DtEnd::new(basic(span.last.tomorrow().unwrap_or(span.last)));
    end.append(parameters!("VALUE" => "DATE"));
    event.push(end);
    let language = context.language;
    let summary = language.format("calendar-summary", &[("step", &step.name)]);
    event.push(Summary::new(escape_text(visible(&summary))));
    event.push(Description::new(escape_text(visible(&description(context, step, span)))));
    let owners = step.owners.iter().map(|owner| escape_text(visible(owner)).into_owned());
    event.push(Categories::new(owners.collect::<Vec<_>>().join(",")));
    event.push(Transp::transparent());
    event
}

fn description(context: &Context<'_>, step: &Step, span: Span) -> String {
    let language = context.language;
    let duration = sheets::process::duration(context, step);
    let (first, last) = (language.date(span.first), language.date(span.last));
    let owners = step.owners.join(", ");
    let values = [
        ("step", &*step.name),
        ("duration", &*duration),
        ("first", &*first),
        ("last", &*last),
        ("owners", &*owners),
    ];
    let mut text = language.format("calendar-description", &values);
    if step.assumed {
        text = format!("{text} {}", language.text("calendar-assumed"));
    }
    text
}

/// A name no other round's step has, the same in every run.
fn uid(context: &Context<'_>, step: &Step) -> String {
    let round = &context.run.round;
    let key =
        format!("{}\n{}\n{}\n{}", round.organisation, round.name, context.fiscal_years(), step.id);
    let hash = Source::of("", key.as_bytes()).sha256;
    format!("{}@fuenftel", &hash[..32])
}

/// `20261031`.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Control characters have no place in the file.
fn visible(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_signs() {
        let line = format!("SUMMARY:{}", "ü".repeat(80));
        let text = folded(&format!("{line}\r\nEND:VEVENT\r\n"));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 75, 21, 10, 0]);
        assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\nEND:VEVENT\r\n"));
        assert_eq!(folded(&text), text);
    }
}
