//! Coverage: what each rule of a table does to the lines of a round.
//!
//! In: portfolio, rule table, round. Out: hits, wins and defeats of every rule in lines and in
//! money of the budget years, rules that never match or never win, conflicts, how often a fact
//! was settled by which rule, and what the unclear lines have in common. Deliberately absent:
//! any change of a rule, and the decisions of reviewers; rules are counted as they judge.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::columns::Outcome;
use super::families::{self, WordFamily};
use super::judge::Judge;
use super::prepare::Prepared;
use super::table::{RuleTable, Winner};
use super::{Class, Classification, Part};
use crate::money::Total;
use crate::period::Period;
use crate::round::Round;
use crate::schema::{BudgetLine, Portfolio, Text, Truth};

/// Some lines and their money in the budget years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weight {
    /// Number of lines.
    pub lines: u64,
    /// Their cost in scope in the budget years, in the phase the target is taken for.
    pub money: Total,
}

impl Weight {
    /// Adds one line.
    pub(super) fn add(&mut self, money: Total) {
        self.lines += 1;
        self.money += money;
    }

    fn join(&mut self, other: Self) {
        self.lines += other.lines;
        self.money += other.money;
    }
}

/// What a rule for classes did.
#[derive(Debug, Clone)]
pub struct RuleCoverage {
    /// Id of the rule.
    pub id: Text,
    /// Smaller wins.
    pub priority: i32,
    /// What it says: a class, or classes with their shares.
    pub parts: Vec<Part>,
    /// Lines it decided.
    pub won: Weight,
    /// Lines it matched where another rule decided.
    pub lost: Weight,
    /// Lines it matched where rules of its priority disagreed.
    pub in_conflict: Weight,
    /// The rules that decided instead, with how many lines each; most lines first.
    pub beaten_by: Vec<(Text, u64)>,
}

impl RuleCoverage {
    /// It matches no line.
    #[must_use]
    pub const fn is_dead(&self) -> bool {
        self.won.lines + self.lost.lines + self.in_conflict.lines == 0
    }

    /// It matches lines and decides none of them.
    #[must_use]
    pub const fn is_shadowed(&self) -> bool {
        self.won.lines == 0 && self.in_conflict.lines == 0 && self.lost.lines > 0
    }
}

/// What a rule for a fact did.
#[derive(Debug, Clone)]
pub struct FactCoverage {
    /// Id of the rule.
    pub id: Text,
    /// Its priority; 100 is the portfolio's own statement.
    pub priority: i32,
    /// Code of the fact: `first_use`, `first_digitalisation`, `replacement`, `recurring`.
    pub fact: &'static str,
    /// Whether it says that the fact holds.
    pub holds: bool,
    /// Lines it matched.
    pub matched: Weight,
    /// Lines whose fact it settled.
    pub settled: Weight,
    /// Lines of these whose project states the opposite.
    pub corrected: Weight,
}

/// Rules of one priority that disagree.
#[derive(Debug, Clone)]
pub struct ConflictCoverage {
    /// Ids of the rules.
    pub rules: Vec<Text>,
    /// The lines they leave unclear.
    pub weight: Weight,
}

/// What a rule table does to a round.
#[derive(Debug)]
pub struct Coverage {
    /// The periods money is counted in: the budget years.
    pub periods: Vec<Period>,
    /// Every line in scope.
    pub all: Weight,
    /// Lines with unclear money in a budget year, by decision or rule; the money is the unclear
    /// part.
    pub unclear: Weight,
    /// Lines no rule matches.
    pub unmatched: Weight,
    /// Rules for classes, by priority and id.
    pub rules: Vec<RuleCoverage>,
    /// Rules for facts, by priority and id.
    pub facts: Vec<FactCoverage>,
    /// Conflicts, most money first.
    pub conflicts: Vec<ConflictCoverage>,
    /// Unclear lines by size of their money, ties by id.
    pub unclear_lines: Vec<(u32, Total)>,
    /// Words the unclear lines share, most money first.
    pub families: Vec<WordFamily>,
}

/// Counts what the rules do to each line in scope.
#[must_use]
pub fn coverage(
    portfolio: &Portfolio,
    classification: &Classification,
    table: &RuleTable,
    round: &Round,
) -> Coverage {
    let periods = periods(round);
    let prepared = Prepared::new(portfolio, table, round, None);
    let weights = group_weights(&prepared, &periods);
    let judge = Judge::new(&prepared, table, round);
    let seen: Vec<Seen> =
        prepared.groups.par_iter().map(|&group| Seen::new(&judge, table, group)).collect();
    let mut counted = Counted::new(table);
    for (seen, &weight) in seen.iter().zip(&weights) {
        counted.add(table, seen, weight);
    }
    let unclear_lines = unclear_lines(portfolio, classification, &periods);
    let mut unclear = Weight::default();
    for &(_, money) in &unclear_lines {
        unclear.add(money);
    }
    let mut all = Weight::default();
    for &weight in &weights {
        all.join(weight);
    }
    Coverage {
        all,
        unclear,
        unmatched: counted.unmatched,
        conflicts: counted.conflicts(),
        facts: counted.facts,
        rules: counted.rules.into_iter().map(RuleCount::finish).collect(),
        families: families::families(portfolio, &unclear_lines),
        unclear_lines,
        periods,
    }
}

/// The budget years of a round in the phase the target is taken for.
pub(crate) fn periods(round: &Round) -> Vec<Period> {
    let mut years = round.fiscal_years.clone();
    years.sort_unstable();
    let phase = round.target_phase();
    years.into_iter().map(|fiscal_year| Period { fiscal_year, phase }).collect()
}

/// The cost in scope of a line in some periods.
pub(super) fn money(line: &BudgetLine, periods: &[Period]) -> Total {
    let counted = line.cost().filter(|amount| periods.contains(&amount.period));
    counted.map(|amount| amount.cents).sum()
}

fn group_weights(prepared: &Prepared<'_>, periods: &[Period]) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); prepared.groups.len()];
    for (line, group) in prepared.portfolio.lines.iter().zip(&prepared.group_of) {
        if let Some(group) = group {
            weights[*group as usize].add(money(line, periods));
        }
    }
    weights
}

/// Lines with unclear money in the periods, or without any money but unclear there.
fn unclear_lines(
    portfolio: &Portfolio,
    classification: &Classification,
    periods: &[Period],
) -> Vec<(u32, Total)> {
    let mut found: Vec<(u32, Total)> = (0_u32..)
        .zip(portfolio.lines.iter().zip(&classification.lines))
        .filter_map(|(number, (line, classified))| {
            let classified = classified.as_deref()?;
            let years = periods.iter().map(|period| classified.judgement(period.fiscal_year));
            let mut parts = years.flat_map(|judgement| &judgement.parts);
            parts.any(|part| part.class == Class::Unclear).then(|| {
                let parts = super::allocations(line, classified).into_iter();
                let unclear = parts
                    .filter(|one| one.class == Class::Unclear && periods.contains(&one.period));
                (number, unclear.map(|one| one.cents).sum::<Total>())
            })
        })
        .collect();
    found.sort_by(|left, right| {
        let id = |line: &(u32, Total)| &portfolio.lines[line.0 as usize].id;
        let size = |line: &(u32, Total)| line.1.cents().unsigned_abs();
        size(right)
            .cmp(&size(left))
            .then_with(|| id(left).cmp(id(right)))
            .then(left.0.cmp(&right.0))
    });
    found
}

/// What the rules say of one group of equal lines.
struct Seen {
    matched: Vec<usize>,
    winner: Option<usize>,
    conflict: Vec<Text>,
    facts_matched: Vec<usize>,
    facts_settled: Vec<usize>,
    facts_corrected: Vec<usize>,
}

impl Seen {
    fn new(judge: &Judge<'_>, table: &RuleTable, group: super::prepare::Key) -> Self {
        let (facts, settled) = judge.facts(group);
        let holding = |rules: &[super::table::Rule]| -> Vec<usize> {
            let rules = rules.iter().enumerate();
            rules.filter(|(_, rule)| rule.conditions.hold(&facts)).map(|(index, _)| index).collect()
        };
        let (winner, conflict) = match table.winner(&facts) {
            Winner::None => (None, Vec::new()),
            Winner::One(_, index) => (Some(index), Vec::new()),
            Winner::Conflict(rules) => {
                (None, rules.into_iter().map(|rule| rule.id.clone()).collect())
            }
        };
        let stated = facts.project.map_or([Truth::Unknown; 3], |project| project.stated);
        let mut facts_settled = Vec::new();
        let mut facts_corrected = Vec::new();
        for (index, fact) in settled.0.iter().enumerate() {
            let Some(rule) = fact.rule else { continue };
            facts_settled.push(rule);
            let stated = stated.get(index).copied().unwrap_or(Truth::Unknown);
            if stated != Truth::Unknown && stated != fact.truth {
                facts_corrected.push(rule);
            }
        }
        Self {
            matched: holding(&table.classes),
            winner,
            conflict,
            facts_matched: holding(&table.facts),
            facts_settled,
            facts_corrected,
        }
    }
}

/// A rule's numbers while lines are counted.
struct RuleCount {
    coverage: RuleCoverage,
    beaten_by: BTreeMap<Text, u64>,
}

impl RuleCount {
    fn finish(self) -> RuleCoverage {
        let mut beaten_by: Vec<(Text, u64)> = self.beaten_by.into_iter().collect();
        beaten_by.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        RuleCoverage { beaten_by, ..self.coverage }
    }
}

struct Counted {
    rules: Vec<RuleCount>,
    facts: Vec<FactCoverage>,
    unmatched: Weight,
    conflicts: BTreeMap<Vec<Text>, Weight>,
}

impl Counted {
    fn new(table: &RuleTable) -> Self {
        let none = Weight::default();
        let rules = table.classes.iter().map(|rule| RuleCount {
            coverage: RuleCoverage {
                id: rule.id.clone(),
                priority: rule.priority,
                parts: rule.shares().parts(),
                won: none,
                lost: none,
                in_conflict: none,
                beaten_by: Vec::new(),
            },
            beaten_by: BTreeMap::new(),
        });
        let facts = table.facts.iter().map(|rule| {
            let (fact, holds) = match rule.outcome {
                Outcome::Fact(fact, holds) => (super::explain::FACT_CODES[fact as usize], holds),
                Outcome::Shares(_) => unreachable!("rules for facts are kept apart"),
            };
            FactCoverage {
                id: rule.id.clone(),
                priority: rule.priority,
                fact,
                holds,
                matched: none,
                settled: none,
                corrected: none,
            }
        });
        Self {
            rules: rules.collect(),
            facts: facts.collect(),
            unmatched: none,
            conflicts: BTreeMap::new(),
        }
    }

    fn add(&mut self, table: &RuleTable, seen: &Seen, weight: Weight) {
        if seen.matched.is_empty() {
            self.unmatched.join(weight);
        }
        if !seen.conflict.is_empty() {
            self.conflicts.entry(seen.conflict.clone()).or_default().join(weight);
        }
        for &index in &seen.matched {
            let rule = &mut self.rules[index];
            if seen.winner == Some(index) {
                rule.coverage.won.join(weight);
            } else if seen.conflict.contains(&rule.coverage.id) {
                rule.coverage.in_conflict.join(weight);
            } else {
                rule.coverage.lost.join(weight);
                let winner =
                    seen.winner.map(|winner| std::slice::from_ref(&table.classes[winner].id));
                for by in winner.unwrap_or(&seen.conflict) {
                    *rule.beaten_by.entry(by.clone()).or_default() += weight.lines;
                }
            }
        }
        for &index in &seen.facts_matched {
            self.facts[index].matched.join(weight);
        }
        for &index in &seen.facts_settled {
            self.facts[index].settled.join(weight);
        }
        for &index in &seen.facts_corrected {
            self.facts[index].corrected.join(weight);
        }
    }

    fn conflicts(&self) -> Vec<ConflictCoverage> {
        let conflict = |(rules, weight): (&Vec<Text>, &Weight)| ConflictCoverage {
            rules: rules.clone(),
            weight: *weight,
        };
        let mut conflicts: Vec<ConflictCoverage> = self.conflicts.iter().map(conflict).collect();
        let size = |one: &ConflictCoverage| one.weight.money.cents().unsigned_abs();
        conflicts.sort_by(|left, right| {
            size(right).cmp(&size(left)).then_with(|| left.rules.cmp(&right.rules))
        });
        conflicts
    }
}
