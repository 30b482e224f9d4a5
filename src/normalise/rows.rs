//! What a row is: a line, a printed sum, prose, or something a filter leaves out.

use std::collections::HashSet;

use glob::Pattern;

use super::layout::{Layout, Supplier};
use crate::ingest::RawRow;
use crate::round::headings::fold;
use crate::round::{Comparison, Input};
use crate::schema::{Field, Text};

/// First words of printed sums, folded.
const SUM_WORDS: [&str; 13] = [
    "summe",
    "summen",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "gesamtbetrag",
    "zwischensumme",
    "teilsumme",
    "endsumme",
    "insgesamt",
    "total",
    "subtotal",
    "σ",
];

/// First words of rows that are part of the row above, folded.
const PART_WORDS: [&str; 9] = [
    "davon",
    "dav",
    "darunter",
    "dar",
    "hiervon",
    "hierunter",
    "nachrichtlich",
    "nachr",
    "thereof",
];

/// Words that make a carry-over money of an earlier year and no sum of the rows above, folded.
const CARRIED_IN: [&str; 5] = ["vorjahr", "rest", "haushaltsjahr", "ermaechtigung", "aus 20"];

/// The longest of these words in bytes, and some more.
const LONGEST_WORD: usize = 24;

/// What a row of a table of amounts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A line.
    Line,
    /// Begins like a sum but carries more than a sum does; what it sums to decides.
    LikeSum,
    /// Begins with an equals sign, as the sums of plan forms do: if the rows above add up to it,
    /// be it only one row, it is their sum.
    MarkedSum,
    /// A printed sum by its wording and structure.
    Sum,
    /// Part of the row above by its wording, such as *davon*.
    Part,
    /// Amounts without text that says what they are for.
    Unlabelled,
    /// A section title or a note: no amount, and text in one column or nothing where the other
    /// rows have their account.
    Prose,
}

/// Tells what a row is, by structure and wording.
pub(super) fn kind(row: &RawRow, layout: &Layout) -> RowKind {
    let has_amount = has_amount(row, layout);
    let texts = || layout.texts.iter().filter_map(|&index| row.values[index].text());
    let text_count = texts().count();
    if text_count == 0 {
        return if has_amount { RowKind::Unlabelled } else { RowKind::Prose };
    }
    let lacks_account = || layout.field(Field::Account).is_some() && !has_account(row, layout);
    let is_heading = || text_count == 1 || lacks_account() || is_note(row, layout, text_count);
    if !has_amount && is_heading() {
        return RowKind::Prose;
    }
    let mut opening = Opening::Other;
    for &index in &layout.texts {
        let Some(text) = row.values[index].text() else { continue };
        match self::opening(text) {
            Opening::Other => {}
            Opening::Part if !has_amount || is_remark(index, layout) => {}
            said => {
                opening = said;
                break;
            }
        }
    }
    match opening {
        Opening::Part => return RowKind::Part,
        Opening::CarriedIn => return RowKind::LikeSum,
        Opening::Sum | Opening::Marked => {
            let bare = text_count <= 2 && !has_account(row, layout);
            return match (bare, opening) {
                (true, _) => RowKind::Sum,
                (false, Opening::Marked) => RowKind::MarkedSum,
                (false, _) => RowKind::LikeSum,
            };
        }
        Opening::Other => {}
    }
    if has_amount && !says_what_for(row, layout, text_count) {
        return RowKind::Unlabelled;
    }
    RowKind::Line
}

/// Fields that say who asks, but not what for.
const WHO: [Field; 3] = [Field::Department, Field::Unit, Field::Area];

/// The row has text besides who asks.
fn says_what_for(row: &RawRow, layout: &Layout, text_count: usize) -> bool {
    let who = layout
        .fields
        .iter()
        .filter(|(field, supplier)| WHO.contains(field) && supplier.text(row).is_some())
        .count();
    text_count > who
}

fn has_amount(row: &RawRow, layout: &Layout) -> bool {
    layout
        .amounts
        .iter()
        .map(|amount| amount.index)
        .chain(layout.posts.iter().copied())
        .chain(layout.claims.iter().map(|claim| claim.index))
        .any(|index| !row.values[index].is_blank())
}

/// What the first word of a text says of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Sum,
    /// An equals sign.
    Marked,
    Part,
    CarriedIn,
    Other,
}

/// First words of notes beside and below a table, folded; a colon follows.
const NOTE_WORDS: [&str; 13] = [
    "stand",
    "hinweis",
    "hinweise",
    "anmerkung",
    "anmerkungen",
    "quelle",
    "erstellt",
    "bearbeiter",
    "bearbeiterin",
    "ansprechpartner",
    "ansprechpartnerin",
    "druckdatum",
    "legende",
];

/// A few texts without a key, the first of which begins like a note: "Stand:", "1) ohne Umlage".
fn is_note(row: &RawRow, layout: &Layout, text_count: usize) -> bool {
    const MOST_TEXTS: usize = 3;
    let mut texts = layout.texts.iter().filter_map(|&index| row.values[index].text());
    text_count <= MOST_TEXTS
        && ![Field::Account, Field::CostCentre].into_iter().any(|field| has(row, layout, field))
        && texts.next().is_some_and(|text| begins_like_a_note(text))
}

fn begins_like_a_note(text: &str) -> bool {
    let folded = fold(text);
    let footnote = folded.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = footnote.len() < folded.len() && footnote.starts_with(')');
    let word = folded.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let named = NOTE_WORDS.contains(&word) && folded.contains(':');
    named || numbered || folded.starts_with(['*', '¹', '²', '³'])
}

fn opening(text: &str) -> Opening {
    if is_marked_as_sum(text) {
        return Opening::Marked;
    }
    // "Gesamt-Netzwerk" is a thing, not a sum.
    let words = text.split(|c: char| !(c.is_alphabetic() || c == '-'));
    let mut words = words.map(|word| word.trim_matches('-'));
    let Some(word) = words.find(|word| !word.is_empty()) else { return Opening::Other };
    if word.len() > LONGEST_WORD {
        return Opening::Other;
    }
    let word = fold(word);
    if SUM_WORDS.contains(&&*word) {
        return Opening::Sum;
    }
    if PART_WORDS.contains(&&*word) {
        return Opening::Part;
    }
    if word != "uebertrag" {
        return Opening::Other;
    }
    let folded = fold(text);
    let carried_in = CARRIED_IN.iter().any(|word| folded.contains(word));
    if carried_in { Opening::CarriedIn } else { Opening::Sum }
}

/// Explanations may begin with any word.
fn is_remark(index: usize, layout: &Layout) -> bool {
    layout.fields.iter().any(|(field, supplier)| {
        matches!(field, Field::Description | Field::Note)
            && matches!(supplier, Supplier::Column(column) if *column == index)
    })
}

/// Fields that say where in the budget a row stands, but not what for.
const GROUPING: [Field; 6] = [
    Field::Department,
    Field::Unit,
    Field::Area,
    Field::ProductGroup,
    Field::Product,
    Field::CostCentre,
];

/// The row names an account.
pub(super) fn has_account(row: &RawRow, layout: &Layout) -> bool {
    has(row, layout, Field::Account)
}

fn has(row: &RawRow, layout: &Layout, field: Field) -> bool {
    layout.field(field).is_some_and(|supplier| supplier.text(row).is_some())
}

/// The row may head the rows below and state their sum: the next one has an account and it has
/// none, or it says nothing but where in the budget it stands. What it sums to decides.
pub(super) fn may_head(row: &RawRow, next: &RawRow, layout: &Layout) -> bool {
    if has_account(row, layout) {
        return false;
    }
    let text_count = |row: &RawRow| {
        layout.texts.iter().filter(|&&index| row.values[index].text().is_some()).count()
    };
    if text_count(row) >= text_count(next) {
        return false;
    }
    let only_grouping = (layout.fields.iter())
        .all(|(field, supplier)| GROUPING.contains(field) || supplier.text(row).is_none());
    has_account(next, layout) || only_grouping
}

/// An equals sign before words, as in `= Ordentliche Erträge`; formulas are text like any other.
fn is_marked_as_sum(text: &str) -> bool {
    let Some(words) = text.trim_start().strip_prefix('=').map(str::trim_start) else {
        return false;
    };
    let end = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    end > 1 && words[end..].chars().next().is_none_or(char::is_whitespace)
}

/// The row filters of an input, resolved for a table.
#[derive(Debug)]
pub(super) struct Filters(Vec<Filter>);

#[derive(Debug)]
struct Filter {
    supplier: Supplier,
    comparison: Comparison,
    negated: bool,
    values: Vec<Text>,
    exact: HashSet<Text>,
    patterns: Vec<Pattern>,
    reason: Text,
}

impl Filters {
    /// Filters on columns the table lacks are left out; that they are missing is reported.
    pub(super) fn new(input: &Input, layout: &Layout) -> Self {
        let filters = input.rows.iter().filter_map(|row| {
            Some(Filter {
                supplier: layout.supplier(&row.column)?.clone(),
                comparison: row.comparison,
                negated: row.negated,
                values: row.values.clone(),
                exact: row.values.iter().cloned().collect(),
                patterns: row.values.iter().filter_map(|text| Pattern::new(text).ok()).collect(),
                reason: row.reason.clone(),
            })
        });
        Self(filters.collect())
    }

    /// The round leaves no rows out.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Why a row is left out; nothing if it passes every filter.
    pub(super) fn reason(&self, row: &RawRow) -> Option<&Text> {
        self.0.iter().find(|filter| !filter.passes(row)).map(|filter| &filter.reason)
    }
}

impl Filter {
    fn passes(&self, row: &RawRow) -> bool {
        let text = self.supplier.text(row).unwrap_or_default();
        let holds = match self.comparison {
            Comparison::Equals => self.exact.contains(&text),
            Comparison::StartsWith => self.values.iter().any(|value| text.starts_with(&**value)),
            Comparison::Contains => self.values.iter().any(|value| text.contains(&**value)),
            Comparison::Matches => self.patterns.iter().any(|pattern| pattern.matches(&text)),
        };
        holds != self.negated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_by_their_first_word_or_sign() {
        for text in ["Stand: 12.03.2026", "1) ohne Umlage", "* geschätzt", "Hinweis: siehe oben"] {
            assert!(begins_like_a_note(text), "{text}");
        }
        for text in ["Standleitung Rathaus", "Stand der Technik", "2 Monitore", "Quelle"] {
            assert!(!begins_like_a_note(text), "{text}");
        }
    }

    #[test]
    fn rows_are_told_by_their_first_word() {
        for text in
            ["Summe", "Gesamt:", "Zwischensumme Produkt 1", "Σ 2026", "INSGESAMT", "Übertrag"]
        {
            assert_eq!(opening(text), Opening::Sum, "{text}");
        }
        for text in ["davon Lizenzen", "- davon: Netz", "Dar.: Server", "nachrichtlich: VE"] {
            assert_eq!(opening(text), Opening::Part, "{text}");
        }
        assert_eq!(opening("Übertrag aus dem Vorjahr"), Opening::CarriedIn);
        for text in
            ["Gesamtschule West", "Wartung gesamt", "Gesamt-Netzwerk Wartung", "Davon-Werk", ""]
        {
            assert_eq!(opening(text), Opening::Other, "{text}");
        }
    }

    #[test]
    fn an_equals_sign_marks_a_sum_but_no_formula() {
        for text in ["= Ordentliche Erträge", " =Teilergebnis", "= Saldo (Zeilen 3 und 9)"] {
            assert!(is_marked_as_sum(text), "{text}");
        }
        for text in ["=HYPERLINK(1)", "=1+1", "=A1", "=cmd|' /C calc'!A0", "=", "a = b"] {
            assert!(!is_marked_as_sum(text), "{text}");
        }
    }
}
