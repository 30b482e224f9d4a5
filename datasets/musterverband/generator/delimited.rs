//! Writes delimited files: one budget in Windows-1252, and the truth of all lines.

use std::error::Error;
use std::path::Path;

use encoding_rs::WINDOWS_1252;

use crate::sheet::{Located, Sheet, Value, german};

/// Writes the only sheet of a budget as an office program exports it on a German desktop.
pub(crate) fn write_budget(path: &Path, sheets: &[Sheet]) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in sheets.iter().flat_map(|sheet| &sheet.rows) {
        writer.write_record(row.values.iter().map(cell))?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let (bytes, _, lossy) = WINDOWS_1252.encode(&text);
    if lossy {
        return Err(format!("{} holds what Windows-1252 cannot write", path.display()).into());
    }
    std::fs::write(path, bytes)?;
    Ok(())
}

/// Writes rows of text in UTF-8.
pub(crate) fn write_text(path: &Path, rows: &[Vec<String>]) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    Ok(())
}

fn cell(value: &Value) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) => text.clone(),
        Value::Code(code) => code.to_string(),
        Value::Cents(cents) => german(*cents),
    }
}

/// Writes where each line stands and what it truly is.
pub(crate) fn write_truth(path: &Path, truths: &[Located]) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    writer.write_record(["file", "sheet", "row", "title", "truth", "reason"])?;
    for line in truths {
        let row = line.row.to_string();
        writer.write_record([
            &format!("budget/{}", line.file),
            &line.sheet,
            &row,
            &line.title,
            &line.truth,
            &line.reason,
        ])?;
    }
    writer.flush()?;
    Ok(())
}
