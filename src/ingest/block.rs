//! Headings that take several rows: "Ansatz" over "2025 | 2026", with the year or the unit of
//! each column below what is said of all of them.
//!
//! In: the first cells of a sheet. Out: headings put together from top to bottom. A cell that
//! spans columns holds its text in the first of them only, so that blank cells to the right
//! repeat it as long as something stands below them. A heading that is known by itself keeps its
//! name. Deliberately absent: rows of the table; a row with numbers other than years is none of
//! the headings, nor is one that stands below a field's heading without being known.

use crate::ingest::columns::is_named;
use crate::ingest::header::{Header, Score, header_cells, held_text, is_number, known_role};
use crate::ingest::texts::{Held, fold};
use crate::ingest::units::is_year;
use crate::provenance::Cell;
use crate::round::InputKind;
use crate::round::headings::Headings;
use crate::round::headings::units::statement;
use crate::schema::{Role, RoleOrigin, Text};

/// Rows of headings that are put together without being declared.
const HEIGHTS: [usize; 2] = [2, 3];
/// No heading is longer, in bytes.
const LONGEST_HEADING: usize = 120;

/// A row with its cells, as texts on one line.
struct Line {
    row: u32,
    cells: Vec<(u16, Text)>,
    /// It has nothing but texts and years.
    plain: bool,
}

/// The declared number of rows from the declared row on, or the first that fit.
pub(super) fn declared(
    cells: &[(Cell, Held)],
    top: Option<u32>,
    height: u32,
    kind: InputKind,
    headings: &Headings,
) -> Option<Header> {
    let lines = lines(cells);
    if let Some(top) = top {
        let bottom = top + height - 1;
        let own: Vec<&Line> =
            lines.iter().filter(|line| (top..=bottom).contains(&line.row)).collect();
        return (!own.is_empty()).then(|| Header { top, bottom, ..together(&own, headings).0 });
    }
    let height = usize::try_from(height).ok()?;
    windows(&lines, height).find_map(|own| fitting(&own, kind, headings, true))
}

/// The first rows that are headings together, though none of them is alone.
pub(super) fn find(
    cells: &[(Cell, Held)],
    top: Option<u32>,
    kind: InputKind,
    headings: &Headings,
) -> Option<Header> {
    let lines = lines(cells);
    HEIGHTS.into_iter().find_map(|height| {
        windows(&lines, height)
            .filter(|own| top.is_none_or(|top| own[0].row == top))
            .find_map(|own| fitting(&own, kind, headings, false))
    })
}

/// Rows that follow each other, the last of which has just been met: the headings that its last
/// ones are together, though none of them is alone.
pub(super) fn ending(
    rows: &[(u32, Vec<(u16, Text)>)],
    height: Option<u32>,
    kind: InputKind,
    headings: &Headings,
) -> Option<Header> {
    let cells = as_cells(rows);
    let lines = lines(&cells);
    let trusted = height.is_some();
    let heights: Vec<usize> = match height {
        Some(height) => vec![usize::try_from(height).ok()?],
        None => HEIGHTS.to_vec(),
    };
    let last = lines.last()?.row;
    heights.into_iter().find_map(|height| {
        windows(&lines, height)
            .filter(|own| own[own.len() - 1].row == last)
            .find_map(|own| fitting(&own, kind, headings, trusted))
    })
}

/// Texts of rows as cells.
pub(super) fn as_cells(rows: &[(u32, Vec<(u16, Text)>)]) -> Vec<(Cell, Held)> {
    let of_row = |(row, line): &(u32, Vec<(u16, Text)>)| {
        let row = *row;
        let cell = move |(column, text): &(u16, Text)| {
            (Cell { row, column: *column }, Held::Text(text.clone()))
        };
        line.iter().map(cell).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

/// A row of headings together with the one above or below it, if columns that are unknown alone
/// become amounts and no other column changes.
pub(super) fn widened(
    cells: &[(Cell, Held)],
    row: u32,
    kind: InputKind,
    headings: &Headings,
) -> Option<Header> {
    let lines = lines(cells);
    let alone = header_cells(cells, row);
    let gains = |header: &Header| {
        let kept = alone.iter().all(|(column, text)| {
            let name = header.cells.iter().find(|(other, _)| other == column);
            known_role(headings, text).is_none() || name.is_some_and(|(_, name)| name == text)
        });
        let known = |cells: &[(u16, Text)]| {
            cells.iter().filter_map(|(_, text)| known_role(headings, text)).count()
        };
        kept && known(&header.cells) > known(&alone)
    };
    windows(&lines, 2)
        .filter(|own| own[0].row == row || own[1].row == row)
        .filter(|own| own[0].row != row || stands_below_gaps(own, headings))
        .filter_map(|own| fitting(&own, kind, headings, true))
        .find(gains)
}

/// The same for headings that were found in one row, with the row below them.
pub(super) fn widened_below(
    cells: &[(Cell, Held)],
    header: &Header,
    kind: InputKind,
    headings: &Headings,
) -> Option<Header> {
    let alone = header.lines.is_empty();
    let first = cells.partition_point(|(cell, _)| cell.row < header.bottom);
    alone.then(|| widened(&cells[first..], header.bottom, kind, headings)).flatten()
}

/// Every text of the lower row stands below a heading that is unknown alone, or below none.
fn stands_below_gaps(own: &[&Line], headings: &Headings) -> bool {
    own[1].cells.iter().all(|(column, _)| {
        let above = own[0].cells.iter().find(|(other, _)| other == column);
        above.is_none_or(|(_, text)| known_role(headings, text).is_none())
    })
}

fn lines(cells: &[(Cell, Held)]) -> Vec<Line> {
    cells
        .chunk_by(|(left, _), (right, _)| left.row == right.row)
        .map(|own| {
            let plain = own.iter().all(|(_, held)| match held {
                Held::Text(text) => {
                    text.len() <= LONGEST_HEADING && (!is_number(held) || is_year(held))
                }
                held => is_year(held),
            });
            let text = |held: &Held| Text::from(fold(&held_text(held)));
            let cells = own.iter().map(|(cell, held)| (cell.column, text(held))).collect();
            Line { row: own[0].0.row, cells, plain }
        })
        .collect()
}

/// Rows that follow each other and hold nothing but texts and years.
fn windows(lines: &[Line], height: usize) -> impl Iterator<Item = Vec<&Line>> {
    lines.windows(height).filter_map(|own| {
        let follows = own.windows(2).all(|pair| pair[0].row + 1 == pair[1].row);
        (follows && own.iter().all(|line| line.plain)).then(|| own.iter().collect())
    })
}

/// The rows put together, if they are full headings then.
fn fitting(own: &[&Line], kind: InputKind, headings: &Headings, trusted: bool) -> Option<Header> {
    if !trusted && below_a_field(own, headings) {
        return None;
    }
    let (header, roles) = together(own, headings);
    let mut score = Score::default();
    for role in roles.iter().filter(|role| **role != Role::Unknown) {
        score.add(kind, role);
    }
    score.is_full(kind).then_some(header)
}

/// An unknown text stands below a heading that is known alone: the row may be one of the table.
fn below_a_field(own: &[&Line], headings: &Headings) -> bool {
    let known = |text: &str| known_role(headings, text).is_some_and(|role| is_named(&role));
    own.iter().enumerate().skip(1).any(|(position, line)| {
        line.cells.iter().any(|(column, text)| {
            let field_above = own[..position].iter().any(|above| {
                above.cells.iter().any(|(other, text)| other == column && known(text))
            });
            field_above && !known(text) && statement(text).is_none()
        })
    })
}

/// The heading of each column, put together from all rows.
fn together(own: &[&Line], headings: &Headings) -> (Header, Vec<Role>) {
    let mut columns: Vec<u16> =
        own.iter().flat_map(|line| line.cells.iter().map(|(column, _)| *column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let (mut cells, mut roles) = (Vec::new(), Vec::new());
    for &column in &columns {
        let parts: Vec<Part<'_>> =
            (0..own.len()).filter_map(|position| part(own, position, column)).collect();
        let (heading, role) = name(&parts, headings);
        cells.push((column, heading));
        roles.push(role);
    }
    let lines = own.iter().map(|line| line.cells.clone()).collect();
    let (top, bottom) = (own[0].row, own[own.len() - 1].row);
    (Header { top, bottom, cells, lines }, roles)
}

/// What a row says of a column: in its own cell, or in one to the left that spans it.
struct Part<'a> {
    text: &'a str,
    own: bool,
}

fn part<'a>(own: &[&'a Line], position: usize, column: u16) -> Option<Part<'a>> {
    let (left, text) = own[position].cells.iter().rev().find(|(other, _)| *other <= column)?;
    if *left == column {
        return Some(Part { text, own: true });
    }
    let spanned = (*left..=column).all(|between| {
        let has_text = |line: &&Line| line.cells.iter().any(|(other, _)| *other == between);
        own[position + 1..].iter().any(has_text)
    });
    spanned.then_some(Part { text, own: false })
}

/// The name of a column: the whole if the round names it, else the shortest end of it that is
/// known, else what stands in its own cells.
fn name(parts: &[Part<'_>], headings: &Headings) -> (Text, Role) {
    let join = |parts: &[&Part<'_>]| {
        Text::from(parts.iter().map(|part| part.text).collect::<Vec<_>>().join(" "))
    };
    let all: Vec<&Part<'_>> = parts.iter().collect();
    let own: Vec<&Part<'_>> = parts.iter().filter(|part| part.own).collect();
    let ends = (0..all.len()).rev().map(|start| join(&all[start..]));
    let candidates: Vec<Text> = ends.chain([join(&own)]).collect();
    let resolved: Vec<(Role, RoleOrigin)> =
        candidates.iter().map(|heading| headings.resolve(heading)).collect();
    let named = |&position: &usize| is_named(&resolved[position].0);
    let declared = |&position: &usize| resolved[position].1 == RoleOrigin::Round;
    let known = |&position: &usize| resolved[position].0 != Role::Unknown;
    let every = || 0..candidates.len();
    let found = every()
        .rev()
        .find(|position| named(position) && declared(position))
        .or_else(|| every().find(named))
        .or_else(|| every().rev().find(known));
    if let Some(position) = found {
        return (candidates[position].clone(), resolved[position].0.clone());
    }
    // A year or a unit alone says too little.
    let says_enough = own
        .iter()
        .any(|part| !is_year(&Held::Text(part.text.into())) && statement(part.text).is_none());
    (if says_enough { join(&own) } else { join(&all) }, Role::Unknown)
}
