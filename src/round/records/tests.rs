//! What is written is read back; what cannot be read is said with its cell.

use jiff::civil::date;
use proptest::prelude::*;

use super::{RecordFile, Records, comments, decisions, statuses};
use crate::diagnostic::Diagnostic;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::schema::{Action, Comment, Decision, ReviewStatus, Shares, StatusEntry};

const HEAD: &str = "action;line_id;fiscal_year;operations;enhancement;innovation;amount;text;reason;\
                    person;date;report\n";

fn decided() -> Decision {
    Decision {
        action: Action::Decide(Shares::new([600_000, 0, 400_000]).expect("the whole")),
        line_id: "LABC".into(),
        fiscal_year: Some(FiscalYear(2026)),
        amount: Some(Total(-123_456)),
        text: "Lizenzen; \"Fachverfahren\"\nzwei Zeilen".into(),
        reason: "=1+1".into(),
        person: "'-Müller".into(),
        date: date(2026, 11, 22),
        report: "0123456789abcdef".repeat(4).into(),
    }
}

fn withdrawn() -> Decision {
    Decision {
        action: Action::Withdraw,
        fiscal_year: None,
        amount: None,
        text: "".into(),
        report: "".into(),
        ..decided()
    }
}

/// Cell and reason of each problem.
fn problems(found: &[Diagnostic]) -> Vec<(String, String)> {
    let problem = |one: &Diagnostic| {
        let cell = one.place.as_ref().and_then(|place| place.cell).expect("a cell");
        let reason = one.arguments.iter().find(|(name, _)| *name == "reason").expect("a reason");
        (cell.a1(), reason.1.clone())
    };
    found.iter().map(problem).collect()
}

fn of_decisions(body: &str) -> (Vec<Decision>, Vec<(String, String)>) {
    let (entries, found) = decisions::read(format!("{HEAD}{body}").as_bytes());
    (entries.into_iter().map(|one| one.entry).collect(), problems(&found))
}

#[test]
fn what_is_written_is_read_back() {
    let all = [decided(), withdrawn()];
    let text = RecordFile::Decisions.addition(b"", &decisions::rows(&all));
    assert!(text.starts_with(HEAD));
    assert!(text.contains(";-1234.56;") && text.contains(";'=1+1;''-Müller;2026-11-22;"));
    let (entries, found) = decisions::read(text.as_bytes());
    assert_eq!(found, []);
    assert_eq!(entries.iter().map(|one| one.row).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(entries.into_iter().map(|one| one.entry).collect::<Vec<_>>(), all);

    let comment = Comment {
        line_id: "LABC".into(),
        comment: "@todo; mit Semikolon".into(),
        person: "Weiß".into(),
        date: date(2026, 1, 2),
        report: "".into(),
    };
    let text = RecordFile::Comments.addition(b"", &comments::rows(std::slice::from_ref(&comment)));
    assert_eq!(comments::read(text.as_bytes()).0[0].entry, comment);

    for status in ReviewStatus::ALL {
        let entry = StatusEntry {
            department: "04".into(),
            status,
            amount: Some(Total(5)),
            person: "Weiß".into(),
            date: date(2026, 1, 2),
            comment: "".into(),
            report: "".into(),
        };
        let text = RecordFile::Status.addition(b"", &statuses::rows(std::slice::from_ref(&entry)));
        assert_eq!(statuses::read(text.as_bytes()).0[0].entry, entry);
    }
}

#[test]
fn rows_are_appended_to_whatever_is_there() {
    let row = decisions::rows(&[withdrawn()]);
    for existing in ["", "\u{feff}", HEAD, HEAD.trim_end(), &format!("\u{feff}{HEAD}{row}")] {
        let addition = RecordFile::Decisions.addition(existing.as_bytes(), &row);
        let (entries, found) = decisions::read(format!("{existing}{addition}").as_bytes());
        assert_eq!(found, [], "{existing}");
        assert_eq!(entries.last().map(|one| one.entry.clone()), Some(withdrawn()), "{existing}");
    }
}

#[test]
fn every_problem_names_its_cell_and_the_other_rows_stand() {
    let good = "decide;LABC;all;1;0;0.000000;;Text;Grund;Weiß;2026-11-22;\n";
    for (row, expected) in [
        ("decided;L;all;1;0;0;;t;g;w;2026-11-22;", vec![("A2", "word")]),
        ("decide;;all;1;0;0;;t;g;w;2026-11-22;", vec![("B2", "blank")]),
        ("decide;L;;1;0;0;;t;g;w;2026-11-22;", vec![("C2", "year")]),
        ("decide;L;+202;1;0;0;;t;g;w;2026-11-22;", vec![("C2", "year")]),
        ("decide;L;all;1;;0;;t;g;w;2026-11-22;", vec![("E2", "share")]),
        ("decide;L;all;0,5;0.5;0;;t;g;w;2026-11-22;", vec![("D2", "share")]),
        ("decide;L;all;0.5;0.5000001;0;;t;g;w;2026-11-22;", vec![("E2", "share")]),
        ("decide;L;all;1.1;0;0;;t;g;w;2026-11-22;", vec![("D2", "share")]),
        ("decide;L;all;0.333333;0.333333;0.333333;;t;g;w;2026-11-22;", vec![("D2", "sum")]),
        (
            "withdraw;L;all;1;0;0;;t;g;w;2026-11-22;",
            vec![("D2", "withdraw"), ("E2", "withdraw"), ("F2", "withdraw")],
        ),
        ("decide;L;all;1;0;0;1234,56;t;g;w;2026-11-22;", vec![("G2", "amount")]),
        ("decide;L;all;1;0;0;1234;t;g;w;2026-11-22;", vec![("G2", "amount")]),
        ("decide;L;all;1;0;0;;t;;;2026-11-22;", vec![("I2", "blank"), ("J2", "blank")]),
        ("decide;L;all;1;0;0;;t;g;w;22.11.2026;", vec![("K2", "date")]),
        ("decide;L;all;1;0;0;;t;g;w;2026-02-30;", vec![("K2", "date")]),
        ("decide;L;all;1;0;0;;t;g;w;2026-11-22;abc", vec![("L2", "hash")]),
        ("decide;L;all;1;0;0;;t;g;w;2026-11-22", vec![("A2", "width")]),
        (
            "x;;y;1;0;0;z;t;;w;q;",
            vec![
                ("A2", "word"),
                ("B2", "blank"),
                ("C2", "year"),
                ("G2", "amount"),
                ("I2", "blank"),
                ("K2", "date"),
            ],
        ),
    ] {
        let (entries, found) = of_decisions(&format!("{row}\n{good}"));
        let expected: Vec<_> =
            expected.into_iter().map(|(cell, why)| (cell.to_owned(), why.to_owned())).collect();
        assert_eq!(found, expected, "{row}");
        assert_eq!(entries.len(), 1, "{row}");
    }
}

#[test]
fn a_file_a_spreadsheet_rewrote_is_not_named_row_by_row() {
    let row = "decide;L;all;1;0;0;1234,56;t;g;w;22.11.2026;\n";
    let (entries, found) = decisions::read(format!("{HEAD}{}", row.repeat(150)).as_bytes());
    // A hundred of each of the two columns, then one for the fifty left.
    assert_eq!((entries.len(), found.len()), (0, 202));
    assert_eq!(found[201].arguments, [("rest", "50".to_owned())]);
}

#[test]
fn an_open_quotation_mark_is_said_and_takes_nothing_in_silence() {
    let body = "decide;L;all;1;0;0;;\"t;g;w;2026-11-22;\ndecide;M;all;1;0;0;;t;g;w;2026-11-22;\n";
    assert_eq!(of_decisions(body), (vec![], vec![("A2".to_owned(), "width".to_owned())]));
}

#[test]
fn headings_are_found_by_name_and_have_to_be_all_there() {
    let moved = "date;person;comment;line_id;report\n2026-11-22;w;c;L;\n";
    assert_eq!(comments::read(moved.as_bytes()).0.len(), 1);
    let wrong = "line_id;comment;comment;date;remark\nL;c;c;2026-11-22;\n";
    let (entries, found) = comments::read(wrong.as_bytes());
    assert_eq!(entries, []);
    let expected = [
        ("C1", "column-doubled"),
        ("E1", "column-unknown"),
        ("A1", "column-missing"),
        ("A1", "column-missing"),
    ];
    let expected = expected.map(|(cell, why)| (cell.to_owned(), why.to_owned()));
    assert_eq!(problems(&found), expected);
    let windows = b"line_id;comment;person;date;report\nL;gepr\xfcft;w;2026-11-22;\n";
    assert_eq!(problems(&comments::read(windows).1), [("A2".to_owned(), "encoding".to_owned())]);
}

#[test]
fn blank_lines_count_and_empty_files_say_nothing() {
    let text = format!(
        "\u{feff}{}\r\n\r\n;;;;;;;;;;;\n{}",
        HEAD.trim_end(),
        decisions::rows(&[withdrawn()])
    );
    let (entries, found) = decisions::read(text.as_bytes());
    assert_eq!((entries[0].row, found.len()), (3, 0));
    let mut records = Records::default();
    for file in RecordFile::ALL {
        assert_eq!(records.add(file, b""), []);
        assert!(records.source(file).is_some_and(|source| source.size_bytes == 0));
    }
}

proptest! {
    /// Whatever a file holds, nothing panics, and no row is both an entry and a problem.
    #[test]
    fn any_file_is_read(body in "(withdraw|L|all|w|2026-11-22|;|;|\"|\n|\r|ä|\u{feff}| ){0,80}") {
        let text = format!("{HEAD}{body}");
        let (entries, found) = decisions::read(text.as_bytes());
        let rows: Vec<u32> = entries.iter().map(|one| one.row).collect();
        for problem in &found {
            let cell = problem.place.as_ref().and_then(|place| place.cell).expect("a cell");
            prop_assert!(!rows.contains(&cell.row));
        }
        let _ = comments::read(body.as_bytes());
        let _ = statuses::read(body.as_bytes());
    }

    /// What is written is read back, whatever it says, as far as it can be seen.
    #[test]
    fn any_text_survives(reason in "[=+@'\\-;\"a ä\n]{1,12}", text in "[=+@'\\-;\"a ä\n]{0,12}") {
        prop_assume!(!reason.trim().is_empty());
        let decision = Decision { reason: reason.trim().into(), text: text.trim().into(), ..decided() };
        let written = RecordFile::Decisions.addition(b"", &decisions::rows(std::slice::from_ref(&decision)));
        let (entries, found) = decisions::read(written.as_bytes());
        prop_assert_eq!(found, []);
        prop_assert_eq!(&entries[0].entry, &decision);
    }
}
