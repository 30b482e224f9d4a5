//! Rows that came back become entries, or messages at their cells.
//!
//! In: the sheets of a file that came back. Out: decisions, withdrawals, comments and statuses,
//! each with its place. A blank row is no entry; a row that says half of something is an error.
//! Deliberately absent: whether the line exists and what the entry would change.

mod cells;
mod reader;
mod variances;

use std::collections::BTreeSet;

use super::{CLASSES, Column};
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::review::{Purpose, Returned, ReturnedRow, ReturnedTable};
use crate::language::Language;
use crate::period::FiscalYear;
use crate::provenance::Place;
use crate::round::Round;
use crate::schema::{Action, Comment, Decision, ReviewStatus, StatusEntry, Text, VarianceEntry};
use cells::Share;
use jiff::civil::Date;

/// An entry and the cell it hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// What was entered.
    pub entry: T,
    /// Where.
    pub place: Place,
    /// The row shows what the reviewer saw; a row added by hand does not.
    pub seen: bool,
    /// The sheet shows the amounts of the year the entry is for.
    pub amount_seen: bool,
    /// The recorded decision it stands beside, by its row as a spreadsheet shows the file.
    pub record_row: Option<u32>,
    /// What its row is about, for messages.
    pub excerpt: Option<String>,
}

impl<T> Placed<T> {
    /// A message about the entry, at its cell and with its row.
    #[must_use]
    pub fn about(&self, code: Code) -> Diagnostic {
        let message = Diagnostic::new(code).at(self.place.clone());
        match &self.excerpt {
            Some(excerpt) => message.row(excerpt.as_str()),
            None => message,
        }
    }
}

/// Everything that was entered in files that came back.
#[derive(Debug, Default)]
pub struct Entries {
    /// Decisions and withdrawals, in order of file, sheet and row.
    pub decisions: Vec<Placed<Decision>>,
    /// Comments.
    pub comments: Vec<Placed<Comment>>,
    /// Statuses.
    pub statuses: Vec<Placed<StatusEntry>>,
    /// Causes of variances.
    pub variances: Vec<Placed<VarianceEntry>>,
}

/// Reads the entries of a file; `years` are those the lines of the round have amounts for, and
/// nothing is decided after `latest`.
#[must_use]
pub fn entries(
    returned: &Returned,
    round: &Round,
    years: &BTreeSet<FiscalYear>,
    latest: Date,
) -> (Entries, Vec<Diagnostic>) {
    let (mut entries, mut problems) = (Entries::default(), Vec::new());
    let report = returned.stamp.report.clone().unwrap_or_default();
    for table in &returned.tables {
        for row in &table.rows {
            let report = report.clone();
            let problems = &mut problems;
            let mut reader = Reader { table, row, round, years, latest, report, problems };
            match table.purpose {
                Purpose::Lines => reader.line(&mut entries),
                Purpose::Withdrawals => entries.decisions.extend(reader.withdrawal()),
                Purpose::Statuses => entries.statuses.extend(reader.status()),
                Purpose::Variances => entries.variances.extend(reader.variance()),
            }
        }
    }
    (entries, problems)
}

/// A row while it is read.
struct Reader<'a> {
    table: &'a ReturnedTable,
    row: &'a ReturnedRow,
    round: &'a Round,
    years: &'a BTreeSet<FiscalYear>,
    latest: Date,
    report: Text,
    problems: &'a mut Vec<Diagnostic>,
}

/// Who says something, and when.
struct Signature {
    person: Text,
    date: Date,
}

impl Reader<'_> {
    fn line(&mut self, entries: &mut Entries) {
        let (action, comment) = (self.action(), self.text(Column::Comment));
        let reason = self.text(Column::Reason);
        if action.is_err() || (action == Ok(None) && comment.is_none()) {
            if action == Ok(None) && reason.is_some() {
                self.missing(Column::Decision, "decision");
            }
            return;
        }
        let line_id = self.text(Column::Line);
        if line_id.is_none() {
            self.missing(Column::Line, "line");
        }
        let decision = match action {
            Ok(Some(action)) => self.decision(action, reason, Column::Years),
            _ => None,
        };
        let (signature, Some(line_id)) = (self.signature(), line_id) else { return };
        let Some(Signature { person, date }) = signature else { return };
        if let Some(comment) = comment {
            let entry = Comment {
                line_id: line_id.clone(),
                comment,
                person: person.clone(),
                date,
                report: self.report.clone(),
            };
            entries.comments.push(self.placed(entry, Column::Comment));
        }
        if let Some(decision) = decision {
            let entry = Decision { line_id, person, date, ..decision };
            let shown = |year| self.table.columns.contains_key(&Column::Cost(year));
            let amount_seen = entry.fiscal_year.is_none_or(shown);
            let placed = self.placed(entry, Column::Decision);
            entries.decisions.push(Placed { amount_seen, ..placed });
        }
    }

    fn withdrawal(&mut self) -> Option<Placed<Decision>> {
        let (wanted, reason) = (self.yes(), self.text(Column::Reason));
        if wanted != Ok(true) {
            if wanted == Ok(false) && reason.is_some() {
                self.missing(Column::Withdraw, "withdraw");
            }
            return None;
        }
        let line_id = self.text(Column::Line);
        if line_id.is_none() {
            self.missing(Column::Line, "line");
        }
        let decision = self.decision(Action::Withdraw, reason, Column::DecidedYears);
        let Signature { person, date } = self.signature()?;
        let entry = Decision { line_id: line_id?, person, date, ..decision? };
        let record_row = self.text(Column::RecordRow).and_then(|row| row.parse().ok());
        Some(Placed { record_row, ..self.placed(entry, Column::Withdraw) })
    }

    fn status(&mut self) -> Option<Placed<StatusEntry>> {
        let comment = self.text(Column::Comment);
        let Some(word) = self.text(Column::Status) else {
            if comment.is_some() {
                self.missing(Column::Status, "status");
            }
            return None;
        };
        let status = cells::status(&word);
        if status.is_none() {
            self.unreadable(Column::Status, "status", &word, status_words(self.round.language));
        }
        let department = self.text(Column::Department);
        if department.is_none() {
            self.missing(Column::Department, "department");
        }
        let Signature { person, date } = self.signature()?;
        let amount = self.department_cost();
        let entry = StatusEntry {
            department: department?,
            status: status?,
            amount: amount?,
            person,
            date,
            comment: comment.unwrap_or_default(),
            report: self.report.clone(),
        };
        let seen = self.table.columns.contains_key(&Column::DepartmentCost);
        Some(Placed { seen, ..self.placed(entry, Column::Status) })
    }

    /// A decision but for its line and its signature.
    fn decision(
        &mut self,
        action: Action,
        reason: Option<Text>,
        years: Column,
    ) -> Option<Decision> {
        if reason.is_none() {
            self.missing(Column::Reason, "reason");
        }
        let fiscal_year = self.fiscal_year(years);
        let amount = fiscal_year.and_then(|fiscal_year| self.amount(fiscal_year));
        Some(Decision {
            action,
            line_id: Text::default(),
            fiscal_year: fiscal_year?,
            amount: amount?,
            text: self.text(Column::Text).unwrap_or_default(),
            reason: reason?,
            person: Text::default(),
            date: Date::ZERO,
            report: self.report.clone(),
        })
    }

    /// What was decided: nothing yet, a class, or shares.
    fn action(&mut self) -> Result<Option<Action>, ()> {
        let word = self.text(Column::Decision);
        let shares: Vec<Option<Share>> = CLASSES
            .into_iter()
            .map(|class| self.share(Column::Share(class)))
            .collect::<Result<_, _>>()?;
        let given = shares.iter().any(Option::is_some);
        let split = match word.as_deref().map(cells::decision) {
            None => None,
            Some(Some(chosen)) => chosen,
            Some(None) => {
                let word = word.unwrap_or_default();
                self.unreadable(Column::Decision, "class", &word, class_words(self.round.language));
                return Err(());
            }
        };
        match (split, given) {
            (None, false) if word.is_none() => Ok(None),
            (None, false) => self.wrong(Column::Decision, "none", ""),
            (None, true) => self.shares(&shares).map(Some),
            (Some(class), false) => Ok(Some(Action::Decide(cells::whole(class)))),
            (Some(class), true) => {
                let whole = cells::whole(class);
                if cells::shares(&shares) == Ok(whole) {
                    return Ok(Some(Action::Decide(whole)));
                }
                self.wrong(Column::Decision, "word", &word.unwrap_or_default())
            }
        }
    }

    fn shares(&mut self, shares: &[Option<Share>]) -> Result<Action, ()> {
        match cells::shares(shares) {
            Ok(shares) => Ok(Action::Decide(shares)),
            Err(sum) => {
                let sum = self.round.language.percent_exact(sum);
                self.wrong(Column::Share(CLASSES[0]), "sum", &sum)
            }
        }
    }

    fn wrong<T>(&mut self, column: Column, reason: &'static str, found: &str) -> Result<T, ()> {
        let wrong = Diagnostic::new(Code::ReviewSharesWrong).at(self.place(column));
        let wrong = self.about(wrong.with("reason", reason).with("found", found));
        self.problems.push(wrong);
        Err(())
    }
}

fn class_words(language: Language) -> String {
    let classes = CLASSES.map(|class| language.text(&format!("class-{}", class.code())));
    format!("{}, {}", classes.join(", "), language.text("report-review-split"))
}

fn status_words(language: Language) -> String {
    let words = ReviewStatus::ALL.map(|status| status_word(status, language));
    words.join(", ")
}

/// The word of a status.
#[must_use]
pub fn status_word(status: ReviewStatus, language: Language) -> String {
    language.text(&format!("review-status-{}", status.code()))
}
