//! Amounts that stand as text: German or English notation, decided for a whole column.
//!
//! In: the texts of a column. Out: exact decimals, or why there is none. A text such as
//! `1.234` reads differently in both notations; other cells of the column or the round's
//! settings decide, else it is reported and not read.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::round::NumberFormat;

/// Words that stand for "no amount", in lower case.
const ABSENT: [&str; 18] = [
    "-",
    "–",
    "—",
    "--",
    "---",
    "−",
    "k. a.",
    "k.a.",
    "ka",
    "n. n.",
    "n.n.",
    "nn",
    "nfp",
    "n/a",
    "n.a.",
    "n. a.",
    "entfällt",
    "./.",
];

/// How numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// `1.234.567,89`.
    German,
    /// `1,234,567.89`.
    English,
}

/// What a text says as an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The same number in every notation it can be read in.
    Number(Decimal),
    /// A number only in this notation.
    Only(Notation, Decimal),
    /// Different numbers: German first, English second.
    Ambiguous(Decimal, Decimal),
    /// No number.
    None,
}

/// Whether a text stands for "no amount"; `more` holds the round's own words.
pub(super) fn is_absent(text: &str, more: &[crate::schema::Text]) -> bool {
    let folded = super::texts::fold(text).to_lowercase();
    ABSENT.contains(&folded.as_str()) || more.iter().any(|word| word.to_lowercase() == folded)
}

/// What a text says as an amount.
pub(super) fn read(text: &str) -> Reading {
    let Some((negative, digits)) = bare(text) else { return Reading::None };
    let number = |notation| number(&digits, notation).map(|value| signed(value, negative));
    match (number(Notation::German), number(Notation::English)) {
        (Some(german), Some(english)) if german == english => Reading::Number(german),
        (Some(german), Some(english)) => Reading::Ambiguous(german, english),
        (Some(german), None) => Reading::Only(Notation::German, german),
        (None, Some(english)) => Reading::Only(Notation::English, english),
        (None, None) => Reading::None,
    }
}

/// The notation of a column: as declared, else the only one its unambiguous texts use.
pub(super) fn decide<'a>(
    declared: NumberFormat,
    texts: impl Iterator<Item = &'a str>,
) -> Option<Notation> {
    match declared {
        NumberFormat::German => return Some(Notation::German),
        NumberFormat::English => return Some(Notation::English),
        NumberFormat::Detect => {}
    }
    let mut decided = None;
    for text in texts {
        if let Reading::Only(notation, _) = read(text) {
            if decided.is_some_and(|other| other != notation) {
                return None;
            }
            decided = Some(notation);
        }
    }
    decided
}

fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value } else { value }
}

/// Sign and digits with separators, without currency, signs and brackets.
fn bare(text: &str) -> Option<(bool, String)> {
    let text = whole(strip_currency(text.trim()));
    let mut rest = strip_currency(text.trim());
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (negative, rest) = (true, strip_currency(inner.trim()));
    } else if let Some(inner) = rest.strip_prefix(is_minus) {
        (negative, rest) = (true, strip_currency(inner.trim()));
    } else if let Some(inner) = rest.strip_suffix(is_minus) {
        (negative, rest) = (true, strip_currency(inner.trim()));
    } else if let Some(inner) = rest.strip_prefix('+') {
        rest = strip_currency(inner.trim());
    }
    let digits: String = rest
        .chars()
        .map(|c| match c {
            '\'' | '’' | '´' | '`' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'');
    let any_digit = digits.contains(|c: char| c.is_ascii_digit());
    (any_digit && digits.chars().all(known)).then_some((negative, digits))
}

/// Without the dash that stands for "no cents", as in `1.000,-`; elsewhere a dash at the end is
/// a minus. A comma stays as a sign of German notation, a point only where it can be no group's.
fn whole(text: &str) -> std::borrow::Cow<'_, str> {
    let is_dash = |c| is_minus(c) || c == '—';
    let first = text.strip_suffix(is_dash);
    let rest = first.map(|rest| rest.strip_suffix(is_dash).unwrap_or(rest));
    let split = rest.and_then(|rest| {
        let point = rest.chars().next_back().filter(|c| matches!(c, ',' | '.'))?;
        let digits = rest.strip_suffix(point)?;
        digits.ends_with(|c: char| c.is_ascii_digit()).then_some((digits, point))
    });
    match split {
        Some((digits, ',')) => format!("{digits},00").into(),
        Some((digits, _)) if digits.contains([',', '\'']) => format!("{digits}.00").into(),
        Some((digits, _)) => digits.into(),
        None => text.into(),
    }
}

const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–')
}

fn strip_currency(text: &str) -> &str {
    for sign in ["€", "EUR", "$", "USD"] {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return rest.trim();
        }
    }
    text
}

/// The number digits stand for in a notation, if they follow its rules for groups.
fn number(digits: &str, notation: Notation) -> Option<Decimal> {
    let (group, point) = match notation {
        Notation::German => ('.', ','),
        Notation::English => (',', '.'),
    };
    let (whole, fraction) = digits.split_once(point).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(fraction) {
        return None;
    }
    let whole = match whole.chars().find(|c| !c.is_ascii_digit()) {
        None => whole.to_owned(),
        Some(mark) if mark == group || mark == ' ' || mark == '\'' => ungroup(whole, mark)?,
        Some(_) => return None,
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    Decimal::from_str(&text).ok()
}

/// Digits without their group marks; groups have three digits, the first one to three.
fn ungroup(whole: &str, mark: char) -> Option<String> {
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let sound = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (sound && digits(first) && groups.all(|part| part.len() == 3 && digits(part)))
        .then(|| whole.replace(mark, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Total;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str(text).expect("a decimal")
    }

    #[test]
    fn plain_and_grouped_numbers_are_read() {
        let german = |text, value| {
            assert_eq!(read(text), Reading::Only(Notation::German, decimal(value)), "{text}");
        };
        german("1.234.567,89", "1234567.89");
        german("1 234,50", "1234.50");
        german("1\u{a0}234\u{202f}567,5 €", "1234567.5");
        german("-99.885,29", "-99885.29");
        german("99.885,29-", "-99885.29");
        german("(1.250,00)", "-1250.00");
        german("− 1.250,00 EUR", "-1250.00");
        german("1'234'567,89", "1234567.89");
        german("0,5", "0.5");
        let english = |text, value| {
            assert_eq!(read(text), Reading::Only(Notation::English, decimal(value)), "{text}");
        };
        english("$6,279,429", "6279429");
        english("1,234,567.89", "1234567.89");
        english("1234567.89", "1234567.89");
        english("75.695867", "75.695867");
        english("0.123", "0.123");
        assert_eq!(read("1250"), Reading::Number(decimal("1250")));
        assert_eq!(read("1 250"), Reading::Number(decimal("1250")));
    }

    #[test]
    fn a_dash_for_no_cents_is_no_minus() {
        let german = |text, value| {
            assert_eq!(read(text), Reading::Only(Notation::German, decimal(value)), "{text}");
        };
        german("1.000,-", "1000");
        german("-1.000,-", "-1000");
        german("250,- €", "250");
        german("€ 250,—", "250");
        german("1.000,--", "1000");
        german("1.000,–", "1000");
        german("1.000,00-", "-1000");
        assert_eq!(read("5.-"), Reading::Number(decimal("5")));
        assert_eq!(read("1,000.-"), Reading::Only(Notation::English, decimal("1000")));
        assert_eq!(read("1.000-"), Reading::Ambiguous(decimal("-1000"), decimal("-1")));
        assert_eq!(read("1000-"), Reading::Number(decimal("-1000")));
        assert_eq!(read(",-"), Reading::None);
    }

    #[test]
    fn one_mark_and_three_digits_say_nothing() {
        assert_eq!(read("1.234"), Reading::Ambiguous(decimal("1234"), decimal("1.234")));
        assert_eq!(read("1,234"), Reading::Ambiguous(decimal("1.234"), decimal("1234")));
    }

    #[test]
    fn what_is_no_number_stays_unread() {
        for text in [
            "n. n.",
            "12 T€",
            "1,5 Mio.",
            "1.23.456",
            "12 34",
            "1e5",
            "5 %",
            "",
            "()",
            "1.234,56,7",
            "..",
            "1.2345,00",
            "--5",
        ] {
            assert_eq!(read(text), Reading::None, "{text}");
        }
    }

    #[test]
    fn a_column_decides_by_its_unambiguous_cells() {
        let decide = |texts: &[&str]| decide(NumberFormat::Detect, texts.iter().copied());
        assert_eq!(decide(&["1.234", "5,50"]), Some(Notation::German));
        assert_eq!(decide(&["1.234", "75.69"]), Some(Notation::English));
        assert_eq!(decide(&["1.234", "20"]), None);
        assert_eq!(decide(&["1.234", "5,50", "5.50"]), None);
        let texts = ["75.69"].into_iter();
        assert_eq!(super::decide(NumberFormat::German, texts), Some(Notation::German));
    }

    #[test]
    fn words_for_no_amount_are_known() {
        for word in ["-", "–", "k. A.", "N. N.", "NFP", "n/a", "entfällt", "gesperrt"] {
            assert!(is_absent(word, &["Gesperrt".into()]), "{word}");
        }
        assert!(!is_absent("0", &[]));
    }

    proptest! {
        #[test]
        fn grouped_cents_read_back_to_themselves(cents in any::<i64>()) {
            let unit = super::super::amount::Unit::new(100);
            let total = Total(i128::from(cents));
            for (text, notation) in
                [(total.german(), Notation::German), (total.english(), Notation::English)]
            {
                match read(&text) {
                    Reading::Only(read_as, value) => {
                        prop_assert_eq!(read_as, notation);
                        let counted = unit.count_decimal(value).expect("within range");
                        prop_assert_eq!(counted.cents.0, cents);
                        prop_assert_eq!(counted.moved_millionths, None);
                    }
                    other => prop_assert!(false, "{text}: {other:?}"),
                }
            }
        }
    }
}
