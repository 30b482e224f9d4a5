//! The cells of a row, each read as its column calls for, with a message where that fails.

use jiff::civil::Date;

use super::cells::{self, Share};
use super::{Placed, Reader, Signature};
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::review::ReturnedValue;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::provenance::Place;
use crate::review::{Column, plain};
use crate::schema::Text;

impl Reader<'_> {
    pub(super) fn share(&mut self, column: Column) -> Result<Option<Share>, ()> {
        let Some(value) = self.row.values.get(&column) else { return Ok(None) };
        let share = cells::share(value);
        if share.is_none() {
            let expected = self.round.language.text("review-expected-share");
            self.unreadable(column, "share", &cells::shown(value), expected);
        }
        share.map(Some).ok_or(())
    }

    /// The year, or all; nothing where it cannot be told.
    #[expect(clippy::option_option, reason = "nothing is all years, as in the record")]
    pub(super) fn fiscal_year(&mut self, column: Column) -> Option<Option<FiscalYear>> {
        let Some(word) = self.text(column) else {
            self.missing(column, "year");
            return None;
        };
        if cells::is_word(&word, &["report-review-all-years"]) {
            return Some(None);
        }
        // What was decided once may be withdrawn, whatever years the round has.
        let known = |year: &FiscalYear| column == Column::DecidedYears || self.years.contains(year);
        let year = word.parse().ok().map(FiscalYear).filter(known);
        if year.is_none() {
            let years: Vec<String> = self.years.iter().map(ToString::to_string).collect();
            let expected = format!(
                "{}, {}",
                self.round.language.text("report-review-all-years"),
                years.join(", ")
            );
            self.unreadable(column, "year", &word, expected);
        }
        year.map(Some)
    }

    /// Cost the reviewer saw: of a year, or of all budget years; nothing within where the line
    /// has none, nothing at all where the cells cannot be read.
    #[expect(clippy::option_option, reason = "a line without cost is not an unreadable one")]
    pub(super) fn amount(&mut self, fiscal_year: Option<FiscalYear>) -> Option<Option<Total>> {
        let mut amount: Option<Total> = None;
        let years = fiscal_year.map_or_else(|| self.round.fiscal_years.clone(), |year| vec![year]);
        for year in years {
            match self.row.values.get(&Column::Cost(year)) {
                Some(&ReturnedValue::Cost(cents)) => *amount.get_or_insert_default() += cents,
                Some(value) => {
                    let expected = self.round.language.text("review-expected-cost");
                    self.unreadable(Column::Cost(year), "cost", &cells::shown(value), expected);
                    return None;
                }
                None => {}
            }
        }
        Some(amount)
    }

    /// Cost of the department the reviewer saw.
    #[expect(clippy::option_option, reason = "a department without cost is not an unreadable one")]
    pub(super) fn department_cost(&mut self) -> Option<Option<Total>> {
        match self.row.values.get(&Column::DepartmentCost) {
            None => Some(None),
            Some(&ReturnedValue::Cost(cents)) => Some(Some(cents.into())),
            Some(value) => {
                let expected = self.round.language.text("review-expected-cost");
                let found = cells::shown(value);
                self.unreadable(Column::DepartmentCost, "cost", &found, expected);
                None
            }
        }
    }

    pub(super) fn signature(&mut self) -> Option<Signature> {
        let person = self.text(Column::Person);
        if person.is_none() {
            self.missing(Column::Person, "person");
        }
        let date = self.date();
        Some(Signature { person: person?, date: date? })
    }

    pub(super) fn date(&mut self) -> Option<Date> {
        let Some(value) = self.row.values.get(&Column::Date) else {
            self.missing(Column::Date, "date");
            return None;
        };
        let date = cells::date(value);
        if date.is_none() {
            let expected = self.round.language.text("review-expected-date");
            self.unreadable(Column::Date, "date", &cells::shown(value), expected);
        }
        let date = date?;
        if date > self.latest {
            // A slip of the pen would stand in a record that is never changed.
            let found = self.round.language.date(date);
            let expected = self.round.language.text("review-expected-past");
            self.unreadable(Column::Date, "future", &found, expected);
            return None;
        }
        Some(date)
    }

    pub(super) fn yes(&mut self) -> Result<bool, ()> {
        let Some(word) = self.text(Column::Withdraw) else { return Ok(false) };
        if cells::is_word(&word, &["truth-yes"]) {
            return Ok(true);
        }
        if cells::is_word(&word, &["truth-no"]) {
            return Ok(false);
        }
        let language = self.round.language;
        let words = ["truth-yes", "truth-no"].map(|key| language.text(key)).join(", ");
        self.unreadable(Column::Withdraw, "withdraw", &word, words);
        Err(())
    }

    /// The text of a cell, without blanks around it; nothing for a blank one.
    pub(super) fn text(&mut self, column: Column) -> Option<Text> {
        let value = self.row.values.get(&column)?;
        let Some(text) = cells::text(value) else {
            let expected = self.round.language.text("review-expected-value");
            self.unreadable(column, "value", "", expected);
            return None;
        };
        let text = plain(&text);
        (!text.is_empty()).then(|| text.into())
    }

    pub(super) fn placed<T>(&self, entry: T, column: Column) -> Placed<T> {
        let years = self.round.fiscal_years.iter();
        let columns: Vec<Column> =
            years.map(|&year| Column::Cost(year)).chain([Column::Text]).collect();
        // A row added by hand has neither text nor cost; a line may well lack one of them.
        let seen = columns.iter().all(|column| self.table.columns.contains_key(column))
            && columns.iter().any(|column| self.row.values.contains_key(column));
        let (place, excerpt) = (self.place(column), self.excerpt());
        Placed { entry, place, seen, amount_seen: true, record_row: None, excerpt }
    }

    pub(super) fn place(&self, column: Column) -> Place {
        self.table.place(self.row.row, column)
    }

    pub(super) fn missing(&mut self, column: Column, reason: &'static str) {
        // Where the whole column is missing, that is said once.
        if self.table.columns.contains_key(&column) {
            let missing = Diagnostic::new(Code::ReviewEntryMissing).at(self.place(column));
            let missing = self.about(missing.with("reason", reason));
            self.problems.push(missing);
        }
    }

    pub(super) fn unreadable(
        &mut self,
        column: Column,
        reason: &'static str,
        found: &str,
        expected: String,
    ) {
        let unreadable = Diagnostic::new(Code::ReviewEntryUnreadable)
            .at(self.place(column))
            .with("reason", reason)
            .with("found", cells::excerpt(found))
            .with("expected", expected);
        let unreadable = self.about(unreadable);
        self.problems.push(unreadable);
    }

    /// The message with what its row is about.
    pub(super) fn about(&self, message: Diagnostic) -> Diagnostic {
        match self.excerpt() {
            Some(excerpt) => message.row(excerpt),
            None => message,
        }
    }

    fn excerpt(&self) -> Option<String> {
        let columns = [Column::Line, Column::Department, Column::Text];
        let values = columns.iter().filter_map(|column| self.row.values.get(column));
        let excerpt: Vec<String> =
            values.map(|value| cells::excerpt(&cells::shown(value))).collect();
        (!excerpt.is_empty()).then(|| excerpt.join(" | "))
    }
}
