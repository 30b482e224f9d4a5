//! Open Document workbooks (`.ods`), streamed.
//!
//! In: the part `content.xml`. Out: the cells of its tables, one after the other. calamine lays
//! these workbooks out as grids, twice over, as large as two attributes claim; here a repeated
//! blank cell costs nothing and a repeated value no more than a sheet has columns. Deliberately
//! absent: formulas (their stored values count), styles but for hidden tables, tables in cells.

use std::collections::HashSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use crate::ingest::hidden::Hidden;
use crate::ingest::texts::LONGEST_TEXT;

/// Rows and columns of a sheet; spreadsheets have no more. A value that lies further out is handed
/// on at the first place beyond, so that it can be reported.
pub(super) const ROW_LIMIT: u32 = 1_048_576;
const COLUMN_LIMIT: u32 = 16_384;

/// The value of a cell as it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A date or duration in the notation of ISO 8601.
    Moment(String),
    /// A truth value.
    Truth(bool),
    /// An error, as the spreadsheet shows it.
    Error(String),
    /// A formula without a stored value.
    Unvalued,
}

/// Cells side by side of one value.
struct Run<T> {
    columns: std::ops::Range<u32>,
    value: T,
    /// Whether the value was computed by a formula.
    formula: bool,
}

/// The tables of a workbook, read one after the other.
pub(super) struct Tables<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    /// Styles of tables that are not shown.
    hidden_styles: HashSet<String>,
    style: Option<String>,
    hidden: Hidden,
}

/// A table: its name, and whether it is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Name of the sheet.
    pub(super) name: String,
    /// Whether it is hidden in its workbook.
    pub(super) hidden: bool,
}

impl<R: BufRead> Tables<R> {
    /// The tables of `content.xml`.
    pub(super) fn new(content: R) -> Self {
        let mut reader = Reader::from_reader(content);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self {
            reader,
            buffer: Vec::new(),
            hidden_styles: HashSet::new(),
            style: None,
            hidden: Hidden::default(),
        }
    }

    /// The next table, whose cells are then read with [`Tables::cells`].
    pub(super) fn next(&mut self) -> Result<Option<Name>, quick_xml::Error> {
        loop {
            self.buffer.clear();
            let Event::Start(start) = (match self.reader.read_event_into(&mut self.buffer)? {
                Event::Eof => return Ok(None),
                event => event,
            }) else {
                continue;
            };
            match start.name().as_ref() {
                "style:style" => self.style = attribute(&start, "style:name")?,
                "style:table-properties" => {
                    let shown = attribute(&start, "table:display")?;
                    if shown.as_deref() == Some("false") {
                        self.hidden_styles.extend(self.style.take());
                    }
                }
                "table:table" => {
                    let style = attribute(&start, "table:style-name")?.unwrap_or_default();
                    let hidden = self.hidden_styles.contains(&style);
                    let name = attribute(&start, "table:name")?.unwrap_or_default();
                    return Ok(Some(Name { name, hidden }));
                }
                _ => {}
            }
        }
    }

    /// Rows and columns that are hidden in the table whose cells were read last.
    pub(super) fn hidden(&mut self) -> Hidden {
        std::mem::take(&mut self.hidden)
    }

    /// Hands on the cells of the table begun last, row by row: each value once through `hold`,
    /// then to `take` with the place of each cell it stands in and whether a formula computed it,
    /// until that says that it has seen enough. The rest of the table is passed over.
    pub(super) fn cells<C, T: Clone>(
        &mut self,
        context: &mut C,
        hold: impl Fn(&mut C, Value) -> Option<T>,
        mut take: impl FnMut(&mut C, (u32, u32), T, bool) -> bool,
    ) -> Result<(), quick_xml::Error> {
        let (mut row, mut wanted, mut column) = (0_u32, true, 0_u32);
        self.hidden = Hidden::default();
        loop {
            self.buffer.clear();
            let repeats = match self.reader.read_event_into(&mut self.buffer)? {
                Event::Start(start) => match start.name().as_ref() {
                    "table:table-row" => {
                        let repeats = repeats(&start, "table:number-rows-repeated")?;
                        if let (false, Some(last)) = (is_shown(&start)?, repeats.checked_sub(1)) {
                            self.hidden.add_rows(row..=row.saturating_add(last));
                        }
                        repeats
                    }
                    "table:table-column" => {
                        let repeats = repeats(&start, "table:number-columns-repeated")?;
                        if let (false, Some(last)) = (is_shown(&start)?, repeats.checked_sub(1)) {
                            self.hidden.add_columns(column..=column.saturating_add(last));
                        }
                        column = column.saturating_add(repeats);
                        continue;
                    }
                    "table:table" => {
                        let end = start.to_end().into_owned();
                        self.reader.read_to_end_into(end.name(), &mut Vec::new())?;
                        continue;
                    }
                    _ => continue,
                },
                Event::End(end) if end.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(cut_short()),
                _ => continue,
            };
            let runs = self.row(|value| hold(context, value))?;
            let last = row.saturating_add(repeats).min(ROW_LIMIT + 1);
            row = row.min(ROW_LIMIT);
            while !runs.is_empty() && wanted && row < last {
                for Run { columns, value, formula } in &runs {
                    for column in columns.clone() {
                        wanted = wanted && take(context, (row, column), value.clone(), *formula);
                    }
                }
                row += 1;
            }
            row = last;
        }
    }

    /// The cells of a row that are not blank.
    fn row<T>(
        &mut self,
        mut hold: impl FnMut(Value) -> Option<T>,
    ) -> Result<Vec<Run<T>>, quick_xml::Error> {
        let (mut runs, mut column) = (Vec::new(), 0_u32);
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer)? {
                Event::Start(start)
                    if matches!(
                        start.name().as_ref(),
                        "table:table-cell" | "table:covered-table-cell"
                    ) =>
                {
                    let repeats = repeats(&start, "table:number-columns-repeated")?;
                    let formula = attribute(&start, "table:formula")?.is_some();
                    let stated = Stated::of(&start)?;
                    let text = self.text()?;
                    let last = column.saturating_add(repeats).min(COLUMN_LIMIT + 1);
                    column = column.min(COLUMN_LIMIT);
                    if let Some(value) = stated.value(text, formula).and_then(&mut hold) {
                        runs.push(Run { columns: column..last, value, formula });
                    }
                    column = last;
                }
                Event::End(end) if end.name().as_ref() == "table:table-row" => return Ok(runs),
                Event::Eof => return Err(cut_short()),
                _ => {}
            }
        }
    }

    /// The text of a cell up to its end, paragraphs parted by line breaks; no notes, no drawings.
    fn text(&mut self) -> Result<String, quick_xml::Error> {
        let (mut text, mut depth, mut paragraphs, mut aside) = (String::new(), 0_u32, 0_u32, 0_u32);
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer)?;
            match &event {
                Event::Eof => return Err(cut_short()),
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(_) => {
                    depth -= 1;
                    aside = aside.saturating_sub(1);
                }
                Event::Start(start) => {
                    depth += 1;
                    if aside > 0 || is_aside(start.name().as_ref()) {
                        aside += 1;
                        continue;
                    }
                    match start.name().as_ref() {
                        "text:p" => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                        }
                        "text:s" => {
                            let count = repeats(start, "text:c")?;
                            let count = usize::try_from(count).unwrap_or(LONGEST_TEXT);
                            text.extend(std::iter::repeat_n(' ', count.min(LONGEST_TEXT)));
                        }
                        "text:tab" => text.push('\t'),
                        "text:line-break" => text.push('\n'),
                        _ => {}
                    }
                }
                // Blanks between the tags of a cell are none of its text.
                _ if aside > 0 || paragraphs == 0 => {}
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref()? {
                    Some(character) => text.push(character),
                    // Entities of the file's own making are not expanded.
                    None => text.push_str(escape::resolve_xml_entity(entity).unwrap_or("\u{fffd}")),
                },
                _ => {}
            }
        }
    }
}

/// Whether a row or column is shown: neither folded nor left out by a filter.
fn is_shown(start: &BytesStart<'_>) -> Result<bool, quick_xml::Error> {
    let visibility = attribute(start, "table:visibility")?;
    Ok(!matches!(visibility.as_deref(), Some("collapse" | "filter")))
}

/// Notes and drawings beside a cell's text.
fn is_aside(name: &str) -> bool {
    name == "office:annotation" || name.starts_with("draw:") || name == "table:table"
}

/// What a cell says of its value.
struct Stated {
    kind: Option<String>,
    value: Option<String>,
    error: bool,
}

impl Stated {
    fn of(start: &BytesStart<'_>) -> Result<Self, quick_xml::Error> {
        let kind = attribute(start, "office:value-type")?;
        let name = match kind.as_deref() {
            Some("date") => "office:date-value",
            Some("time") => "office:time-value",
            Some("boolean") => "office:boolean-value",
            Some("string") => "office:string-value",
            _ => "office:value",
        };
        let value = attribute(start, name)?;
        let error = attribute(start, "calcext:value-type")?.as_deref() == Some("error");
        Ok(Self { kind, value, error })
    }

    /// The value with the text the cell shows; nothing for a blank cell.
    fn value(self, text: String, formula: bool) -> Option<Value> {
        if self.error {
            return Some(Value::Error(text));
        }
        match (self.kind.as_deref(), self.value) {
            (Some("boolean"), Some(value)) => Some(Value::Truth(value == "true")),
            (Some("date" | "time"), Some(value)) => Some(Value::Moment(value)),
            (Some("string"), Some(value)) => Some(Value::Text(value)),
            (Some("string") | None, _) if !text.is_empty() => Some(Value::Text(text)),
            (Some("string"), None) => None,
            (_, Some(value)) => match value.trim().parse() {
                Ok(number) => Some(Value::Number(number)),
                Err(_) => Some(Value::Text(value)),
            },
            (_, None) if formula => Some(Value::Unvalued),
            (_, None) => (!text.is_empty()).then_some(Value::Text(text)),
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, quick_xml::Error> {
    let Some(attribute) = start.try_get_attribute(name)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?.into_owned()))
}

/// How often a cell or row is repeated; what is no number counts as once.
fn repeats(start: &BytesStart<'_>, name: &str) -> Result<u32, quick_xml::Error> {
    let text = attribute(start, name)?;
    let digits = text.as_deref().map_or("1", str::trim);
    let many = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    Ok(digits.parse().unwrap_or(if many { u32::MAX } else { 1 }))
}

fn cut_short() -> quick_xml::Error {
    std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &str) -> Vec<((u32, u32), Value)> {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\">\
             <style:table-properties table:display=\"false\"/></style:style>\
             </office:automatic-styles><office:body><table:table table:name=\"A\" \
             table:style-name=\"ta2\">{rows}</table:table><table:table table:name=\"B &amp; C\"/>\
             </office:body></office:document-content>"
        );
        let mut tables = Tables::new(content.as_bytes());
        let first = tables.next().expect("sound");
        assert_eq!(first, Some(Name { name: "A".to_owned(), hidden: true }));
        let mut found = Vec::new();
        let hold = |(): &mut (), value| Some(value);
        tables
            .cells(&mut (), hold, |(), place, value, _| {
                found.push((place, value));
                found.len() < 100
            })
            .expect("sound");
        let second = tables.next().expect("sound");
        assert_eq!(second, Some(Name { name: "B & C".to_owned(), hidden: false }));
        tables.cells(&mut (), hold, |(), _, _, _| false).expect("sound");
        assert_eq!(tables.next().expect("sound"), None);
        found
    }

    fn row(cells: &str) -> String {
        format!("<table:table-row>{cells}</table:table-row>")
    }

    #[test]
    fn values_are_what_the_file_states_not_what_it_shows() {
        let found = cells(&row(
            "<table:table-cell office:value-type=\"currency\" office:value=\"1234.5\">\
             <text:p>1.235 €</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01\">\
             <text:p>1.3.26</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
             <table:table-cell office:value-type=\"string\" office:string-value=\"010\">\
             <text:p>x</text:p></table:table-cell>\
             <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" \
             office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p>\
             </table:table-cell>\
             <table:table-cell table:formula=\"of:=[.A1]\"/>\
             <table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" office:value=\"2\"/>",
        ));
        let values: Vec<Value> = found.into_iter().map(|(_, value)| value).collect();
        assert_eq!(
            values,
            [
                Value::Number(1234.5),
                Value::Moment("2026-03-01".to_owned()),
                Value::Truth(true),
                Value::Text("010".to_owned()),
                Value::Error("#DIV/0!".to_owned()),
                Value::Unvalued,
                Value::Number(2.0),
            ]
        );
    }

    #[test]
    fn texts_are_whole_and_notes_are_none_of_them() {
        let found = cells(&row("<table:table-cell office:value-type=\"string\">\
             <office:annotation><dc:creator>Ich</dc:creator><text:p>Notiz</text:p></office:annotation>\
             <text:p>A<text:s text:c=\"2\"/>&amp;<text:span> b</text:span>&#252;<text:tab/>c</text:p>\
             <text:p>zwei<text:line-break/>drei</text:p></table:table-cell>"));
        assert_eq!(found, [((0, 0), Value::Text("A  & bü\tc\nzwei\ndrei".to_owned()))]);
    }

    #[test]
    fn repeats_keep_places_and_blanks_cost_nothing() {
        let five = "<table:table-cell table:number-columns-repeated=\"2\" office:value=\"5\"/>";
        let blank = "<table:table-cell table:number-columns-repeated=\"3\"/>";
        let rows = format!(
            "<table:table-header-rows>{}</table:table-header-rows>\
             <table:table-row table:number-rows-repeated=\"1000\">{blank}</table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\">{blank}{five}</table:table-row>{}",
            row("<table:covered-table-cell office:value=\"1\"/>"),
            row(&format!("<table:table-cell table:number-columns-repeated=\"99999\"/>{five}")),
        );
        let places: Vec<(u32, u32)> = cells(&rows).into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, [(0, 0), (1001, 3), (1001, 4), (1002, 3), (1002, 4), (1003, 16_384)]);
        let endless = row(five).replace("-row>", "-row table:number-rows-repeated=\"4000000000\">");
        let endless = endless.replace(
            "</table:table-row table:number-rows-repeated=\"4000000000\">",
            "</table:table-row>",
        );
        assert_eq!(cells(&endless).len(), 100, "reading ends when enough was seen");
    }

    #[test]
    fn a_document_cut_short_is_an_error() {
        let content = "<table:table table:name=\"A\"><table:table-row><table:table-cell>";
        let mut tables = Tables::new(content.as_bytes());
        tables.next().expect("sound");
        assert!(tables.cells(&mut (), |(), value| Some(value), |(), _, _, _| true).is_err());
    }
}
