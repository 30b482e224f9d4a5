//! How much a heading looks like one that stands for a field.
//!
//! In: a heading and the headings that are known. Out: for each field the best likeness, from
//! 0 to 100, and to which known heading. Likeness alone never decides: see `roles`.

use crate::round::InputKind;
use crate::round::headings::{self, fold};
use crate::schema::{Field, Role};

/// Likeness below which two headings have nothing in common.
pub(super) const LEAST: u32 = 80;
/// A known heading is a word of the heading.
const WORD: u32 = 92;

/// Words that point at a field without being known headings.
const BUDGET_WORDS: [(&str, Field); 16] = [
    ("dienststelle", Field::Unit),
    ("sachgebiet", Field::Unit),
    ("dezernatsnummer", Field::Department),
    ("kontonummer", Field::Account),
    ("aufwandskonto", Field::Account),
    ("gl account", Field::Account),
    ("titel", Field::Account),
    ("account name", Field::AccountName),
    ("titel", Field::Title),
    ("titelbezeichnung", Field::Title),
    ("verwendungszweck", Field::Title),
    ("text", Field::Title),
    ("wofuer", Field::Title),
    ("leistungsbeschreibung", Field::Description),
    ("psp", Field::ProjectId),
    ("einstufung", Field::DeclaredClass),
];
/// Words that mean different things in different places: a hint, and never evidence.
const BUDGET_HINTS: [(&str, Field); 21] = [
    ("bereich", Field::Unit),
    ("kapitelbezeichnung", Field::Unit),
    ("team", Field::Unit),
    ("einrichtung", Field::Unit),
    ("bureau", Field::Department),
    ("ministry", Field::Department),
    ("agency", Field::Department),
    ("einzelplan", Field::Department),
    ("buchungskreis", Field::Area),
    ("mandant", Field::Area),
    ("profitcenter", Field::Product),
    ("kostentraeger", Field::Product),
    ("leistung", Field::Product),
    ("kapitel", Field::Product),
    ("auftrag", Field::Product),
    ("finanzposition", Field::Account),
    ("item", Field::Title),
    ("details", Field::Description),
    ("comment", Field::Note),
    ("fachverfahren", Field::SolutionId),
    ("anwendung", Field::SolutionId),
];
/// The same for the project portfolio.
const PROJECT_WORDS: [(&str, &str); 12] = [
    ("unique id", "project_id"),
    ("projekt", "title"),
    ("project name", "title"),
    ("delivery status", "status"),
    ("genehmigung", "status"),
    ("startdatum", "begin"),
    ("start date", "begin"),
    ("enddatum", "end"),
    ("end date", "end"),
    ("completion date", "end"),
    ("project description", "description"),
    ("diskussion", "description"),
];
const PROJECT_HINTS: [(&str, &str); 10] = [
    ("kennung", "project_id"),
    ("vorhaben", "title"),
    ("name", "title"),
    ("agency", "department"),
    ("ressort", "department"),
    ("handlungsfeld", "business_area"),
    ("bereich", "business_area"),
    ("portfolio", "business_area"),
    ("category", "kind"),
    ("phase", "status"),
];

/// A field a heading may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likeness {
    /// The field.
    pub(super) role: Role,
    /// How much, of 100.
    pub(super) of_hundred: u32,
    /// The word it is like.
    pub(super) word: String,
    /// The word means different things in different places.
    pub(super) weak: bool,
    /// The word is only a part of the heading.
    pub(super) part: bool,
}

/// The fields a heading of an input of some kind may stand for, best first.
pub(super) fn fields(kind: InputKind, heading: &str) -> Vec<Likeness> {
    let heading = plain(heading);
    let known = headings::known(kind).into_iter().map(|word| (word, false, false));
    let words = words(kind).into_iter().map(|word| (word, false, kind != InputKind::Projects));
    let hints = hints(kind).into_iter().map(|word| (word, true, true));
    let mut found: Vec<Likeness> = Vec::new();
    for ((role, word), weak, weak_part) in known.chain(words).chain(hints) {
        let of_hundred = likeness(&heading, &plain(word));
        if of_hundred < LEAST {
            continue;
        }
        let part = heading != plain(word) && heading.contains(&plain(word));
        let new = Likeness {
            role,
            of_hundred,
            word: word.to_owned(),
            weak: weak || weak_part && part,
            part,
        };
        match found.iter_mut().find(|other| other.role == new.role) {
            Some(other) if other.of_hundred < new.of_hundred => *other = new,
            Some(_) => {}
            None => found.push(new),
        }
    }
    // A stable sort keeps the order of the vocabulary among equals.
    found.sort_by_key(|like| std::cmp::Reverse(like.of_hundred));
    found
}

fn words(kind: InputKind) -> Vec<(Role, &'static str)> {
    match kind {
        InputKind::Projects => project_roles(&PROJECT_WORDS),
        InputKind::Budget
        | InputKind::Posts
        | InputKind::Form
        | InputKind::Ledger
        | InputKind::ProviderRevenue => field_roles(&BUDGET_WORDS),
    }
}

fn hints(kind: InputKind) -> Vec<(Role, &'static str)> {
    match kind {
        InputKind::Projects => project_roles(&PROJECT_HINTS),
        InputKind::Budget
        | InputKind::Posts
        | InputKind::Form
        | InputKind::Ledger
        | InputKind::ProviderRevenue => field_roles(&BUDGET_HINTS),
    }
}

fn project_roles(words: &[(&'static str, &'static str)]) -> Vec<(Role, &'static str)> {
    words.iter().map(|(word, code)| (Role::ProjectField(code), *word)).collect()
}

fn field_roles(words: &[(&'static str, Field)]) -> Vec<(Role, &'static str)> {
    words.iter().map(|(word, field)| (Role::Field(*field), *word)).collect()
}

/// Folded, words parted at hyphens, points and the like, and where a capital follows several
/// small letters.
pub(super) fn plain(heading: &str) -> String {
    let mut parted = String::with_capacity(heading.len() + 4);
    let mut small = 0;
    for letter in heading.chars() {
        if small >= 3 && letter.is_uppercase() {
            parted.push(' ');
        }
        small = if letter.is_lowercase() { small + 1 } else { 0 };
        parted.push(if letter.is_alphanumeric() { letter } else { ' ' });
    }
    fold(&parted)
}

/// Likeness of two plain headings: the same, one a word of the other, or nearly spelled so.
fn likeness(heading: &str, word: &str) -> u32 {
    if heading == word {
        return 100;
    }
    let parts = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (parts, sought) = (parts(heading), parts(word));
    let inside = word.chars().count() >= 4
        && parts.windows(sought.len()).any(|window| window == sought.as_slice());
    if inside {
        return WORD;
    }
    if word.chars().count() < 5 || heading.chars().count() < 5 {
        return 0;
    }
    let spelled = hundredths(strsim::normalized_damerau_levenshtein(heading, word));
    let joined = heading.replace(' ', "");
    let compound = word.chars().count() >= 8
        && (joined.ends_with(word) || joined.starts_with(word))
        && joined != word;
    spelled.max(if compound { 85 } else { 0 })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn hundredths(share: f64) -> u32 {
    (share * 100.0).floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(heading: &str) -> Option<(Role, u32)> {
        let found = fields(InputKind::Budget, heading);
        found.first().map(|like| (like.role.clone(), like.of_hundred))
    }

    #[test]
    fn headings_are_alike_by_spelling_and_by_words() {
        assert_eq!(best("Sachkonot"), Some((Role::Field(Field::Account), 88)));
        assert_eq!(best("Sachkonto (SK)"), Some((Role::Field(Field::Account), 92)));
        assert_eq!(best("PSP / Projekt"), Some((Role::Field(Field::ProjectId), 92)));
        assert_eq!(best("Titelbezeichnung"), Some((Role::Field(Field::Title), 100)));
        assert_eq!(best("investmentDescription"), Some((Role::Field(Field::Description), 92)));
        assert_eq!(best("Farbe"), None);
    }
}
