//! The bridge: from total, classes and share of one round to those of another, in steps.
//!
//! What: which money came, went or changed, and which class changed why, between last year and
//! this year, two stages of a round, or two versions of its rules and decisions. Why: a share
//! that moved says nothing until it is known what moved it. Formula: every pair of lines gives its
//! whole change to steps, in whole cents; a step of the round is the sum over its pairs. Where a
//! pair changed in several ways at once, each gets its average effect over all orders in which
//! they could have happened (`shapley`), so that no order is preferred. The share's steps are
//! [`Ratio::effect`]. When undefined: a round has no amount in the period it is compared in.
//!
//! All steps together are the difference to the cent, for the total, each class, each department
//! and the share; comparing a round with itself gives zeros, and changing sides turns every sign.

mod crossed;
mod likeness;
mod near;
mod pairing;
mod period;
mod shapley;
mod shared;
#[cfg(test)]
mod tests;

use crate::analyse::ClassTotals;
use crate::classify::table::RuleTable;
use crate::classify::{Class, Classification};
use crate::money::{self, Ratio, Total};
use crate::period::{FiscalYear, Period};
use crate::provenance::Source;
use crate::round::Round;
use crate::schema::{OutOfScope, Portfolio, Text};

pub use near::near_ids;
pub use period::{Standing, standing};

/// One of the two rounds that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its lines and projects.
    pub portfolio: &'a Portfolio,
    /// What they were classified as.
    pub classification: &'a Classification,
    /// The round with its policy.
    pub round: &'a Round,
    /// The rules its lines were judged by.
    pub table: &'a RuleTable,
    /// The file of the rules, by which two versions are told apart.
    pub rules: &'a Source,
}

/// A pair of lines somebody confirmed or refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Id in the earlier round.
    pub before: Text,
    /// Id in the later round.
    pub after: Text,
    /// They are the same line; else they are not, whatever else pairs them.
    pub same: bool,
}

/// What a user says about the comparison.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Pairs that were confirmed or refused.
    pub confirmed: Vec<Confirmed>,
    /// Lines that are only alike stay apart.
    pub certain_only: bool,
}

/// Builds the bridge between two rounds.
///
/// # Panics
///
/// If a cent were lost: the steps do not add up to the difference.
#[must_use]
pub fn bridge(
    before: &Side<'_>,
    after: &Side<'_>,
    years: &[(FiscalYear, FiscalYear)],
    asked: &Asked,
) -> Bridge {
    let pairing::Pairing { pairs, doubts, idle } = pairing::pair(before, after, asked);
    let periods: Vec<(Period, Period)> = years
        .iter()
        .map(|&(from, to)| {
            let period = |fiscal_year, side: &Side<'_>| Period {
                fiscal_year,
                phase: side.round.target_phase(),
            };
            (period(from, before), period(to, after))
        })
        .collect();
    let crossed = crossed::Crossed::new(before, after, &pairs, &periods);
    let periods = periods
        .into_iter()
        .map(|(from, to)| PeriodBridge {
            from,
            to,
            figures: period::figures(before, after, &pairs, (from, to), &crossed),
        })
        .collect();
    Bridge { pairs, doubts, idle, periods }
}

/// The budget years that are compared where nobody names them: one by one where both rounds have
/// equally many, else those both have; nothing where that leaves the question open.
#[must_use]
pub fn years(before: &Round, after: &Round) -> Option<Vec<(FiscalYear, FiscalYear)>> {
    let (from, to) = (&before.fiscal_years, &after.fiscal_years);
    if from.len() == to.len() {
        return Some(from.iter().copied().zip(to.iter().copied()).collect());
    }
    let shared: Vec<_> =
        from.iter().filter(|year| to.contains(year)).map(|&year| (year, year)).collect();
    (!shared.is_empty()).then_some(shared)
}

/// Two rounds side by side.
#[derive(Debug)]
pub struct Bridge {
    /// Every line of both rounds once, with its counterpart where it has one: in the order of the
    /// later round, then lines that are only in the earlier one.
    pub pairs: Vec<Pair>,
    /// Pairs made or left unmade by likeness, the most alike first.
    pub doubts: Vec<Doubt>,
    /// Renamed words and confirmed pairs that fit no line.
    pub idle: Vec<Idle>,
    /// One bridge for each pair of budget years.
    pub periods: Vec<PeriodBridge>,
}

impl Bridge {
    /// How many pairs of lines were made in a way.
    #[must_use]
    pub fn count(&self, by: impl Fn(PairedBy) -> bool) -> u64 {
        self.pairs.iter().filter(|pair| by(pair.by)).count() as u64
    }
}

/// A line of the earlier and of the later round; one of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Number of the line in the earlier round.
    pub before: Option<u32>,
    /// Number of the line in the later round.
    pub after: Option<u32>,
    /// What makes them a pair.
    pub by: PairedBy,
}

/// What makes two lines a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairedBy {
    /// Nothing: the line has no counterpart.
    Nothing,
    /// Somebody confirmed it.
    Confirmed,
    /// Their id, which no other line has.
    Id,
    /// Their id, which other lines have too; of these the most equal ones are paired.
    SharedId,
    /// The fields the round declares as its key.
    Key,
    /// Their texts and codes are alike, in thousandths.
    Likeness(u16),
}

impl PairedBy {
    /// The code used in data files; `bridge-by-<code>` is the word people read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Confirmed => "confirmed",
            Self::Id => "id",
            Self::SharedId => "shared_id",
            Self::Key => "key",
            Self::Likeness(_) => "likeness",
        }
    }

    /// A person should look whether it is one line.
    #[must_use]
    pub const fn is_doubtful(self) -> bool {
        matches!(self, Self::SharedId | Self::Likeness(_))
    }
}

/// What became of two lines that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtOutcome {
    /// They were paired.
    Paired,
    /// Several lines are as much alike: none was paired.
    Ambiguous,
    /// They are less alike than the round asks for.
    Below,
    /// Only certain pairs were asked for.
    NotAsked,
}

impl DoubtOutcome {
    /// The code used in data files; `bridge-doubt-<code>` is the word people read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paired => "paired",
            Self::Ambiguous => "ambiguous",
            Self::Below => "below",
            Self::NotAsked => "not_asked",
        }
    }
}

/// Two lines that are alike without proof that they are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// Number of the line in the earlier round.
    pub before: u32,
    /// Number of the line in the later round.
    pub after: u32,
    /// How much they are alike, in thousandths.
    pub likeness: u16,
    /// What became of them.
    pub outcome: DoubtOutcome,
}

/// Something that was said about the pairing and fits no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Idle {
    /// A renamed word no line of the earlier round has: field and word.
    Renamed(crate::schema::Field, Text),
    /// A department that is renamed to a code the later round has no department of: old and new.
    RenamedTo(Text, Text),
    /// A confirmed or refused pair of which an id is missing or not unique.
    Confirmed(Confirmed),
}

/// What a step of the bridge is due to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The line has another amount.
    Money,
    /// The line had no amount before.
    Added,
    /// The line has no amount any more.
    Dropped,
    /// The line was out of scope before.
    ScopeIn,
    /// The line is out of scope now.
    ScopeOut,
    /// Another rule table says something else.
    Rule,
    /// A person decided, decided otherwise, or took a decision back.
    Decision,
    /// Texts, accounts, amounts of other years or facts of the project are different.
    Evidence,
    /// The department declares another class, and a rule asks for it.
    Declared,
    /// The project went live or ended between both fiscal years.
    Time,
}

impl Step {
    /// Every step, in the order it is shown.
    pub const ALL: [Self; 10] = [
        Self::Money,
        Self::Added,
        Self::Dropped,
        Self::ScopeIn,
        Self::ScopeOut,
        Self::Rule,
        Self::Decision,
        Self::Evidence,
        Self::Declared,
        Self::Time,
    ];

    /// The code used in data files; `bridge-step-<code>` is the word people read.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::ScopeIn => "scope_in",
            Self::ScopeOut => "scope_out",
            Self::Rule => "rule",
            Self::Decision => "decision",
            Self::Evidence => "evidence",
            Self::Declared => "declared",
            Self::Time => "time",
        }
    }

    /// It moves money between classes and leaves the total as it is.
    #[must_use]
    pub const fn is_of_class(self) -> bool {
        matches!(self, Self::Rule | Self::Decision | Self::Evidence | Self::Declared | Self::Time)
    }
}

/// Sums by step, in the order of [`Step::ALL`].
pub type StepTotals = [ClassTotals; Step::ALL.len()];

/// The bridge between two periods.
#[derive(Debug)]
pub struct PeriodBridge {
    /// Budget year and phase of the earlier round.
    pub from: Period,
    /// Budget year and phase of the later round.
    pub to: Period,
    /// The figures; nothing where a round has no amount in scope in its period.
    pub figures: Option<BridgeFigures>,
}

/// Both ends and the steps between them.
#[derive(Debug)]
pub struct BridgeFigures {
    /// Sums by class before, over the areas the earlier round's policy names.
    pub before: ClassTotals,
    /// Sums by class after, over the areas the later round's policy names.
    pub after: ClassTotals,
    /// What each step adds to each class.
    pub steps: StepTotals,
    /// The same by department.
    pub departments: Vec<DepartmentBridge>,
    /// What each pair adds to each step, in the order of the pairs.
    pub effects: Vec<Effect>,
}

impl BridgeFigures {
    /// What money by class does to the share of innovation; nothing where a total is not positive.
    #[must_use]
    pub fn share_effect(&self, change: &ClassTotals) -> Option<Ratio> {
        let ends = |totals: &ClassTotals| (totals.of(Class::Innovation), totals.total());
        Ratio::effect(ends(change), ends(&self.before), ends(&self.after))
    }

    /// Share of innovation before and after, each by itself; nothing where its total is not
    /// positive.
    #[must_use]
    pub fn end_shares(&self) -> [Option<Ratio>; 2] {
        let share = |totals: &ClassTotals| Ratio::of(totals.of(Class::Innovation), totals.total());
        [share(&self.before), share(&self.after)]
    }

    /// Both shares, where both can be determined: only then steps lead from one to the other.
    #[must_use]
    pub fn shares(&self) -> Option<[Ratio; 2]> {
        let [before, after] = self.end_shares();
        before.zip(after).map(<[Ratio; 2]>::from)
    }

    /// The share's steps rounded to whole `1 / scale`, so that with the rounded share before they
    /// add up to the rounded share after.
    #[must_use]
    pub fn rounded_shares(&self, scale: i128) -> Option<Vec<i128>> {
        let [before, after] = self.shares()?;
        let round =
            |share: Ratio| money::round_half_away(share.numerator * scale, share.denominator);
        let exact: Vec<Ratio> =
            self.steps.iter().map(|step| self.share_effect(step)).collect::<Option<_>>()?;
        let denominator = exact.first()?.denominator;
        let scaled: Vec<i128> = exact.iter().map(|effect| effect.numerator * scale).collect();
        if scaled.iter().all(|&effect| effect == 0) {
            return Some(scaled);
        }
        Some(money::round_to_sum(&scaled, denominator, round(after) - round(before)))
    }
}

/// What a pair adds to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// Number of the pair in [`Bridge::pairs`].
    pub pair: u32,
    /// The step.
    pub step: Step,
    /// Money by class.
    pub change: ClassTotals,
}

/// The bridge of one department. A line that moved counts as moved with what it had before; what
/// changed beside that counts where it is now.
#[derive(Debug)]
pub struct DepartmentBridge {
    /// Code of the later round.
    pub code: Text,
    /// Name in the later round, else in the earlier one.
    pub name: Text,
    /// Code and name in the earlier round where they differ.
    pub renamed_from: Option<(Text, Text)>,
    /// Sums by class before; nothing where it had no line in scope.
    pub before: Option<ClassTotals>,
    /// Sums by class after; nothing where it has no line in scope.
    pub after: Option<ClassTotals>,
    /// What each step adds.
    pub steps: StepTotals,
    /// What lines brought from other departments or took there.
    pub moved: ClassTotals,
}

impl ClassTotals {
    /// Adds sums class by class.
    pub fn add_all(&mut self, other: &Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }

    /// The sums with every sign turned.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self(self.0.map(|sum| -sum))
    }

    /// No class has money.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|&sum| sum == Total::ZERO)
    }
}

/// Why a line's amount does not count towards the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outside {
    /// The line is out of scope.
    Scope(OutOfScope),
    /// Its accounting area is none the policy names.
    Area(Text),
}
