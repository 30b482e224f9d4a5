//! Providers of the organisation's own: whose cost plan and whose bills are the same money.
//!
//! In: lines. Out: whether a line is a bill of the provider, or stands in its own plan.
//! Deliberately absent: what follows for the scope, which normalise decides.

use glob::{MatchOptions, Pattern};

use crate::round::headings::fold;
use crate::schema::{Field, Fields, Text};

/// A provider that has a cost plan of its own and bills the departments.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Code of the department its own plan stands under.
    pub department: Text,
    /// By which fields a bill is known: patterns, folded; one that matches is enough.
    pub bills: Vec<(Field, Vec<Pattern>)>,
    /// Which side counts; nothing where the round does not say.
    pub counts: Option<ProviderCounts>,
    /// Why bills and plan do not overlap, where both count.
    pub reason: Text,
}

/// Which side of a provider's money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderCounts {
    /// What the departments pay.
    Bills,
    /// What the provider's own plan says it costs.
    Plan,
    /// Both, since they are declared not to be the same money.
    Both,
}

impl ProviderCounts {
    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bills => "bills",
            Self::Plan => "plan",
            Self::Both => "both",
        }
    }
}

impl Provider {
    /// A line of another department pays the provider.
    #[must_use]
    pub fn is_bill(&self, department: &str, fields: &Fields) -> bool {
        const AS_WRITTEN: MatchOptions = MatchOptions {
            case_sensitive: true,
            require_literal_separator: false,
            require_literal_leading_dot: false,
        };
        *self.department != *department
            && self.bills.iter().any(|(field, patterns)| {
                fields.get(*field).is_some_and(|text| {
                    let text = fold(text);
                    patterns.iter().any(|pattern| pattern.matches_with(&text, AS_WRITTEN))
                })
            })
    }

    /// A line stands in the provider's own plan.
    #[must_use]
    pub fn is_plan(&self, department: &str) -> bool {
        *self.department == *department
    }
}
