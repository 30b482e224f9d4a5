//! Sensitivity: how wrong must classes be for the verdict to turn?
//!
//! What: for each pair of classes, and for each group of doubtful lines, the least money that
//! would have to be of the other class for the verdict to change, and its share of what there
//! is; the fewest lines that change it. Why: a verdict is only as good as the classes behind it.
//! Formula: moving money between classes leaves cost T as it is. Money that becomes innovation
//! raises the lower bound L and the upper bound H, money that ceases to be lowers both; unclear
//! money that becomes innovation raises L only, that is settled as something else lowers H only.
//! A bound below the target reaches it with the least whole cents m with (bound + m)/T >= z, one
//! that reaches it falls below with the least m with (bound - m)/T < z. When undefined: T is not
//! positive. Taken over all money together, whatever average the policy names, since no sum of
//! money moves a mean of shares by a like amount everywhere.

mod doubt;
mod nearest;

use super::target::{Verdict, verdict};
use super::totals::Totals;
use super::{ClassTotals, PeriodFigures};
use crate::classify::{self, Class, Classification};
use crate::money::{self, Ratio, Total};
use crate::period::Period;
use crate::schema::Portfolio;

pub use doubt::{Doubt, DoubtGroup};
pub use nearest::{Nearest, NearestLine};

/// How far the verdict of one target period is from turning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// Fiscal year and phase.
    pub period: Period,
    /// The verdict over all money together.
    pub verdict: Verdict,
    /// What the verdict turns to if money that is settled as something else is innovation, and
    /// if innovation is none.
    pub headlines: [Headline; 2],
    /// Every ordered pair of classes.
    pub pairs: Vec<PairTurns>,
    /// Groups of doubtful lines, in the order of [`Doubt::ALL`] and class.
    pub doubts: Vec<DoubtGroup>,
    /// The fewest lines that turn the verdict, by what they turn it to.
    pub nearest: Vec<Nearest>,
}

/// The verdict if settled money is innovation, or innovation is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// *Regelbetrieb* and *Weiterentwicklung* are innovation; else innovation is one of these.
    pub is_innovation: bool,
    /// Amounts above zero of what would be of another class.
    pub available: Total,
    /// Verdicts it turns to, by growing money.
    pub turns: Vec<Turn>,
}

/// What becomes of the verdict as money of one class turns out to be of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairTurns {
    /// The class the money counts as.
    pub from: Class,
    /// The class it is in truth.
    pub to: Class,
    /// Amounts above zero of the first class.
    pub available: Total,
    /// Verdicts it turns to, by growing money; none where the pair never matters.
    pub turns: Vec<Turn>,
}

/// A verdict and the least money that brings it about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The verdict then.
    pub verdict: Verdict,
    /// The least money that has to be of the other class.
    pub least: Total,
}

impl Turn {
    /// There is that much money.
    #[must_use]
    pub fn is_possible(self, available: Total) -> bool {
        self.least <= available
    }

    /// The share of the money there is; nothing where there is none.
    #[must_use]
    pub fn share(self, available: Total) -> Option<Ratio> {
        Ratio::of(self.least, available)
    }
}

/// Where the bounds of the target stand.
#[derive(Debug, Clone, Copy)]
struct Standing {
    cost: Total,
    lower: Total,
    upper: Total,
    share: Ratio,
}

impl Standing {
    fn new(figures: &PeriodFigures, share: Ratio) -> Option<Self> {
        let target = &figures.target;
        (target.cost > Total::ZERO).then(|| Self {
            cost: target.cost,
            lower: target.innovation + target.unclear_negative,
            upper: target.innovation + target.unclear_positive,
            share,
        })
    }

    /// How far a sum of innovation is above the target, in cents times its denominator.
    const fn excess(&self, innovation: Total) -> i128 {
        self.share.denominator * innovation.0 - self.share.numerator * self.cost.0
    }

    const fn verdict(&self) -> Verdict {
        verdict(self.excess(self.lower) >= 0, self.excess(self.upper) >= 0)
    }

    /// The least money that brings a bound to the other side of the target, if it moves there.
    fn least(&self, bound: Total, direction: i128) -> Option<Total> {
        let excess = self.excess(bound);
        let denominator = self.share.denominator;
        match (excess >= 0, direction) {
            (false, 1) => Some(Total(money::round_up(-excess, denominator))),
            (true, -1) => Some(Total(excess / denominator + 1)),
            _ => None,
        }
    }

    /// The verdicts money brings about that moves the bounds in these directions.
    fn turns(&self, (lower, upper): (i128, i128)) -> Vec<Turn> {
        let at_lower = self.least(self.lower, lower);
        let at_upper = self.least(self.upper, upper);
        let mut steps: Vec<Total> = [at_lower, at_upper].into_iter().flatten().collect();
        steps.sort_unstable();
        steps.dedup();
        let mut before = self.verdict();
        let mut turns = Vec::new();
        for least in steps {
            let turned = |step: Option<Total>| step.is_some_and(|step| step <= least);
            let reached = |bound, step| (self.excess(bound) >= 0) != turned(step);
            let now = verdict(reached(self.lower, at_lower), reached(self.upper, at_upper));
            if now != before {
                turns.push(Turn { verdict: now, least });
            }
            before = now;
        }
        turns
    }
}

/// In which direction lower and upper bound move if money of one class is of another.
const fn direction(from: Class, to: Class) -> (i128, i128) {
    use Class::{Enhancement, Innovation, Operations, Unclear};
    match (from, to) {
        (Operations | Enhancement, Innovation) => (1, 1),
        (Innovation, Operations | Enhancement) => (-1, -1),
        (Unclear, Innovation) => (1, 0),
        (Unclear, Operations | Enhancement) => (0, -1),
        (Innovation, Unclear) => (-1, 0),
        (Operations | Enhancement, Unclear) => (0, 1),
        _ => (0, 0),
    }
}

/// An allocation in a target period: number of the line, class and cents.
type Money = (u32, Class, i64);

/// The sensitivity of each target period with positive cost.
pub(super) fn sensitivity(
    targets: &[&PeriodFigures],
    totals: &Totals,
    portfolio: &Portfolio,
    classification: &Classification,
    share: Ratio,
) -> Vec<Sensitivity> {
    let of_period = |figures: &&PeriodFigures| {
        let standing = Standing::new(figures, share)?;
        let money = money(figures.period, totals, portfolio, classification);
        let available = available(&money);
        Some(Sensitivity {
            period: figures.period,
            verdict: standing.verdict(),
            headlines: headlines(&standing, &available),
            pairs: pairs(&standing, &available),
            doubts: doubt::groups(figures.period, &standing, &money, classification),
            nearest: nearest::nearest(&standing, &money, portfolio),
        })
    };
    targets.iter().filter_map(of_period).collect()
}

/// The allocations of a period in the target, in order of line.
fn money(
    period: Period,
    totals: &Totals,
    portfolio: &Portfolio,
    classification: &Classification,
) -> Vec<Money> {
    let mut money = Vec::new();
    for (number, line) in (0..).zip(&portfolio.lines) {
        let Some(classified) = &classification.lines[number as usize] else { continue };
        if !totals.in_target(number) || line.amount(period).is_none() {
            continue;
        }
        let parts = classify::allocations(line, classified).into_iter();
        let parts = parts.filter(|part| part.period == period);
        money.extend(parts.map(|part| (number, part.class, part.cents.0)));
    }
    money
}

/// Amounts above zero by class: only these can be of another class to this extent.
fn available(money: &[Money]) -> ClassTotals {
    let mut available = ClassTotals::default();
    for &(_, class, cents) in money.iter().filter(|(.., cents)| *cents > 0) {
        available.add(class, money::Cents(cents));
    }
    available
}

fn headlines(standing: &Standing, available: &ClassTotals) -> [Headline; 2] {
    let settled = available.of(Class::Operations) + available.of(Class::Enhancement);
    [(true, settled, (1, 1)), (false, available.of(Class::Innovation), (-1, -1))].map(
        |(is_innovation, available, direction)| Headline {
            is_innovation,
            available,
            turns: standing.turns(direction),
        },
    )
}

fn pairs(standing: &Standing, available: &ClassTotals) -> Vec<PairTurns> {
    let mut pairs = Vec::new();
    for from in Class::ALL {
        for to in Class::ALL.into_iter().filter(|&to| to != from) {
            let turns = standing.turns(direction(from, to));
            pairs.push(PairTurns { from, to, available: available.of(from), turns });
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
