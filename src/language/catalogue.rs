//! Every text is used, and every text that is used is there.
//!
//! In: the catalogues and the source files. Most keys stand in the source as they are; the others
//! are put together while the program runs, and [`composed`] lists all of these in one place: a
//! beginning, the words that follow it, an end. Words of an enumeration are its codes. Deliberately
//! absent: that both languages have the same keys and place holders, which `language` proves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Language;
use crate::analyse;
use crate::classify::Class;
use crate::classify::decisions::DecisionState;
use crate::diagnostic::{Code, Touches};
use crate::period::Phase;
use crate::round::process::Work;
use crate::round::responsibility::{Duty, Reach};
use crate::schema::{Field, OutOfScope, ReviewStatus};

/// What follows the beginning of a key.
enum Words {
    /// These, each of which must have a text.
    All(Vec<&'static str>),
    /// Words that stand in the source files below this path, as far as there is a text.
    In(&'static str),
}

/// Keys that are put together: beginning, words, end.
type Rule = (&'static str, Words, &'static str);

/// Every rule keys are put together by.
fn composed() -> Vec<Rule> {
    let mut rules = codes();
    rules.extend(steps());
    rules.extend(within());
    rules
}

/// Codes of enumerations.
fn codes() -> Vec<Rule> {
    let fields: Vec<_> = Field::ALL.map(Field::code).into();
    let facts = vec!["first_use", "first_digitalisation", "replacement", "recurring"];
    let classes: Vec<_> = Class::ALL.map(Class::code).into();
    let decided = DecisionState::ALL.map(DecisionState::code);
    vec![
        ("", Words::All(Code::ALL.iter().map(|code| code.name()).collect()), ""),
        ("phase-", Words::All(Phase::ALL.map(Phase::code).into()), ""),
        ("class-", Words::All(classes.clone()), ""),
        ("report-target-", Words::All(classes), ""),
        ("form-class-", Words::All(vec!["operations", "enhancement", "innovation"]), ""),
        ("field-", Words::All(fields), ""),
        ("form-help-", Words::In("src/schema/field.rs"), ""),
        ("scope-", Words::All(OutOfScope::ALL.map(OutOfScope::code).into()), ""),
        ("duty-", Words::All(Duty::ALL.map(Duty::code).into()), ""),
        ("report-beside-", Words::All(Touches::BESIDE.map(Touches::code).into()), ""),
        ("summary-beside-", Words::All(Touches::BESIDE.map(Touches::code).into()), ""),
        ("reach-", Words::All(Reach::ALL.map(Reach::code).into()), ""),
        ("reach-", Words::All(vec!["unknown", "other"]), ""),
        ("work-", Words::All(Work::ALL.map(Work::code).into()), ""),
        ("review-status-", Words::All(ReviewStatus::ALL.map(ReviewStatus::code).into()), ""),
        ("decision-state-", Words::All(decided.into()), ""),
        ("explain-test-", Words::All(facts), ""),
        ("basis-", Words::All(vec!["expense", "payment"]), ""),
        ("stage-", Words::All(vec!["anmeldung", "beratung", "freigabe"]), ""),
        ("truth-", Words::All(vec!["yes", "no", "unknown"]), ""),
        ("verdict-", Words::All(vec!["met", "missed", "undecidable"]), ""),
        ("averaging-", Words::In("src/round.rs"), ""),
        ("report-overview-", Words::All(vec!["met", "missed", "undecidable"]), ""),
        ("report-methods-stale-", Words::All(vec!["count", "ignore"]), ""),
        ("report-double-count-", Words::All(vec!["gross", "net"]), ""),
        ("report-providers-counts-", Words::In("src/round/provider.rs"), ""),
        ("report-views-", Words::In("src/analyse/views.rs"), ""),
        ("report-follow-up-state-", Words::In("src/analyse/follow_up.rs"), ""),
        ("progress-", Words::In("src/analyse/calendar.rs"), ""),
        ("timeliness-", Words::In("src/analyse/receipt.rs"), ""),
        ("variance-cause-", Words::In("src/round/variances.rs"), ""),
        ("review-outcome-", Words::In("src/review/plan.rs"), ""),
        ("scenario-kind-", Words::In("src/round/scenarios.rs"), ""),
        ("bridge-cannot-", Words::In("src/pipeline/compare.rs"), ""),
        ("feedback-spelling-", Words::In("src/schema/seen.rs"), ""),
    ]
}

/// Steps and causes of the questions.
fn steps() -> Vec<Rule> {
    let growth = analyse::growth::GrowthStep::ALL.map(analyse::growth::GrowthStep::code);
    let bridge: Vec<_> = analyse::bridge::Step::ALL.map(analyse::bridge::Step::code).into();
    let provider =
        analyse::provider::ContractState::ALL.map(analyse::provider::ContractState::code);
    vec![
        ("report-growth-step-", Words::All(growth.into()), ""),
        ("bridge-step-", Words::All(bridge.clone()), ""),
        ("bridge-step-", Words::All(bridge), "-definition"),
        ("bridge-by-", Words::In("src/analyse/bridge.rs"), ""),
        ("bridge-doubt-", Words::In("src/analyse/bridge.rs"), ""),
        ("report-provider-", Words::All(provider.into()), ""),
        ("report-doubt-", Words::In("src/analyse/sensitivity/doubt.rs"), ""),
        ("report-double-count-", Words::In("src/analyse/double_count.rs"), ""),
        ("task-review-", Words::In("src/report/sheets/tasks.rs"), ""),
    ]
}

/// Keys a file or a folder says without their beginning or end.
fn within() -> Vec<Rule> {
    vec![
        ("report-", Words::In("src/report"), ""),
        ("feedback-", Words::In("src/report/feedback"), ""),
        ("feedback-", Words::In("src/cli/check"), ""),
        ("feedback-", Words::In("src/report/feedback/points.rs"), "-hint"),
        ("feedback-project-", Words::In("src/round/headings.rs"), ""),
        ("form-", Words::In("src/report/form"), ""),
        ("form-project-", Words::In("src/round/headings.rs"), ""),
        ("bridge-", Words::In("src/report/comparison.rs"), ""),
        ("bridge-", Words::In("src/report/sheets/bridge"), ""),
        ("bridge-remark-", Words::In("src/report/comparison.rs"), ""),
        ("comparison-", Words::In("src/pipeline/comparison.rs"), ""),
        ("coverage-", Words::In("src/cli/rules/coverage.rs"), ""),
        ("measured-", Words::In("src/cli/rules/measured.rs"), ""),
        ("book-method-", Words::In("src/classify/book.rs"), ""),
        ("book-reading-", Words::In("src/classify/book.rs"), ""),
        ("book-when-", Words::In("src/classify/phrases.rs"), ""),
        ("book-when-", Words::In("src/classify/phrases.rs"), "-not"),
        ("classify-seen-", Words::In("src/classify/evidence.rs"), ""),
        ("classify-recurring-", Words::In("src/classify/evidence.rs"), ""),
        ("classify-course-", Words::In("src/classify/evidence.rs"), ""),
        ("review-", Words::In("src/cli/review/text.rs"), ""),
        ("review-column-", Words::In("src/cli/review/text.rs"), ""),
        ("scenario-fault-", Words::In("src/analyse/scenario"), ""),
        ("scenario-fault-", Words::In("src/pipeline/scenario.rs"), ""),
        ("scenario-", Words::In("src/report/sheets/scenario_changes.rs"), ""),
        ("scenario-changes-", Words::In("src/report/sheets/scenario_changes.rs"), ""),
        ("scenario-sheet-", Words::In("src/report/sheets"), ""),
        ("reach-sheet-", Words::In("src/report/sheets/reach.rs"), ""),
        ("report-quality-", Words::In("src/report/sheets/quality.rs"), ""),
        ("report-quality-", Words::In("src/report/sheets/quality.rs"), "-definition"),
        ("report-quality-", Words::In("src/report/sheets/quality.rs"), "-sum"),
        ("report-sensitivity-", Words::In("src/report/sheets/sensitivity.rs"), ""),
        ("report-", Words::In("src/report/sheets/sensitivity.rs"), "-never"),
        ("report-", Words::In("src/report/sheets/candidates.rs"), "-none"),
        ("report-", Words::In("src/report/sheets/target.rs"), "-base"),
        ("", Words::In("src/review.rs"), "-hint"),
    ]
}

/// A source file without its tests and comments.
struct Source {
    path: String,
    text: String,
    words: BTreeSet<String>,
}

fn sources() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join("src"), &mut paths);
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&root).expect("below the project").display().to_string();
        let name = name.replace('\\', "/");
        let is_test =
            name.ends_with("tests.rs") || name.contains("/tests/") || name.contains("fixture");
        if is_test || name == "src/language/catalogue.rs" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text: String = lines.collect::<Vec<_>>().join("\n");
        let words = literals(&text);
        sources.push(Source { path: name, text, words });
    }
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// What stands between quotation marks and can be a key, or a part of one.
fn literals(text: &str) -> BTreeSet<String> {
    let found = regex::Regex::new(r#"'"'|'\\"'|"((?:[^"\\]|\\.)*)""#).expect("a pattern");
    let is_word = |word: &&str| {
        !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    let words = found.captures_iter(text).filter_map(|one| one.get(1).map(|word| word.as_str()));
    words.filter(is_word).map(str::to_owned).collect()
}

/// Words of a rule: codes as they are and with hyphens, as the keys are spelt.
fn words<'a>(rule: &'a Words, sources: &'a [Source]) -> BTreeSet<&'a str> {
    match rule {
        Words::All(words) => words.iter().copied().collect(),
        Words::In(path) => sources
            .iter()
            .filter(|source| source.path.starts_with(path))
            .flat_map(|source| source.words.iter().map(String::as_str))
            .collect(),
    }
}

fn messages() -> BTreeSet<String> {
    Language::German.keys().into_iter().filter(|key| !key.contains('.')).collect()
}

#[test]
fn no_text_is_unused() {
    let sources = sources();
    let keys = messages();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for source in &sources {
        used.extend(source.words.iter().filter(|word| keys.contains(*word)).cloned());
    }
    let mut idle = Vec::new();
    for (beginning, rule, end) in composed() {
        let words = words(&rule, &sources);
        let spelt = words.iter().flat_map(|word| [(*word).to_owned(), word.replace('_', "-")]);
        let made: BTreeSet<String> = spelt
            .map(|word| format!("{beginning}{word}{end}"))
            .filter(|key| keys.contains(key))
            .collect();
        let is_idle = made.is_empty();
        used.extend(made);
        if is_idle {
            idle.push(format!("{beginning}..{end}"));
        }
    }
    let unused: Vec<&String> = keys.difference(&used).collect();
    assert!(unused.is_empty(), "{} texts are never used: {unused:#?}", unused.len());
    assert!(idle.is_empty(), "rules that make no key: {idle:#?}");
}

#[test]
fn no_text_that_is_used_is_missing() {
    let sources = sources();
    let keys = messages();
    let mut missing = Vec::new();
    for (beginning, rule, end) in composed() {
        if let Words::All(words) = rule {
            let spelt = |word: &str| format!("{beginning}{word}{end}");
            let is_there = |word: &str| {
                keys.contains(&spelt(word)) || keys.contains(&spelt(&word.replace('_', "-")))
            };
            missing.extend(words.into_iter().filter(|word| !is_there(word)).map(spelt));
        }
    }
    let called =
        regex::Regex::new(r"\.(?:text|format|lookup|texts|word|title)\(\s*(?:&?\[)?([^)\]]*)")
            .expect("a pattern");
    for source in &sources {
        let rules = composed();
        let beginnings: BTreeSet<&str> = rules
            .iter()
            .filter(|(_, rule, _)| matches!(rule, Words::In(path) if source.path.starts_with(path)))
            .map(|(beginning, ..)| *beginning)
            .collect();
        for call in called.captures_iter(&source.text) {
            let arguments = call[1].trim_start();
            if !arguments.starts_with('"') {
                continue;
            }
            // A call that fills values in names its key first.
            let whole = call[0].starts_with(".texts");
            let named =
                literals(if whole { arguments } else { arguments.split(',').next().unwrap_or("") });
            for key in named {
                let message = key.split('.').next().unwrap_or_default();
                // Settings and tables are read by `text` too: their keys are single words.
                if beginnings.is_empty() && !key.contains('-') {
                    continue;
                }
                let is_there = keys.contains(message)
                    || beginnings.iter().any(|one| keys.contains(&format!("{one}{message}")));
                if !is_there {
                    missing.push(format!("{}: {key}", source.path));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{} texts are missing: {missing:#?}", missing.len());
}

/// A key whose beginning is put before words in a call is covered by a rule.
#[test]
fn every_way_of_putting_keys_together_is_listed() {
    let rules = composed();
    let made = regex::Regex::new(r#"(?:text|format|lookup)\(\s*&format!\(\s*"([a-z_-]*)\{"#)
        .expect("a pattern");
    let mut unlisted = Vec::new();
    for source in sources() {
        for call in made.captures_iter(&source.text) {
            let beginning = &call[1];
            let is_listed = beginning.is_empty()
                || rules.iter().any(|(listed, ..)| listed.ends_with(beginning));
            if !is_listed {
                unlisted.push(format!("{}: {beginning}", source.path));
            }
        }
    }
    assert!(unlisted.is_empty(), "{unlisted:#?}");
}

#[test]
fn literals_are_found_beside_quotation_marks_of_other_kinds() {
    let text = "trim('\"'); a(\"report-sum\", \"two words\"); b(\"x\\\"y\", \"one\")";
    let found: Vec<String> = literals(text).into_iter().collect();
    assert_eq!(found, ["one", "report-sum"]);
}
