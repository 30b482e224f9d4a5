//! Declarations as innovation whose last change lies shortly before the deadline, or after it.
//!
//! In: portfolio, classification, the round's [`Deadline`](crate::round::Deadline). Out: one
//! diagnostic for each department with count and sum; dates nobody can read; a column that no
//! line has. Deliberately absent: a judgement. A late change may be right.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{budget_year_cost, said};
use crate::classify::{Class, Classification};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::provenance::Place;
use crate::round::headings::fold;
use crate::round::{Deadline, Round};
use crate::schema::{BudgetLine, Field, Portfolio};

/// Finds them, where the round names a deadline.
pub(super) fn find(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<Diagnostic> {
    let Some(deadline) = &round.deadline else { return Vec::new() };
    let Ok(first) = deadline.date.checked_sub(i32::from(deadline.days).days()) else {
        return Vec::new();
    };
    let column = fold(&deadline.column);
    let mut is_known = false;
    let mut unreadable: BTreeMap<&str, &BudgetLine> = BTreeMap::new();
    let mut late: BTreeMap<_, (&BudgetLine, Date, u64, Total)> = BTreeMap::new();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        let stated = line.extra.iter().find(|(heading, _)| fold(heading) == column);
        let Some((_, text)) = stated else { continue };
        is_known = true;
        if classified.as_ref().is_none_or(|one| one.declared != Some(Class::Innovation)) {
            continue;
        }
        match date(text) {
            None => {
                unreadable.entry(text).or_insert(line);
            }
            Some(changed) if changed >= first => {
                let entry = late.entry(line.department).or_insert((line, changed, 0, Total::ZERO));
                entry.2 += 1;
                entry.3 += budget_year_cost(line, round);
            }
            Some(_) => {}
        }
    }
    let mut diagnostics: Vec<Diagnostic> = unreadable
        .iter()
        .map(|(text, line)| {
            said(portfolio, line, Code::DateUnreadable, Field::DeclaredClass).with("found", *text)
        })
        .collect();
    if !is_known && !portfolio.lines.is_empty() {
        diagnostics.push(
            Diagnostic::new(Code::ColumnMissing)
                .at(Place::file("round.toml"))
                .with("heading", &*deadline.column),
        );
    }
    diagnostics.extend(late.iter().map(|(department, &(line, changed, count, sum))| {
        let department = &portfolio.departments[usize::from(department.0)].name;
        message(portfolio, line, round, deadline)
            .with("department", &**department)
            .with("date", round.language.date(changed))
            .with("count", count.to_string())
            .with("sum", round.language.money(sum, &round.currency))
    }));
    diagnostics
}

fn message(
    portfolio: &Portfolio,
    line: &BudgetLine,
    round: &Round,
    deadline: &Deadline,
) -> Diagnostic {
    said(portfolio, line, Code::InnovationDeclaredLate, Field::DeclaredClass)
        .with("line", line.label())
        .with("deadline", round.language.date(deadline.date))
        .with("days", deadline.days.to_string())
}

/// A date written `2026-01-31` or `31.01.2026`, with or without a time after it.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim().split(['T', ' ']).next()?;
    text.parse().ok().or_else(|| Date::strptime("%d.%m.%Y", text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_a_date_are_read() {
        let expected = Some(jiff::civil::date(2025, 9, 28));
        for text in ["28.09.2025", "2025-09-28", " 2025-09-28T10:15:00", "28.09.2025 10:15"] {
            assert_eq!(date(text), expected, "{text}");
        }
        assert_eq!(date("Ende September"), None);
    }
}
