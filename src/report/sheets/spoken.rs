//! Sentences whose figures follow cells: words of the run, and the formula that says the same.

use crate::analyse::target::Verdict;
use crate::language::Language;
use crate::money::{Ratio, Total, round_half_away};
use crate::report::context::Context;
use crate::report::sheet::Value;

/// Cents of a thousand and of a million currency units.
const THOUSAND: i128 = 100_000;
const MILLION: i128 = 100_000_000;

/// A text within a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text as a formula; what stands between two marks is put in by its name.
pub(super) fn sentence(text: &str, put: impl Fn(&str) -> String) -> String {
    let parts = text.split('\u{1}').enumerate().map(|(number, part)| match number % 2 {
        0 => quoted(part),
        _ => put(part),
    });
    let parts = parts.filter(|part| part != "\"\"");
    parts.collect::<Vec<_>>().join("&")
}

/// A share as percent in the language of the report, whatever the spreadsheet's is.
pub(super) fn percent_formula(context: &Context<'_>, cell: &str, digits: u32) -> String {
    let sign = match context.language {
        Language::German => " %",
        Language::English => "%",
    };
    format!("{}&\"{sign}\"", fixed_formula(context, &format!("{cell}*100"), digits))
}

/// The same with as many more digits as tell the share from the target, which stands in a cell.
pub(super) fn percent_apart_formula(
    context: &Context<'_>,
    cell: &str,
    aim: &str,
    digits: u32,
) -> String {
    let sign = match context.language {
        Language::German => " %",
        Language::English => "%",
    };
    let digits = digits_formula(aim, cell, digits);
    format!("{}&\"{sign}\"", fixed_formula(context, &format!("{cell}*100"), &digits))
}

/// So many digits, or as many more, six at most, as tell a share from the target.
fn digits_formula(target: &str, cell: &str, least: u32) -> String {
    let mut formula = "6".to_owned();
    for digits in (least..6).rev() {
        let places = digits + 2;
        let differs = format!("ROUND({cell},{places})<>ROUND({target},{places})");
        formula = format!("IF({differs},{digits},{formula})");
    }
    format!("IF({cell}={target},{least},{formula})")
}

/// A number with fixed digits in the language of the report.
fn fixed_formula(context: &Context<'_>, number: &str, digits: impl std::fmt::Display) -> String {
    let (other, own) = match context.language {
        Language::German => (".", ","),
        Language::English => (",", "."),
    };
    format!("SUBSTITUTE(FIXED({number},{digits},TRUE),\"{other}\",\"{own}\")")
}

/// Words as they stand after the run, and the formula they follow.
#[derive(Debug, Clone)]
pub(super) struct Words {
    stored: String,
    formula: String,
    /// The formula asks for a cell.
    is_live: bool,
}

impl Words {
    /// Words that follow nothing.
    pub(super) fn fixed(text: impl Into<String>) -> Self {
        let stored = text.into();
        Self { formula: quoted(&stored), stored, is_live: false }
    }

    /// Words a formula finds, as analyse found them.
    pub(super) fn found(text: impl Into<String>, formula: String) -> Self {
        Self { stored: text.into(), formula, is_live: true }
    }

    /// A share as percent; live where it stands in a cell.
    pub(super) fn percent(
        context: &Context<'_>,
        share: Ratio,
        cell: Option<&str>,
        digits: u32,
    ) -> Self {
        let text = context.language.percent_digits(share, digits);
        match cell {
            Some(cell) => Self::found(text, percent_formula(context, cell, digits)),
            None => Self::fixed(text),
        }
    }

    /// A share that stands beside the target: with as many more digits as tell it from that; live
    /// where both stand in cells.
    pub(super) fn percent_apart(
        context: &Context<'_>,
        share: Ratio,
        cells: Option<(&str, &str)>,
        digits: u32,
    ) -> Self {
        let target = context.run.round.policy.target_share;
        let text = context.language.percent_apart(share, target, digits);
        match cells {
            Some((cell, aim)) => {
                Self::found(text, percent_apart_formula(context, cell, aim, digits))
            }
            None => Self::fixed(text),
        }
    }

    /// Money in the unit that suits it, with one digit: `81,2 Mio. EUR`.
    pub(super) fn money(context: &Context<'_>, total: Total, cell: Option<&str>) -> Self {
        let (unit, key) = match total.cents().unsigned_abs() {
            0..100_000_000 => (THOUSAND, "rounded-thousands"),
            _ => (MILLION, "rounded-millions"),
        };
        let tenths = round_half_away(total.cents() * 10, unit);
        let mark = match context.language {
            Language::German => ',',
            Language::English => '.',
        };
        let sign = if tenths < 0 { "-" } else { "" };
        let magnitude = tenths.unsigned_abs();
        let figure = format!("{sign}{}{mark}{}", magnitude / 10, magnitude % 10);
        let figure = match cell {
            Some(cell) => {
                Self::found(figure, fixed_formula(context, &format!("{cell}/{}", unit / 100), 1))
            }
            None => Self::fixed(figure),
        };
        let currency = Self::fixed(&*context.run.round.currency);
        Self::filled(context, key, &[("figure", &figure), ("currency", &currency)])
    }

    /// The verdict without its symbol; live where it stands in a cell.
    pub(super) fn verdict(context: &Context<'_>, verdict: Verdict, cell: Option<&str>) -> Self {
        let stored = context.verdict_word(verdict);
        let Some(cell) = cell else { return Self::fixed(stored) };
        let [met, missed, open] =
            [Verdict::Met, Verdict::Missed, Verdict::Undecidable].map(|verdict| {
                (quoted(&context.verdict(verdict)), quoted(&context.verdict_word(verdict)))
            });
        let otherwise = format!("IF({cell}={},{},{})", missed.0, missed.1, open.1);
        Self::found(stored, format!("IF({cell}={},{},{otherwise})", met.0, met.1))
    }

    /// A text of the report with words filled in.
    pub(super) fn filled(context: &Context<'_>, key: &str, words: &[(&str, &Self)]) -> Self {
        let stored: Vec<(&str, &str)> =
            words.iter().map(|(name, words)| (*name, words.stored.as_str())).collect();
        let marks: Vec<(&str, String)> =
            words.iter().map(|(name, _)| (*name, format!("\u{1}{name}\u{1}"))).collect();
        let marks: Vec<(&str, &str)> =
            marks.iter().map(|(name, mark)| (*name, mark.as_str())).collect();
        let formula = sentence(&context.format(key, &marks), |name| {
            let words = words.iter().find(|(own, _)| *own == name);
            words.map_or_else(String::new, |(_, words)| words.formula.clone())
        });
        let is_live = words.iter().any(|(_, words)| words.is_live);
        Self { stored: context.format(key, &stored), formula, is_live }
    }

    /// One of two, by a condition that holds after the run or does not.
    pub(super) fn either(condition: &str, holds: bool, yes: Self, no: Self) -> Self {
        let formula = format!("IF({condition},{},{})", yes.formula, no.formula);
        Self { stored: if holds { yes.stored } else { no.stored }, formula, is_live: true }
    }

    /// The words as they stand after the run.
    pub(super) fn stored(&self) -> &str {
        &self.stored
    }

    /// The content of a cell: a formula where there is something to follow.
    pub(super) fn value<'a>(&self) -> Value<'a> {
        let stored = Value::from(self.stored.clone());
        if self.is_live { Value::formula(self.formula.clone(), stored) } else { stored }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_shows_the_digits_that_tell_a_share_from_the_target() {
        let fifth = Ratio { numerator: 1, denominator: 5 };
        let formula = digits_formula("B2", "C7", 2);
        assert!(formula.starts_with("IF(C7=B2,2,IF(ROUND(C7,4)<>ROUND(B2,4),2,"), "{formula}");
        assert!(formula.ends_with("IF(ROUND(C7,7)<>ROUND(B2,7),5,6)))))"), "{formula}");
        let shown = |millionths| {
            crate::language::Language::German.percent_apart(
                Ratio::from_millionths(millionths),
                fifth,
                2,
            )
        };
        assert_eq!(
            [shown(199_996), shown(200_000), shown(199_900)],
            ["19,9996 %", "20,00 %", "19,99 %"]
        );
    }
}
