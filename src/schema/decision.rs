//! What people say in a review: decisions on lines, comments, the status of departments.
//!
//! In: nothing. Out: the nouns that `round::records` reads and writes and classify applies.
//! Each is one row of a file that only grows. Deliberately absent: what a row does to a figure.

use jiff::civil::Date;

use super::Text;
use crate::money::Total;
use crate::period::FiscalYear;

/// A row of a file of records, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded<T> {
    /// Row counted from zero, the headings among them, as a spreadsheet shows the file.
    pub row: u32,
    /// What it says.
    pub entry: T,
}

/// Shares of operations, enhancement and innovation in millionths; they sum to a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares([u32; 3]);

impl Shares {
    /// Millionths of the whole.
    pub const WHOLE: u32 = 1_000_000;

    /// Shares by operations, enhancement, innovation; nothing unless they sum to the whole.
    #[must_use]
    pub fn new(millionths: [u32; 3]) -> Option<Self> {
        let sum: u64 = millionths.iter().map(|&share| u64::from(share)).sum();
        (sum == u64::from(Self::WHOLE)).then_some(Self(millionths))
    }

    /// Millionths of operations, enhancement, innovation.
    #[must_use]
    pub const fn millionths(self) -> [u32; 3] {
        self.0
    }
}

/// What a row of `decisions.csv` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The line has these shares.
    Decide(Shares),
    /// What was decided for the line no longer holds; the rules decide again.
    Withdraw,
}

impl Action {
    /// The code used in data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decide(_) => "decide",
            Self::Withdraw => "withdraw",
        }
    }

    /// The shares of a decision; nothing for a withdrawal.
    #[must_use]
    pub const fn shares(self) -> Option<Shares> {
        match self {
            Self::Decide(shares) => Some(shares),
            Self::Withdraw => None,
        }
    }
}

/// A decision of a reviewer on a line, or its withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What the row does.
    pub action: Action,
    /// Stable id of the line.
    pub line_id: Text,
    /// The fiscal year it holds for; nothing for all.
    pub fiscal_year: Option<FiscalYear>,
    /// Cost the reviewer saw: of that year, or summed over the budget years; nothing where the
    /// line had none.
    pub amount: Option<Total>,
    /// Title, description and note the reviewer saw, joined by "; ".
    pub text: Text,
    /// Why.
    pub reason: Text,
    /// Who.
    pub person: Text,
    /// When, as the reviewer says.
    pub date: Date,
    /// SHA-256 of the manifest of the report the reviewer saw; empty where it is not known.
    pub report: Text,
}

/// A remark of a reviewer on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Stable id of the line.
    pub line_id: Text,
    /// What is said.
    pub comment: Text,
    /// Who.
    pub person: Text,
    /// When, as the reviewer says.
    pub date: Date,
    /// SHA-256 of the manifest of the report the reviewer saw; empty where it is not known.
    pub report: Text,
}

/// How far the review of a department is. The last two are releases with owners of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewStatus {
    /// *offen*: nobody has begun, or it was opened again.
    Open,
    /// *in Prüfung*.
    InReview,
    /// *geprüft*.
    Reviewed,
    /// *freigegeben*: by Dezernat 6.
    Released,
    /// *genehmigt*: by FB 21.
    Approved,
}

impl ReviewStatus {
    /// Every status, in order.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::InReview, Self::Reviewed, Self::Released, Self::Approved];

    /// The code used in data files; `review-status-<code>` is the word people read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InReview => "in_review",
            Self::Reviewed => "reviewed",
            Self::Released => "released",
            Self::Approved => "approved",
        }
    }

    /// The status a code of a data file names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// The status of a department as somebody set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// Code of the department.
    pub department: Text,
    /// The status.
    pub status: ReviewStatus,
    /// Cost in scope of the budget years when it was set; nothing where there was none.
    pub amount: Option<Total>,
    /// Who.
    pub person: Text,
    /// When, as the person says.
    pub date: Date,
    /// A remark; often empty.
    pub comment: Text,
    /// SHA-256 of the manifest of the report the person saw; empty where it is not known.
    pub report: Text,
}

/// Why a line did not cost what was planned, as somebody explained it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VarianceEntry {
    /// Stable id of the line.
    pub line_id: Text,
    /// The closed year.
    pub fiscal_year: FiscalYear,
    /// The variance the person saw; nothing where it is not known.
    pub amount: Option<Total>,
    /// Code of the cause.
    pub cause: Text,
    /// In the person's words; often empty.
    pub comment: Text,
    /// Who.
    pub person: Text,
    /// When, as the person says.
    pub date: Date,
    /// SHA-256 of the manifest of the report the person saw; empty where it is not known.
    pub report: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_the_whole() {
        assert!(Shares::new([600_000, 0, 400_000]).is_some());
        assert!(Shares::new([600_000, 0, 400_001]).is_none());
        assert!(Shares::new([0, 0, 0]).is_none());
        assert!(Shares::new([u32::MAX, u32::MAX, 1_000_002]).is_none());
    }
}
