//! Lists: rows stream to the file; only texts that are shared stay in memory.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Formula, IgnoreError, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use super::choices::Choices;
use super::entry::{MESSAGE_CHARACTERS, TITLE_CHARACTERS, allowed, cut};
use super::{Title, set_height, set_up_print, write_cell};
use crate::report::format::{Formats, indented};
use crate::report::sheet::{Kind, LIST_ROWS, List, ListColumn, Look, Value, heading_lines, lines};

/// Rows below a list to fill in that take further entries.
const FURTHER_ROWS: u32 = 200;

/// Writes a list row by row as its content hands them over.
pub(super) fn write(
    workbook: &mut Workbook,
    formats: &Formats,
    title: &Title,
    choices: &mut Choices,
    list: &List<'_>,
) -> Result<(), XlsxError> {
    let worksheet = workbook.new_worksheet_with_low_memory()?;
    let mut writer =
        ListWriter { workbook, formats, title, choices, list, worksheet, row: 0, sheet_count: 1 };
    writer.begin()?;
    let mut outcome = Ok(());
    (list.fill)(&mut |values| {
        if outcome.is_ok() {
            outcome = writer.push(values);
        }
    });
    outcome?;
    writer.finish()
}

/// A list being written; goes on in a further sheet where one is full.
struct ListWriter<'w> {
    workbook: &'w mut Workbook,
    formats: &'w Formats,
    title: &'w Title,
    choices: &'w mut Choices,
    list: &'w List<'w>,
    worksheet: Worksheet,
    row: u32,
    sheet_count: u32,
}

impl ListWriter<'_> {
    fn begin(&mut self) -> Result<(), XlsxError> {
        let name = match self.sheet_count {
            1 => self.list.name.clone(),
            number => format!("{} {number}", self.list.name),
        };
        let worksheet = &mut self.worksheet;
        worksheet.set_name(name)?;
        set_up_print(worksheet, self.title, self.list.pages_wide);
        worksheet.set_repeat_rows(0, 0)?;
        if self.list.pages_wide > 1 {
            worksheet.set_repeat_columns(0, 0)?;
        }
        worksheet.set_freeze_panes(1, 1)?;
        // Where every row is one line high, text needs no format: a tenth of the sheet's bytes.
        let open = self.list.is_open();
        let uneven = open || self.list.columns.iter().any(|column| column.wrapped);
        for (number, column) in (0..).zip(&self.list.columns) {
            worksheet.set_column_width(number, column.width)?;
            let format = self.formats.column(column.kind, column.wrapped, open);
            if self.list.figure_left_of(usize::from(number)) {
                worksheet.set_column_format(number, &indented(format.clone()))?;
            } else if uneven || column.kind != Kind::Text {
                worksheet.set_column_format(number, format)?;
            }
        }
        let columns = self.list.columns.iter();
        let lines = columns.map(|column| heading_lines(&column.heading, column.width)).max();
        set_height(worksheet, 0, lines.unwrap_or(1))?;
        for (number, column) in (0..).zip(&self.list.columns) {
            let header = if self.list.figure_left_of(usize::from(number)) {
                self.formats.beside_figure(Look::Header)
            } else {
                self.formats.cell(Look::Header, column.kind)
            };
            worksheet.write_string_with_format(0, number, &column.heading, header)?;
        }
        self.row = 0;
        Ok(())
    }

    fn push(&mut self, values: &[Value<'_>]) -> Result<(), XlsxError> {
        if self.row == LIST_ROWS {
            let next = self.workbook.new_worksheet_with_low_memory()?;
            self.close()?;
            self.workbook.push_worksheet(std::mem::replace(&mut self.worksheet, next));
            self.sheet_count += 1;
            self.begin()?;
        }
        self.row += 1;
        let texts = values.iter().zip(&self.list.columns).filter(|(_, column)| column.wrapped);
        let lines = texts.map(|(value, column)| match value {
            Value::Text(text) => lines(text, column.width),
            Value::File { text, .. } => lines(text, column.width),
            _ => 1,
        });
        set_height(&mut self.worksheet, self.row, lines.max().unwrap_or(1))?;
        for ((number, value), column) in (0..).zip(values).zip(&self.list.columns) {
            let input = self.formats.cell(Look::Input, column.kind);
            if matches!(value, Value::Input) {
                self.worksheet.write_blank(self.row, number, input)?;
            } else if column.open && !matches!(value, Value::Blank) {
                write_cell(&mut self.worksheet, (self.row, number), value, Some(input))?;
            } else {
                let link = matches!(value, Value::File { .. }).then(|| self.formats.link_in_list());
                write_cell(&mut self.worksheet, (self.row, number), value, link)?;
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.list.columns.len() - 1).expect("a list has few columns");
        let worksheet = &mut self.worksheet;
        worksheet.autofilter(0, 0, self.row, last)?;
        worksheet.set_print_area(0, 0, self.row, last)?;
        worksheet.ignore_error_range(0, 0, self.row, last, IgnoreError::NumberStoredAsText)?;
        let open = self.list.is_open();
        for (number, column) in (0..).zip(&self.list.columns) {
            let further = if column.open { FURTHER_ROWS } else { 0 };
            let last = (self.row + further).min(LIST_ROWS);
            if let Some(validation) = validation(column, open, self.choices)?.filter(|_| last > 0) {
                worksheet.add_data_validation(1, number, last, number, &validation)?;
            }
        }
        if open {
            worksheet.protect_with_options(&ProtectionOptions {
                insert_rows: true,
                delete_rows: true,
                ..allowed()
            });
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), XlsxError> {
        self.close()?;
        self.workbook.push_worksheet(self.worksheet);
        Ok(())
    }
}

/// What may be entered in a column, and what somebody who enters it is told. In a list to fill
/// in the other columns take nothing: their cells have to be unlocked, because no spreadsheet
/// program sorts locked ones.
fn validation(
    column: &ListColumn,
    open: bool,
    choices: &mut Choices,
) -> Result<Option<DataValidation>, XlsxError> {
    let guarded = open && !column.open;
    if column.choices.is_empty() && column.hint.is_none() && !guarded {
        return Ok(None);
    }
    let mut validation = DataValidation::new();
    if guarded {
        validation = validation.allow_custom(Formula::new("FALSE"));
    } else if !column.choices.is_empty() {
        validation = choices.validation(&column.choices)?;
    } else if column.kind == Kind::Date {
        let first = ExcelDateTime::from_ymd(2000, 1, 1)?;
        validation = validation.allow_date(DataValidationRule::GreaterThanOrEqualTo(first));
    } else if column.kind == Kind::Share && column.open {
        validation = validation.allow_decimal_number(DataValidationRule::Between(0.0, 1.0));
    } else {
        validation = validation.allow_any_value();
    }
    if let Some(hint) = &column.hint {
        let title = cut(&hint.title, TITLE_CHARACTERS);
        if !hint.message.is_empty() {
            let message = cut(&hint.message, MESSAGE_CHARACTERS);
            validation = validation.set_input_title(&title)?.set_input_message(message)?;
        }
        if let Some(wrong) = &hint.wrong {
            let wrong = cut(wrong, MESSAGE_CHARACTERS);
            validation = validation.set_error_title(&title)?.set_error_message(wrong)?;
        }
    }
    Ok(Some(validation))
}
