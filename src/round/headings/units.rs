//! Units as people write them: in a heading, in a row of their own, above or below a table.
//!
//! In: text of a cell. Out: the factor it states, or that it may state one. A threshold such as
//! "Kosten über 50 T€" states none. Deliberately absent: which statement wins.

use std::sync::LazyLock;

use regex::Regex;

use super::fold;

/// What a text says of the unit of amounts near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// Nothing but the unit: `T€`, `in TEUR`, `(EUR)`.
    Bare(i64),
    /// Says that amounts stand in the unit: `Angaben in Tsd. Euro`.
    Sentence(i64),
    /// A title that ends with the unit: `Haushaltsplan 2026 (T€)`.
    Title(i64),
    /// Speaks of thousands or millions, but not clearly of the amounts of the table.
    Doubtful,
}

impl Statement {
    /// How many currency units one unit is; nothing where that is in doubt.
    #[must_use]
    pub const fn unit(self) -> Option<i64> {
        match self {
            Self::Bare(unit) | Self::Sentence(unit) | Self::Title(unit) => Some(unit),
            Self::Doubtful => None,
        }
    }
}

/// Thousands and millions of the currency, told without a word before them.
pub(super) const FACTOR: &str = r"teur|keur|t[\s.\-]?(?:euro?|€)|k€|(?:tsd\.?|tausend)\s?(?:euro?|€)|m€|meur|(?:mio\.?|mill\.|millionen)\s?(?:euro?|€)";
/// What is a unit only after a word such as *in*; alone it may be an amount or a word.
pub(super) const AFTER_A_WORD: &str = r"1[.\s]?000\s?(?:euro?|€)|tsd\.?|tausend|mio\.?|millionen";
/// What is said to stand in a unit.
const AMOUNTS: &str = r"(?:(?:alle|saemtliche|die)\s)?(?:betraege|angaben|werte|zahlen|zahlenangaben|summen|ansaetze|haushaltsansaetze|betrag|betragsangaben|einheit|masseinheit)(?:\s(?:bitte|jeweils|sind|stehen|erfolgen))*\s?[:=]?";
/// What may follow the unit in a sentence.
const SAID: &str =
    r"(?:\s(?:angeben|angegeben|anzugeben|eintragen|einzutragen|erfassen|gerundet|ausgewiesen))?";

/// The unit alone: `T€`, `(in Tsd. Euro)`.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^[(\[*–—\-\s]*(?:(?:in\s)?(?P<unit>{FACTOR}|euro?|€)|in\s(?P<after>{AFTER_A_WORD}))[)\]*–—\-.:!\s]*$"
    ))
});

/// Amounts are said to stand in the unit.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[(\[,;:–—\-\s])(?:bitte\s)?{AMOUNTS}\s?(?:in\s)?(?P<unit>{FACTOR}|{AFTER_A_WORD}|euro?|€){SAID}[)\]*–—\-.:!\s]*$"
    ))
});

/// A title with the unit in brackets or after *in*.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:[(\[]\s?(?:in\s)?(?P<unit>{FACTOR}|{AFTER_A_WORD}|euro?|€)\s?[)\]]|\sin\s(?P<after>{FACTOR}|{AFTER_A_WORD}|euro?|€))[.:\s]*$"
    ))
});

/// Thousands or millions anywhere in a text.
static ANYWHERE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?:^|[^\w.,])(?:{FACTOR})(?:$|[^\w])")));

/// A unit at the end of a heading: in brackets, after *in*, or after the year.
static IN_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:[(\[]\s*(?:in\s)?(?P<unit>{FACTOR}|{AFTER_A_WORD}|euro?|€)|(?:\sin\s|\d\s)(?P<after>{FACTOR}|euro?|€))\s*[\])]?$"
    ))
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// What a text says of the unit of amounts near it; nothing if it speaks of no unit.
#[must_use]
pub fn statement(text: &str) -> Option<Statement> {
    let folded = fold(text);
    if !["eur", "€", "tsd", "tausend", "mio", "million"].iter().any(|word| folded.contains(word))
    {
        return None;
    }
    let denies = ["nicht", "kein", "statt", "nur "].iter().any(|word| folded.contains(word));
    let found = [BARE.captures(&folded), SENTENCE.captures(&folded), TITLE.captures(&folded)];
    let unit = |position: usize| {
        let found = found[position].as_ref().filter(|_| !denies)?;
        found.name("unit").or_else(|| found.name("after")).map(|unit| factor(unit.as_str()))
    };
    if let Some(unit) = unit(0) {
        Some(Statement::Bare(unit))
    } else if let Some(unit) = unit(1) {
        Some(Statement::Sentence(unit))
    } else if let Some(unit) = unit(2) {
        Some(Statement::Title(unit))
    } else {
        is_doubtful(&folded).then_some(Statement::Doubtful)
    }
}

/// Thousands or millions that no number stands before: "über 50 T€" is a threshold.
fn is_doubtful(folded: &str) -> bool {
    ANYWHERE.find_iter(folded).any(|found| {
        let before = folded[..found.start()].trim_end();
        !before.ends_with(|letter: char| letter.is_ascii_digit())
    })
}

/// The unit a folded heading names at its end: `sachkosten (t€)`.
pub(super) fn in_heading(folded: &str) -> Option<i64> {
    let found = IN_HEADING.captures(folded)?;
    let unit = found.name("unit").or_else(|| found.name("after"))?;
    Some(factor(unit.as_str()))
}

/// How many currency units a unit is.
fn factor(unit: &str) -> i64 {
    match unit.chars().next() {
        Some('m') => 1_000_000,
        Some('t' | 'k' | '1') => 1_000,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Statement::{Bare, Doubtful, Sentence, Title};

    #[test]
    fn statements_are_told_from_thresholds() {
        for (text, expected) in [
            ("T€", Some(Bare(1_000))),
            ("EUR", Some(Bare(1))),
            ("(in Tsd. Euro)", Some(Bare(1_000))),
            ("- in Mio. € -", Some(Bare(1_000_000))),
            ("in 1.000 €", Some(Bare(1_000))),
            ("Angaben in T€", Some(Sentence(1_000))),
            ("alle\u{a0}Beträge in TEUR", Some(Sentence(1_000))),
            ("Bitte alle Beträge in Euro angeben!", Some(Sentence(1))),
            ("Haushaltsplan 2026, Angaben in Tsd. EUR", Some(Sentence(1_000))),
            ("Einheit: T€", Some(Sentence(1_000))),
            ("Haushaltsplan 2026 (T€)", Some(Title(1_000))),
            ("Mittelanmeldung in Tausend Euro", Some(Title(1_000))),
            ("Kosten über 50 T€ sind zu begründen", None),
            ("Bagatellgrenze: 5 T€", None),
            ("1.000 €", None),
            ("Tausend", None),
            ("Beträge nicht in T€", Some(Doubtful)),
            ("Werte unter einem T€ entfallen", Some(Doubtful)),
            ("Neues Museum", None),
            ("Europa", None),
        ] {
            assert_eq!(statement(text), expected, "{text}");
        }
    }

    #[test]
    fn the_unit_of_a_heading_stands_at_its_end() {
        for (heading, unit) in [
            ("ansatz 2026 (t€)", Some(1_000)),
            ("ansatz 2026 eur", Some(1)),
            ("ansatz 2026 in mio. €", Some(1_000_000)),
            ("ansatz 2026", None),
            ("fonds eur", None),
        ] {
            assert_eq!(in_heading(heading), unit, "{heading}");
        }
    }
}
