//! Sheets people fill in: protection, choices, messages.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula,
    IgnoreError, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::choices::Choices;
use super::{Title, set_height, set_up_print, write_cell};
use crate::report::format::Formats;
use crate::report::sheet::{
    Check, Entry, EntryColumn, EntryKind, Kind, Look, Open, Value, heading_lines, lines,
};

/// Characters a spreadsheet shows in the message of a cell.
pub(super) const MESSAGE_CHARACTERS: usize = 255;
/// Characters it shows in a message's title.
pub(super) const TITLE_CHARACTERS: usize = 32;
/// More than any budget; what is refused is a slip of the keyboard.
const LARGEST: f64 = 1e12;

/// Writes a sheet to fill in.
pub(super) fn write(
    workbook: &mut Workbook,
    formats: &Formats,
    title: &Title,
    choices: &mut Choices,
    entry: &Entry<'_>,
) -> Result<(), XlsxError> {
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(&entry.name)?;
    set_up_print(worksheet, title, entry.pages_wide);
    for (number, column) in (0..).zip(&entry.columns) {
        worksheet.set_column_width(number, column.width)?;
    }
    write_head(worksheet, formats, entry)?;
    write_rows(worksheet, formats, entry)?;
    let header_row = entry.header_row();
    let last_row = last_row(entry);
    let last_column = u16::try_from(entry.columns.len() - 1).expect("a form has few columns");
    worksheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    if entry.hidden {
        worksheet.set_very_hidden(true);
    } else {
        for (number, column) in (0..).zip(&entry.columns) {
            if let Some(validation) = validation(column, choices)? {
                worksheet.add_data_validation(
                    header_row + 1,
                    number,
                    last_row,
                    number,
                    &validation,
                )?;
            }
        }
        worksheet.set_freeze_panes(header_row + 1, 1)?;
        worksheet.set_repeat_rows(header_row, header_row)?;
        worksheet.set_repeat_columns(0, 0)?;
        worksheet.set_print_area(0, 0, last_row, last_column)?;
        worksheet.autofilter(header_row, 0, last_row, last_column)?;
    }
    worksheet.protect_with_options(&allowed());
    Ok(())
}

fn last_row(entry: &Entry<'_>) -> u32 {
    let filled = u32::try_from(entry.rows.len()).expect("a sheet holds the rows");
    entry.header_row() + filled + entry.blank_count
}

/// What a protected sheet still allows: to look at it as one likes.
pub(super) fn allowed() -> ProtectionOptions {
    ProtectionOptions {
        select_locked_cells: true,
        select_unlocked_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}

fn write_head(
    worksheet: &mut Worksheet,
    formats: &Formats,
    entry: &Entry<'_>,
) -> Result<(), XlsxError> {
    for (row, cells) in (0..).zip(&entry.head) {
        for (column, cell) in (0..).zip(cells) {
            if matches!(cell.value, Value::Blank) {
                continue;
            }
            let format = formats.cell(cell.look, cell.value.kind());
            write_cell(worksheet, (row, column), &cell.value, Some(format))?;
        }
    }
    let row = entry.header_row();
    let heights = entry.columns.iter().map(|column| heading_lines(&column.heading, column.width));
    set_height(worksheet, row, heights.max().unwrap_or(1))?;
    for (number, column) in (0..).zip(&entry.columns) {
        let kind = if column.kind == EntryKind::Money { Kind::Money } else { Kind::Text };
        let header = formats.cell(Look::Header, kind);
        worksheet.write_string_with_format(row, number, &column.heading, header)?;
    }
    Ok(())
}

fn write_rows(
    worksheet: &mut Worksheet,
    formats: &Formats,
    entry: &Entry<'_>,
) -> Result<(), XlsxError> {
    let first_row = entry.header_row() + 1;
    for (row, values) in (first_row..).zip(&entry.rows) {
        let mut height = 1;
        for ((number, column), value) in (0..).zip(&entry.columns).zip(values) {
            if let (Value::Text(text), EntryKind::Text) = (value, column.kind) {
                height = height.max(lines(text, column.width));
            }
            let format = formats.entry(column.kind, column.open == Open::Everywhere);
            write_cell(worksheet, (row, number), value, Some(format))?;
        }
        set_height(worksheet, row, height)?;
    }
    let filled = u32::try_from(entry.rows.len()).expect("a sheet holds the rows");
    for row in first_row + filled..=last_row(entry) {
        for (number, column) in (0..).zip(&entry.columns) {
            let format = formats.entry(column.kind, column.open != Open::Nowhere);
            worksheet.write_blank(row, number, format)?;
        }
    }
    Ok(())
}

/// What a column accepts, with its message; locked columns say nothing.
fn validation(
    column: &EntryColumn,
    choices: &mut Choices,
) -> Result<Option<DataValidation>, XlsxError> {
    if column.open == Open::Nowhere {
        return Ok(None);
    }
    let day = |year| ExcelDateTime::from_ymd(year, 1, 1);
    let validation = DataValidation::new();
    let (validation, strict) = match &column.check {
        Check::Anything => (validation.allow_any_value(), true),
        Check::Words { words, strict } => (choices.validation(words)?, *strict),
        Check::Cells(range) => (validation.allow_list_formula(Formula::new(range)), false),
        Check::Money => {
            let rule = DataValidationRule::Between(-LARGEST, LARGEST);
            (validation.allow_decimal_number(rule), true)
        }
        Check::Date => {
            let rule = DataValidationRule::Between(day(1990)?, day(2100)?);
            (validation.allow_date(rule), true)
        }
    };
    let style =
        if strict { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Warning };
    let title = cut(&column.heading, TITLE_CHARACTERS);
    let mut validation = validation.set_error_style(style);
    if !column.refusal.is_empty() {
        let refusal = cut(&column.refusal, MESSAGE_CHARACTERS);
        validation = validation.set_error_title(&*title)?.set_error_message(refusal)?;
    }
    if !column.message.is_empty() {
        let message = cut(&column.message, MESSAGE_CHARACTERS);
        validation = validation.set_input_title(title)?.set_input_message(message)?;
    }
    Ok(Some(validation))
}

pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
