//! Two rounds, read like any other, and the bridge between them.
//!
//! In: two round folders, what a user says about the comparison, the file of confirmed pairs the
//! later round names. Out: a [`Compared`], and its files in a folder that appears whole or not at
//! all. Both rounds are read with their own settings, rules and records; nothing of them is
//! written to.

use std::collections::BTreeMap;
use std::path::Path;

use super::rules::named_file;
use super::{Options, Progress, load_with_rules, replace};
use crate::analyse::bridge::{self, Asked, Confirmed, Side};
use crate::error::{Error, SettingsProblem};
use crate::ingest::plain::{Plain, PlainFault, plain};
use crate::period::FiscalYear;
use crate::provenance::Source;
use crate::report::comparison::{self, Compared};
use crate::round::Round;
use crate::schema::Text;

/// Headings of the file of confirmed pairs, in any order; other columns are for the reader.
const HEADINGS: [&str; 3] = ["before", "after", "verdict"];

/// What a user says about the comparison.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Fiscal years to compare, before and after.
    pub years: Vec<(FiscalYear, FiscalYear)>,
    /// Lines that are only alike stay apart.
    pub certain_only: bool,
}

/// Reads two rounds and builds the bridge between them.
///
/// # Errors
///
/// What stops either round, problems of the file of confirmed pairs, [`Error::NotComparable`].
pub fn compare(
    folders: [&Path; 2],
    options: [&Options; 2],
    wishes: &Wishes,
    progress: Progress<'_>,
) -> Result<Compared, Error> {
    let (before, before_table) = load_with_rules(folders[0], options[0], progress)?;
    let (after, after_table) = load_with_rules(folders[1], options[1], progress)?;
    if before.round.currency != after.round.currency {
        let [before, after] = [&before, &after].map(|run| run.round.currency.to_string());
        return Err(Error::NotComparable {
            reason: "currency",
            before,
            after,
            named: String::new(),
        });
    }
    let years = years(&before.round, &after.round, wishes)?;
    let (pairs_file, confirmed) = match &after.round.pairing.pairs {
        Some(name) => {
            let (source, confirmed) = confirmed(name, &after.round)?;
            (Some(source), confirmed)
        }
        None => (None, Vec::new()),
    };
    progress(&after.round.language.text("bridge-progress"));
    let asked = Asked { confirmed, certain_only: wishes.certain_only };
    let bridge = {
        let side = |run, table| -> Side<'_> {
            let run: &crate::report::Run = run;
            Side {
                portfolio: &run.portfolio,
                classification: &run.classification,
                round: &run.round,
                table,
                rules: &run.rule_table,
            }
        };
        bridge::bridge(&side(&before, &before_table), &side(&after, &after_table), &years, &asked)
    };
    Ok(Compared { before, after, pairs_file, certain_only: wishes.certain_only, bridge })
}

/// The years a user names, if they are budget years of their rounds, else those that follow.
fn years(
    before: &Round,
    after: &Round,
    wishes: &Wishes,
) -> Result<Vec<(FiscalYear, FiscalYear)>, Error> {
    let list = |round: &Round| {
        let years: Vec<String> = round.fiscal_years.iter().map(ToString::to_string).collect();
        years.join(", ")
    };
    let unknown = wishes
        .years
        .iter()
        .any(|(from, to)| !before.fiscal_years.contains(from) || !after.fiscal_years.contains(to));
    let found = match wishes.years.as_slice() {
        [] => bridge::years(before, after),
        named => (!unknown).then(|| named.to_vec()),
    };
    let named: Vec<String> = wishes.years.iter().map(|(from, to)| format!("{from}:{to}")).collect();
    found.ok_or_else(|| Error::NotComparable {
        reason: if named.is_empty() { "years" } else { "named" },
        named: named.join(", "),
        before: list(before),
        after: list(after),
    })
}

/// Writes a comparison to a folder: beside it first, then in one move in its place.
///
/// # Errors
///
/// [`Error::OutputForeign`] where something else stands there, or what cannot be written.
pub fn write_comparison(
    compared: &Compared,
    out: &Path,
    progress: Progress<'_>,
) -> Result<(), Error> {
    let is_ours = |folder: &Path| folder.join(comparison::MANIFEST).is_file();
    replace(out, is_ours, |fresh| {
        progress(&compared.after.round.language.text("progress-write"));
        comparison::write(compared, fresh)
    })
}

/// Reads the pairs somebody confirmed or refused.
fn confirmed(name: &str, round: &Round) -> Result<(Source, Vec<Confirmed>), Error> {
    let path = round.folder.join(name);
    named_file(&path, "compare.pairs", name, round)?;
    let problem = |line: usize, key: &str, found: &str| SettingsProblem {
        path: name.to_owned(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        cell: String::new(),
        message: round.language.format(key, &[("found", found)]),
    };
    let stop = |line, key, found: &str| Error::Settings(vec![problem(line, key, found)]);
    let (source, text) = match plain(&path, name, round) {
        Ok((source, Plain::Text(text))) => (source, text),
        Ok((_, Plain::Sheets(_))) => return Err(stop(0, "bridge-pairs-text", name)),
        Err(PlainFault::Encoding(line, found)) => return Err(stop(line, "rules-encoding", &found)),
        Err(PlainFault::Unreadable(found)) => return Err(stop(0, "bridge-pairs-text", &found)),
    };
    let (confirmed, problems) = read_pairs(&text, problem);
    if problems.is_empty() { Ok((source, confirmed)) } else { Err(Error::Settings(problems)) }
}

fn read_pairs(
    text: &str,
    problem: impl Fn(usize, &str, &str) -> SettingsProblem,
) -> (Vec<Confirmed>, Vec<SettingsProblem>) {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headings: Vec<String> = match reader.headers() {
        Ok(headings) => headings.iter().map(|heading| heading.trim().to_lowercase()).collect(),
        Err(error) => {
            return (Vec::new(), vec![problem(1, "bridge-pairs-text", &error.to_string())]);
        }
    };
    let columns = HEADINGS.map(|wanted| headings.iter().position(|found| found == wanted));
    let [Some(before), Some(after), Some(verdict)] = columns else {
        return (Vec::new(), vec![problem(1, "bridge-pairs-headings", &headings.join(", "))]);
    };
    let (mut confirmed, mut problems) = (Vec::new(), Vec::new());
    let mut taken: [BTreeMap<Text, Text>; 2] = [BTreeMap::new(), BTreeMap::new()];
    for (line, record) in (2..).zip(reader.records()) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(problem(line, "bridge-pairs-text", &error.to_string()));
                continue;
            }
        };
        let cell = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        let ids = [before, after].map(|column| Text::from(cell(column)));
        let said = cell(verdict);
        let same = match said.to_lowercase().as_str() {
            // A proposal nobody has looked at yet.
            "" => continue,
            "same" | "gleich" => true,
            "apart" | "getrennt" => false,
            _ => {
                problems.push(problem(line, "bridge-pairs-verdict", &said));
                continue;
            }
        };
        let [left, right] = ids;
        if left.is_empty() || right.is_empty() {
            problems.push(problem(line, "bridge-pairs-ids", &said));
            continue;
        }
        if same {
            let ends = [(&left, &right), (&right, &left)];
            let doubled = taken.iter_mut().zip(ends).any(|(taken, (id, other))| {
                taken.insert(id.clone(), other.clone()).is_some_and(|known| known != *other)
            });
            if doubled {
                problems.push(problem(line, "bridge-pairs-doubled", &format!("{left}, {right}")));
            }
        }
        confirmed.push(Confirmed { before: left, after: right, same });
    }
    (confirmed, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Pairs = Vec<(String, String, bool)>;

    fn read(text: &str) -> (Pairs, Vec<(u32, String)>) {
        let problem = |line: usize, key: &str, found: &str| SettingsProblem {
            path: "p.csv".to_owned(),
            line: u32::try_from(line).expect("small"),
            cell: String::new(),
            message: format!("{key} {found}"),
        };
        let (confirmed, problems) = read_pairs(text, problem);
        let confirmed = confirmed
            .into_iter()
            .map(|one| (one.before.to_string(), one.after.to_string(), one.same));
        let problems = problems.into_iter().map(|one| (one.line, one.message));
        (confirmed.collect(), problems.collect())
    }

    #[test]
    fn pairs_are_read_in_any_order_of_columns() {
        let (pairs, problems) =
            read("Title;After;Before;Verdict\nx;B;A;same\ny;D;C;\nz;F;E;Getrennt\n");
        let pair = |one: &str, two: &str, same| (one.to_owned(), two.to_owned(), same);
        assert_eq!(pairs, [pair("A", "B", true), pair("E", "F", false)]);
        assert!(problems.is_empty());
    }

    #[test]
    fn every_problem_is_said_with_its_line() {
        let (_, problems) = read("before,after,verdict\nA,B,same\nA,C,same\n,D,same\nE,F,maybe\n");
        let lines: Vec<u32> = problems.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5], "{problems:?}");
        let (_, problems) = read("a,b\n1,2\n");
        assert_eq!(problems, [(1, "bridge-pairs-headings a, b".to_owned())]);
    }
}
