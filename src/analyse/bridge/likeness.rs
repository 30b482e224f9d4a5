//! How much two lines are alike, and which of the alike ones belong together.
//!
//! In: lines without a counterpart. Out: the pairs that are each other's most alike, with what
//! became of them. Likeness is whole thousandths: 700 for the text by the changes that lead from
//! one to the other, 100 each for department, account and cost centre. Two lines are compared
//! only where they share a rare word, rare neighbouring words or the whole text, so that the cost
//! stays in proportion to the lines.

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::{Doubt, DoubtOutcome};

/// Characters of a text that are compared.
const COMPARED: usize = 120;
/// A word leads lines together if at most so many pairs have it.
const RARE: usize = 64;
/// Letters of a word that may lead lines together.
const LETTERS: usize = 4;
/// Less alike texts are not the same line changed.
const TEXT: u32 = 500;
/// Pairs from this likeness on are shown though they are not made.
const SHOWN: u16 = 700;
/// A second line that is alike within this distance makes it doubtful which one is meant.
const MARGIN: u16 = 20;

/// What is compared of a line.
pub(super) struct Likened {
    number: u32,
    text: Vec<char>,
    words: Vec<String>,
    /// Department, account, cost centre.
    codes: [String; 3],
}

impl Likened {
    /// What is compared of a line with these folded texts and codes.
    pub(super) fn new(number: u32, text: &str, codes: [String; 3]) -> Self {
        let text = text.trim();
        let all: Vec<&str> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let long = all.iter().filter(|word| word.chars().count() >= LETTERS);
        let mut words: Vec<String> = long.map(|word| (*word).to_owned()).collect();
        // In a large round hardly a word is rare by itself.
        for neighbours in [2, 3] {
            words.extend(all.windows(neighbours).map(|words| words.join(" ")));
        }
        if !text.is_empty() {
            let [department, account, centre] = &codes;
            words.push(format!("\u{1}{text}"));
            words.push(format!("\u{1}{text}\u{1f}{department}\u{1f}{account}"));
            words.push(format!("\u{1}{text}\u{1f}{centre}"));
        }
        words.sort_unstable();
        words.dedup();
        Self { number, text: text.chars().take(COMPARED).collect(), words, codes }
    }
}

/// The pairs that are each other's most alike.
pub(super) fn doubts(
    lefts: &[Likened],
    rights: &[Likened],
    refused: &HashSet<(u32, u32)>,
    threshold: u16,
) -> Vec<Doubt> {
    let scored: Vec<(usize, usize, u16)> = candidates(lefts, rights)
        .into_par_iter()
        .filter(|&(left, right)| !refused.contains(&(lefts[left].number, rights[right].number)))
        .filter_map(|(left, right)| {
            let likeness = likeness(&lefts[left], &rights[right])?;
            (likeness >= SHOWN).then_some((left, right, likeness))
        })
        .collect();
    let mut of_left: BTreeMap<usize, Best> = BTreeMap::new();
    let mut of_right: BTreeMap<usize, Best> = BTreeMap::new();
    for &(left, right, likeness) in &scored {
        of_left.entry(left).or_default().take(likeness);
        of_right.entry(right).or_default().take(likeness);
    }
    let doubts = scored.into_iter().filter_map(|(left, right, likeness)| {
        let (of_left, of_right) = (of_left[&left], of_right[&right]);
        let is_best = likeness == of_left.first && likeness == of_right.first;
        let is_alone = of_left.is_alone() && of_right.is_alone();
        let outcome = match (likeness >= threshold, is_alone) {
            (true, true) => DoubtOutcome::Paired,
            (true, false) => DoubtOutcome::Ambiguous,
            (false, _) => DoubtOutcome::Below,
        };
        let (before, after) = (lefts[left].number, rights[right].number);
        is_best.then_some(Doubt { before, after, likeness, outcome })
    });
    doubts.collect()
}

/// The highest and the second highest likeness of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    first: u16,
    second: u16,
}

impl Best {
    fn take(&mut self, likeness: u16) {
        if likeness > self.first {
            (self.first, self.second) = (likeness, self.first);
        } else {
            self.second = self.second.max(likeness);
        }
    }

    /// No other line comes near the most alike one.
    const fn is_alone(self) -> bool {
        self.first - self.second >= MARGIN
    }
}

/// Pairs that share a rare word, each once, in order.
fn candidates(lefts: &[Likened], rights: &[Likened]) -> Vec<(usize, usize)> {
    let mut having: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (index, line) in lefts.iter().enumerate() {
        for word in &line.words {
            having.entry(word).or_default().0.push(index);
        }
    }
    for (index, line) in rights.iter().enumerate() {
        for word in &line.words {
            having.entry(word).or_default().1.push(index);
        }
    }
    let mut pairs: Vec<(usize, usize)> = having
        .into_values()
        .filter(|(lefts, rights)| lefts.len() * rights.len() <= RARE)
        .flat_map(|(lefts, rights)| {
            lefts
                .into_iter()
                .flat_map(move |left| rights.clone().into_iter().map(move |right| (left, right)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Likeness in thousandths; nothing where the texts are too different to ask for more.
fn likeness(left: &Likened, right: &Likened) -> Option<u16> {
    let longer = left.text.len().max(right.text.len());
    let shorter = left.text.len().min(right.text.len());
    if shorter * 2 < longer || longer == 0 {
        return None;
    }
    let distance = strsim::generic_levenshtein(&left.text, &right.text);
    let text = u32::try_from((longer - distance) * 1_000 / longer).expect("at most a thousand");
    if text < TEXT {
        return None;
    }
    let equal = left.codes.iter().zip(&right.codes).filter(|(one, other)| one == other).count();
    let codes = u32::try_from(equal).expect("three codes") * 100;
    Some(u16::try_from(text * 7 / 10 + codes).expect("at most a thousand"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u32, text: &str, centre: &str) -> Likened {
        Likened::new(number, text, ["4".to_owned(), "529100".to_owned(), centre.to_owned()])
    }

    fn found(lefts: &[Likened], rights: &[Likened]) -> Vec<(u32, u32, DoubtOutcome)> {
        let doubts = doubts(lefts, rights, &HashSet::new(), 850);
        doubts.iter().map(|doubt| (doubt.before, doubt.after, doubt.outcome)).collect()
    }

    #[test]
    fn a_changed_word_is_the_same_line_and_another_word_is_not() {
        let lefts = [line(0, "wartung jugendamtsverfahren", "4100")];
        let rights = [line(7, "wartung jugendamtsverfahren neu", "4100")];
        assert_eq!(found(&lefts, &rights), [(0, 7, DoubtOutcome::Paired)], "27 of 31 letters");
        let rights = [line(7, "wartung jugendamtsverfahren neu, lizenzen", "4200")];
        assert_eq!(found(&lefts, &rights), [], "27 of 41 letters and another centre: 660");
        let rights = [line(7, "chatbot", "4100")];
        assert_eq!(found(&lefts, &rights), []);
    }

    #[test]
    fn two_lines_that_are_as_alike_are_not_paired() {
        let lefts = [line(0, "lizenzen standort a", "4100")];
        let rights =
            [line(1, "lizenzen standort b", "4100"), line(2, "lizenzen standort c", "4100")];
        let ambiguous = DoubtOutcome::Ambiguous;
        assert_eq!(found(&lefts, &rights), [(0, 1, ambiguous), (0, 2, ambiguous)]);
        assert_eq!(found(&rights, &lefts), [(1, 0, ambiguous), (2, 0, ambiguous)]);
    }
}
