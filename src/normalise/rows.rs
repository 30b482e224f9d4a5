//! What a row is: a line, a printed sum, prose, or something a filter leaves out.

use std::collections::HashSet;

use glob::Pattern;

use super::layout::{Layout, Supplier, shorten, text_of};
use crate::ingest::{RawRow, Value};
use crate::language::Language;
use crate::money::Total;
use crate::round::headings::fold;
use crate::round::{Comparison, Input};
use crate::schema::{Field, Text};

/// First words of printed sums, folded.
const SUM_WORDS: [&str; 14] = [
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
    "uebertrag",
    "total",
    "subtotal",
    "σ",
];

/// What a row of a table of amounts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A line.
    Line,
    /// Begins like a sum but carries more than a sum does; what it sums to decides.
    LikeSum,
    /// A printed sum by its wording and structure.
    Sum,
    /// Amounts without text that says what they are for.
    Unlabelled,
    /// A section title or a note: text in one column, no amount.
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
    if text_count == 1 && !has_amount {
        return RowKind::Prose;
    }
    if texts().any(|text| begins_like_a_sum(text)) {
        let bare = text_count <= 2 && !has(row, layout, &[Field::Account]);
        return if bare { RowKind::Sum } else { RowKind::LikeSum };
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

fn has(row: &RawRow, layout: &Layout, fields: &[Field]) -> bool {
    layout
        .fields
        .iter()
        .any(|(field, supplier)| fields.contains(field) && supplier.text(row).is_some())
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

fn begins_like_a_sum(text: &str) -> bool {
    let folded = fold(text);
    // "Gesamt-Netzwerk" is a thing, not a sum.
    let word =
        folded.split(|c: char| !(c.is_alphabetic() || c == '-')).find(|word| !word.is_empty());
    word.is_some_and(|word| SUM_WORDS.contains(&word))
}

/// The row as a message shows it.
pub(super) fn excerpt(row: &RawRow) -> String {
    let texts: Vec<String> = (row.values.iter())
        .filter_map(|value| match value {
            Value::Cents(cents) => Some(Total::from(*cents).german()),
            Value::Date(date) => Some(Language::German.date(*date)),
            other => text_of(other).map(|text| text.to_string()),
        })
        .collect();
    shorten(&texts.join(" | "), 120)
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
    fn sums_are_told_by_their_first_word() {
        for text in ["Summe", "Gesamt:", "Zwischensumme Produkt 1", "Σ 2026", "INSGESAMT"] {
            assert!(begins_like_a_sum(text), "{text}");
        }
        for text in ["Gesamtschule West", "Wartung gesamt", "Gesamt-Netzwerk Wartung", ""] {
            assert!(!begins_like_a_sum(text), "{text}");
        }
    }
}
