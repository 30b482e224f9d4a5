//! The judgement of each line: facts, winning rule, go-live, what was declared.
//!
//! In: portfolio, rule table, round. Out: the [`Classification`] and what is said about it.
//! Lines that look the same to every rule are judged once; the order of lines never matters.

use std::sync::Arc;

use rayon::prelude::*;

use super::condition::{Fact, Facts};
use super::decisions;
use super::evidence::Speech;
use super::facts::{SettledFacts, settle};
use super::findings;
use super::golive::Stage;
use super::prepare::{Key, Prepared};
use super::shares::{self, Shares};
use super::supply;
use super::table::{Rule, RuleTable, Winner};
use super::{Class, Classification, Classified, Judgement};
use crate::diagnostic::{self, Diagnostic};
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::schema::{Decision, Portfolio, Recorded, Text};

/// A group's judgement with the rules behind it.
#[derive(Debug)]
pub(super) struct Verdict {
    /// What its lines are classified as.
    pub classified: Arc<Classified>,
    /// Number of the winning rule in the table.
    pub rule: Option<usize>,
    /// Ids of the rules in conflict.
    pub conflict: Vec<Text>,
    /// What was settled before a class was sought.
    pub facts: SettledFacts,
}

/// Classifies every line in scope by the rules alone; lines out of scope get nothing.
#[must_use]
pub fn classify(
    portfolio: &Portfolio,
    table: &RuleTable,
    round: &Round,
) -> (Classification, Vec<Diagnostic>) {
    classify_decided(portfolio, table, &[], round)
}

/// The same with decisions by reviewers, in the order of their rows; they beat every rule.
#[must_use]
pub fn classify_decided(
    portfolio: &Portfolio,
    table: &RuleTable,
    decisions: &[Recorded<Decision>],
    round: &Round,
) -> (Classification, Vec<Diagnostic>) {
    let prepared = Prepared::new(portfolio, table, round, None);
    let judge = Judge::new(&prepared, table, round);
    let verdicts: Vec<Verdict> =
        prepared.groups.par_iter().map(|&group| judge.verdict(group)).collect();
    let by_rules =
        |group: &Option<u32>| group.map(|group| verdicts[group as usize].classified.clone());
    let mut lines: Vec<_> = prepared.group_of.iter().map(by_rules).collect();
    let decided = decisions::apply(&mut lines, portfolio, decisions, round);
    let mut hits = vec![0_u64; table.rule_count()];
    for (group, classified) in prepared.group_of.iter().zip(&lines) {
        let rule = group.and_then(|group| verdicts[group as usize].rule);
        let by_rule = || classified.as_ref().is_some_and(|one| !one.is_decided_throughout());
        if let Some(rule) = rule.filter(|_| by_rule()) {
            hits[rule] += 1;
        }
    }
    let rules = table.summaries(&hits, round.language);
    let classification =
        Classification { lines, rules, decisions: decided.outcomes, ..Classification::default() };
    let mut diagnostics = findings::find(&prepared, &verdicts, &classification, round);
    diagnostics.extend(decided.diagnostics);
    diagnostics.extend(supply::find(table, portfolio));
    diagnostic::sort(&mut diagnostics);
    (classification, diagnostics)
}

/// The first budget year of the round; year 0 where a round has none, so that every year
/// counts as later.
pub(super) fn budget_year(round: &Round) -> FiscalYear {
    round.fiscal_years.first().copied().unwrap_or(FiscalYear(0))
}

/// The first budget year and the phase its amounts are asked or granted in.
pub(super) fn budget(round: &Round) -> Period {
    Period::new(budget_year(round).0, round.target_phase())
}

/// Judges groups of lines.
pub(super) struct Judge<'a> {
    prepared: &'a Prepared<'a>,
    table: &'a RuleTable,
    round: &'a Round,
    speech: Speech,
}

impl<'a> Judge<'a> {
    /// A judge for the lines prepared.
    pub(super) fn new(prepared: &'a Prepared<'a>, table: &'a RuleTable, round: &'a Round) -> Self {
        Self { prepared, table, round, speech: Speech::new(round.language, prepared.portfolio) }
    }

    /// The facts rules see of a group, with those that were settled.
    pub(super) fn facts(&self, group: Key) -> (Facts<'a>, SettledFacts) {
        let mut facts = self.prepared.facts(group);
        let settled = settle(self.table, &facts);
        facts.truths = settled.0.map(|settled| settled.truth);
        facts.innovation = settled.test().result();
        (facts, settled)
    }

    /// Judges a group.
    pub(super) fn verdict(&self, group: Key) -> Verdict {
        let (facts, settled) = self.facts(group);
        self.decide(group, &facts, settled, self.table.winner(&facts))
    }

    /// Judges a group as if its facts were others, or one rule did not hold.
    pub(super) fn what_if(
        &self,
        group: Key,
        settled: SettledFacts,
        without: Option<usize>,
    ) -> Verdict {
        let mut facts = self.prepared.facts(group);
        facts.truths = settled.0.map(|settled| settled.truth);
        facts.innovation = settled.test().result();
        self.decide(group, &facts, settled, self.table.winner_without(&facts, without))
    }

    fn decide(
        &self,
        group: Key,
        facts: &Facts<'_>,
        settled: SettledFacts,
        winner: Winner<'_>,
    ) -> Verdict {
        let unclear = Shares::whole(Class::Unclear);
        let (shares, rule, index, conflict) = match winner {
            Winner::None => (unclear, None, None, Vec::new()),
            Winner::One(rule, index) => (rule.shares(), Some(rule), Some(index), Vec::new()),
            Winner::Conflict(rules) => {
                let ids = rules.iter().map(|rule| rule.id.clone()).collect();
                (unclear, None, None, ids)
            }
        };
        let judgements = self.judgements(group, facts, settled, shares, rule, &conflict);
        let mut classified = Classified {
            judgements,
            test: settled.test(),
            project: group.project,
            declared: self.prepared.declared_class(group),
            contradicts: false,
            conflict: !conflict.is_empty(),
            by_rules: None,
        };
        classified.contradicts = contradicts(&classified, budget_year(self.round));
        Verdict { classified: Arc::new(classified), rule: index, conflict, facts: settled }
    }

    fn judgements(
        &self,
        group: Key,
        facts: &Facts<'_>,
        settled: SettledFacts,
        shares: Shares,
        rule: Option<&Rule>,
        conflict: &[Text],
    ) -> Vec<Judgement> {
        let reason: Text = match rule {
            Some(rule) => rule.reason(self.round.language).clone(),
            None if conflict.is_empty() => self.speech.no_rule.clone(),
            None => self.speech.conflict(conflict),
        };
        let project = self.prepared.project(group);
        let spans = shares::spans(shares, settled.truth(Fact::Recurring), project);
        let split = spans.len() > 1 || spans[0].stage != Stage::Project;
        // Why a line is divided or in conflict is said whatever the life of its project does.
        let told = shares.only().is_none() || !conflict.is_empty();
        let evidence: Text = self
            .speech
            .evidence(self.prepared, self.table, group, facts, settled, rule, split)
            .into();
        spans
            .into_iter()
            .map(|span| Judgement {
                from: span.from,
                parts: span.parts,
                rule: rule.map(|rule| rule.id.clone()),
                decision: None,
                reason: match (span.stage, group.project) {
                    (Stage::Project, _) | (_, None) => reason.clone(),
                    (stage, Some(project)) => self.speech.stage(stage, project, &reason, told),
                },
                evidence: evidence.clone(),
            })
            .collect()
    }
}

/// A declared class speaks against what was found in the budget year, if that is settled.
fn contradicts(classified: &Classified, budget_year: FiscalYear) -> bool {
    let Some(declared) = classified.declared else { return false };
    let parts = &classified.judgement(budget_year).parts;
    parts.iter().all(|part| part.class != Class::Unclear && part.class != declared)
}
