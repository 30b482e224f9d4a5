//! The review round trip: what reviewers fill in, and how it is told when it comes back.
//!
//! In: nothing. Out: the columns of the sheets people fill in, known to the report that writes
//! their headings and to ingest that finds them again in either language. [`entries`] makes typed
//! entries of what came back, [`plan`] what they would change. Deliberately absent: files, clock,
//! any guess at what somebody meant.

pub mod entries;
pub mod plan;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::classify::Class;
use crate::language::Language;
use crate::money::Cents;
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::BudgetLine;

/// A column of a sheet that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Id of the line.
    Line,
    /// Code of the department.
    Department,
    /// Text of the line as it was shown.
    Text,
    /// Cost of the line in a budget year as it was shown.
    Cost(FiscalYear),
    /// Class, or that the line is split.
    Decision,
    /// Share of a class.
    Share(Class),
    /// Fiscal year the decision is for, or all.
    Years,
    /// Why.
    Reason,
    /// Who.
    Person,
    /// When, as the reviewer states it.
    Date,
    /// A remark without consequence.
    Comment,
    /// Whether a decision is withdrawn.
    Withdraw,
    /// Fiscal year of a recorded decision, or all.
    DecidedYears,
    /// Row of a recorded decision in its file.
    RecordRow,
    /// Cost of the department as it was shown.
    DepartmentCost,
    /// How far the review of a department is.
    Status,
    /// Variance of plan and actual as it was shown.
    Variance,
    /// Cause of a variance.
    Cause,
}

/// The classes a line may be split into.
pub const CLASSES: [Class; 3] = [Class::Operations, Class::Enhancement, Class::Innovation];

/// Columns whose heading is the same in every round.
const FIXED: [Column; 17] = [
    Column::Line,
    Column::Department,
    Column::Text,
    Column::Decision,
    Column::Share(Class::Operations),
    Column::Share(Class::Enhancement),
    Column::Share(Class::Innovation),
    Column::Years,
    Column::Reason,
    Column::Person,
    Column::Date,
    Column::Comment,
    Column::Withdraw,
    Column::DecidedYears,
    Column::RecordRow,
    Column::Status,
    Column::Cause,
];

/// Years after the budget years that a column may be of.
const PLAN_YEARS: i16 = 12;

/// Both languages: a report may come back in either.
pub const LANGUAGES: [Language; 2] = [Language::German, Language::English];

static HEADINGS: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let heading = |column: Column| {
        LANGUAGES.map(|language| (fold(&language.text(column.key().unwrap_or_default())), column))
    };
    FIXED.into_iter().flat_map(heading).collect()
});

impl Column {
    /// Key of the heading; nothing for columns of a year.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        Some(match self {
            Self::Line => "report-line-id",
            Self::Department => "report-line-department",
            Self::Text => "report-review-text",
            Self::Decision => "report-review-decision",
            Self::Share(Class::Operations) => "report-review-share-operations",
            Self::Share(Class::Enhancement) => "report-review-share-enhancement",
            Self::Share(Class::Innovation | Class::Unclear) => "report-review-share-innovation",
            Self::Years => "report-review-years",
            Self::Reason => "report-review-grounds",
            Self::Person => "report-review-person",
            Self::Date => "report-review-date",
            Self::Comment => "report-review-comment",
            Self::Withdraw => "report-review-withdraw",
            Self::DecidedYears => "report-decisions-year",
            Self::RecordRow => "report-decisions-row",
            Self::DepartmentCost => "report-status-cost",
            Self::Status => "report-review-status",
            Self::Variance => "report-variance",
            Self::Cause => "report-variance-cause",
            Self::Cost(_) => return None,
        })
    }

    /// The heading of the column in a round.
    #[must_use]
    pub fn heading(self, round: &Round, language: Language) -> String {
        match (self, self.key()) {
            (Self::Cost(fiscal_year), _) => {
                let is_budget = round.fiscal_years.contains(&fiscal_year);
                let phase = if is_budget { round.target_phase() } else { Phase::Plan };
                let phase = language.text(&format!("phase-{}", phase.code()));
                format!("{phase} {fiscal_year} ({})", round.currency)
            }
            (Self::DepartmentCost | Self::Variance, Some(key)) => {
                format!("{} ({})", language.text(key), round.currency)
            }
            (_, key) => language.text(key.unwrap_or_default()),
        }
    }

    /// The column a heading names, in either language.
    #[must_use]
    pub fn named(heading: &str, round: &Round) -> Option<Self> {
        let folded = fold(heading);
        let budget = round.fiscal_years.iter().copied();
        let later = budget.clone().max().into_iter().flat_map(|FiscalYear(last)| {
            (1..=PLAN_YEARS).map(move |more| FiscalYear(last.saturating_add(more)))
        });
        let costs = budget.chain(later).map(Self::Cost);
        let in_round = costs.chain([Self::DepartmentCost, Self::Variance]).find(|column| {
            LANGUAGES.iter().any(|&language| fold(&column.heading(round, language)) == folded)
        });
        HEADINGS.get(&folded).copied().or(in_round)
    }

    /// The heading is one somebody fills in, whatever the round.
    #[must_use]
    pub fn is_entry(heading: &str) -> bool {
        let column = HEADINGS.get(&fold(heading));
        column.is_some_and(|column| {
            matches!(column, Self::Decision | Self::Withdraw | Self::Status | Self::Cause)
        })
    }
}

/// The periods a decision is looked at in: the budget years in the target's phase.
#[must_use]
pub fn periods(round: &Round) -> Vec<Period> {
    let phase = round.target_phase();
    round.fiscal_years.iter().map(|&fiscal_year| Period { fiscal_year, phase }).collect()
}

/// A text without control characters and doubled blanks, as it is compared after it went through
/// a spreadsheet.
#[must_use]
pub fn plain(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let visible: String = visible.collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cost in scope of a line in a period; nothing where it has none.
#[must_use]
pub fn cost(line: &BudgetLine, period: Period) -> Option<Cents> {
    line.cost().find(|amount| amount.period == period).map(|amount| amount.cents)
}
