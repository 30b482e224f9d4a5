//! Lists: rows stream to the file; only texts that are shared stay in memory.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Formula, IgnoreError, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use super::choices::Choices;
use super::entry::{MESSAGE_CHARACTERS, TITLE_CHARACTERS, allowed, cut};
use super::{Title, set_height, set_up_print, write_cell};
use crate::report::format::{Formats, indented};
use crate::report::sheet::{
    Kind, LIST_ROWS, List, ListColumn, Look, Value, heading_lines, heading_room, lines,
};

/// Page breaks a sheet can hold.
const MOST_BREAKS: usize = 1_000;
/// Rows on average that are worth a page of their own.
const FEWEST_ROWS: u32 = 30;
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
    let mut writer = ListWriter {
        workbook,
        formats,
        title,
        choices,
        list,
        worksheet,
        row: 0,
        sheet_count: 1,
        group: String::new(),
        breaks: Vec::new(),
    };
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
    /// Value of the column whose values begin new pages, and the rows they begin at.
    group: String,
    breaks: Vec<u32>,
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
            worksheet.set_column_width(number, column.width.max(heading_room(&column.heading)))?;
            let format = self.formats.column(column.kind, column.wrapped, open);
            if self.list.figure_left_of(usize::from(number)) {
                worksheet.set_column_format(number, &indented(format.clone()))?;
            } else if uneven || column.kind != Kind::Text {
                worksheet.set_column_format(number, format)?;
            }
        }
        self.fold_columns()?;
        let worksheet = &mut self.worksheet;
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

    /// Neighbours that are folded fold together; the sign to unfold them stands behind the last.
    fn fold_columns(&mut self) -> Result<(), XlsxError> {
        let mut number = 0;
        for group in self.list.columns.chunk_by(|left, right| left.folded == right.folded) {
            let count = u16::try_from(group.len()).expect("a list has few columns");
            if group[0].folded {
                self.worksheet.group_columns_collapsed(number, number + count - 1)?;
            }
            number += count;
        }
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
        self.note_group(values);
        // What is folded away takes no room on the page.
        let texts = values.iter().zip(&self.list.columns);
        let texts = texts.filter(|(_, column)| column.wrapped && !column.folded);
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

    fn note_group(&mut self, values: &[Value<'_>]) {
        let mut columns = self.list.columns.iter().zip(values);
        let Some((_, value)) = columns.find(|(column, _)| column.paged) else { return };
        if value.text() != self.group {
            if self.row > 1 {
                self.breaks.push(self.row);
            }
            value.text().clone_into(&mut self.group);
        }
    }

    /// New pages for new values, unless that left most pages nearly empty.
    fn break_pages(&mut self) -> Result<(), XlsxError> {
        let breaks = std::mem::take(&mut self.breaks);
        let group_count = u32::try_from(breaks.len()).unwrap_or(u32::MAX).saturating_add(1);
        if !breaks.is_empty()
            && breaks.len() <= MOST_BREAKS
            && self.row / group_count >= FEWEST_ROWS
        {
            self.worksheet.set_page_breaks(&breaks)?;
        }
        self.group.clear();
        Ok(())
    }

    fn close(&mut self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.list.columns.len() - 1).expect("a list has few columns");
        self.break_pages()?;
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
