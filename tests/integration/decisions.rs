//! Decisions of reviewers through the whole program: what they move, and that nothing else moves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fuenftel::classify::decisions::{amount_seen, text_seen};
use fuenftel::classify::{Class, allocations};
use fuenftel::money::{Total, split};
use fuenftel::period::Period;
use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use fuenftel::round::records::{RecordFile, decisions};
use fuenftel::schema::{Action, Decision, Shares};
use jiff::civil::date;
use libtest_mimic::Trial;

use crate::support::{kpi, load, report, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("decisions::only_decided_lines_change_by_their_amounts", only_decided_lines_change),
        trial("decisions::a_withdrawn_decision_restores_every_figure", withdrawn_restores),
        trial("decisions::no_rows_without_money", no_rows_without_money),
        trial("decisions::patterns_pass_the_records_over", patterns_pass_the_records_over),
    ]
}

/// Every so many lines are decided.
const STEP: usize = 17;
const SHARES: [u32; 3] = [0, 333_333, 666_667];

/// A round of the shipped inputs in a folder of its own, so that it can hold decisions.
fn round(folder: &Path) -> Options {
    let shipped = root().join("datasets/musterverband");
    std::fs::copy(shipped.join("round.toml"), folder.join("round.toml")).expect("copied");
    Options { inputs_from: Some(shipped), ..Options::default() }
}

/// Decisions on every so many lines that can carry one.
fn decide(run: &Run) -> Vec<Decision> {
    let lines = run.portfolio.lines.iter();
    let open = lines.filter(|line| {
        line.out_of_scope.is_none() && !line.ambiguous && line.cost().next().is_some()
    });
    open.step_by(STEP)
        .map(|line| Decision {
            action: Action::Decide(Shares::new(SHARES).expect("the whole")),
            line_id: line.id.clone(),
            fiscal_year: None,
            amount: amount_seen(line, None, &run.round),
            text: text_seen(line).into(),
            reason: "Nach Durchsicht.".into(),
            person: "Weiß".into(),
            date: date(2026, 11, 22),
            report: "".into(),
        })
        .collect()
}

fn append(folder: &Path, rows: &[Decision]) {
    let path = folder.join(RecordFile::Decisions.name());
    let mut bytes = std::fs::read(&path).unwrap_or_default();
    let addition = RecordFile::Decisions.addition(&bytes, &decisions::rows(rows));
    bytes.extend(addition.into_bytes());
    std::fs::write(path, bytes).expect("written");
}

/// Sums by period and class over some lines of the areas the target is taken over.
fn sums(run: &Run, wanted: impl Fn(&str) -> bool) -> BTreeMap<(Period, Class), Total> {
    let mut sums = BTreeMap::new();
    for (line, classified) in run.portfolio.lines.iter().zip(&run.classification.lines) {
        let Some(classified) = classified.as_ref().filter(|_| wanted(&line.id)) else { continue };
        if run.round.policy.areas.contains(&line.area) {
            // Parts of the way through a year are in no figure: what they lead to is.
            let parts = allocations(line, classified).into_iter();
            for part in parts.filter(|part| !part.period.phase.is_movement()) {
                *sums.entry((part.period, part.class)).or_default() += part.cents;
            }
        }
    }
    sums
}

fn figures(run: &Run) -> BTreeMap<(Period, Class), Total> {
    let of = |(period, class): (Period, Class)| {
        let figures = run.analysis.periods.iter().find(|figures| figures.period == period);
        figures.map(|figures| figures.totals.of(class)).unwrap_or_default()
    };
    let periods = run.analysis.periods.iter().map(|figures| figures.period);
    let keys = periods.flat_map(|period| Class::ALL.map(|class| (period, class)));
    keys.map(|key| (key, of(key))).collect()
}

fn only_decided_lines_change() {
    let folder = scratch();
    let options = round(folder.path());
    let before = load(folder.path(), &options).expect("the round runs");
    let rows = decide(&before);
    append(folder.path(), &rows);
    let after = load(folder.path(), &options).expect("the round runs");
    let decided: BTreeSet<&str> = rows.iter().map(|decision| &*decision.line_id).collect();
    assert!(decided.len() > 50, "{}", decided.len());
    for (index, line) in after.portfolio.lines.iter().enumerate() {
        let judged =
            |run: &Run| run.classification.lines[index].as_ref().map(|one| one.judgements.clone());
        let same = judged(&before) == judged(&after);
        assert_eq!(same, !decided.contains(&*line.id), "{}", line.id);
    }
    // What the decided lines were goes, what the shares make of them comes.
    let mut expected = figures(&before);
    for (key, sum) in sums(&before, |id| decided.contains(id)) {
        *expected.get_mut(&key).expect("a period of the figures") -= sum;
    }
    let lines = after.portfolio.lines.iter();
    for line in lines.filter(|line| decided.contains(&*line.id)) {
        if !after.round.policy.areas.contains(&line.area) {
            continue;
        }
        for amount in line.cost().filter(|amount| !amount.period.phase.is_movement()) {
            let parts = split(amount.cents, &SHARES[1..]);
            for (class, cents) in [Class::Enhancement, Class::Innovation].into_iter().zip(parts) {
                *expected.get_mut(&(amount.period, class)).expect("a period") += cents;
            }
        }
    }
    assert_eq!(figures(&after), expected);
    let listed = after.analysis.review.iter();
    let mut listed = listed.map(|item| &*after.portfolio.lines[item.line as usize].id);
    assert!(listed.all(|id| !decided.contains(id)), "decided lines are not to be reviewed");
    let counted = kpi(&after)["decisions"]["in_force"].clone();
    assert_eq!(counted, decided.len());
}

fn withdrawn_restores() {
    let (folder, out) = (scratch(), scratch());
    let options = round(folder.path());
    let (first, second) = (out.path().join("first"), out.path().join("second"));
    let before = report(folder.path(), &options, &first);
    let rows = decide(&before);
    append(folder.path(), &rows);
    let withdraw = |decision: &Decision| Decision { action: Action::Withdraw, ..decision.clone() };
    let withdrawn: Vec<Decision> = rows.iter().map(withdraw).collect();
    append(folder.path(), &withdrawn);
    let after = report(folder.path(), &options, &second);
    for name in ["facts.csv", "facts.parquet", "lines.csv", "lines.parquet"] {
        let read = |out: &Path| std::fs::read(out.join("dashboard").join(name)).expect("a table");
        assert!(read(&first) == read(&second), "{name} differs");
    }
    let mut figures = [kpi(&before), kpi(&after)];
    assert_eq!(figures[1]["decisions"]["withdrawn"], rows.len());
    for kpi in &mut figures {
        kpi.as_object_mut().expect("an object").remove("decisions");
    }
    assert_eq!(figures[0], figures[1]);
    let read = |out: &Path| std::fs::read(out.join("diagnostics.json")).expect("a list");
    assert!(read(&first) == read(&second), "diagnostics.json differs");
}

/// A line decided for one year has no rows for years in which it has no money. By hand: one row
/// for the line nobody decided and the withdrawn one, two for the halves, two for the line with
/// 2025 by rule and 2026 by decision, one for 2026 alone.
fn no_rows_without_money() {
    let out = scratch();
    let golden = root().join("tests/golden/entscheidungen");
    report(&golden, &Options::default(), out.path());
    let path = out.path().join("dashboard/lines.csv");
    let mut reader = csv::Reader::from_path(path).expect("a table");
    let head = reader.headers().expect("headings").clone();
    let at = |name: &str| head.iter().position(|heading| heading == name).expect("a column");
    let columns = ["class", "amount_2025_approved", "amount_2026_request", "decision"].map(at);
    let row = |record: csv::StringRecord| columns.map(|column| record[column].to_owned()).join("|");
    let rows: Vec<String> = reader.records().map(|record| row(record.expect("a row"))).collect();
    assert_eq!(
        rows,
        [
            "operations|800.00|800.00|",
            "enhancement||50.00|in_force",
            "innovation||49.99|in_force",
            "enhancement|20.00||",
            "innovation||100.00|stale",
            "innovation||100.00|",
            "enhancement||50.00|in_force",
        ]
    );
}

/// A pattern for inputs may match the files of records; they are no inputs.
fn patterns_pass_the_records_over() {
    let folder = scratch();
    let golden = root().join("tests/golden/entscheidungen");
    for name in ["budget.csv", "decisions.csv", "comments.csv", "status.csv"] {
        std::fs::copy(golden.join(name), folder.path().join(name)).expect("copied");
    }
    let settings = std::fs::read_to_string(golden.join("round.toml")).expect("settings");
    let settings = settings.replace("path = \"budget.csv\"", "path = \"*.csv\"");
    let settings = settings.replace("rules = \"regeln.csv\"\n", "");
    std::fs::write(folder.path().join("round.toml"), settings).expect("written");
    let run = load(folder.path(), &Options::default()).expect("the round runs");
    assert_eq!(run.sources.len(), 1);
    assert_eq!(run.records.sources.len(), 3);
}
