//! Year and phase in headings that do not name them plainly.
//!
//! In: a heading such as `RE 24` or `Soll 2026 neu`. Out: the year and the phase it seems to
//! name, and how plainly. Headings the round understands by itself never come here.

use crate::period::Phase;
use crate::propose::likeness::plain;

/// What a word says of the phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// The word has one meaning.
    Phase(Phase),
    /// A planned amount: granted before the budget year, in it by the stage, planned later.
    Planned,
    /// One of two phases.
    Either(Phase, Phase),
}

/// The words by their beginning; the first that fits counts.
const WORDS: [(&str, Said); 29] = [
    ("anm", Said::Phase(Phase::Request)),
    ("mittelanm", Said::Phase(Phase::Request)),
    ("antrag", Said::Phase(Phase::Request)),
    ("entwurf", Said::Phase(Phase::Request)),
    ("request", Said::Phase(Phase::Request)),
    ("rechnungserg", Said::Phase(Phase::Actual)),
    ("vorlaeufig", Said::Phase(Phase::Actual)),
    ("erg", Said::Phase(Phase::Actual)),
    ("ist", Said::Phase(Phase::Actual)),
    ("actual", Said::Phase(Phase::Actual)),
    ("re", Said::Phase(Phase::Actual)),
    ("vorschau", Said::Either(Phase::Plan, Phase::Forecast)),
    ("prognose", Said::Phase(Phase::Forecast)),
    ("hochrechnung", Said::Phase(Phase::Forecast)),
    ("forecast", Said::Phase(Phase::Forecast)),
    ("mifri", Said::Phase(Phase::Plan)),
    ("mipla", Said::Phase(Phase::Plan)),
    ("finanzplan", Said::Phase(Phase::Plan)),
    ("finplan", Said::Phase(Phase::Plan)),
    ("ve", Said::Phase(Phase::Commitment)),
    ("ansatz", Said::Planned),
    ("haushaltsansatz", Said::Planned),
    ("hhansatz", Said::Planned),
    ("soll", Said::Planned),
    ("hhpl", Said::Planned),
    ("haushaltsplan", Said::Planned),
    ("hh", Said::Planned),
    ("plan", Said::Planned),
    ("budget", Said::Planned),
];
/// Words that are only whole words; as a beginning they would fit too much.
const WHOLE: [&str; 6] = ["ist", "re", "ve", "hh", "erg", "anm"];
/// Three relative years of United States budgets.
const RELATIVE: [(&str, i16, Phase); 3] =
    [("py", -2, Phase::Actual), ("cy", -1, Phase::Approved), ("by", 0, Phase::Request)];

/// What a heading seems to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hint {
    /// The year.
    pub(super) year: Option<i16>,
    /// The year has two digits.
    pub(super) short_year: bool,
    /// Years before the budget year, where the heading names the year that way.
    pub(super) relative: Option<i16>,
    /// The phase.
    pub(super) said: Option<Said>,
}

/// Looks for year and phase in a heading.
pub(super) fn hint(heading: &str) -> Hint {
    let plain = plain(heading);
    let words: Vec<&str> = plain.split(' ').collect();
    let mut hint = Hint::default();
    let mut years: Vec<i16> = words.iter().filter_map(|word| year(word)).collect();
    years.dedup();
    match years[..] {
        [year] => hint.year = Some(year),
        [] => {
            let short: Vec<i16> = words.iter().filter_map(|word| short_year(word)).collect();
            if let [year] = short[..] {
                (hint.year, hint.short_year) = (Some(year), true);
            }
        }
        _ => {}
    }
    for (word, offset, phase) in RELATIVE {
        if words.contains(&word) {
            hint.relative = Some(offset);
            hint.said = Some(Said::Phase(phase));
        }
    }
    if hint.said.is_none() {
        hint.said = words.iter().find_map(|word| said(word));
    }
    hint
}

/// What a single word says of the phase.
pub(super) fn said(word: &str) -> Option<Said> {
    WORDS
        .into_iter()
        .find(|(known, _)| {
            word == *known || !WHOLE.contains(known) && word.starts_with(known) && known.len() >= 4
        })
        .map(|(_, said)| said)
}

fn year(word: &str) -> Option<i16> {
    let digits = word.strip_prefix("fy").unwrap_or(word);
    (digits.len() == 4).then(|| digits.parse().ok())?.filter(|year| (1990..=2100).contains(year))
}

fn short_year(word: &str) -> Option<i16> {
    (word.len() == 2)
        .then(|| word.parse::<i16>().ok())?
        .filter(|year| *year >= 10)
        .map(|y| 2000 + y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_hint_at_year_and_phase() {
        let actual = Some(Said::Phase(Phase::Actual));
        for (heading, year, short, said) in [
            ("RE 24", Some(2024), true, actual),
            ("Ist-Aufwand 2023 (EUR)", Some(2023), false, actual),
            ("HHPL 25", Some(2025), true, Some(Said::Planned)),
            ("Anm. 26", Some(2026), true, Some(Said::Phase(Phase::Request))),
            ("MiFri gesamt", None, false, Some(Said::Phase(Phase::Plan))),
            ("Vorschau 2027", Some(2027), false, Some(Said::Either(Phase::Plan, Phase::Forecast))),
            ("Ansatz 2026/2027", None, false, Some(Said::Planned)),
            ("Liste", None, false, None),
            ("Restbudget", None, false, None),
        ] {
            let found = hint(heading);
            assert_eq!(
                (found.year, found.short_year, found.said),
                (year, short, said),
                "{heading}"
            );
        }
        assert_eq!(hint("DME PY Agency Funding ($ M)").relative, Some(-2));
    }
}
