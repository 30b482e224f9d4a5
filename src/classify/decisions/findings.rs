//! What is said of decisions: each at its row of `decisions.csv`.
//!
//! A decision on a key that several lines share is an error, since a person's will is not in the
//! figures and nobody can tell where it belongs. All others leave every figure right.

use super::{Change, DecisionOutcome, DecisionState};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::money::Total;
use crate::provenance::{Cell, Place};
use crate::round::Round;
use crate::round::records::RecordFile;
use crate::schema::BudgetLine;

/// The longest text a message shows.
const SHOWN: usize = 120;

/// Rows whose line no input has. Those for years before the round's are history.
pub(super) fn without_line(
    rows: &[usize],
    outcomes: &mut [DecisionOutcome],
    round: &Round,
) -> Option<Diagnostic> {
    let last =
        rows.iter().rev().find(|&&row| outcomes[row].decides() && !is_past(&outcomes[row], round));
    let outcome = &outcomes[*last?];
    Some(
        at(Code::DecisionWithoutLine, outcome)
            .with("found", &*outcome.decision.line_id)
            .with("text", shortened(&outcome.decision.text))
            .with("person", &*outcome.decision.person),
    )
}

/// Rows whose line cannot be decided: it is out of scope, or shares its key with another.
pub(super) fn undecidable(
    rows: &[usize],
    line: &BudgetLine,
    outcomes: &mut [DecisionOutcome],
) -> Option<Diagnostic> {
    for &row in rows {
        outcomes[row].state = DecisionState::WithoutEffect;
    }
    let outcome = &outcomes[*rows.last()?];
    let code = if line.ambiguous { Code::DecisionAmbiguous } else { Code::DecisionWithoutEffect };
    let reason = line.out_of_scope.map_or("ambiguous", |_| "scope");
    Some(at(code, outcome).with("reason", reason).with("line", line.label()))
}

/// A withdrawal of a line nobody decided.
pub(super) fn nothing_to_withdraw(
    row: usize,
    line: &BudgetLine,
    outcomes: &[DecisionOutcome],
) -> Diagnostic {
    at(Code::DecisionWithoutEffect, &outcomes[row])
        .with("reason", "nothing")
        .with("line", line.label())
}

/// A decision for a year in which the line costs nothing. Past years fade out of the inputs.
pub(super) fn without_amount(
    outcome: &DecisionOutcome,
    line: &BudgetLine,
    round: &Round,
) -> Option<Diagnostic> {
    (!is_past(outcome, round)).then(|| {
        let year = outcome.decision.fiscal_year.map_or_else(String::new, |year| year.to_string());
        at(Code::DecisionWithoutEffect, outcome)
            .with("reason", if year.is_empty() { "amount" } else { "year" })
            .with("line", line.label())
            .with("found", year)
    })
}

/// A decision that takes the place of one by somebody else with other shares.
pub(super) fn differing(
    before: &[usize],
    row: usize,
    line: &BudgetLine,
    outcomes: &[DecisionOutcome],
) -> Option<Diagnostic> {
    let own = &outcomes[row].decision;
    let other = before.iter().map(|&earlier| &outcomes[earlier]).find(|earlier| {
        earlier.decision.person != own.person && earlier.decision.action != own.action
    })?;
    Some(
        at(Code::DecisionsDiffer, &outcomes[row])
            .with("line", line.label())
            .with("found", &*own.person)
            .with("other", &*other.decision.person)
            .with("row", other.row_number().to_string()),
    )
}

/// A decision on a line that changed since.
pub(super) fn stale(outcome: &DecisionOutcome, line: &BudgetLine, round: &Round) -> Diagnostic {
    let (decision, language) = (&outcome.decision, round.language);
    let reason = match outcome.change {
        Change { amount: true, text: true } => "both",
        Change { amount: true, .. } => "amount",
        Change { .. } => "text",
    };
    let money = |amount: Option<Total>| money(amount, language, &round.currency);
    at(Code::DecisionStale, outcome)
        .with("reason", reason)
        .with("line", line.label())
        .with("person", &*decision.person)
        .with("date", language.date(decision.date))
        .with("seen", money(decision.amount))
        .with("now", money(outcome.amount_now))
        .with("text", shortened(&decision.text))
        .with("other", shortened(&outcome.text_now))
        .with("counts", if outcome.counts { "yes" } else { "no" })
}

fn money(amount: Option<Total>, language: Language, currency: &str) -> String {
    amount.map_or_else(|| language.text("no-amount"), |amount| language.money(amount, currency))
}

/// Text of a file as a message shows it.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn is_past(outcome: &DecisionOutcome, round: &Round) -> bool {
    let first = round.fiscal_years.first();
    outcome.decision.fiscal_year.is_some_and(|year| first.is_some_and(|&first| year < first))
}

/// A finding at a row of the file: at its first cell, since it is about the row.
fn at(code: Code, outcome: &DecisionOutcome) -> Diagnostic {
    let place = Place::file(RecordFile::Decisions.name());
    let place = place.at(Cell { row: outcome.row, column: 0 });
    let decision = &outcome.decision;
    let row = format!("{} | {} | {}", decision.action.code(), decision.line_id, decision.text);
    Diagnostic::new(code).at(place).row(shortened(&row))
}
