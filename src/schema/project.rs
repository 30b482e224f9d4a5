//! Projects of the portfolio, posts, and the logic of facts that may be unknown.
//!
//! In: nothing. Out: [`Project`] with the facts of the innovation test, and [`Posts`].
//! Deliberately absent: rules that read facts out of texts, they are in `classify`.

use jiff::civil::Date;
use serde::Serialize;

use super::{Amount, TableIndex, Text};
use crate::money::Cents;
use crate::provenance::Cell;

/// A fact that is known to hold, known not to hold, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Truth {
    /// Kleene's strong conjunction.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Kleene's strong disjunction.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// Kleene's negation.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// The code used in rule tables and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// Text or a fact of a project with the cell it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated<T> {
    /// What was read.
    pub value: T,
    /// The cell; nothing where the source has no such column.
    pub cell: Option<Cell>,
}

/// The second axis: why a project is done (not the same as the class).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectKind {
    /// *Effizienzprojekt*.
    Efficiency,
    /// *Strategisches Projekt*.
    Strategic,
    /// *Notwendige Erweiterung oder Ablösung*.
    Replacement,
}

/// A project of the portfolio.
#[derive(Debug, Clone)]
pub struct Project {
    /// Id as the budget lines name it.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Department code as stated; may be empty.
    pub department: Text,
    /// *Geschäftsfeld* the innovation test is taken over.
    pub business_area: Text,
    /// Kind, where it is stated and known.
    pub kind: Option<ProjectKind>,
    /// Kind or status in the source's words.
    pub kind_text: Text,
    /// Status in the source's words.
    pub status: Text,
    /// First day.
    pub begin: Option<Date>,
    /// First day of regular operation; "first" ends here.
    pub go_live: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// T1: first use of a new technology in the business area.
    pub first_use: Stated<Truth>,
    /// T2: first digitalisation of the business area.
    pub first_digitalisation: Stated<Truth>,
    /// T3: necessary replacement of an application to keep operations secured.
    pub replacement: Stated<Truth>,
    /// Whether a cost-benefit analysis is on record.
    pub cost_benefit: Stated<Truth>,
    /// What running its result costs in a full year, as the portfolio states it; a stated 0 says
    /// that there is none.
    pub follow_up_cost: Option<Stated<Cents>>,
    /// Description.
    pub description: Text,
    /// Amounts the portfolio states for the project; never added to budget lines.
    pub amounts: Vec<Amount>,
    /// Columns without a canonical field: heading and text.
    pub extra: Vec<(Text, Text)>,
    /// Table the project stands in.
    pub table: TableIndex,
    /// Row of the project, counted from zero.
    pub row: u32,
}

impl Project {
    /// T1, T2, T3 as the portfolio states them.
    #[must_use]
    pub const fn stated(&self) -> [Truth; 3] {
        [self.first_use.value, self.first_digitalisation.value, self.replacement.value]
    }

    /// The innovation test: (T1 or T2) and not T3.
    #[must_use]
    pub fn innovation(&self) -> Truth {
        self.first_use.value.or(self.first_digitalisation.value).and(self.replacement.value.not())
    }
}

/// Posts (*Stellen*) requested or held, in hundredths of a full-time equivalent.
#[derive(Debug, Clone)]
pub struct Posts {
    /// What the posts are for: core process, product or title.
    pub title: Text,
    /// Department code as stated; may be empty.
    pub department: Text,
    /// Heading of the column the count stands in.
    pub measure: Text,
    /// Hundredths of a full-time equivalent; absent where the source gives none.
    pub fte_hundredths: Option<i64>,
    /// Table the post stands in.
    pub table: TableIndex,
    /// The cell of the count.
    pub cell: Cell,
    /// The row is a printed sum of other rows: a claim, never added.
    pub claim: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{No, Unknown, Yes};

    #[test]
    fn three_valued_logic_follows_kleene() {
        for (left, right, both, either) in [
            (Yes, Yes, Yes, Yes),
            (Yes, No, No, Yes),
            (Yes, Unknown, Unknown, Yes),
            (No, No, No, No),
            (No, Unknown, No, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ] {
            assert_eq!((left.and(right), right.and(left)), (both, both));
            assert_eq!((left.or(right), right.or(left)), (either, either));
        }
        assert_eq!([Yes.not(), No.not(), Unknown.not()], [No, Yes, Unknown]);
    }
}
