//! A part of a sheet that may hold tables one below the other, or beside each other.
//!
//! In: its cells in order. Out: its tables, each with its own headings, columns and control
//! sums. The first rows are looked through for headings; below them each row is a row of the
//! table until other headings begin the next one. The same headings again are a printed page.
//! Where the columns part, each side is an area of its own.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::beside::{self, Parted};
use crate::ingest::header::{self, Header};
use crate::ingest::rows::{Rows, TooManyValues};
use crate::ingest::tables::NoTable;
use crate::ingest::texts::{Held, Texts, shown};
use crate::ingest::units::{self, Stated, Statements};
use crate::ingest::{Control, RawTable, block, columns, dated};
use crate::language::Language;
use crate::provenance::{Cell, Place, Sheet, column_letters};
use crate::round::headings::Headings;
use crate::round::headings::nearest::nearest;
use crate::round::{Input, Limits};
use crate::schema::{Role, Table, Text};

/// The header row is one of the first rows that hold anything.
const SEARCHED_ROWS: usize = 200;
/// Rows below the headings that are looked at for units before they are read.
const ROWS_AHEAD: usize = 8;

/// What every table of a sheet is read with.
#[derive(Debug, Clone)]
pub(super) struct Context<'a> {
    pub(super) sheet: Sheet,
    pub(super) hidden: bool,
    pub(super) input: &'a Input,
    pub(super) headings: &'a Headings,
    pub(super) language: Language,
    pub(super) limits: Limits,
}

/// A part of a sheet while it is read.
#[derive(Debug)]
pub(super) struct Area<'a> {
    context: Context<'a>,
    state: State<'a>,
    /// Units stated above; they hold until others are stated.
    stated: Vec<Stated>,
    /// Values of the tables that are complete.
    value_count: usize,
    /// It is one of several areas beside each other, and does not part once more.
    is_part: bool,
    finished: Finished,
}

/// What an area came to.
#[derive(Debug, Default)]
pub(super) struct Finished {
    pub(super) tables: Vec<RawTable>,
    /// Why there is no table, or not all of one.
    pub(super) without: Option<NoTable>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
enum State<'a> {
    /// Rows until it is clear which ones have the headings; of a further table they are known.
    Searching { cells: Vec<(Cell, Held)>, header: Option<Header>, row_count: usize },
    /// Below the headings.
    Reading(Box<Reading<'a>>),
    /// Areas beside each other, with the first column of each.
    Beside(Vec<(u16, Area<'a>)>),
    /// Nothing more is of use.
    Over,
}

/// A table while its rows are read.
#[derive(Debug)]
struct Reading<'a> {
    header_row: u32,
    rows: Rows<'a>,
    diagnostics: Vec<Diagnostic>,
    /// Places of columns that are reported as doubled.
    doubled: Vec<Place>,
}

impl<'a> Area<'a> {
    /// An area no cell of which is read yet.
    pub(super) fn new(context: Context<'a>) -> Self {
        let state = State::Searching { cells: Vec::new(), header: None, row_count: 0 };
        let (stated, finished) = (Vec::new(), Finished::default());
        Self { context, state, stated, value_count: 0, is_part: false, finished }
    }

    /// File and name of the sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.context.sheet
    }

    /// Whether the sheet is hidden in its workbook.
    pub(super) const fn is_hidden(&self) -> bool {
        self.context.hidden
    }

    /// Takes in a cell; false once nothing more of the area is of use.
    pub(super) fn push(&mut self, texts: &mut Texts, cell: Cell, held: Held) -> bool {
        match &mut self.state {
            State::Reading(reading) => {
                if reading.rows.is_new(cell.row)
                    && let Some(header) = reading.rows.end_row()
                {
                    self.begin_further(header);
                    return self.push(texts, cell, held);
                }
                let pushed = reading.rows.push(texts, cell, held);
                if pushed == Err(TooManyValues) {
                    self.state = State::Over;
                    self.finished.without = Some(NoTable::TooLarge);
                }
                pushed.is_ok()
            }
            State::Searching { cells, header, row_count } => {
                let declared = self.context.input.header_row;
                let from = header.as_ref().map_or(declared, |header| Some(header.bottom));
                let new_row = cells.last().is_none_or(|(last, _)| last.row != cell.row);
                let counts = new_row && from.is_none_or(|from| cell.row > from);
                let limit = if from.is_some() { ROWS_AHEAD } else { SEARCHED_ROWS };
                if counts && *row_count == limit {
                    self.settle(texts);
                    return self.push(texts, cell, held);
                }
                *row_count += usize::from(counts);
                cells.push((cell, held));
                true
            }
            State::Beside(areas) => area_of(areas, cell).push(texts, cell, held),
            State::Over => false,
        }
    }

    /// Takes in the text of a cell if it is an amount that needs no look at its column.
    pub(super) fn push_plain(&mut self, cell: Cell, text: &str) -> bool {
        match &mut self.state {
            State::Reading(reading) => reading.rows.push_plain(cell, text),
            State::Beside(areas) => area_of(areas, cell).push_plain(cell, text),
            _ => false,
        }
    }

    /// Ends the area.
    pub(super) fn finish(mut self, texts: &mut Texts) -> Finished {
        loop {
            match &mut self.state {
                State::Searching { .. } => self.settle(texts),
                State::Reading(reading) => match reading.rows.end_row() {
                    Some(header) => self.begin_further(header),
                    None => {
                        self.close(false);
                    }
                },
                State::Beside(areas) => {
                    for (_, area) in std::mem::take(areas) {
                        let Finished { tables, without, diagnostics } = area.finish(texts);
                        self.finished.tables.extend(tables);
                        self.finished.without = self.finished.without.take().or(without);
                        self.finished.diagnostics.extend(diagnostics);
                    }
                    self.state = State::Over;
                }
                State::Over => return self.finished,
            }
        }
    }

    /// Begins an area for each of the tables beside each other.
    fn part(&mut self, tables: &[(u16, Header)], cells: Vec<(Cell, Held)>, texts: &mut Texts) {
        let top = tables.iter().map(|(_, header)| header.top).min().unwrap_or_default();
        let second = tables.get(1).map_or(u16::MAX, |(begin, _)| *begin);
        let mut context = self.context.clone();
        context.limits.cells = context.limits.cells.saturating_sub(self.value_count) / tables.len();
        let area = |(position, (begin, header)): (usize, &(u16, Header))| {
            let mut area = Area::new(context.clone());
            let end = tables.get(position + 1).map(|(next, _)| *next);
            area.is_part = true;
            area.stated = beside::shared_units(&cells, top, (*begin, end), second);
            if position > 0 {
                let mut note = self.beside(header);
                note.severity = Severity::Note;
                area.finished.diagnostics.push(note);
            }
            (*begin, area)
        };
        let areas = tables.iter().enumerate().map(area).collect();
        self.state = State::Beside(areas);
        for (cell, held) in cells {
            self.push(texts, cell, held);
        }
    }

    /// That a table stands beside another one, by its headings.
    fn beside(&self, header: &Header) -> Diagnostic {
        let edge = |cell: Option<&(u16, Text)>| column_letters(cell.map_or(0, |cell| cell.0));
        let (first, last) = (edge(header.cells.first()), edge(header.cells.last()));
        let texts: Vec<String> = header.cells.iter().take(6).map(|(_, text)| shown(text)).collect();
        let column = header.cells.first().map_or(0, |(column, _)| *column);
        Diagnostic::new(Code::TablesBeside)
            .at(Place::sheet(&self.context.sheet).at(Cell { row: header.bottom, column }))
            .with("columns", format!("{first}:{last}"))
            .row(texts.join(" | "))
    }

    /// Other headings end the table above them.
    fn begin_further(&mut self, header: Header) {
        let from = self.close(true);
        if !from.is_empty() {
            self.stated = from;
        }
        let row = header.bottom;
        let texts: Vec<String> = header.cells.iter().take(6).map(|(_, text)| shown(text)).collect();
        let mut note = Diagnostic::new(Code::ColumnDoubled)
            .at(Place::sheet(&self.context.sheet).at(Cell { row, column: header.cells[0].0 }))
            .with("reason", "second-table")
            .with("line", (u64::from(row) + 1).to_string())
            .row(texts.join(" | "));
        note.severity = Severity::Note;
        self.finished.diagnostics.push(note);
        self.state = State::Searching { cells: Vec::new(), header: Some(header), row_count: 0 };
    }

    /// Chooses the headings and reads what was kept below them.
    fn settle(&mut self, texts: &mut Texts) {
        let State::Searching { cells, header, .. } =
            std::mem::replace(&mut self.state, State::Over)
        else {
            return;
        };
        let mut cells = cells;
        cells.sort_by_key(|(cell, _)| *cell);
        let Context { input, headings, .. } = self.context;
        let mut found = match header {
            Some(header) => {
                cells.splice(0..0, header.as_cells());
                Ok(match input.header_rows {
                    None => block::widened_below(&cells, &header, input.kind, headings),
                    Some(_) => None,
                }
                .unwrap_or(header))
            }
            None => header::find(&cells, input, headings),
        };
        if let Err(NoTable::NoAmounts(row, _)) = found
            && let Some((dated, note)) = dated::find(&cells, row, &self.context.sheet, headings)
        {
            self.finished.diagnostics.push(note);
            found = Ok(dated);
        }
        match found {
            Err(reason) => self.finished.without = Some(reason),
            Ok(header) => {
                if !self.is_part {
                    match beside::parted(&cells, header.top, input, headings) {
                        Parted::One => {}
                        Parted::Several(tables) => return self.part(&tables, cells, texts),
                        Parted::Unclear(other) => {
                            let unclear = self.beside(&other).with("reason", "unclear");
                            self.finished.diagnostics.push(unclear);
                        }
                    }
                }
                let begin = self.begin(&header, &cells);
                for (cell, held) in cells {
                    if cell.row > begin && !self.push(texts, cell, held) {
                        return;
                    }
                }
            }
        }
    }

    /// Begins a table below its headings; the last row that is not one of the table's.
    fn begin(&mut self, header: &Header, cells: &[(Cell, Held)]) -> u32 {
        let Context { sheet, input, headings, language, limits, .. } = &self.context;
        let mut columns = columns::resolve(headings, &header.cells);
        let mut diagnostics = columns::report_doubled(&mut columns, sheet, header.bottom);
        let doubled = diagnostics.iter().filter_map(|other| other.place.clone()).collect();
        let above = units::above(cells, header.top);
        if !above.is_empty() {
            self.stated = above;
        }
        let mut statements = Statements { above: self.stated.clone(), under: Vec::new() };
        let mut last = header.bottom;
        let below = &cells[cells.partition_point(|(cell, _)| cell.row <= last)..];
        for row_cells in below.chunk_by(|(left, _), (right, _)| left.row == right.row) {
            let Some(stated) = units::row_of_units(row_cells, &columns) else { break };
            last = row_cells[0].0.row;
            statements.add_below_headings(stated, &columns);
        }
        let (cents_per_unit, found) =
            units::decide(headings, &columns, &statements, sheet, *language);
        diagnostics.extend(found);
        let rows = Rows::new(headings, input.kind, columns, cents_per_unit, *language, *limits)
            .below(header.lines.clone(), self.value_count)
            .spelt_as_in(input);
        let reading = Reading { header_row: header.bottom, rows, diagnostics, doubled };
        self.state = State::Reading(Box::new(reading));
        last
    }

    /// Ends a table; the units that are stated below its last row and belong to a further one.
    fn close(&mut self, further: bool) -> Vec<Stated> {
        let State::Reading(reading) = std::mem::replace(&mut self.state, State::Over) else {
            return Vec::new();
        };
        let Context { sheet, hidden, input, headings, language, .. } = &self.context;
        let Reading { header_row, mut rows, mut diagnostics, doubled } = *reading;
        rows.finish(input);
        let stated = std::mem::take(&mut rows.stated);
        let last = if further { rows.last_amount_row() } else { None };
        let (own, from): (Vec<Stated>, Vec<Stated>) = stated
            .into_iter()
            .partition(|stated| !further || last.is_some_and(|last| stated.cell.row < last));
        rows.order();
        let cents = rows.cents_per_unit();
        diagnostics.extend(units::check_below(&own, &rows.columns, &cents, sheet, *language));
        let row_counts = rows.counts(header_row);
        let mut columns = std::mem::take(&mut rows.columns);
        for ((column, seen), cents) in columns.iter_mut().zip(&rows.seen).zip(&cents) {
            column.seen = seen.shown(column, *cents, *language);
        }
        let first = columns.iter().position(|column| matches!(column.role, Role::Amount { .. }));
        let table = Table {
            sheet: sheet.clone(),
            header_row,
            cents_per_unit: first.map_or(100, |first| cents[first]),
            columns,
            input: input.name.clone(),
            rows: row_counts,
            hidden: *hidden,
        };
        self.value_count += rows.value_count();
        let read_by = (*headings, *language);
        complete(table, rows, &doubled, read_by, diagnostics, &mut self.finished);
        from
    }
}

/// The area a cell belongs to: the last one that begins at its column or before it.
fn area_of<'b, 'a>(areas: &'b mut [(u16, Area<'a>)], cell: Cell) -> &'b mut Area<'a> {
    let behind = areas.partition_point(|(begin, _)| *begin <= cell.column);
    &mut areas[behind.saturating_sub(1)].1
}

/// The finished table with everything that is to be said about it.
fn complete(
    table: Table,
    rows: Rows<'_>,
    doubled: &[Place],
    (headings, language): (&Headings, Language),
    own: Vec<Diagnostic>,
    finished: &mut Finished,
) {
    let diagnostics = &mut finished.diagnostics;
    diagnostics.extend(own);
    diagnostics.extend(rows.findings.into_diagnostics(&table, &rows.finished, language));
    diagnostics.extend(rows.repeats.into_diagnostics(&table.sheet));
    for column in &table.columns {
        let place = Place::sheet(&table.sheet)
            .at(Cell { row: table.header_row, column: column.index })
            .under(column.heading.clone());
        if column.role == Role::Unknown && column.seen.cell_count > 0 && !doubled.contains(&place) {
            let samples: Vec<String> = column.seen.samples.iter().map(|text| shown(text)).collect();
            let unknown = Diagnostic::new(Code::ColumnUnknown)
                .at(place)
                .with("heading", shown(&column.heading))
                .with("found", samples.join(" | "))
                .with("count", column.seen.cell_count.to_string());
            diagnostics.push(match nearest(headings, &column.heading) {
                Some(near) => unknown.with("reason", "near").with("other", near),
                None => unknown,
            });
        }
    }
    if rows.left_out_count > 0 {
        diagnostics.push(
            Diagnostic::new(Code::ColumnUnknown)
                .at(Place::sheet(&table.sheet))
                .with("heading", "…")
                .with("found", "…")
                .with("count", rows.left_out_count.to_string()),
        );
    }
    let control: Vec<Control> = rows.seen.iter().map(|seen| seen.control).collect();
    finished.tables.push(RawTable { table, rows: rows.finished, control });
}
