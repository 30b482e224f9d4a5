//! The whole review: a report is filled in, its rows sorted and deleted, saved by LibreOffice,
//! read back, applied, and the round is run again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use fuenftel::analyse::{ReviewCause, ReviewItem};
use fuenftel::money::Total;
use fuenftel::pipeline::{self, Options};
use fuenftel::report::Run;
use libtest_mimic::Trial;

use crate::form::{Put, edit, put};
use crate::support::{copy, files, load, quiet, report, returns, root, scratch, trial_if};

const SHEET: &str = "Prüfliste";
/// 22.11.2026, as spreadsheets count days.
const DAY: &str = "46348";

pub(crate) fn trials() -> Vec<Trial> {
    let missing = Command::new("soffice")
        .arg("--version")
        .output()
        .map_or(Some("LibreOffice is not installed".to_owned()), |_| None);
    vec![trial_if(missing, "review_cycle::through_libreoffice", cycle)]
}

/// One unclear line becomes innovation, another is split 60 to 40, a line whose declaration
/// contradicts its class is confirmed.
fn cycle() {
    let folder = scratch();
    let round = folder.path().join("musterverband");
    copy(&root().join("datasets/musterverband"), &round);
    let before = report(&round, &Options::default(), &folder.path().join("bericht"));
    let chosen = chosen(&before);
    let filled = folder.path().join("gefuellt.xlsx");
    std::fs::copy(folder.path().join("bericht/bericht.xlsx"), &filled).expect("copied");
    fill(&filled, &before, chosen);
    let kept: BTreeSet<&str> = chosen.iter().map(|&line| id(&before, line)).collect();
    rearrange(&filled, &kept, &sheet_rows(&filled));
    let saved = saved_by_libreoffice(&filled, folder.path());

    let untouched = files(&round);
    for copy in &saved {
        let reviewed = read(&round, copy);
        let found: Vec<_> = reviewed.diagnostics.iter().map(|found| found.code.name()).collect();
        assert!(found.is_empty(), "{}: {found:?}", copy.display());
        let decided: BTreeSet<&str> =
            reviewed.plan.decisions.iter().map(|planned| &*planned.placed.entry.line_id).collect();
        assert_eq!(decided, kept, "{}", copy.display());
    }
    assert!(files(&round) == untouched, "a dry run writes nothing");
    let reviewed = read(&round, &saved[0]);
    let foreseen = totals(&reviewed.after.as_ref().expect("figures").1);
    pipeline::apply(&reviewed).expect("applied");

    let after = load(&round, &Options::default()).expect("the round runs");
    only_these_changed(&before, &after, chosen);
    totals_moved(&before, &after, chosen);
    assert_eq!(totals(&after.analysis), foreseen, "the dry run said so");
    let left: BTreeSet<u32> = after.analysis.review.iter().map(|item| item.line).collect();
    assert!(chosen.iter().all(|line| !left.contains(line)), "they need no review any more");
    for line in chosen {
        let told = explained(&round, id(&before, line));
        assert!(told.contains("Meyer") && told.contains("Grund der Prüfung"), "{told}");
    }
    // The other copy of the same answers adds nothing.
    let again = read(&round, &saved[1]);
    assert!(again.additions().iter().all(|(_, count, _)| *count == 0));
}

/// Two unclear lines and one in contradiction, each listed for this cause alone.
fn chosen(run: &Run) -> [u32; 3] {
    let of = |cause: ReviewCause| {
        let fits = move |item: &&ReviewItem| item.causes.iter().eq([cause]) && item.weight.0 > 0;
        let items = run.analysis.review.iter().filter(fits);
        items.map(|item| item.line).collect::<Vec<_>>()
    };
    let (unclear, contradicted) = (of(ReviewCause::Unclear), of(ReviewCause::Contradiction));
    [unclear[0], unclear[1], contradicted[0]]
}

fn id(run: &Run, line: u32) -> &str {
    &run.portfolio.lines[line as usize].id
}

/// Row of each line on the sheet, as a spreadsheet counts.
fn sheet_rows(path: &Path) -> BTreeMap<String, u32> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = workbook.worksheet_range(SHEET).expect("the sheet");
    let ids = range.rows().map(|row| row[0].to_string());
    (1..).zip(ids).map(|(row, id)| (id, row)).collect()
}

fn column(path: &Path, heading: &str) -> char {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = workbook.worksheet_range(SHEET).expect("the sheet");
    let headings = range.rows().next().expect("headings");
    let position = headings.iter().position(|cell| *cell == Data::String(heading.to_owned()));
    char::from(b'A' + u8::try_from(position.expect(heading)).expect("one letter will do"))
}

fn fill(path: &Path, run: &Run, chosen: [u32; 3]) {
    let rows = sheet_rows(path);
    let mut cells: Vec<(String, Put)> = Vec::new();
    let mut enter = |heading: &str, line: u32, value: Put| {
        let heading = format!("{heading} (Eingabe)");
        cells.push((format!("{}{}", column(path, &heading), rows[id(run, line)]), value));
    };
    let text = |text: &str| Put::Text(text.to_owned());
    enter("Entscheidung", chosen[0], text("Innovation"));
    enter("Entscheidung", chosen[1], text("aufgeteilt"));
    enter("Anteil Regelbetrieb", chosen[1], Put::Number("0.6".to_owned()));
    enter("Anteil Innovation", chosen[1], Put::Number("0.4".to_owned()));
    enter("Entscheidung", chosen[2], text(&class_before(run, chosen[2])));
    for line in chosen {
        enter("Begründung", line, text("Grund der Prüfung"));
        enter("Name", line, text(" Meyer "));
        enter("Datum", line, Put::Number(DAY.to_owned()));
    }
    put(path, SHEET, &cells);
}

fn class_before(run: &Run, line: u32) -> String {
    let classified = run.classification.lines[line as usize].as_ref().expect("in scope");
    let class = classified.judgement(run.round.fiscal_years[0]).parts[0].class;
    run.round.language.text(&format!("class-{}", class.code()))
}

/// Turns the rows round and deletes every third one that is not to be kept.
fn rearrange(path: &Path, kept: &BTreeSet<&str>, rows: &BTreeMap<String, u32>) {
    let kept: BTreeSet<u32> = kept.iter().map(|id| rows[*id]).collect();
    edit(path, SHEET, |xml| {
        let start = xml.find("<row r=\"2\"").expect("rows");
        let end = xml.rfind("</sheetData>").expect("their end");
        let parts: Vec<&str> = xml[start..end].split_inclusive("</row>").collect();
        let numbered: Vec<(u32, &str)> = (2..).zip(parts).collect();
        let left = numbered
            .into_iter()
            .rev()
            .filter(|(number, _)| kept.contains(number) || number % 3 != 0);
        let moved = (2_u32..).zip(left).map(|(new, (old, row))| renumbered(row, old, new));
        format!("{}{}{}", &xml[..start], moved.collect::<String>(), &xml[end..])
    });
}

fn renumbered(row: &str, old: u32, new: u32) -> String {
    let mut text = row.replacen(&format!("<row r=\"{old}\""), &format!("<row r=\"{new}\""), 1);
    for letter in ["", "A"] {
        for second in b'A'..=b'Z' {
            let name = format!("{letter}{}", char::from(second));
            let cell = |row: u32| format!("<c r=\"{name}{row}\"");
            text = text.replacen(&cell(old), &cell(new), 1);
        }
    }
    text
}

/// The workbook as LibreOffice saves it: as a workbook of its own kind and as one of ours.
fn saved_by_libreoffice(path: &Path, folder: &Path) -> [PathBuf; 2] {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    ["xlsx", "ods"].map(|kind| {
        let out = folder.join(format!("gespeichert-{kind}"));
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
            .arg(&out)
            .arg(path)
            .output()
            .expect("LibreOffice starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        out.join(format!("gefuellt.{kind}"))
    })
}

fn read(round: &Path, file: &Path) -> pipeline::Reviewed {
    let files = [file.to_owned()];
    pipeline::review(round, &returns(files.into()), &Options::default(), &quiet)
        .expect("the round is read")
}

fn totals(analysis: &fuenftel::analyse::Analysis) -> Vec<i128> {
    let figures = analysis.target_periods.iter().map(|&index| &analysis.periods[index]);
    figures.flat_map(|figures| figures.totals.0.map(Total::cents)).collect()
}

fn only_these_changed(before: &Run, after: &Run, chosen: [u32; 3]) {
    let year = before.round.fiscal_years[0];
    let parts = |run: &Run, line: usize| {
        let classified = run.classification.lines[line].as_ref()?;
        Some(classified.judgement(year).parts.clone())
    };
    let lines = 0..before.portfolio.lines.len();
    let changed: BTreeSet<usize> =
        lines.filter(|&line| parts(before, line) != parts(after, line)).collect();
    let expected = BTreeSet::from([chosen[0] as usize, chosen[1] as usize]);
    assert_eq!(changed, expected, "the third was confirmed");
}

/// Unclear loses both amounts; innovation gains one and 40 % of the other, operations the rest.
fn totals_moved(before: &Run, after: &Run, chosen: [u32; 3]) {
    let period = before.analysis.periods[before.analysis.target_periods[0]].period;
    let amount = |line: u32| {
        let line = &before.portfolio.lines[line as usize];
        let amount = line.amount(period).expect("an amount");
        let in_target = before.round.policy.areas.contains(&line.area);
        if in_target { i128::from(amount.cents.0) } else { 0 }
    };
    let (first, second) = (amount(chosen[0]), amount(chosen[1]));
    assert_eq!(second % 5, 0, "40 % of it is whole cents");
    let (old, new) = (totals(&before.analysis), totals(&after.analysis));
    let moved: Vec<i128> = new.iter().zip(old).map(|(new, old)| new - old).collect();
    let (part, rest) = (second / 5 * 2, second / 5 * 3);
    assert_eq!(moved, [rest, 0, first + part, -(first + second)]);
}

fn explained(round: &Path, line: &str) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_fuenftel"))
        .args(["explain", line, "--round"])
        .arg(round)
        .output()
        .expect("the program starts");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
