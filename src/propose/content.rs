//! What the cells of a column show by themselves, whatever its heading says.
//!
//! In: the cells below a heading. Out: counts, each over all cells, and what they speak for.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::classify::declared_class;
use crate::ingest::survey::{Content, Numbers, numbers};
use crate::schema::Text;

/// Cells that show what a column holds.
const SAMPLES: usize = 3;
const TRUTH_WORDS: [&str; 17] = [
    "j",
    "ja",
    "yes",
    "y",
    "x",
    "true",
    "wahr",
    "n",
    "nein",
    "no",
    "false",
    "falsch",
    "offen",
    "?",
    "keine",
    "unbekannt",
    "in",
];

/// A column with what its cells show.
#[derive(Debug)]
pub(super) struct Column {
    /// Column counted from zero.
    pub(super) index: u16,
    /// Heading, blanks folded.
    pub(super) heading: Text,
    /// Cells, one for each row of the table.
    pub(super) cells: Vec<Option<Content>>,
    /// Its numbers, parallel to the cells.
    pub(super) numbers: Numbers,
    /// The counts.
    pub(super) facts: Facts,
}

/// Counts over the cells of a column.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Cells that are not blank.
    pub(super) filled: usize,
    /// Different values.
    pub(super) distinct: usize,
    /// Cells that can be read as numbers.
    pub(super) numeric: usize,
    /// Numbers with a fraction.
    pub(super) fractions: usize,
    /// Numbers whose cents are neither 0 nor 50.
    pub(super) odd_cents: usize,
    /// Numbers below zero.
    pub(super) negative: usize,
    /// Numbers that are not zero.
    pub(super) nonzero: usize,
    /// Numbers of at least a thousand.
    pub(super) thousands: usize,
    /// Dates.
    pub(super) dates: usize,
    /// Four-digit years.
    pub(super) years: usize,
    /// Codes of digits only.
    pub(super) digits: usize,
    /// Account numbers as the municipal chart has them, of at least six digits.
    pub(super) accounts: usize,
    /// Codes: no blank, at most 20 signs, with a digit.
    pub(super) codes: usize,
    /// Values with a digit.
    pub(super) with_digit: usize,
    /// Words for yes and no.
    pub(super) truths: usize,
    /// Words for a class.
    pub(super) classes: usize,
    /// Signs of all texts.
    pub(super) letters: usize,
    /// Values that begin with a zero that is not alone.
    pub(super) leading_zeros: usize,
    /// Lengths of codes of digits.
    pub(super) digit_lengths: BTreeSet<usize>,
    /// The first different values.
    pub(super) samples: Vec<String>,
    /// Whole numbers that grow by one from row to row.
    pub(super) steps: usize,
    /// Whole numbers that do not fall from row to row.
    pub(super) rises: usize,
}

impl Column {
    /// Looks at the cells of a column.
    pub(super) fn new(index: u16, heading: Text, cells: Vec<Option<Content>>) -> Self {
        let numbers = numbers(&cells);
        let facts = facts(&cells, &numbers);
        Self { index, heading, cells, numbers, facts }
    }

    /// The text of a cell, as a key would hold it; empty where it is blank.
    pub(super) fn text(&self, row: usize) -> String {
        self.cells[row].as_ref().map(text).unwrap_or_default()
    }

    /// The heading is only the letter of a column without one.
    pub(super) fn is_headed(&self) -> bool {
        !self.heading.is_empty()
    }
}

impl Facts {
    /// At least that many of a hundred filled cells.
    pub(super) const fn mostly(&self, count: usize, of_hundred: usize) -> bool {
        self.filled > 0 && count * 100 >= self.filled * of_hundred
    }

    /// Values repeat: there are far fewer different ones than cells.
    pub(super) const fn repeats(&self) -> bool {
        self.distinct * 2 <= self.filled
    }

    /// Signs of an average cell.
    pub(super) fn mean_length(&self) -> usize {
        self.letters.checked_div(self.filled).unwrap_or(0)
    }

    /// Running text rather than codes or numbers.
    pub(super) const fn is_text(&self) -> bool {
        self.filled > 0
            && !self.mostly(self.numeric, 20)
            && !self.mostly(self.codes, 50)
            && !self.mostly(self.dates, 20)
    }

    /// Codes of digits of one length, such as accounts.
    pub(super) fn is_even_code(&self, lengths: std::ops::RangeInclusive<usize>) -> bool {
        self.mostly(self.digits, 95)
            && self.digit_lengths.len() <= 2
            && self.digit_lengths.iter().all(|length| lengths.contains(length))
    }
}

impl Column {
    /// Numbers that look like money: nothing but numbers, and not codes or years.
    pub(super) fn is_amount_like(&self) -> bool {
        let facts = &self.facts;
        let readable = facts.filled - self.numbers.absent_count;
        let spelled = facts.fractions + facts.negative > 0 || self.has_zero();
        let coded = facts.is_even_code(1..=10) && facts.repeats();
        readable > 0
            && facts.numeric * 10 >= readable * 9
            && facts.leading_zeros == 0
            && !facts.mostly(facts.years, 90)
            && (spelled || !coded)
    }

    /// It is certain that these are no codes: fractions, signs, zeros.
    pub(super) fn is_money_like(&self) -> bool {
        let facts = &self.facts;
        self.is_amount_like()
            && facts.nonzero > 0
            && facts.distinct > 2
            && (facts.mostly(facts.fractions, 5) || facts.negative > 0 || self.has_zero())
    }

    fn has_zero(&self) -> bool {
        // Groups of lines have a zero among their digits too.
        let digit = self.facts.digit_lengths.iter().all(|length| *length == 1);
        self.facts.nonzero < self.facts.numeric && (self.facts.thousands > 0 || !digit)
    }
}

/// A cell's value as text.
pub(super) fn text(content: &Content) -> String {
    match content {
        Content::Text(text) => text.to_string(),
        Content::Number(number) => number.normalize().to_string(),
        Content::Date(date) => date.to_string(),
        Content::Unreadable => String::new(),
    }
}

fn facts(cells: &[Option<Content>], numbers: &Numbers) -> Facts {
    let mut facts = Facts::default();
    let mut distinct: BTreeSet<String> = BTreeSet::new();
    let mut last: Option<Decimal> = None;
    for (cell, number) in cells.iter().zip(&numbers.values) {
        let Some(content) = cell else { continue };
        facts.filled += 1;
        if let Some(number) = number {
            facts.number(*number, &mut last);
        }
        facts.dates += usize::from(is_date(content));
        let text = text(content);
        facts.word(&text);
        if !distinct.contains(&text) {
            if facts.samples.len() < SAMPLES {
                facts.samples.push(text.clone());
            }
            distinct.insert(text);
        }
    }
    facts.distinct = distinct.len();
    facts
}

impl Facts {
    fn number(&mut self, number: Decimal, last: &mut Option<Decimal>) {
        let hundred = Decimal::from(100);
        let cents = (number.fract() * hundred).abs();
        self.numeric += 1;
        self.fractions += usize::from(!number.fract().is_zero());
        self.odd_cents += usize::from(!cents.is_zero() && cents != Decimal::from(50));
        self.negative += usize::from(number < Decimal::ZERO);
        self.nonzero += usize::from(!number.is_zero());
        self.thousands += usize::from(number.abs() >= Decimal::from(1000));
        if let Some(last) = last.replace(number) {
            self.steps += usize::from(number - last == Decimal::ONE);
            self.rises += usize::from(number >= last);
        }
    }

    fn word(&mut self, text: &str) {
        self.letters += text.chars().count();
        let digit = |c: char| c.is_ascii_digit();
        self.with_digit += usize::from(text.contains(digit));
        let zero = text.strip_prefix('0').is_some_and(|rest| rest.starts_with(digit));
        self.leading_zeros += usize::from(zero);
        if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            self.digits += 1;
            self.digit_lengths.insert(text.len());
            let start = text.get(..2).and_then(|start| start.parse::<u8>().ok()).unwrap_or(0);
            self.years += usize::from(text.len() == 4 && matches!(start, 19..=20));
            self.accounts += usize::from((6..=8).contains(&text.len()) && matches!(start, 40..=79));
        }
        let code = text.len() <= 20
            && text.contains(|c: char| c.is_ascii_digit())
            && !text.contains(char::is_whitespace);
        self.codes += usize::from(code);
        let folded = crate::round::headings::fold(text);
        let first = folded.split([' ', ',', ';']).next().unwrap_or_default();
        self.truths += usize::from(TRUTH_WORDS.contains(&first));
        self.classes += usize::from(declared_class(text).is_some());
    }
}

fn is_date(content: &Content) -> bool {
    match content {
        Content::Date(_) => true,
        Content::Text(text) => crate::ingest::survey::is_date(text),
        _ => false,
    }
}
