//! Facts of a line before a class is sought: T1, T2, T3, and whether its cost recurs.
//!
//! In: what the portfolio states and the rules for facts. Out: each fact with what settled it.
//! A rule with a priority below [`STATED_PRIORITY`] beats the portfolio's field, one above it
//! only fills a blank. One of that very priority casts doubt: it leaves a field that says
//! otherwise unknown, and fills none. Rules of one priority that disagree leave the fact unknown.

use super::InnovationTest;
use super::columns::Outcome;
use super::condition::{Fact, Facts};
use super::table::RuleTable;
use crate::schema::Truth;

/// The priority of what the portfolio states.
pub(super) const STATED_PRIORITY: i32 = 100;

/// A fact with what settled it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Settled {
    /// Whether it holds.
    pub truth: Truth,
    /// Number of the rule among the table's rules for facts; nothing where the portfolio's own
    /// statement stands.
    pub rule: Option<usize>,
}

/// The facts of a line by [`Fact::ALL`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SettledFacts(pub [Settled; 4]);

impl SettledFacts {
    /// What is known of a fact.
    pub(super) fn truth(self, fact: Fact) -> Truth {
        self.0[fact as usize].truth
    }

    /// The innovation test.
    pub(super) fn test(self) -> InnovationTest {
        InnovationTest {
            first_use: self.truth(Fact::FirstUse),
            first_digitalisation: self.truth(Fact::FirstDigitalisation),
            replacement: self.truth(Fact::Replacement),
        }
    }
}

/// Settles the facts of a line; `facts` carries no truths yet.
pub(super) fn settle(table: &RuleTable, facts: &Facts<'_>) -> SettledFacts {
    let mut settled = [Settled::default(); 4];
    let mut priorities = [i32::MAX; 4];
    if let Some(project) = facts.project {
        for (index, &truth) in project.stated.iter().enumerate() {
            if truth != Truth::Unknown {
                settled[index].truth = truth;
                priorities[index] = STATED_PRIORITY;
            }
        }
    }
    for index in table.fact_triggers.candidates(facts) {
        let rule = &table.facts[index];
        let Outcome::Fact(fact, holds) = rule.outcome else { continue };
        let best = &mut priorities[fact as usize];
        // A doubt needs something it can be cast on.
        let is_idle = rule.priority == STATED_PRIORITY && *best > STATED_PRIORITY;
        if is_idle || rule.priority > *best || !rule.conditions.hold(facts) {
            continue;
        }
        let truth = if holds { Truth::Yes } else { Truth::No };
        let known = &mut settled[fact as usize];
        if rule.priority < *best {
            *best = rule.priority;
            *known = Settled { truth, rule: Some(index) };
        } else if known.truth != truth {
            // Named is the rule that cast the doubt, where what it speaks against is no rule.
            *known = Settled { truth: Truth::Unknown, rule: known.rule.or(Some(index)) };
        }
    }
    SettledFacts(settled)
}
