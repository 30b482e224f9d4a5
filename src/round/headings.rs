//! What a heading stands for: the round's mapping first, then shipped aliases, then phase and
//! year written in the heading itself.

use crate::round::{Input, Round};
use crate::schema::{Role, RoleOrigin};

/// The headings one input may have.
#[derive(Debug)]
pub struct Headings;

impl Headings {
    /// The headings of an input of a round.
    #[must_use]
    pub fn new(_round: &Round, _input: &Input) -> Self {
        Self
    }

    /// What a heading stands for, and why.
    #[must_use]
    pub fn resolve(&self, _heading: &str) -> (Role, RoleOrigin) {
        (Role::Unknown, RoleOrigin::None)
    }

    /// How many cents one unit of a column is worth, its sign convention included: 100 for
    /// euro, 100,000 for T€, -100 where cost stands with a minus.
    #[must_use]
    pub fn cents_per_unit(&self, _heading: &str) -> i64 {
        100
    }
}
