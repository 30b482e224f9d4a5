//! Who must act, and by when: the case `tests/agenda/fristen` as the data files and the calendar a
//! reader of another make sees. With `FUENFTEL_UPDATE=1` the expected files are written anew.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use fuenftel::pipeline::Options;
use ical::IcalParser;
use ical::parser::ical::component::IcalEvent;
use libtest_mimic::Trial;

use crate::support::{load, report, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("agenda::the_data_say_who_must_act", data),
        trial("agenda::another_reader_understands_the_calendar", calendar),
        trial("agenda::the_day_can_be_named_by_the_user", as_of),
        trial("agenda::a_day_without_a_process_is_refused", without_process),
    ]
}

fn case() -> PathBuf {
    root().join("tests/agenda/fristen")
}

fn data() {
    let out = scratch();
    let folder = out.path().join("bericht");
    report(&case(), &Options::default(), &folder);
    for name in ["tasks", "task_points", "quality", "process", "receipts"] {
        let found = fs::read_to_string(folder.join("dashboard").join(format!("{name}.csv")));
        compare(&case().join(format!("{name}.csv")), &found.expect("the table is written"));
    }
    let found = fs::read_to_string(folder.join("kalender.ics")).expect("the calendar is written");
    compare(&case().join("kalender.ics"), &found);
}

fn compare(path: &Path, found: &str) {
    if std::env::var_os("FUENFTEL_UPDATE").is_some() {
        fs::write(path, found).expect("the expected file can be written");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(expected == found, "{} differs, found\n{found}", path.display());
}

fn property(event: &IcalEvent, name: &str) -> String {
    let property = event.properties.iter().find(|property| property.name == name);
    property.and_then(|property| property.value.clone()).unwrap_or_default()
}

/// Five steps end: all but the one that is under way all the time. The first of November is a holiday
/// on a Saturday, so the working day after the release is Monday, the third.
fn calendar() {
    let out = scratch();
    let folder = out.path().join("bericht");
    report(&case(), &Options::default(), &folder);
    let bytes = fs::read(folder.join("kalender.ics")).expect("the calendar is written");
    let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    assert_eq!(lines.last(), Some(&&b""[..]), "the last line ends, too");
    assert!(lines[..lines.len() - 1].iter().all(|line| line.ends_with(b"\r") && line.len() <= 76));
    let calendars: Vec<_> = IcalParser::new(BufReader::new(&bytes[..])).collect();
    assert_eq!(calendars.len(), 1);
    let calendar = calendars.into_iter().next().expect("one").expect("it can be read");
    let dates: Vec<String> =
        calendar.events.iter().map(|event| property(event, "DTSTART")).collect();
    assert_eq!(dates, ["20250829", "20251010", "20251024", "20251031", "20251103"]);
    let first = &calendar.events[0];
    assert_eq!(property(first, "DTEND"), "20250830");
    assert_eq!(property(first, "DTSTAMP"), "20250906T000000Z");
    assert_eq!(property(first, "SUMMARY"), "Frist: Anmeldung\\; Abgabe\\, mit Unterlagen");
    let start = first.properties.iter().find(|property| property.name == "DTSTART");
    let parameters = start.and_then(|property| property.params.clone());
    assert_eq!(parameters, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]));
    let mut names: Vec<String> =
        calendar.events.iter().map(|event| property(event, "UID")).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 5);
}

fn as_of() {
    let late = |day: &str| {
        let as_of = Some(day.parse().expect("a date"));
        let run = load(&case(), &Options { as_of, ..Options::default() }).expect("the round runs");
        run.diagnostics.iter().filter(|found| found.code.name() == "abgabe-verspaetet").count()
    };
    assert_eq!(late("2025-08-29"), 0);
    assert_eq!(
        late("2025-09-02"),
        1,
        "3 is overdue; lines of 2 are there, on record is nothing yet"
    );
    assert_eq!(late("2025-09-03"), 2);
    assert_eq!(late("2025-09-08"), 2, "3 came at last, and was late");
}

fn without_process() {
    let as_of = Some("2025-09-03".parse().expect("a date"));
    let folder = root().join("tests/golden/small");
    assert!(load(&folder, &Options { as_of, ..Options::default() }).is_err());
}
