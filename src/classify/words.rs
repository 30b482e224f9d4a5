//! Words of texts and the families they belong to: what two lines have in common.
//!
//! In: texts of lines. Out: for each text the numbers of its word families. Inflections are cut
//! (`Lizenzen`, `Lizenz`), and a compound belongs to the families of its first and last part
//! where these stand somewhere as words of their own (`Hardwarebeschaffung` to `Hardware` and
//! `Beschaffung`). Deliberately absent: meaning. Families help a person to look, no rule and no
//! total ever reads them.
//!
//! The usual stemmers expect umlauts and cut `Gerät` and `Geräte` apart once they are written
//! out as here; so little is needed that it stands below.

use std::collections::HashMap;

use super::fold::fold;

/// Shortest word that says something.
const SHORTEST_WORD: usize = 3;

/// Shortest part of a compound: `amt` or `akte` would tie everything together.
const SHORTEST_PART: usize = 5;

/// Letters a compound has beyond its part: `digital` is none of `digit`.
const SHORTEST_REST: usize = 3;

/// Longest word that is looked at: more is no word, and parts are sought letter by letter.
const LONGEST_WORD: usize = 60;

/// Words without a meaning of their own, folded, in order.
const EMPTY_WORDS: [&str; 95] = [
    "aber",
    "alle",
    "allen",
    "aller",
    "als",
    "and",
    "andere",
    "auch",
    "auf",
    "aus",
    "bei",
    "beim",
    "bis",
    "bisher",
    "bislang",
    "bzw",
    "dann",
    "das",
    "dem",
    "den",
    "der",
    "des",
    "die",
    "dies",
    "diese",
    "diverse",
    "durch",
    "ein",
    "eine",
    "einem",
    "einen",
    "einer",
    "eines",
    "etc",
    "euro",
    "evtl",
    "for",
    "from",
    "fuer",
    "gab",
    "gem",
    "ggf",
    "heute",
    "ihre",
    "incl",
    "inkl",
    "ist",
    "jahr",
    "jahre",
    "kein",
    "keine",
    "keinen",
    "laut",
    "lfd",
    "man",
    "mit",
    "nach",
    "neben",
    "neu",
    "neue",
    "neuen",
    "neuer",
    "neues",
    "nicht",
    "nie",
    "noch",
    "nur",
    "oder",
    "ohne",
    "per",
    "pro",
    "rund",
    "sein",
    "sich",
    "sind",
    "sonst",
    "sonstige",
    "sonstiges",
    "sowie",
    "the",
    "ueber",
    "und",
    "unter",
    "usw",
    "vom",
    "von",
    "vor",
    "werden",
    "wie",
    "wird",
    "with",
    "zum",
    "zur",
    "zwei",
    "zzgl",
];

/// Endings of inflection, longest first.
const ENDINGS: [&str; 7] = ["en", "er", "es", "em", "e", "n", "s"];

/// Number of a word family in its [`Families`].
pub(super) type Family = u32;

/// The word families of some texts.
#[derive(Debug, Default)]
pub(super) struct Families {
    numbers: HashMap<String, Family>,
    /// The words of each family as they are written, with how often each was seen.
    spellings: Vec<HashMap<String, u32>>,
}

impl Families {
    /// Learns the words of a text, so that they make families.
    pub(super) fn learn(&mut self, text: &str) {
        for (word, folded) in words(text) {
            let number = match self.numbers.get(stem(&folded)) {
                Some(&number) => number,
                None => {
                    let number = Family::try_from(self.spellings.len()).expect("words fit memory");
                    self.numbers.insert(stem(&folded).to_owned(), number);
                    self.spellings.push(HashMap::new());
                    number
                }
            };
            *self.spellings[number as usize].entry(word).or_default() += 1;
        }
    }

    /// The families of a text, each once, ascending; words that were never learnt have none.
    pub(super) fn of(&self, text: &str) -> Vec<Family> {
        let mut found: Vec<Family> = self.by_word(text).into_iter().flatten().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The families of each distinct word of a text: its own, those of its parts.
    pub(super) fn by_word(&self, text: &str) -> Vec<Vec<Family>> {
        let mut found = Vec::new();
        for (_, folded) in words(text) {
            let stem = stem(&folded);
            let own = self.numbers.get(stem).copied();
            let start = self.longest(parts(stem, Side::Start));
            let end = self.longest(parts(stem, Side::End));
            let families: Vec<Family> = own.into_iter().chain(start).chain(end).collect();
            if !families.is_empty() && !found.contains(&families) {
                found.push(families);
            }
        }
        found
    }

    /// The word a family is shown by: the spelling seen most often, ties to the first by letters.
    pub(super) fn shown(&self, family: Family) -> &str {
        let spellings = &self.spellings[family as usize];
        spellings
            .iter()
            .max_by(|(left, count), (right, other)| count.cmp(other).then(right.cmp(left)))
            .map_or("", |(word, _)| word)
    }

    /// How many families there are.
    pub(super) const fn count(&self) -> usize {
        self.spellings.len()
    }

    fn longest<'a>(&self, mut parts: impl Iterator<Item = &'a str>) -> Option<Family> {
        parts.find_map(|part| self.numbers.get(part).copied())
    }
}

/// The words of a text that say something, as written and folded.
fn words(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let parted = |character: char| !(character.is_alphanumeric() || character == '\u{ad}');
    text.split(parted).filter_map(|word| {
        let folded = fold(word).trim().to_owned();
        let says = (SHORTEST_WORD..=LONGEST_WORD).contains(&folded.len())
            && folded.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && folded.starts_with(|first: char| first.is_ascii_alphabetic())
            && EMPTY_WORDS.binary_search(&&*folded).is_err();
        says.then(|| (word.to_owned(), folded))
    })
}

/// A folded word without its ending; at least four letters stay.
fn stem(word: &str) -> &str {
    let ending =
        ENDINGS.iter().find(|ending| word.len() >= ending.len() + 4 && word.ends_with(**ending));
    ending.map_or(word, |ending| &word[..word.len() - ending.len()])
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

/// The proper beginnings or ends of a stem that may be a part of a compound, longest first.
/// Between the parts may stand an *s* (`Betriebskosten`), which the beginning loses.
fn parts(stem: &str, side: Side) -> impl Iterator<Item = &str> {
    let longest = stem.len().saturating_sub(SHORTEST_REST);
    let starts = matches!(side, Side::Start);
    (SHORTEST_PART..=longest).rev().map(move |length| {
        if starts { self::stem(&stem[..length]) } else { &stem[stem.len() - length..] }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(left: &str, right: &str) -> Vec<String> {
        let mut families = Families::default();
        families.learn(left);
        families.learn(right);
        let (left, right) = (families.of(left), families.of(right));
        let both = left.into_iter().filter(|family| right.contains(family));
        both.map(|family| families.shown(family).to_owned()).collect()
    }

    #[test]
    fn inflections_and_compounds_are_one_family() {
        assert_eq!(shared("Lizenzen Office", "eine Lizenz"), ["Lizenz"]);
        assert_eq!(shared("Geräte der Halle", "GERAET"), ["GERAET"]);
        assert_eq!(shared("Beschaffung neu", "Hardwarebeschaffungen"), ["Beschaffung"]);
        assert_eq!(shared("Betriebskosten", "Betrieb"), ["Betrieb"]);
        assert_eq!(shared("Hardware-Wartung", "Wartung Hardware"), ["Hardware", "Wartung"]);
    }

    #[test]
    fn empty_words_are_in_order() {
        assert!(EMPTY_WORDS.is_sorted());
    }

    #[test]
    fn numbers_and_empty_words_tie_nothing() {
        assert!(shared("Konzept für 2026", "Miete für 2026").is_empty());
        assert!(shared("IT und so", "IT und mehr").is_empty());
        assert!(shared("Amtsleitung", "Amt").is_empty());
    }
}
