//! Two people who decide differently on the same line and year.
//!
//! Nobody is overruled by the order of files or rows: neither of the two counts until one is
//! withdrawn or somebody says whose decision is preferred. A person may correct herself, and
//! anybody may decide anew where what is in force is out of date.

use std::collections::BTreeMap;

use super::force::InForce;
use super::{Known, Outcome, Planned, said};
use crate::diagnostic::{Code, Diagnostic, place_text};
use crate::period::FiscalYear;
use crate::provenance::Place;
use crate::round::headings::fold;
use crate::schema::{Action, Decision, Text};

/// Settles the outcome of entries that contradict each other or what is in force.
pub(super) fn settle(
    decisions: &mut [Planned<Decision>],
    force: &BTreeMap<&str, InForce<'_>>,
    known: Known<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (clear, open): (Vec<_>, Vec<_>) =
        among(decisions).into_iter().partition(|&(one, other)| {
            let [one, other] = [one, other].map(|number| &decisions[number].placed.entry);
            prefers(known, one) != prefers(known, other)
        });
    for (one, other) in clear {
        let first_counts = prefers(known, &decisions[one].placed.entry);
        let (counts, yields) = if first_counts { (one, other) } else { (other, one) };
        // Who is preferred for a year leaves the other years to whoever decided them.
        let of = |number: usize| decisions[number].placed.entry.fiscal_year;
        let years_remain = of(counts).is_some() && of(yields).is_none();
        if !years_remain {
            decisions[yields].outcome = Outcome::NotPreferred;
        }
    }
    for (one, other) in open {
        if [one, other].iter().any(|&number| decisions[number].outcome == Outcome::NotPreferred) {
            continue;
        }
        let second = &decisions[other].placed;
        report(&decisions[one], &second.entry, Some(&second.place), known, problems);
        decisions[one].outcome = Outcome::Conflict;
        decisions[other].outcome = Outcome::Conflict;
    }
    let withdrawn = withdrawn(decisions);
    for planned in decisions.iter_mut().filter(|planned| planned.outcome == Outcome::New) {
        let entry = &planned.placed.entry;
        if entry.action == Action::Withdraw {
            continue;
        }
        let Some(force) = force.get(&*entry.line_id) else { continue };
        let mut outcome = Outcome::New;
        for other in force.overlapping(entry.fiscal_year) {
            if withdrawn.iter().any(|gone| ends(gone, &entry.line_id, other.fiscal_year)) {
                continue;
            }
            let free = other.action == entry.action
                || fold(&other.person) == fold(&entry.person)
                || (known.stale)(&entry.line_id)
                || prefers(known, entry);
            if free {
                outcome = Outcome::Replaces;
            } else if prefers(known, other) {
                outcome = Outcome::NotPreferred;
                break;
            } else {
                report(planned, other, None, known, problems);
                outcome = Outcome::Conflict;
                break;
            }
        }
        planned.outcome = outcome;
    }
}

/// Lines and years that are withdrawn by new entries; these come first.
fn withdrawn(decisions: &[Planned<Decision>]) -> Vec<(Text, Option<FiscalYear>)> {
    let new = decisions.iter().filter(|planned| planned.outcome == Outcome::New);
    let entries = new.map(|planned| &planned.placed.entry);
    let gone = entries.filter(|entry| entry.action == Action::Withdraw);
    gone.map(|entry| (entry.line_id.clone(), entry.fiscal_year)).collect()
}

/// A withdrawal ends a decision in force on a line.
fn ends(
    (line_id, fiscal_year): &(Text, Option<FiscalYear>),
    line: &str,
    decided: Option<FiscalYear>,
) -> bool {
    **line_id == *line && (fiscal_year.is_none() || *fiscal_year == decided)
}

/// Pairs of new entries that contradict each other.
fn among(decisions: &[Planned<Decision>]) -> Vec<(usize, usize)> {
    let mut by_line: Vec<usize> =
        (0..decisions.len()).filter(|&number| decisions[number].outcome == Outcome::New).collect();
    by_line.sort_by_key(|&number| &decisions[number].placed.entry.line_id);
    let mut pairs = Vec::new();
    let same_line = |left: &usize, right: &usize| {
        decisions[*left].placed.entry.line_id == decisions[*right].placed.entry.line_id
    };
    for group in by_line.chunk_by(same_line) {
        for (position, &first) in group.iter().enumerate() {
            for &second in &group[position + 1..] {
                let [left, right] = [first, second].map(|number| &decisions[number].placed.entry);
                if contradict(left, right) {
                    pairs.push((first, second));
                }
            }
        }
    }
    pairs
}

/// One person may decide for all years and otherwise for one, or withdraw and decide anew.
fn contradict(left: &Decision, right: &Decision) -> bool {
    let one_person = fold(&left.person) == fold(&right.person);
    let same_years = left.fiscal_year == right.fiscal_year;
    let overlap = same_years || left.fiscal_year.is_none() || right.fiscal_year.is_none();
    let withdraws = [left, right].iter().any(|entry| entry.action == Action::Withdraw);
    let in_order = one_person && (!same_years || withdraws);
    left.action != right.action && overlap && !in_order
}

fn prefers(known: Known<'_>, decision: &Decision) -> bool {
    known.preferred.iter().any(|name| fold(name) == fold(&decision.person))
}

fn report(
    planned: &Planned<Decision>,
    other: &Decision,
    other_place: Option<&Place>,
    known: Known<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let (entry, language) = (&planned.placed.entry, known.round.language);
    let other_place = other_place
        .map_or_else(|| language.text("review-recorded"), |place| place_text(place, language));
    let conflict = planned
        .placed
        .about(Code::ReviewConflict)
        .with("reason", "line")
        .with("name", &*entry.line_id)
        .with("found", said(entry, language))
        .with("other", said(other, language))
        .with("place", other_place);
    problems.push(conflict);
}
