//! Sheet model in, workbook out: the only file that knows how `rust_xlsxwriter` is spoken to,
//! beside the formats.

mod chart;
mod choices;
mod entry;
mod list;
mod palette;
mod share;
mod waterfall;

use std::borrow::Cow;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{
    Chart, ChartFont, DocProperties, ExcelDateTime, Formula, IgnoreError, Url, Workbook, Worksheet,
    XlsxError,
};

use self::choices::Choices;
use super::format::Formats;
use super::sheet::{Headline, Kind, Look, Page, Picture, Sheet, Value};
use crate::error::Error;
use crate::language::Language;
use crate::money::{Ratio, round_half_away};

/// What a workbook says of itself.
pub(super) struct Title {
    pub(super) language: Language,
    /// Currency of amounts that are to be filled in.
    pub(super) currency: String,
    /// The target that shares stand beside, where there is one.
    pub(super) target: Option<Ratio>,
    /// Name of the whole workbook.
    pub(super) name: String,
    pub(super) author: String,
    /// Left part of each page's footer.
    pub(super) footer: String,
    /// `Seite {page} von {pages}` with the spreadsheet's own place holders.
    pub(super) page_count: String,
    /// Further properties of the document, by name.
    pub(super) properties: Vec<(&'static str, String)>,
}

/// Characters a cell can hold, counted as UTF-16 counts them.
const CELL_CHARACTERS: usize = 32_767;
/// Nearly the speed of no compression, files a quarter larger than at the usual level.
pub const COMPRESSION_LEVEL: u8 = 2;
const A4: u8 = 9;
const POINTS_PER_LINE: u32 = 15;
/// More frozen rows would leave too few that move.
const FROZEN_ROWS: u32 = 8;
/// No row is higher; longer text is read in the cell itself.
const LINES_SHOWN: u32 = 27;

/// Writes a workbook; it appears whole or not at all.
pub(super) fn write(path: &Path, title: &Title, sheets: Vec<Sheet<'_>>) -> Result<(), Error> {
    let failed = |source| Error::Workbook { path: path.to_owned(), source };
    let mut workbook = assemble(title, sheets).map_err(failed)?;
    let partial = path.with_extension("xlsx.part");
    let io = |source| Error::Write { path: path.to_owned(), source };
    let mut file = BufWriter::with_capacity(1 << 20, fs::File::create(&partial).map_err(io)?);
    if let Err(source) = workbook.save_to_writer(&mut file) {
        drop(file);
        let _ = fs::remove_file(&partial);
        return Err(failed(source));
    }
    file.flush().map_err(io)?;
    drop(file);
    fs::rename(&partial, path).map_err(io)
}

fn assemble(title: &Title, sheets: Vec<Sheet<'_>>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION_LEVEL);
    // A clock would make two runs differ.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut properties = DocProperties::new()
        .set_title(&title.name)
        .set_author(&title.author)
        .set_creation_datetime(&created)
        .set_custom_property("Language", title.language.code());
    for (name, value) in &title.properties {
        properties = properties.set_custom_property(*name, value.as_str());
    }
    workbook.set_properties(&properties);
    let formats = Formats::new(title.language, &title.currency, title.target);
    let mut choices = Choices::new(title.language);
    for sheet in sheets {
        match sheet {
            Sheet::Page(page) => write_page(&mut workbook, &formats, title, &page)?,
            Sheet::List(list) => list::write(&mut workbook, &formats, title, &mut choices, &list)?,
            Sheet::Entry(entry) => {
                entry::write(&mut workbook, &formats, title, &mut choices, &entry)?;
            }
        }
    }
    choices.write(&mut workbook)?;
    Ok(workbook)
}

fn write_page(
    workbook: &mut Workbook,
    formats: &Formats,
    title: &Title,
    page: &Page<'_>,
) -> Result<(), XlsxError> {
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(&page.name)?;
    // A formula whose result is no figure must not show as 0 before anything is calculated.
    worksheet.set_formula_result_default("");
    set_up_print(worksheet, title, 1 + page.more_pages_wide);
    if page.on_one_sheet_of_paper {
        worksheet.set_print_fit_to_pages(1, 1);
    }
    if page.more_pages_wide > 0 {
        worksheet.set_repeat_columns(0, 1)?;
    }
    for (column, &width) in (0..).zip(&page.widths) {
        let heading = page.heading_room(usize::from(column));
        worksheet.set_column_width(column, width.max(heading))?;
    }
    for column in page.hidden_columns.clone() {
        worksheet.set_column_hidden(column)?;
    }
    for (row, cells) in (0..).zip(&page.rows) {
        for (column, cell) in (0..).zip(cells) {
            let kind = match cell.look {
                Look::Header => page.kind_below(row, usize::from(column)),
                _ => cell.value.kind(),
            };
            let format = if kind == Kind::Text && page.figure_left_of(row, usize::from(column)) {
                formats.beside_figure(cell.look)
            } else {
                formats.cell(cell.look, kind)
            };
            write_cell(worksheet, (row, column), &cell.value, Some(format))?;
        }
        set_height(worksheet, row, page.lines(row))?;
    }
    let last_row = page.next_row().saturating_sub(1);
    let columns = page.rows.iter().map(Vec::len).max().unwrap_or(1).max(page.widths.len());
    let last_column = u16::try_from(columns - 1).expect("a page has few columns");
    worksheet.set_print_area(0, 0, last_row, last_column)?;
    let head = page.head_row();
    let repeated = page.repeated_rows();
    worksheet.set_repeat_rows(*repeated.start(), *repeated.end())?;
    // What a sheet is about stays in sight; headings do where they stand near the top.
    let frozen_rows = if head <= FROZEN_ROWS { head + 1 } else { 1 };
    worksheet.set_freeze_panes(frozen_rows, if page.more_pages_wide > 0 { 2 } else { 0 })?;
    for rows in &page.details {
        worksheet.group_rows(*rows.start(), *rows.end())?;
    }
    worksheet.group_symbols_above(!page.sums_below);
    worksheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    worksheet.set_screen_gridlines(false);
    if !page.breaks.is_empty() {
        worksheet.set_page_breaks(&page.breaks)?;
    }
    for ((row, column), picture) in &page.pictures {
        let native = match picture {
            Picture::Classes(chart) => chart::native(chart),
            Picture::Steps(chart) => waterfall::native(chart),
            Picture::Shares(chart) => share::native(chart),
        };
        let beside = if *column > 0 { 10 } else { 0 };
        worksheet.insert_chart_with_offset(*row, *column, &native, beside, 0)?;
    }
    Ok(())
}

/// Names a chart, unless the words that name it stand in a cell, where they follow the figures.
fn set_title(chart: &mut Chart, headline: &Headline) {
    let title = chart.title();
    if headline.cell.is_some() {
        title.set_hidden();
    } else {
        title.set_name(&headline.text).set_font(ChartFont::new().set_size(12));
    }
}

fn set_up_print(worksheet: &mut Worksheet, title: &Title, pages_wide: u16) {
    worksheet.set_landscape();
    worksheet.set_paper_size(A4);
    worksheet.set_print_fit_to_pages(pages_wide, 0);
    worksheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    let footer = title.footer.replace('&', "&&");
    worksheet.set_footer(format!("&L{footer}&C&A&R{}", title.page_count));
}

/// Not every program fits rows to wrapped text by itself.
fn set_height(worksheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    if lines > 1 {
        worksheet.set_row_height(row, f64::from(lines.min(LINES_SHOWN) * POINTS_PER_LINE))?;
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    format: Option<&rust_xlsxwriter::Format>,
) -> Result<(), XlsxError> {
    match value {
        Value::Blank => match format {
            Some(format) => worksheet.write_blank(row, column, format)?,
            None => worksheet,
        },
        Value::Text(text) => match format {
            Some(format) => worksheet.write_string_with_format(row, column, safe(text), format)?,
            None => worksheet.write_string(row, column, safe(text))?,
        },
        Value::Formula { text, result } => {
            let formula = Formula::new(text).set_result(stored(result));
            match format {
                Some(format) => {
                    worksheet.write_formula_with_format(row, column, formula, format)?
                }
                None => worksheet.write_formula(row, column, formula)?,
            }
        }
        Value::Link { sheet, text } => {
            let url = Url::new(format!("internal:'{sheet}'!A1")).set_text(text);
            match format {
                Some(format) => worksheet.write_url_with_format(row, column, url, format)?,
                None => worksheet.write_url(row, column, url)?,
            }
        }
        Value::File { address, text } => {
            let url = Url::new(format!("file://{address}")).set_text(safe(text));
            match format {
                Some(format) => worksheet.write_url_with_format(row, column, url, format)?,
                None => worksheet.write_url(row, column, url)?,
            }
        }
        Value::Date(date) => match (day(*date), format) {
            (Some(day), Some(format)) => {
                worksheet.write_datetime_with_format(row, column, &day, format)?
            }
            (Some(day), None) => worksheet.write_datetime(row, column, &day)?,
            // Spreadsheets know no day before 1900.
            (None, _) => worksheet.write_string(row, column, date.to_string())?,
        },
        Value::Money(_) | Value::Share(_) | Value::Aimed(_) | Value::Count(_) | Value::Posts(_) => {
            let number = number(value);
            match format {
                Some(format) => worksheet.write_number_with_format(row, column, number, format)?,
                None => worksheet.write_number(row, column, number)?,
            }
        }
        Value::Input => worksheet,
    };
    Ok(())
}

fn day(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn number(value: &Value<'_>) -> f64 {
    match value {
        Value::Money(total) => total.spreadsheet(),
        Value::Share(share) | Value::Aimed(share) => share.spreadsheet(),
        Value::Count(count) => *count as f64,
        Value::Posts(hundredths) => *hundredths as f64 / 100.0,
        _ => unreachable!("only figures are written as numbers"),
    }
}

/// What a spreadsheet shows for a formula before it calculates anything itself.
fn stored(result: &Value<'_>) -> String {
    match result {
        Value::Money(total) => total.decimal(),
        Value::Text(text) => safe(text).into_owned(),
        Value::Share(share) | Value::Aimed(share) => digits(*share),
        Value::Count(_) | Value::Posts(_) => number(result).to_string(),
        _ => String::new(),
    }
}

/// A share with as many digits as a spreadsheet calculates with, so that its own quotient is
/// the same; a cell without formula carries six.
fn digits(share: Ratio) -> String {
    let scale = 10_i128.pow(15);
    let whole = share.numerator / share.denominator;
    // Digit by digit: a share of large sums times the scale is more than 128 bits hold.
    let (mut rest, mut units) = (share.numerator % share.denominator, whole * scale);
    for place in (0..15).rev() {
        units += rest * 10 / share.denominator * 10_i128.pow(place);
        rest = rest * 10 % share.denominator;
    }
    units += round_half_away(rest, share.denominator);
    let sign = if units < 0 { "-" } else { "" };
    let magnitude = units.abs();
    format!("{sign}{}.{:015}", magnitude / scale, magnitude % scale)
}

/// Text a cell can hold: no control characters, bounded in length.
fn safe(text: &str) -> Cow<'_, str> {
    // 0xC2 and 0xEF lead the characters of two and three bytes that XML cannot hold or no
    // reader shows.
    let odd = |byte: u8| {
        (u8::from(byte < 0x20) & u8::from(byte != b'\n'))
            | u8::from(byte == 0x7F)
            | u8::from(byte == 0xC2)
            | u8::from(byte == 0xEF)
    };
    // All bytes are looked at, without a way out in between: many at a time.
    if text.len() <= CELL_CHARACTERS && text.bytes().fold(0, |any, byte| any | odd(byte)) == 0 {
        return Cow::Borrowed(text);
    }
    let mut length = 0;
    let kept = text
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|&c| (c == '\n' || !c.is_control()) && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .take_while(|c| {
            length += c.len_utf16();
            length <= CELL_CHARACTERS
        });
    Cow::Owned(kept.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_shares_are_as_exact_as_a_spreadsheet() {
        let share = |numerator| Ratio { numerator, denominator: 3 };
        assert_eq!(digits(share(-2)), "-0.666666666666667");
        assert_eq!(digits(share(4)), "1.333333333333333");
    }

    #[test]
    fn text_of_cells_is_made_safe() {
        assert_eq!(safe("=1+1"), "=1+1");
        assert_eq!(safe("a\u{0}b\tc\u{85}d\ne\u{FFFE}§"), "ab cd\ne§");
        let long = safe(&"ä".repeat(40_000)).into_owned();
        assert_eq!(long.encode_utf16().count(), CELL_CHARACTERS);
        // A character of two units is not cut in half.
        let long = safe(&format!("{}😀", "a".repeat(32_766))).into_owned();
        assert_eq!(long.chars().count(), 32_766);
    }
}
