//! What each line does to a change: money, scope, or class.
//!
//! Money: the line is new, has ended, costs more or less; of that, what a declared index clause
//! adds is shown by itself (earlier amount times the rate, to the cent). Scope: the line ends in
//! the target while one line of the same department and the same words, but another account or
//! accounting area, begins outside of it, or the other way round; only pairs without a rival are
//! taken, and the counterpart is named. A line that comes in counts as scope with what it cost
//! before, and as money with what it costs more. Class: the same money under another judgement;
//! what of the earlier amount changes its class, so that the classes' effects sum to zero.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::driver::distribute;
use super::{GrowthDriver, GrowthStep, IndexEffect, StepFigures};
use crate::analyse::ClassTotals;
use crate::analyse::sources::Sources;
use crate::classify::Classified;
use crate::money::{self, Cents, Total};
use crate::period::Period;
use crate::round::growth::IndexClauses;
use crate::schema::{BudgetLine, DepartmentIndex, Field, OutOfScope, Text};

/// What the words of a line are, whatever its account and area.
const WORDS: [Field; 10] = [
    Field::Unit,
    Field::ProductGroup,
    Field::Product,
    Field::CostCentre,
    Field::Title,
    Field::Description,
    Field::ProjectId,
    Field::SolutionId,
    Field::ContractId,
    Field::BusinessArea,
];

/// The lines that moved between two periods, and what is not money.
#[derive(Default)]
pub(super) struct Changes {
    /// Every line in the target that moved or changed its class, in order of line.
    pub(super) lines: Vec<GrowthDriver>,
    /// Money by class that only changed its class.
    pub(super) reclassified: ClassTotals,
    /// Scope by class.
    pub(super) scope_by_class: ClassTotals,
    scope_by_department: BTreeMap<DepartmentIndex, Total>,
    scope_by_group: BTreeMap<Text, Total>,
}

impl Changes {
    /// Scope of everything.
    pub(super) fn scope_total(&self) -> Total {
        self.scope_by_class.total()
    }

    /// Scope of a department.
    pub(super) fn scope_of_department(&self, department: DepartmentIndex) -> Total {
        self.scope_by_department.get(&department).copied().unwrap_or_default()
    }

    /// Scope of a group of accounts.
    pub(super) fn scope_of_group(&self, group: &Text) -> Total {
        self.scope_by_group.get(group).copied().unwrap_or_default()
    }

    /// What the whole change is made of.
    pub(super) fn steps(&self) -> Vec<(GrowthStep, StepFigures)> {
        let mut steps: BTreeMap<GrowthStep, StepFigures> = BTreeMap::new();
        let mut add = |step: GrowthStep, change: Total| {
            if change != Total::ZERO {
                let figures = steps.entry(step).or_default();
                figures.line_count += 1;
                figures.change += change;
            }
        };
        for line in &self.lines {
            let Some(kind) = line.kind else { continue };
            add(
                GrowthStep::Indexed,
                line.index.as_ref().map_or(Total::ZERO, |index| index.expected),
            );
            if matches!(kind, GrowthStep::ScopeIn | GrowthStep::ScopeOut) {
                add(kind, line.scope);
            }
            if let Some((step, rest)) = line.rest() {
                add(step, rest);
            }
        }
        steps.into_iter().collect()
    }
}

/// What each line in the target does between two periods.
pub(super) fn changes(from: Period, to: Period, sources: &Sources<'_>) -> Changes {
    let clauses = IndexClauses::of(&sources.round.index_clauses, to.fiscal_year);
    let count =
        u32::try_from(sources.portfolio.lines.len()).expect("lines are numbered in 32 bits");
    let mut lines: Vec<GrowthDriver> = (0..count)
        .into_par_iter()
        .filter(|&line| sources.totals.in_target(line))
        .filter_map(|line| change(line, from, to, &clauses, sources))
        .collect();
    scope(&mut lines, from, to, sources);
    let mut changes = Changes { lines, ..Changes::default() };
    let Changes { lines, reclassified, scope_by_class, scope_by_department, scope_by_group } =
        &mut changes;
    for line in lines.iter() {
        if let Some(moved) = &line.reclassified {
            for (sum, class) in reclassified.0.iter_mut().zip(moved.0) {
                *sum += class;
            }
        }
        if line.scope != Total::ZERO {
            let known = &sources.portfolio.lines[line.line as usize];
            let bucket = sources.totals.bucket_of[line.line as usize].expect("it is in the target");
            let group = &sources.totals.buckets[bucket as usize].account_group;
            *scope_by_department.entry(known.department).or_default() += line.scope;
            *scope_by_group.entry(group.clone()).or_default() += line.scope;
            let year = if line.after.is_some() { to } else { from }.fiscal_year;
            let classified = classified(line.line, sources);
            let cents = Cents(i64::try_from(line.scope.0).expect("one amount of a line"));
            distribute(cents, &classified.judgement(year).parts, 1, scope_by_class);
        }
    }
    changes
}

fn classified<'a>(line: u32, sources: &'a Sources<'_>) -> &'a Classified {
    let classified = sources.classification.lines[line as usize].as_deref();
    classified.expect("every line in the target is classified")
}

fn change(
    line: u32,
    from: Period,
    to: Period,
    clauses: &IndexClauses<'_>,
    sources: &Sources<'_>,
) -> Option<GrowthDriver> {
    let known = &sources.portfolio.lines[line as usize];
    let cents = |period| known.amount(period).map(|amount| amount.cents);
    let (before, after) = (cents(from), cents(to));
    let both = before.zip(after);
    let index = both.and_then(|(before, _)| {
        let rate = clauses.rate(known.fields.text(Field::ContractId))?;
        let exact = i128::from(before.0) * rate.numerator;
        let expected = Total(money::round_half_away(exact, rate.denominator));
        Some(Box::new(IndexEffect { rate, expected }))
    });
    let indexed = index.as_ref().map_or(Total::ZERO, |index| index.expected);
    let reclassified = both.and_then(|(before, _)| reclassified(line, before, from, to, sources));
    let mut driver = GrowthDriver {
        line,
        before,
        after,
        kind: None,
        index,
        scope: Total::ZERO,
        counterpart: None,
        reclassified,
    };
    let change = driver.change();
    driver.kind = match (before, after) {
        (None, Some(_)) if change != Total::ZERO => Some(GrowthStep::New),
        (Some(_), None) if change != Total::ZERO => Some(GrowthStep::Ended),
        _ if change.0 > 0 => Some(GrowthStep::Raised),
        _ if change.0 < 0 || indexed != Total::ZERO => Some(GrowthStep::Cut),
        _ => None,
    };
    let of_use = driver.kind.is_some() || driver.reclassified.is_some() || driver.index.is_some();
    of_use.then_some(driver)
}

/// What of the earlier amount stands in another class in the later year.
fn reclassified(
    line: u32,
    before: Cents,
    from: Period,
    to: Period,
    sources: &Sources<'_>,
) -> Option<Box<ClassTotals>> {
    let classified = classified(line, sources);
    if classified.judgements.len() < 2 {
        return None;
    }
    let [earlier, later] = [from, to].map(|period| &classified.judgement(period.fiscal_year).parts);
    let mut moved = ClassTotals::default();
    distribute(before, later, 1, &mut moved);
    distribute(before, earlier, -1, &mut moved);
    (moved != ClassTotals::default()).then(|| Box::new(moved))
}

/// Finds lines that only moved in or out of the target.
fn scope(lines: &mut [GrowthDriver], from: Period, to: Period, sources: &Sources<'_>) {
    let portfolio = sources.portfolio;
    let mut inside: HashMap<(bool, Words<'_>), Option<usize>> = HashMap::new();
    for (position, driver) in lines.iter().enumerate() {
        let is_new = match driver.kind {
            Some(GrowthStep::New) => true,
            Some(GrowthStep::Ended) => false,
            _ => continue,
        };
        if let Some(words) = words(&portfolio.lines[driver.line as usize]) {
            let rival = inside.get(&(is_new, words.clone())).map(|_| None);
            inside.insert((is_new, words), rival.unwrap_or(Some(position)));
        }
    }
    if inside.is_empty() {
        return;
    }
    let mut outside: HashMap<(bool, Words<'_>), Option<(u32, Cents)>> = HashMap::new();
    for (number, line) in (0_u32..).zip(&portfolio.lines) {
        if sources.totals.in_target(number) || !may_move(line) {
            continue;
        }
        let amounts = [from, to].map(|period| line.amount(period).map(|amount| amount.cents));
        // What is new inside has ended outside.
        let (is_new_inside, cents) = match amounts {
            [Some(cents), None] => (true, cents),
            [None, Some(cents)] => (false, cents),
            _ => continue,
        };
        let Some(words) = words(line) else { continue };
        let key = (is_new_inside, words);
        if inside.contains_key(&key) {
            let rival = outside.get(&key).map(|_| None);
            outside.insert(key, rival.unwrap_or(Some((number, cents))));
        }
    }
    for (key, found) in outside {
        let (Some((number, cents)), Some(position)) = (found, inside[&key]) else { continue };
        let driver = &mut lines[position];
        driver.counterpart = Some(number);
        if key.0 {
            driver.kind = Some(GrowthStep::ScopeIn);
            driver.scope = cents.into();
        } else {
            driver.kind = Some(GrowthStep::ScopeOut);
            driver.scope = driver.change();
        }
    }
}

/// Income and loans are no cost that was counted elsewhere.
const fn may_move(line: &BudgetLine) -> bool {
    !matches!(
        line.out_of_scope,
        Some(OutOfScope::Income | OutOfScope::Loan | OutOfScope::Clearing | OutOfScope::Portfolio)
    )
}

type Words<'a> = (DepartmentIndex, Vec<&'a str>);

/// Department and words of a line; nothing where it has neither title nor description.
fn words(line: &BudgetLine) -> Option<Words<'_>> {
    let has_words =
        [Field::Title, Field::Description].iter().any(|&field| line.fields.get(field).is_some());
    let component = line.component.as_deref().unwrap_or_default();
    let words = WORDS.iter().map(|&field| line.fields.text(field)).chain([component]).collect();
    has_words.then_some((line.department, words))
}
