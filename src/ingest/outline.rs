//! How a run would part a sheet and name its columns, for proposals.
//!
//! In: a sheet as it stands, and what headings stand for. Out: its parts where tables stand beside
//! each other, and headings of several rows put together. Deliberately absent: amounts; only the
//! first rows are looked at.

use crate::ingest::beside::{self, Parted};
use crate::ingest::block;
use crate::ingest::header::{self, Header};
use crate::ingest::survey::{Content, Grid, HEAD_ROWS};
use crate::ingest::texts::Held;
use crate::provenance::Cell;
use crate::round::Input;
use crate::round::headings::Headings;
use crate::schema::Text;

/// Headings of several rows, put together.
#[derive(Debug)]
pub struct Together {
    /// The first of the rows, counted from zero.
    pub top: u32,
    /// The last one.
    pub bottom: u32,
    /// Headings by column, left to right.
    pub headings: Vec<(u16, Text)>,
    /// A run puts them together without being told.
    pub by_itself: bool,
}

/// The headings of a sheet that take these rows, as a run names the columns.
#[must_use]
pub fn together(
    grid: &Grid,
    (top, bottom): (u32, u32),
    input: &Input,
    headings: &Headings,
) -> Option<Together> {
    let cells = cells(grid);
    let found = header::find(&cells, input, headings).ok();
    let own =
        |header: &Header| header.lines.len() > 1 && header.top <= bottom && header.bottom >= top;
    let (header, by_itself) = match found.filter(own) {
        Some(header) => (header, true),
        None => {
            let height = bottom - top + 1;
            (block::declared(&cells, Some(top), height, input.kind, headings)?, false)
        }
    };
    let Header { top, bottom, cells: headings, .. } = header;
    Some(Together { top, bottom, headings, by_itself })
}

/// The tables beside each other that a run would find, each a sheet of its own with its first and
/// last column; nothing where there is only one.
#[must_use]
pub fn parts(grid: &Grid, input: &Input, headings: &Headings) -> Vec<(Grid, (u16, u16))> {
    let cells = cells(grid);
    let top = header::find(&cells, input, headings).map_or(0, |header| header.top);
    let Parted::Several(tables) = beside::parted(&cells, top, input, headings) else {
        return Vec::new();
    };
    let begins: Vec<u16> = tables.iter().map(|(begin, _)| *begin).collect();
    let part = |(position, &begin): (usize, &u16)| {
        let end = begins.get(position + 1).copied();
        let own = |cell: &Cell| cell.column >= begin && end.is_none_or(|end| cell.column < end);
        let own: Vec<(Cell, Content)> =
            grid.cells.iter().filter(|(cell, _)| own(cell)).cloned().collect();
        let columns = || own.iter().map(|(cell, _)| cell.column);
        let edges = (columns().min()?, columns().max()?);
        let Grid { sheet, hidden, cut, .. } = grid;
        Some((Grid { sheet: sheet.clone(), hidden: *hidden, cells: own, cut: *cut }, edges))
    };
    begins.iter().enumerate().filter_map(part).collect()
}

/// The first cells of a sheet as ingest holds them.
fn cells(grid: &Grid) -> Vec<(Cell, Held)> {
    let held = |content: &Content| match content {
        Content::Text(text) => Held::Text(text.clone()),
        Content::Number(number) => number.to_string().parse().map_or(Held::Unvalued, Held::Number),
        Content::Date(date) => Held::Date(*date),
        Content::Unreadable => Held::Unvalued,
    };
    let first = grid.cells.iter().take_while(|(cell, _)| cell.row < HEAD_ROWS);
    first.map(|(cell, content)| (*cell, held(content))).collect()
}
