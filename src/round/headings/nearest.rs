//! What a heading that nothing knows may have been meant to be.
//!
//! In: a heading and those that are known. Out: a proposal, for a message only; nothing is ever
//! read by it. Typing errors are told by the number of letters to change; last year's file by
//! another year in the same words.

use strsim::damerau_levenshtein;

use super::{Headings, fold, periods};
use crate::period::FiscalYear;

/// Words for amounts, as a proposal writes them before the year.
const AMOUNTS: [&str; 9] =
    ["Ansatz", "Anmeldung", "Ergebnis", "Ist", "Plan", "Planung", "Prognose", "Soll", "Nachtrag"];

/// The known heading that is nearest to an unknown one, if one is near.
#[must_use]
pub fn nearest(headings: &Headings, heading: &str) -> Option<String> {
    let folded = fold(heading);
    if let Some(full) = periods::with_century(&folded, &headings.fiscal_years) {
        return Some(capitalised(&full));
    }
    let amount = with_year(&folded, &headings.fiscal_years);
    let known = headings.known().chain(amount);
    let near = known.filter_map(|known| {
        let distance = distance(&folded, &fold(&known))?;
        Some((distance, known))
    });
    near.min().map(|(_, known)| known)
}

/// The heading of a table that is nearest to one the round names and the table lacks.
#[must_use]
pub fn nearest_of<'a>(wanted: &str, present: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(wanted);
    let near = present.filter_map(|heading| {
        let folded = fold(heading);
        let rest = without_digits(&folded);
        let another_year = folded != wanted && rest.is_some() && rest == without_digits(&wanted);
        let distance = if another_year { Some(0) } else { distance(&wanted, &folded) };
        Some((distance?, heading))
    });
    near.min().map(|(_, heading)| heading)
}

/// Headings of amounts with the year that ends the folded heading.
fn with_year(folded: &str, budget_years: &[FiscalYear]) -> Vec<String> {
    let year = folded.split([' ', '(', ')']).find(|word| {
        word.len() == 4 && periods::period(&format!("ansatz {word}"), budget_years).is_some()
    });
    let year = year.into_iter();
    year.flat_map(|year| AMOUNTS.map(|word| format!("{word} {year}"))).collect()
}

/// How many letters differ; nothing if too many do. Digits say something else if they differ.
fn distance(left: &str, right: &str) -> Option<usize> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let most = match left.chars().count().min(right.chars().count()) {
        ..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    let distance = damerau_levenshtein(left, right);
    (distance > 0 && distance <= most && digits(left) == digits(right)).then_some(distance)
}

fn without_digits(text: &str) -> Option<String> {
    let rest: String = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    (rest.len() < text.len() && rest.chars().any(char::is_alphabetic)).then_some(rest)
}

/// A folded heading as people write it.
pub(super) fn capitalised(folded: &str) -> String {
    const STEMS: [(&str, &str); 8] = [
        ("massnahme", "maßnahme"),
        ("erlaeuterung", "erläuterung"),
        ("begruendung", "begründung"),
        ("loesung", "lösung"),
        ("geschaeft", "geschäft"),
        ("notwendige ab", "notwendige Ab"),
        ("kosten-/nutzen", "Kosten-/Nutzen"),
        ("t€", "T€"),
    ];
    let mut text = folded.to_owned();
    for (stem, written) in STEMS {
        text = text.replace(stem, written);
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_two_letters_are_a_typing_error() {
        assert_eq!(distance("sachkonot", "sachkonto"), Some(1));
        assert_eq!(distance("anstz 2026", "ansatz 2026"), Some(1));
        assert_eq!(distance("ansatz 2025", "ansatz 2026"), None);
        assert_eq!(distance("amt", "art"), None);
        assert_eq!(distance("titel", "tabelle"), None);
    }

    #[test]
    fn the_same_words_with_another_year_come_first() {
        let present = ["Dezernat", "Ansatz 2026", "Ansätze 2025"];
        assert_eq!(nearest_of("Ansatz 2025", present.into_iter()), Some("Ansatz 2026"));
        assert_eq!(nearest_of("Wofür?", present.into_iter()), None);
    }
}
