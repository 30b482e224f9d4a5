//! The history of a line's decisions: rows in order, each replacing or withdrawing earlier ones.
//!
//! In: the rows of one line. Out: which decision speaks for which year, and the state of each row.
//! A decision for all years replaces everything; one for a year stands beside it. A withdrawal for
//! all years clears everything; one for a year gives that year back to the rules.

use std::collections::BTreeMap;

use super::{Change, DecisionOutcome, DecisionState, cost_years, findings};
use crate::diagnostic::Diagnostic;
use crate::period::FiscalYear;
use crate::round::{Round, StaleDecisions};
use crate::schema::{Action, BudgetLine};

/// Which decision speaks for which year of a line.
#[derive(Debug, Default)]
pub(super) struct History {
    /// For all years that have no entry of their own.
    all: Option<usize>,
    /// For single years; nothing where the year was given back to the rules.
    years: BTreeMap<FiscalYear, Option<usize>>,
}

impl History {
    /// Applies the rows of a line in order; says which of them had nothing to do.
    pub(super) fn play(
        rows: &[usize],
        line: &BudgetLine,
        outcomes: &mut [DecisionOutcome],
    ) -> (Self, Vec<Diagnostic>) {
        let mut history = Self::default();
        let mut diagnostics = Vec::new();
        for &row in rows {
            let decision = &outcomes[row].decision;
            let (action, year) = (decision.action, decision.fiscal_year);
            let before = history.concerned(year);
            match action {
                Action::Decide(_) => {
                    outcomes[row].state = DecisionState::InForce;
                    diagnostics.extend(findings::differing(&before, row, line, outcomes));
                    let replaced = history.take(year, Some(row));
                    end(&replaced, DecisionState::Replaced, row, outcomes);
                }
                Action::Withdraw if before.is_empty() => {
                    outcomes[row].state = DecisionState::WithoutEffect;
                    diagnostics.push(findings::nothing_to_withdraw(row, line, outcomes));
                }
                Action::Withdraw => {
                    outcomes[row].state = DecisionState::Withdrawal;
                    let withdrawn = history.take(year, None);
                    end(&withdrawn, DecisionState::Withdrawn, row, outcomes);
                }
            }
            if let (Some(_), Some(all)) = (year, history.all) {
                // It still holds for the other years.
                outcomes[all].ended_by = outcomes[all].ended_by.or(Some(number(row)));
            }
        }
        (history, diagnostics)
    }

    /// Decisions that speak for a year, or for any.
    fn concerned(&self, year: Option<FiscalYear>) -> Vec<usize> {
        match year {
            Some(_) => self.decision(year).into_iter().collect(),
            None => self.all.into_iter().chain(self.years.values().copied().flatten()).collect(),
        }
    }

    /// The decision that speaks for a year; for all of them where none is asked for.
    pub(super) fn decision(&self, year: Option<FiscalYear>) -> Option<usize> {
        let own = year.and_then(|year| self.years.get(&year));
        own.copied().unwrap_or(self.all)
    }

    /// Sets what speaks for a year, or for all; gives the decisions that speak for none any more.
    fn take(&mut self, year: Option<FiscalYear>, row: Option<usize>) -> Vec<usize> {
        let Some(year) = year else {
            let ended = self.concerned(None);
            *self = Self { all: row, years: BTreeMap::new() };
            return ended;
        };
        self.years.insert(year, row).flatten().into_iter().collect()
    }

    /// Years in which another decision, or none, begins to speak.
    pub(super) fn starts(&self) -> Vec<FiscalYear> {
        self.years.keys().flat_map(|&year| [year, FiscalYear(year.0 + 1)]).collect()
    }

    /// Settles for each decision left whether it has an effect, is stale and counts.
    pub(super) fn judge_states(
        &self,
        line: &BudgetLine,
        outcomes: &mut [DecisionOutcome],
        round: &Round,
    ) -> Vec<Diagnostic> {
        let years = cost_years(line);
        let mut diagnostics = Vec::new();
        let left: Vec<usize> =
            self.all.into_iter().chain(self.years.values().copied().flatten()).collect();
        for number in left {
            let outcome = &mut outcomes[number];
            if !years.iter().any(|&year| self.decision(Some(year)) == Some(number)) {
                outcome.state = self.state_without_cost(number, &years);
                if outcome.state == DecisionState::WithoutEffect {
                    diagnostics.extend(findings::without_amount(outcome, line, round));
                }
                continue;
            }
            let decision = &outcome.decision;
            outcome.change =
                Change::since(decision, outcome.amount_now, &outcome.text_now, &round.policy);
            outcome.counts =
                !outcome.change.any() || round.policy.stale_decisions == StaleDecisions::Count;
            if outcome.change.any() {
                outcome.state = DecisionState::Stale;
                diagnostics.push(findings::stale(outcome, line, round));
            }
        }
        diagnostics
    }

    /// A decision that speaks for no year with cost: others may have taken all of them.
    fn state_without_cost(&self, number: usize, years: &[FiscalYear]) -> DecisionState {
        if self.all != Some(number) || years.is_empty() {
            return DecisionState::WithoutEffect;
        }
        let own = years.iter().filter_map(|year| self.years.get(year));
        let decided = own.flatten().next().is_some();
        if decided { DecisionState::Replaced } else { DecisionState::Withdrawn }
    }
}

fn end(ended: &[usize], state: DecisionState, by: usize, outcomes: &mut [DecisionOutcome]) {
    for &ended in ended {
        outcomes[ended].state = state;
        outcomes[ended].ended_by = Some(number(by));
    }
}

fn number(row: usize) -> u32 {
    u32::try_from(row).expect("rows are numbered in 32 bits")
}
