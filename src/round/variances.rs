//! What a round declares about variances of plan and actuals.
//!
//! In: validated settings. Out: when a variance needs a cause, which causes there are, and up to
//! which year the books are closed. Deliberately absent: the cause of any variance.

use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::period::FiscalYear;
use crate::schema::Text;

/// Causes where the round lists none; their words are the program's.
const SHIPPED: [&str; 8] =
    ["price", "volume", "delay", "content", "staff", "booking", "one_off", "other"];

/// A cause of a variance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The code that is recorded.
    pub code: Text,
    /// Its word; nothing for the shipped ones, which have one in each language.
    name: Option<Text>,
}

impl Cause {
    /// A cause of a round.
    #[must_use]
    pub const fn named(code: Text, name: Text) -> Self {
        Self { code, name: Some(name) }
    }

    /// Its word.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        match &self.name {
            Some(name) => name.to_string(),
            None => language.text(&format!("variance-cause-{}", self.code)),
        }
    }
}

/// Settings of variances.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variances {
    /// A variance above this share of the plan needs a cause.
    pub threshold: Option<Ratio>,
    /// A variance above this amount needs a cause; with a threshold both must be exceeded.
    pub amount: Option<Total>,
    /// The last year whose books are closed, where the round says so.
    pub closed_until: Option<FiscalYear>,
    /// The round's causes; none where the shipped ones serve.
    pub listed: Vec<Cause>,
}

impl Variances {
    /// The causes one may choose from, in order.
    #[must_use]
    pub fn causes(&self) -> Vec<Cause> {
        let shipped = SHIPPED.map(|code| Cause { code: code.into(), name: None });
        if self.listed.is_empty() { shipped.into() } else { self.listed.clone() }
    }

    /// The cause of a code, if it is still one.
    #[must_use]
    pub fn cause(&self, code: &str) -> Option<Cause> {
        self.causes().into_iter().find(|cause| *cause.code == *code)
    }

    /// Some variances need a cause.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.threshold.is_some() || self.amount.is_some()
    }

    /// Whether a variance needs a cause. Without a positive plan there is no share, so that the
    /// amount decides alone; where there is no amount either, every variance needs one.
    #[must_use]
    pub fn needs_cause(&self, plan: Option<Total>, variance: Total) -> bool {
        let size = Total(variance.0.abs());
        let large = self.amount.is_none_or(|amount| size > amount);
        let share = plan.and_then(|plan| Ratio::of(size, plan));
        let far = match (self.threshold, share) {
            (Some(threshold), Some(share)) => share > threshold,
            (Some(_) | None, _) => true,
        };
        self.asks() && size != Total::ZERO && large && far
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_and_amount_must_both_be_exceeded() {
        let threshold = Some(Ratio::from_millionths(100_000));
        let both = Variances { threshold, amount: Some(Total(500)), ..Variances::default() };
        let plan = |cents| Some(Total(cents));
        assert!(both.needs_cause(plan(5_000), Total(-501)));
        assert!(!both.needs_cause(plan(5_010), Total(501)), "501 of 5010 is not above a tenth");
        assert!(!both.needs_cause(plan(1_000), Total(500)), "not above the amount");
        assert!(both.needs_cause(None, Total(501)) && !both.needs_cause(None, Total(500)));
        let share = Variances { amount: None, ..both.clone() };
        assert!(share.needs_cause(plan(0), Total(1)), "no share of nothing");
        assert!(!share.needs_cause(None, Total(0)));
        let amount = Variances { threshold: None, ..both };
        assert!(amount.needs_cause(plan(1_000_000), Total(501)));
        assert!(!Variances::default().needs_cause(plan(1), Total(1_000)));
    }
}
