//! A file while it is read: its sheets become tables, or are listed with why they are none.
//!
//! In: sheets with their cells. Out: tables and diagnostics of the whole file.

use std::sync::Arc;

use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::ingest::RawTable;
use crate::ingest::area::{Context, Finished};
use crate::ingest::hidden::Hidden;
use crate::ingest::survey::{Grid, GridScan, Wanted};
use crate::ingest::tables::{NoTable, SheetScan};
use crate::ingest::texts::{Held, Texts, shown};
use crate::language::Language;
use crate::provenance::{Cell, Place, Sheet};
use crate::round::headings::Headings;
use crate::round::{Input, Limits, Round};

/// A file while it is read.
#[derive(Debug)]
pub(super) struct FileScan<'a> {
    /// Texts of the file's cells.
    pub(super) texts: Texts,
    /// Sheets the round does not ask for.
    pub(super) left_out: Vec<Sheet>,
    path: Arc<str>,
    input: &'a Input,
    headings: &'a Headings,
    language: Language,
    limits: Limits,
    cell_count: usize,
    tables: Vec<RawTable>,
    diagnostics: Vec<Diagnostic>,
    without: Vec<(Sheet, NoTable)>,
    /// Sheets as they stand, where cells are wanted instead of tables.
    grids: Option<Vec<Grid>>,
    wanted: Option<Wanted>,
}

/// A sheet while it is read: for its table, or for its cells.
#[derive(Debug)]
pub(super) enum SheetSink<'a> {
    /// Cells become the rows of a table.
    Table(Box<SheetScan<'a>>),
    /// Cells stay as they stand.
    Cells(GridScan),
}

impl SheetSink<'_> {
    /// File and name of the sheet.
    pub(super) fn sheet(&self) -> &Sheet {
        match self {
            Self::Table(scan) => scan.sheet(),
            Self::Cells(scan) => scan.sheet(),
        }
    }

    /// Notes that the value of a cell was computed by a formula when the file was saved.
    pub(super) fn computed(&mut self, cell: Cell) {
        if let Self::Table(scan) = self {
            scan.computed(cell);
        }
    }

    /// Notes which rows and columns of the sheet are hidden.
    pub(super) fn hides(&mut self, hidden: Hidden) {
        if let Self::Table(scan) = self {
            scan.hides(hidden);
        }
    }

    /// Takes in a cell; false once nothing more of the sheet is of use.
    pub(super) fn push(&mut self, texts: &mut Texts, cell: Cell, held: Held) -> bool {
        match self {
            Self::Table(scan) => scan.push(texts, cell, held),
            Self::Cells(scan) => scan.push(cell, held),
        }
    }

    /// Takes in the text of a cell; false once nothing more of the sheet is of use.
    pub(super) fn push_text(&mut self, texts: &mut Texts, cell: Cell, text: &str) -> bool {
        if let Self::Table(scan) = self
            && scan.push_plain(cell, text)
        {
            return true;
        }
        texts.hold(text).is_none_or(|held| self.push(texts, cell, held))
    }
}

impl<'a> FileScan<'a> {
    /// A file of which nothing is read yet.
    pub(super) fn new(
        path: Arc<str>,
        round: &Round,
        input: &'a Input,
        headings: &'a Headings,
    ) -> Self {
        Self {
            texts: Texts::default(),
            left_out: Vec::new(),
            path,
            input,
            headings,
            language: round.language,
            limits: round.limits,
            cell_count: 0,
            tables: Vec::new(),
            diagnostics: Vec::new(),
            without: Vec::new(),
            grids: None,
            wanted: None,
        }
    }

    /// A file whose cells are wanted as they stand, of some sheets or of all.
    pub(super) fn of_cells(
        path: Arc<str>,
        round: &Round,
        input: &'a Input,
        headings: &'a Headings,
        wanted: Option<Wanted>,
    ) -> Self {
        Self { grids: Some(Vec::new()), wanted, ..Self::new(path, round, input, headings) }
    }

    /// The same file, of which nothing is read yet: for some of its sheets.
    pub(super) fn beside(&self) -> Self {
        Self {
            texts: Texts::default(),
            left_out: Vec::new(),
            path: self.path.clone(),
            cell_count: 0,
            tables: Vec::new(),
            diagnostics: Vec::new(),
            without: Vec::new(),
            grids: self.grids.as_ref().map(|_| Vec::new()),
            ..*self
        }
    }

    /// Takes in what was read beside it; of sheets on the right of all read so far.
    pub(super) fn take_in(&mut self, beside: Self) {
        self.left_out.extend(beside.left_out);
        self.diagnostics.extend(beside.diagnostics);
        self.without.extend(beside.without);
        if let (Some(grids), Some(further)) = (&mut self.grids, beside.grids) {
            grids.extend(further);
        }
        let (count, first) = beside.texts.stripped;
        self.texts.stripped.0 += count;
        if self.texts.stripped.1.is_none() {
            self.texts.stripped.1 = first;
        }
        for table in beside.tables {
            self.add(table);
        }
    }

    /// Adds a table, unless the file has too many cells with it.
    fn add(&mut self, table: RawTable) {
        self.cell_count += table.rows.len() * table.table.columns.len();
        if self.cell_count > self.limits.cells {
            self.without.push((table.table.sheet, NoTable::TooLarge));
        } else {
            self.tables.push(table);
        }
    }

    /// The sheets of a file whose cells were wanted, and what is wrong with it.
    pub(super) fn into_grids(self) -> (Vec<Grid>, Vec<Diagnostic>) {
        (self.grids.unwrap_or_default(), self.diagnostics)
    }

    /// What the round says of the file.
    pub(super) const fn input(&self) -> &'a Input {
        self.input
    }

    /// How large files may be.
    pub(super) const fn limits(&self) -> Limits {
        self.limits
    }

    /// Path as reports show it.
    pub(super) const fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// Adds a diagnostic.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Begins a sheet.
    pub(super) fn sheet(&self, name: Option<&str>, hidden: bool) -> SheetSink<'a> {
        let sheet = Sheet { path: self.path.clone(), name: name.map(visible) };
        if self.grids.is_some() {
            return SheetSink::Cells(GridScan::new(sheet, hidden, self.wanted));
        }
        let (input, headings, language) = (self.input, self.headings, self.language);
        let limits = self.limits;
        let context = Context { sheet, hidden, input, headings, language, limits };
        SheetSink::Table(Box::new(SheetScan::new(context)))
    }

    /// Ends a sheet.
    pub(super) fn close(&mut self, sheet: SheetSink<'a>) {
        let sheet = match sheet {
            SheetSink::Table(scan) => *scan,
            SheetSink::Cells(scan) => {
                return self.grids.get_or_insert_default().push(scan.finish());
            }
        };
        let (place, hidden) = (sheet.sheet().clone(), sheet.is_hidden());
        let Finished { tables, without, diagnostics } = sheet.finish(&mut self.texts);
        self.diagnostics.extend(diagnostics);
        if hidden && without != Some(NoTable::Empty) {
            self.report(Diagnostic::new(Code::SheetHidden).at(Place::sheet(&place)));
        }
        for table in tables {
            self.add(table);
        }
        self.without.extend(without.map(|reason| (place, reason)));
    }

    /// A sheet the round does not ask for.
    pub(super) fn leave_out(&mut self, name: &str) {
        self.left_out.push(Sheet { path: self.path.clone(), name: Some(name.into()) });
    }

    /// A sheet whose cells cannot be read to the end; none of it is used.
    pub(super) fn damaged(&mut self, name: &str, reason: &str) {
        let sheet = Sheet { path: self.path.clone(), name: Some(visible(name)) };
        let place = Place::sheet(&sheet);
        self.report(Diagnostic::new(Code::FileUnreadable).at(place).with("reason", reason));
    }

    /// Ends the file. Where no sheet at all has a table, each that was looked at is an error:
    /// something of the input is not in the result. Beside other tables a sheet is only listed,
    /// unless it has headings: then it is a table whose amounts are not in the result.
    pub(super) fn finish(mut self) -> (Vec<RawTable>, Vec<Diagnostic>) {
        if let (count, Some(first)) = &self.texts.stripped {
            let stripped = Diagnostic::new(Code::ControlCharacters)
                .at(Place::file(self.path.clone()))
                .with("count", count.to_string())
                .with("found", shown(first));
            self.report(stripped);
        }
        let alone = self.tables.is_empty();
        for (sheet, reason) in std::mem::take(&mut self.without) {
            let place = Place::sheet(&sheet);
            let mut diagnostic = match reason {
                NoTable::Empty => Diagnostic::new(Code::SheetEmpty).at(place),
                NoTable::NoHeadings(row) => {
                    Diagnostic::new(Code::SheetWithoutTable).at(place).with("found", row)
                }
                NoTable::NoAmounts(row, text) => Diagnostic::new(Code::AmountColumnMissing)
                    .at(place.at(Cell { row, column: 0 }))
                    .with("found", text),
                NoTable::TooLarge => {
                    Diagnostic::new(Code::FileUnreadable).at(place).with("reason", "too-large")
                }
            };
            if matches!(diagnostic.code, Code::SheetEmpty | Code::SheetWithoutTable) {
                diagnostic.severity = if alone { Severity::Error } else { Severity::Warning };
            }
            self.diagnostics.push(diagnostic);
        }
        (self.tables, self.diagnostics)
    }
}

/// A sheet's name without what cannot be seen; only damaged workbooks have such names.
fn visible(name: &str) -> Arc<str> {
    if name.chars().all(diagnostic::is_visible) {
        return name.into();
    }
    name.chars().filter(|&c| diagnostic::is_visible(c)).collect::<String>().into()
}
