//! What a scenario does to projects: delay, stop, resize, start.
//!
//! In: a project of the portfolio, or a candidate of the scenario file. Out: changes in the
//! [`Book`]. Only money from the budget year on moves; what a delay brings beyond the last
//! planned year leaves the figures and is told. The class of delayed money follows the later
//! go-live: the lines are judged anew with the later dates, and by nothing else.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::book::{Addition, Book, Entry};
use super::moves::{self, department_of};
use super::{FaultKind, Rejudge};
use crate::classify::{self, Class, Classified};
use crate::money::{self, Cents, Ratio, Total};
use crate::period::{FiscalYear, Period};
use crate::round::scenarios::Candidate;
use crate::schema::{Amount, BudgetLine, Field, Portfolio};

/// The lines in scope that name a project, with money.
pub(super) fn lines_of(book: &Book<'_>, project: &str) -> Vec<usize> {
    let lines = book.portfolio.lines.iter().enumerate();
    lines
        .filter(|(index, line)| {
            line.fields.text(Field::ProjectId) == project
                && !book.holdings[*index].entries.is_empty()
        })
        .map(|(index, _)| index)
        .collect()
}

/// Ends a project from a year on.
pub(super) fn stop(book: &mut Book<'_>, project: &str, from: FiscalYear) -> Result<(), FaultKind> {
    let mut found = false;
    for line in lines_of(book, project) {
        for entry in coming(book, line, from) {
            found |= entry.cents != Total::ZERO;
            book.change(line, entry.period, entry.class, -entry.cents);
        }
    }
    if found { Ok(()) } else { Err(FaultKind::ProjectWithoutMoney { project: project.into() }) }
}

/// Makes a project larger or smaller from a year on.
pub(super) fn resize(
    book: &mut Book<'_>,
    project: &str,
    factor: Ratio,
    from: FiscalYear,
) -> Result<(), FaultKind> {
    let lines = lines_of(book, project);
    let mut found = false;
    for period in book.course.clone().into_iter().filter(|period| period.fiscal_year >= from) {
        let entries = lines.iter().flat_map(|&line| {
            let entries = book.holdings[line].entries.iter();
            entries.map(move |entry| (line, entry))
        });
        let places: Vec<_> = entries
            .filter(|(_, entry)| entry.period == period && entry.cents > Total::ZERO)
            .map(|(line, entry)| ((line, entry.class), entry.cents))
            .collect();
        if places.is_empty() {
            continue;
        }
        found = true;
        let there: Total = places.iter().map(|&(_, cents)| cents).sum();
        moves::spread(book, &places, period, moves::part(there, factor) - there);
    }
    if found { Ok(()) } else { Err(FaultKind::ProjectWithoutMoney { project: project.into() }) }
}

/// Starts a candidate.
pub(super) fn start(book: &mut Book<'_>, candidate: &Candidate) -> Result<(), FaultKind> {
    if book.additions.iter().any(|addition| addition.id == candidate.id) {
        return Err(FaultKind::StartedTwice { project: candidate.id.clone() });
    }
    let department = department_of(book, &candidate.department).expect("departments are checked");
    let (id, title) = (candidate.id.clone(), candidate.title.clone());
    let line = book.add_line(Addition { id, title, department });
    for &(year, cents) in &candidate.cost {
        let period = book.period(year).expect("years are checked");
        book.change(line, period, candidate.class, cents);
    }
    Ok(())
}

/// Moves a project by months; gives what leaves the planned years.
pub(super) fn delay(
    book: &mut Book<'_>,
    project: &str,
    months: u16,
    rejudge: Rejudge<'_>,
) -> Result<Total, FaultKind> {
    let lines = lines_of(book, project);
    let Some(first) = book.course.first().copied() else {
        return Err(FaultKind::ProjectWithoutMoney { project: project.into() });
    };
    if let Some(&line) = lines.iter().find(|&&line| book.holdings[line].touched) {
        return Err(FaultKind::ChangedBefore { line: book.portfolio.lines[line].id.clone() });
    }
    let judged = rejudge(&later(book.portfolio, &lines, project, months, first.fiscal_year));
    let (mut outside, mut found) = (Total::ZERO, false);
    for (&line, classified) in lines.iter().zip(judged) {
        let classified = classified.expect("a line in scope is judged");
        let moved = Moved::of(book, &book.portfolio.lines[line], months);
        found |= moved.found;
        outside += moved.outside;
        replace(book, line, moved, &classified);
    }
    if found {
        Ok(outside)
    } else {
        Err(FaultKind::ProjectWithoutMoney { project: project.into() })
    }
}

/// The lines of a project with its dates moved; what lies before the budget year is past.
fn later(
    portfolio: &Portfolio,
    lines: &[usize],
    project: &str,
    months: u16,
    first: FiscalYear,
) -> Portfolio {
    let begin = date(first.0, 1, 1);
    let move_on = |day: Option<Date>| {
        day.map(
            |day| if day < begin { day } else { day.saturating_add(i32::from(months).months()) },
        )
    };
    let mut projects = portfolio.projects.clone();
    for known in projects.iter_mut().filter(|known| &*known.id == project) {
        known.begin = move_on(known.begin);
        known.go_live = move_on(known.go_live);
        known.end = move_on(known.end);
    }
    Portfolio {
        departments: portfolio.departments.clone(),
        tables: portfolio.tables.clone(),
        lines: lines.iter().map(|&line| portfolio.lines[line].clone()).collect(),
        projects,
        ..Portfolio::default()
    }
}

/// The amounts of a line after a delay.
struct Moved {
    amounts: Vec<Amount>,
    outside: Total,
    found: bool,
}

impl Moved {
    fn of(book: &Book<'_>, line: &BudgetLine, months: u16) -> Self {
        let mut moved = Self { amounts: Vec::new(), outside: Total::ZERO, found: false };
        let (years, rest) = (months / 12, u32::from(months % 12));
        for amount in line.cost() {
            if !book.course.contains(&amount.period) {
                moved.amounts.push(amount);
                continue;
            }
            moved.found |= amount.cents != Cents::ZERO;
            let parts = money::split(amount.cents, &[12 - rest, rest]);
            for (cents, year) in parts.into_iter().zip(years..) {
                let year = amount.period.fiscal_year.0.saturating_add(year.cast_signed());
                match book.period(FiscalYear(year)) {
                    Some(period) => moved.add(Amount { period, cents, ..amount }),
                    None => moved.outside += cents,
                }
            }
        }
        moved.amounts.sort_by_key(|amount| amount.period);
        moved
    }

    fn add(&mut self, amount: Amount) {
        let same = |known: &&mut Amount| known.period == amount.period;
        match self.amounts.iter_mut().find(same) {
            Some(known) => known.cents = Cents(known.cents.0 + amount.cents.0),
            None if amount.cents == Cents::ZERO => {}
            None => self.amounts.push(amount),
        }
    }
}

/// Puts the moved amounts of a line, in their new classes, in the place of the old ones.
fn replace(book: &mut Book<'_>, line: usize, moved: Moved, classified: &Arc<Classified>) {
    let delayed = BudgetLine { amounts: moved.amounts, ..book.portfolio.lines[line].clone() };
    let after = classify::allocations(&delayed, classified);
    let before = book.holdings[line].entries.clone();
    let mut keys: Vec<(Period, Class)> =
        before.iter().map(|entry| (entry.period, entry.class)).collect();
    keys.extend(after.iter().map(|part| (part.period, part.class)));
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|(period, _)| book.course.contains(period));
    for key in keys {
        let old = before.iter().find(|entry| (entry.period, entry.class) == key);
        let new = after.iter().filter(|part| (part.period, part.class) == key);
        let new: Total = new.map(|part| part.cents).sum();
        let old = old.map_or(Total::ZERO, |entry| entry.cents);
        book.change(line, key.0, key.1, new - old);
    }
}

/// The entries of a line from a year on that moves may touch.
fn coming(book: &Book<'_>, line: usize, from: FiscalYear) -> Vec<Entry> {
    let entries = book.holdings[line].entries.iter().copied();
    entries
        .filter(|entry| entry.period.fiscal_year >= from && book.course.contains(&entry.period))
        .collect()
}
