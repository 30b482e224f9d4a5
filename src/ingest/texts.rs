//! Texts of cells: cleaned, bounded, and each kept once however many cells repeat it.
//!
//! In: text as a reader hands it on. Out: a [`Held`] text, or nothing for a blank cell.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use jiff::civil::Date;

use crate::schema::Text;

/// The longest text a cell may hold; spreadsheets hold no longer one.
pub(super) const LONGEST_TEXT: usize = 32_767;

/// The value of a cell that is not blank, before its column is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    /// Clean text.
    Text(Text),
    /// Clean text that was cut to [`LONGEST_TEXT`] characters.
    LongText(Text),
    /// A number as the spreadsheet stores it.
    Number(f64),
    /// A date.
    Date(Date),
    /// An error such as `#REF!`.
    Error(Text),
    /// A formula without the value it had when the workbook was saved.
    Unvalued,
}

/// All texts of a file, each once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    known: HashSet<Text, foldhash::fast::RandomState>,
    by_address: HashMap<usize, Option<Held>, BuildHasherDefault<AddressHasher>>,
    by_number: HashMap<u64, Text, BuildHasherDefault<WordHasher>>,
    /// Texts that held control characters, and what is left of the first.
    pub(super) stripped: (u32, Option<Text>),
}

impl Texts {
    /// Holds a text of the workbook's shared strings. They stay where they are while the
    /// workbook is open, so that the address stands for the text and it is cleaned only once.
    pub(super) fn hold_shared(&mut self, text: &str) -> Option<Held> {
        if text.is_empty() {
            return None;
        }
        let address = text.as_ptr().addr();
        if let Some(known) = self.by_address.get(&address) {
            return known.clone();
        }
        let held = if text.len() > LONGEST_TEXT {
            self.hold(text)
        } else {
            // A workbook shares each string once, so that it need not be compared with others.
            let clean = self.clean(text);
            (!clean.is_empty()).then(|| Held::Text(Text::from(&*clean)))
        };
        self.by_address.insert(address, held.clone());
        held
    }

    /// Holds any text; blank text is nothing.
    pub(super) fn hold(&mut self, text: &str) -> Option<Held> {
        let clean = self.clean(text);
        if clean.is_empty() {
            return None;
        }
        let end = match clean.len() {
            ..=LONGEST_TEXT => None,
            _ => clean.char_indices().nth(LONGEST_TEXT).map(|(end, _)| end),
        };
        Some(match end {
            Some(end) => Held::LongText(self.keep(&clean[..end])),
            None => Held::Text(self.keep(&clean)),
        })
    }

    /// The text of a number in a text column: whole numbers without a decimal point.
    pub(super) fn of_number(&mut self, number: f64) -> Text {
        if let Some(text) = self.by_number.get(&number.to_bits()) {
            return text.clone();
        }
        let text = self.keep(&number_text(number));
        self.by_number.insert(number.to_bits(), text.clone());
        text
    }

    /// Without control characters, which no workbook may hold, and without blanks at both ends.
    fn clean<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let trimmed = text.trim();
        // All bytes are looked at, without a way out in between: many at a time. 0xEF leads the
        // odd characters of three bytes.
        let odd =
            |byte: u8| u8::from(byte < 0x20) | u8::from(byte == 0x7f) | u8::from(byte == 0xef);
        let any = trimmed.bytes().fold(0, |any, byte| any | odd(byte));
        if any == 0 || !trimmed.contains(is_control) {
            return trimmed.into();
        }
        let kept: String = trimmed.chars().filter(|&c| !is_control(c)).collect();
        let kept = kept.trim().to_owned();
        // Marks of no width are typography; other signs came from a program.
        if trimmed.contains(|c: char| c.is_ascii_control() && is_control(c)) {
            self.stripped.0 += 1;
            self.stripped.1.get_or_insert_with(|| Text::from(&*kept));
        }
        kept.into()
    }

    fn keep(&mut self, text: &str) -> Text {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let new = Text::from(text);
        self.known.insert(new.clone());
        new
    }
}

/// A number as people type it: `23201`, `0.5`; zero has no sign.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// A text on one line and short enough for a message.
pub(super) fn shown(text: &str) -> String {
    const LONGEST_SHOWN: usize = 60;
    let folded = fold(text);
    match folded.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &folded[..end]),
        None => folded,
    }
}

/// Blanks and line breaks folded to single blanks.
pub(super) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text was once decoded wrongly: letters such as `Ã¼` for `ü`, or the sign that
/// replaces what could not be read.
pub(super) fn is_damaged(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    // What the second byte of a letter in UTF-8 looks like in Windows-1252.
    let is_second =
        |c: char| matches!(c, '\u{80}'..='\u{bf}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c);
    let mut before = ' ';
    text.chars().any(|c| {
        let doubled = matches!(before, 'Ã' | 'Â') && is_second(c) && c != '\u{a0}';
        before = c;
        doubled || matches!(c, '\u{fffd}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')
    })
}

const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f' | '\u{feff}'
        | '\u{fffe}' | '\u{ffff}')
}

/// Hashes a machine word; the numbers of a file need no protection against being
/// chosen to collide, since the table's size is bounded by the file's.
#[derive(Debug, Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// Hashes an address so that neighbours stay neighbours: the texts most cells repeat were met
/// first and lie together, and so do their entries.
#[derive(Debug, Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        (self.0 >> 4) ^ (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) & (0x7F << 57))
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_usize(&mut self, word: usize) {
        self.0 = word as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_cleaned_and_kept_once() {
        let mut texts = Texts::default();
        let first = texts.hold("\t010 ");
        assert_eq!(first, Some(Held::Text("010".into())));
        assert_eq!(texts.hold(" \u{a0}\t"), None);
        assert_eq!(texts.hold("a\u{2}b"), Some(Held::Text("ab".into())));
        assert_eq!(texts.stripped, (1, Some("ab".into())));
        assert_eq!(texts.hold("\u{1} "), None);
        let (Some(Held::Text(left)), Some(Held::Text(right))) = (first, texts.hold("010")) else {
            panic!("both are texts");
        };
        assert!(std::sync::Arc::ptr_eq(&left, &right));
    }

    #[test]
    fn texts_that_were_decoded_wrongly_are_told() {
        for text in ["BÃ¼ro", "MaÃŸnahme", "Â§ 5", "B\u{fffd}ro", "B\u{81}ro", "Ã„nderung"]
        {
            assert!(is_damaged(text), "{text}");
        }
        for text in ["Büro", "SÃO PAULO", "Âge", "Maßnahme – „neu“", "50 €", ""] {
            assert!(!is_damaged(text), "{text}");
        }
    }

    #[test]
    fn numbers_in_text_columns_read_as_typed() {
        let mut texts = Texts::default();
        assert_eq!(&*texts.of_number(23201.0), "23201");
        assert_eq!(&*texts.of_number(0.5), "0.5");
        assert_eq!(&*texts.of_number(-0.0), "0");
    }

    #[test]
    fn a_text_no_cell_can_hold_is_cut() {
        let mut texts = Texts::default();
        let longest = "ä".repeat(LONGEST_TEXT);
        assert!(matches!(texts.hold(&longest), Some(Held::Text(text)) if *text == *longest));
        let longer = "ä".repeat(LONGEST_TEXT + 1);
        assert!(matches!(texts.hold(&longer), Some(Held::LongText(text)) if *text == *longest));
    }
}
