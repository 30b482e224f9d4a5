//! Conditions and outcomes of rules in words, for the rule book.
//!
//! In: the cells of a rule as they stand. Out: subordinate clauses such as `der Text „Wartung“
//! enthält`, one for each cell and sense. Deliberately absent: judging; a clause repeats a cell.

use super::columns::{self, ColumnKind, Outcome};
use super::explain::FACT_CODES;
use super::fold::fold_joined;
use super::pattern::split_terms;
use super::table::Rule;
use crate::language::Language;
use crate::schema::Text;

/// The clauses of a rule's conditions, in the order of its cells.
pub(super) fn conditions(stated: &[(ColumnKind, Text)], language: Language) -> Vec<String> {
    stated.iter().flat_map(|(kind, cell)| clauses(*kind, cell, language)).collect()
}

/// What a rule says, as the main clause of a sentence.
pub(super) fn outcome(rule: &Rule, language: Language) -> String {
    match rule.outcome {
        Outcome::Shares(shares) => {
            let class = super::shown_parts(&shares.parts(), language);
            language.format("book-outcome-class", &[("class", &class)])
        }
        Outcome::Fact(fact, holds) => {
            let name = language.text(&format!("explain-test-{}", FACT_CODES[fact as usize]));
            let answer = language.text(if holds { "truth-yes" } else { "truth-no" });
            language.format("book-outcome-fact", &[("name", &name), ("answer", &answer)])
        }
    }
}

/// Items with commas between them and a word before the last: `a, b oder c`.
pub(super) fn joined(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// Text with the characters Markdown gives a meaning taken as they are.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    escaped
}

/// How the terms of a column are spelled in words.
#[derive(Clone, Copy)]
enum Spelling {
    /// Words and word parts, in quotation marks.
    Words,
    /// Ranges of accounts.
    Accounts,
    /// Words of a short list, in the language of the book.
    Values,
}

/// The key of a column's clauses and how its terms are spelled; nothing for a column without
/// words of its own.
const fn phrase(kind: ColumnKind) -> Option<(&'static str, Spelling)> {
    Some(match kind {
        ColumnKind::Account => ("account", Spelling::Accounts),
        ColumnKind::AccountName => ("account-name", Spelling::Words),
        ColumnKind::Text | ColumnKind::NotText => ("text", Spelling::Words),
        ColumnKind::ProjectText | ColumnKind::NotProjectText => ("project-text", Spelling::Words),
        ColumnKind::Label => ("label", Spelling::Words),
        ColumnKind::Declared => ("declared", Spelling::Words),
        ColumnKind::ProjectKind => ("kind", Spelling::Values),
        ColumnKind::Innovation => ("innovation", Spelling::Values),
        ColumnKind::Fact(_) => ("fact", Spelling::Values),
        ColumnKind::GoLive => ("go-live", Spelling::Values),
        ColumnKind::Course => ("course", Spelling::Values),
        _ => return None,
    })
}

fn clauses(kind: ColumnKind, cell: &str, language: Language) -> Vec<String> {
    if kind == ColumnKind::HasProject {
        match value(kind, cell, Language::English).as_str() {
            "yes" => return vec![language.text("book-when-project-known")],
            "no" => return vec![language.text("book-when-project-none")],
            _ => {}
        }
    }
    let Some((key, spelling)) = phrase(kind) else {
        let values = [("column", columns::heading(kind)), ("cell", cell)];
        return vec![language.format("book-when-cell", &values)];
    };
    let all_unwanted = matches!(kind, ColumnKind::NotText | ColumnKind::NotProjectText);
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    for term in split_terms(cell, &['|', ',']) {
        let term = term.trim();
        if term.is_empty() {
            continue;
        }
        let (negated, rest) = term.strip_prefix('!').map_or((false, term), |rest| (true, rest));
        if negated || all_unwanted { &mut unwanted } else { &mut wanted }.push(rest);
    }
    let said = |terms: Vec<&str>| -> Vec<String> {
        match spelling {
            Spelling::Words => words(&terms, language),
            Spelling::Accounts => terms.into_iter().map(|term| accounts(term, language)).collect(),
            Spelling::Values => terms.into_iter().map(|term| value(kind, term, language)).collect(),
        }
    };
    let (wanted, unwanted) = (said(wanted), said(unwanted));
    let name = match kind {
        ColumnKind::Fact(fact) => {
            language.text(&format!("explain-test-{}", FACT_CODES[fact as usize]))
        }
        _ => String::new(),
    };
    let or = language.text("book-or");
    let clause = |sense: &str, terms: &[String]| {
        let number = if terms.len() == 1 { "one" } else { "other" };
        let list = joined(terms, &or);
        let values = [("list", &*list), ("number", number), ("name", &*name)];
        (!terms.is_empty()).then(|| language.format(&format!("book-when-{key}{sense}"), &values))
    };
    clause("", &wanted).into_iter().chain(clause("-not", &unwanted)).collect()
}

/// `wartung*` is „wartung…“. Factors that must stand together are joined, those with the same
/// others named together: a table may combine five beginnings with twenty ends.
fn words(terms: &[&str], language: Language) -> Vec<String> {
    let quoted = |factor: &&str| {
        let word = factor.trim().trim_matches('"').replace('*', "…");
        language.format("book-quoted", &[("word", &word)])
    };
    let mut said = Vec::new();
    let mut first_factors: Vec<(String, Vec<String>)> = Vec::new();
    for term in terms {
        let factors: Vec<String> = split_terms(term, &['+']).iter().map(quoted).collect();
        let [first, rest @ ..] = factors.as_slice() else { continue };
        let rest = joined(rest, &language.text("book-together"));
        if rest.is_empty() {
            said.push(first.clone());
        } else if let Some((_, ends)) = first_factors.iter_mut().find(|(known, _)| known == first) {
            ends.push(rest);
        } else {
            first_factors.push((first.clone(), vec![rest]));
        }
    }
    let mut grouped: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (first, ends) in first_factors {
        match grouped.iter_mut().find(|(_, known)| *known == ends) {
            Some((firsts, _)) => firsts.push(first),
            None => grouped.push((vec![first], ends)),
        }
    }
    let or = language.text("book-or");
    said.extend(grouped.iter().map(|(firsts, ends)| together(firsts, ends, &or, language)));
    said
}

fn together(firsts: &[String], ends: &[String], or: &str, language: Language) -> String {
    let (first, rest) = (joined(firsts, or), joined(ends, or));
    if firsts.len() == 1 {
        return format!("{first} {} {rest}", language.text("book-together"));
    }
    language.format("book-each-together", &[("first", &first), ("rest", &rest)])
}

fn accounts(range: &str, language: Language) -> String {
    match range.split_once('-') {
        Some((first, last)) => {
            let values = [("first", first.trim()), ("last", last.trim())];
            language.format("book-range", &values)
        }
        None => range.trim().to_owned(),
    }
}

/// A word of a short list: German ones stand first, English ones last.
fn value(kind: ColumnKind, word: &str, language: Language) -> String {
    let known = columns::words(kind);
    let folded = fold_joined(word);
    let Some(&(_, value)) = known.iter().find(|(one, _)| fold_joined(one) == folded) else {
        return word.to_owned();
    };
    let mut same = known.iter().filter(|(_, one)| *one == value).map(|(one, _)| *one);
    let shown = match language {
        Language::German => same.next(),
        Language::English => same.next_back(),
    };
    shown.unwrap_or(word).to_owned()
}
