//! Classification: every line ends with a class or as unclear, with rule, reason and evidence.
//!
//! In: the [`Portfolio`](crate::schema::Portfolio) of normalise and the rule tables of the
//! round, then the decisions of reviewers, which beat every rule. Out: a [`Classified`] line for
//! each budget line in scope. Deliberately absent: a default class. Where rules of one priority
//! disagree, or none matches, the line is unclear.

mod asked;
mod book;
mod cells;
mod codes;
mod columns;
mod condition;
mod course;
pub mod coverage;
pub mod decisions;
mod declared;
#[cfg(test)]
mod evaluate;
mod evidence;
mod example;
pub mod explain;
mod facts;
mod families;
mod findings;
mod fold;
mod golive;
mod interval;
mod judge;
pub mod labels;
mod parse;
mod pattern;
mod phrases;
mod prepare;
mod reading;
mod render;
mod shares;
mod soundness;
mod suggest;
mod supply;
pub mod table;
#[cfg(test)]
mod testbed;
#[cfg(test)]
mod tests;
mod triggers;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::money::{self, Cents};
use crate::period::{FiscalYear, Period};
use crate::schema::{BudgetLine, Text, Truth};

pub use decisions::{Change, DecisionOutcome, DecisionState};
pub(crate) use declared::class as declared_class;
pub use explain::{Explanation, explain};
pub(crate) use findings::{date_of_change, said};
pub use judge::{classify, classify_decided};
pub use shares::shown as shown_parts;
pub use suggest::{Advice, ExplainedSuggestion, Neighbour, Suggestion, suggestions};
pub use table::RuleTable;

/// A budget class; unclear is a class of its own in every figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// *Regelbetrieb*: running what exists.
    Operations,
    /// *Weiterentwicklung*: developing existing solutions further.
    Enhancement,
    /// *Innovation*: creating new solutions, as the innovation test defines it.
    Innovation,
    /// *ungeklärt*: nothing settles it.
    Unclear,
}

impl Class {
    /// Every class, in the order reports show them.
    pub const ALL: [Self; 4] =
        [Self::Operations, Self::Enhancement, Self::Innovation, Self::Unclear];

    /// The code used in settings, rule tables and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Operations => "operations",
            Self::Enhancement => "enhancement",
            Self::Innovation => "innovation",
            Self::Unclear => "unclear",
        }
    }

    /// The class a settings code names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// One part of a line: a class and its weight among the parts (shares sum to exactly one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The class of the part.
    pub class: Class,
    /// Weight of the part; the share is the weight divided by the sum of all weights.
    pub weight: u32,
}

/// How a line is classified in some fiscal years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// First fiscal year the judgement holds for; nothing for "from the beginning".
    pub from: Option<FiscalYear>,
    /// Parts, each class at most once, in the order of [`Class::ALL`].
    pub parts: Vec<Part>,
    /// Id of the rule that won; nothing where none matched, rules were in conflict or a person
    /// decided.
    pub rule: Option<Text>,
    /// Number of the decision in [`Classification::decisions`]; nothing where the rules decide.
    pub decision: Option<u32>,
    /// Why, in one German sentence (English with `--lang en`); a decision's in its own words.
    pub reason: Text,
    /// What the rule saw: words, account, project facts; or who decided when, and in which row.
    pub evidence: Text,
}

/// A rule that matched a line without winning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LosingRule {
    /// Id of the rule.
    pub rule: Text,
    /// What it would have said.
    pub parts: Vec<Part>,
    /// Its priority; smaller wins.
    pub priority: i32,
}

/// The innovation test of a line, with the evidence for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InnovationTest {
    /// T1: first use of a new technology in the business area.
    pub first_use: Truth,
    /// T2: first digitalisation of the business area.
    pub first_digitalisation: Truth,
    /// T3: necessary replacement of an application.
    pub replacement: Truth,
}

impl InnovationTest {
    /// (T1 or T2) and not T3.
    #[must_use]
    pub fn result(self) -> Truth {
        self.first_use.or(self.first_digitalisation).and(self.replacement.not())
    }
}

/// What classification says of one budget line in scope.
#[derive(Debug, Clone)]
pub struct Classified {
    /// Judgements by fiscal year: the first without a start, later ones ascending.
    pub judgements: Vec<Judgement>,
    /// The innovation test.
    pub test: InnovationTest,
    /// Number of the line's project in [`Portfolio::projects`](crate::schema::Portfolio).
    pub project: Option<u32>,
    /// The class the department declared, where its word is known.
    pub declared: Option<Class>,
    /// What the department declared speaks against the class found.
    pub contradicts: bool,
    /// Rules of one priority disagreed.
    pub conflict: bool,
    /// What the rules alone say, where a person decided something, be it that it no longer counts.
    pub by_rules: Option<Arc<Classified>>,
}

impl Classified {
    /// A person decided some year.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.judgements.iter().any(|judgement| judgement.decision.is_some())
    }

    /// No year is left to the rules.
    #[must_use]
    pub fn is_decided_throughout(&self) -> bool {
        self.judgements.iter().all(|judgement| judgement.decision.is_some())
    }

    /// The judgements a list of lines shows, with their numbers: all, but of a decided line only
    /// those that hold for an amount. Years the line has none in would be rows without money.
    pub fn shown<'a>(
        &'a self,
        line: &'a BudgetLine,
    ) -> impl Iterator<Item = (usize, &'a Judgement)> {
        let decided = self.is_decided();
        let holds = move |judgement: &Judgement| {
            let mut years = line.amounts.iter().map(|amount| amount.period.fiscal_year);
            years.any(|year| std::ptr::eq(self.judgement(year), judgement))
        };
        let judgements = self.judgements.iter().enumerate();
        judgements.filter(move |(_, judgement)| !decided || holds(judgement))
    }

    /// The judgement that holds in a fiscal year.
    ///
    /// # Panics
    ///
    /// Never: there is always a judgement from the beginning.
    #[must_use]
    pub fn judgement(&self, fiscal_year: FiscalYear) -> &Judgement {
        self.judgements
            .iter()
            .rev()
            .find(|judgement| judgement.from.is_none_or(|from| from <= fiscal_year))
            .expect("the first judgement holds from the beginning")
    }
}

/// Money of one line, fiscal year, phase and part: what every total is a sum of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allocation {
    /// Fiscal year and phase.
    pub period: Period,
    /// Number of the part within its judgement.
    pub part: u8,
    /// The class the money counts as.
    pub class: Class,
    /// Whole cents; the parts of an amount sum to it exactly.
    pub cents: Cents,
}

/// The allocations of a line: every amount in scope, split by the parts of its year.
///
/// # Panics
///
/// Never: a class stands once in a judgement, so that there are at most four parts.
#[must_use]
pub fn allocations(line: &BudgetLine, classified: &Classified) -> Vec<Allocation> {
    let mut allocations = Vec::with_capacity(line.amounts.len());
    for amount in line.cost() {
        let parts = &classified.judgement(amount.period.fiscal_year).parts;
        if let [only] = parts.as_slice() {
            allocations.push(Allocation {
                period: amount.period,
                part: 0,
                class: only.class,
                cents: amount.cents,
            });
            continue;
        }
        let weights: Vec<u32> = parts.iter().map(|part| part.weight).collect();
        for (index, (part, cents)) in
            parts.iter().zip(money::split(amount.cents, &weights)).enumerate()
        {
            allocations.push(Allocation {
                period: amount.period,
                part: u8::try_from(index).expect("a class stands once, so at most four parts"),
                class: part.class,
                cents,
            });
        }
    }
    allocations
}

/// What the conditions of a rule look at: how much its class rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RestsOn {
    /// Something of the line or its project: account, words, dates, the innovation test.
    Content,
    /// The class the department declared, and nothing else.
    Declared,
    /// The label of the amount column, such as O&M, and nothing else.
    Label,
}

/// A rule as the methods sheet and `explain` show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSummary {
    /// Id of the rule.
    pub id: Text,
    /// Smaller wins.
    pub priority: i32,
    /// What it says.
    pub parts: Vec<Part>,
    /// Its conditions, all of which have to hold, in words.
    pub conditions: Vec<String>,
    /// Why, in German.
    pub reason: Text,
    /// Where the rule comes from.
    pub source: Text,
    /// What its conditions look at.
    pub rests_on: RestsOn,
    /// Lines it decided.
    pub hit_count: u64,
}

/// Everything classify hands on, parallel to [`Portfolio::lines`](crate::schema::Portfolio).
#[derive(Debug, Default)]
pub struct Classification {
    /// For each budget line its classification; nothing for lines out of scope.
    pub lines: Vec<Option<Arc<Classified>>>,
    /// The rules that were used, in order of priority and id.
    pub rules: Vec<RuleSummary>,
    /// What became of each row of `decisions.csv`, in order.
    pub decisions: Vec<DecisionOutcome>,
    /// What lines like unclear ones are, by number of the line; no figure reads it.
    pub suggestions: BTreeMap<u32, Suggestion>,
}
