//! Labels: what a careful reader says the class of each line is, to measure rules by.
//!
//! In: the text of a label file (CSV, `;`, UTF-8). Out: [`Labels`], or every problem of the file
//! with its cell; then the lines of a portfolio they belong to. A line is named by `line_id` (its
//! id, or the value of the columns the id is made of) or by `file`, `sheet` and `row`. `truth` is
//! a class or shares such as `innovation:0.5|operations:0.5` that sum to exactly one.
//! Deliberately absent: any use of labels by the engine. Nothing is classified by them.

use std::collections::{BTreeMap, HashMap};

use super::{Class, cells, columns};
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::schema::{Portfolio, TableIndex};

/// Parts that make a whole: shares are read to the millionth.
pub const WHOLE: u32 = 1_000_000;

/// How a label names its line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// By id, or by key.
    Id(String),
    /// By place: file, sheet (empty for a delimited file), row counted from one.
    Row(String, String, u32),
}

/// The truth about one line.
#[derive(Debug, Clone)]
pub struct Label {
    /// Line of the label file, counted from one.
    pub line: u32,
    /// The budget line meant.
    pub named: Named,
    /// Classes with their shares in millionths, in the order of [`Class::ALL`].
    pub truth: Vec<(Class, u32)>,
    /// How certain the reader was, in the file's own words.
    pub certainty: String,
    /// Why.
    pub reason: String,
}

/// A label file.
#[derive(Debug, Default)]
pub struct Labels {
    /// The labels in order of the file.
    pub labels: Vec<Label>,
    /// Headings the file has beyond those that mean something here.
    pub passed_over: Vec<String>,
    path: String,
    name_column: u16,
}

/// Labels with the lines they belong to.
#[derive(Debug, Default)]
pub struct Joined {
    /// Number of the label for each line of the portfolio that has one.
    pub label_of: BTreeMap<u32, usize>,
    /// Labels that name no line, several lines, or a line that has a label already.
    pub problems: Vec<SettingsProblem>,
}

/// A column of a label file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelColumn {
    Id,
    File,
    Sheet,
    Row,
    Truth,
    Certainty,
    Reason,
}

const HEADINGS: [(&str, LabelColumn); 15] = [
    ("line_id", LabelColumn::Id),
    ("id", LabelColumn::Id),
    ("kennung", LabelColumn::Id),
    ("file", LabelColumn::File),
    ("datei", LabelColumn::File),
    ("sheet", LabelColumn::Sheet),
    ("blatt", LabelColumn::Sheet),
    ("row", LabelColumn::Row),
    ("zeile", LabelColumn::Row),
    ("truth", LabelColumn::Truth),
    ("klasse", LabelColumn::Truth),
    ("certainty", LabelColumn::Certainty),
    ("sicherheit", LabelColumn::Certainty),
    ("reason", LabelColumn::Reason),
    ("begruendung", LabelColumn::Reason),
];

impl Labels {
    /// Reads a label file; `path` names it in the problems.
    ///
    /// # Errors
    ///
    /// Every problem of the text, in order of line and cell: nothing is measured by half a file.
    pub fn parse(text: &str, path: &str, language: Language) -> Result<Self, Vec<SettingsProblem>> {
        let mut reader = Reader { path, language, problems: Vec::new() };
        let labels = reader.read(text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut problems = reader.problems;
        if problems.is_empty() {
            return Ok(labels);
        }
        problems.sort();
        Err(problems)
    }

    /// The file as it was named.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Finds the lines the labels belong to.
    #[must_use]
    pub fn join(&self, portfolio: &Portfolio, language: Language) -> Joined {
        let lines = LineNames::new(portfolio);
        let mut joined = Joined::default();
        for (number, label) in self.labels.iter().enumerate() {
            let found = lines.named(&label.named);
            let key = match found {
                [] => "labels-line-unknown",
                [only] => match joined.label_of.entry(*only) {
                    std::collections::btree_map::Entry::Vacant(free) => {
                        free.insert(number);
                        continue;
                    }
                    std::collections::btree_map::Entry::Occupied(_) => "labels-line-doubled",
                },
                _ => "labels-line-ambiguous",
            };
            let count = found.len().to_string();
            let values = [("found", &*label.named.shown()), ("count", &*count)];
            let message = language.format(key, &values);
            let place = cells::place(&self.path, label.line, Some(self.name_column));
            joined.problems.push(SettingsProblem { message, ..place });
        }
        joined
    }
}

impl Named {
    fn shown(&self) -> String {
        match self {
            Self::Id(id) => id.clone(),
            Self::Row(file, sheet, row) if sheet.is_empty() => format!("{file}, {row}"),
            Self::Row(file, sheet, row) => format!("{file}, {sheet}, {row}"),
        }
    }
}

/// The lines of a portfolio by everything a label may call them.
struct LineNames<'a> {
    ids: HashMap<String, Vec<u32>>,
    keys: HashMap<&'a str, Vec<u32>>,
    rows: HashMap<(&'a str, &'a str, u32), Vec<u32>>,
}

impl<'a> LineNames<'a> {
    fn new(portfolio: &'a Portfolio) -> Self {
        let mut names = Self { ids: HashMap::new(), keys: HashMap::new(), rows: HashMap::new() };
        for (number, line) in (0_u32..).zip(&portfolio.lines) {
            names.ids.entry(line.id.to_ascii_uppercase()).or_default().push(number);
            names.keys.entry(&line.key).or_default().push(number);
            let own = std::iter::once((line.table, line.row));
            let amounts = line.amounts.iter().map(|amount| (amount.table, amount.cell.row));
            for (TableIndex(table), row) in own.chain(amounts) {
                let Some(table) = portfolio.tables.get(table as usize) else { continue };
                let sheet = table.sheet.name.as_deref().unwrap_or_default();
                let known = names.rows.entry((&table.sheet.path, sheet, row + 1)).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
            }
        }
        names
    }

    fn named<'s>(&'s self, named: &'s Named) -> &'s [u32] {
        let found = match named {
            Named::Id(id) => {
                self.ids.get(&id.to_ascii_uppercase()).or_else(|| self.keys.get(&**id))
            }
            Named::Row(file, sheet, row) => self.rows.get(&(&**file, &**sheet, *row)),
        };
        found.map_or(&[], Vec::as_slice)
    }
}

struct Reader<'a> {
    path: &'a str,
    language: Language,
    problems: Vec<SettingsProblem>,
}

type Columns = Vec<(LabelColumn, u16)>;

impl Reader<'_> {
    fn read(&mut self, text: &str) -> Labels {
        let mut records = csv::ReaderBuilder::new();
        records.delimiter(b';').has_headers(false).flexible(true).trim(csv::Trim::All);
        let mut records = records.from_reader(text.as_bytes()).into_records();
        let mut labels = Labels { path: self.path.to_owned(), ..Labels::default() };
        let columns = match records.next() {
            Some(Ok(head)) => self.columns(&head, &mut labels),
            Some(Err(error)) => {
                self.problem(1, None, "labels-unreadable", &error.to_string());
                return labels;
            }
            None => {
                self.problem(1, None, "labels-empty", "");
                return labels;
            }
        };
        let mut seen: HashMap<Named, u32> = HashMap::new();
        for record in records {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.problem(line_number(line), None, "labels-unreadable", &error.to_string());
                    continue;
                }
            };
            if record.iter().all(str::is_empty) {
                continue;
            }
            let Some(label) = self.label(&columns, &record) else { continue };
            if let Some(first) = seen.insert(label.named.clone(), label.line) {
                let column = Some(labels.name_column);
                let found = format!("{} ({first})", label.named.shown());
                self.problem(label.line, column, "labels-named-twice", &found);
            }
            labels.labels.push(label);
        }
        if labels.labels.is_empty() && self.problems.is_empty() {
            self.problem(1, None, "labels-empty", "");
        }
        labels
    }

    fn columns(&mut self, head: &csv::StringRecord, labels: &mut Labels) -> Columns {
        let mut columns: Columns = Vec::new();
        for (index, heading) in (0_u16..).zip(head) {
            let folded = super::fold::fold_word(heading).replace(' ', "_");
            match HEADINGS.iter().find(|(known, _)| *known == folded) {
                Some(&(_, kind)) if columns.iter().any(|&(known, _)| known == kind) => {
                    self.problem(1, Some(index), "labels-column-doubled", heading);
                }
                Some(&(_, kind)) => columns.push((kind, index)),
                None if heading.is_empty() => {}
                None => labels.passed_over.push(heading.to_owned()),
            }
        }
        let index = |kind| columns.iter().find(|&&(known, _)| known == kind).map(|&(_, i)| i);
        let by_id = index(LabelColumn::Id);
        let by_row = index(LabelColumn::File).filter(|_| index(LabelColumn::Row).is_some());
        match by_id.or(by_row) {
            Some(column) => labels.name_column = column,
            None => self.problem(1, None, "labels-name-missing", ""),
        }
        if index(LabelColumn::Truth).is_none() {
            self.problem(1, None, "labels-truth-missing", "");
        }
        columns
    }

    fn label(&mut self, columns: &Columns, record: &csv::StringRecord) -> Option<Label> {
        let line = line_number(record.position().map_or(0, csv::Position::line));
        let index = |kind| columns.iter().find(|&&(known, _)| known == kind).map(|&(_, i)| i);
        let text = |kind| index(kind).and_then(|i| record.get(usize::from(i))).unwrap_or_default();
        let named = if index(LabelColumn::Id).is_some() {
            Named::Id(text(LabelColumn::Id).to_owned())
        } else {
            let row = text(LabelColumn::Row);
            let Ok(number) = row.parse::<u32>() else {
                self.problem(line, index(LabelColumn::Row), "labels-row", row);
                return None;
            };
            let file = text(LabelColumn::File).replace('\\', "/");
            Named::Row(file, text(LabelColumn::Sheet).to_owned(), number)
        };
        if matches!(&named, Named::Id(id) if id.is_empty()) {
            self.problem(line, index(LabelColumn::Id), "labels-name-empty", "");
        }
        let truth = match truth(text(LabelColumn::Truth)) {
            Ok(truth) => truth,
            Err(key) => {
                let column = index(LabelColumn::Truth)?;
                self.problem(line, Some(column), key, text(LabelColumn::Truth));
                return None;
            }
        };
        let (certainty, reason) = (text(LabelColumn::Certainty), text(LabelColumn::Reason));
        let (certainty, reason) = (certainty.to_owned(), reason.to_owned());
        Some(Label { line, named, truth, certainty, reason })
    }

    fn problem(&mut self, line: u32, column: Option<u16>, key: &str, found: &str) {
        let message = self.language.format(key, &[("found", found)]);
        self.problems.push(SettingsProblem { message, ..cells::place(self.path, line, column) });
    }
}

fn line_number(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// Classes with their shares; the key of the problem where they cannot be read.
fn truth(cell: &str) -> Result<Vec<(Class, u32)>, &'static str> {
    let mut parts: Vec<(Class, u32)> = Vec::new();
    for part in cell.split('|') {
        let (word, share) = match part.split_once(':') {
            Some((word, share)) => (word, share_of(share.trim()).ok_or("labels-share")?),
            None => (part, WHOLE),
        };
        let class = columns::class(word).ok_or("labels-class")?;
        if parts.iter().any(|&(known, _)| known == class) {
            return Err("labels-class-doubled");
        }
        parts.push((class, share));
    }
    let sum: u64 = parts.iter().map(|&(_, share)| u64::from(share)).sum();
    if sum != u64::from(WHOLE) {
        return Err("labels-sum");
    }
    parts.sort_unstable_by_key(|&(class, _)| class);
    Ok(parts)
}

/// A share above zero with at most six digits after the point, in millionths.
fn share_of(text: &str) -> Option<u32> {
    let (whole, digits) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let sound = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || digits.len() > 6 || !sound(whole) || !sound(digits) {
        return None;
    }
    let share = format!("{whole}{digits:0<6}").parse::<u32>().ok()?;
    (1..=WHOLE).contains(&share).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_find_their_lines_by_id_key_and_row() {
        use super::super::testbed::{line, portfolio};
        let named = |id: &str, key: &str, row: u32| {
            let mut line = line(&[], &[0, 0, 100]);
            (line.id, line.key, line.row) = (id.into(), key.into(), row);
            for amount in &mut line.amounts {
                amount.cell.row = row;
            }
            line
        };
        let lines = vec![
            named("P-1", "Z1", 1),
            named("P-2", "Z2", 2),
            named("P-2-2", "Z2", 3),
            named("P-4", "Z4", 4),
        ];
        let portfolio = portfolio(lines, Vec::new());
        let joined = |text: &str| {
            let labels = Labels::parse(text, "wahrheit.csv", Language::German).expect("sound");
            let joined = labels.join(&portfolio, Language::German);
            let found: Vec<(u32, usize)> = joined.label_of.into_iter().collect();
            let cells: Vec<String> = joined.problems.into_iter().map(|one| one.cell).collect();
            (found, cells)
        };
        let (found, problems) = joined("id;truth\np-1;unclear\nZ4;unclear\nP-2-2;unclear\n");
        assert_eq!(found, [(0, 0), (2, 2), (3, 1)]);
        assert!(problems.is_empty());
        // A key two lines share names neither; a line named by id and by key is named twice.
        let (found, problems) =
            joined("id;truth\nZ2;unclear\nZ1;unclear\nP-1;unclear\nZ9;unclear\n");
        assert_eq!(found, [(0, 1)]);
        assert_eq!(problems, ["A2", "A4", "A5"]);
        let (found, problems) =
            joined("truth;file;row\nunclear;budget.csv;2\nunclear;budget.csv;7\nunclear;x.csv;2\n");
        assert_eq!(found, [(0, 0)], "rows are counted from one");
        assert_eq!(problems, ["B3", "B4"]);
    }

    fn problems(text: &str) -> Vec<(u32, String)> {
        let problems = Labels::parse(text, "wahrheit.csv", Language::German).expect_err("faulty");
        problems.into_iter().map(|one| (one.line, one.cell)).collect()
    }

    #[test]
    fn classes_and_shares_are_read_exactly() {
        let text = "line_id;truth;reason\nZ1;Regelbetrieb;läuft\nZ2;innovation:0,8333|operations:0.1667;\n";
        let labels = Labels::parse(text, "wahrheit.csv", Language::German).expect("sound");
        assert_eq!(labels.labels[0].truth, [(Class::Operations, WHOLE)]);
        let split = [(Class::Operations, 166_700), (Class::Innovation, 833_300)];
        assert_eq!(labels.labels[1].truth, split);
        assert_eq!((labels.labels[1].line, &*labels.labels[0].reason), (3, "läuft"));
    }

    #[test]
    fn every_problem_names_its_cell() {
        let head = "file;sheet;row;title;truth";
        for (row, cell) in [
            ("a.csv;;x;t;operations", "C2"),
            ("a.csv;;3;t;betrieb", "E2"),
            ("a.csv;;3;t;operations:0.4|innovation:0.5", "E2"),
            ("a.csv;;3;t;operations:0.5|operations:0.5", "E2"),
            ("a.csv;;3;t;operations:1.5", "E2"),
            ("a.csv;;3;t;operations:0.1234567|innovation:0.8765433", "E2"),
            ("a.csv;;3;t;", "E2"),
        ] {
            assert_eq!(problems(&format!("{head}\n{row}\n")), [(2, cell.to_owned())], "{row}");
        }
        let twice = format!("{head}\na.csv;;3;t;operations\na.csv;;3;u;operations\n");
        assert_eq!(problems(&twice), [(3, "A3".to_owned())]);
        assert_eq!(problems("id;reason\nZ1;x\n")[0].0, 1);
        assert_eq!(problems("title;truth\nx;operations\n")[0].0, 1);
        assert_eq!(problems(""), [(1, String::new())]);
    }
}
