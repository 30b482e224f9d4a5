//! Rule tables: decision tables finance people keep in a spreadsheet and save as CSV.
//!
//! In: the text of a table. Out: a [`RuleTable`], or every problem of the text with its cell.
//! The first line declares the hit policy, the second the columns, every further one a rule.
//! The only policy is priority: the smallest number wins; where winning rules say different
//! things, the line is unclear. Order in the file never decides. A table without rules for
//! facts uses the shipped ones.
//!
//! An empty cell asks for nothing. Alternatives stand between `|` or `,`, a leading `!` negates.
//! Accounts are leading digits (`52`) or ranges of them (`5235-5239`). Words match whole words,
//! `wartung*` and `*pflege` parts of them, several words a phrase, `löst + ab` both words
//! anywhere; case, umlauts, `ß` and hyphens do not matter. The class column holds a class, or a
//! fact such as `Ablösung: ja`.

use super::asked::Asks;
pub use super::cells::{RuleCell, RuleRow};
use super::cells::{begins, rows};
use super::columns::{ColumnKind, Outcome};
use super::condition::{Conditions, Facts};
use super::parse::parse;
use super::pattern::Words;
use super::phrases;
use super::shares::Shares;
use super::triggers::Triggers;
use super::{Class, RestsOn, RuleSummary};
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::provenance::Sheet;
use crate::schema::Text;

const STANDARD: &str = include_str!("standard.csv");
const EVIDENCE: &str = include_str!("evidence.csv");

/// One rule.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub id: Text,
    pub priority: i32,
    pub conditions: Conditions,
    /// The cells of the conditions as they stand in the table.
    pub stated: Vec<(ColumnKind, Text)>,
    /// The remark of the table the rule stands below.
    pub section: Text,
    /// Lines the rule must match.
    pub example: Text,
    /// Lines the rule must not match.
    pub counterexample: Text,
    pub outcome: Outcome,
    pub reason: Text,
    pub english_reason: Text,
    pub source: Text,
    /// Row of the spreadsheet, counted from one.
    pub row: u32,
    /// A shipped rule for facts in a table that has none of its own.
    pub shipped: bool,
}

/// Where a column of the table has its heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    pub kind: ColumnKind,
    /// Row counted from one.
    pub row: u32,
    /// Column counted from zero.
    pub column: u16,
}

impl Rule {
    /// The classes the rule gives; rules for facts are kept apart and give none.
    pub(super) const fn shares(&self) -> Shares {
        match self.outcome {
            Outcome::Shares(shares) => shares,
            Outcome::Fact(..) => Shares::whole(Class::Unclear),
        }
    }

    /// What the conditions look at; words that must be absent prove nothing.
    fn rests_on(&self) -> RestsOn {
        let proves =
            |kind: &ColumnKind| !matches!(kind, ColumnKind::NotText | ColumnKind::NotProjectText);
        let mut kinds = self.stated.iter().map(|(kind, _)| kind).filter(|kind| proves(kind));
        let (mut declared, mut label) = (false, false);
        let only_said = kinds.all(|kind| match kind {
            ColumnKind::Declared => {
                declared = true;
                true
            }
            ColumnKind::Label => {
                label = true;
                true
            }
            _ => false,
        });
        match (only_said, declared, label) {
            (true, _, true) => RestsOn::Label,
            (true, true, false) => RestsOn::Declared,
            _ => RestsOn::Content,
        }
    }

    /// Why, in the language.
    pub(super) fn reason(&self, language: Language) -> &Text {
        match language {
            Language::English if !self.english_reason.is_empty() => &self.english_reason,
            _ => &self.reason,
        }
    }
}

/// A rule table that can be used.
#[derive(Debug)]
pub struct RuleTable {
    /// Rules for classes, by priority and id.
    pub(super) classes: Vec<Rule>,
    /// Rules for facts, by priority and id.
    pub(super) facts: Vec<Rule>,
    /// The patterns of all rules.
    pub(super) words: Words,
    /// Which rules for classes, and which for facts, the words of a line make candidates.
    pub(super) class_triggers: Triggers,
    pub(super) fact_triggers: Triggers,
    /// What only some tables ask of a line.
    pub(super) asks: Asks,
    /// Headings of the table.
    pub(super) headings: Vec<Heading>,
    /// File and sheet of a round's own table; nothing for the shipped one.
    pub(super) sheet: Option<Sheet>,
}

/// What the rules of the winning priority say.
#[derive(Debug)]
pub(super) enum Winner<'a> {
    /// No rule holds.
    None,
    /// They agree; the first by id stands for them.
    One(&'a Rule, usize),
    /// They disagree.
    Conflict(Vec<&'a Rule>),
}

impl RuleTable {
    /// Reads a rule table that stands as text; `shown_path` names it in the problems.
    ///
    /// # Errors
    ///
    /// Every problem of the text, in order of line and cell.
    pub fn parse(
        text: &str,
        shown_path: &str,
        language: Language,
    ) -> Result<Self, Vec<SettingsProblem>> {
        let rows = rows(text).map_err(|(line, reason)| {
            let message = language.format("rules-unreadable", &[("found", &reason)]);
            vec![SettingsProblem {
                path: shown_path.to_owned(),
                line,
                cell: String::new(),
                message,
            }]
        })?;
        Self::read(rows, &Sheet { path: shown_path.into(), name: None }, language)
    }

    /// Whether the rows begin as a rule table does, with the hit policy.
    #[must_use]
    pub fn begins(rows: &[RuleRow]) -> bool {
        begins(rows)
    }

    /// Reads a round's own rule table from its rows.
    ///
    /// # Errors
    ///
    /// Every problem of the table, in order of line and cell.
    pub fn read(
        rows: Vec<RuleRow>,
        sheet: &Sheet,
        language: Language,
    ) -> Result<Self, Vec<SettingsProblem>> {
        let shown = match &sheet.name {
            None => sheet.path.to_string(),
            Some(name) => language.format("rules-sheet", &[("path", &sheet.path), ("sheet", name)]),
        };
        let table = parse(rows, EVIDENCE, &shown, language)?;
        Ok(Self { sheet: Some(sheet.clone()), ..table })
    }

    /// The shipped rule table.
    ///
    /// # Panics
    ///
    /// Never: a test reads the shipped table.
    #[must_use]
    pub fn standard() -> Self {
        let table = Self::parse(STANDARD, "standard.csv", Language::German)
            .unwrap_or_else(|problems| panic!("the shipped table is tested: {problems:?}"));
        Self { sheet: None, ..table }
    }

    /// Text of the shipped rule table, a start for a round's own.
    #[must_use]
    pub const fn standard_text() -> &'static str {
        STANDARD
    }

    /// Text of the shipped rules for facts (first use, first digitalisation, replacement,
    /// recurring).
    #[must_use]
    pub const fn evidence_text() -> &'static str {
        EVIDENCE
    }

    /// How many rules for classes the table has.
    #[must_use]
    pub fn rule_count(&self) -> usize {
        self.classes.len()
    }

    /// The rules for classes as reports show them, with the lines each decided.
    pub(super) fn summaries(&self, hits: &[u64], language: Language) -> Vec<RuleSummary> {
        self.classes
            .iter()
            .zip(hits)
            .map(|(rule, &hit_count)| RuleSummary {
                id: rule.id.clone(),
                priority: rule.priority,
                parts: rule.shares().parts(),
                conditions: phrases::conditions(&rule.stated, language),
                reason: rule.reason(language).clone(),
                source: rule.source.clone(),
                rests_on: rule.rests_on(),
                hit_count,
            })
            .collect()
    }

    /// What the rules for classes say of a line.
    pub(super) fn winner(&self, facts: &Facts<'_>) -> Winner<'_> {
        self.winner_without(facts, None)
    }

    /// The same if one of the rules did not hold.
    pub(super) fn winner_without(&self, facts: &Facts<'_>, without: Option<usize>) -> Winner<'_> {
        let mut winners: Vec<(usize, &Rule)> = Vec::new();
        for index in self.class_triggers.candidates(facts) {
            let rule = &self.classes[index];
            if winners.first().is_some_and(|(_, first)| first.priority < rule.priority) {
                break;
            }
            if Some(index) != without && rule.conditions.hold(facts) {
                winners.push((index, rule));
            }
        }
        let Some(&(index, first)) = winners.first() else { return Winner::None };
        if winners.iter().all(|(_, rule)| rule.outcome == first.outcome) {
            return Winner::One(first, index);
        }
        Winner::Conflict(winners.into_iter().map(|(_, rule)| rule).collect())
    }
}

#[cfg(test)]
mod tests;
