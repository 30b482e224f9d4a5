//! Words beside and instead of numbers: units, currencies, and what stands for "no amount".
//!
//! In: what stands before and behind the digits of a cell, or a cell without digits. Out: what
//! a unit is worth, which currency is named, whether an amount is said to be absent. Left out on
//! purpose: words that mean different sums to different readers, such as *Billion* or *T* alone.

use std::borrow::Cow;

use crate::schema::Text;

/// Texts that stand for "no amount", in lower case without points and blanks.
const ABSENT: [&str; 17] = [
    "ka",
    "keineangabe",
    "keineangaben",
    "nn",
    "nfp",
    "notforpublication",
    "n/a",
    "na",
    "entfällt",
    "entfaellt",
    "offen",
    "nochoffen",
    "tbd",
    "tba",
    "nichtbekannt",
    "nochnichtbekannt",
    "/",
];

/// Words for a unit, in lower case without points and blanks, and what it is worth.
const UNITS: [(&str, i64); 18] = [
    ("k", 1_000),
    ("tsd", 1_000),
    ("tds", 1_000),
    ("tausend", 1_000),
    ("thousand", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("mio", 1_000_000),
    ("mill", 1_000_000),
    ("million", 1_000_000),
    ("millionen", 1_000_000),
    ("b", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("mrd", 1_000_000_000),
    ("mia", 1_000_000_000),
    ("md", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("milliarden", 1_000_000_000),
];

/// Signs and words for currencies in lower case, longer ones first; whether it is the euro.
const CURRENCIES: [(&str, bool); 15] = [
    ("euro", true),
    ("eur", true),
    ("€", true),
    ("usd", false),
    ("cad", false),
    ("aud", false),
    ("gbp", false),
    ("chf", false),
    ("us$", false),
    ("ca$", false),
    ("c$", false),
    ("au$", false),
    ("a$", false),
    ("$", false),
    ("£", false),
];

/// What the words around a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// What one unit is worth, where the cell says so.
    pub(super) unit: Option<i64>,
    /// Whether the currency it names is the euro.
    pub(super) euro: Option<bool>,
}

/// Whether a text stands for "no amount"; `more` holds the round's own words.
pub(super) fn is_absent(text: &str, more: &[Text]) -> bool {
    let own = |word: &Text| {
        super::texts::fold(word).to_lowercase() == super::texts::fold(text).to_lowercase()
    };
    if more.iter().any(own) {
        return true;
    }
    let is_dash = |c: char| super::notation::is_minus(c) || matches!(c, '—' | '_');
    let is_sign = |c: char| is_dash(c) || matches!(c, '.' | '…') || c.is_whitespace();
    if !text.is_empty() && text.chars().all(is_sign) {
        return text.contains(is_dash) || text.contains("...") || text.contains('…');
    }
    let inner = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    ABSENT.contains(&&*letters(inner))
}

/// The number without the words around it, and what they say; nothing if a word is unknown or
/// two units are named.
pub(super) fn strip(text: &str) -> Option<(Cow<'_, str>, Words)> {
    let is_plain =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b' ' | b'\'');
    if text.bytes().all(is_plain) {
        return Some((text.into(), Words::default()));
    }
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, front) = side(&text[..first])?;
    let (behind, back) = side(&text[last..])?;
    if differ(front.unit, back.unit) || differ(front.euro, back.euro) {
        return None;
    }
    let words = Words { unit: front.unit.or(back.unit), euro: front.euro.or(back.euro) };
    let bare = format!("{before}{}{behind}", &text[first..last]);
    Some((bare.trim().to_owned().into(), words))
}

/// Both sides say something, but not the same.
fn differ<T: PartialEq + Copy>(left: Option<T>, right: Option<T>) -> bool {
    left.is_some() && right.is_some() && left != right
}

/// One side of a number: its signs, and what its words say. A point behind a letter belongs to
/// the word, any other to the number.
fn side(text: &str) -> Option<(String, Words)> {
    let (mut signs, mut word) = (String::new(), String::new());
    let mut in_word = false;
    for c in text.chars() {
        if c.is_alphabetic() || matches!(c, '€' | '$' | '£') {
            word.extend(c.to_lowercase());
            in_word = true;
        } else if !(in_word && c == '.') {
            signs.push(c);
            in_word = false;
        }
    }
    Some((signs, meaning(&word)?))
}

fn meaning(word: &str) -> Option<Words> {
    if word.is_empty() {
        return Some(Words::default());
    }
    if matches!(word, "teuro" | "teur" | "t€") {
        return Some(Words { unit: Some(1_000), euro: Some(true) });
    }
    let (rest, euro) = CURRENCIES
        .into_iter()
        .find_map(|(currency, euro)| Some((cut(word, currency)?, Some(euro))))
        .unwrap_or((word, None));
    if rest.is_empty() {
        return Some(Words { unit: None, euro });
    }
    let unit = UNITS.into_iter().find(|(known, _)| *known == rest).map(|(_, worth)| worth)?;
    Some(Words { unit: Some(unit), euro })
}

fn cut<'a>(word: &'a str, currency: &str) -> Option<&'a str> {
    word.strip_suffix(currency).or_else(|| word.strip_prefix(currency))
}

/// The text in lower case without points and blanks.
fn letters(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '.');
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_amount_are_known() {
        for word in [
            "-",
            "–",
            "—",
            "--",
            "- -",
            "./.",
            "k. A.",
            "k.A.",
            "N. N.",
            "NFP",
            "n/a",
            "n.a.",
            "entfällt",
            "ENTFÄLLT",
            "offen",
            "noch offen",
            "tbd",
            "t.b.d.",
            "(k. A.)",
            "...",
            "…",
            "keine Angabe",
            "gesperrt",
        ] {
            assert!(is_absent(word, &["Gesperrt".into()]), "{word}");
        }
        for word in ["0", "", "5", ".", "null", "?", "entfällt 2026", "keine"] {
            assert!(!is_absent(word, &["Gesperrt".into()]), "{word}");
        }
    }

    #[test]
    fn units_and_currencies_are_read_on_either_side() {
        let strip = |text| {
            let (bare, words) = strip(text)?;
            Some((bare.into_owned(), words.unit, words.euro))
        };
        let found = |bare: &str, unit, euro| Some((bare.to_owned(), unit, euro));
        assert_eq!(strip("12 T€"), found("12", Some(1_000), Some(true)));
        assert_eq!(strip("TEUR 12,5"), found("12,5", Some(1_000), Some(true)));
        assert_eq!(strip("1,5 Mio. €"), found("1,5", Some(1_000_000), Some(true)));
        assert_eq!(strip("€ 1,5 Mio."), found("1,5", Some(1_000_000), Some(true)));
        assert_eq!(strip("3 Tsd. EUR"), found("3", Some(1_000), Some(true)));
        assert_eq!(strip("-$2.7B"), found("-2.7", Some(1_000_000_000), Some(false)));
        assert_eq!(strip("(350K)"), found("(350)", Some(1_000), None));
        assert_eq!(strip("250,- €"), found("250,-", None, Some(true)));
        assert_eq!(strip("12 M€"), found("12", Some(1_000_000), Some(true)));
        assert_eq!(strip("12"), found("12", None, None));
        for text in ["12 T", "12 Billion", "12 Stk", "ca. 5", "T€ 12 Mio.", "$ 12 €", "12 T€ T€"]
        {
            assert_eq!(strip(text), None, "{text}");
        }
    }
}
