//! Review: which lines a person should look at first, and why.
//!
//! In: the classification and the target. Out: lines by money at stake, each once with all its
//! causes. What is at stake is the unclear part of an unclear line, the innovation part of one
//! without a cost-benefit analysis and else the whole amount, in the first target period or, where
//! the line has nothing there, the next later one; of several causes the largest counts. A line that people decided for the budget years is not on the list, unless it
//! changed since. What lies in earlier years only is history and not on the list, nor is what
//! comes to nothing.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::totals::Totals;
use super::{PeriodFigures, ReviewCause, ReviewCauses, ReviewItem};
use crate::classify::{self, Allocation, Class, Classification, Classified, DecisionState};
use crate::money::{Cents, Total};
use crate::period::Period;
use crate::schema::{Portfolio, Truth};

/// The lines to look at, by size of the money at stake, ties by id.
pub(super) fn review(
    periods: &[PeriodFigures],
    target_periods: &[usize],
    portfolio: &Portfolio,
    classification: &Classification,
) -> Vec<ReviewItem> {
    let deciding = deciding(periods, target_periods);
    let targets: Vec<Period> = target_periods.iter().map(|&index| periods[index].period).collect();
    let line_count = u32::try_from(portfolio.lines.len()).expect("lines are numbered in 32 bits");
    let mut items: Vec<ReviewItem> = (0..line_count)
        .into_par_iter()
        .filter_map(|line| {
            let classified = classification.lines[line as usize].as_deref()?;
            item(line, classified, &targets, portfolio)
        })
        .collect();
    add_stale(&mut items, &targets, portfolio, classification);
    // Without money from the budget on there is nothing to decide; a decision that no longer fits
    // is to be looked at even so.
    items.retain(|item| {
        item.weight != Cents::ZERO || item.causes.contains(ReviewCause::StaleDecision)
    });
    for item in &mut items {
        item.deciding = deciding.contains(&item.line);
    }
    items.par_sort_by(|left, right| {
        let id = |item: &ReviewItem| &portfolio.lines[item.line as usize].id;
        let weight = |item: &ReviewItem| Reverse(item.weight.0.unsigned_abs());
        weight(left)
            .cmp(&weight(right))
            .then_with(|| id(left).cmp(id(right)))
            .then_with(|| left.line.cmp(&right.line))
    });
    items
}

/// Innovation money of the period in the target without a cost-benefit analysis on record.
pub(super) fn innovation_without_cost_benefit(
    period: Period,
    totals: &Totals,
    portfolio: &Portfolio,
    classification: &Classification,
) -> Total {
    let cents = |index: usize| -> i128 {
        let line = &portfolio.lines[index];
        let Some(classified) = &classification.lines[index] else { return 0 };
        if has_cost_benefit(classified, portfolio) || !may_be(classified, Class::Innovation) {
            return 0;
        }
        classify::allocations(line, classified)
            .iter()
            .filter(|part| part.period == period && part.class == Class::Innovation)
            .map(|part| i128::from(part.cents.0))
            .sum()
    };
    let line_count = u32::try_from(portfolio.lines.len()).expect("lines are numbered in 32 bits");
    let sum = (0..line_count)
        .into_par_iter()
        .filter(|&line| totals.in_target(line))
        .map(|line| cents(line as usize))
        .sum();
    Total(sum)
}

fn deciding(periods: &[PeriodFigures], target_periods: &[usize]) -> BTreeSet<u32> {
    target_periods
        .iter()
        .filter_map(|&index| periods[index].target.result.as_ref())
        .flat_map(|result| result.reach.iter().chain(&result.rule_out))
        .map(|line| line.line)
        .collect()
}

fn item(
    line: u32,
    classified: &Classified,
    targets: &[Period],
    portfolio: &Portfolio,
) -> Option<ReviewItem> {
    let unclear = may_be(classified, Class::Unclear);
    let innovation =
        may_be(classified, Class::Innovation) && !has_cost_benefit(classified, portfolio);
    if !(unclear || innovation || classified.conflict || classified.contradicts) {
        return None;
    }
    let allocations = classify::allocations(&portfolio.lines[line as usize], classified);
    let allocations = left_to_rules(allocations, classified, targets)?;
    let weight = |class| AtStake::of(&allocations, targets, class);
    let mut found: Vec<(ReviewCause, Option<AtStake>)> = Vec::new();
    // A conflict leaves a line unclear; the conflict is the more telling cause of the two.
    if classified.conflict {
        found.push((ReviewCause::Conflict, weight(unclear.then_some(Class::Unclear))));
    } else if unclear {
        found.push((ReviewCause::Unclear, weight(Some(Class::Unclear))));
    }
    if classified.contradicts {
        found.push((ReviewCause::Contradiction, weight(None)));
    }
    if innovation {
        found.push((ReviewCause::NoCostBenefit, weight(Some(Class::Innovation))));
    }
    let found = found.into_iter().filter_map(|(cause, weight)| Some((cause, weight?)));
    found.fold(None, |item, (cause, at_stake)| Some(joined(item, line, cause, at_stake)))
}

/// What a cause puts at stake.
#[derive(Debug, Clone, Copy)]
struct AtStake {
    /// In the first target period, else in the next later one.
    weight: Cents,
    /// That period, or the last one where all lie earlier.
    period: Period,
    /// In all target periods; nothing where there is no such money.
    budget: Option<Total>,
}

impl AtStake {
    /// Of a class, or of all; nothing if the line never has such money.
    fn of(allocations: &[Allocation], targets: &[Period], class: Option<Class>) -> Option<Self> {
        let (period, weight) = weight(allocations, targets.first().copied(), class)?;
        let matching = allocations
            .iter()
            .filter(|part| class.is_none_or(|class| part.class == class))
            .filter(|part| targets.contains(&part.period));
        let budget: Vec<Cents> = matching.map(|part| part.cents).collect();
        let budget = (!budget.is_empty()).then(|| budget.into_iter().sum());
        Some(Self { weight, period, budget })
    }
}

/// The item with one more cause; the larger money at stake counts, never the sum.
fn joined(
    item: Option<ReviewItem>,
    line: u32,
    cause: ReviewCause,
    at_stake: AtStake,
) -> ReviewItem {
    let AtStake { weight, period, budget } = at_stake;
    let none = || ReviewItem {
        line,
        causes: ReviewCauses::default(),
        weight,
        period,
        stakes: [None; ReviewCause::ALL.len()],
        deciding: false,
    };
    let mut item = item.unwrap_or_else(none);
    item.causes = item.causes.with(cause);
    item.stakes[cause as usize] = budget;
    if weight.0.unsigned_abs() > item.weight.0.unsigned_abs() {
        (item.weight, item.period) = (weight, period);
    }
    item
}

/// The money no person decided; nothing where the budget years are decided throughout, since the
/// line has been looked at then.
fn left_to_rules(
    mut allocations: Vec<Allocation>,
    classified: &Classified,
    targets: &[Period],
) -> Option<Vec<Allocation>> {
    if classified.by_rules.is_none() {
        return Some(allocations);
    }
    let by_rules =
        |part: &Allocation| classified.judgement(part.period.fiscal_year).decision.is_none();
    let mut budget = allocations.iter().filter(|part| targets.contains(&part.period)).peekable();
    if budget.peek().is_some() && !budget.any(by_rules) {
        return None;
    }
    allocations.retain(by_rules);
    Some(allocations)
}

/// Adds the lines somebody decided that changed since. `items` come and go in order of line.
fn add_stale(
    items: &mut Vec<ReviewItem>,
    targets: &[Period],
    portfolio: &Portfolio,
    classification: &Classification,
) {
    let outcomes = classification.decisions.iter();
    let lines: BTreeSet<u32> = outcomes
        .filter(|outcome| outcome.state == DecisionState::Stale)
        .filter_map(|outcome| outcome.line)
        .collect();
    let mut added = Vec::new();
    for line in lines {
        let Some(classified) = classification.lines[line as usize].as_deref() else { continue };
        let allocations = classify::allocations(&portfolio.lines[line as usize], classified);
        let Some(at_stake) = AtStake::of(&allocations, targets, None) else { continue };
        let join = |item| joined(item, line, ReviewCause::StaleDecision, at_stake);
        match items.binary_search_by_key(&line, |item| item.line) {
            Ok(found) => items[found] = join(Some(items[found])),
            Err(_) => added.push(join(None)),
        }
    }
    items.extend(added);
}

/// The money of a class, or of all, in the first target period, else in the next later one, with
/// that period; nothing if the line never has such money.
fn weight(
    allocations: &[Allocation],
    first: Option<Period>,
    class: Option<Class>,
) -> Option<(Period, Cents)> {
    let matching =
        || allocations.iter().filter(|part| class.is_none_or(|class| part.class == class));
    let any = matching().next()?;
    let start = first.unwrap_or(any.period);
    let Some(period) = matching().map(|part| part.period).filter(|&period| period >= start).min()
    else {
        let last = matching().map(|part| part.period).max()?;
        return Some((last, Cents::ZERO));
    };
    let sum = matching().filter(|part| part.period == period).map(|part| part.cents.0).sum();
    Some((period, Cents(sum)))
}

fn may_be(classified: &Classified, class: Class) -> bool {
    classified.judgements.iter().any(|judged| judged.parts.iter().any(|part| part.class == class))
}

fn has_cost_benefit(classified: &Classified, portfolio: &Portfolio) -> bool {
    classified.project.is_some_and(|project| {
        portfolio.projects[project as usize].cost_benefit.value == Truth::Yes
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analyse::fixture::{BUDGET, Fixture, PLAN, classified, judgement};
    use crate::classify::{Change, DecisionOutcome, Part};
    use crate::period::FiscalYear;
    use crate::schema::{Action, Decision, Shares};

    /// A line of 50 in the budget year and 70 planned, unclear by the rules and decided in some
    /// years: `from` says from when on which decision holds.
    fn reviewed(
        from: &[(Option<i16>, Option<u32>)],
        state: DecisionState,
    ) -> Vec<(ReviewCause, i64)> {
        let mut fixture = Fixture::new();
        fixture.line("La", 0, Class::Unclear, &[(BUDGET, 50), (PLAN, 70)]);
        let rules = Arc::new(classified(&[(Class::Unclear, 1)]));
        let own = fixture.last_class();
        own.by_rules = Some(rules);
        own.judgements = from
            .iter()
            .map(|&(from, decision)| {
                let class = if decision.is_some() { Class::Operations } else { Class::Unclear };
                let mut judged = judgement(from, vec![Part { class, weight: 1 }]);
                judged.decision = decision;
                judged
            })
            .collect();
        fixture.classification.decisions.push(outcome(state));
        let items = fixture.analyse().review;
        items
            .into_iter()
            .flat_map(|item| item.causes.iter().map(move |cause| (cause, item.weight.0)))
            .collect()
    }

    fn outcome(state: DecisionState) -> DecisionOutcome {
        DecisionOutcome {
            row: 1,
            decision: Decision {
                action: Action::Decide(Shares::new([1_000_000, 0, 0]).expect("the whole")),
                line_id: "La".into(),
                fiscal_year: Some(FiscalYear(2026)),
                amount: None,
                text: "".into(),
                reason: "Grund".into(),
                person: "Weiß".into(),
                date: jiff::civil::date(2026, 11, 22),
                report: "".into(),
            },
            line: Some(0),
            state,
            counts: true,
            ended_by: None,
            amount_now: None,
            text_now: "".into(),
            change: Change::default(),
        }
    }

    #[test]
    fn lines_decided_for_the_budget_years_leave_the_list_and_stale_ones_return() {
        let (rules, budget, plan) = ((None, None), (Some(2026), Some(0)), (Some(2027), None));
        let in_force = |from: &[_]| reviewed(from, DecisionState::InForce);
        // Decided in the budget year: the planned year is left to the rules and no question now.
        assert_eq!(in_force(&[rules, budget, plan]), []);
        assert_eq!(in_force(&[(None, Some(0))]), []);
        // Decided in the planned year only: the budget year is still open.
        assert_eq!(in_force(&[rules, (Some(2027), Some(0))]), [(ReviewCause::Unclear, 50)]);
        let stale = reviewed(&[rules, budget, plan], DecisionState::Stale);
        assert_eq!(stale, [(ReviewCause::StaleDecision, 50)]);
    }
}
