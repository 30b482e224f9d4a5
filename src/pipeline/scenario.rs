//! Scenarios of a round: the file is read, played over what was read and judged, and written.
//!
//! In: a round and a scenario file. Out: a [`Studied`] run with its scenarios, or every problem of
//! the file with its line. The round itself is only read.

use std::path::Path;

use super::{Options, Progress, is_ours, load, replace, rule_table};
use crate::analyse::scenario::reach::{self, Reached};
use crate::analyse::scenario::{self, Fault, FaultKind, Played};
use crate::classify;
use crate::error::{Error, SettingsProblem};
use crate::period::Period;
use crate::provenance::Source;
use crate::report::scenarios::{self as output, Studied};
use crate::report::{self, Run};
use crate::round::scenarios::ScenarioFile;
use crate::schema::Portfolio;

/// Name of the scenario file where none is named.
pub const SCENARIO_FILE: &str = "szenarien.toml";

/// Reads a round and plays the scenarios of a file; with `search` it looks for the target too.
///
/// # Errors
///
/// What stops a run, a file that cannot be read, and every problem in it.
pub fn study(
    folder: &Path,
    file: Option<&Path>,
    search: bool,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Studied, Error> {
    let known = folder.join(SCENARIO_FILE);
    let path = file.unwrap_or(&known);
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(failed)?;
    let shown = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let run = load(folder, options, progress)?;
    let language = run.round.language;
    let text = crate::round::scenarios::text(bytes.clone(), &shown, language)
        .map_err(|problem| Error::Settings(vec![problem]))?;
    let (scenarios, mut problems) = ScenarioFile::parse(&shown, &text, language);
    if search && scenarios.reach.is_none() && problems.is_empty() {
        let message = language.text("scenario-no-reach");
        problems.push(SettingsProblem {
            path: shown.clone(),
            line: 0,
            cell: String::new(),
            message,
        });
    }
    let (played, reached) = play(&run, &scenarios, search, &shown, &mut problems)?;
    if !problems.is_empty() {
        problems.sort();
        problems.dedup();
        return Err(Error::Settings(problems));
    }
    Ok(Studied { run, source: Source::of(shown, &bytes), played, reached })
}

/// Plays scenarios and search; what is wrong with them joins the problems of the file.
fn play(
    run: &Run,
    file: &ScenarioFile,
    search: bool,
    shown: &str,
    problems: &mut Vec<SettingsProblem>,
) -> Result<(Vec<Played>, Option<Reached>), Error> {
    let (table, _) = rule_table(&run.round)?;
    let rejudge = |portfolio: &Portfolio| {
        let decisions = &run.records.decisions;
        classify::classify_decided(portfolio, &table, decisions, &run.round).0.lines
    };
    let (portfolio, classes, round) = (&run.portfolio, &run.classification, &run.round);
    let mut told = |faults: Vec<Fault>| {
        problems.extend(faults.into_iter().map(|fault| problem(&fault, shown, run)));
    };
    let played = scenario::play(file, portfolio, classes, round, &rejudge);
    let played = played.unwrap_or_else(|faults| {
        told(faults);
        Vec::new()
    });
    let mut reached = None;
    if search {
        let found = reach::reach(file, portfolio, classes, &run.analysis, round);
        reached = found.unwrap_or_else(|faults| {
            told(faults);
            None
        });
    }
    Ok((played, reached))
}

/// A fault as the user reads it.
fn problem(fault: &Fault, path: &str, run: &Run) -> SettingsProblem {
    let message = message(&fault.kind, run);
    SettingsProblem { path: path.to_owned(), line: fault.line, cell: String::new(), message }
}

fn message(kind: &FaultKind, run: &Run) -> String {
    let round = &run.round;
    let language = round.language;
    let money = |total| language.money(total, &round.currency);
    let period = |period: &Period| {
        let phase = language.text(&format!("phase-{}", period.phase.code()));
        format!("{phase} {}", period.fiscal_year)
    };
    let say = |key: &str, values: &[(&str, &str)]| {
        language.format(&format!("scenario-fault-{key}"), values)
    };
    match kind {
        FaultKind::Unknown { key, found, known } if known.is_empty() => {
            say("unknown", &[("key", *key), ("found", found)])
        }
        FaultKind::Unknown { key, found, known } => {
            let known = known.join(", ");
            say("unknown-of", &[("key", *key), ("found", found), ("known", &known)])
        }
        FaultKind::NoLine => say("no-line", &[]),
        FaultKind::NoMoney { period: when } => say("no-money", &[("period", &period(when))]),
        FaultKind::TooMuch { asked, there, period: when } => {
            let (when, asked, there) = (period(when), money(*asked), money(*there));
            say("too-much", &[("period", &when), ("asked", &asked), ("there", &there)])
        }
        FaultKind::ShareOfNothing => say("share-of-nothing", &[]),
        FaultKind::NothingUnclear => say("nothing-unclear", &[]),
        FaultKind::UnknownYear { year, known } | FaultKind::NoTargetYear { year, known } => {
            let is_of_target = matches!(kind, FaultKind::NoTargetYear { .. });
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            let (year, known) = (year.to_string(), known.join(", "));
            let key = if is_of_target { "target-year" } else { "year" };
            say(key, &[("year", &year), ("known", &known)])
        }
        FaultKind::YearsWithoutEffect => say("years", &[]),
        FaultKind::UnknownCandidate { found } => say("candidate", &[("found", found)]),
        FaultKind::ProjectWithoutMoney { project } => say("project", &[("found", project)]),
        FaultKind::StartedTwice { project } => say("twice", &[("found", project)]),
        FaultKind::ChangedBefore { line } => say("changed", &[("line", line)]),
        FaultKind::TooLarge => say("too-large", &[]),
        FaultKind::MeanRule => say("mean", &[]),
        FaultKind::NoTarget => say("no-target", &[]),
        FaultKind::NoYearBefore => say("no-year-before", &[]),
        FaultKind::UnknownStaff { project, staff } => {
            say("staff", &[("found", project), ("staff", staff)])
        }
        FaultKind::LeversOverlap { first, second, line } => {
            say("overlap", &[("first", first), ("second", second), ("line", line)])
        }
    }
}

/// Writes what was studied to a folder, as a report is written.
pub fn write_study(studied: &Studied, out: &Path, progress: Progress<'_>) -> Result<(), Error> {
    let is_ours = |folder: &Path| is_ours(folder, output::DATA);
    replace(out, is_ours, |fresh| {
        progress(&studied.run.round.language.text("progress-write"));
        output::write(studied, fresh)?;
        report::data::write_scenarios(studied, fresh)
    })
}
