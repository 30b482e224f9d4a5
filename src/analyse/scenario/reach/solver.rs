//! The model as the solver takes it: floating point, scaled, without whole cents.
//!
//! In: a [`Model`], an objective, combinations of projects that were looked at already. Out: a
//! proposal with the solver's bound, that nothing can be, or that it gave up. Nothing that
//! leaves this file is a figure: `repair` makes whole cents of it.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome};

use super::model::{Model, Row};

/// Nodes after which the solver stops; a count and no time, so that two runs say the same.
const NODES: u64 = 20_000;
/// The largest figure the solver gets to see, more or less: its tolerance is an absolute one.
const LARGEST: f64 = 10_000.0;

/// What the solver says.
#[derive(Debug)]
pub(super) enum Proposal {
    /// Values in cents or 0 and 1, and the least the objective can be at all.
    Values {
        values: Vec<f64>,
        bound: f64,
    },
    Impossible,
    GaveUp,
}

/// Asks for the smallest objective. `objective` is what one step of each variable adds to it;
/// `forbidden` are combinations of all-or-nothing variables that may not come out again.
pub(super) fn solve(
    model: &Model,
    with_target: bool,
    objective: &[f64],
    forbidden: &[Vec<bool>],
) -> Proposal {
    let scale = scale(model);
    let step = |variable: usize| if model.variables[variable].is_whole() { 1.0 } else { scale };
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<_> = model
        .variables
        .iter()
        .enumerate()
        .map(|(number, variable)| {
            let weight = objective[number] * step(number) / scale;
            if variable.is_whole() {
                problem.add_binary_var(weight)
            } else {
                problem.add_var(weight, (0.0, float(variable.most) / scale))
            }
        })
        .collect();
    for row in model.rows.iter().skip(usize::from(!with_target)) {
        let unit = unit(row, model, scale);
        let terms = row.terms.iter().map(|&(variable, coefficient)| {
            (variables[variable], float(coefficient) * step(variable) / unit)
        });
        let terms: Vec<_> = terms.filter(|(_, coefficient)| *coefficient != 0.0).collect();
        problem.add_constraint(&terms[..], ComparisonOp::Le, float(row.most) / unit);
    }
    for combination in forbidden {
        let (mut terms, mut chosen) = (Vec::new(), 0.0);
        let whole = model.variables.iter().zip(&variables).filter(|(one, _)| one.is_whole());
        for ((_, &variable), &taken) in whole.zip(combination) {
            terms.push((variable, if taken { -1.0 } else { 1.0 }));
            chosen += if taken { 1.0 } else { 0.0 };
        }
        problem.add_constraint(&terms[..], ComparisonOp::Ge, 1.0 - chosen);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(NODES);
    match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => {
            let values = variables.iter().enumerate();
            let values = values.map(|(number, &one)| solution.var_value(one) * step(number));
            let bound = solution.stats().best_bound.unwrap_or(solution.objective());
            Proposal::Values { values: values.collect(), bound: bound * scale }
        }
        Err(Error::Infeasible) => Proposal::Impossible,
        _ => Proposal::GaveUp,
    }
}

/// Cents that are one for the solver.
fn scale(model: &Model) -> f64 {
    let sizes = model
        .variables
        .iter()
        .map(|variable| if variable.is_whole() { variable.unit.abs() } else { variable.most });
    (float(sizes.max().unwrap_or(0)) / LARGEST).max(1.0)
}

/// What a row is divided by, so that its coefficients are near one.
fn unit(row: &Row, model: &Model, scale: f64) -> f64 {
    let staff = matches!(row.limit, Some(super::Limit::Staff(_)));
    if staff {
        return 100.0;
    }
    let moved = row.terms.iter().filter(|(variable, _)| !model.variables[*variable].is_whole());
    let largest = moved.map(|(_, coefficient)| coefficient.abs()).max().unwrap_or(1).max(1);
    let alone = row.terms.iter().all(|(variable, _)| model.variables[*variable].is_whole());
    let wholes = row.terms.iter().map(|(_, coefficient)| coefficient.abs()).max().unwrap_or(1);
    if alone { (float(wholes) / LARGEST).max(1.0) } else { float(largest) * scale }
}

/// A whole number for the solver.
#[expect(clippy::cast_precision_loss, reason = "the solver proposes, whole cents decide")]
pub(super) fn float(number: i128) -> f64 {
    number as f64
}

/// The nearest whole number of what the solver says.
#[expect(clippy::cast_possible_truncation, reason = "values lie within the bounds of the model")]
pub(super) fn whole(value: f64) -> i128 {
    value.round() as i128
}
