//! The cause of a variance, as it was filled in.

use super::{Placed, Reader, Signature};
use crate::ingest::review::ReturnedValue;
use crate::money::Total;
use crate::review::entries::cells;
use crate::review::{Column, LANGUAGES};
use crate::round::headings::fold;
use crate::schema::{Text, VarianceEntry};

impl Reader<'_> {
    pub(super) fn variance(&mut self) -> Option<Placed<VarianceEntry>> {
        let comment = self.text(Column::Comment);
        let Some(word) = self.text(Column::Cause) else {
            if comment.is_some() {
                self.missing(Column::Cause, "cause");
            }
            return None;
        };
        let cause = self.cause(&word);
        let line_id = self.text(Column::Line);
        if line_id.is_none() {
            self.missing(Column::Line, "line");
        }
        let fiscal_year = match self.fiscal_year(Column::DecidedYears) {
            Some(None) => {
                let all = self.round.language.text("report-review-all-years");
                let expected = self.round.language.text("review-expected-closed-year");
                self.unreadable(Column::DecidedYears, "year", &all, expected);
                None
            }
            year => year.flatten(),
        };
        let amount = self.variance_seen();
        let Signature { person, date } = self.signature()?;
        let entry = VarianceEntry {
            line_id: line_id?,
            fiscal_year: fiscal_year?,
            amount: amount?,
            cause: cause?,
            comment: comment.unwrap_or_default(),
            person,
            date,
            report: self.report.clone(),
        };
        // A row added by hand does not show the variance.
        let seen = entry.amount.is_some();
        Some(Placed { seen, ..self.placed(entry, Column::Cause) })
    }

    /// The code of a cause, by its word in either language or by itself.
    fn cause(&mut self, word: &str) -> Option<Text> {
        let causes = self.round.variances.causes();
        let folded = fold(word);
        let found = causes.iter().find(|cause| {
            let named = |language| fold(&cause.name(language)) == folded;
            LANGUAGES.into_iter().any(named) || fold(&cause.code) == folded
        });
        if found.is_none() {
            let names: Vec<String> =
                causes.iter().map(|cause| cause.name(self.round.language)).collect();
            self.unreadable(Column::Cause, "cause", word, names.join(", "));
        }
        found.map(|cause| cause.code.clone())
    }

    /// The variance the person saw.
    #[expect(clippy::option_option, reason = "a row without a variance is not an unreadable one")]
    fn variance_seen(&mut self) -> Option<Option<Total>> {
        match self.row.values.get(&Column::Variance) {
            None => Some(None),
            Some(&ReturnedValue::Cost(cents)) => Some(Some(cents.into())),
            Some(value) => {
                let expected = self.round.language.text("review-expected-cost");
                self.unreadable(Column::Variance, "cost", &cells::shown(value), expected);
                None
            }
        }
    }
}
