//! Amounts that stand as text: German or English notation, decided for a whole column.
//!
//! In: the texts of a column. Out: exact decimals with the words beside them, or why there is
//! none. A text such as `1.234` reads differently in both notations; other cells of the column
//! or the round's settings decide, else it is reported and not read.

use std::borrow::Cow;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::ingest::words::{self, Words};
use crate::round::NumberFormat;

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

/// The hundredths of an amount as programs spell it, with two decimals and nothing beside it:
/// `-1.234,56`, `1234.56`. Such a text reads in one notation only, the one it comes with; every
/// other text is left to [`read`], which says the same of these.
pub(super) fn plain(text: &str) -> Option<(Notation, i64)> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if !(4..=22).contains(&digits.len()) {
        return None;
    }
    let (whole, decimals) = digits.split_at(digits.len() - 3);
    let (notation, group) = match decimals[0] {
        b',' => (Notation::German, b'.'),
        b'.' => (Notation::English, b','),
        _ => return None,
    };
    let mut hundredths: i64 = 0;
    let grouped = whole.contains(&group);
    for (index, &byte) in whole.iter().chain(&decimals[1..]).enumerate() {
        let from_point = whole.len().wrapping_sub(index);
        if grouped && index < whole.len() && from_point % 4 == 0 {
            if byte != group || index == 0 {
                return None;
            }
            continue;
        }
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        hundredths = hundredths.checked_mul(10)?.checked_add(i64::from(digit))?;
    }
    if grouped && whole[0] == b'0' {
        return None;
    }
    Some((notation, if negative { -hundredths } else { hundredths }))
}

/// What a text says as an amount, and the unit and currency it names.
pub(super) fn read(text: &str) -> (Reading, Words) {
    let Some((negative, digits, words)) = bare(text) else {
        return (Reading::None, Words::default());
    };
    let number = |notation| number(&digits, notation).map(|value| signed(value, negative));
    let reading = match (number(Notation::German), number(Notation::English)) {
        (Some(german), Some(english)) if german == english => Reading::Number(german),
        (Some(german), Some(english)) => Reading::Ambiguous(german, english),
        (Some(german), None) => Reading::Only(Notation::German, german),
        (None, Some(english)) => Reading::Only(Notation::English, english),
        (None, None) => Reading::None,
    };
    (reading, words)
}

/// The notation of a column: as declared, else the only one its unambiguous texts use.
pub(super) fn decide<'a>(
    declared: NumberFormat,
    readings: impl Iterator<Item = &'a Reading>,
) -> Option<Notation> {
    match declared {
        NumberFormat::German => return Some(Notation::German),
        NumberFormat::English => return Some(Notation::English),
        NumberFormat::Detect => {}
    }
    let mut decided = None;
    for reading in readings {
        if let Reading::Only(notation, _) = reading {
            if decided.is_some_and(|other| other != *notation) {
                return None;
            }
            decided = Some(*notation);
        }
    }
    decided
}

fn signed(value: Decimal, negative: bool) -> Decimal {
    if negative { -value } else { value }
}

/// Sign and digits with separators, and the words beside them.
fn bare(text: &str) -> Option<(bool, Cow<'_, str>, Words)> {
    let text = visible(text.trim());
    let (text, words) = words::strip(&text)?;
    let text = whole(text.trim());
    let mut rest = text.trim();
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (negative, rest) = (true, inner.trim());
    } else if let Some(inner) = rest.strip_prefix(is_minus) {
        (negative, rest) = (true, inner.trim());
    } else if let Some(inner) = rest.strip_suffix(is_minus) {
        (negative, rest) = (true, inner.trim());
    } else if let Some(inner) = rest.strip_prefix('+') {
        rest = inner.trim();
    }
    let digits: String = rest
        .chars()
        .map(|c| match c {
            '\'' | '’' | '‘' | '´' | '`' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'');
    let any_digit = digits.contains(|c: char| c.is_ascii_digit());
    let sound = any_digit && digits.chars().all(known) && !is_month(&digits);
    sound.then_some((negative, digits.into(), words))
}

/// Without characters that have no width, as copied from web pages.
fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}');
    if text.is_ascii() || !text.contains(hidden) {
        return text.into();
    }
    text.chars().filter(|&c| !hidden(c)).collect::<String>().into()
}

/// A month of a year such as `03.2026`, which would read as a number in English notation.
fn is_month(digits: &str) -> bool {
    let Some((month, year)) = digits.split_once('.') else { return false };
    month.len() == 2
        && month.starts_with('0')
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
}

/// Without the dash that stands for "no cents", as in `1.000,-`; elsewhere a dash at the end is
/// a minus. A comma stays as a sign of German notation, a point only where it can be no group's.
fn whole(text: &str) -> Cow<'_, str> {
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

/// A minus, whichever dash it was typed as.
pub(super) const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '−' | '\u{fe63}' | '\u{ff0d}')
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

    fn read(text: &str) -> Reading {
        super::read(text).0
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
        german("1\u{2009}234\u{2007}567,50", "1234567.5");
        german("\u{200b}12,50\u{200e}", "12.5");
        german("\u{2011}12,50", "-12.5");
        german("1´234,50", "1234.50");
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
    fn amounts_of_programs_are_read_at_once() {
        assert_eq!(plain("-1.234.567,89"), Some((Notation::German, -123_456_789)));
        assert_eq!(plain("1234567,89"), Some((Notation::German, 123_456_789)));
        assert_eq!(plain("0,00"), Some((Notation::German, 0)));
        assert_eq!(plain("1,234.50"), Some((Notation::English, 123_450)));
        for text in
            ["1.234", "12.34,56", "1234.567,89", "0.123,45", ",50", "1,5", "1 234,50", "--1,00"]
        {
            assert_eq!(plain(text), None, "{text}");
        }
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
            "12 T",
            "1,5 Billion",
            "31.12.2026",
            "2026-12-31",
            "12/2026",
            "03.2026",
            "73928e05",
            "ca. 5.000",
            "5 bis 10",
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
        let decide = |texts: &[&str]| {
            let readings: Vec<Reading> = texts.iter().map(|text| read(text)).collect();
            decide(NumberFormat::Detect, readings.iter())
        };
        assert_eq!(decide(&["1.234", "5,50"]), Some(Notation::German));
        assert_eq!(decide(&["1.234", "75.69"]), Some(Notation::English));
        assert_eq!(decide(&["1.234", "20"]), None);
        assert_eq!(decide(&["1.234", "5,50", "5.50"]), None);
        let readings = [read("75.69")];
        let decided = super::decide(NumberFormat::German, readings.iter());
        assert_eq!(decided, Some(Notation::German));
    }

    #[test]
    fn a_unit_in_the_cell_is_told_apart_from_the_number() {
        let unit = |text| {
            let (reading, words) = super::read(text);
            match reading {
                Reading::Number(number) | Reading::Only(_, number) => (number, words.unit),
                other => panic!("{text}: {other:?}"),
            }
        };
        for (text, number, worth) in [
            ("12 T€", "12", 1_000),
            ("12,5 T€", "12.5", 1_000),
            ("-12,5 TEUR", "-12.5", 1_000),
            ("3 Tsd. EUR", "3", 1_000),
            ("3,- Tsd. €", "3", 1_000),
            ("$350K", "350", 1_000),
            ("1,5 Mio. €", "1.5", 1_000_000),
            ("(1,5 Mio €)", "-1.5", 1_000_000),
            ("$2.7M", "2.7", 1_000_000),
            ("$2.7B", "2.7", 1_000_000_000),
            ("2,7 Mrd. €", "2.7", 1_000_000_000),
        ] {
            assert_eq!(unit(text), (decimal(number), Some(worth)), "{text}");
        }
        assert_eq!(unit("250 €"), (decimal("250"), None));
        let ambiguous = Reading::Ambiguous(decimal("1234"), decimal("1.234"));
        assert_eq!(read("1.234 T€"), ambiguous);
    }

    /// Every spelling of an amount that is understood, for its German and its English digits.
    fn spellings(german: &str, english: &str, negative: bool) -> Vec<(String, Notation)> {
        let mut spelt = Vec::new();
        for (digits, group, notation) in
            [(german, ".", Notation::German), (english, ",", Notation::English)]
        {
            for mark in [group, "", " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "’"] {
                let digits = digits.replace(group, mark);
                let signed = if negative {
                    vec![
                        format!("-{digits}"),
                        format!("− {digits}"),
                        format!("{digits}-"),
                        format!("({digits})"),
                        format!("-€{digits}"),
                        format!("({digits} €)"),
                    ]
                } else {
                    vec![digits.clone(), format!("+{digits}"), format!("$ {digits}")]
                };
                for text in signed {
                    spelt.push((format!("{text} EUR").replace('€', ""), notation));
                    spelt.push((text, notation));
                }
            }
        }
        spelt
    }

    proptest! {
        #[test]
        fn a_plain_amount_is_what_the_careful_reading_says(
            text in "-?[0-9.,]{0,9}[.,][0-9.,]{2}",
        ) {
            if let Some((notation, hundredths)) = plain(&text) {
                let expected = Decimal::new(hundredths, 2);
                prop_assert_eq!(super::read(&text).0, Reading::Only(notation, expected), "{}", text);
            }
        }

        #[test]
        fn cents_read_back_from_every_spelling(cents in any::<i64>()) {
            let unit = super::super::amount::Unit::new(100);
            let magnitude = Total(i128::from(cents).abs());
            let spelt = spellings(&magnitude.german(), &magnitude.english(), cents < 0);
            for (text, notation) in spelt.iter().filter(|(text, _)| !text.contains('$')
                || !text.contains("EUR")) {
                match read(text) {
                    Reading::Only(read_as, value) => {
                        prop_assert_eq!(read_as, *notation, "{}", text);
                        let counted = unit.count_decimal(value).expect("within range");
                        prop_assert_eq!(counted.cents.0, cents, "{}", text);
                        prop_assert_eq!(counted.moved_millionths, None);
                    }
                    other => prop_assert!(false, "{text}: {other:?}"),
                }
            }
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in ".{0,24}") {
            let _ = super::read(&text);
        }

        #[test]
        fn units_in_cells_are_exact(number in 0..1_000_000_u32, power in 0..3_usize) {
            let (word, worth) = [("T€", 1_000), ("Mio. €", 1_000_000), ("Mrd. €", 1_000_000_000)]
                [power];
            let text = format!("{},{:02} {word}", number / 100, number % 100);
            let (Reading::Only(Notation::German, value), words) = super::read(&text) else {
                panic!("{text} is German")
            };
            prop_assert_eq!(words.unit, Some(worth));
            let counted = super::super::amount::Unit::new(100).own(worth).count_decimal(value);
            prop_assert_eq!(counted.expect("in range").cents.0, i64::from(number) * worth);
        }
    }
}
