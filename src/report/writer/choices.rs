//! Words to choose from that do not fit a literal list: a comma would part them, and all of them
//! together may have 255 characters only. They stand on a hidden sheet, one column a list.

use rust_xlsxwriter::{DataValidation, Formula, Workbook, XlsxError};

use crate::language::Language;

/// Characters of a literal list, its separators included.
const LITERAL: usize = 255;

/// Lists of a workbook that stand on the hidden sheet.
pub(super) struct Choices {
    sheet: String,
    lists: Vec<Vec<String>>,
}

impl Choices {
    pub(super) fn new(language: Language) -> Self {
        Self { sheet: language.text("report-sheet-choices"), lists: Vec::new() }
    }

    /// A validation that takes the words.
    pub(super) fn validation(&mut self, words: &[String]) -> Result<DataValidation, XlsxError> {
        let length: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
        if length <= LITERAL && words.iter().all(|word| !word.contains(',')) {
            return DataValidation::new().allow_list_strings(words);
        }
        let known = self.lists.iter().position(|list| list == words);
        let column = known.unwrap_or_else(|| {
            self.lists.push(words.to_vec());
            self.lists.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(column).expect("a workbook has few lists"),
        );
        let range = format!("='{}'!${column}$1:${column}${}", self.sheet, words.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    /// Adds the hidden sheet, where one is needed.
    pub(super) fn write(self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&self.sheet)?;
        worksheet.set_hidden(true);
        for (column, words) in (0..).zip(&self.lists) {
            for (row, word) in (0..).zip(words) {
                worksheet.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}
