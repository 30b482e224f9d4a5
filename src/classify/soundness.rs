//! What the rules of a table say of each other: rules that can never win, rules that always
//! contradict another, words that are wanted and excluded, examples that fail.
//!
//! In: all rules of a table. Out: problems with their cell. A rule is called shadowed only if it
//! is certain, column by column, that every line it matches is matched by a rule that goes
//! before it. Deliberately absent: rules shadowed by several others together, and what only the
//! lines of a round show; the first is not certain, the second is found when they are judged.

use super::columns::Outcome;
use super::example::examples;
use super::facts::STATED_PRIORITY;
use super::parse::ReadRule;
use super::pattern::{Implications, Words};
use super::table::Rule;
use crate::error::SettingsProblem;
use crate::language::Language;

/// Every problem of the rules together.
pub(super) fn problems(
    rules: &[ReadRule],
    words: &Words,
    language: Language,
) -> Vec<SettingsProblem> {
    let implications = words.implications();
    let mut problems = Vec::new();
    for read in rules.iter().filter(|read| read.conditions_sound) {
        failing_examples(read, words, language, &mut problems);
    }
    let rules = || rules.iter().filter(|read| read.sound);
    for read in rules() {
        impossible_words(read, &implications, language, &mut problems);
    }
    let mut ordered: Vec<&ReadRule> = rules().collect();
    ordered.sort_by_key(|read| (read.rule.priority, read.rule.row));
    for (position, later) in ordered.iter().enumerate() {
        let found = ordered[..position]
            .iter()
            .find_map(|earlier| against(earlier, later, &implications, language));
        problems.extend(found);
    }
    problems
}

/// What is wrong between two rules, the first of which goes before the second or stands beside
/// it.
fn against(
    earlier: &ReadRule,
    later: &ReadRule,
    implications: &Implications,
    language: Language,
) -> Option<SettingsProblem> {
    let (first, second) = (&earlier.rule, &later.rule);
    if !same_question(first.outcome, second.outcome) || is_doubt(first) {
        return None;
    }
    let second_within = second.conditions.imply(&first.conditions, implications);
    if first.priority < second.priority {
        let priority = first.priority.to_string();
        let values =
            [("rule", &*second.id), ("other", &*first.id), ("priority", priority.as_str())];
        return second_within.then(|| SettingsProblem {
            message: language.format("rules-shadowed", &values),
            ..later.id_place.clone()
        });
    }
    // Rules for facts that contradict each other leave the fact open, and may be meant to.
    if first.outcome == second.outcome || matches!(first.outcome, Outcome::Fact(..)) {
        return None;
    }
    // Whichever is the narrower one never decides.
    let (narrow, wide) = if second_within {
        (later, earlier)
    } else if first.conditions.imply(&second.conditions, implications) {
        (earlier, later)
    } else {
        return None;
    };
    let values = [("rule", &*narrow.rule.id), ("other", &*wide.rule.id)];
    let message = language.format("rules-conflict", &values);
    Some(SettingsProblem { message, ..narrow.class_place.clone() })
}

/// A rule that only casts doubt on what the portfolio states leaves room for those behind it.
fn is_doubt(rule: &Rule) -> bool {
    matches!(rule.outcome, Outcome::Fact(..)) && rule.priority == STATED_PRIORITY
}

/// Both give classes, or both settle the same fact.
fn same_question(first: Outcome, second: Outcome) -> bool {
    match (first, second) {
        (Outcome::Shares(_), Outcome::Shares(_)) => true,
        (Outcome::Fact(first, _), Outcome::Fact(second, _)) => first == second,
        _ => false,
    }
}

fn failing_examples(
    read: &ReadRule,
    words: &Words,
    language: Language,
    problems: &mut Vec<SettingsProblem>,
) {
    let stated = [
        (&read.rule.example, &read.example_place, true, "rules-example"),
        (&read.rule.counterexample, &read.counterexample_place, false, "rules-counterexample"),
    ];
    for (cell, place, expected, key) in stated {
        for example in examples(cell) {
            let found = example.matches(&read.rule.conditions, words);
            if found.is_some_and(|found| found != expected) {
                let values = [("found", example.stated), ("rule", &*read.rule.id)];
                let message = language.format(key, &values);
                problems.push(SettingsProblem { message, ..place.clone() });
            }
        }
    }
}

/// Cells all of whose words are excluded as well. One word among others that can never match
/// leaves the rule what it is, and is no problem.
fn impossible_words(
    read: &ReadRule,
    implications: &Implications,
    language: Language,
    problems: &mut Vec<SettingsProblem>,
) {
    for (test, place) in read.rule.conditions.texts().into_iter().zip(&read.text_places) {
        if test.is_impossible(implications) {
            let message = language.text("rules-impossible-words");
            problems.push(SettingsProblem { message, ..place.clone() });
        }
    }
}
