//! Settings of the process: `[process]`.
//!
//! In: the section. Out: a [`Process`], or all its problems with their lines.

use jiff::civil::Date;
use toml_span::value::ValueInner;

use crate::round::process::{Duration, Process, Received, STATES, Step, Work, is_known};
use crate::round::settings::section::Section;
use crate::schema::Text;

/// Longest duration of a step in weeks or working days.
const LONGEST: i64 = 520;

/// Validates `[process]`; `departments` are the codes the round lists, if it lists them.
pub(super) fn process(
    mut section: Section<'_, '_>,
    departments: Option<&[Text]>,
) -> Option<Process> {
    section.require("release");
    let release = date(&mut section, "release");
    section.require("state");
    let state = section.word("state", &STATES.map(|code| (code, code)));
    let mut days_off = dates(&mut section, "days_off");
    days_off.sort_unstable();
    let as_of = date(&mut section, "as_of");
    let note = section.text("note").map(|(_, text)| text);
    section.require("steps");
    let (steps, releasing) = steps(&mut section);
    let received = received(&mut section, departments);
    section.finish();
    Some(Process {
        release: release?,
        state: state?,
        days_off,
        as_of,
        note,
        releasing: releasing?,
        steps,
        received,
    })
}

/// A day such as `2026-10-30`, of a year whose holidays are known.
fn date(section: &mut Section<'_, '_>, key: &str) -> Option<Date> {
    let (offset, text) = section.text(key)?;
    day(section, key, offset, &text)
}

fn day(section: &Section<'_, '_>, key: &str, offset: usize, text: &str) -> Option<Date> {
    let date = text.trim().parse::<Date>().ok().filter(|date| is_known(*date));
    if date.is_none() {
        let path = section.path(key);
        section.problem(offset, "settings-date", &[("key", &path), ("found", text)]);
    }
    date
}

fn dates(section: &mut Section<'_, '_>, key: &str) -> Vec<Date> {
    let Some((offset, mut value)) = section.take(key) else { return Vec::new() };
    let ValueInner::Array(values) = value.take() else {
        section.problem(offset, "settings-dates", &[("key", &section.path(key))]);
        return Vec::new();
    };
    let mut dates = Vec::new();
    for value in values {
        let text = value.as_str().unwrap_or_default().to_owned();
        dates.extend(day(section, key, value.span.start, &text));
    }
    dates
}

/// The steps, and which of them ends with the release: the one that says so, else the last that
/// ends at all.
fn steps(section: &mut Section<'_, '_>) -> (Vec<Step>, Option<usize>) {
    let mut steps: Vec<Step> = Vec::new();
    let mut releasing = None;
    let offset = section.offset;
    for mut entry in section.sections("steps") {
        let place = entry.offset;
        let step = Step {
            id: entry.required_text("id"),
            name: entry.required_text("name"),
            assumed: truth(&mut entry, "assumed"),
            owners: owners(&mut entry),
            duration: duration(&mut entry),
            work: work(&mut entry, &steps),
        };
        if steps.iter().any(|known| known.id == step.id) {
            entry.problem(place, "settings-step-doubled", &[("found", &step.id)]);
        }
        if truth(&mut entry, "releases") {
            if releasing.is_some() || step.duration == Duration::Ongoing {
                entry.problem(place, "settings-step-release", &[]);
            }
            releasing = Some(steps.len());
        }
        entry.finish();
        steps.push(step);
    }
    let last = steps.iter().rposition(|step| step.duration != Duration::Ongoing);
    let releasing = releasing.or(last);
    if releasing.is_none() && !steps.is_empty() {
        section.problem(offset, "settings-step-release", &[]);
    }
    (steps, releasing)
}

fn owners(entry: &mut Section<'_, '_>) -> Vec<Text> {
    entry.require("owner");
    entry.texts("owner")
}

/// Exactly one of `weeks`, `working_days` and `ongoing = true`.
fn duration(entry: &mut Section<'_, '_>) -> Duration {
    let number = |days: i64| u16::try_from(days).expect("within the range");
    let stated = entry.keys();
    let stated =
        stated.iter().filter(|key| ["weeks", "working_days", "ongoing"].contains(&&***key));
    let is_one = stated.count() == 1;
    let weeks = entry.integer("weeks", 1, LONGEST).map(|weeks| Duration::Weeks(number(weeks)));
    let days = entry.integer("working_days", 1, LONGEST);
    let days = days.map(|days| Duration::WorkingDays(number(days)));
    truth(entry, "ongoing");
    if !is_one {
        entry.problem(entry.offset, "settings-step-duration", &[]);
    }
    weeks.or(days).unwrap_or(Duration::Ongoing)
}

/// What has to be done when the step ends; one kind of work has one deadline.
fn work(entry: &mut Section<'_, '_>, before: &[Step]) -> Vec<Work> {
    let mut found = Vec::new();
    for text in entry.texts("work") {
        let work = Work::ALL.into_iter().find(|work| work.code() == &*text);
        let Some(work) = work else {
            let expected = Work::ALL.map(Work::code).join(", ");
            let path = entry.path("work");
            let values = [("key", path.as_str()), ("found", &text), ("expected", &expected)];
            entry.problem(entry.offset, "settings-word", &values);
            continue;
        };
        if before.iter().flat_map(|step| &step.work).chain(&found).any(|known| *known == work) {
            entry.problem(entry.offset, "settings-step-work", &[("found", &text)]);
        }
        found.push(work);
    }
    found
}

/// A truth that is false where it is not stated.
fn truth(entry: &mut Section<'_, '_>, key: &str) -> bool {
    let Some((offset, mut value)) = entry.take(key) else { return false };
    let ValueInner::Boolean(truth) = value.take() else {
        entry.problem(offset, "settings-truth", &[("key", &entry.path(key))]);
        return false;
    };
    truth
}

/// What was handed in: each version of a department once, later ones not before earlier ones.
fn received(section: &mut Section<'_, '_>, departments: Option<&[Text]>) -> Vec<Received> {
    let mut received: Vec<Received> = Vec::new();
    for mut entry in section.sections("received") {
        let offset = entry.offset;
        entry.require("department");
        entry.require("version");
        entry.require("date");
        let code = entry.text("department");
        let version = entry.integer("version", 1, 999);
        let date = date(&mut entry, "date");
        let note = entry.text("note").map(|(_, text)| text).unwrap_or_default();
        if let (Some((at, code)), Some(known)) = (&code, departments)
            && !known.contains(code)
        {
            let expected = known.join(", ");
            let path = entry.path("department");
            let values = [("key", path.as_str()), ("found", code), ("expected", &expected)];
            entry.problem(*at, "settings-word", &values);
        }
        if let (Some((_, department)), Some(version), Some(date)) = (code, version, date) {
            let version = u16::try_from(version).expect("within the range");
            let wrong =
                received.iter().filter(|known| known.department == department).any(|known| {
                    known.version == version
                        || (known.version < version && date < known.date)
                        || (known.version > version && known.date < date)
                });
            if wrong {
                let number = version.to_string();
                let values = [("department", &*department), ("found", &number)];
                entry.problem(offset, "settings-received", &values);
            }
            received.push(Received { department, version, date, note });
        }
        entry.finish();
    }
    received.sort();
    received
}
