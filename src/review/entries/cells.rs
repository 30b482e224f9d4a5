//! What a single cell means: words in both languages and several spellings, shares, dates.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::classify::{self, Class};
use crate::ingest::review::ReturnedValue;
use crate::ingest::survey::{self, Content};
use crate::money::Ratio;
use crate::review::{CLASSES, LANGUAGES};
use crate::round::headings::fold;
use crate::schema::{ReviewStatus, Shares};

/// Characters of a cell that a message repeats.
const SHOWN: usize = 60;

/// A share as it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// With a sign of percent: a fraction of one.
    Marked(Decimal),
    /// A bare number: a fraction of one, or percent; the sum of a line's shares tells which.
    Bare(Decimal),
}

/// The class a word chooses, nothing within for "split"; nothing where it is none of these.
#[expect(clippy::option_option, reason = "a word may choose, split or say neither")]
pub(super) fn decision(word: &str) -> Option<Option<Class>> {
    if is_word(word, &["report-review-split"]) {
        return Some(None);
    }
    let class = classify::declared_class(word).filter(|class| CLASSES.contains(class));
    class.map(Some)
}

/// The shares of a class alone.
pub(super) fn whole(class: Class) -> Shares {
    let share = |known: Class| if known == class { Shares::WHOLE } else { 0 };
    Shares::new(CLASSES.map(share)).expect("one of the three is the whole")
}

/// The status a word names, in either language or as the code of data files.
pub(super) fn status(word: &str) -> Option<ReviewStatus> {
    ReviewStatus::ALL.into_iter().find(|status| {
        let key = format!("review-status-{}", status.code());
        is_word(word, &[&key]) || fold(word) == status.code()
    })
}

/// Whether a word is one of the texts, in either language.
pub(super) fn is_word(word: &str, keys: &[&str]) -> bool {
    let folded = fold(word);
    keys.iter().any(|key| LANGUAGES.iter().any(|language| fold(&language.text(key)) == folded))
}

/// A share: `0.6`, `60 %`, `60`, `33,3333 %`.
pub(super) fn share(value: &ReturnedValue) -> Option<Share> {
    let share = match value {
        ReturnedValue::Cell(Content::Number(number)) => Share::Bare(*number),
        ReturnedValue::Cell(Content::Text(text)) => {
            let text = text.trim();
            let marked = text.strip_suffix('%').map(str::trim_end);
            let number: Decimal = marked.unwrap_or(text).replace(',', ".").parse().ok()?;
            match marked {
                Some(_) => Share::Marked(number.checked_div(Decimal::ONE_HUNDRED)?),
                None => Share::Bare(number),
            }
        }
        _ => return None,
    };
    let (Share::Marked(number) | Share::Bare(number)) = share;
    (number >= Decimal::ZERO && number <= Decimal::ONE_HUNDRED).then_some(share)
}

/// The shares of a line in millionths; what they sum to if that is not the whole.
pub(super) fn shares(shares: &[Option<Share>]) -> Result<Shares, Ratio> {
    let read = |bare: Decimal| -> Vec<Option<u32>> {
        let fraction = |share: &Option<Share>| match share {
            None => Decimal::ZERO,
            Some(Share::Marked(number)) => *number,
            Some(Share::Bare(number)) => *number / bare,
        };
        let millionths = |number: Decimal| {
            let scaled = number.checked_mul(Decimal::from(Shares::WHOLE))?;
            let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
            scaled.round_dp_with_strategy(0, strategy).to_u32()
        };
        shares.iter().map(|share| millionths(fraction(share))).collect()
    };
    let whole = |read: &[Option<u32>]| -> Option<Shares> {
        let [first, second, third] = read else { return None };
        Shares::new([(*first)?, (*second)?, (*third)?])
    };
    let (fractions, percents) = (read(Decimal::ONE), read(Decimal::ONE_HUNDRED));
    let sum =
        |read: &[Option<u32>]| -> i128 { read.iter().flatten().map(|&m| i128::from(m)).sum() };
    whole(&fractions).or_else(|| whole(&percents)).ok_or_else(|| {
        // Shown as the reading that comes closer to the whole.
        let (fractions, percents) = (sum(&fractions), sum(&percents));
        let off = |sum: i128| (sum - i128::from(Shares::WHOLE)).abs();
        let near = if off(fractions) <= off(percents) { fractions } else { percents };
        Ratio::from_millionths(near)
    })
}

/// A date cell, or a text that spells one.
pub(super) fn date(value: &ReturnedValue) -> Option<Date> {
    match value {
        ReturnedValue::Cell(Content::Date(date)) => Some(*date),
        ReturnedValue::Cell(Content::Text(text)) => survey::date(text),
        _ => None,
    }
}

/// The text of a cell; nothing for one that cannot be read.
pub(super) fn text(value: &ReturnedValue) -> Option<String> {
    match value {
        ReturnedValue::Cell(Content::Text(text)) => Some(text.to_string()),
        ReturnedValue::Cell(Content::Number(number)) => Some(number.normalize().to_string()),
        ReturnedValue::Cell(Content::Date(date)) => Some(date.to_string()),
        ReturnedValue::Cell(Content::Unreadable) => None,
        ReturnedValue::Cost(cents) => Some(cents.to_string()),
    }
}

/// What a message shows of a cell.
pub(super) fn shown(value: &ReturnedValue) -> String {
    excerpt(&text(value).unwrap_or_default())
}

/// The beginning of a text.
pub(super) fn excerpt(text: &str) -> String {
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_cell(text: &str) -> ReturnedValue {
        ReturnedValue::Cell(Content::Text(text.into()))
    }

    fn number(text: &str) -> ReturnedValue {
        ReturnedValue::Cell(Content::Number(text.parse().expect("a number")))
    }

    fn sum_up(values: [Option<ReturnedValue>; 3]) -> Result<[u32; 3], i128> {
        let read = values.map(|value| value.map(|value| share(&value).expect("a share")));
        shares(&read).map(Shares::millionths).map_err(Ratio::millionths)
    }

    #[test]
    fn shares_are_read_in_every_spelling() {
        let expected = Ok([600_000, 0, 400_000]);
        assert_eq!(sum_up([Some(number("0.6")), None, Some(number("0.4"))]), expected);
        assert_eq!(sum_up([Some(number("60")), None, Some(number("40"))]), expected);
        assert_eq!(sum_up([Some(text_cell("60 %")), None, Some(text_cell("40%"))]), expected);
        assert_eq!(sum_up([Some(text_cell("60 %")), None, Some(number("0.4"))]), expected);
        assert_eq!(sum_up([Some(text_cell("60,0")), None, Some(text_cell("40"))]), expected);
        let thirds =
            [Some(text_cell("33,3333 %")), Some(number("0.333333")), Some(text_cell("33,3334%"))];
        assert_eq!(sum_up(thirds), Ok([333_333, 333_333, 333_334]));
    }

    #[test]
    fn shares_that_are_not_the_whole_are_refused() {
        assert_eq!(sum_up([Some(number("0.6")), None, Some(number("0.3"))]), Err(900_000));
        assert_eq!(sum_up([Some(number("60")), None, Some(number("39.9999"))]), Err(999_999));
        assert_eq!(share(&number("-1")), None);
        assert_eq!(share(&text_cell("viel")), None);
        assert_eq!(share(&text_cell("101 %")).map(|_| ()), Some(()));
        assert_eq!(sum_up([Some(number("1")), None, None]), Ok([1_000_000, 0, 0]));
    }

    #[test]
    fn words_are_known_in_both_languages() {
        assert_eq!(decision("aufgeteilt"), Some(None));
        assert_eq!(decision(" Split "), Some(None));
        assert_eq!(decision("REGELBETRIEB"), Some(Some(Class::Operations)));
        assert_eq!(decision("innovation"), Some(Some(Class::Innovation)));
        assert_eq!(decision("ungeklärt"), None, "nobody decides that nothing is decided");
        assert_eq!(date(&text_cell("22.11.2026")), date(&text_cell("2026-11-22")));
        assert_eq!(date(&number("46348")), None, "a bare number is no date");
    }
}
