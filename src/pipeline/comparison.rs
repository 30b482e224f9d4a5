//! The small tables a round names beside its inputs: plan lines, benchmarks, quantities.
//!
//! In: the round and the folder of its inputs. Out: what the tables say, put beside the lines,
//! and the files among the sources; or every problem with its row. A file is read under the same
//! limits as an input; its delimiter is the one under which the first row has every heading asked
//! for. Deliberately absent: what the cells mean, that is `round::comparison`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{Error, SettingsProblem};
use crate::ingest::plain::{Plain, PlainFault, plain};
use crate::ingest::survey::{Content, Grid};
use crate::language::Language;
use crate::pipeline::files::leads_outside;
use crate::provenance::Source;
use crate::round::comparison::{
    self, BENCHMARK_COLUMNS, QUANTITY_COLUMNS, SmallTable, plan_headings,
};
use crate::round::headings::fold;
use crate::round::{PlanChart, Round};
use crate::schema::{References, Text};

/// Rows of a sheet in which its headings are looked for.
const HEAD_ROWS: usize = 50;

/// What parts the fields of a text.
const DELIMITERS: [u8; 4] = *b";,\t|";

/// A heading by any of its names.
type Heading = Vec<String>;

/// A row with its number, counted from one.
type Row = (u32, Vec<String>);

/// Reads the tables a round names.
///
/// # Errors
///
/// Every problem of every table.
pub(super) fn read(
    round: &Round,
    base: &Path,
    sources: &mut Vec<Source>,
    references: &mut References,
) -> Result<(), Error> {
    let mut problems = Vec::new();
    let mut reader = Reader { round, base, sources, problems: &mut problems };
    let settings = &round.comparison;
    references.plan_lines = match &settings.plan_lines {
        None => None,
        Some(PlanChart::Nkf) => Some(comparison::nkf()),
        Some(chart @ PlanChart::Table { path, .. }) => {
            let names = |heading: Text| vec![heading.to_string()];
            let wanted: Vec<Heading> = plan_headings(chart).into_iter().map(names).collect();
            reader.table(("plan_lines.table", path), &wanted, |table| {
                comparison::plan_lines(table, round.language)
            })
        }
    };
    let both = |names: &[&str; 2]| names.map(str::to_owned).to_vec();
    if let Some(path) = &settings.benchmarks {
        let wanted: Vec<Heading> = BENCHMARK_COLUMNS.iter().map(both).collect();
        let found = reader.table(("benchmarks.table", path), &wanted, |table| {
            comparison::benchmarks(table, round)
        });
        references.benchmarks = found.unwrap_or_default();
        references.benchmarks_path = path.clone();
    }
    if let Some(path) = &settings.quantities {
        let wanted: Vec<Heading> = QUANTITY_COLUMNS.iter().map(both).collect();
        let found = reader.table(("quantities.table", path), &wanted, |table| {
            comparison::quantities(table, round)
        });
        references.quantities = found.unwrap_or_default();
        references.quantities_path = path.clone();
    }
    sources.sort_by(|left, right| left.path.cmp(&right.path));
    sources.dedup();
    if problems.is_empty() { Ok(()) } else { Err(Error::Settings(problems)) }
}

struct Reader<'a> {
    round: &'a Round,
    base: &'a Path,
    sources: &'a mut Vec<Source>,
    problems: &'a mut Vec<SettingsProblem>,
}

impl Reader<'_> {
    /// Reads a table and what it says; what is wrong is noted.
    fn table<T>(
        &mut self,
        (entry, name): (&str, &Text),
        wanted: &[Heading],
        parse: impl Fn(&SmallTable) -> Result<T, Vec<SettingsProblem>>,
    ) -> Option<T> {
        let parsed = self
            .rows((entry, name), wanted)
            .and_then(|rows| parse(&SmallTable { path: name.clone(), rows }));
        parsed.map_err(|found| self.problems.extend(found)).ok()
    }

    fn rows(
        &mut self,
        (entry, name): (&str, &Text),
        wanted: &[Heading],
    ) -> Result<Vec<Row>, Vec<SettingsProblem>> {
        let language = self.round.language;
        let problem = |line: u32, message: String| {
            vec![SettingsProblem { path: name.to_string(), line, cell: String::new(), message }]
        };
        let path = self.base.join(&**name);
        if !self.round.limits.outside && leads_outside(self.base, &path) {
            return Err(problem(0, language.text("comparison-outside")));
        }
        if !path.is_file() {
            return Err(problem(0, language.format("comparison-missing", &[("entry", entry)])));
        }
        let (source, plain) = plain(&path, name, self.round).map_err(|fault| match fault {
            PlainFault::Unreadable(reason) => {
                problem(0, language.format("datei-unlesbar", &[("reason", &reason)]))
            }
            PlainFault::Encoding(line, found) => {
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                problem(line, language.format("rules-encoding", &[("found", &found)]))
            }
        })?;
        self.sources.push(source);
        let candidates = match plain {
            Plain::Text(text) => DELIMITERS.map(|delimiter| parted(&text, delimiter)).to_vec(),
            Plain::Sheets(grids) => grids.iter().map(|grid| cells(grid, language)).collect(),
        };
        let fitting: Vec<Vec<Row>> =
            candidates.iter().filter_map(|rows| under(rows, wanted)).collect();
        match <[Vec<Row>; 1]>::try_from(fitting) {
            Ok([rows]) => Ok(rows),
            Err(fitting) => {
                let names: Vec<&str> = wanted.iter().map(|names| names[0].as_str()).collect();
                let found = candidates.iter().filter_map(|rows| rows.first());
                let found = found.max_by_key(|(_, cells)| cells.len());
                let found = found.map_or_else(String::new, |(_, cells)| cells.join(" | "));
                let key = if fitting.is_empty() { "headings" } else { "sheets" };
                let values = [("expected", &*names.join(", ")), ("found", &*found)];
                Err(problem(1, language.format(&format!("comparison-{key}"), &values)))
            }
        }
    }
}

/// The rows of a delimited text; a text that is no table has none.
fn parted(text: &str, delimiter: u8) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let records = reader.records().map_while(Result::ok);
    let rows = records.map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        (u32::try_from(line).unwrap_or(u32::MAX), cells)
    });
    rows.collect()
}

/// The rows of a sheet, numbers as German text writes them.
fn cells(grid: &Grid, language: Language) -> Vec<Row> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (cell, content) in &grid.cells {
        let row = rows.entry(cell.row + 1).or_default();
        row.resize(usize::from(cell.column), String::new());
        row.push(match content {
            Content::Text(text) => text.trim().to_owned(),
            Content::Number(number) => number.normalize().to_string().replace('.', ","),
            Content::Date(date) => language.date(*date),
            Content::Unreadable => "#".to_owned(),
        });
    }
    rows.into_iter().collect()
}

/// The texts under the headings, in their order; nothing where no row has all of them.
fn under(rows: &[Row], wanted: &[Heading]) -> Option<Vec<Row>> {
    let columns = |cells: &[String]| -> Option<Vec<usize>> {
        let column = |names: &Heading| {
            let is = |cell: &String| names.iter().any(|name| fold(name) == fold(cell));
            cells.iter().position(is)
        };
        wanted.iter().map(column).collect()
    };
    let mut head = rows.iter().take(HEAD_ROWS).enumerate();
    let (index, columns) = head.find_map(|(index, (_, cells))| Some((index, columns(cells)?)))?;
    let rows = rows[index + 1..].iter().map(|(number, cells)| {
        let text = |&column: &usize| cells.get(column).cloned().unwrap_or_default();
        (*number, columns.iter().map(text).collect::<Vec<_>>())
    });
    Some(rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_under_which_the_headings_stand() {
        let text = "Konto, Präfix;Zeile\n52;E13\n;\n54;E16;mehr\n";
        let wanted = [vec!["Konto, Präfix".to_owned()], vec!["Zeile".to_owned()]];
        let found: Vec<Option<Vec<Row>>> =
            DELIMITERS.map(|delimiter| under(&parted(text, delimiter), &wanted)).to_vec();
        let rows = found[0].clone().expect("the semicolon parts it");
        assert_eq!(rows.len(), 2, "the blank row is none");
        assert_eq!(rows[1], (4, vec!["54".to_owned(), "E16".to_owned()]));
        assert!(found[1..].iter().all(Option::is_none));
    }
}
