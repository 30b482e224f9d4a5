//! The coverage as JSON: everything, in a fixed order, money as decimal text.

use serde::Serialize;

use crate::classify::ExplainedSuggestion;
use crate::classify::coverage::{Coverage, Weight};
use crate::report::Run;

#[derive(Serialize)]
struct Data<'a> {
    schema_version: &'static str,
    round: &'a str,
    rule_table: &'a str,
    rule_table_sha256: &'a str,
    currency: &'a str,
    complete: bool,
    periods: Vec<PeriodData>,
    all: WeightData,
    unclear: WeightData,
    unmatched: WeightData,
    rules: Vec<RuleData<'a>>,
    facts: Vec<FactData<'a>>,
    conflicts: Vec<ConflictData<'a>>,
    families: Vec<FamilyData<'a>>,
    unclear_lines: Vec<UnclearData<'a>>,
}

#[derive(Serialize)]
struct PeriodData {
    fiscal_year: i16,
    phase: &'static str,
}

#[derive(Serialize)]
struct WeightData {
    lines: u64,
    amount: String,
}

#[derive(Serialize)]
struct RuleData<'a> {
    id: &'a str,
    priority: i32,
    classes: Vec<PartData>,
    won: WeightData,
    lost: WeightData,
    in_conflict: WeightData,
    dead: bool,
    shadowed: bool,
    beaten_by: Vec<BeatenData<'a>>,
}

#[derive(Serialize)]
struct PartData {
    class: &'static str,
    weight: u32,
}

#[derive(Serialize)]
struct BeatenData<'a> {
    rule: &'a str,
    lines: u64,
}

#[derive(Serialize)]
struct FactData<'a> {
    id: &'a str,
    priority: i32,
    fact: &'static str,
    holds: bool,
    matched: WeightData,
    settled: WeightData,
    corrected: WeightData,
}

#[derive(Serialize)]
struct ConflictData<'a> {
    rules: Vec<&'a str>,
    weight: WeightData,
}

#[derive(Serialize)]
struct FamilyData<'a> {
    words: &'a [String],
    weight: WeightData,
    example: &'a str,
}

#[derive(Serialize)]
struct UnclearData<'a> {
    id: &'a str,
    label: &'a str,
    amount: String,
    suggestion: Option<ExplainedSuggestion>,
}

impl From<Weight> for WeightData {
    fn from(weight: Weight) -> Self {
        Self { lines: weight.lines, amount: weight.money.decimal() }
    }
}

/// The coverage of a run's rule table.
pub(super) fn json(run: &Run, found: &Coverage) -> String {
    let lines = &run.portfolio.lines;
    let data = Data {
        schema_version: "1",
        round: &run.round.name,
        rule_table: &run.rule_table.path,
        rule_table_sha256: &run.rule_table.sha256,
        currency: &run.round.currency,
        complete: run.portfolio.reconciliation.complete,
        periods: found
            .periods
            .iter()
            .map(|one| PeriodData { fiscal_year: one.fiscal_year.0, phase: one.phase.code() })
            .collect(),
        all: found.all.into(),
        unclear: found.unclear.into(),
        unmatched: found.unmatched.into(),
        rules: rules(found),
        facts: facts(found),
        conflicts: found
            .conflicts
            .iter()
            .map(|one| ConflictData {
                rules: one.rules.iter().map(|rule| &**rule).collect(),
                weight: one.weight.into(),
            })
            .collect(),
        families: found
            .families
            .iter()
            .map(|one| FamilyData {
                words: &one.words,
                weight: one.weight.into(),
                example: &lines[one.example as usize].id,
            })
            .collect(),
        unclear_lines: found
            .unclear_lines
            .iter()
            .map(|&(number, amount)| UnclearData {
                id: &lines[number as usize].id,
                label: lines[number as usize].label(),
                amount: amount.decimal(),
                suggestion: run
                    .classification
                    .suggestions
                    .get(&number)
                    .map(|one| one.explained(&run.portfolio, run.round.language)),
            })
            .collect(),
    };
    let json = serde_json::to_string_pretty(&data).expect("plain text and numbers");
    format!("{json}\n")
}

fn rules(found: &Coverage) -> Vec<RuleData<'_>> {
    let rules = found.rules.iter().map(|rule| RuleData {
        id: &rule.id,
        priority: rule.priority,
        classes: rule
            .parts
            .iter()
            .map(|part| PartData { class: part.class.code(), weight: part.weight })
            .collect(),
        won: rule.won.into(),
        lost: rule.lost.into(),
        in_conflict: rule.in_conflict.into(),
        dead: rule.is_dead(),
        shadowed: rule.is_shadowed(),
        beaten_by: rule
            .beaten_by
            .iter()
            .map(|(rule, lines)| BeatenData { rule, lines: *lines })
            .collect(),
    });
    rules.collect()
}

fn facts(found: &Coverage) -> Vec<FactData<'_>> {
    let facts = found.facts.iter().map(|rule| FactData {
        id: &rule.id,
        priority: rule.priority,
        fact: rule.fact,
        holds: rule.holds,
        matched: rule.matched.into(),
        settled: rule.settled.into(),
        corrected: rule.corrected.into(),
    });
    facts.collect()
}
