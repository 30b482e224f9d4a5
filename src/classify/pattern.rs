//! Word patterns of a rule table and the one automaton that finds all of them at once.
//!
//! In: the text cells of a table. Out: for each folded text the set of patterns it holds.
//! A term is one of the alternatives of a cell; its factors, joined by `+`, must all be found.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fold::{fold, fold_into, fold_joined, fold_word};

/// Number of a pattern in its [`Words`].
pub(super) type PatternIndex = u16;

/// The patterns a text holds, as a bit set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hits(Box<[u64]>);

impl Hits {
    fn set(&mut self, index: usize) {
        self.0[index / 64] |= 1 << (index % 64);
    }

    /// Whether the text holds the pattern.
    pub(super) fn has(&self, pattern: PatternIndex) -> bool {
        let index = usize::from(pattern);
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Numbers of the patterns the text holds, ascending.
    pub(super) fn patterns(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(word, &bits)| {
            let bits = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
            bits.take_while(|&bits| bits != 0)
                .map(move |bits| word * 64 + bits.trailing_zeros() as usize)
        })
    }

    fn meets(&self, mask: &[u64]) -> bool {
        self.0.iter().zip(mask).any(|(hit, wanted)| hit & wanted != 0)
    }
}

/// A pattern as it stands in the table and as it is searched.
#[derive(Debug, Clone)]
struct Pattern {
    shown: String,
    needle: String,
}

/// All distinct patterns of a table, with the automaton over them.
#[derive(Debug)]
pub(super) struct Words {
    patterns: Vec<Pattern>,
    automaton: AhoCorasick,
}

impl Words {
    /// The patterns a text holds; the text is folded here.
    pub(super) fn hits(&self, text: &str) -> Hits {
        if text.is_empty() { self.hits_in("") } else { self.hits_in(&fold(text)) }
    }

    /// How many patterns there are.
    pub(super) fn len(&self) -> usize {
        self.patterns.len()
    }

    /// For each pattern those that are found wherever it is found.
    pub(super) fn implications(&self) -> Implications {
        let of = |pattern: &Pattern| self.hits_in(&pattern.needle);
        Implications(self.patterns.iter().map(of).collect())
    }

    fn hits_in(&self, folded: &str) -> Hits {
        let mut hits = Hits(vec![0; self.patterns.len().div_ceil(64)].into_boxed_slice());
        for found in self.automaton.find_overlapping_iter(folded) {
            hits.set(found.pattern().as_usize());
        }
        hits
    }

    /// The word of the text a pattern was found in, else the pattern as the table has it.
    pub(super) fn shown(&self, pattern: PatternIndex, text: &str) -> String {
        let pattern = &self.patterns[usize::from(pattern)];
        let mut folded = String::new();
        text.split(|character: char| character.is_whitespace() || ",;/()".contains(character))
            .find(|word| {
                folded.clear();
                fold_into(word, &mut folded);
                folded.contains(&pattern.needle)
            })
            .map_or_else(
                || pattern.shown.clone(),
                |word| word.trim_matches(|character| ".:\"'„“".contains(character)).to_owned(),
            )
    }
}

/// For each pattern the patterns that are part of it, so that no text holds it without them.
#[derive(Debug)]
pub(super) struct Implications(Vec<Hits>);

impl Implications {
    /// A text that holds all of a term holds all of the other.
    fn term(&self, own: &[PatternIndex], other: &[PatternIndex]) -> bool {
        let holds = |&factor: &PatternIndex| {
            own.iter().any(|&pattern| self.0[usize::from(pattern)].has(factor))
        };
        other.iter().all(holds)
    }
}

/// Collects patterns while a table is read.
#[derive(Debug, Default)]
pub(super) struct WordsBuilder {
    patterns: Vec<Pattern>,
    known: HashMap<String, PatternIndex>,
}

/// Why a text cell cannot be read; the word is part of the message's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PatternFault {
    /// Nothing to search for.
    Empty,
    /// A word part so short that nearly every text holds it.
    Short,
    /// A star inside a word.
    Star,
    /// More patterns than a table may have.
    Many,
}

/// Terms of a text cell: at least one of the wanted (if there are any), none of the unwanted.
#[derive(Debug, Clone, Default)]
pub(super) struct TextTest {
    single: Vec<u64>,
    single_patterns: Vec<PatternIndex>,
    several: Vec<Vec<PatternIndex>>,
    /// First factors of `several`: without one of them no term can hold.
    several_first: Vec<u64>,
    unwanted_single: Vec<u64>,
    unwanted_patterns: Vec<PatternIndex>,
    unwanted_several: Vec<Vec<PatternIndex>>,
}

impl TextTest {
    /// Whether the patterns found satisfy the cell.
    pub(super) fn holds(&self, hits: &Hits) -> bool {
        let any = self.single_patterns.is_empty() && self.several.is_empty();
        let several =
            || hits.meets(&self.several_first) && self.several.iter().any(|term| all(term, hits));
        (any || hits.meets(&self.single) || several())
            && !hits.meets(&self.unwanted_single)
            && !self.unwanted_several.iter().any(|term| all(term, hits))
    }

    /// Whether the cell says nothing.
    pub(super) fn is_empty(&self) -> bool {
        !self.wants() && self.unwanted_single.is_empty() && self.unwanted_several.is_empty()
    }

    /// Whether the cell wants something to be found.
    pub(super) fn wants(&self) -> bool {
        !(self.single_patterns.is_empty() && self.several.is_empty())
    }

    fn wanted_terms(&self) -> impl Iterator<Item = &[PatternIndex]> {
        terms(&self.single_patterns, &self.several)
    }

    fn unwanted_terms(&self) -> impl Iterator<Item = &[PatternIndex]> {
        terms(&self.unwanted_patterns, &self.unwanted_several)
    }

    /// No text can satisfy the cell: with each wanted term it would hold an unwanted one.
    pub(super) fn is_impossible(&self, implications: &Implications) -> bool {
        let excluded =
            |term: &[PatternIndex]| self.unwanted_terms().any(|one| implications.term(term, one));
        self.wants() && self.wanted_terms().all(excluded)
    }

    /// Every text that satisfies this cell satisfies the other one; false where that is not
    /// certain.
    pub(super) fn implies(&self, other: &Self, implications: &Implications) -> bool {
        let wanted =
            |own: &[PatternIndex]| other.wanted_terms().any(|one| implications.term(own, one));
        let unwanted =
            |one: &[PatternIndex]| self.unwanted_terms().any(|own| implications.term(one, own));
        (!other.wants() || (self.wants() && self.wanted_terms().all(wanted)))
            && other.unwanted_terms().all(unwanted)
    }

    /// Patterns of which one is found wherever the wanted terms hold.
    pub(super) fn first_patterns(&self) -> impl Iterator<Item = PatternIndex> {
        self.wanted_terms().map(|term| term[0])
    }

    /// The wanted patterns that were found, in order of the cell.
    pub(super) fn found(&self, hits: &Hits) -> Vec<PatternIndex> {
        let single = self.single_patterns.iter().copied().filter(|&pattern| hits.has(pattern));
        let several = self.several.iter().filter(|term| all(term, hits)).flatten().copied();
        let mut found = Vec::new();
        for pattern in single.chain(several) {
            if !found.contains(&pattern) {
                found.push(pattern);
            }
        }
        found
    }
}

/// Terms of one pattern, then those of several.
fn terms<'t>(
    single: &'t [PatternIndex],
    several: &'t [Vec<PatternIndex>],
) -> impl Iterator<Item = &'t [PatternIndex]> {
    single.iter().map(std::slice::from_ref).chain(several.iter().map(Vec::as_slice))
}

fn all(term: &[PatternIndex], hits: &Hits) -> bool {
    term.iter().all(|&pattern| hits.has(pattern))
}

impl WordsBuilder {
    /// Reads a cell into a test; `negated` reads every term as unwanted.
    pub(super) fn read(
        &mut self,
        cell: &str,
        negated: bool,
        test: &mut TextTest,
    ) -> Result<(), (PatternFault, String)> {
        for term in split_terms(cell, &['|', ',']) {
            let term = term.trim();
            if term.is_empty() {
                continue;
            }
            let (unwanted, rest) = match term.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (negated, term),
            };
            let mut factors = Vec::new();
            for factor in split_terms(rest, &['+']) {
                let index = self.pattern(factor.trim());
                factors.push(index.map_err(|fault| (fault, term.to_owned()))?);
            }
            test.add(factors, unwanted);
        }
        Ok(())
    }

    fn pattern(&mut self, factor: &str) -> Result<PatternIndex, PatternFault> {
        let needle = needle(factor)?;
        if let Some(&known) = self.known.get(&needle) {
            return Ok(known);
        }
        let index = u16::try_from(self.patterns.len()).map_err(|_| PatternFault::Many)?;
        let shown = factor.trim_matches('"').to_owned();
        self.patterns.push(Pattern { shown, needle: needle.clone() });
        self.known.insert(needle, index);
        Ok(index)
    }

    /// Builds the automaton over everything collected.
    pub(super) fn build(self) -> Words {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(self.patterns.iter().map(|pattern| &pattern.needle))
            .expect("65,535 short patterns stay far below the automaton's limits");
        Words { patterns: self.patterns, automaton }
    }
}

impl TextTest {
    fn add(&mut self, factors: Vec<PatternIndex>, unwanted: bool) {
        match (factors.as_slice(), unwanted) {
            (&[only], true) => {
                mark(&mut self.unwanted_single, only);
                self.unwanted_patterns.push(only);
            }
            (_, true) => self.unwanted_several.push(factors),
            (&[only], false) => {
                mark(&mut self.single, only);
                self.single_patterns.push(only);
            }
            (_, false) => {
                mark(&mut self.several_first, factors[0]);
                self.several.push(factors);
            }
        }
    }
}

fn mark(mask: &mut Vec<u64>, pattern: PatternIndex) {
    let index = usize::from(pattern);
    mask.resize(mask.len().max(index / 64 + 1), 0);
    mask[index / 64] |= 1 << (index % 64);
}

/// What is searched in folded text: a blank at an end stands for the border of a word.
fn needle(factor: &str) -> Result<String, PatternFault> {
    let quoted = factor.len() > 1 && factor.starts_with('"') && factor.ends_with('"');
    let text = if quoted { &factor[1..factor.len() - 1] } else { factor };
    let (open_start, text) = text.strip_prefix('*').map_or((false, text), |rest| (true, rest));
    let (open_end, text) = text.strip_suffix('*').map_or((false, text), |rest| (true, rest));
    if text.contains('*') {
        return Err(PatternFault::Star);
    }
    // A single word is met in its joined spelling, a phrase (`1:1` is one) word by word.
    let parts = |character: char| !(character.is_alphanumeric() || "-§".contains(character));
    let phrase = quoted || text.trim_matches(parts).contains(parts);
    let core = if phrase { fold_word(text) } else { fold_joined(text) };
    if core.is_empty() {
        return Err(PatternFault::Empty);
    }
    if (open_start || open_end) && core.chars().count() < 3 {
        return Err(PatternFault::Short);
    }
    let start = if open_start { "" } else { " " };
    let end = if open_end { "" } else { " " };
    Ok(format!("{start}{core}{end}"))
}

/// Parts of a cell between separators that stand outside quotes.
pub(super) fn split_terms<'a>(cell: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (position, character) in cell.char_indices() {
        if character == '"' {
            quoted = !quoted;
        } else if !quoted && separators.contains(&character) {
            parts.push(&cell[start..position]);
            start = position + character.len_utf8();
        }
    }
    parts.push(&cell[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(cell: &str, text: &str) -> bool {
        let mut builder = WordsBuilder::default();
        let mut test = TextTest::default();
        builder.read(cell, false, &mut test).expect("a cell that can be read");
        test.holds(&builder.build().hits(text))
    }

    #[test]
    fn words_parts_and_compounds_are_met() {
        for (cell, text, expected) in [
            ("Wartung", "Wartung Server", true),
            ("Wartung", "Vollwartung", false),
            ("*wartung", "Vollwartung Automaten", true),
            ("wartung*", "Wartungsvertrag", true),
            ("*lizenz*", "Jahreslizenzen", true),
            ("Gebühr", "GEBUEHR je Vorgang", true),
            ("Releasewechsel", "Release-Wechsel", true),
            ("Release-Wechsel", "Releasewechsel", true),
            ("E-Akte", "eAkte Soziales", true),
            ("\"bisher nur\"", "bisher, nur Papier", true),
            ("\"bisher nur\"", "nur bisher", false),
            ("\"bisher kein*\"", "bisher keine Software", true),
            ("!Ersatz", "Ersatz", false),
            ("!Ersatz", "Neubau", true),
            ("Modul, !Ersatz", "Modul im Ersatz", false),
            ("löst + ab", "Koha löst LIBERO ab", true),
            ("löst + ab", "löst", false),
            ("KI", "KI-Assistent", true),
            ("KI", "Kirche", false),
            ("1:1", "Tablets (1:1)", true),
            ("1:1", "11 Tablets", false),
        ] {
            assert_eq!(holds(cell, text), expected, "{cell} in {text}");
        }
    }

    #[test]
    fn narrower_cells_imply_wider_ones() {
        for (own, other, expected) in [
            ("Wartungsvertrag", "wartung*", true),
            ("wartung*", "Wartungsvertrag", false),
            ("*softwarepflege*", "*pflege*", true),
            ("*pflege*", "*softwarepflege", false),
            ("Wartung | Pflege", "wartung* | *pflege* | miete", true),
            ("Wartung | Miete", "wartung*", false),
            ("Wartung + neu", "wartung*", true),
            ("Wartung", "wartung* + neu", false),
            ("Wartung", "wartung* | !neu*", false),
            ("Wartung | !neu*", "wartung* | !neue", true),
            ("Wartung | !neue", "wartung* | !neu*", false),
            ("\"wartung netz\"", "netz", true),
            ("", "wartung", false),
            ("wartung", "", true),
        ] {
            let mut builder = WordsBuilder::default();
            let mut tests = [TextTest::default(), TextTest::default()];
            for (cell, test) in [own, other].into_iter().zip(&mut tests) {
                builder.read(cell, false, test).expect("a cell that can be read");
            }
            let implications = builder.build().implications();
            assert_eq!(tests[0].implies(&tests[1], &implications), expected, "{own} and {other}");
        }
    }

    #[test]
    fn words_that_are_all_excluded_are_impossible() {
        for (wanted, unwanted, expected) in [
            ("Softwarepflege | Software", "software*", true),
            ("Softwarepflege | *pflege", "software*", false),
            ("Pflege + Software", "software*", true),
            ("", "software*", false),
        ] {
            let mut builder = WordsBuilder::default();
            let mut test = TextTest::default();
            builder.read(wanted, false, &mut test).expect("readable");
            builder.read(unwanted, true, &mut test).expect("readable");
            let implications = builder.build().implications();
            assert_eq!(test.is_impossible(&implications), expected, "{wanted} without {unwanted}");
        }
    }

    #[test]
    fn faulty_cells_are_named() {
        let fault = |cell: &str| {
            let result = WordsBuilder::default().read(cell, false, &mut TextTest::default());
            result.expect_err("a faulty cell").0
        };
        assert_eq!(fault("a | *x*"), PatternFault::Short);
        assert_eq!(fault("li*zenz"), PatternFault::Star);
        assert_eq!(fault("..."), PatternFault::Empty);
    }
}
