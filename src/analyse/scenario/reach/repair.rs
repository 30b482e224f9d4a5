//! Whole cents out of what the solver proposes.
//!
//! In: a proposal. Out: whole values that keep every row in whole numbers, or nothing. Values
//! at an end of their range are taken there; those between are moved by some cents, for which
//! the solver is asked once more, about numbers so small that floating point holds them exactly.
//! What comes back is held against the rows once more.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome};

use super::model::Model;
use super::solver::{float, whole};

/// One attempt: whether values at an end of their range move too, by how many cents, and after
/// how many nodes the solver stops; a count and no time, so that two runs say the same.
type Attempt = (bool, i128, u64);
/// Attempts in order; the last only where nothing else held.
const ATTEMPTS: [Attempt; 3] = [(false, 12, 20_000), (true, 12, 2_000), (true, 400, 2_000)];

/// Makes whole values of proposed ones, whose objective cannot be below the bound.
pub(super) fn repair(
    model: &Model,
    with_target: bool,
    objective: &[f64],
    (proposed, bound): (&[f64], f64),
) -> Option<Vec<i128>> {
    let base: Vec<i128> = model
        .variables
        .iter()
        .zip(proposed)
        .map(|(variable, &value)| whole(value).clamp(0, variable.most))
        .collect();
    let worth = |values: &[i128]| -> f64 {
        values.iter().zip(objective).map(|(&value, weight)| float(value) * weight).sum()
    };
    let mut best: Option<Vec<i128>> = None;
    for attempt in ATTEMPTS {
        let wide = attempt.1 > ATTEMPTS[0].1;
        let good = |values: &Vec<i128>| worth(values) <= bound + tolerance(bound);
        if best.as_ref().is_some_and(|best| wide || good(best)) {
            break;
        }
        let Some(values) = near(model, with_target, objective, &base, attempt) else { continue };
        let better = best.as_ref().is_none_or(|best| worth(&values) < worth(best));
        if better && model.keeps(&values, with_target) {
            best = Some(values);
        }
    }
    best
}

/// What two objectives may differ by and still be the same: less than any weight of a cent, and
/// the last bits of large sums.
pub(super) fn tolerance(objective: f64) -> f64 {
    if objective.is_finite() { 1e-4 + objective.abs() * 1e-9 } else { 0.0 }
}

/// The best whole values near some others.
fn near(
    model: &Model,
    with_target: bool,
    objective: &[f64],
    base: &[i128],
    (ends, room, nodes): Attempt,
) -> Option<Vec<i128>> {
    let moves = |number: usize| {
        let variable = &model.variables[number];
        !variable.is_whole() && (ends || (1..variable.most).contains(&base[number]))
    };
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut moving = vec![None; base.len()];
    let variables = model.variables.iter().enumerate();
    for (number, variable) in variables.filter(|(number, _)| moves(*number)) {
        let least = -base[number].min(room);
        let most = (variable.most - base[number]).min(room);
        let bounds = (small(least), small(most));
        moving[number] = Some((problem.add_integer_var(objective[number], bounds), least, most));
    }
    for row in model.rows.iter().skip(usize::from(!with_target)) {
        let left = row.most - row.sum(base);
        let own = row.terms.iter().filter_map(|&(number, coefficient)| {
            let (variable, least, most) = moving[number]?;
            Some((variable, coefficient, (coefficient * least).max(coefficient * most)))
        });
        let own: Vec<_> = own.filter(|&(_, coefficient, _)| coefficient != 0).collect();
        // A row that nothing nearby can break stays out, so that its numbers stay small.
        if own.iter().map(|&(_, _, worst)| worst).sum::<i128>() <= left {
            continue;
        }
        let terms = own.iter().map(|&(variable, coefficient, _)| (variable, float(coefficient)));
        let terms: Vec<_> = terms.collect();
        if terms.is_empty() {
            return None;
        }
        problem.add_constraint(&terms[..], ComparisonOp::Le, float(left));
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(nodes);
    let Ok(SolveOutcome::Solution(solution)) = problem.solve_with(options) else { return None };
    let step = |(number, &base): (usize, &i128)| {
        base + moving[number].map_or(0, |(variable, ..)| whole(solution.var_value(variable)))
    };
    Some(base.iter().enumerate().map(step).collect())
}

/// A number of cents within the room.
fn small(cents: i128) -> i32 {
    i32::try_from(cents).expect("cents within the room are few")
}
