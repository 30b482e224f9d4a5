//! `fuenftel explain`: where a line came from, which rule won, which lost and why.
//!
//! In: a line and everything classify saw. Out: an [`Explanation`], as data or as text. The
//! line is judged anew, so that the explanation shows what the rules really do.

mod changes;
mod decisions;

use serde::Serialize;

use super::condition::{Fact, Facts};
use super::facts::SettledFacts;
use super::judge::{Judge, Verdict};
use super::prepare::{Key, Prepared};
use super::table::RuleTable;
use super::{Class, Classification, ExplainedSuggestion, Judgement, LosingRule};
use crate::language::Language;
use crate::round::Round;
use crate::schema::{BudgetLine, Comment, Field, Portfolio, Project, Recorded, Truth};
pub use decisions::{ExplainedComment, ExplainedDecision};

/// One amount of the line and the cell it was read from.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedAmount {
    /// Fiscal year.
    pub fiscal_year: i16,
    /// Code of the phase.
    pub phase: &'static str,
    /// Amount as decimal text.
    pub amount: String,
    /// File.
    pub file: String,
    /// Sheet; nothing for a delimited file.
    pub sheet: Option<String>,
    /// Cell, such as `F17`.
    pub cell: String,
}

/// One fact and what settled it.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedFact {
    /// Code of the fact: `first_use`, `first_digitalisation`, `replacement`, `recurring`.
    pub fact: &'static str,
    /// Whether it holds.
    pub truth: Truth,
    /// What settled it, in the round's language.
    pub source: String,
}

/// The class of the line from a fiscal year on.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedClass {
    /// First fiscal year; nothing for "from the beginning".
    pub from: Option<i16>,
    /// Classes with their weights.
    pub parts: Vec<(Class, u32)>,
    /// Why.
    pub reason: String,
    /// What the rule saw.
    pub evidence: String,
}

/// Everything there is to say about the class of a line.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// Stable id.
    pub id: String,
    /// The key it was made of.
    pub key: String,
    /// What a person reads first.
    pub label: String,
    /// Code of the reason why the line is out of scope; nothing for lines in scope.
    pub out_of_scope: Option<&'static str>,
    /// Amounts with their cells.
    pub amounts: Vec<ExplainedAmount>,
    /// What the department declared; empty where it did not.
    pub declared: String,
    /// The declaration speaks against the class found.
    pub contradicts: bool,
    /// Id of the project the line names; empty where it names none.
    pub project: String,
    /// Title of the project; nothing where the portfolio has none of that id.
    pub project_title: Option<String>,
    /// Result of the innovation test.
    pub innovation: Truth,
    /// The facts of the test and whether the cost recurs.
    pub facts: Vec<ExplainedFact>,
    /// The class by fiscal year.
    pub classes: Vec<ExplainedClass>,
    /// What people decided, in the order of the rows; withdrawals among them.
    pub decisions: Vec<ExplainedDecision>,
    /// What the rules alone say by fiscal year; empty where nobody decided.
    pub by_rules: Vec<ExplainedClass>,
    /// What people remarked.
    pub comments: Vec<ExplainedComment>,
    /// The rule that won with its priority and reason, below any decision; nothing where none did.
    pub winner: Option<(String, i32, String)>,
    /// Rules that matched without winning, by priority and id.
    pub losers: Vec<LosingRule>,
    /// What would settle an unclear line or give a clear one another class, in the round's
    /// language.
    pub settle: Vec<String>,
    /// What lines like an unclear one are; never counted.
    pub suggestion: Option<ExplainedSuggestion>,
}

/// Explains a line.
///
/// # Panics
///
/// If the portfolio has no line of that number.
#[must_use]
pub fn explain(
    portfolio: &Portfolio,
    classification: &Classification,
    table: &RuleTable,
    round: &Round,
    line: u32,
) -> Explanation {
    let (line_number, index) = (line, line as usize);
    let line = &portfolio.lines[index];
    let prepared = Prepared::new(portfolio, table, round, Some(index));
    let group = *prepared.groups.first().expect("the line asked for makes the one group");
    let judge = Judge::new(&prepared, table, round);
    let (facts, settled) = judge.facts(group);
    let verdict = judge.verdict(group);
    // Decisions by reviewers may have replaced what the rules say.
    let decided = classification.lines.get(index).cloned().flatten();
    let classified = decided.unwrap_or_else(|| verdict.classified.clone());
    let project = prepared.project(group);
    let decisions = decisions::of(line_number, classification, round.language);
    Explanation {
        id: line.id.to_string(),
        key: line.key.to_string(),
        label: line.label().to_owned(),
        out_of_scope: line.out_of_scope.map(crate::schema::OutOfScope::code),
        amounts: amounts(portfolio, line),
        declared: line.fields.text(Field::DeclaredClass).to_owned(),
        contradicts: classified.contradicts,
        project: line.fields.text(Field::ProjectId).trim().to_owned(),
        project_title: project.map(|project| project.title.to_string()),
        innovation: classified.test.result(),
        facts: explained_facts(table, settled, project, round.language),
        classes: classified.judgements.iter().map(explained_class).collect(),
        by_rules: match &classified.by_rules {
            Some(rules) if classified.is_decided() => {
                rules.judgements.iter().map(explained_class).collect()
            }
            _ => Vec::new(),
        },
        comments: Vec::new(),
        winner: verdict.rule.map(|rule| {
            let rule = &table.classes[rule];
            (rule.id.to_string(), rule.priority, rule.reason(round.language).to_string())
        }),
        losers: losers(table, &facts, verdict.rule),
        settle: if classified.is_decided() {
            settle_decided(&decisions, round.language)
        } else {
            let steps = settle(table, group, &verdict, line, project, round.language);
            let clear = steps.is_empty() && line.out_of_scope.is_none();
            if clear { changes::of(&judge, table, group, &verdict, project, round) } else { steps }
        },
        decisions,
        suggestion: classification
            .suggestions
            .get(&line_number)
            .filter(|_| !classified.is_decided())
            .map(|suggestion| suggestion.explained(portfolio, round.language)),
    }
}

impl Explanation {
    /// The same with the comments on the line.
    #[must_use]
    pub fn with_comments(mut self, comments: &[Recorded<Comment>]) -> Self {
        self.comments = decisions::comments(&self.id, comments);
        self
    }
}

/// What a person could do so that a decided line gets another class.
fn settle_decided(decisions: &[ExplainedDecision], language: Language) -> Vec<String> {
    let stale =
        decisions.iter().any(|one| one.is_current() && (one.amount_changed || one.text_changed));
    let first = stale.then(|| language.text("explain-settle-stale"));
    first.into_iter().chain([language.text("explain-settle-decided")]).collect()
}

fn amounts(portfolio: &Portfolio, line: &BudgetLine) -> Vec<ExplainedAmount> {
    let explained = |amount: &crate::schema::Amount| {
        let sheet = portfolio.tables.get(amount.table.0 as usize).map(|table| &table.sheet);
        ExplainedAmount {
            fiscal_year: amount.period.fiscal_year.0,
            phase: amount.period.phase.code(),
            amount: amount.cents.to_string(),
            file: sheet.map_or_else(String::new, |sheet| sheet.path.to_string()),
            sheet: sheet.and_then(|sheet| sheet.name.as_ref()).map(ToString::to_string),
            cell: amount.cell.a1(),
        }
    };
    line.amounts.iter().map(explained).collect()
}

fn explained_class(judgement: &Judgement) -> ExplainedClass {
    ExplainedClass {
        from: judgement.from.map(|year| year.0),
        parts: judgement.parts.iter().map(|part| (part.class, part.weight)).collect(),
        reason: judgement.reason.to_string(),
        evidence: judgement.evidence.to_string(),
    }
}

pub(super) const FACT_CODES: [&str; 4] =
    ["first_use", "first_digitalisation", "replacement", "recurring"];

fn explained_facts(
    table: &RuleTable,
    settled: SettledFacts,
    project: Option<&Project>,
    language: Language,
) -> Vec<ExplainedFact> {
    let cells = project.map(|project| {
        [project.first_use.cell, project.first_digitalisation.cell, project.replacement.cell]
    });
    Fact::ALL
        .into_iter()
        .map(|fact| {
            let known = settled.0[fact as usize];
            let cell = cells.and_then(|cells| cells.get(fact as usize).copied().flatten());
            let source = match (known.rule.map(|rule| &table.facts[rule]), known.truth, cell) {
                (Some(rule), ..) => {
                    let values = [("rule", &*rule.id), ("reason", rule.reason(language))];
                    language.format("explain-source-rule", &values)
                }
                (None, Truth::Unknown, _) => language.text("explain-source-none"),
                (None, _, Some(cell)) => {
                    language.format("explain-source-cell", &[("cell", &cell.a1())])
                }
                (None, _, None) => language.text("explain-source-portfolio"),
            };
            ExplainedFact { fact: FACT_CODES[fact as usize], truth: known.truth, source }
        })
        .collect()
}

fn losers(table: &RuleTable, facts: &Facts<'_>, winner: Option<usize>) -> Vec<LosingRule> {
    table
        .classes
        .iter()
        .enumerate()
        .filter(|&(index, rule)| Some(index) != winner && rule.conditions.hold(facts))
        .map(|(_, rule)| LosingRule {
            rule: rule.id.clone(),
            parts: rule.shares().parts(),
            priority: rule.priority,
        })
        .collect()
}

/// What a person could do so that an unclear line gets a class.
fn settle(
    table: &RuleTable,
    group: Key,
    verdict: &Verdict,
    line: &BudgetLine,
    project: Option<&Project>,
    language: Language,
) -> Vec<String> {
    let unclear =
        |judgement: &Judgement| judgement.parts.iter().any(|part| part.class == Class::Unclear);
    if !verdict.classified.judgements.iter().any(unclear) {
        return Vec::new();
    }
    if !verdict.conflict.is_empty() {
        let rules = verdict.conflict.join(", ");
        return vec![language.format("explain-settle-conflict", &[("rules", &rules)])];
    }
    let mut steps = Vec::new();
    let project_id = line.fields.text(Field::ProjectId).trim();
    if !project_id.is_empty() && group.project.is_none() {
        steps.push(language.format("explain-settle-project", &[("id", project_id)]));
    }
    let rule = verdict.rule.map(|rule| &table.classes[rule]);
    if let Some(project) = project {
        let open =
            Fact::ALL[..3].iter().filter(|&&fact| verdict.facts.truth(fact) == Truth::Unknown);
        for &fact in open {
            let name = language.text(&format!("explain-test-{}", FACT_CODES[fact as usize]));
            let values = [("name", &*name), ("project", &*project.id)];
            // What is stated but doubted is not settled by stating it once more.
            let key = match project.stated()[fact as usize] {
                Truth::Unknown => "explain-settle-truth",
                _ => "explain-settle-doubt",
            };
            steps.push(language.format(key, &values));
        }
        let is_open = verdict.facts.truth(Fact::Recurring) == Truth::Unknown;
        if verdict.classified.judgements.len() > 1 && is_open {
            steps.push(language.text("explain-settle-recurring"));
        }
    } else if let Some(rule) = rule {
        steps.push(language.format("explain-settle-rule", &[("rule", &rule.id)]));
    }
    if steps.is_empty() || project.is_none() {
        steps.push(language.text("explain-settle-text"));
    }
    steps
}
