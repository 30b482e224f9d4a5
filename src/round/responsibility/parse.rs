//! The matrix from its text: `Kennung;Kapitel;Aufgabe;Reichweite;Schlüssel;<units>;Bemerkung`.
//!
//! In: delimited text. Out: a [`Matrix`], and every problem with its row. What must hold of each row:
//! one unit is responsible, one approves (it may be the same), and rows of one key differ by reach.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::SettingsProblem;
use crate::language::Language;
use crate::schema::Text;

use super::{Duty, Matrix, Part, Reach, Row};

/// Headings of the columns that hold no duties.
const FIXED: [&str; 6] = ["Kennung", "Kapitel", "Aufgabe", "Reichweite", "Schlüssel", "Bemerkung"];

/// Takes a problem: the line, the key of its text, the values of the text.
pub(super) type Say<'a> = dyn FnMut(u32, &str, &[(&str, &str)]) + 'a;

/// Rows of a small delimited table, each with its line, without the headings.
pub(super) struct Rows {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

/// Takes a table of semicolons apart; what is no table is a problem.
pub(super) fn rows(text: &str, say: &mut Say<'_>) -> Rows {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut found = Rows { headings: Vec::new(), rows: Vec::new() };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                say(1, "settings-matrix-table", &[("reason", &error.to_string())]);
                break;
            }
        };
        let line = record.position().map_or(1, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if found.headings.is_empty() {
            found.headings = cells;
        } else if cells.iter().any(|cell| !cell.is_empty()) {
            found.rows.push((line, cells));
        }
    }
    found
}

/// Reads a matrix; problems are added to the list.
pub(super) fn matrix(
    text: &str,
    path: &str,
    language: Language,
    problems: &mut Vec<SettingsProblem>,
) -> Matrix {
    let mut say = |line: u32, key: &str, values: &[(&str, &str)]| {
        problems.push(SettingsProblem {
            path: path.to_owned(),
            line,
            cell: String::new(),
            message: language.format(key, values),
        });
    };
    let table = rows(text, &mut say);
    let column = |name: &str| table.headings.iter().position(|heading| heading == name);
    for name in ["Kennung", "Aufgabe"] {
        if column(name).is_none() {
            say(1, "settings-matrix-column", &[("heading", name)]);
        }
    }
    let units: Vec<usize> = (0..table.headings.len())
        .filter(|&index| !FIXED.contains(&&*table.headings[index]))
        .collect();
    if units.is_empty() {
        say(1, "settings-matrix-units", &[]);
    }
    let mut matrix = Matrix {
        actors: units.iter().map(|&index| table.headings[index].as_str().into()).collect(),
        rows: Vec::new(),
    };
    // Rows of which a cell cannot be read: nobody can say what they lack.
    let mut unread = BTreeSet::new();
    for (line, cells) in &table.rows {
        let cell = |index: Option<usize>| index.and_then(|index| cells.get(index));
        let text_of = |name: &str| -> Text { cell(column(name)).map_or("", |cell| cell).into() };
        let reach = text_of("Reichweite");
        let known = Reach::read(&reach);
        if known.is_none() && !reach.is_empty() {
            say(*line, "settings-matrix-reach", &[("found", &reach)]);
        }
        let mut parts = Vec::new();
        for (actor, &index) in units.iter().enumerate() {
            let Some(text) = cell(Some(index)).filter(|text| !text.is_empty()) else { continue };
            match self::parts(actor, text) {
                Some(found) => parts.extend(found),
                None => {
                    say(*line, "settings-matrix-cell", &[("found", text)]);
                    unread.insert(*line);
                }
            }
        }
        let id = text_of("Kennung");
        let key = Some(text_of("Schlüssel")).filter(|key| !key.is_empty());
        matrix.rows.push(Row {
            title: text_of("Aufgabe"),
            key: key.unwrap_or_else(|| id.clone()),
            id,
            reach: known,
            parts,
            remark: text_of("Bemerkung"),
            row: line.saturating_sub(1),
        });
    }
    check(&matrix, &unread, &mut say);
    matrix
}

/// Duties of one cell: `Z,F`, `F (FB 21)`, `Z (10.02),F`, `B?`, `Z?,F (FB 21)`; nothing if it
/// says anything else. A question mark at the end puts the whole cell in doubt, one before that
/// its own duty only.
fn parts(actor: usize, text: &str) -> Option<Vec<Part>> {
    let is_doubtful = text.ends_with('?');
    let mut unit: Option<Text> = None;
    let mut parts: Vec<Part> = Vec::new();
    for piece in text.split(',').map(str::trim) {
        let own = piece.strip_suffix('?').unwrap_or(piece);
        let (letter, named) = match own.split_once('(') {
            Some((letter, rest)) => (letter.trim(), Some(rest.strip_suffix(')')?.trim())),
            None => (own, None),
        };
        let is_own_doubtful = own != piece || letter.ends_with('?');
        let letter = letter.strip_suffix('?').unwrap_or(letter);
        let duty = Duty::ALL.into_iter().find(|duty| letter == duty.letter().to_string())?;
        // `Z (10.02),F`: what follows is the same unit's.
        unit = named.map(Into::into).or(unit);
        if parts.iter().any(|part| part.duty == duty) {
            return None;
        }
        let doubtful = is_doubtful || is_own_doubtful;
        parts.push(Part { actor, duty, unit: unit.clone(), doubtful });
    }
    Some(parts)
}

/// What must hold of every row, and of the rows of one key.
fn check(matrix: &Matrix, unread: &BTreeSet<u32>, say: &mut Say<'_>) {
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    let mut cases: BTreeMap<(&str, Option<Reach>), &Row> = BTreeMap::new();
    for row in &matrix.rows {
        let line = row.row + 1;
        let count = |duty: Duty| row.parts.iter().filter(|part| part.duty == duty).count();
        let values = [("task", &*row.title)];
        if row.id.is_empty() {
            say(line, "settings-matrix-id", &values);
        }
        let is_read = !unread.contains(&line);
        match count(Duty::Responsible) {
            1 => {}
            _ if !is_read => {}
            0 => say(line, "settings-matrix-nobody", &values),
            _ => say(line, "settings-matrix-several", &values),
        }
        if count(Duty::Approves) == 0 && is_read {
            say(line, "settings-matrix-unapproved", &values);
        }
        if ids.insert(&row.id, line).is_some() {
            say(line, "settings-matrix-doubled", &[("found", &row.id)]);
        }
        if cases.insert((&row.key, row.reach), row).is_some() {
            say(line, "settings-matrix-case", &[("found", &row.key)]);
        }
    }
}
