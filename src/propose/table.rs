//! The table of a sheet: where its headings stand, also where nobody knows them.
//!
//! In: a sheet as it stands. Out: the row of the headings with the columns below it, or why
//! there is none. A row of headings is known by its headings, or by structure: texts, each
//! another one, above columns whose cells are of one kind.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::outline::Together;
use crate::ingest::survey::{Content, Grid};
use crate::propose::content::{Column, text};
use crate::round::headings::fold;
use crate::schema::Text;

/// Rows the headings are looked for in.
const SEARCHED_ROWS: usize = 200;
/// Rows below a row that show whether it stands above a table.
const LOOKED_BELOW: usize = 40;
/// Headings longer than this are prose.
const LONGEST_HEADING: usize = 120;
/// Columns a table may have; more are only counted.
const COLUMN_LIMIT: usize = 400;

/// A table with its columns.
#[derive(Debug)]
pub(super) struct Sighted {
    /// Row of the headings, counted from zero.
    pub(super) header_row: u32,
    /// How many of the headings are known by themselves.
    pub(super) known_count: usize,
    /// The rows of the headings, where a row above or below seems to be part of them.
    pub(super) stacked: Option<(u32, u32)>,
    /// Their rows, where they are put together; a run does so by itself, or has to be told.
    pub(super) together: Option<(u32, u32, bool)>,
    /// First and last column, where another table stands beside it.
    pub(super) part: Option<(u16, u16)>,
    /// Columns, left to right.
    pub(super) columns: Vec<Column>,
    /// Texts above the headings and below the table.
    pub(super) notes: Vec<String>,
    /// Columns that were left out because there are too many.
    pub(super) left_out: usize,
}

/// Why a sheet has no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoTable {
    /// It has no cells.
    Empty,
    /// It has text only.
    Prose,
    /// There is a table, but no row above it looks like headings.
    NoHeadings,
}

type Row<'a> = (u32, Vec<(u16, &'a Content)>);

/// Finds the table of a sheet; `is_known` tells headings that need no mapping.
pub(super) fn find(grid: &Grid, is_known: &dyn Fn(&str) -> bool) -> Result<Sighted, NoTable> {
    let rows = rows(grid);
    if rows.is_empty() {
        return Err(NoTable::Empty);
    }
    let best = (0..rows.len().min(SEARCHED_ROWS))
        .filter_map(|at| score(&rows, at, is_known).map(|score| (score, std::cmp::Reverse(at))))
        .max();
    let Some((score, std::cmp::Reverse(at))) = best else {
        let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let numbers = grid.cells.iter().filter(|(_, content)| is_number(content)).count();
        let prose = widest < 2 || numbers * 10 < grid.cells.len();
        return Err(if prose { NoTable::Prose } else { NoTable::NoHeadings });
    };
    let (columns, left_out) = columns(&headings_of(&rows[at]), &rows[at + 1..]);
    let above = rows[..at].iter().chain(rows[at + 1..].iter().rev().take(5));
    let notes = above
        .filter(|(_, cells)| cells.len() <= 2)
        .flat_map(|(_, cells)| cells.iter().map(|(_, content)| text(content)))
        .filter(|note| !note.is_empty())
        .collect();
    let row = rows[at].0;
    let below = rows.get(at + 1).filter(|below| is_second(below)).map(|below| (row, below.0));
    let above = at.checked_sub(1).filter(|&above| is_stacked(&rows[above], &rows[at]));
    let stacked = below.or_else(|| above.map(|above| (rows[above].0, row)));
    Ok(Sighted {
        together: None,
        part: None,
        header_row: rows[at].0,
        known_count: score.known,
        stacked,
        columns,
        notes,
        left_out,
    })
}

fn rows(grid: &Grid) -> Vec<Row<'_>> {
    grid.cells
        .chunk_by(|(left, _), (right, _)| left.row == right.row)
        .map(|cells| {
            let row = cells[0].0.row;
            (row, cells.iter().map(|(cell, content)| (cell.column, content)).collect())
        })
        .collect()
}

/// How much a row looks like headings; compared field by field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Known headings count twice, columns of one kind below once.
    sum: usize,
    known: usize,
}

/// What a row looks like as headings; nothing if it cannot be one.
fn score(rows: &[Row<'_>], at: usize, is_known: &dyn Fn(&str) -> bool) -> Option<Score> {
    let cells = &rows[at].1;
    let below = &rows[at + 1..rows.len().min(at + 1 + LOOKED_BELOW)];
    let texts: Vec<String> = cells.iter().map(|(_, content)| fold(&text(content))).collect();
    let known = texts.iter().filter(|text| is_known(text)).count();
    let can = cells.iter().all(|(_, content)| can_be_heading(content));
    if cells.len() < 2 || !can && known < 2 || below.is_empty() {
        return None;
    }
    let different: BTreeSet<&String> = texts.iter().collect();
    let widths: usize = below.iter().map(|(_, cells)| cells.len()).sum();
    let typical = widths.div_ceil(below.len());
    if different.len() * 10 < cells.len() * 7 || cells.len() * 10 < typical * 6 {
        return None;
    }
    let kinds = cells.iter().filter(|(column, content)| contrasts(below, *column, content)).count();
    // Without a single known heading and without numbers below, nothing tells it from data.
    (known >= 2 || kinds > 0).then_some(Score { sum: 2 * known + kinds, known })
}

/// Text that is no amount, or a year.
fn can_be_heading(content: &Content) -> bool {
    match content {
        Content::Text(text) => {
            text.chars().count() <= LONGEST_HEADING
                && (!is_number(content) || is_year(text))
                && !crate::ingest::survey::is_date(text)
        }
        Content::Number(number) => is_year(&number.normalize().to_string()),
        _ => false,
    }
}

/// Below a text stand numbers or dates.
fn contrasts(below: &[Row<'_>], column: u16, heading: &Content) -> bool {
    if matches!(heading, Content::Number(_)) {
        return false;
    }
    let cells = below.iter().filter_map(|(_, cells)| {
        cells.binary_search_by_key(&column, |(column, _)| *column).ok().map(|at| cells[at].1)
    });
    let (mut filled, mut other) = (0, 0);
    for content in cells {
        filled += 1;
        other += usize::from(is_number(content) || matches!(content, Content::Date(_)));
    }
    filled > 0 && other * 10 >= filled * 7
}

fn is_number(content: &Content) -> bool {
    match content {
        Content::Number(_) => true,
        Content::Text(_) => {
            crate::ingest::survey::numbers(&[Some(content.clone())]).values[0].is_some()
        }
        _ => false,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && matches!(text.parse::<u16>(), Ok(1990..=2100))
}

/// The row above stands directly above, has several texts and stands over some columns only,
/// while the row itself repeats texts or has years alone: headings over two rows.
fn is_stacked(above: &Row<'_>, row: &Row<'_>) -> bool {
    let texts: Vec<String> = row.1.iter().map(|(_, content)| fold(&text(content))).collect();
    let different: BTreeSet<&String> = texts.iter().collect();
    let repeats = different.len() < texts.len();
    let years = texts.iter().filter(|text| is_year(text)).count() >= 2;
    let adjoins = above.0 + 1 == row.0 && above.1.iter().all(|(_, cell)| can_be_heading(cell));
    let first = row.1.first().map_or(0, |(column, _)| *column);
    adjoins && (repeats || years) && above.1.iter().any(|(column, _)| *column > first)
}

/// Years or units under headings: a second row of them.
fn is_second(row: &Row<'_>) -> bool {
    let years = row.1.iter().filter(|(_, content)| is_year(&text(content))).count();
    years >= 2 && row.1.iter().all(|(_, content)| can_be_heading(content))
}

/// The texts of a row by column.
fn headings_of(row: &Row<'_>) -> BTreeMap<u16, Text> {
    let heading = |(column, content): &(u16, &Content)| {
        let words: Vec<String> = text(content).split_whitespace().map(str::to_owned).collect();
        (*column, words.join(" ").into())
    };
    row.1.iter().map(heading).collect()
}

/// The same table under headings that were put together from several rows.
pub(super) fn under(grid: &Grid, found: &Together, sighted: Sighted) -> Sighted {
    let rows = rows(grid);
    let below = rows.partition_point(|(row, _)| *row <= found.bottom);
    let (columns, left_out) = columns(&found.headings.iter().cloned().collect(), &rows[below..]);
    let together = Some((found.top, found.bottom, found.by_itself));
    Sighted { header_row: found.bottom, stacked: None, together, columns, left_out, ..sighted }
}

/// The columns below a row of headings; those without a heading have an empty one.
fn columns(headings: &BTreeMap<u16, Text>, below: &[Row<'_>]) -> (Vec<Column>, usize) {
    // Rows with one cell are captions and notes.
    let body: Vec<&Row<'_>> = below.iter().filter(|(_, cells)| cells.len() > 1).collect();
    let mut columns: BTreeMap<u16, Vec<Option<Content>>> =
        headings.keys().map(|&column| (column, vec![None; body.len()])).collect();
    let mut left_out = BTreeSet::new();
    for (row, (_, cells)) in body.iter().enumerate() {
        for (column, content) in cells {
            if columns.len() >= COLUMN_LIMIT && !columns.contains_key(column) {
                left_out.insert(*column);
                continue;
            }
            columns.entry(*column).or_insert_with(|| vec![None; body.len()])[row] =
                Some((*content).clone());
        }
    }
    let columns = columns
        .into_iter()
        .map(|(index, cells)| {
            Column::new(index, headings.get(&index).cloned().unwrap_or_default(), cells)
        })
        .collect();
    (columns, left_out.len())
}
