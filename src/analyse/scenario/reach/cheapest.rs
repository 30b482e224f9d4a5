//! The cheapest values that reach the target, and those that come closest to it.
//!
//! In: a [`Model`]. Out: an [`Answer`] in whole cents. The solver proposes a combination of
//! projects and the money around it; the combination is put into whole cents, forbidden, and the
//! solver asked again, until its bound for all others is no lower than what was found. So rounding
//! to cents cannot hide a cheaper combination.

use super::model::Model;
use super::repair::{repair, tolerance};
use super::solver::{self, Proposal, float, whole};
use crate::money::Ratio;

/// Combinations of projects that are looked at before the room is told instead.
const COMBINATIONS: usize = 24;
/// Rounds of the search for the largest share; it converges in a few.
const ROUNDS: usize = 12;

/// Values with what they cost.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) values: Vec<i128>,
    /// Millionths of a weighted cent.
    pub(super) cost: i128,
    /// How much less it could at most cost, in the same unit.
    pub(super) room: i128,
}

/// What came of the search.
#[derive(Debug)]
pub(super) enum Solved {
    Found(Answer),
    /// No values keep all rows, by the solver's proof.
    Impossible,
    Unsolved,
}

/// Looks for the cheapest values that keep every row.
pub(super) fn cheapest(model: &Model) -> Solved {
    let objective: Vec<f64> =
        model.variables.iter().map(|variable| float(variable.weight) / 1e6).collect();
    let has_wholes = model.variables.iter().any(super::model::Variable::is_whole);
    let (mut forbidden, mut best): (Vec<Vec<bool>>, Option<Answer>) = (Vec::new(), None);
    let mut least = f64::INFINITY;
    for _ in 0..COMBINATIONS {
        let (values, bound) = match solver::solve(model, true, &objective, &forbidden) {
            Proposal::Values { values, bound } => (values, bound),
            Proposal::Impossible if forbidden.is_empty() => return Solved::Impossible,
            Proposal::Impossible => break,
            Proposal::GaveUp => {
                least = if best.is_some() { least.min(0.0) } else { return Solved::Unsolved };
                break;
            }
        };
        least = least.min(bound);
        let known = best.as_ref().map_or(f64::INFINITY, |best| float(best.cost) / 1e6);
        if bound >= known - tolerance(known) {
            break;
        }
        if let Some(values) = repair(model, true, &objective, (&values, bound)) {
            let cost = model.weigh(&values);
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(Answer { values, cost, room: 0 });
            }
        }
        if !has_wholes {
            break;
        }
        forbidden.push(combination(model, &values));
    }
    match best {
        Some(answer) => {
            let below = float(answer.cost) / 1e6 - least;
            let room = if below > tolerance(float(answer.cost) / 1e6) { below } else { 0.0 };
            Solved::Found(Answer { room: whole(room * 1e6), ..answer })
        }
        None => Solved::Unsolved,
    }
}

fn combination(model: &Model, values: &[f64]) -> Vec<bool> {
    let wholes = model.variables.iter().zip(values).filter(|(variable, _)| variable.is_whole());
    wholes.map(|(_, &value)| value > 0.5).collect()
}

/// Looks for the values with the largest share; the target itself is left out.
///
/// A share is a quotient, so it is approached: with the share known so far as the price of cost,
/// the solver asks whether innovation can outgrow it, until it cannot.
pub(super) fn closest(model: &Model) -> Solved {
    let mut best = vec![0; model.variables.len()];
    if !model.keeps(&best, false) {
        match anything(model) {
            Solved::Found(answer) => best = answer.values,
            other => return other,
        }
    }
    let mut share = model.share(&best);
    for _ in 0..ROUNDS {
        let objective = against(model, share);
        let proposal = solver::solve(model, false, &objective, &[]);
        let Proposal::Values { values, bound } = proposal else { break };
        let Some(values) = repair(model, false, &objective, (&values, bound)) else { break };
        let reached = model.share(&values);
        if reached <= share {
            break;
        }
        (best, share) = (values, reached);
    }
    let cost = model.weigh(&best);
    Solved::Found(Answer { values: best, cost, room: 0 })
}

/// Values that keep the limits, where to do nothing does not keep them.
fn anything(model: &Model) -> Solved {
    let objective: Vec<f64> =
        model.variables.iter().map(|variable| float(variable.weight) / 1e6).collect();
    match solver::solve(model, false, &objective, &[]) {
        Proposal::Values { values, bound } => {
            match repair(model, false, &objective, (&values, bound)) {
                Some(values) => {
                    Solved::Found(Answer { cost: model.weigh(&values), values, room: 0 })
                }
                None => Solved::Unsolved,
            }
        }
        Proposal::Impossible => Solved::Impossible,
        Proposal::GaveUp => Solved::Unsolved,
    }
}

/// What each variable takes from the excess of innovation over a share of the cost.
fn against(model: &Model, share: Ratio) -> Vec<f64> {
    let price = float(share.numerator) / float(share.denominator);
    let variables = model.variables.iter();
    variables
        .map(|variable| {
            let innovation = if variable.innovation { float(variable.unit) } else { 0.0 };
            price * float(variable.unit) - innovation
        })
        .collect()
}
