//! Which lines a selection means, and what of it the round does not know.
//!
//! In: a [`Selection`] and a [`Book`]. Out: the lines it means, or why it means none. Every value
//! that no line of the round has is told, not only the first.

use std::collections::BTreeSet;

use super::book::{Book, Entry};
use super::{Fault, FaultKind};
use crate::classify::Class;
use crate::money::Total;
use crate::period::Period;
use crate::round::scenarios::Selection;
use crate::schema::{BudgetLine, Field, Text};

/// The lines of a selection, in order, and the classes it is limited to.
#[derive(Debug)]
pub(super) struct Selected<'s> {
    lines: Vec<usize>,
    classes: &'s [Class],
}

/// Money of a line in a class.
pub(super) type Place = (usize, Class);

impl Selected<'_> {
    /// Where the selection has money above zero in a period, with that money.
    pub(super) fn positive(&self, book: &Book<'_>, period: Period) -> Vec<(Place, Total)> {
        let of = |entry: &&Entry| entry.period == period && entry.cents > Total::ZERO;
        self.entries(book)
            .filter(|(_, entry)| of(entry))
            .map(|(line, entry)| ((line, entry.class), entry.cents))
            .collect()
    }

    /// Every entry of the selection.
    pub(super) fn entries<'b>(
        &'b self,
        book: &'b Book<'_>,
    ) -> impl Iterator<Item = (usize, &'b Entry)> {
        self.lines
            .iter()
            .flat_map(|&line| book.holdings[line].entries.iter().map(move |entry| (line, entry)))
            .filter(|(_, entry)| self.classes.is_empty() || self.classes.contains(&entry.class))
    }
}

/// Notes everything a selection names that the round does not have.
pub(super) fn check(selection: &Selection, book: &Book<'_>, line: u32, faults: &mut Vec<Fault>) {
    let before = faults.len();
    let portfolio = book.portfolio;
    let mut unknown =
        |key: &'static str, values: &[Text], has: &dyn Fn(&BudgetLine, &str) -> bool| {
            for value in values {
                let known = |budget_line: &BudgetLine| has(budget_line, value);
                // Only lines in scope have money a scenario could move.
                let in_scope = |one: &&BudgetLine| one.out_of_scope.is_none();
                if !portfolio.lines.iter().filter(in_scope).any(known) {
                    let kind = self::unknown(book, key, value);
                    faults.push(Fault { line, kind });
                }
            }
        };
    let department =
        |line: &BudgetLine| portfolio.departments[usize::from(line.department.0)].code.clone();
    let Selection { lines, departments, areas, accounts, products, projects, .. } = selection;
    unknown("line", lines, &|line, id| line.id.eq_ignore_ascii_case(id.trim()));
    unknown("department", departments, &|line, code| &*department(line) == code);
    unknown("area", areas, &|line, area| &*line.area == area);
    unknown("account", accounts, &|line, code| begins(line, Field::Account, code));
    unknown("product", products, &|line, code| begins(line, Field::Product, code));
    unknown("project", projects, &|line, id| line.fields.text(Field::ProjectId) == id);
    if faults.len() == before && selected(selection, book).lines.is_empty() {
        faults.push(Fault { line, kind: FaultKind::NoLine });
    }
}

/// A value no line has; departments and areas are few, so that all of them are named.
pub(super) fn unknown(book: &Book<'_>, key: &'static str, found: &Text) -> FaultKind {
    let known = match key {
        "department" => {
            book.portfolio.departments.iter().map(|department| department.code.clone()).collect()
        }
        "area" => book
            .portfolio
            .lines
            .iter()
            .map(|line| line.area.clone())
            .filter(|area| !area.is_empty())
            .collect::<BTreeSet<Text>>()
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    FaultKind::Unknown { key, found: found.clone(), known }
}

/// The lines of a selection that has been checked.
pub(super) fn selected<'s>(selection: &'s Selection, book: &Book<'_>) -> Selected<'s> {
    let lines = book.portfolio.lines.iter().enumerate();
    let lines = lines
        .filter(|(index, line)| {
            line.out_of_scope.is_none() && !book.holdings[*index].entries.is_empty()
        })
        .filter(|(_, line)| is_meant(selection, book, line))
        .map(|(index, _)| index)
        .collect();
    Selected { lines, classes: &selection.classes }
}

fn is_meant(selection: &Selection, book: &Book<'_>, line: &BudgetLine) -> bool {
    let any = |values: &[Text], holds: &dyn Fn(&str) -> bool| {
        values.is_empty() || values.iter().any(|value| holds(value))
    };
    let department = &book.portfolio.departments[usize::from(line.department.0)].code;
    any(&selection.lines, &|id| line.id.eq_ignore_ascii_case(id.trim()))
        && any(&selection.departments, &|code| &**department == code)
        && any(&selection.areas, &|area| &*line.area == area)
        && any(&selection.accounts, &|code| begins(line, Field::Account, code))
        && any(&selection.products, &|code| begins(line, Field::Product, code))
        && any(&selection.projects, &|id| line.fields.text(Field::ProjectId) == id)
}

/// The text of a field is the code, or begins with what stands before its star.
fn begins(line: &BudgetLine, field: Field, code: &str) -> bool {
    let text = line.fields.text(field);
    match code.strip_suffix('*') {
        Some(beginning) => text.starts_with(beginning) && !text.is_empty(),
        None => text == code,
    }
}
