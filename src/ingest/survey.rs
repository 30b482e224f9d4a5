//! A file as it stands: every cell, before anybody says what it means.
//!
//! In: a file and how its text is to be read. Out: its sheets cell by cell, with what was found
//! of encoding and delimiter; and the numbers of a column of such cells. Floating point ends
//! here too: a number leaves as the shortest decimal that spells it. Deliberately absent: header
//! rows, roles and control sums, which only a declared mapping gives.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::container::{self, Format};
use crate::ingest::file::FileScan;
use crate::ingest::notation::{self, Notation, Reading};
use crate::ingest::texts::Held;
use crate::ingest::words::{self, Words};
use crate::ingest::{Unusable, delimited, encoding, workbook};
use crate::provenance::{Cell, Place, Sheet, Source};
use crate::round::headings::Headings;
use crate::round::{Encoding, Input, NumberFormat, Round};
use crate::schema::Text;

/// Cells of a sheet that are looked at.
const CELL_LIMIT: usize = 4_000_000;
/// The first rows of a sheet, where headings and labels stand.
pub(super) const HEAD_ROWS: u32 = 200;

/// A file as it stands.
#[derive(Debug)]
pub struct Survey {
    /// Path, hash and size.
    pub source: Source,
    /// Encoding and delimiter, where the file is delimited text.
    pub text: Option<TextForm>,
    /// Its sheets, in order; a delimited file is one sheet without a name.
    pub grids: Vec<Grid>,
    /// Sheets that cannot be read to the end, text that swallows lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// How a delimited file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextForm {
    /// The encoding its bytes are valid in.
    pub encoding: &'static str,
    /// How sure the encoding is.
    pub fit: EncodingFit,
    /// The delimiter that parts its records most evenly.
    pub delimiter: u8,
}

/// How sure an encoding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingFit {
    /// The bytes are valid UTF-8, or begin with a byte order mark.
    Proven,
    /// All letters beyond ASCII are such as German texts have.
    Fitting,
    /// There are signs German texts do not have.
    Doubtful,
}

/// A sheet as it stands.
#[derive(Debug)]
pub struct Grid {
    /// File and sheet.
    pub sheet: Sheet,
    /// The sheet is hidden in its workbook.
    pub hidden: bool,
    /// Cells that are not blank, by row and column.
    pub cells: Vec<(Cell, Content)>,
    /// There are more cells than were looked at.
    pub cut: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Clean text.
    Text(Text),
    /// A number, as the shortest decimal that spells it.
    Number(Decimal),
    /// A date.
    Date(Date),
    /// An error value, or a formula without a stored value.
    Unreadable,
}

/// Looks at every cell of a file; what the input says of encoding, delimiter and sheets holds.
///
/// # Errors
///
/// Why the file cannot be read at all.
pub fn survey(
    path: &Path,
    shown_path: &str,
    round: &Round,
    input: &Input,
) -> Result<Survey, Box<Diagnostic>> {
    survey_where(path, shown_path, round, input, None)
}

/// Tells texts that only sheets of use have among their first rows.
pub(super) type Wanted = fn(&str) -> bool;

/// The same, but a sheet without such a text is left after its first rows.
pub(super) fn survey_where(
    path: &Path,
    shown_path: &str,
    round: &Round,
    input: &Input,
    wanted: Option<Wanted>,
) -> Result<Survey, Box<Diagnostic>> {
    let shown_path: Arc<str> = shown_path.into();
    let problem = |code, reason: String| {
        Box::new(Diagnostic::new(code).at(Place::file(shown_path.clone())).with("reason", reason))
    };
    let bytes = super::open(path, round.limits.file_bytes)
        .map_err(|(code, reason)| problem(code, reason))?;
    let source = Source::of(shown_path.clone(), &bytes);
    let mut input = input.clone();
    let unusable = |Unusable { reason }| problem(Code::FileUnreadable, reason);
    let format = container::detect(&bytes, &round.limits).map_err(unusable)?;
    let text = matches!(format, Format::Delimited).then(|| text_form(&bytes, &mut input));
    let headings = Headings::new(round, &input);
    let mut scan = FileScan::of_cells(shown_path.clone(), round, &input, &headings, wanted);
    match format {
        Format::Delimited => delimited::read(&bytes, &mut scan),
        format => workbook::read(&bytes, format, &mut scan),
    }
    .map_err(unusable)?;
    let (grids, diagnostics) = scan.into_grids();
    Ok(Survey { source, text, grids, diagnostics })
}

/// Finds encoding and delimiter and notes them in the input the file is read with.
fn text_form(bytes: &[u8], input: &mut Input) -> TextForm {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let wide = encoding::utf16(bytes).filter(|_| marked.is_none());
    let plain = std::str::from_utf8(bytes).is_ok().then_some(encoding_rs::UTF_8);
    let proven = marked.or(plain.filter(|_| wide.is_none()));
    let encoding = proven.or(wide).unwrap_or(encoding_rs::WINDOWS_1252);
    input.encoding = Encoding::Declared(encoding);
    let (decoded, _) = encoding.decode_with_bom_removal(bytes);
    let fit = match proven {
        Some(_) => EncodingFit::Proven,
        None if decoded.chars().all(|c| c.is_ascii() || is_german(c)) => EncodingFit::Fitting,
        None => EncodingFit::Doubtful,
    };
    let delimiter = input.delimiter.unwrap_or_else(|| delimited::find_delimiter(&decoded));
    input.delimiter = Some(delimiter);
    TextForm { encoding: encoding.name(), fit, delimiter }
}

/// Signs beyond ASCII that German texts have, names of foreign origin included.
pub(super) const fn is_german(c: char) -> bool {
    matches!(
        c,
        'ä' | 'ö'
            | 'ü'
            | 'Ä'
            | 'Ö'
            | 'Ü'
            | 'ß'
            | '§'
            | '€'
            | '°'
            | '²'
            | '³'
            | '½'
            | '´'
            | '„'
            | '“'
            | '”'
            | '‚'
            | '‘'
            | '’'
            | '–'
            | '—'
            | '…'
            | '•'
            | '·'
            | '«'
            | '»'
            | '®'
            | 'é'
            | 'è'
            | 'à'
            | 'á'
            | 'â'
            | 'ê'
            | 'ô'
            | 'ç'
            | 'ñ'
            | 'É'
            | '\u{a0}'
            | '\u{ad}'
    )
}

/// The numbers of a column.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Parallel to the cells: the number, where one can be read.
    pub values: Vec<Option<Decimal>>,
    /// Texts that are a number in one notation only, or in both alike.
    pub text_count: usize,
    /// How those texts are written; nothing where none of them decides it.
    pub notation: Option<NumberFormat>,
    /// Texts whose value depends on the notation, where nothing decides it.
    pub ambiguous_count: usize,
    /// Texts that stand for "no amount".
    pub absent_count: usize,
    /// Cells that hold something that is no number and stands for none.
    pub other_count: usize,
}

/// The numbers of a column's cells, texts read in the notation the column itself decides.
#[must_use]
pub fn numbers(cells: &[Option<Content>]) -> Numbers {
    let readings: Vec<Option<(Reading, Words)>> = cells
        .iter()
        .map(|cell| match cell {
            Some(Content::Text(text)) => Some(notation::read(text)),
            _ => None,
        })
        .collect();
    let read = readings.iter().flatten().map(|(reading, _)| reading);
    let decided = notation::decide(NumberFormat::Detect, read);
    let notation = decided.map(|notation| match notation {
        Notation::German => NumberFormat::German,
        Notation::English => NumberFormat::English,
    });
    let mut numbers = Numbers { notation, ..Numbers::default() };
    for (cell, reading) in cells.iter().zip(readings) {
        let value = match cell {
            Some(Content::Number(number)) => Some(*number),
            Some(Content::Text(text)) => {
                reading.and_then(|reading| numbers.text(text, reading, decided))
            }
            None => None,
            Some(Content::Date(_) | Content::Unreadable) => {
                numbers.other_count += 1;
                None
            }
        };
        numbers.values.push(value);
    }
    numbers
}

impl Numbers {
    /// The number of a text, in single units where the text names its own.
    fn text(
        &mut self,
        text: &str,
        (reading, words): (Reading, Words),
        decided: Option<Notation>,
    ) -> Option<Decimal> {
        let number = match (reading, decided) {
            (Reading::Number(value) | Reading::Only(_, value), _) => {
                self.text_count += 1;
                value
            }
            (Reading::Ambiguous(german, _), Some(Notation::German)) => german,
            (Reading::Ambiguous(_, english), Some(Notation::English)) => english,
            (Reading::Ambiguous(german, _), None) => {
                self.ambiguous_count += 1;
                german
            }
            (Reading::None, _) => {
                let absent = words::is_absent(text, &[]);
                self.absent_count += usize::from(absent);
                self.other_count += usize::from(!absent);
                return None;
            }
        };
        number.checked_mul(Decimal::from(words.unit.unwrap_or(1)))
    }
}

/// A sheet while its cells are collected.
#[derive(Debug)]
pub(super) struct GridScan {
    grid: Grid,
    /// What is still to be found for the sheet to be read on.
    wanted: Option<Wanted>,
}

impl GridScan {
    /// A sheet no cell of which is read yet.
    pub(super) const fn new(sheet: Sheet, hidden: bool, wanted: Option<Wanted>) -> Self {
        Self { grid: Grid { sheet, hidden, cells: Vec::new(), cut: false }, wanted }
    }

    /// File and name of the sheet.
    pub(super) const fn sheet(&self) -> &Sheet {
        &self.grid.sheet
    }

    /// Takes in a cell; false once nothing more of the sheet is looked at.
    pub(super) fn push(&mut self, cell: Cell, held: Held) -> bool {
        if self.grid.cells.len() == CELL_LIMIT {
            self.grid.cut = true;
            return false;
        }
        if let Some(wanted) = self.wanted {
            match &held {
                Held::Text(text) if wanted(text) => self.wanted = None,
                _ if cell.row >= HEAD_ROWS => return false,
                _ => {}
            }
        }
        self.grid.cells.push((cell, content(held)));
        true
    }

    /// The sheet with its cells in order.
    pub(super) fn finish(mut self) -> Grid {
        self.grid.cells.sort_by_key(|(cell, _)| *cell);
        self.grid.cells.dedup_by_key(|(cell, _)| *cell);
        self.grid
    }
}

fn content(held: Held) -> Content {
    match held {
        Held::Text(text) | Held::LongText(text) => Content::Text(text),
        Held::Number(number) => {
            Decimal::from_str(&number.to_string()).map_or(Content::Unreadable, Content::Number)
        }
        Held::Date(date) => Content::Date(date),
        Held::Error(_) | Held::Unvalued => Content::Unreadable,
    }
}

/// The date of a text, in one of the spellings that are read.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    super::rows::date(text)
}

/// Whether a text is a date in one of the spellings that are read.
#[must_use]
pub fn is_date(text: &str) -> bool {
    super::rows::date(text).is_some()
}
