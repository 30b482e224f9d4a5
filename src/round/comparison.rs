//! Tables a round names beside its inputs: plan lines, benchmarks, quantities.
//!
//! In: rows of texts with their numbers, as the pipeline read them. Out: what they say, or every
//! problem with its row. A gap or a double of a table of plan lines is no problem of the table:
//! it is carried on and reported where money meets it. Deliberately absent: files.

use crate::error::SettingsProblem;
use crate::language::Language;
use crate::money::Total;
use crate::period::FiscalYear;
use crate::round::headings::fold;
use crate::round::{Departments, PlanChart, Round};
use crate::schema::{Benchmark, PlanLine, PlanLines, Quantity, Text};

/// The shipped plan lines of municipal budgets in North Rhine-Westphalia.
const NKF: &str = include_str!("plan_lines.csv");

/// Headings of a table of benchmarks, German and English.
pub const BENCHMARK_COLUMNS: [[&str; 2]; 6] = [
    ["Kennzahl", "Indicator"],
    ["Bezugsgröße", "Quantity"],
    ["Wert", "Value"],
    ["Einheit", "Unit"],
    ["Jahr", "Year"],
    ["Quelle", "Source"],
];

/// Headings of a table of quantities, German and English.
pub const QUANTITY_COLUMNS: [[&str; 2]; 5] = [
    ["Bezugsgröße", "Quantity"],
    ["Dezernat", "Department"],
    ["Jahr", "Year"],
    ["Menge", "Count"],
    ["Quelle", "Source"],
];

/// A small table: the texts under wanted headings, row by row.
#[derive(Debug, Clone, Default)]
pub struct SmallTable {
    /// Path as reports show it.
    pub path: Text,
    /// Number of each row, counted from one, and its texts in the order of the headings wanted.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// The shipped plan lines.
///
/// # Panics
///
/// Never: the shipped table is tested.
#[must_use]
pub fn nkf() -> PlanLines {
    let mut plan = PlanLines::default();
    for (row, text) in (1..).zip(NKF.lines()).skip(1) {
        let cells: Vec<&str> = text.split(';').collect();
        let [prefix, code, name, statement] = cells[..] else { unreachable!("four columns") };
        plan.add(prefix, line(code, name, statement), row);
    }
    plan
}

fn line(code: &str, name: &str, statement: &str) -> PlanLine {
    PlanLine { code: code.into(), name: name.into(), statement: statement.into() }
}

/// The headings a table of plan lines must have, in the order [`plan_lines`] takes its texts.
#[must_use]
pub fn plan_headings(chart: &PlanChart) -> Vec<Text> {
    match chart {
        PlanChart::Nkf => Vec::new(),
        PlanChart::Table { prefix, code, name, statement, .. } => {
            let fixed = [prefix, code, name].into_iter().cloned();
            fixed.chain(statement.clone()).collect()
        }
    }
}

/// The plan lines of a round's own table.
///
/// # Errors
///
/// Every row that is filled in part.
pub fn plan_lines(
    table: &SmallTable,
    language: Language,
) -> Result<PlanLines, Vec<SettingsProblem>> {
    let mut plan = PlanLines { path: table.path.clone(), ..PlanLines::default() };
    let mut problems = Vec::new();
    for (row, cells) in &table.rows {
        let prefix: String = cells[0].chars().filter(|sign| !sign.is_whitespace()).collect();
        if prefix.is_empty() || cells[1].is_empty() {
            let message = language.text("comparison-plan-row");
            problems.push(problem(&table.path, *row, message));
            continue;
        }
        let statement = cells.get(3).map_or("", String::as_str);
        plan.add(&prefix, line(&cells[1], &cells[2], statement), *row);
    }
    if problems.is_empty() { Ok(plan) } else { Err(problems) }
}

/// The benchmarks of a table.
///
/// # Errors
///
/// Every cell that cannot be used.
pub fn benchmarks(
    table: &SmallTable,
    round: &Round,
) -> Result<Vec<Benchmark>, Vec<SettingsProblem>> {
    let mut reader = Reader { table, round, problems: Vec::new() };
    let mut found = Vec::new();
    for (row, cells) in &table.rows {
        let [name, quantity, value, unit, year, source] = &cells[..] else { continue };
        let filled = [(name, 0), (quantity, 1), (unit, 3), (source, 5)]
            .map(|(text, column)| reader.filled(*row, text, BENCHMARK_COLUMNS[column]));
        let value = reader.hundredths(*row, value, BENCHMARK_COLUMNS[2]);
        let year = reader.year(*row, year, BENCHMARK_COLUMNS[4]);
        if filled[2] && !reader.is_currency(unit) {
            let values = [("found", unit.as_str()), ("expected", &*round.currency)];
            reader.say(*row, "comparison-unit", &values);
        }
        if let (Some(value), Some(year)) = (value, year) {
            found.push(Benchmark {
                name: name.as_str().into(),
                quantity: quantity.as_str().into(),
                value: Total(value.into()),
                unit: unit.as_str().into(),
                year,
                source: source.as_str().into(),
                row: *row,
            });
        }
    }
    reader.finish(found)
}

/// The quantities of a table.
///
/// # Errors
///
/// Every cell that cannot be used, and every quantity that is stated twice.
pub fn quantities(
    table: &SmallTable,
    round: &Round,
) -> Result<Vec<Quantity>, Vec<SettingsProblem>> {
    let mut reader = Reader { table, round, problems: Vec::new() };
    let mut found: Vec<Quantity> = Vec::new();
    for (row, cells) in &table.rows {
        let [name, department, year, count, source] = &cells[..] else { continue };
        reader.filled(*row, name, QUANTITY_COLUMNS[0]);
        reader.filled(*row, source, QUANTITY_COLUMNS[4]);
        let department = reader.department(*row, department);
        let year = reader.year(*row, year, QUANTITY_COLUMNS[2]);
        let hundredths = reader.hundredths(*row, count, QUANTITY_COLUMNS[3]);
        let (Some(department), Some(year), Some(hundredths)) = (department, year, hundredths)
        else {
            continue;
        };
        let same = |known: &&Quantity| {
            fold(&known.name) == fold(name) && known.department == department && known.year == year
        };
        if let Some(known) = found.iter().find(same) {
            let other = known.row.to_string();
            reader.say(*row, "comparison-quantity-twice", &[("found", name), ("other", &other)]);
            continue;
        }
        let source = source.as_str().into();
        let name = name.as_str().into();
        found.push(Quantity { name, department, year, hundredths, source, row: *row });
    }
    reader.finish(found)
}

fn problem(path: &str, row: u32, message: String) -> SettingsProblem {
    SettingsProblem { path: path.to_owned(), line: row, cell: String::new(), message }
}

struct Reader<'a> {
    table: &'a SmallTable,
    round: &'a Round,
    problems: Vec<SettingsProblem>,
}

impl Reader<'_> {
    fn say(&mut self, row: u32, key: &str, values: &[(&str, &str)]) {
        let message = self.round.language.format(key, values);
        self.problems.push(problem(&self.table.path, row, message));
    }

    fn heading(&self, headings: [&'static str; 2]) -> &'static str {
        headings[usize::from(self.round.language == Language::English)]
    }

    fn filled(&mut self, row: u32, text: &str, headings: [&'static str; 2]) -> bool {
        if text.is_empty() {
            let heading = self.heading(headings);
            self.say(row, "comparison-blank", &[("heading", heading)]);
        }
        !text.is_empty()
    }

    /// A positive number as people write it; nothing that could be read in two ways.
    fn hundredths(&mut self, row: u32, text: &str, headings: [&'static str; 2]) -> Option<i64> {
        let found = hundredths(text).filter(|&hundredths| hundredths > 0);
        if found.is_none() {
            let heading = self.heading(headings);
            self.say(row, "comparison-number", &[("heading", heading), ("found", text)]);
        }
        found
    }

    fn year(&mut self, row: u32, text: &str, headings: [&'static str; 2]) -> Option<FiscalYear> {
        let year = text.parse().ok().filter(|year| (1900..=2200).contains(year));
        if year.is_none() {
            let heading = self.heading(headings);
            self.say(row, "comparison-year", &[("heading", heading), ("found", text)]);
        }
        year.map(FiscalYear)
    }

    /// The code of a department; the inner nothing stands for the whole.
    #[expect(clippy::option_option, reason = "blank and unknown are told apart")]
    fn department(&mut self, row: u32, text: &str) -> Option<Option<Text>> {
        if text.is_empty() {
            return Some(None);
        }
        let Departments::Listed(listed) = &self.round.departments else {
            return Some(Some(text.into()));
        };
        let found = listed.iter().find(|known| fold(&known.code) == fold(text));
        if found.is_none() {
            let codes: Vec<&str> = listed.iter().map(|known| &*known.code).collect();
            let values = [("found", text), ("expected", &codes.join(", "))];
            self.say(row, "comparison-department", &values);
        }
        found.map(|known| Some(known.code.clone()))
    }

    /// The unit begins with the currency of the round: other money is not compared.
    fn is_currency(&self, unit: &str) -> bool {
        let word = fold(unit.split([' ', '/']).next().unwrap_or_default());
        let own = fold(&self.round.currency);
        word == own || own == "eur" && ["€", "euro"].contains(&&*word)
    }

    fn finish<T>(self, found: Vec<T>) -> Result<Vec<T>, Vec<SettingsProblem>> {
        if self.problems.is_empty() { Ok(found) } else { Err(self.problems) }
    }
}

/// `1234`, `1234,5` or `1.234,56` in hundredths; `1.234` may mean two numbers and means none.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once(',').map_or((text, None), |(w, f)| (w, Some(f)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped: Vec<&str> = groups.collect();
    let sound = digits(first)
        && grouped.iter().all(|group| group.len() == 3 && digits(group))
        && (grouped.is_empty() || first.len() <= 3 && fraction.is_some());
    let fraction = fraction.unwrap_or("0");
    if !sound || !digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let whole: i64 = whole.replace('.', "").parse().ok()?;
    let hundredths: i64 = format!("{fraction:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::PlanAssignment;

    #[test]
    fn the_shipped_plan_lines_have_no_double() {
        let plan = nkf();
        assert!(plan.entries.iter().all(|entry| entry.lines.len() == 1));
        let code = |account| match plan.assignment(account) {
            PlanAssignment::Line(line) => &*plan.lines[line].code,
            _ => "-",
        };
        let found = ["529100", "441100", "448100", "571300", "783100", "789100", "98100", "443"];
        assert_eq!(found.map(code), ["E13", "E05", "E06", "E14", "F26", "F29", "-", "-"]);
    }

    #[test]
    fn numbers_are_read_in_one_way_or_not_at_all() {
        let read = |text| hundredths(text);
        assert_eq!(read("1234"), Some(123_400));
        assert_eq!(read("1.234,5"), Some(123_450));
        assert_eq!(read("0,05"), Some(5));
        for text in ["1.234", "12.34", "1,234", "1.23,4", "-5", "", ",5", "5,", "1 000"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn half_filled_rows_of_plan_lines_are_problems() {
        let row = |number, cells: [&str; 3]| (number, cells.map(str::to_owned).to_vec());
        let rows = vec![row(2, ["52", "E13", "Sachaufwand"]), row(3, ["", "E14", "AfA"])];
        let table = SmallTable { path: "plan.csv".into(), rows };
        let problems = plan_lines(&table, Language::German).expect_err("a row lacks its prefix");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, 3);
    }
}
