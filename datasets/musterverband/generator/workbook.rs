//! Writes sheets as a workbook with a fixed date, so that its bytes can be made again.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::sheet::{Row, Sheet, Value};

/// Writes a workbook; amounts are shown in thousands where the file is in thousand euro.
pub(crate) fn write(path: &Path, sheets: &[Sheet], thousands: bool) -> Result<(), XlsxError> {
    let mut workbook = dated()?;
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        for (number, row) in (0..).zip(&sheet.rows) {
            write_row(worksheet, number, row, thousands)?;
        }
    }
    workbook.save(path)
}

/// A new workbook made on the day the round was laid out.
pub(crate) fn dated() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 7, 14)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_author("Landschaftsverband Musterland")
            .set_creation_datetime(&made),
    );
    Ok(workbook)
}

#[expect(clippy::cast_precision_loss, reason = "planned cents stay far below 2^53")]
fn write_row(
    worksheet: &mut Worksheet,
    number: u32,
    row: &Row,
    thousands: bool,
) -> Result<(), XlsxError> {
    let plain = if row.bold { Format::new().set_bold() } else { Format::new() };
    let amount = plain.clone().set_num_format("#,##0.00");
    let per_unit = if thousands { 100_000.0 } else { 100.0 };
    for (column, value) in (0..).zip(&row.values) {
        match value {
            Value::Blank => continue,
            Value::Text(text) => worksheet.write_with_format(number, column, text, &plain)?,
            Value::Code(code) => worksheet.write_with_format(number, column, *code, &plain)?,
            Value::Cents(cents) => {
                worksheet.write_with_format(number, column, *cents as f64 / per_unit, &amount)?
            }
        };
    }
    if row.hidden {
        worksheet.set_row_hidden(number)?;
    }
    Ok(())
}
