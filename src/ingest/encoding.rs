//! The encoding of text files: by their byte order mark, as declared, or UTF-8.
//!
//! In: the bytes of a file and what the round says of them. Out: its text, or what a person
//! needs to see to declare the encoding. Left out on purpose: guessing by frequent letters.

use std::borrow::Cow;

use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::texts::shown;
use crate::round::Encoding;

/// How many bytes are looked at for the zeros of UTF-16.
const SAMPLE_BYTES: usize = 8192;
/// How many bytes of a line are shown before and behind the one that does not fit.
const SHOWN_BYTES: usize = 40;

/// Why the encoding of a file cannot be told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unclear {
    /// Every other byte is zero: UTF-16 without a byte order mark, by the name of its variant.
    Utf16(&'static str),
    /// A line is not UTF-8; its number and how it reads in Windows-1252.
    Line(usize, String),
    /// It does not fit the declared encoding.
    Declared(&'static str),
}

impl Unclear {
    /// The finding, with what a person needs to decide.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::new(Code::EncodingUnclear);
        match self {
            Self::Utf16(name) => diagnostic.with("reason", "utf-16").with("name", *name),
            Self::Line(line, text) => diagnostic
                .with("reason", "line")
                .with("line", line.to_string())
                .with("found", text.clone()),
            Self::Declared(name) => diagnostic.with("reason", "declared").with("name", *name),
        }
    }
}

/// The text of a file.
pub(super) fn decode(bytes: &[u8], declared: Encoding) -> Result<Cow<'_, str>, Unclear> {
    let (charset, rest) = match (Charset::for_bom(bytes), declared) {
        (Some((charset, length)), _) => (charset, &bytes[length..]),
        (None, Encoding::Declared(charset)) => (charset, bytes),
        (None, Encoding::Detect) => match utf16(bytes) {
            Some(charset) => return Err(Unclear::Utf16(charset.name())),
            None => (UTF_8, bytes),
        },
    };
    let text = charset.decode_without_bom_handling_and_without_replacement(rest);
    text.ok_or_else(|| match declared {
        Encoding::Declared(charset) if charset != UTF_8 => Unclear::Declared(charset.name()),
        _ => offending_line(rest),
    })
}

/// The variant of UTF-16 in which the bytes may be written: in Latin text all the zeros stand at
/// odd or all at even places.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Charset> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() / 4;
    match (even, odd) {
        (0, odd) if odd > most => Some(UTF_16LE),
        (even, 0) if even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// The first line that is not UTF-8 and how it reads in Windows-1252.
fn offending_line(bytes: &[u8]) -> Unclear {
    let at = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let (before, behind) = bytes.split_at(at);
    let line = before.split(|&byte| byte == b'\n').count();
    let begin = before.iter().rposition(is_break).map_or(0, |found| found + 1);
    let end = at + behind.iter().position(is_break).unwrap_or(behind.len());
    let sample = &bytes[begin.max(at.saturating_sub(SHOWN_BYTES))..end.min(at + SHOWN_BYTES)];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(sample);
    Unclear::Line(line, shown(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], declared: Encoding) -> Option<Cow<'_, str>> {
        decode(bytes, declared).ok()
    }

    #[test]
    fn an_encoding_is_known_or_the_file_is_not_used() {
        assert_eq!(text(b"\xEF\xBB\xBFa", Encoding::Detect).as_deref(), Some("a"));
        assert_eq!(text("ä".as_bytes(), Encoding::Detect).as_deref(), Some("ä"));
        assert_eq!(text(b"\xE4", Encoding::Detect), None);
        let windows = Encoding::Declared(WINDOWS_1252);
        assert_eq!(text(b"\xE4", windows).as_deref(), Some("ä"));
        assert_eq!(text(b"\xFF\xFEa\0", windows).as_deref(), Some("a"));
        assert_eq!(text(b"\xFE\xFF\0a", Encoding::Detect).as_deref(), Some("a"));
        assert_eq!(text(b"\xE4", Encoding::Declared(UTF_8)), None);
    }

    #[test]
    fn the_line_that_does_not_fit_is_shown_as_windows_would_read_it() {
        let found = decode(b"Titel\r\n4;B\xFCro;5\r\nmehr", Encoding::Detect);
        assert_eq!(found, Err(Unclear::Line(2, "4;Büro;5".to_owned())));
    }

    #[test]
    fn utf16_without_a_mark_is_told_and_read_once_declared() {
        let bytes: Vec<u8> = "Büro;5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, Encoding::Detect), Err(Unclear::Utf16("UTF-16LE")));
        let declared = Encoding::Declared(UTF_16LE);
        assert_eq!(text(&bytes, declared).as_deref(), Some("Büro;5"));
        let bytes: Vec<u8> = "Büro;5".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, Encoding::Detect), Err(Unclear::Utf16("UTF-16BE")));
    }
}
