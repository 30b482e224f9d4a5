//! The classes a rule gives to a line, with exact shares.
//!
//! In: a cell such as `Regelbetrieb 60 % | Weiterentwicklung 40 %`, later the life of a project.
//! Out: whole-number weights that stand for exactly one. Deliberately absent: rounding. Shares
//! that do not sum to one are a problem of the cell, never repaired.

use super::columns;
use super::golive::{self, Span, Stage};
use super::{Class, Part};
use crate::language::Language;
use crate::money::Ratio;
use crate::schema::{Project, Truth};

/// Largest common denominator of the shares of a cell.
const FINEST: u64 = 1_000_000;

/// Weights by [`Class::ALL`] in lowest terms; at least one is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shares([u32; 4]);

/// Why a cell gives no shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ShareFault {
    /// A word that is no class.
    Class(String),
    /// A share that cannot be read, is nothing, or is missing beside others.
    Share(String),
    /// A class stands twice.
    Doubled(String),
    /// The shares do not sum to one, but to this fraction.
    Sum(u64, u64),
}

impl Shares {
    /// One class for the whole line.
    pub(super) const fn whole(class: Class) -> Self {
        let mut weights = [0; 4];
        weights[class as usize] = 1;
        Self(weights)
    }

    /// Reads a cell: a class, or classes with shares between bars.
    pub(super) fn read(cell: &str) -> Result<Self, ShareFault> {
        let mut parts = Vec::new();
        for part in cell.split('|').map(str::trim).filter(|part| !part.is_empty()) {
            let (word, share) = apart(part);
            let class = columns::class(word).ok_or_else(|| ShareFault::Class(part.to_owned()))?;
            parts.push((part, class, share));
        }
        match parts.as_slice() {
            [] => Err(ShareFault::Class(cell.to_owned())),
            [(_, class, "")] => Ok(Self::whole(*class)),
            parts => weighted(parts),
        }
    }

    /// The class of the whole line, if it is not divided.
    pub(super) fn only(self) -> Option<Class> {
        let mut classes = Class::ALL.into_iter().filter(|&class| self.0[class as usize] > 0);
        let first = classes.next();
        if classes.next().is_some() { None } else { first }
    }

    /// Whether a part of the line is of the class.
    #[cfg(test)]
    pub(super) const fn has(self, class: Class) -> bool {
        self.0[class as usize] > 0
    }

    /// The parts, in the order of [`Class::ALL`].
    pub(super) fn parts(self) -> Vec<Part> {
        let part = |class| Part { class, weight: self.0[class as usize] };
        Class::ALL.into_iter().map(part).filter(|part| part.weight > 0).collect()
    }
}

/// Class and share of a part, whichever comes first: `60 % Regelbetrieb`, `Regelbetrieb: 60 %`.
fn apart(part: &str) -> (&str, &str) {
    let is_share = |c: char| c.is_ascii_digit() || ",./% \u{a0}\u{202f}".contains(c);
    let (class, share) = if part.starts_with(|c: char| c.is_ascii_digit()) {
        let end = part.find(|c| !is_share(c)).unwrap_or(part.len());
        (&part[end..], &part[..end])
    } else {
        let begin = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        part.split_at(begin)
    };
    (class.trim().trim_end_matches([':', '=']).trim(), share.trim())
}

fn weighted(parts: &[(&str, Class, &str)]) -> Result<Shares, ShareFault> {
    let mut weights = [(0_u64, 1_u64); 4];
    for &(part, class, share) in parts {
        let fraction = fraction(share).ok_or_else(|| ShareFault::Share(part.to_owned()))?;
        let known = &mut weights[class as usize];
        if known.0 > 0 {
            return Err(ShareFault::Doubled(part.to_owned()));
        }
        *known = fraction;
    }
    let whole = weights.iter().fold(1, |whole, &(_, below)| least_common_multiple(whole, below));
    if whole > FINEST {
        return Err(ShareFault::Share(parts[0].0.to_owned()));
    }
    let scaled = weights.map(|(above, below)| above * (whole / below));
    let sum: u64 = scaled.iter().sum();
    if sum != whole {
        let divisor = greatest_common_divisor(sum, whole);
        return Err(ShareFault::Sum(sum / divisor, whole / divisor));
    }
    Ok(Shares(reduced(scaled)))
}

/// `60 %`, `33,3 %`, `2/3`, `0,6`, `1` as a fraction in lowest terms: above 0, at most 1.
fn fraction(text: &str) -> Option<(u64, u64)> {
    let (number, percent) =
        text.strip_suffix('%').map_or((text, 1), |number| (number.trim_end(), 100));
    let (above, below) = match number.split_once('/') {
        Some((above, below)) if percent == 1 => (whole(above.trim())?, whole(below.trim())?),
        Some(_) => return None,
        None => {
            let (units, digits) = number.split_once([',', '.']).unwrap_or((number, ""));
            let scale = 10_u64.pow(u32::try_from(digits.len()).ok().filter(|&count| count <= 6)?);
            let digits = if digits.is_empty() { 0 } else { whole(digits)? };
            (whole(units)? * scale + digits, scale)
        }
    };
    let below = below * percent;
    let divisor = greatest_common_divisor(above, below);
    (above > 0 && above <= below).then(|| (above / divisor, below / divisor))
}

fn whole(text: &str) -> Option<u64> {
    let sound = !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

fn reduced(weights: [u64; 4]) -> [u32; 4] {
    let divisor = weights.into_iter().fold(0, greatest_common_divisor).max(1);
    weights.map(|weight| {
        u32::try_from(weight / divisor).expect("denominators of cells and months are small")
    })
}

const fn greatest_common_divisor(mut left: u64, mut right: u64) -> u64 {
    while right > 0 {
        (left, right) = (right, left % right);
    }
    left
}

const fn least_common_multiple(left: u64, right: u64) -> u64 {
    left / greatest_common_divisor(left, right) * right
}

/// The parts by fiscal year: the life of the project is applied to each part by itself.
pub(super) fn spans(shares: Shares, recurring: Truth, project: Option<&Project>) -> Vec<Span> {
    let lives: Vec<(u64, Vec<Span>)> = shares
        .parts()
        .into_iter()
        .map(|part| (u64::from(part.weight), golive::spans(part.class, recurring, project)))
        .collect();
    if let [(_, only)] = lives.as_slice() {
        return only.clone();
    }
    let mut starts: Vec<_> =
        lives.iter().flat_map(|(_, spans)| spans.iter().map(|span| span.from)).collect();
    starts.sort_unstable();
    starts.dedup();
    let at = |from| {
        let now = lives.iter().map(|(weight, spans)| {
            let span = spans.iter().rev().find(|span| span.from <= from);
            (*weight, span.expect("the first span holds from the beginning"))
        });
        let now: Vec<(u64, &Span)> = now.collect();
        let changed = now.iter().map(|(_, span)| span.stage).find(|&one| one != Stage::Project);
        Span { from, stage: changed.unwrap_or(Stage::Project), parts: joined(&now) }
    };
    starts.into_iter().map(at).collect()
}

/// Parts of parts as parts of the line.
fn joined(now: &[(u64, &Span)]) -> Vec<Part> {
    let whole = |span: &Span| span.parts.iter().map(|part| u64::from(part.weight)).sum::<u64>();
    let common = now.iter().fold(1, |common, (_, span)| least_common_multiple(common, whole(span)));
    let mut weights = [0_u64; 4];
    for &(weight, span) in now {
        let scale = weight * (common / whole(span));
        for part in &span.parts {
            weights[part.class as usize] += scale * u64::from(part.weight);
        }
    }
    Shares(reduced(weights)).parts()
}

/// Parts as a person reads them: `Innovation`, or `60 % Regelbetrieb, 40 % Weiterentwicklung`;
/// a share that is no round percentage as a fraction.
#[must_use]
pub fn shown(parts: &[Part], language: Language) -> String {
    let word = |class: Class| language.text(&format!("class-{}", class.code()));
    if let [only] = parts {
        return word(only.class);
    }
    let whole: u32 = parts.iter().map(|part| part.weight).sum();
    let text = |part: &Part| {
        let share = if (u64::from(part.weight) * 100).is_multiple_of(u64::from(whole)) {
            let (numerator, denominator) = (part.weight.into(), whole.into());
            language.percent_digits(Ratio { numerator, denominator }, 0)
        } else {
            match lowest_terms(part.weight, whole) {
                (numerator, denominator) if denominator <= 1_000 => {
                    format!("{numerator}/{denominator}")
                }
                (numerator, denominator) => language.percent_exact(Ratio {
                    numerator: numerator.into(),
                    denominator: denominator.into(),
                }),
            }
        };
        format!("{share} {}", word(part.class))
    };
    parts.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// A fraction in lowest terms.
const fn lowest_terms(numerator: u32, denominator: u32) -> (u32, u32) {
    let (mut divisor, mut rest) = (denominator, numerator);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (numerator / divisor, denominator / divisor)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::testbed::project;
    use super::*;
    use crate::period::FiscalYear;

    fn weights(cell: &str) -> Result<[u32; 4], ShareFault> {
        Shares::read(cell).map(|shares| shares.0)
    }

    #[test]
    fn shares_are_exact() {
        assert_eq!(weights("Innovation"), Ok([0, 0, 1, 0]));
        assert_eq!(weights("Innovation 100 %"), Ok([0, 0, 1, 0]));
        assert_eq!(weights("Regelbetrieb 60 % | Weiterentwicklung 40 %"), Ok([3, 2, 0, 0]));
        assert_eq!(weights("2/3 Regelbetrieb | 1/3 Innovation"), Ok([2, 0, 1, 0]));
        assert_eq!(weights("operations: 0.25 | ungeklärt: 0,75"), Ok([1, 0, 0, 3]));
        assert_eq!(weights("Regelbetrieb 33,3 % | Innovation 66,7\u{a0}%"), Ok([333, 0, 667, 0]));
        assert_eq!(weights("Regelbetrieb 1/7|Weiterentwicklung 6/7"), Ok([1, 6, 0, 0]));
    }

    #[test]
    fn what_is_not_exactly_one_is_refused() {
        use ShareFault::{Class, Doubled, Share, Sum};
        for (cell, fault) in [
            ("Regelbetrieb 60 % | Innovation 30 %", Sum(9, 10)),
            ("Regelbetrieb 33 % | Innovation 33 % | Weiterentwicklung 33 %", Sum(99, 100)),
            ("Regelbetrieb 50 %", Sum(1, 2)),
            ("Regelbetrieb 60 % | Regelbetrieb 40 %", Doubled("Regelbetrieb 40 %".to_owned())),
            ("Regelbetrieb | Innovation", Share("Regelbetrieb".to_owned())),
            ("Regelbetrieb 0 % | Innovation 100 %", Share("Regelbetrieb 0 %".to_owned())),
            ("Regelbetrieb 1,2 | Innovation 1", Share("Regelbetrieb 1,2".to_owned())),
            ("Betrieb 60 % | Innovation 40 %", Class("Betrieb 60 %".to_owned())),
            ("", Class(String::new())),
        ] {
            assert_eq!(weights(cell), Err(fault), "{cell}");
        }
        assert!(matches!(weights("Innovation 1/999983|Regelbetrieb 1/999979"), Err(Share(_))));
    }

    #[test]
    fn the_life_of_a_project_is_applied_to_each_part() {
        let mut live = project("P", "", [Truth::Yes, Truth::No, Truth::No]);
        live.go_live = Some(date(2026, 7, 1));
        let shares = Shares::read("Regelbetrieb 60 % | Innovation 40 %").expect("sound");
        let found = spans(shares, Truth::Yes, Some(&live));
        let weights = |span: &Span| {
            span.parts.iter().map(|part| (part.class, part.weight)).collect::<Vec<_>>()
        };
        let weights: Vec<_> = found.iter().map(|span| (span.from, weights(span))).collect();
        // Six months of the 40 % are innovation still: 20 % of the year.
        assert_eq!(
            weights,
            [
                (None, vec![(Class::Operations, 3), (Class::Innovation, 2)]),
                (Some(FiscalYear(2026)), vec![(Class::Operations, 4), (Class::Innovation, 1)]),
                (Some(FiscalYear(2027)), vec![(Class::Operations, 1)]),
            ]
        );
    }

    #[test]
    fn shares_are_shown_as_people_write_them() {
        let text =
            |cell: &str| shown(&Shares::read(cell).expect("sound").parts(), Language::German);
        assert_eq!(text("Innovation"), "Innovation");
        assert_eq!(
            text("Weiterentwicklung 0,4 | Regelbetrieb 0,6"),
            "60 % Regelbetrieb, 40 % Weiterentwicklung"
        );
        assert_eq!(text("Innovation 1/3|Regelbetrieb 2/3"), "2/3 Regelbetrieb, 1/3 Innovation");
    }
}
