//! Candidates: where money to be shifted to innovation could come from; pointers, no proposals.
//!
//! What: in each target period, lines of *Regelbetrieb* that grow, lines whose contract or
//! project ends by the end of the year, and solutions, contracts and titles that several
//! departments pay for. Why: shifting comes first of the three ways to close the gap. Formula:
//! growth is regular operation after less before, of lines that have an amount in both years;
//! ending and doubled are the money of the period that is neither innovation nor unclear. Keys
//! are compared folded and in full. When undefined: growth without an earlier year; ends where
//! no source has a date. A line may be a candidate for several reasons: sums are never added.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::totals::Totals;
use crate::classify::{self, Class, Classification};
use crate::money::{Cents, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::{BudgetLine, DepartmentIndex, Field, Portfolio, Text};

/// Candidates of one target period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    /// Fiscal year and phase.
    pub period: Period,
    /// The earlier period growth is seen from, where there is one.
    pub before: Option<Period>,
    /// Lines of regular operation that grow, by growth descending, ties by id.
    pub growing: Vec<Growing>,
    /// Lines whose contract or project ends by the end of the year, by amount descending.
    pub ending: Vec<Ending>,
    /// What several departments pay for, by sum descending.
    pub shared: Vec<Shared>,
}

/// A line whose regular operation costs more than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growing {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Regular operation in the earlier period.
    pub before: Total,
    /// Regular operation in the target period.
    pub after: Total,
}

/// A line that pays for something that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Last day.
    pub end: Date,
    /// The date is the project's; else it is the one of the round's column.
    pub of_project: bool,
    /// Regular operation and enhancement in the target period.
    pub amount: Total,
    /// What the line plans for the following year all the same; nothing where it plans nothing.
    pub planned_after: Option<Total>,
}

/// Phases that say what is planned for a year to come, the first a line has.
const PLANNED: [Phase; 4] = [Phase::Request, Phase::Plan, Phase::Approved, Phase::Adjusted];

/// What a line plans for the year after one.
fn planned_after(line: &BudgetLine, year: FiscalYear) -> Option<Total> {
    let fiscal_year = FiscalYear(year.0.checked_add(1)?);
    let amount = PLANNED.iter().find_map(|&phase| line.amount(Period { fiscal_year, phase }))?;
    (amount.cents != Cents::ZERO).then(|| amount.cents.into())
}

/// What ties lines of several departments together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SharedKey {
    /// The same solution.
    Solution,
    /// The same contract.
    Contract,
    /// The same title.
    Title,
}

impl SharedKey {
    /// Every key, in the order reports show them.
    pub const ALL: [Self; 3] = [Self::Solution, Self::Contract, Self::Title];

    /// The code used in data files and as key of the labels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Solution => "solution",
            Self::Contract => "contract",
            Self::Title => "title",
        }
    }

    const fn field(self) -> Field {
        match self {
            Self::Solution => Field::SolutionId,
            Self::Contract => Field::ContractId,
            Self::Title => Field::Title,
        }
    }
}

/// Lines of several departments with one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// What ties them together.
    pub key: SharedKey,
    /// The key as the first line writes it.
    pub name: Text,
    /// Departments, in their order.
    pub departments: Vec<DepartmentIndex>,
    /// The lines, in their order.
    pub lines: Vec<SharedLine>,
    /// Regular operation and enhancement in the target period.
    pub sum: Total,
}

/// A line several departments share the key of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedLine {
    /// Number of the line in the portfolio.
    pub line: u32,
    /// Regular operation and enhancement in the target period.
    pub amount: Total,
}

/// The candidates of each target period; `before` is the period growth is seen from.
pub(super) fn candidates(
    targets: &[(Period, Option<Period>)],
    totals: &Totals,
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<Candidates> {
    let money = Money { totals, portfolio, classification, round };
    let of_period = |&(period, before): &(Period, Option<Period>)| Candidates {
        period,
        before,
        growing: before.map(|before| money.growing(before, period)).unwrap_or_default(),
        ending: money.ending(period),
        shared: money.shared(period),
    };
    targets.iter().map(of_period).collect()
}

struct Money<'a> {
    totals: &'a Totals,
    portfolio: &'a Portfolio,
    classification: &'a Classification,
    round: &'a Round,
}

impl<'a> Money<'a> {
    /// Lines in the target with an amount in the period.
    fn lines(&self, period: Period) -> impl Iterator<Item = (u32, &'a BudgetLine)> {
        let totals = self.totals;
        (0..).zip(&self.portfolio.lines).filter(move |(number, line)| {
            totals.in_target(*number) && line.amount(period).is_some()
        })
    }

    /// Money of a line in a period that is of one of some classes.
    fn of(&self, number: u32, period: Period, classes: &[Class]) -> Total {
        let Some(classified) = &self.classification.lines[number as usize] else {
            return Total::ZERO;
        };
        classify::allocations(&self.portfolio.lines[number as usize], classified)
            .into_iter()
            .filter(|part| part.period == period && classes.contains(&part.class))
            .map(|part| part.cents)
            .sum()
    }

    fn growing(&self, before: Period, period: Period) -> Vec<Growing> {
        let operations = [Class::Operations];
        let mut growing: Vec<Growing> = self
            .lines(period)
            .filter(|(_, line)| line.amount(before).is_some())
            .map(|(line, _)| Growing {
                line,
                before: self.of(line, before, &operations),
                after: self.of(line, period, &operations),
            })
            .filter(|line| line.before > Total::ZERO && line.after > line.before)
            .collect();
        growing.sort_by(|left, right| {
            let size = |line: &Growing| Reverse(line.after - line.before);
            size(left).cmp(&size(right)).then_with(|| self.id(left.line).cmp(self.id(right.line)))
        });
        growing
    }

    fn ending(&self, period: Period) -> Vec<Ending> {
        let last_day = |end: Date| end.year() <= period.fiscal_year.0;
        let mut ending: Vec<Ending> = self
            .lines(period)
            .filter_map(|(number, line)| {
                let contract = self.round.contract_end_of(&line.extra).and_then(Result::ok);
                let (end, of_project) = match contract {
                    Some(end) => (end, false),
                    None => (self.project_end(number)?, true),
                };
                let amount = self.of(number, period, &[Class::Operations, Class::Enhancement]);
                let ends = last_day(end) && amount > Total::ZERO;
                let planned_after = planned_after(line, period.fiscal_year);
                ends.then_some(Ending { line: number, end, of_project, amount, planned_after })
            })
            .collect();
        ending.sort_by(|left, right| {
            let size = |line: &Ending| Reverse(line.amount);
            size(left).cmp(&size(right)).then_with(|| self.id(left.line).cmp(self.id(right.line)))
        });
        ending
    }

    fn project_end(&self, number: u32) -> Option<Date> {
        let classified = self.classification.lines[number as usize].as_ref()?;
        self.portfolio.projects[classified.project? as usize].end
    }

    fn shared(&self, period: Period) -> Vec<Shared> {
        let mut groups: HashMap<(SharedKey, String), Vec<u32>> = HashMap::new();
        for (number, line) in self.lines(period) {
            for key in SharedKey::ALL {
                if let Some(text) = line.fields.get(key.field()) {
                    groups.entry((key, fold(text))).or_default().push(number);
                }
            }
        }
        let groups = groups.into_iter();
        let mut shared: Vec<((SharedKey, String), Shared)> = groups
            .filter_map(|(key, lines)| {
                let group = self.group(key.0, &lines, period)?;
                Some((key, group))
            })
            .collect();
        shared.sort_by(|left, right| {
            Reverse(left.1.sum).cmp(&Reverse(right.1.sum)).then_with(|| left.0.cmp(&right.0))
        });
        shared.into_iter().map(|(_, group)| group).collect()
    }

    /// Lines of one key, if several departments pay for them.
    fn group(&self, key: SharedKey, numbers: &[u32], period: Period) -> Option<Shared> {
        let department = |number: u32| self.portfolio.lines[number as usize].department;
        let first = department(*numbers.first()?);
        if numbers.iter().all(|&number| department(number) == first) {
            return None;
        }
        let classes = [Class::Operations, Class::Enhancement];
        let lines: Vec<SharedLine> = numbers
            .iter()
            .map(|&line| SharedLine { line, amount: self.of(line, period, &classes) })
            .filter(|line| line.amount != Total::ZERO)
            .collect();
        let departments: BTreeSet<_> = lines.iter().map(|line| department(line.line)).collect();
        let sum = lines.iter().map(|line| line.amount).sum();
        if departments.len() < 2 || sum <= Total::ZERO {
            return None;
        }
        let name = self.portfolio.lines[lines[0].line as usize].fields.get(key.field())?.clone();
        Some(Shared { key, name, departments: departments.into_iter().collect(), lines, sum })
    }

    fn id(&self, number: u32) -> &'a Text {
        &self.portfolio.lines[number as usize].id
    }
}

#[cfg(test)]
mod tests;
