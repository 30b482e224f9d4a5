//! The lines behind a growth figure, and the steps they make.
//!
//! In: nothing. Out: the types; what they hold is found in `effects`.

use super::Growth;
use crate::analyse::ClassTotals;
use crate::classify::{Classification, Part};
use crate::money::{self, Cents, Ratio, Total};

/// A reason for which the whole moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthStep {
    /// Lines without an amount in the earlier period.
    New,
    /// Lines without an amount in the later period.
    Ended,
    /// What declared index clauses add to contracts.
    Indexed,
    /// Lines that cost more, beyond their index clause.
    Raised,
    /// Lines that cost less than they did, or than their index clause allows.
    Cut,
    /// Lines the target is taken over only in the later period, at their earlier cost.
    ScopeIn,
    /// Lines the target is taken over only in the earlier period.
    ScopeOut,
}

impl GrowthStep {
    /// Every step, in the order reports show them.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Ended,
        Self::Indexed,
        Self::Raised,
        Self::Cut,
        Self::ScopeIn,
        Self::ScopeOut,
    ];

    /// The code used in data files, and the end of the key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ended => "ended",
            Self::Indexed => "indexed",
            Self::Raised => "raised",
            Self::Cut => "cut",
            Self::ScopeIn => "scope_in",
            Self::ScopeOut => "scope_out",
        }
    }
}

/// Lines and money of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepFigures {
    /// How many lines.
    pub line_count: u64,
    /// What they change.
    pub change: Total,
}

/// A line that moved the growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthDriver {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Amount in the earlier period; absent is not zero.
    pub before: Option<Cents>,
    /// Amount in the later period; absent is not zero.
    pub after: Option<Cents>,
    /// What it is, scope first; indexed lines are raised or cut. Nothing where only the class
    /// changed.
    pub kind: Option<GrowthStep>,
    /// Of the change: what a declared index clause adds; few lines have one, and there may be many
    /// lines.
    pub index: Option<Box<IndexEffect>>,
    /// Of the change: what is due to what the target is taken over.
    pub scope: Total,
    /// The line outside the target that has the amount of the other period.
    pub counterpart: Option<u32>,
    /// What changing classes moves, at the earlier amount; sums to zero.
    pub reclassified: Option<Box<ClassTotals>>,
}

impl GrowthDriver {
    /// Later minus earlier; an absent amount adds nothing.
    #[must_use]
    pub fn change(&self) -> Total {
        let value = |amount: Option<Cents>| Total::from(amount.unwrap_or_default());
        value(self.after) - value(self.before)
    }

    /// The change without what its index clause adds and without scope, and the step it belongs
    /// to; nothing where there is no such change. Together with these two it makes the steps.
    #[must_use]
    pub fn rest(&self) -> Option<(GrowthStep, Total)> {
        let indexed = self.index.as_ref().map_or(Total::ZERO, |index| index.expected);
        let rest = self.change() - self.scope - indexed;
        let step = match self.kind? {
            kind @ (GrowthStep::New | GrowthStep::Ended) => kind,
            _ if rest.0 > 0 => GrowthStep::Raised,
            _ => GrowthStep::Cut,
        };
        (rest != Total::ZERO).then_some((step, rest))
    }

    /// What the line changes in each class: its later amount as it is classified then, minus its
    /// earlier amount as it was. Over all lines of a comparison these sum to the changes of the
    /// classes.
    ///
    /// # Panics
    ///
    /// If the classification is not the one the line was found with.
    #[must_use]
    pub fn by_class(&self, growth: &Growth, classification: &Classification) -> ClassTotals {
        let classified = classification.lines[self.line as usize].as_deref();
        let classified = classified.expect("every line in the target is classified");
        let mut change = ClassTotals::default();
        for (amount, period, sign) in [(self.after, growth.to, 1), (self.before, growth.from, -1)] {
            if let Some(amount) = amount {
                let parts = &classified.judgement(period.fiscal_year).parts;
                distribute(amount, parts, sign, &mut change);
            }
        }
        change
    }
}

/// Adds an amount to classes by the parts of a judgement, or takes it away.
pub(super) fn distribute(amount: Cents, parts: &[Part], sign: i128, totals: &mut ClassTotals) {
    let weights: Vec<u32> = parts.iter().map(|part| part.weight).collect();
    for (part, cents) in parts.iter().zip(money::split(amount, &weights)) {
        totals.0[part.class as usize] += Total(i128::from(cents.0) * sign);
    }
}

/// What an index clause adds to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexEffect {
    /// The declared rate.
    pub rate: Ratio,
    /// Earlier amount times the rate, to the cent.
    pub expected: Total,
}
