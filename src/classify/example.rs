//! Examples of a rule: lines it must match, and lines it must not match.
//!
//! In: a cell such as `Wartung Aufzug | [O&M] 524100: Hosting`. Out: whether the rule matches
//! each of them, as far as a bare example can tell. An example is the text of a line, or of its
//! project where the rule asks for that alone; a label in brackets and an account with a colon
//! may stand before it. Deliberately absent: conditions an example says nothing of.

use super::condition::Conditions;
use super::fold::fold_word;
use super::pattern::{TextTest, Words};
use super::prepare::{CAMERAL, municipal_account};

/// An example as the table states it, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Example<'t> {
    /// The example as it stands.
    pub stated: &'t str,
    label: &'t str,
    account: &'t str,
    text: &'t str,
}

/// The examples of a cell.
pub(super) fn examples(cell: &str) -> impl Iterator<Item = Example<'_>> {
    cell.split('|').map(str::trim).filter(|one| !one.is_empty()).map(Example::new)
}

impl<'t> Example<'t> {
    fn new(stated: &'t str) -> Self {
        let label = stated.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (label, rest) = label.unwrap_or(("", stated));
        let account = rest.split_once(':').filter(|(account, text)| {
            let digits = account.bytes().filter(u8::is_ascii_digit).count();
            let number = account.trim_start().trim_start_matches(CAMERAL);
            let plain = number.bytes().all(|byte| byte.is_ascii_digit() || b" .".contains(&byte));
            plain && digits > 1 && (text.is_empty() || text.starts_with(' '))
        });
        let (account, text) = account.unwrap_or(("", rest));
        Self { stated, label: label.trim(), account: account.trim(), text: text.trim() }
    }

    /// Whether the conditions hold that can be tried; nothing where none can.
    pub(super) fn matches(&self, conditions: &Conditions, words: &Words) -> Option<bool> {
        let mut tried = None;
        let mut attempt = |holds: bool| tried = Some(tried.unwrap_or(true) && holds);
        if !self.text.is_empty()
            && let Some(test) = tried_text(conditions)
        {
            attempt(test.holds(&words.hits(self.text)));
        }
        if !self.account.is_empty() && !conditions.account.is_empty() {
            attempt(conditions.account.holds(&municipal_account(self.account)));
        }
        if !self.label.is_empty() && !conditions.labels.is_empty() {
            attempt(conditions.labels.contains(&fold_word(self.label)));
        }
        tried
    }
}

/// The text an example stands for: the first that wants words, else the first that is asked.
fn tried_text(conditions: &Conditions) -> Option<&TextTest> {
    let texts = [&conditions.text, &conditions.project_text, &conditions.account_name];
    let wants = texts.into_iter().find(|test| test.wants());
    wants.or_else(|| texts.into_iter().find(|test| !test.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(stated: &str) -> (&str, &str, &str) {
        let example = Example::new(stated);
        (example.label, example.account, example.text)
    }

    #[test]
    fn label_account_and_text_are_told_apart() {
        assert_eq!(parts("Wartung Aufzug"), ("", "", "Wartung Aufzug"));
        assert_eq!(parts("524100: Wartung"), ("", "524100", "Wartung"));
        assert_eq!(parts("[O&M] 511 01: Hosting"), ("O&M", "511 01", "Hosting"));
        assert_eq!(parts("[DME]"), ("DME", "", ""));
        assert_eq!(parts("K51101: Wartung"), ("", "K51101", "Wartung"));
        assert_eq!(parts("5291:"), ("", "5291", ""));
        assert_eq!(parts("1:1 Tausch"), ("", "", "1:1 Tausch"));
        assert_eq!(parts("Termin: 10 Uhr"), ("", "", "Termin: 10 Uhr"));
        let stated: Vec<&str> = examples("a | b|| c ").map(|one| one.stated).collect();
        assert_eq!(stated, ["a", "b", "c"]);
    }
}
