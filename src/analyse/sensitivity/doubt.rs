//! Groups of lines whose class rests on little, and how wrong each group must be.
//!
//! In: allocations of a period with their judgements. Out: one group for each doubt and class. A
//! line may stand in two groups (declared only, and its decision is out of date); groups are
//! never added.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Money, Standing, Turn};
use crate::classify::{Class, Classification, Classified, DecisionState, RestsOn};
use crate::money::{Cents, Total};
use crate::period::Period;

/// Why the class of a line may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Unclear: no rule holds.
    NoRule,
    /// Unclear: rules of one priority disagree.
    Conflict,
    /// Unclear: the winning rule or the year of a go-live leaves it open.
    LeftOpen,
    /// Unclear: a person left it open.
    DecidedOpen,
    /// Classed by what the department declared, and by nothing else.
    DeclaredOnly,
    /// Classed by the label of an amount column, such as O&M, and by nothing else.
    LabelOnly,
    /// What the department declared speaks against the class.
    Contradicted,
    /// A person decided it, but amount or text changed since.
    Stale,
}

impl Doubt {
    /// Every doubt, in the order reports show them.
    pub const ALL: [Self; 8] = [
        Self::NoRule,
        Self::Conflict,
        Self::LeftOpen,
        Self::DecidedOpen,
        Self::DeclaredOnly,
        Self::LabelOnly,
        Self::Contradicted,
        Self::Stale,
    ];

    /// The code used in data files and as key of the labels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRule => "no_rule",
            Self::Conflict => "conflict",
            Self::LeftOpen => "left_open",
            Self::DecidedOpen => "decided_open",
            Self::DeclaredOnly => "declared_only",
            Self::LabelOnly => "label_only",
            Self::Contradicted => "contradicted",
            Self::Stale => "stale",
        }
    }
}

/// Money of one class and one doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtGroup {
    /// Why its class may be wrong.
    pub doubt: Doubt,
    /// The class it counts as.
    pub class: Class,
    /// Number of lines.
    pub line_count: u64,
    /// Sum of all its amounts.
    pub sum: Total,
    /// Sum of those above zero.
    pub available: Total,
    /// Verdicts it turns to if so much of it is innovation.
    pub if_innovation: Vec<Turn>,
    /// Verdicts it turns to if so much of it is not innovation.
    pub if_not_innovation: Vec<Turn>,
    /// Numbers of its lines, ascending.
    pub lines: Vec<u32>,
}

/// The groups of a period.
pub(super) fn groups(
    period: Period,
    standing: &Standing,
    money: &[Money],
    classification: &Classification,
) -> Vec<DoubtGroup> {
    let rests_on: HashMap<&str, RestsOn> =
        classification.rules.iter().map(|rule| (&*rule.id, rule.rests_on)).collect();
    let stale: BTreeSet<u32> = classification
        .decisions
        .iter()
        .filter(|outcome| outcome.state == DecisionState::Stale)
        .filter_map(|outcome| outcome.line)
        .collect();
    let mut groups: BTreeMap<(Doubt, Class), Vec<(u32, i64)>> = BTreeMap::new();
    for &(line, class, cents) in money {
        let Some(classified) = &classification.lines[line as usize] else { continue };
        for doubt in doubts(classified, period, class, &rests_on) {
            groups.entry((doubt, class)).or_default().push((line, cents));
        }
        if stale.contains(&line) && classified.judgement(period.fiscal_year).decision.is_some() {
            groups.entry((Doubt::Stale, class)).or_default().push((line, cents));
        }
    }
    groups
        .into_iter()
        .map(|((doubt, class), money)| group(doubt, class, &money, standing))
        .collect()
}

/// Why the class of a part of a line may be wrong, but for decisions that are out of date.
fn doubts(
    classified: &Classified,
    period: Period,
    class: Class,
    rests_on: &HashMap<&str, RestsOn>,
) -> Vec<Doubt> {
    let judgement = classified.judgement(period.fiscal_year);
    if class == Class::Unclear {
        return vec![match (&judgement.decision, &judgement.rule) {
            (Some(_), _) => Doubt::DecidedOpen,
            (None, _) if classified.conflict => Doubt::Conflict,
            (None, Some(_)) => Doubt::LeftOpen,
            (None, None) => Doubt::NoRule,
        }];
    }
    let mut doubts = Vec::new();
    if judgement.decision.is_none() {
        match judgement.rule.as_deref().and_then(|rule| rests_on.get(rule)) {
            Some(RestsOn::Declared) => doubts.push(Doubt::DeclaredOnly),
            Some(RestsOn::Label) => doubts.push(Doubt::LabelOnly),
            Some(RestsOn::Content) | None => {}
        }
        if classified.contradicts {
            doubts.push(Doubt::Contradicted);
        }
    }
    doubts
}

fn group(doubt: Doubt, class: Class, money: &[(u32, i64)], standing: &Standing) -> DoubtGroup {
    let sum = money.iter().map(|&(_, cents)| Cents(cents)).sum();
    let available = money.iter().filter(|money| money.1 > 0).map(|&(_, cents)| Cents(cents)).sum();
    let mut lines: Vec<u32> = money.iter().map(|&(line, _)| line).collect();
    lines.dedup();
    let turns = |to| standing.turns(super::direction(class, to));
    let nothing = Vec::new;
    let (if_innovation, if_not_innovation) = match class {
        Class::Innovation => (nothing(), turns(Class::Operations)),
        Class::Unclear => (turns(Class::Innovation), turns(Class::Operations)),
        Class::Operations | Class::Enhancement => (turns(Class::Innovation), nothing()),
    };
    DoubtGroup {
        doubt,
        class,
        line_count: lines.len() as u64,
        sum,
        available,
        if_innovation,
        if_not_innovation,
        lines,
    }
}
