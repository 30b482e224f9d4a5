//! Tables that stand beside each other on a sheet, parted by an empty column.
//!
//! In: the first cells of a sheet. Out: where the columns of each table begin, or that the
//! columns may be those of two tables and nothing decides it. Columns part where each side is a
//! table by its own headings and the right one says once more what the left one does: what its
//! rows are for, or the same amounts. An empty column inside a table is no more than a gap.
//! Deliberately absent: tables that touch each other, whose columns are reported as doubled.

use crate::ingest::columns::is_sought;
use crate::ingest::header::{self, Header, Score, known_role};
use crate::ingest::texts::Held;
use crate::ingest::units::{self, Stated};
use crate::provenance::Cell;
use crate::round::headings::Headings;
use crate::round::headings::units::Statement;
use crate::round::{Input, InputKind};
use crate::schema::{Field, Role};

/// More tables beside each other are not told apart.
const MOST_TABLES: usize = 16;

/// Fields that say what a row is for; two columns of one of them are two tables' columns.
const IDENTIFYING: [Field; 10] = [
    Field::Title,
    Field::Account,
    Field::AccountName,
    Field::Product,
    Field::ProductGroup,
    Field::CostCentre,
    Field::Unit,
    Field::ProjectId,
    Field::SolutionId,
    Field::ContractId,
];

/// What the columns of a sheet are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parted {
    /// Columns of one table.
    One,
    /// Columns of several tables: each one's headings, and the first of its columns.
    Several(Vec<(u16, Header)>),
    /// They may belong to one or to two tables, the second of which has these headings.
    Unclear(Header),
}

/// Where the columns of a sheet part; `top` is the first row of the headings that were found.
pub(super) fn parted(
    cells: &[(Cell, Held)],
    top: u32,
    input: &Input,
    headings: &Headings,
) -> Parted {
    if input.columns.is_some() {
        return Parted::One;
    }
    let below = &cells[cells.partition_point(|(cell, _)| cell.row < top)..];
    let begins = stretches(below);
    if begins.len() < 2 || begins.len() > MOST_TABLES {
        return Parted::One;
    }
    let mut tables: Vec<(u16, Header)> = Vec::new();
    for (position, &begin) in begins.iter().enumerate() {
        let own = between(cells, begin, begins.get(position + 1).copied());
        let Some(header) = table_headings(&own, input, headings) else { continue };
        // What stands left of the first table belongs to it.
        tables.push((if tables.is_empty() { 0 } else { begin }, header));
    }
    let Some(((_, first), others)) = tables.split_first() else { return Parted::One };
    let mut roles = known_roles(first, headings);
    let mut kept = vec![tables[0].clone()];
    for (begin, header) in others {
        let own = known_roles(header, headings);
        if says_again(&own, &roles, input.kind) {
            kept.push((*begin, header.clone()));
        } else if is_identified(&own) && stands_alone(below, *begin) {
            return Parted::Unclear(header.clone());
        }
        roles.extend(own);
    }
    if kept.len() > 1 { Parted::Several(kept) } else { Parted::One }
}

/// What is said of units above the tables, for the one whose columns begin at `begin` and end
/// before `end`. Its own columns say it by themselves; what stands elsewhere counts for it only
/// if it is a sentence or title of the whole sheet, at its left edge and alone in its row.
pub(super) fn shared_units(
    cells: &[(Cell, Held)],
    top: u32,
    (begin, end): (u16, Option<u16>),
    second: u16,
) -> Vec<Stated> {
    let is_own = |cell: &Cell| cell.column >= begin && end.is_none_or(|end| cell.column < end);
    let stated = units::above(cells, top);
    let is_euro = |own: &Stated| own.statement.unit() == Some(1);
    if stated.iter().any(|own| is_own(&own.cell)) || stated.iter().all(is_euro) {
        return Vec::new();
    }
    let of_sheet = |own: &Stated| {
        let row = || cells.iter().filter(|(cell, _)| cell.row == own.cell.row);
        own.cell.column < second
            && matches!(own.statement, Statement::Sentence(_) | Statement::Title(_))
            && row().all(|(cell, _)| cell.column < second)
    };
    let shared = stated.into_iter().map(|mut own| {
        if !of_sheet(&own) {
            own.statement = Statement::Doubtful;
        }
        own
    });
    shared.collect()
}

/// The first column of each run of columns that hold anything.
fn stretches(cells: &[(Cell, Held)]) -> Vec<u16> {
    let mut columns: Vec<u16> = cells.iter().map(|(cell, _)| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let follows = |position: usize| position > 0 && columns[position - 1] + 1 == columns[position];
    (0..columns.len()).filter(|&position| !follows(position)).map(|at| columns[at]).collect()
}

/// The cells of some columns.
fn between(cells: &[(Cell, Held)], begin: u16, end: Option<u16>) -> Vec<(Cell, Held)> {
    let is_own = |cell: &Cell| cell.column >= begin && end.is_none_or(|end| cell.column < end);
    cells.iter().filter(|(cell, _)| is_own(cell)).cloned().collect()
}

/// The headings of columns that are a table by themselves.
fn table_headings(cells: &[(Cell, Held)], input: &Input, headings: &Headings) -> Option<Header> {
    let header = header::find(cells, input, headings).ok()?;
    let mut score = Score::default();
    for role in known_roles(&header, headings) {
        score.add(input.kind, &role);
    }
    score.is_full(input.kind).then_some(header)
}

fn known_roles(header: &Header, headings: &Headings) -> Vec<Role> {
    header.cells.iter().filter_map(|(_, text)| known_role(headings, text)).collect()
}

fn is_identifying(role: &Role) -> bool {
    match role {
        Role::Field(field) => IDENTIFYING.contains(field),
        Role::ProjectField(code) => matches!(*code, "project_id" | "title"),
        _ => false,
    }
}

fn is_identified(roles: &[Role]) -> bool {
    roles.iter().any(is_identifying)
}

/// The columns say what others say: what rows are for, or for rows of their own the same amounts.
fn says_again(own: &[Role], others: &[Role], kind: InputKind) -> bool {
    let again = |role: &&Role| others.contains(role);
    is_identified(own)
        && own.iter().filter(again).any(|role| is_identifying(role) || is_sought(kind, role))
}

/// A row has cells from a column on and none before it.
fn stands_alone(cells: &[(Cell, Held)], begin: u16) -> bool {
    cells
        .chunk_by(|(left, _), (right, _)| left.row == right.row)
        .any(|row| row.iter().all(|(cell, _)| cell.column >= begin))
}
