//! The sheet model: what stands on a sheet, without a word on how it looks or is written.
//!
//! In: content from the sheets. Out: a [`Page`] of figures and notes kept in memory, or a
//! [`List`] whose rows stream. Deliberately absent: formats, files.

mod entry;
mod list;
mod picture;
mod share;
mod value;
mod waterfall;

pub(super) use entry::{Check, Entry, EntryColumn, EntryKind, Open};
pub(super) use list::{Hint, LIST_ROWS, List, ListColumn, Sink};
pub(super) use picture::{Chart, Headline, Picture};
pub(super) use share::ShareChart;
pub(super) use value::{Kind, Value};
pub(super) use waterfall::Waterfall;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use textwrap::{WordSeparator, WordSplitter};

use crate::provenance;

const PIXELS_PER_CHARACTER: u32 = 7;
/// Height of a row of one line.
pub(super) const PIXELS_PER_ROW: u32 = 20;

/// What a cell is for; the format follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Text or figure beside a label; text runs on to the right.
    Plain,
    Title,
    Section,
    /// Heading of a table column.
    Header,
    /// Cell of a table; text wraps.
    Table,
    /// Sum or main figure.
    Strong,
    /// Explanation; runs on to the right.
    Note,
    /// Explanation beside a figure.
    Definition,
    Link,
    Input,
}

impl Look {
    pub(super) const ALL: [Self; 10] = [
        Self::Plain,
        Self::Title,
        Self::Section,
        Self::Header,
        Self::Table,
        Self::Strong,
        Self::Note,
        Self::Definition,
        Self::Link,
        Self::Input,
    ];
}

/// A cell of a page.
#[derive(Debug, Clone)]
pub(super) struct Cell<'a> {
    pub(super) value: Value<'a>,
    pub(super) look: Look,
}

/// A sheet of figures, tables and notes, kept in memory.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    pub(super) name: String,
    /// Column widths in characters.
    pub(super) widths: Vec<u16>,
    pub(super) rows: Vec<Vec<Cell<'a>>>,
    /// Pictures with row and column of their upper left corner.
    pub(super) pictures: Vec<((u32, u16), Picture)>,
    /// The whole sheet is one printed page.
    pub(super) on_one_sheet_of_paper: bool,
    /// Rows a new printed page starts at.
    pub(super) breaks: Vec<u32>,
    /// Rows that say in detail what the row above them sums up; they can be folded.
    pub(super) details: Vec<RangeInclusive<u32>>,
    /// Sums stand below their details rather than above.
    pub(super) sums_below: bool,
    /// Columns nobody has to see.
    pub(super) hidden_columns: std::ops::Range<u16>,
    /// Further printed pages side by side; the first two columns are repeated on each.
    pub(super) more_pages_wide: u16,
}

impl<'a> Page<'a> {
    /// A page that starts with its title.
    pub(super) fn new(name: String, title: String, widths: &[u16]) -> Self {
        let mut page = Self { name, widths: widths.to_vec(), ..Self::default() };
        page.push(Look::Title, [Value::from(title)]);
        page
    }

    /// Number of the row the next content goes to, counted from zero.
    pub(super) fn next_row(&self) -> u32 {
        u32::try_from(self.rows.len()).expect("a page has far fewer rows than a sheet")
    }

    /// Appends a row of one look; gives its number.
    pub(super) fn push(&mut self, look: Look, values: impl IntoIterator<Item = Value<'a>>) -> u32 {
        let row = self.next_row();
        self.rows.push(values.into_iter().map(|value| Cell { value, look }).collect());
        row
    }

    /// An empty row.
    pub(super) fn gap(&mut self) {
        self.rows.push(Vec::new());
    }

    /// An empty row and the heading of a section.
    pub(super) fn section(&mut self, text: String) {
        self.gap();
        self.push(Look::Section, [Value::from(text)]);
    }

    /// Headings of a table; gives their row.
    pub(super) fn header(&mut self, headings: impl IntoIterator<Item = String>) -> u32 {
        self.push(Look::Header, headings.into_iter().map(Value::from))
    }

    /// An explanation, broken into rows so that it fits the printed page without merged cells.
    pub(super) fn note(&mut self, text: &str) {
        // Text running on over repeated columns would be printed again, cut, on each page.
        let (room, column) = match self.more_pages_wide {
            0 => (self.width().min(150), 0),
            _ => (self.room_beside_repeated(), 2),
        };
        for line in broken(text, room as usize) {
            let blanks = (0..column).map(|_| Value::Blank);
            self.push(Look::Note, blanks.chain([Value::from(line)]));
        }
    }

    /// Characters the first of several printed pages has for sure, beside the two columns that
    /// all of them repeat.
    fn room_beside_repeated(&self) -> u32 {
        let more = u32::from(self.more_pages_wide);
        let repeated: u32 = self.widths.iter().take(2).map(|&width| u32::from(width)).sum();
        let page = (self.width() + more * repeated) / (1 + more);
        page.saturating_sub(repeated).clamp(40, 110)
    }

    /// A label and the text that explains it, broken like a note.
    pub(super) fn term(&mut self, label: String, text: &str) {
        let room = (self.width() - u32::from(self.widths[0])) as usize * 9 / 10;
        let mut label = Value::from(label);
        for line in broken(text, room) {
            let first = std::mem::replace(&mut label, Value::Blank);
            self.push(Look::Plain, [first, Value::from(line)]);
        }
    }

    /// Cells and the text that explains them, broken like a note.
    pub(super) fn entry(&mut self, cells: Vec<Value<'a>>, text: &str) {
        let room: u16 = self.widths[cells.len()..].iter().sum();
        let blank = vec![Value::Blank; cells.len()];
        let mut first = Some(cells);
        for line in broken(text, usize::from(room) * 9 / 10) {
            let cells = first.take().unwrap_or_else(|| blank.clone());
            self.push(Look::Plain, cells.into_iter().chain([Value::from(line)]));
        }
    }

    /// Width of all columns, in characters.
    pub(super) fn width(&self) -> u32 {
        self.widths.iter().map(|&width| u32::from(width)).sum()
    }

    /// What a heading stands above: headings of figures are aligned as the figures are.
    pub(super) fn kind_below(&self, row: u32, column: usize) -> Kind {
        let below = self.rows[row as usize + 1..].iter().take_while(|cells| !cells.is_empty());
        let mut kinds = below.filter_map(|cells| cells.get(column)).map(|cell| cell.value.kind());
        kinds.find(|&kind| kind != Kind::Text).unwrap_or(Kind::Text)
    }

    /// The cell is text, or empty, beside a figure.
    pub(super) fn figure_left_of(&self, row: u32, column: usize) -> bool {
        let Some(left) = column.checked_sub(1) else { return false };
        let cell = &self.rows[row as usize][left];
        let kind = match cell.look {
            Look::Header => self.kind_below(row, left),
            _ => cell.value.kind(),
        };
        kind != Kind::Text
    }

    /// The rows repeated on each printed page: the headings where all tables of the page have the
    /// same, or of the last table where it is longer than everything above it; else the title.
    pub(super) fn repeated_rows(&self) -> RangeInclusive<u32> {
        let head = self.head_row();
        let is_header = |cells: &Vec<Cell<'_>>| cells.iter().any(|cell| cell.look == Look::Header);
        let row = |index: usize| u32::try_from(index).expect("a page has far fewer rows");
        let Some(last) = self.rows.iter().rposition(is_header).filter(|_| head == 0) else {
            return head..=head;
        };
        let above = self.rows[..=last].iter().rev().take_while(|cells| is_header(cells)).count();
        let below = self.rows[last + 1..].iter().take_while(|cells| !cells.is_empty()).count();
        let ends = last + 1 + below >= self.rows.len();
        if ends && below > last { row(last + 1 - above)..=row(last) } else { head..=head }
    }

    /// The headings where all tables of the page have the same, else the title.
    pub(super) fn head_row(&self) -> u32 {
        let is_header =
            |cells: &&Vec<Cell<'_>>| cells.first().is_some_and(|cell| cell.look == Look::Header);
        let texts = |cells: &Vec<Cell<'_>>| -> Vec<String> {
            cells.iter().map(|cell| cell.value.text().to_owned()).collect()
        };
        let mut headers = self.rows.iter().filter(is_header);
        let Some(first) = headers.next().map(texts) else { return 0 };
        if headers.any(|cells| texts(cells) != first) {
            return 0;
        }
        let row = self.rows.iter().position(|cells| is_header(&cells)).unwrap_or(0);
        u32::try_from(row).expect("a page has far fewer rows than a sheet")
    }

    /// Marks the rows from one on as details of the row above them.
    pub(super) fn fold_from(&mut self, first: u32) {
        let next = self.next_row();
        if first < next {
            self.details.push(first..=next - 1);
        }
    }

    /// Characters the headings of a column need so that none of their words is broken.
    pub(super) fn heading_room(&self, column: usize) -> u16 {
        let headings = self.rows.iter().filter_map(|cells| cells.get(column));
        let headings = headings.filter(|cell| cell.look == Look::Header);
        headings.map(|cell| heading_room(cell.value.text())).max().unwrap_or(0)
    }

    /// Lines of text the row needs so that nothing is cut.
    pub(super) fn lines(&self, row: u32) -> u32 {
        let cells = self.rows[row as usize].iter().zip(&self.widths);
        let lines = cells.map(|(cell, &width)| match (&cell.value, cell.look) {
            (Value::Text(text), Look::Table) => lines(text, width),
            (Value::Text(text), Look::Header) => heading_lines(text, width),
            (Value::File { text, .. }, _) => lines(text, width),
            // Large type that is calculated does not make its row higher by itself.
            (Value::Formula { .. }, Look::Title) => 2,
            _ => 1,
        });
        lines.max().unwrap_or(1)
    }

    /// Puts a picture below what is there and keeps its rows free.
    pub(super) fn picture(&mut self, picture: Picture) {
        let rows = picture.size().1 / PIXELS_PER_ROW + 2;
        self.pictures.push(((self.next_row(), 0), picture));
        for _ in 0..rows {
            self.gap();
        }
    }

    /// Width of a picture as wide as all columns from one on.
    pub(super) fn pixels_from(&self, column: u16) -> u32 {
        let widths = self.widths[usize::from(column)..].iter();
        widths.map(|&width| u32::from(width)).sum::<u32>() * PIXELS_PER_CHARACTER
    }
}

/// Lines a text takes in a column of a width in characters.
pub(super) fn lines(text: &str, width: u16) -> u32 {
    let room = usize::from(width.saturating_sub(1).max(1));
    if text.len() <= room && !text.contains('\n') {
        return 1;
    }
    u32::try_from(text.lines().flat_map(|line| broken(line, room)).count()).unwrap_or(u32::MAX)
}

/// Characters a column needs so that no word of its heading is broken.
pub(super) fn heading_room(heading: &str) -> u16 {
    let longest = heading.split([' ', '-', '\n', '/']).map(|word| word.chars().count()).max();
    // As `heading_lines` counts: an eighth for bold letters, one for the cell's margin.
    u16::try_from((longest.unwrap_or(0) + 1) * 8 / 7 + 1).unwrap_or(u16::MAX).min(30)
}

/// Lines of a heading, whose bold letters are wider.
pub(super) fn heading_lines(text: &str, width: u16) -> u32 {
    lines(text, width - width / 8)
}

/// Lines of at most a width in characters; a single word that is longer is broken by force. No
/// line ends before the unit of a figure, or behind a sign or hyphen.
fn broken(text: &str, width: usize) -> Vec<String> {
    let tied = text.replace(" €", "\u{a0}€").replace(" %", "\u{a0}%");
    let options = textwrap::Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&tied, options).into_iter().map(Cow::into_owned).collect()
}

/// Name of a cell of a page, such as `B4`.
pub(super) fn a1(row: u32, column: u16) -> String {
    provenance::Cell { row, column }.a1()
}

/// A sheet of a workbook.
pub(super) enum Sheet<'a> {
    Page(Page<'a>),
    List(List<'a>),
    Entry(Entry<'a>),
}

impl<'a> From<Page<'a>> for Sheet<'a> {
    fn from(page: Page<'a>) -> Self {
        Self::Page(page)
    }
}

impl<'a> From<Entry<'a>> for Sheet<'a> {
    fn from(entry: Entry<'a>) -> Self {
        Self::Entry(entry)
    }
}

impl<'a> From<List<'a>> for Sheet<'a> {
    fn from(list: List<'a>) -> Self {
        Self::List(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_break_between_words() {
        assert_eq!(broken("eins zwei drei", 9), ["eins zwei", "drei"]);
        assert_eq!(broken("um -20,00 € mehr", 9), ["um", "-20,00\u{a0}€", "mehr"]);
        assert_eq!(broken("in P-SP5C-1", 8), ["in", "P-SP5C-1"]);
        assert_eq!(broken("", 9), [""]);
        assert_eq!(lines("Innovationsquote", 10), 2);
        assert_eq!(lines("Regel\nWort", 12), 2);
        assert_eq!(lines("Regel", 12), 1);
    }
}
