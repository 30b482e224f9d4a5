//! The target: is the share of innovation reached, for certain, not at all, or can nobody say?
//!
//! What: share of innovation in IT cost, its bounds from unclear lines, verdict, gap, and the
//! fewest lines that settle it. Why: the strategy asks for 20 % on average. Formula: with cost
//! T, innovation I and unclear amounts u, share = I/T, lower = (I + sum of negative u)/T,
//! upper = (I + sum of positive u)/T. When undefined: T is not positive.

use serde::Serialize;

use crate::money::{Ratio, Total};
use crate::schema::Text;

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
    /// The fewest unclear lines that reach the target if they are innovation and no other is.
    pub reach: Vec<DecidingLine>,
    /// The fewest unclear lines that rule it out if they are not innovation and all others are.
    pub rule_out: Vec<DecidingLine>,
}
