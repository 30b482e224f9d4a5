//! Folding of text, so that a rule meets every spelling of a word.
//!
//! In: text of a cell. Out: lower-case words parted and framed by single blanks, umlauts
//! written out (`ä` as `ae`, `ß` as `ss`), everything that is neither letter, digit nor `§`
//! dropped. Words that were parted by hyphens stand a second time, joined, behind a bar, so that
//! `Release-Wechsel` is found as `wechsel` and as `releasewechsel`.

/// The folded text, framed by blanks; a single blank where nothing is left.
#[must_use]
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 8);
    fold_into(text, &mut folded);
    folded
}

/// Folds a text into an empty buffer.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    folded.push(' ');
    let mut joined = String::new();
    let mut chain_start = 1;
    let mut hyphen = Hyphen::None;
    for character in text.chars() {
        if is_word(character) {
            if hyphen == Hyphen::Open {
                folded.push(' ');
                hyphen = Hyphen::Inside;
            }
            push(character, folded);
            continue;
        }
        match character {
            '\u{ad}' => {}
            '-' | '\u{2010}' | '\u{2011}' if folded.len() > chain_start => hyphen = Hyphen::Open,
            _ => {
                end_chain(&folded[chain_start..], hyphen, &mut joined);
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
                chain_start = folded.len();
                hyphen = Hyphen::None;
            }
        }
    }
    end_chain(&folded[chain_start..], hyphen, &mut joined);
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    if !joined.is_empty() {
        folded.push('|');
        folded.push_str(&joined);
        folded.push(' ');
    }
}

/// The folded text without frame and without parting hyphens: what codes and labels are
/// compared by.
#[must_use]
pub(super) fn fold_word(text: &str) -> String {
    let folded = fold(text);
    folded.split('|').next().unwrap_or_default().trim().to_owned()
}

/// The folded text with hyphens and blanks dropped: `E-Akte` is `eakte`.
#[must_use]
pub(super) fn fold_joined(text: &str) -> String {
    fold_word(text).replace(' ', "")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    None,
    /// The last character was a hyphen.
    Open,
    /// A hyphen stood between two parts of the word.
    Inside,
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '§' || character == '\u{308}'
}

fn push(character: char, folded: &mut String) {
    match character {
        'a'..='z' | '0'..='9' => folded.push(character),
        'A'..='Z' => folded.push(character.to_ascii_lowercase()),
        'ä' | 'Ä' | 'æ' | 'Æ' => folded.push_str("ae"),
        'ö' | 'Ö' | 'œ' | 'Œ' => folded.push_str("oe"),
        'ü' | 'Ü' => folded.push_str("ue"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'à' | 'á' | 'â' | 'ã' | 'å' => folded.push('a'),
        // The combining mark makes an umlaut of two characters, as some systems write texts.
        'è' | 'é' | 'ê' | 'ë' | 'É' | '\u{308}' => folded.push('e'),
        'ç' => folded.push('c'),
        other => folded.extend(other.to_lowercase()),
    }
}

fn end_chain(chain: &str, hyphen: Hyphen, joined: &mut String) {
    if hyphen != Hyphen::None && chain.contains(' ') {
        joined.push(' ');
        joined.extend(chain.chars().filter(|&character| character != ' '));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_umlauts_and_punctuation_fold() {
        assert_eq!(fold("Jährl. Gebühr/Straße"), " jaehrl gebuehr strasse ");
        assert_eq!(fold("Ja\u{308}hrlich"), " jaehrlich ");
        assert_eq!(fold("LIZENZ\u{ad}MIETE"), " lizenzmiete ");
        assert_eq!(fold("§ 2b UStG, 24/7"), " § 2b ustg 24 7 ");
        assert_eq!(fold(" ... "), " ");
    }

    #[test]
    fn hyphens_part_and_join() {
        assert_eq!(fold("Release-Wechsel neu"), " release wechsel neu | releasewechsel ");
        assert_eq!(fold("Jan.-Juli"), " jan juli ");
        assert_eq!(fold("E-Akte- und X-Y"), " e akte und x y | eakte xy ");
        assert_eq!(fold_joined("E-Akte"), "eakte");
        assert_eq!(fold_word("O&M"), "o m");
    }
}
