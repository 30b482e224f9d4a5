//! What `check` prints: files, sheets, columns, what is unresolved, and where the workbooks are.
//!
//! Laid out for a hundred characters, on a terminal as in a pipe; nothing depends on colour.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::language::Language;
use crate::provenance::column_letters;
use crate::report::feedback::Feedback;
use crate::report::feedback::outline::{FileOutline, PassedOver, outline};
use crate::report::feedback::unresolved::unresolved;
use crate::report::feedback::words::Words;
use crate::report::{Checked, origin_text};
use crate::schema::{Column, Role, Table};

const WIDTH: usize = 100;
/// Widths of letters, heading and role; why follows.
const LETTERS: usize = 5;
const HEADING: usize = 26;
const ROLE: usize = 32;

/// The whole text; `out` is the folder the workbooks were written to.
pub(super) fn text(checked: &Checked, out: Option<&str>) -> String {
    let language = checked.round.language;
    let words = Words::new(checked);
    let mut text = String::new();
    for file in outline(checked) {
        push_file(&mut text, checked, words, &file);
    }
    push_unresolved(&mut text, checked);
    if let Some(out) = out {
        let title = language.format("feedback-files-title", &[("path", out)]);
        text.push_str(&format!("\n{title}\n"));
        push_workbooks(&mut text, checked);
    }
    text
}

fn push_file(text: &mut String, checked: &Checked, words: Words<'_>, file: &FileOutline<'_>) {
    text.push_str(&format!("\n{}\n", file.path));
    for (number, table) in file.tables.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        push_table(text, checked.round.language, words, table);
    }
    if !file.tables.is_empty() && !file.passed_over.is_empty() {
        text.push('\n');
    }
    for passed in &file.passed_over {
        push_passed(text, checked.round.language, words, passed);
    }
}

fn push_table(text: &mut String, language: Language, words: Words<'_>, table: &Table) {
    let key = match (&table.sheet.name, table.hidden) {
        (None, _) => "feedback-table-text",
        (Some(_), false) => "feedback-table",
        (Some(_), true) => "feedback-table-hidden",
    };
    let header = language.count(u64::from(table.header_row) + 1);
    let sheet = table.sheet.name.as_deref().unwrap_or_default();
    let values = [("sheet", sheet), ("header", &header), ("input", &table.input)];
    push_wrapped(text, 2, &language.format(key, &values));
    push_wrapped(text, 2, &words.rows(table));
    text.push('\n');
    let heading = |key: &str| language.text(&format!("feedback-{key}"));
    push_cells(text, ["", &heading("heading"), &heading("taken-as"), &heading("why")]);
    for column in &table.columns {
        push_column(text, language, words, column);
    }
}

/// A column: what it was taken for and why; below it what stands in its cells.
fn push_column(text: &mut String, language: Language, words: Words<'_>, column: &Column) {
    let letters = column_letters(column.index);
    let open = column.role == Role::Unknown && column.seen.cell_count > 0;
    let mark = if open { format!("! {letters}") } else { format!("  {letters}") };
    let origin = origin_text(column.origin, language);
    let role = words.taken_as(column);
    push_cells(text, [&mark, &column.heading, &role, &origin]);
    let seen = &column.seen;
    if seen.cell_count == 0 {
        push_wrapped(text, LETTERS + 3, &language.text("feedback-no-cells"));
        return;
    }
    let count = language.count(seen.cell_count.into());
    let number = if seen.cell_count == 1 { "one" } else { "other" };
    let cells = language.format("feedback-cells", &[("count", &count), ("number", number)]);
    let samples: Vec<String> = seen.samples.iter().map(|sample| shortened(sample, 60)).collect();
    push_wrapped(text, LETTERS + 3, &format!("{cells}: {}", samples.join(" | ")));
    if let Some(money) = seen.money {
        push_wrapped(text, LETTERS + 3, &words.money(money));
    }
}

fn push_passed(text: &mut String, language: Language, words: Words<'_>, passed: &PassedOver<'_>) {
    let reason = words.reason(passed);
    let said = match passed.sheet {
        Some(sheet) => {
            language.format("feedback-passed-sheet", &[("sheet", sheet), ("reason", &reason)])
        }
        None => language.format("feedback-passed-file", &[("reason", &reason)]),
    };
    push_wrapped(text, 2, &said);
}

fn push_unresolved(text: &mut String, checked: &Checked) {
    let language = checked.round.language;
    let open = unresolved(checked);
    if open.is_empty() {
        text.push_str(&format!("\n{}\n", language.text("feedback-resolved")));
        return;
    }
    text.push_str(&format!("\n{}\n", language.text("feedback-open-title")));
    for (number, one) in (1..).zip(open) {
        let options = Options::new(WIDTH).subsequent_indent("     ");
        push_lines(text, &format!("{number:>3}. {}", one.what), options);
        let options = Options::new(WIDTH).initial_indent("     = ").subsequent_indent("       ");
        push_lines(text, &one.setting, options);
    }
}

fn push_workbooks(text: &mut String, checked: &Checked) {
    let language = checked.round.language;
    for (_, name, counts) in Feedback::new(checked, None).workbooks() {
        let [errors, warnings, notes] = counts.map(|count| language.count(count));
        let values = [("errors", errors.as_str()), ("warnings", &warnings), ("notes", &notes)];
        let counts = language.format("feedback-file-counts", &values);
        text.push_str(&format!("  {} {counts}\n", padded(name, 44)));
    }
}

/// A row of the column table; what does not fit its column goes on below it.
fn push_cells(text: &mut String, [letters, heading, role, why]: [&str; 4]) {
    let rest = WIDTH - LETTERS - HEADING - ROLE - 4;
    let columns = [(letters, LETTERS), (heading, HEADING), (role, ROLE), (why, rest)];
    let cells = columns.map(|(cell, width)| wrapped(cell, Options::new(width)));
    let height = cells.iter().map(Vec::len).max().unwrap_or(1);
    for line in 0..height {
        let parts = cells
            .iter()
            .zip(columns)
            .map(|(cell, (_, width))| padded(cell.get(line).map_or("", String::as_str), width));
        let row = parts.collect::<Vec<_>>().join(" ");
        text.push_str(&format!(" {}\n", row.trim_end()));
    }
}

fn push_wrapped(text: &mut String, indent: usize, said: &str) {
    let indent = " ".repeat(indent);
    push_lines(text, said, Options::new(WIDTH).initial_indent(&indent).subsequent_indent(&indent));
}

fn push_lines(text: &mut String, said: &str, options: Options<'_>) {
    for line in wrapped(said, options) {
        text.push_str(&line);
        text.push('\n');
    }
}

/// Lines broken between words; headings and codes keep their hyphens.
fn wrapped(said: &str, options: Options<'_>) -> Vec<String> {
    let options = options.word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(said, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}

/// A value of a cell on one line.
fn shortened(sample: &str, most: usize) -> String {
    let folded = sample.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &folded[..end]),
        None => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stay_aligned_whatever_they_hold() {
        let mut text = String::new();
        push_cells(&mut text, ["  A", "Maßnahme", "Bezeichnung", "bekannte Überschrift"]);
        push_cells(&mut text, ["! B", &"Begründung der Maßnahme ".repeat(4), "x", "y"]);
        push_cells(&mut text, ["  C", "予算の見出し", "Betrag", "z"]);
        let lines: Vec<&str> = text.lines().collect();
        let column_of = |line: &str, word: &str| {
            display_width(&line[..line.find(word).expect("the word is there")])
        };
        assert_eq!(column_of(lines[0], "Bezeichnung"), column_of(lines[1], "x"));
        let last = lines[lines.len() - 1];
        assert_eq!(column_of(lines[0], "Bezeichnung"), column_of(last, "Betrag"));
        assert!(lines.iter().all(|line| display_width(line) <= WIDTH), "{text}");
        assert!(lines.len() > 4, "a long heading goes on below");
    }
}
