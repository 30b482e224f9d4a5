//! Units that stand beside a table instead of in its headings or in the round.
//!
//! In: cells above the headings, a row of units below them, rows of the table that hold nothing
//! but a unit. Out: what one unit of each column is worth, and what is to be said of it. What
//! the file states clearly is applied and said; what contradicts the round or a heading is not,
//! and is an error: a silent factor of a thousand is the dearest mistake a reader can make.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ingest::header::is_number;
use crate::ingest::texts::{Held, shown};
use crate::language::Language;
use crate::provenance::{Cell, Place, Sheet};
use crate::round::headings::units::{Statement, statement};
use crate::round::headings::{Headings, Unit, fold};
use crate::schema::{Column, Role, Text};

/// Longer texts below the headings are no units.
const LONGEST_UNIT: usize = 120;
/// Other words in a row of units, such as *Stück*, are no longer.
const LONGEST_WORD: usize = 20;
/// Headings a message names.
const SHOWN_COLUMNS: usize = 6;

/// A text that speaks of units, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) cell: Cell,
    pub(super) text: Text,
    pub(super) statement: Statement,
}

impl Stated {
    fn of(cell: Cell, text: &Text) -> Option<Self> {
        let statement = statement(text)?;
        Some(Self { cell, text: text.clone(), statement })
    }
}

/// What a sheet says of the units of a table.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// For the whole table, above it.
    pub(super) above: Vec<Stated>,
    /// For single columns, in a row below the headings.
    pub(super) under: Vec<Stated>,
}

impl Statements {
    /// Takes in a row of units; what stands under no amount holds for the whole table.
    pub(super) fn add_below_headings(&mut self, stated: Vec<Stated>, columns: &[Column]) {
        for own in stated {
            let under = |column: &Column| column.index == own.cell.column && money(column);
            if columns.iter().any(under) {
                self.under.push(own);
            } else {
                self.above.push(own);
            }
        }
    }
}

/// What is said of units above a row. Beside a number, a bare unit or a title belongs to that
/// number: "Bagatellgrenze in T€ | 5".
pub(super) fn above(cells: &[(Cell, Held)], row: u32) -> Vec<Stated> {
    let mut found = Vec::new();
    let above = &cells[..cells.partition_point(|(cell, _)| cell.row < row)];
    for row_cells in above.chunk_by(|(left, _), (right, _)| left.row == right.row) {
        let beside_number = row_cells.iter().any(|(_, held)| is_number(held) && !is_year(held));
        for (cell, held) in row_cells {
            let Held::Text(text) = held else { continue };
            let Some(mut stated) = Stated::of(*cell, text) else { continue };
            if beside_number && !matches!(stated.statement, Statement::Sentence(_)) {
                if stated.statement.unit() == Some(1) {
                    continue;
                }
                stated.statement = Statement::Doubtful;
            }
            found.push(stated);
        }
    }
    found
}

/// A whole number that may be a year.
pub(super) fn is_year(held: &Held) -> bool {
    match held {
        Held::Number(number) => number.fract() == 0.0 && (1900.0..=2200.0).contains(number),
        Held::Text(text) => text.parse().is_ok_and(|year: u16| (1900..=2200).contains(&year)),
        _ => false,
    }
}

/// The units of a row below the headings that holds units under its amount columns and no
/// number; nothing if it is another row.
pub(super) fn row_of_units(cells: &[(Cell, Held)], columns: &[Column]) -> Option<Vec<Stated>> {
    let mut stated = Vec::new();
    for (cell, held) in cells {
        let Held::Text(text) = held else { return None };
        let is_money = columns.iter().any(|column| column.index == cell.column && money(column));
        match Stated::of(*cell, text).filter(|_| text.len() <= LONGEST_UNIT) {
            Some(own) if matches!(own.statement, Statement::Bare(_) | Statement::Sentence(_)) => {
                stated.push(own);
            }
            _ if is_money || text.chars().count() > LONGEST_WORD || is_number(held) => return None,
            _ => {}
        }
    }
    (!stated.is_empty()).then_some(stated)
}

/// A row of a table that says something of units: the statement, and whether it holds nothing
/// else. A title with a unit stays a row of text.
pub(super) fn in_row<'a>(
    mut texts: impl Iterator<Item = (Cell, &'a Text)>,
) -> Option<(Stated, bool)> {
    let (cell, text) = texts.next()?;
    if text.len() > LONGEST_UNIT || !speaks_of_units(text) {
        return None;
    }
    let first = Stated::of(cell, text)?;
    match first.statement {
        Statement::Bare(_) | Statement::Sentence(_) => {}
        Statement::Title(_) => return texts.next().is_none().then_some((first, false)),
        Statement::Doubtful => return None,
    }
    let bare = texts.all(|(cell, text)| {
        let other = Stated::of(cell, text);
        other.is_some_and(|other| other.statement.unit() == first.statement.unit())
    });
    bare.then_some((first, true))
}

/// A quick look that spares most rows the closer one.
fn speaks_of_units(text: &str) -> bool {
    const WORDS: [&str; 9] = ["€", "EUR", "Eur", "eur", "Tsd", "tsd", "ausend", "Mio", "mio"];
    WORDS.iter().any(|word| text.contains(word))
}

fn money(column: &Column) -> bool {
    matches!(
        column.role,
        Role::Amount { .. } | Role::Claim(_) | Role::ProjectField("follow_up_cost")
    )
}

/// What one unit of each column is worth in cents, parallel to the columns, and what is to be
/// said. A column that holds no money has its round's or heading's unit.
pub(super) fn decide(
    headings: &Headings,
    columns: &[Column],
    statements: &Statements,
    sheet: &Sheet,
    language: Language,
) -> (Vec<i64>, Vec<Diagnostic>) {
    let clear: Vec<&Stated> =
        statements.above.iter().filter(|stated| stated.statement.unit().is_some()).collect();
    let agreed = clear
        .first()
        .filter(|first| clear.iter().all(|other| other.statement.unit() == first.statement.unit()));
    let doubtful = match agreed {
        Some(_) => None,
        None => statements
            .above
            .iter()
            .rev()
            .find(|stated| !clear.is_empty() || stated.statement == Statement::Doubtful),
    };
    let mut found = Found { sheet, language, groups: Vec::new() };
    let mut cents_per_unit = Vec::with_capacity(columns.len());
    for column in columns {
        let unit = headings.unit(&column.heading);
        let own = statements.under.iter().find(|stated| stated.cell.column == column.index);
        let stated = own.or(agreed.copied());
        let factor = match (unit.declared(), stated.and_then(|own| own.statement.unit())) {
            (Some(declared), Some(factor)) if declared != factor && money(column) => {
                found.add(Finding::Contradiction(declared, source(unit)), stated, column);
                declared
            }
            (Some(declared), _) => declared,
            (None, Some(factor)) => {
                if factor != 1 && money(column) {
                    found.add(Finding::Applied, stated, column);
                }
                factor
            }
            (None, None) => {
                if money(column) {
                    found.add(Finding::Doubtful, doubtful, column);
                }
                1
            }
        };
        cents_per_unit.push(factor * 100 * unit.direction);
    }
    follow_parts(columns, statements, &mut cents_per_unit);
    (cents_per_unit, found.into_diagnostics())
}

/// A printed sum without a unit of its own stands in the unit of the first column it sums.
fn follow_parts(columns: &[Column], statements: &Statements, cents_per_unit: &mut [i64]) {
    for (position, column) in columns.iter().enumerate() {
        let Role::Claim(sums) = &column.role else { continue };
        let own = statements.under.iter().any(|stated| stated.cell.column == column.index);
        let first = sums.first().map(|first| fold(first)).filter(|_| !own);
        let part = first.and_then(|first| {
            columns.iter().position(|other| money(other) && fold(&other.heading) == first)
        });
        if let Some(part) = part {
            cents_per_unit[position] = cents_per_unit[part];
        }
    }
}

/// What is said of rows below the headings: they come too late to be applied, so that they must
/// agree with what was.
pub(super) fn check_below(
    below: &[Stated],
    columns: &[Column],
    cents_per_unit: &[i64],
    sheet: &Sheet,
    language: Language,
) -> Vec<Diagnostic> {
    let mut found = Found { sheet, language, groups: Vec::new() };
    for stated in below {
        for (column, cents) in columns.iter().zip(cents_per_unit) {
            let used = cents.abs() / 100;
            let amount = matches!(column.role, Role::Amount { .. });
            if amount && stated.statement.unit().is_some_and(|unit| unit != used) {
                found.add(Finding::Contradiction(used, "below"), Some(stated), column);
            }
        }
    }
    found.into_diagnostics()
}

const fn source(unit: Unit) -> &'static str {
    match unit {
        Unit { column: Some(_), .. } => "column",
        Unit { written: Some(_), .. } => "heading",
        _ => "input",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    Applied,
    /// The factor that counts instead, and who says so.
    Contradiction(i64, &'static str),
    Doubtful,
}

/// Findings about one statement and one factor, with the columns they are true of.
struct Found<'a> {
    sheet: &'a Sheet,
    language: Language,
    groups: Vec<(Finding, Stated, Vec<Text>)>,
}

impl Found<'_> {
    fn add(&mut self, finding: Finding, stated: Option<&Stated>, column: &Column) {
        let Some(stated) = stated else { return };
        let group = self.groups.iter_mut().find(|(known, other, _)| {
            *known == finding
                && other.cell.row == stated.cell.row
                && other.statement == stated.statement
        });
        match group {
            Some((.., columns)) => columns.push(column.heading.clone()),
            None => {
                self.groups.push((finding, stated.clone(), vec![column.heading.clone()]));
            }
        }
    }

    fn into_diagnostics(self) -> Vec<Diagnostic> {
        let Self { sheet, language, groups } = self;
        let factor = |unit: i64| language.count(unit.unsigned_abs());
        let diagnostic = |(finding, stated, columns): (Finding, Stated, Vec<Text>)| {
            let code = match finding {
                Finding::Applied => Code::UnitApplied,
                Finding::Contradiction(..) => Code::UnitContradicts,
                Finding::Doubtful => Code::UnitUnclear,
            };
            let mut names: Vec<String> =
                columns.iter().take(SHOWN_COLUMNS).map(|heading| shown(heading)).collect();
            if columns.len() > SHOWN_COLUMNS {
                names.push("…".to_owned());
            }
            let mut diagnostic = Diagnostic::new(code)
                .at(Place::sheet(sheet).at(stated.cell))
                .with("found", shown(&stated.text))
                .with("name", names.join(", "));
            if let Some(unit) = stated.statement.unit() {
                diagnostic = diagnostic.with("unit", factor(unit));
            }
            if let Finding::Contradiction(used, source) = finding {
                diagnostic = diagnostic.with("other", factor(used)).with("reason", source);
                if source == "column" {
                    diagnostic.severity = Severity::Warning;
                }
            }
            diagnostic
        };
        groups.into_iter().map(diagnostic).collect()
    }
}
