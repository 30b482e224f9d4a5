//! Which figures a finding casts doubt on.
//!
//! In: nothing. Out: [`Touches`]. Money that only stands beside
//! the lines for comparison enters no figure of the target, so that a gap in it is none of the
//! verdict's. Deliberately absent: how grave a finding is; that is its severity.

use serde::Serialize;

/// The figures a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Touches {
    /// Lines, projects and records: the target and everything that is made of lines.
    #[default]
    Lines,
    /// Counts of posts.
    Posts,
    /// The ledger the lines are compared with.
    Ledger,
    /// The provider's revenue the lines are compared with.
    ProviderRevenue,
}

impl Touches {
    /// What stands beside the lines, in the order reports name it.
    pub const BESIDE: [Self; 3] = [Self::Posts, Self::Ledger, Self::ProviderRevenue];

    /// The code used in data files and as key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Posts => "posts",
            Self::Ledger => "ledger",
            Self::ProviderRevenue => "provider_revenue",
        }
    }

    /// Whether it is about the lines, as most findings are.
    #[must_use]
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(crate) fn is_lines(&self) -> bool {
        *self == Self::Lines
    }
}
