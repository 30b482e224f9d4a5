//! The target: is the share of innovation reached, for certain, not at all, or can nobody say?
//!
//! What: share of innovation in IT cost, its bounds from unclear lines, verdict, gap, and the
//! fewest lines that settle it. Why: the strategy asks for 20 % on average. Formula: with cost
//! T, innovation I and unclear amounts u, share = I/T, lower = (I + sum of negative u)/T,
//! upper = (I + sum of positive u)/T. When undefined: T is not positive.
//!
//! Every comparison is between whole numbers: a share is reached if `numerator of the target x
//! T <= denominator of the target x I`. An unclear credit counts against the target if it is
//! innovation and for it if it is not, so deciding lines are measured by what their decision
//! moves: the size of the amount, whatever its sign.

use std::cmp::Reverse;

use serde::Serialize;

use crate::money::{self, Ratio, Total};
use crate::schema::Text;

/// An unclear line of the money the target is taken over.
#[derive(Debug, Clone, Copy)]
pub struct UnclearLine<'a> {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Its id.
    pub id: &'a Text,
    /// Its unclear amount.
    pub amount: Total,
}

/// The target over some money.
///
/// `cost` is all money in scope with the unclear lines, `innovation` the part of it that is
/// innovation for certain. Takes linear time, and that of a sort where lists of deciding lines
/// are called for; lines that come in [`weightiest_first`] order are not sorted again.
///
/// # Panics
///
/// If the target share is not below one: no round is admitted with such a policy.
#[must_use]
pub fn target(
    cost: Total,
    innovation: Total,
    unclear: &[UnclearLine<'_>],
    target_share: Ratio,
) -> Target {
    let (mut unclear_positive, mut unclear_negative) = (Total::ZERO, Total::ZERO);
    for line in unclear {
        if line.amount > Total::ZERO {
            unclear_positive += line.amount;
        } else {
            unclear_negative += line.amount;
        }
    }
    let bounds = (innovation + unclear_negative, innovation + unclear_positive);
    let result = Ratio::of(innovation, cost).map(|share| {
        let verdict = verdict(
            excess(bounds.0, cost, target_share) >= 0,
            excess(bounds.1, cost, target_share) >= 0,
        );
        let (reach, rule_out) = match verdict {
            Verdict::Undecidable => deciding_lines(bounds, cost, unclear, target_share),
            Verdict::Met | Verdict::Missed => (Vec::new(), Vec::new()),
        };
        let over_cost = |part: Total| Ratio { numerator: part.0, denominator: cost.0 };
        TargetResult {
            share,
            lower: over_cost(bounds.0),
            upper: over_cost(bounds.1),
            verdict,
            gap: gap(cost, innovation, target_share),
            gap_at_upper: gap(cost, bounds.1, target_share),
            reach,
            rule_out,
        }
    });
    Target { cost, innovation, unclear_positive, unclear_negative, result }
}

/// The verdict from whether the target is reached at the lower and at the upper bound.
#[must_use]
pub const fn verdict(reached_at_lower: bool, reached_at_upper: bool) -> Verdict {
    match (reached_at_lower, reached_at_upper) {
        (true, _) => Verdict::Met,
        (false, false) => Verdict::Missed,
        (false, true) => Verdict::Undecidable,
    }
}

/// The order deciding lines stand in: by size of the amount descending, ties by id.
pub fn weightiest_first(lines: &mut [UnclearLine<'_>]) {
    lines.sort_by(|left, right| {
        let size = |line: &UnclearLine<'_>| Reverse(line.amount.0.unsigned_abs());
        size(left).cmp(&size(right)).then_with(|| left.id.cmp(right.id))
    });
}

/// How far innovation is above the target, in cents times the target's denominator; negative
/// if it is below.
const fn excess(innovation: Total, cost: Total, target_share: Ratio) -> i128 {
    target_share.denominator * innovation.0 - target_share.numerator * cost.0
}

/// Three ways to close the gap, each rounded up to the cent; all zero where there is none.
fn gap(cost: Total, innovation: Total, target_share: Ratio) -> Gap {
    let Ratio { numerator, denominator } = target_share;
    assert!(numerator < denominator, "a round's target share is below one");
    let missing = -excess(innovation, cost, target_share);
    if missing <= 0 {
        return Gap { shift: Total::ZERO, add: Total::ZERO, cut: Some(Total::ZERO) };
    }
    // Without innovation no cut of the rest makes a share; a target above zero is implied by
    // positive innovation that misses it.
    let cut = (innovation > Total::ZERO).then(|| Total(money::round_up(missing, numerator)));
    Gap {
        shift: Total(money::round_up(missing, denominator)),
        add: Total(money::round_up(missing, denominator - numerator)),
        cut,
    }
}

/// The two shortest lists of lines whose decision settles the verdict: those that reach the
/// target even if every other line falls against it, and those that rule it out even if every
/// other line falls for it.
fn deciding_lines(
    (lower, upper): (Total, Total),
    cost: Total,
    unclear: &[UnclearLine<'_>],
    target_share: Ratio,
) -> (Vec<DecidingLine>, Vec<DecidingLine>) {
    let mut ordered = unclear.to_vec();
    weightiest_first(&mut ordered);
    let reach = shortest(&ordered, |moved| excess(lower + moved, cost, target_share) >= 0);
    let rule_out = shortest(&ordered, |moved| excess(upper - moved, cost, target_share) < 0);
    (reach, rule_out)
}

/// The first lines until what they move is enough: by size descending, no list is shorter.
fn shortest(ordered: &[UnclearLine<'_>], enough: impl Fn(Total) -> bool) -> Vec<DecidingLine> {
    let mut moved = Total::ZERO;
    let mut lines = Vec::new();
    for line in ordered {
        if enough(moved) {
            break;
        }
        moved += Total(line.amount.0.abs());
        lines.push(DecidingLine { line: line.line, id: line.id.clone(), amount: line.amount });
    }
    lines
}

/// The verdict in three values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// *erfüllt*: reached whatever the unclear lines turn out to be.
    Met,
    /// *verfehlt*: not reached whatever they turn out to be.
    Missed,
    /// *nicht entscheidbar*: it depends on them.
    Undecidable,
}

/// The gap to the target in three ways to close it; all zero once the target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Shift this much from the other classes to innovation.
    pub shift: Total,
    /// Or add this much new money for innovation.
    pub add: Total,
    /// Or cut the rest by this much; nothing where there is no innovation at all.
    pub cut: Option<Total>,
}

/// An unclear line that settles the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidingLine {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Its id.
    pub id: Text,
    /// Its unclear amount.
    pub amount: Total,
}

/// The target over some money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// IT cost in scope.
    pub cost: Total,
    /// Of it innovation.
    pub innovation: Total,
    /// Sum of unclear amounts above zero.
    pub unclear_positive: Total,
    /// Sum of unclear amounts below zero.
    pub unclear_negative: Total,
    /// Share, bounds, verdict and gap; nothing where the cost is not positive.
    pub result: Option<TargetResult>,
}

/// What the target says where it is defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetResult {
    /// Innovation divided by cost.
    pub share: Ratio,
    /// The least it can be.
    pub lower: Ratio,
    /// The most it can be.
    pub upper: Ratio,
    /// The verdict.
    pub verdict: Verdict,
    /// The gap, unclear money counted as not innovation.
    pub gap: Gap,
    /// The gap, unclear money above zero counted as innovation.
    pub gap_at_upper: Gap,
    /// The fewest unclear lines that reach the target if they are innovation and no other is;
    /// a credit among them reaches it by not being innovation.
    pub reach: Vec<DecidingLine>,
    /// The fewest unclear lines that rule it out if they are not innovation and all others are;
    /// a credit among them rules it out by being innovation.
    pub rule_out: Vec<DecidingLine>,
}

#[cfg(test)]
mod tests;
