//! Rows of a table: each cell becomes the value its column calls for.
//!
//! In: cells below the headings, row by row. Out: rows, the control sum of each amount column
//! taken cell by cell, and findings. Amounts that stand as text wait until their column is
//! complete, since the whole column decides how they are read.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::ingest::amount::{Counted, NoAmount};
use crate::ingest::columns::{self, Purpose};
use crate::ingest::findings::Findings;
use crate::ingest::header::Header;
use crate::ingest::notation::{self, Notation, Reading};
use crate::ingest::repeats::{Repeats, RowOf};
use crate::ingest::texts::{Held, Texts, is_damaged, number_text, shown};
use crate::ingest::units::{self, Stated};
use crate::ingest::words::{self, Words};
use crate::ingest::{Control, RawRow, Value};
use crate::language::Language;
use crate::money::Total;
use crate::provenance::Cell;
use crate::round::headings::Headings;
use crate::round::{Input, InputKind, Limits, NumberFormat};
use crate::schema::{Column, Role, RowCounts, Seen as Shown, SeenMoney, Spelling, Text};

/// Columns without a heading that are kept; more are only counted.
const UNHEADED_LIMIT: usize = 64;
const NO_SLOT: u16 = u16::MAX;

/// Rows of a table while they are read.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    /// Columns, those without a heading last.
    pub(super) columns: Vec<Column>,
    /// What was seen in each column.
    pub(super) seen: Vec<Seen>,
    /// Finished rows.
    pub(super) finished: Vec<RawRow>,
    /// Findings at cells.
    pub(super) findings: Findings,
    /// Rows of headings among them, which are none of the table's.
    pub(super) repeats: Repeats<'a>,
    /// Cells left out because too many columns have no heading.
    pub(super) left_out_count: u64,
    /// Rows that say something of units.
    pub(super) stated: Vec<Stated>,
    slots: Vec<u16>,
    /// What one unit of each column is worth in cents.
    cents_per_unit: Vec<i64>,
    /// Values of tables before this one.
    values_before: usize,
    headed_count: usize,
    current: Option<(u32, Vec<Value>)>,
    language: Language,
    is_euro: bool,
    limits: Limits,
    /// Notations in which an amount counts whatever its column says: German, English.
    at_once: [bool; 2],
}

/// What was seen in a column.
#[derive(Debug)]
pub(super) struct Seen {
    purpose: Purpose,
    /// Control sum.
    pub(super) control: Control,
    /// Cells that are not blank.
    pub(super) cell_count: u32,
    /// The first different values.
    samples: Vec<Held>,
    /// Rows whose amount stands as text.
    waiting: Vec<usize>,
    /// How amounts are spelt.
    spelling: Spelling,
    /// Notations of amounts that were counted at once: German, English.
    plain: [bool; 2],
}

/// Different values of a column that are kept for people to look at.
const SAMPLES: usize = 3;

impl Seen {
    fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            control: Control::default(),
            cell_count: 0,
            samples: Vec::new(),
            waiting: Vec::new(),
            spelling: Spelling::default(),
            plain: [false; 2],
        }
    }

    /// Forgets a value of a row that is none of the table's.
    fn take_back(&mut self, value: &Value, row: usize) {
        if value.is_blank() {
            return;
        }
        self.cell_count -= 1;
        self.waiting.pop_if(|&mut waiting| waiting == row);
        if let Value::Text(text) = value {
            self.samples.pop_if(|sample| matches!(sample, Held::Text(sample) if sample == text));
        }
        if let (Value::Cents(cents), Purpose::Amount(_)) = (value, self.purpose) {
            self.control.sum -= (*cents).into();
            self.control.amount_count -= 1;
            self.samples.pop_if(|sample| matches!(sample, Held::Number(_)));
        }
    }

    /// What people are shown of the column; a number of money as they write it.
    pub(super) fn shown(&self, column: &Column, cents_per_unit: i64, language: Language) -> Shown {
        let is_number = self.purpose.is_number();
        let money = SeenMoney {
            cents_per_unit,
            sum: matches!(self.purpose, Purpose::Amount(_)).then_some(self.control.sum),
            unreadable_count: self.control.unreadable_count,
            spelling: self.spelling,
        };
        Shown {
            samples: self.samples.iter().map(|held| sample(held, is_number, language)).collect(),
            cell_count: self.cell_count,
            money: matches!(column.role, Role::Amount { .. } | Role::Claim(_)).then_some(money),
        }
    }
}

/// The table has more values than memory should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooManyValues;

impl<'a> Rows<'a> {
    /// No rows yet, below headings.
    pub(super) fn new(
        headings: &'a Headings,
        kind: InputKind,
        columns: Vec<Column>,
        cents_per_unit: Vec<i64>,
        language: Language,
        limits: Limits,
    ) -> Self {
        let width = columns.last().map_or(0, |column| usize::from(column.index) + 1);
        let mut slots = vec![NO_SLOT; width];
        for (slot, column) in columns.iter().enumerate() {
            slots[usize::from(column.index)] = u16::try_from(slot).expect("columns are u16");
        }
        let seen = |(column, &cents)| Seen::new(columns::purpose(column, cents));
        Self {
            seen: columns.iter().zip(&cents_per_unit).map(seen).collect(),
            headed_count: columns.len(),
            columns,
            finished: Vec::new(),
            findings: Findings::default(),
            repeats: Repeats::new(headings, kind),
            left_out_count: 0,
            stated: Vec::new(),
            slots,
            cents_per_unit,
            values_before: 0,
            current: None,
            language,
            is_euro: headings.is_euro(),
            limits,
            at_once: [false; 2],
        }
    }

    /// The same below headings of several rows and tables that hold so many values already.
    pub(super) fn below(mut self, lines: Vec<Vec<(u16, Text)>>, values_before: usize) -> Self {
        self.repeats.expect(lines);
        self.values_before = values_before;
        self
    }

    /// The same as the input says amounts are spelt.
    pub(super) fn spelt_as_in(mut self, input: &Input) -> Self {
        self.repeats.take_rows(input.header_rows);
        // A round's own words for "no amount" may be numbers.
        self.at_once = match input.number_format {
            _ if !input.absent.is_empty() => [false, false],
            NumberFormat::Detect => [true, true],
            NumberFormat::German => [true, false],
            NumberFormat::English => [false, true],
        };
        self
    }

    /// How many values the rows hold.
    pub(super) fn value_count(&self) -> usize {
        self.finished.len().saturating_mul(self.seen.len())
    }

    /// Whether a cell of a row begins it.
    pub(super) fn is_new(&self, row: u32) -> bool {
        self.current.as_ref().is_none_or(|&(current, _)| current != row)
    }

    /// Takes in a cell.
    pub(super) fn push(
        &mut self,
        texts: &mut Texts,
        cell: Cell,
        held: Held,
    ) -> Result<(), TooManyValues> {
        let slot = match self.slots.get(usize::from(cell.column)) {
            Some(&slot) if slot != NO_SLOT => usize::from(slot),
            _ => match self.add_unheaded(cell.column) {
                Some(slot) => slot,
                None => return Ok(()),
            },
        };
        if held == Held::Unvalued && !self.seen[slot].purpose.is_number() {
            return Ok(());
        }
        if self.is_new(cell.row) {
            debug_assert!(self.current.is_none(), "the row before was ended");
            let row_count = self.finished.len() + 1;
            let cell_count = self.values_before + row_count.saturating_mul(self.columns.len());
            if row_count > self.limits.rows || cell_count > self.limits.cells {
                return Err(TooManyValues);
            }
            self.current = Some((cell.row, vec![Value::Blank; self.columns.len()]));
        }
        let value = self.value(texts, cell, slot, held);
        let (_, values) = self.current.as_mut().expect("a row was begun");
        values[slot] = value;
        Ok(())
    }

    fn add_unheaded(&mut self, index: u16) -> Option<usize> {
        let slot = self.columns.len();
        if slot >= self.headed_count + UNHEADED_LIMIT {
            self.left_out_count += 1;
            return None;
        }
        if self.slots.len() <= usize::from(index) {
            self.slots.resize(usize::from(index) + 1, NO_SLOT);
        }
        self.slots[usize::from(index)] = u16::try_from(slot).ok()?;
        self.columns.push(columns::without_heading(index, self.language));
        self.cents_per_unit.push(100);
        self.seen.push(Seen::new(Purpose::Unknown));
        if let Some((_, values)) = &mut self.current {
            values.push(Value::Blank);
        }
        Some(slot)
    }

    /// Ends a row that was begun. Headings of a further table are none of this one's rows and
    /// are handed back; those of a printed page and rows of units are passed over.
    pub(super) fn end_row(&mut self) -> Option<Header> {
        let (row, values) = self.current.take()?;
        let mut top = u32::MAX;
        let header = match self.repeats.tell(&self.columns, &self.cents_per_unit, row, &values) {
            RowOf::Table => {
                if !self.states_unit(row, &values) {
                    self.finished.push(RawRow { row, values: values.into_boxed_slice() });
                    return None;
                }
                None
            }
            RowOf::Page => None,
            RowOf::Further(header, from) => {
                top = from;
                Some(header)
            }
        };
        self.take_back(&values);
        // Headings of a further table may take several rows.
        while let Some(above) = self.finished.pop_if(|above| above.row >= top) {
            self.take_back(&above.values);
        }
        header
    }

    /// Forgets the values of the last row.
    fn take_back(&mut self, values: &[Value]) {
        for (seen, value) in self.seen.iter_mut().zip(values) {
            seen.take_back(value, self.finished.len());
        }
    }

    /// Whether a row holds nothing but a unit; a title with one is noted and stays a row.
    fn states_unit(&mut self, row: u32, values: &[Value]) -> bool {
        if !values.iter().all(|value| matches!(value, Value::Blank | Value::Text(_))) {
            return false;
        }
        let cells = self.columns.iter().zip(values);
        let texts = cells.filter_map(|(column, value)| {
            Some((Cell { row, column: column.index }, value.text()?))
        });
        let Some((stated, bare)) = units::in_row(texts) else { return false };
        self.stated.push(stated);
        if bare {
            self.repeats.pass_over(row);
        }
        bare
    }

    /// The last row with an amount.
    pub(super) fn last_amount_row(&self) -> Option<u32> {
        let has_amount = |row: &&RawRow| {
            row.values.iter().any(|value| matches!(value, Value::Cents(_) | Value::Hundredths(_)))
        };
        self.finished.iter().rev().find(has_amount).map(|row| row.row)
    }

    /// What one unit of each column is worth in cents.
    pub(super) fn cents_per_unit(&self) -> Vec<i64> {
        self.cents_per_unit.clone()
    }

    /// Takes in the text of a cell if it is an amount that needs no look at its column; false
    /// where it has to be held like any other.
    pub(super) fn push_plain(&mut self, cell: Cell, text: &str) -> bool {
        let Some(&slot) = self.slots.get(usize::from(cell.column)) else { return false };
        let current = self.current.as_mut().filter(|(row, _)| *row == cell.row);
        let (Some((_, values)), Some(seen)) = (current, self.seen.get_mut(usize::from(slot)))
        else {
            return false;
        };
        let (Purpose::Amount(unit) | Purpose::Claim(unit)) = seen.purpose else { return false };
        let Some((notation, hundredths)) = notation::plain(text) else { return false };
        let accepted = self.at_once[notation as usize] && seen.samples.len() == SAMPLES;
        let Some(cents) = unit.count_hundredths(hundredths).filter(|_| accepted) else {
            return false;
        };
        seen.cell_count += 1;
        seen.plain[notation as usize] = true;
        if matches!(seen.purpose, Purpose::Amount(_)) {
            seen.control.sum += cents;
            seen.control.amount_count += 1;
        }
        values[usize::from(slot)] = Value::Cents(cents);
        true
    }

    fn value(&mut self, texts: &mut Texts, cell: Cell, slot: usize, held: Held) -> Value {
        let seen = &mut self.seen[slot];
        seen.cell_count += 1;
        if seen.samples.len() < SAMPLES && !seen.samples.contains(&held) {
            seen.samples.push(held.clone());
        }
        let held = match held {
            Held::LongText(text) => {
                let length = super::texts::LONGEST_TEXT.to_string();
                self.findings.add(Code::CellTooLong, cell, || {
                    vec![("found", shown(&text)), ("count", length)]
                });
                Held::Text(text)
            }
            held => held,
        };
        match seen.purpose {
            Purpose::Amount(unit) | Purpose::Claim(unit) | Purpose::Posts(unit) => match held {
                Held::Number(number) => {
                    let counted = unit.count(number);
                    let language = self.language;
                    self.amount(cell, slot, counted, || localised(&number_text(number), language))
                }
                Held::Text(text) | Held::LongText(text) => {
                    seen.waiting.push(self.finished.len());
                    Value::Text(text)
                }
                Held::Error(error) => self.unreadable(Code::CellError, cell, slot, &error),
                Held::Unvalued => self.unreadable_because("formula", cell, slot, "=…"),
                Held::Date(date) => {
                    let date = self.language.date(date);
                    self.unreadable(Code::AmountUnreadable, cell, slot, &date)
                }
            },
            purpose => {
                if let (Purpose::Field, Held::Error(error)) = (purpose, &held) {
                    self.findings.found(Code::CellError, cell, error);
                }
                if let Held::Text(text) = &held
                    && purpose != Purpose::Text
                    && is_damaged(text)
                {
                    self.findings.tally(Code::TextDamaged, cell, || shown(text));
                }
                text_value(texts, purpose, held)
            }
        }
    }

    fn unreadable(&mut self, code: Code, cell: Cell, slot: usize, found: &str) -> Value {
        self.seen[slot].control.unreadable_count += 1;
        self.findings.found(code, cell, found);
        Value::Unreadable
    }

    fn unreadable_because(
        &mut self,
        reason: &'static str,
        cell: Cell,
        slot: usize,
        found: &str,
    ) -> Value {
        self.seen[slot].control.unreadable_count += 1;
        self.findings.add(Code::AmountUnreadable, cell, || {
            vec![("found", shown(found)), ("reason", reason.to_owned())]
        });
        Value::Unreadable
    }

    /// The value of a number in a column of amounts, claims or counts.
    fn amount(
        &mut self,
        cell: Cell,
        slot: usize,
        counted: Result<Counted, NoAmount>,
        typed: impl Fn() -> String,
    ) -> Value {
        let Counted { cents, moved_millionths } = match counted {
            Ok(counted) => counted,
            Err(NoAmount::Unreadable) => {
                return self.unreadable(Code::AmountUnreadable, cell, slot, &typed());
            }
            Err(NoAmount::TooLarge) => {
                return self.unreadable(Code::AmountTooLarge, cell, slot, &typed());
            }
        };
        let seen = &mut self.seen[slot];
        match seen.purpose {
            Purpose::Posts(_) => return Value::Hundredths(cents.0),
            Purpose::Claim(_) => return Value::Cents(cents),
            _ => {}
        }
        seen.control.sum += cents;
        seen.control.amount_count += 1;
        if let Some(moved) = moved_millionths {
            seen.control.rounded_count += 1;
            seen.control.rounding_moved_millionths += moved;
            let language = self.language;
            let computed = || language.number(cents.into());
            let arguments = || vec![("found", typed()), ("computed", computed())];
            self.findings.add(Code::AmountRounded, cell, arguments);
        }
        Value::Cents(cents)
    }

    /// Reads the amounts that stand as text, once all rows are ended.
    pub(super) fn finish(&mut self, input: &Input) {
        for slot in 0..self.seen.len() {
            let waiting = std::mem::take(&mut self.seen[slot].waiting);
            let plain = self.seen[slot].plain;
            if waiting.is_empty() && plain == [false; 2] {
                continue;
            }
            let texts: Vec<(usize, Text)> = waiting
                .into_iter()
                .filter_map(|row| Some((row, self.finished[row].values[slot].text()?.clone())))
                .collect();
            let readings: Vec<(Reading, Words)> =
                texts.iter().map(|(_, text)| notation::read(text)).collect();
            let counted = [Notation::German, Notation::English].into_iter().zip(plain);
            let counted = counted.filter(|(_, any)| *any).map(|(notation, _)| notation);
            let counted: Vec<_> = counted.map(|one| Reading::Only(one, Decimal::ZERO)).collect();
            let present = readings.iter().map(|(reading, _)| reading).chain(&counted);
            let decided = notation::decide(input.number_format, present);
            self.seen[slot].spelling = match decided {
                Some(Notation::German) => Spelling::German,
                Some(Notation::English) => Spelling::English,
                None if readings.iter().all(|(reading, _)| *reading == Reading::None) => {
                    Spelling::Stored
                }
                None => Spelling::Undecided,
            };
            for ((row, text), reading) in texts.into_iter().zip(readings) {
                let cell = Cell { row: self.finished[row].row, column: self.columns[slot].index };
                let value = self.settle(cell, slot, &text, reading, decided, input);
                self.finished[row].values[slot] = value;
            }
        }
    }

    /// The value of a text in a column of amounts, claims or counts.
    fn settle(
        &mut self,
        cell: Cell,
        slot: usize,
        text: &Text,
        (reading, words): (Reading, Words),
        decided: Option<Notation>,
        input: &Input,
    ) -> Value {
        let may_be_absent = reading == Reading::None || !input.absent.is_empty();
        if may_be_absent && words::is_absent(text, &input.absent) {
            self.findings.tally(Code::AmountAbsent, cell, || shown(text));
            return Value::Blank;
        }
        if words.euro.is_some_and(|euro| euro != self.is_euro) {
            return self.unreadable_because("currency", cell, slot, text);
        }
        let declared = input.number_format != NumberFormat::Detect;
        let number = match (reading, decided) {
            (Reading::Number(number), _)
            | (Reading::Ambiguous(number, _), Some(Notation::German))
            | (Reading::Ambiguous(_, number), Some(Notation::English)) => number,
            (Reading::Only(notation, number), decided)
                if !declared || decided == Some(notation) =>
            {
                number
            }
            (Reading::Ambiguous(german, english), None) => {
                return self.ambiguous(cell, slot, text, [german, english], input);
            }
            // Footnotes and question marks beside a count say that it is not settled.
            _ if matches!(self.seen[slot].purpose, Purpose::Posts(_)) && text.contains('?') => {
                self.seen[slot].control.unreadable_count += 1;
                self.findings.tally(Code::AmountAbsent, cell, || shown(text));
                return Value::Unreadable;
            }
            _ => return self.unreadable(Code::AmountUnreadable, cell, slot, text),
        };
        let unit = match (self.seen[slot].purpose, words.unit) {
            (Purpose::Posts(_), Some(_)) => {
                return self.unreadable(Code::AmountUnreadable, cell, slot, text);
            }
            (Purpose::Amount(unit) | Purpose::Claim(unit), Some(worth)) => {
                if !unit.is(worth) {
                    self.findings.tally(Code::AmountOwnUnit, cell, || shown(text));
                }
                unit.own(worth)
            }
            (Purpose::Amount(unit) | Purpose::Claim(unit) | Purpose::Posts(unit), None) => unit,
            _ => unreachable!("only columns of numbers wait"),
        };
        self.amount(cell, slot, unit.count_decimal(number), || shown(text))
    }

    /// A number that reads differently in both notations, and nothing decides which.
    fn ambiguous(
        &mut self,
        cell: Cell,
        slot: usize,
        text: &Text,
        numbers: [Decimal; 2],
        input: &Input,
    ) -> Value {
        self.seen[slot].control.unreadable_count += 1;
        let language = self.language;
        self.findings.add(Code::NumberFormatAmbiguous, cell, || {
            let [computed, other] = numbers.map(|number| localised(&number.to_string(), language));
            vec![
                ("found", shown(text)),
                ("computed", computed),
                ("other", other),
                ("name", input.name.to_string()),
            ]
        });
        Value::Unreadable
    }

    /// Rows that hold nothing and rows of repeated headings, once all rows are in order.
    pub(super) fn counts(&self, header_row: u32) -> RowCounts {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (headings, filled) = (self.repeats.count(), count(self.finished.len()));
        let below = self.finished.last().map_or(0, |last| last.row.saturating_sub(header_row));
        let blank = below.saturating_sub(filled).saturating_sub(headings);
        RowCounts { headings, blank, ..RowCounts::default() }
    }

    /// Puts rows and columns into the order of the sheet.
    pub(super) fn order(&mut self) {
        if !self.finished.is_sorted_by_key(|row| row.row) {
            self.finished.sort_by_key(|row| row.row);
        }
        if self.columns.len() == self.headed_count {
            return;
        }
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(|&slot| self.columns[slot].index);
        let columns = order.iter().map(|&slot| self.columns[slot].clone()).collect();
        self.columns = columns;
        self.cents_per_unit = order.iter().map(|&slot| self.cents_per_unit[slot]).collect();
        let mut seen: Vec<Option<Seen>> = self.seen.drain(..).map(Some).collect();
        self.seen = order.iter().filter_map(|&slot| seen[slot].take()).collect();
        for row in &mut self.finished {
            // A column without heading may have been met after the row ended.
            let value = |&slot: &usize| row.values.get(slot).cloned().unwrap_or_default();
            row.values = order.iter().map(value).collect();
        }
    }
}

/// A number as a person writes it, with as many digits as it has.
fn localised(number: &str, language: Language) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let Ok(units) = whole.parse::<i128>() else { return number.to_owned() };
    let text = language.number(Total(units.saturating_mul(100)));
    let (whole_text, _) = text.split_at(text.len() - 3);
    let sign = if units == 0 && whole.starts_with('-') { "-" } else { "" };
    let point = if language == Language::German { ',' } else { '.' };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole_text}{point}00"),
        digits => format!("{sign}{whole_text}{point}{digits:0<2}"),
    }
}

fn sample(held: &Held, is_number: bool, language: Language) -> Text {
    match held {
        Held::Text(text) | Held::LongText(text) | Held::Error(text) => text.clone(),
        Held::Number(number) if is_number => localised(&number_text(*number), language).into(),
        Held::Number(number) => number_text(*number).into(),
        Held::Date(date) => language.date(*date).into(),
        Held::Unvalued => Text::from("=…"),
    }
}

fn text_value(texts: &mut Texts, purpose: Purpose, held: Held) -> Value {
    match held {
        Held::Text(text) | Held::LongText(text) if purpose == Purpose::Date => {
            date(&text).map_or(Value::Text(text), Value::Date)
        }
        Held::Text(text) | Held::LongText(text) | Held::Error(text) => Value::Text(text),
        Held::Number(number) => Value::Text(texts.of_number(number)),
        Held::Date(date) => Value::Date(date),
        Held::Unvalued => Value::Blank,
    }
}

/// A date written `2026-01-31` or `31.01.2026`, with or without a time after it.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.split(['T', ' ']).next()?;
    let mut parts = text.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => text.parse().ok(),
    }
}
