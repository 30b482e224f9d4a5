//! Views: the areas of the target, the other areas, and both, beside each other.
//!
//! What: classes, share, bounds and verdict of each budget year over the areas the policy names,
//! over all others, and over both. Why: core budget and *Wirtschaftspläne* are reported apart;
//! added up, a provider's bills and its own plan would count twice. Formula: sums of the areas;
//! over both less what the guard would keep out if all areas were in the target. When undefined:
//! over both, where the round does not say which side of a provider's money counts; a round of
//! one area has no views.

use std::collections::BTreeMap;

use super::ClassTotals;
use super::double_count;
use super::target::{self, Target, UnclearLine};
use super::totals::Totals;
use crate::classify::{self, Class, Classification};
use crate::money::{Cents, Total};
use crate::period::Period;
use crate::round::Round;
use crate::schema::Portfolio;

/// Which areas a view is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewOver {
    /// Those the policy names.
    Target,
    /// All others.
    Others,
    /// All of them.
    Both,
}

impl ViewOver {
    /// The code used in data files and as key of the labels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Others => "others",
            Self::Both => "both",
        }
    }
}

/// The money of some areas in one target period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Fiscal year and phase.
    pub period: Period,
    /// Areas it is taken over.
    pub over: ViewOver,
    /// What it comes to; nothing where double counting cannot be ruled out.
    pub figures: Option<ViewFigures>,
}

/// Figures of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewFigures {
    /// Sums by class.
    pub totals: ClassTotals,
    /// Cost of the areas that is not in the sums, since it would count twice.
    pub kept_out: Total,
    /// The target over this money.
    pub target: Target,
}

/// Three views of each target period; none where there are no areas beside the target's.
pub(super) fn views(
    targets: &[Period],
    totals: &Totals,
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<View> {
    let inside = totals.buckets.iter().any(|bucket| bucket.in_target);
    let outside = totals.buckets.iter().any(|bucket| !bucket.in_target);
    if !(inside && outside) {
        return Vec::new();
    }
    let twice = double_count::across_areas(portfolio, totals, round).ok();
    let views = |&period: &Period| {
        let money = |over, left_out: &[u32]| {
            Money { period, over, totals, portfolio, classification, round }.figures(left_out)
        };
        [
            (ViewOver::Target, Some(money(ViewOver::Target, &[]))),
            (ViewOver::Others, Some(money(ViewOver::Others, &[]))),
            (ViewOver::Both, twice.as_deref().map(|lines| money(ViewOver::Both, lines))),
        ]
        .map(|(over, figures)| View { period, over, figures })
    };
    targets.iter().flat_map(views).collect()
}

struct Money<'a> {
    period: Period,
    over: ViewOver,
    totals: &'a Totals,
    portfolio: &'a Portfolio,
    classification: &'a Classification,
    round: &'a Round,
}

impl Money<'_> {
    fn holds(&self, in_target: bool) -> bool {
        match self.over {
            ViewOver::Target => in_target,
            ViewOver::Others => !in_target,
            ViewOver::Both => true,
        }
    }

    fn figures(&self, left_out: &[u32]) -> ViewFigures {
        let mut sums = ClassTotals::default();
        for sum in self.totals.sums.iter().filter(|sum| sum.period == self.period) {
            if self.holds(self.totals.buckets[sum.bucket as usize].in_target) {
                sums.0[sum.class as usize] += sum.cents;
            }
        }
        let mut unclear = self.unclear();
        let mut kept_out = Total::ZERO;
        for &number in left_out {
            unclear.remove(&number);
            let line = &self.portfolio.lines[number as usize];
            let Some(classified) = &self.classification.lines[number as usize] else { continue };
            for part in classify::allocations(line, classified) {
                if part.period == self.period {
                    sums.add(part.class, Cents(-part.cents.0));
                    kept_out += part.cents;
                }
            }
        }
        let lines: Vec<UnclearLine<'_>> = unclear
            .into_iter()
            .map(|(line, amount)| {
                let id = &self.portfolio.lines[line as usize].id;
                UnclearLine { line, id, amount }
            })
            .collect();
        let share = self.round.policy.target_share;
        let target = target::target(sums.total(), sums.of(Class::Innovation), &lines, share);
        ViewFigures { totals: sums, kept_out, target }
    }

    fn unclear(&self) -> BTreeMap<u32, Total> {
        let amounts = self.totals.unclear.get(&self.period).into_iter().flatten();
        let mut unclear: BTreeMap<u32, Total> = BTreeMap::new();
        for amount in amounts.filter(|amount| self.holds(self.totals.in_target(amount.line))) {
            *unclear.entry(amount.line).or_default() += amount.cents;
        }
        unclear
    }
}

#[cfg(test)]
mod tests;
