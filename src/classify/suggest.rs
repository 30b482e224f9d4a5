//! Suggestions for unclear lines: what the nearest lines with a clear class are.
//!
//! In: a portfolio and its classification. Out: for some unclear lines a class, with the lines it
//! comes from and the words they share. A suggestion is never counted: no rule, total or verdict
//! reads it. Innovation is never suggested, as words prove nothing; where the neighbours are
//! innovation, or the line's project leaves the innovation test open, the suggestion is to
//! settle the test.
//!
//! Words count the more the fewer texts hold them; lines of the same group of accounts count a
//! quarter more. Words that nearly always stand together (*Kündigung zum Jahresende möglich*)
//! count as one, so that a turn of phrase is no likeness. Only words of unclear lines are indexed;
//! lines, texts and texts of a word are bounded, so that a large round costs no more than they do.
//! All weights are whole numbers, ties go to the line that comes first.

mod said;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::coverage::periods;
use super::prepare::{LineTexts, line_texts};
use super::words::{Families, Family};
use super::{Class, Classification, Classified};
use crate::money::Total;
use crate::period::{FiscalYear, Period};
use crate::round::Round;
use crate::schema::{BudgetLine, Field, Portfolio, Truth};

pub use said::ExplainedSuggestion;

/// Unclear lines that get a suggestion: the weightiest, twice what a list to review shows.
const MOST_LINES: usize = 10_000;

/// Distinct texts of clear lines that are compared, in the order of the lines.
const MOST_COMPARED: usize = 100_000;

/// A word that stands in more texts than this says nothing.
const MOST_TEXTS: usize = 300;

/// A round of fewer texts weighs words as if it had as many.
const LEAST_TEXTS: usize = 100;

/// Words in at least so many texts may be a turn of phrase.
const LEAST_PHRASE: usize = 4;

/// Neighbours a suggestion is made of.
const MOST_NEIGHBOURS: usize = 5;

/// Words a neighbour must share.
const LEAST_SHARED: usize = 2;

/// Least part of the line's words, by weight, the nearest neighbour must share.
const LEAST_STRENGTH_PCT: u32 = 34;

/// What is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// The line looks like lines of this class; never innovation, never unclear.
    Class(Class),
    /// The answers T1 to T3 decide; words do not.
    SettleTest,
}

impl Advice {
    /// The code used in data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Class(class) => class.code(),
            Self::SettleTest => "settle_test",
        }
    }
}

/// A line with a clear class that is like the unclear one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Number of the line in the portfolio; the first where several carry the same text.
    pub line: u32,
    /// Its class.
    pub class: Class,
}

/// A suggestion for an unclear line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is suggested.
    pub advice: Advice,
    /// How much of the line's words the nearest line shares, in percent by weight; 0 where the
    /// project's open test is the reason.
    pub strength_pct: u32,
    /// Words shared with the lines it comes from, the rarest first.
    pub words: Vec<String>,
    /// The lines it comes from, nearest first; none where the project's open test is the reason.
    pub neighbours: Vec<Neighbour>,
}

/// Suggestions for the unclear lines of a round, by number of the line.
#[must_use]
pub fn suggestions(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> BTreeMap<u32, Suggestion> {
    let year = super::judge::budget_year(round);
    let unclear = weightiest(portfolio, classification, &periods(round));
    if unclear.is_empty() {
        return BTreeMap::new();
    }
    let index = Index::new(portfolio, classification, round, year, &unclear);
    let found: Vec<(u32, Suggestion)> = unclear
        .par_iter()
        .filter_map(|&number| {
            let classified = classification.lines[number as usize].as_deref()?;
            let line = &portfolio.lines[number as usize];
            let suggestion = open_test(classified).or_else(|| index.suggest(line, round))?;
            Some((number, suggestion))
        })
        .collect();
    found.into_iter().collect()
}

/// The unclear lines with the most unclear money in the budget years, ties by number.
fn weightiest(
    portfolio: &Portfolio,
    classification: &Classification,
    periods: &[Period],
) -> Vec<u32> {
    let size = |line: &BudgetLine, classified: &Classified| -> u128 {
        let parts = super::allocations(line, classified).into_iter();
        let unclear =
            parts.filter(|one| one.class == Class::Unclear && periods.contains(&one.period));
        unclear.map(|one| one.cents).sum::<Total>().cents().unsigned_abs()
    };
    let mut unclear: Vec<(u128, u32)> = (0_u32..)
        .zip(portfolio.lines.iter().zip(&classification.lines))
        .filter_map(|(number, (line, classified))| {
            let classified = classified.as_deref().filter(|one| is_unclear(one))?;
            Some((size(line, classified), number))
        })
        .collect();
    unclear.sort_by_key(|&(size, number)| (Reverse(size), number));
    unclear.truncate(MOST_LINES);
    unclear.into_iter().map(|(_, number)| number).collect()
}

fn is_unclear(classified: &Classified) -> bool {
    let parts = classified.judgements.iter().flat_map(|judgement| &judgement.parts);
    parts.into_iter().any(|part| part.class == Class::Unclear)
}

/// The line's project decides, and its answers are open: words of other lines say nothing.
fn open_test(classified: &Classified) -> Option<Suggestion> {
    let open = classified.project.is_some() && classified.test.result() == Truth::Unknown;
    open.then(|| Suggestion {
        advice: Advice::SettleTest,
        strength_pct: 0,
        words: Vec::new(),
        neighbours: Vec::new(),
    })
}

/// A distinct text of lines with one clear class.
struct Text {
    line: u32,
    class: Class,
    account_group: String,
    /// A component of a line is like others of its kind only: the same words stand beside each.
    component: Option<crate::schema::Text>,
}

/// The words of unclear lines, with the texts of clear lines that hold them.
struct Index {
    families: Families,
    texts: Vec<Text>,
    texts_of: Vec<Vec<u32>>,
    text_count: usize,
}

impl Index {
    fn new(
        portfolio: &Portfolio,
        classification: &Classification,
        round: &Round,
        year: FiscalYear,
        unclear: &[u32],
    ) -> Self {
        let mut families = Families::default();
        for &number in unclear {
            families.learn(&line_texts(&portfolio.lines[number as usize]).join("; "));
        }
        let texts = clear_texts(portfolio, classification, round, year);
        let families_of: Vec<Vec<Family>> =
            texts.par_iter().map(|(texts, _)| families.of(&texts.join("; "))).collect();
        let mut texts_of: Vec<Vec<u32>> = vec![Vec::new(); families.count()];
        for (number, found) in (0_u32..).zip(&families_of) {
            for &family in found {
                let known = &mut texts_of[family as usize];
                // One more than is used tells that the word is too common.
                if known.len() <= MOST_TEXTS {
                    known.push(number);
                }
            }
        }
        let text_count = texts.len();
        let texts = texts.into_iter().map(|(_, text)| text).collect();
        Self { families, texts, texts_of, text_count }
    }

    /// Weight of a word family: the fewer texts hold it, the heavier; as if one held it where none
    /// does, nothing for what stands everywhere.
    fn weight(&self, family: Family) -> u32 {
        let count = self.texts_of[family as usize].len().max(1);
        let whole = self.text_count.max(LEAST_TEXTS);
        let common = count > MOST_TEXTS || count * 10 > whole;
        if common { 0 } else { (whole / count + 1).ilog2() + 1 }
    }

    fn suggest(&self, line: &BudgetLine, round: &Round) -> Option<Suggestion> {
        let words = self.phrases(self.families.by_word(&line_texts(line).join("; ")));
        let words: Vec<Vec<(u32, Family)>> = words
            .into_iter()
            .map(|word| word.into_iter().map(|family| (self.weight(family), family)).collect())
            .collect();
        let heaviest = |word: &Vec<(u32, Family)>| word.iter().map(|one| one.0).max();
        let whole: u32 = words.iter().filter_map(heaviest).sum();
        let account_group = round.accounts.group(line.fields.text(Field::Account));
        let nearest = self.nearest(&words, account_group, line.component.as_deref());
        let best = nearest.first()?;
        let strength_pct = best.shared_weight * 100 / whole;
        if strength_pct < LEAST_STRENGTH_PCT {
            return None;
        }
        let mut by_class: BTreeMap<Class, u32> = BTreeMap::new();
        for near in &nearest {
            *by_class.entry(self.texts[near.text as usize].class).or_default() += near.score;
        }
        let all: u32 = by_class.values().sum();
        let (&class, &score) = by_class.iter().max_by_key(|(_, score)| **score)?;
        // A clear majority: two thirds.
        if score * 3 < all * 2 {
            return None;
        }
        let advice =
            if class == Class::Innovation { Advice::SettleTest } else { Advice::Class(class) };
        let agrees = |near: &&Near| self.texts[near.text as usize].class == class;
        let agreeing: Vec<&Near> = nearest.iter().filter(agrees).collect();
        Some(Suggestion {
            advice,
            strength_pct,
            words: self.shared_words(&words, &agreeing),
            neighbours: agreeing.into_iter().map(|near| self.neighbour(near)).collect(),
        })
    }

    /// Words that nearly always stand together, put together.
    fn phrases(&self, words: Vec<Vec<Family>>) -> Vec<Vec<Family>> {
        let mut phrases: Vec<Vec<Family>> = Vec::new();
        for word in words {
            let fits = |phrase: &&mut Vec<Family>| {
                let mut pairs =
                    phrase.iter().flat_map(|&left| word.iter().map(move |&right| (left, right)));
                pairs.any(|(left, right)| self.stand_together(left, right))
            };
            match phrases.iter_mut().find(fits) {
                Some(phrase) => phrase.extend(word),
                None => phrases.push(word),
            }
        }
        phrases
    }

    /// Three quarters of the texts of the rarer word hold the other as well.
    fn stand_together(&self, left: Family, right: Family) -> bool {
        let (left, right) = (&self.texts_of[left as usize], &self.texts_of[right as usize]);
        let (rarer, other) = if left.len() <= right.len() { (left, right) } else { (right, left) };
        let both = rarer.iter().filter(|text| other.binary_search(text).is_ok()).count();
        rarer.len() >= LEAST_PHRASE && both * 4 >= rarer.len() * 3
    }

    /// The texts that share enough words, nearest first. A word of the line counts once, however
    /// many of its families a text holds.
    fn nearest(
        &self,
        words: &[Vec<(u32, Family)>],
        account_group: &str,
        component: Option<&str>,
    ) -> Vec<Near> {
        let mut found: HashMap<u32, (u32, usize)> = HashMap::new();
        for word in words {
            let mut of_word: HashMap<u32, u32> = HashMap::new();
            for &(weight, family) in word.iter().filter(|(weight, _)| *weight > 0) {
                for &text in &self.texts_of[family as usize] {
                    let known = of_word.entry(text).or_default();
                    *known = weight.max(*known);
                }
            }
            for (text, weight) in of_word {
                let known = found.entry(text).or_default();
                known.0 += weight;
                known.1 += 1;
            }
        }
        let mut nearest: Vec<Near> = found
            .into_iter()
            .filter(|(_, (_, shared))| *shared >= LEAST_SHARED)
            .filter(|(text, _)| self.texts[*text as usize].component.as_deref() == component)
            .map(|(text, (shared_weight, _))| {
                let same = !account_group.is_empty()
                    && self.texts[text as usize].account_group == account_group;
                let score = shared_weight * if same { 5 } else { 4 };
                Near { text, shared_weight, score }
            })
            .collect();
        nearest.sort_by_key(|near| (Reverse(near.score), self.texts[near.text as usize].line));
        nearest.truncate(MOST_NEIGHBOURS);
        nearest
    }

    fn neighbour(&self, near: &Near) -> Neighbour {
        let text = &self.texts[near.text as usize];
        Neighbour { line: text.line, class: text.class }
    }

    /// The words the neighbours share with the line, the heaviest first.
    fn shared_words(&self, words: &[Vec<(u32, Family)>], nearest: &[&Near]) -> Vec<String> {
        let holds = |family: Family| {
            let texts = &self.texts_of[family as usize];
            nearest.iter().any(|near| texts.binary_search(&near.text).is_ok())
        };
        let heaviest = |word: &Vec<(u32, Family)>| {
            let shared = word.iter().filter(|(weight, family)| *weight > 0 && holds(*family));
            let (weight, family) = shared.copied().max_by_key(|(weight, _)| *weight)?;
            Some((weight, self.families.shown(family)))
        };
        let mut shared: Vec<(u32, &str)> = words.iter().filter_map(heaviest).collect();
        shared.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(right.1)));
        shared.dedup();
        shared.into_iter().map(|(_, word)| word.to_owned()).collect()
    }
}

/// A text that shares words with a line.
struct Near {
    text: u32,
    shared_weight: u32,
    score: u32,
}

/// Distinct texts by class, each with its first line. Only lines that are wholly of one class in
/// the budget year are clear.
fn clear_texts<'a>(
    portfolio: &'a Portfolio,
    classification: &Classification,
    round: &Round,
    year: FiscalYear,
) -> Vec<(LineTexts<'a>, Text)> {
    let mut known: HashSet<(LineTexts<'a>, Class, Option<&str>)> = HashSet::new();
    let mut texts = Vec::new();
    for (number, (line, classified)) in
        (0_u32..).zip(portfolio.lines.iter().zip(&classification.lines))
    {
        let Some(classified) = classified.as_deref() else { continue };
        let [part] = classified.judgement(year).parts.as_slice() else { continue };
        let key = (line_texts(line), part.class, line.component.as_deref());
        if part.class == Class::Unclear || !known.insert(key) {
            continue;
        }
        if texts.len() == MOST_COMPARED {
            break;
        }
        let account_group = round.accounts.group(line.fields.text(Field::Account)).to_owned();
        let (class, component) = (part.class, line.component.clone());
        texts.push((key.0, Text { line: number, class, account_group, component }));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::super::testbed::{line, portfolio, project, round};
    use super::super::{RuleTable, classify};
    use super::*;
    use crate::language::Language;
    use crate::schema::Project;

    const ONCE: [i64; 6] = [0, 0, 1000, 0, 0, 0];

    fn suggested(titles: &[(&str, &str)], projects: Vec<Project>) -> Vec<Option<Suggestion>> {
        let text = "Trefferregel;Priorität\n\
            Nr;Priorität;Text;Innovationstest;Klasse;Begründung\n\
            R1;10;Wartung*;;Regelbetrieb;Grund\n\
            R2;10;Modul*;;Weiterentwicklung;Grund\n\
            R3;5;;ja;Innovation;Grund\n";
        let table = RuleTable::parse(text, "regeln.csv", Language::German).expect("a sound table");
        let lines = titles
            .iter()
            .map(|(title, project)| {
                line(&[(Field::Title, title), (Field::ProjectId, project)], &ONCE)
            })
            .collect();
        let portfolio = portfolio(lines, projects);
        let round = round(Language::German);
        let (classification, _) = classify(&portfolio, &table, &round);
        let mut found = suggestions(&portfolio, &classification, &round);
        (0_u32..).zip(titles).map(|(number, _)| found.remove(&number)).collect()
    }

    #[test]
    fn the_nearest_clear_lines_make_a_suggestion() {
        let found = suggested(
            &[
                ("Wartung Aufzug Rathaus Nord", ""),
                ("Wartung Aufzug Schule", ""),
                ("Modul Statistik", ""),
                ("Aufzug Rathaus Nord, Notruf", ""),
                ("Statistik", ""),
                ("Umbau Foyer", ""),
            ],
            Vec::new(),
        );
        assert!(found[..3].iter().all(Option::is_none), "clear lines need none");
        let suggestion = found[3].as_ref().expect("three words are shared");
        assert_eq!(suggestion.advice, Advice::Class(Class::Operations));
        assert_eq!(suggestion.neighbours, [Neighbour { line: 0, class: Class::Operations }]);
        assert_eq!(suggestion.words, ["Nord", "Rathaus", "Aufzug"], "the rarest first");
        assert_eq!(found[4], None, "one shared word is too little");
        assert_eq!(found[5], None);
    }

    #[test]
    fn a_turn_of_phrase_is_no_likeness() {
        let sites = ["Nord", "Süd", "West", "Ost"];
        let clear = sites.map(|site| format!("Wartung {site}, Kündigung zum Jahresende möglich"));
        let mut titles: Vec<(&str, &str)> = clear.iter().map(|title| (&**title, "")).collect();
        titles.push(("Katalog einspielen, Kündigung zum Jahresende möglich", ""));
        assert_eq!(suggested(&titles, Vec::new())[4], None);
    }

    #[test]
    fn without_a_clear_majority_nothing_is_suggested() {
        let found = suggested(
            &[
                ("Wartung Archiv Lesesaal", ""),
                ("Modul Archiv Lesesaal", ""),
                ("Archiv Lesesaal", ""),
            ],
            Vec::new(),
        );
        assert_eq!(found[2], None);
    }

    #[test]
    fn innovation_is_never_suggested() {
        let innovative = project("P1", "", [Truth::Yes, Truth::No, Truth::No]);
        let open = project("P2", "", [Truth::Yes, Truth::No, Truth::Unknown]);
        let found = suggested(
            &[
                ("Tablet Fallakte Hausbesuch", "P1"),
                ("Tablet Fallakte Vormund", ""),
                ("Wartung Tablet Fallakte", ""),
                ("Tablet Fallakte Hausbesuch", "P2"),
            ],
            vec![innovative, open],
        );
        let suggestion = found[1].as_ref();
        assert!(suggestion.is_none_or(|one| one.advice != Advice::Class(Class::Innovation)));
        let suggestion = found[3].as_ref().expect("the project's test is open");
        assert_eq!((suggestion.advice, suggestion.neighbours.len()), (Advice::SettleTest, 0));
    }

    #[test]
    fn neighbours_that_are_innovation_ask_for_the_test() {
        let innovative = project("P1", "", [Truth::Yes, Truth::No, Truth::No]);
        let found = suggested(
            &[("Tablet Fallakte Hausbesuch", "P1"), ("Tablet Fallakte Vormund", "")],
            vec![innovative],
        );
        let suggestion = found[1].as_ref().expect("two words are shared");
        assert_eq!(suggestion.advice, Advice::SettleTest);
        assert_eq!(suggestion.neighbours[0].class, Class::Innovation);
    }
}
