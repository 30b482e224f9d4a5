//! A form that comes back: recognised by its stamp, checked, and read without any mapping.
//!
//! In: a file of an input of forms. Out: the tables of its lines and projects with settings made
//! from the stamp, or why the form is refused. A form whose build was changed is refused as a
//! whole, because no column could be trusted; a changed figure that only serves comparison is
//! named and does no harm. Deliberately absent: any other way to take a form for what it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::texts::shown;
use super::{Control, RawFile, RawRow, RawTable, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{
    FormColumn, FormLines, LineStamp, STAMP_HEADINGS, STAMP_SHEET, SheetStamp, Stamp, StampFault,
    StampRow, VERSION,
};
use crate::language::Language;
use crate::money::Cents;
use crate::period::Period;
use crate::provenance::{Cell, Place, Sheet, Source, column_letters};
use crate::round::headings::fold;
use crate::round::{AmountColumn, Constant, Departments, Input, InputKind, Round, Sheets};
use crate::schema::Text;

/// Fields of a portfolio the columns of the stamp are read as.
const STAMP_FIELDS: [&str; 3] = ["project_id", "title", "description"];
/// Findings of one kind that are named one by one; more are counted.
const SHOWN: usize = 20;

/// What a form became: its file, and each table with the settings it is to be read by.
pub type Read = (Option<Source>, Vec<(Input, RawTable)>, Vec<Diagnostic>);

/// Reads a form. `shown_path` is its path as every report names it.
///
/// A refused form has no tables; every reason to refuse it is among the diagnostics, with the
/// department it was issued to: by its stamp, else by the name it was issued under.
#[must_use]
pub fn read(path: &Path, shown_path: &str, round: &Round, input: &Input) -> Read {
    let mut issued_to = named_department(shown_path, round);
    let (source, tables, mut findings) = stamped(path, shown_path, round, input, &mut issued_to);
    for finding in findings.iter_mut().filter(|finding| finding.department.is_none()) {
        finding.department.clone_from(&issued_to);
    }
    (source, tables, findings)
}

/// The department whose form has this name, `formular-<code>`, be it with something behind it.
fn named_department(shown_path: &str, round: &Round) -> Option<Text> {
    let Departments::Listed(listed) = &round.departments else { return None };
    let name = fold(shown_path.rsplit('/').next()?);
    let rest = name.strip_prefix("formular-")?;
    let is_own = |code: &str| {
        let behind = rest.strip_prefix(code);
        behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    let mut own = listed.iter().map(|known| &known.code).filter(|code| is_own(&fold(code)));
    own.next().filter(|_| own.next().is_none()).cloned()
}

/// Reads a form by its stamp, and notes the department the stamp names.
fn stamped(
    path: &Path,
    shown_path: &str,
    round: &Round,
    input: &Input,
    issued_to: &mut Option<Text>,
) -> Read {
    let (raw, found) = super::read(path, shown_path, round, &stamp_input(input));
    let Some(raw) = raw else { return (None, Vec::new(), found) };
    let file = Place::file(shown_path);
    let unreadable: Vec<Diagnostic> =
        found.into_iter().filter(|found| found.code == Code::FileUnreadable).collect();
    if !unreadable.is_empty() {
        return (Some(raw.source), Vec::new(), unreadable);
    }
    let stamp = match Stamp::read(&stamp_rows(&raw)) {
        Ok(stamp) => stamp,
        Err(fault) => return (Some(raw.source), Vec::new(), vec![no_stamp(&fault, file)]),
    };
    if let Departments::Listed(listed) = &round.departments {
        let known = listed.iter().find(|known| fold(&known.code) == fold(&stamp.department));
        *issued_to = known.map(|known| known.code.clone());
    }
    let mut refusals = foreign(&stamp, round, &file);
    let (mut tables, mut findings) = (Vec::new(), Vec::new());
    let inputs = [
        (lines_input(input, &stamp), &stamp.lines_sheet),
        (projects_input(input, &stamp), &stamp.projects_sheet),
    ];
    for (input, sheet) in inputs {
        let (raw, found) = super::read(path, shown_path, round, &input);
        let table = raw.and_then(|raw| raw.tables.into_iter().next());
        refusals.extend(damage(table.as_ref(), sheet, &file, round.language));
        findings.extend(found);
        tables.extend(table.map(|table| (input, table)));
    }
    if refusals.is_empty() {
        let lines = Lines::new(&tables[0].1, &stamp);
        refusals.extend(lines.changed_ids());
        findings.extend(lines.changed_references(round.language));
        findings.extend(lines.empty());
        findings.extend(lines.dropped());
    }
    if refusals.is_empty() {
        return (Some(raw.source), tables, findings);
    }
    (Some(raw.source), Vec::new(), refusals)
}

/// How the hidden sheet is read: as a table of texts.
fn stamp_input(input: &Input) -> Input {
    let fields = STAMP_FIELDS.into_iter().zip(STAMP_HEADINGS);
    Input {
        sheets: named(STAMP_SHEET),
        header_row: Some(0),
        project_fields: fields.map(|(field, heading)| (field, vec![heading.into()])).collect(),
        // Its words are its own, whatever they mean as headings.
        ignore: vec!["*".into()],
        ..Input::plain(input.name.clone(), InputKind::Projects, input.path.clone())
    }
}

fn named(sheet: &str) -> Sheets {
    Sheets::Named(vec![glob::Pattern::escape(sheet).into()])
}

fn stamp_rows(raw: &RawFile) -> Vec<StampRow> {
    let Some(table) = raw.tables.first() else { return Vec::new() };
    let slots = [0, 1, 2].map(|index| slot(table, index));
    let text = |row: &RawRow, slot: Option<usize>| {
        slot.and_then(|slot| row.values[slot].text()).map(ToString::to_string).unwrap_or_default()
    };
    table.rows.iter().map(|row| slots.map(|slot| text(row, slot))).collect()
}

/// Where a row keeps the value of a column of the sheet.
fn slot(table: &RawTable, index: u16) -> Option<usize> {
    table.table.columns.iter().position(|column| column.index == index)
}

fn no_stamp(fault: &StampFault, file: Place) -> Diagnostic {
    match fault {
        StampFault::None => Diagnostic::new(Code::FormWithoutStamp).at(file),
        StampFault::Version(found) => Diagnostic::new(Code::FormVersion)
            .at(file)
            .with("found", shown(found))
            .with("expected", VERSION.to_string()),
        StampFault::Damaged => {
            let damaged = Diagnostic::new(Code::FormDamaged).at(file);
            damaged.with("reason", "stamp").with("name", STAMP_SHEET).with("found", "")
        }
    }
}

/// A form of somebody else, of another year or of a department nobody knows.
fn foreign(stamp: &Stamp, round: &Round, file: &Place) -> Vec<Diagnostic> {
    let mut refusals = Vec::new();
    let mut refuse = |code, found: &str, expected: &str| {
        let refusal = Diagnostic::new(code).at(file.clone());
        refusals.push(refusal.with("found", found).with("expected", expected));
    };
    for (found, expected) in
        [(&stamp.organisation, &round.organisation), (&stamp.currency, &round.currency)]
    {
        if fold(found) != fold(expected) {
            refuse(Code::FormForeign, found, expected);
        }
    }
    if stamp.fiscal_years != round.fiscal_years {
        let text = |years: &[crate::period::FiscalYear]| {
            years.iter().map(ToString::to_string).collect::<Vec<_>>().join("/")
        };
        refuse(Code::FormYear, &text(&stamp.fiscal_years), &text(&round.fiscal_years));
    }
    if let Departments::Listed(listed) = &round.departments
        && !listed.iter().any(|known| fold(&known.code) == fold(&stamp.department))
    {
        let codes: Vec<&str> = listed.iter().map(|known| &*known.code).collect();
        refuse(Code::FormDepartmentUnknown, &stamp.department, &codes.join(", "));
    }
    refusals
}

/// How the sheet of the lines is read.
fn lines_input(input: &Input, stamp: &Stamp) -> Input {
    let sheet = &stamp.lines_sheet;
    let mut own = sheet_input(input, InputKind::Budget, sheet);
    for (column, heading) in &sheet.columns {
        match *column {
            FormColumn::Field(field) => own.fields.push((field, vec![heading.clone()])),
            FormColumn::Amount(period) => own.amounts.push(amount(period, heading)),
            FormColumn::Reference(_) => own.ignore.push(glob::Pattern::escape(heading).into()),
            FormColumn::LineId | FormColumn::Project(_) => {}
        }
    }
    own.department = Some(Constant::Value(stamp.department.clone()));
    own.form = Some(Arc::new(FormLines::of(stamp)));
    own
}

/// How the sheet of the projects is read.
fn projects_input(input: &Input, stamp: &Stamp) -> Input {
    let sheet = &stamp.projects_sheet;
    let mut own = sheet_input(input, InputKind::Projects, sheet);
    for (column, heading) in &sheet.columns {
        if let FormColumn::Project(code) = *column {
            own.project_fields.push((code, vec![heading.clone()]));
        }
    }
    own.department = Some(Constant::Value(stamp.department.clone()));
    own
}

fn sheet_input(input: &Input, kind: InputKind, sheet: &SheetStamp) -> Input {
    Input {
        sheets: named(&sheet.name),
        header_row: Some(sheet.header_row),
        line: input.line,
        ..Input::plain(input.name.clone(), kind, input.path.clone())
    }
}

fn amount(period: Period, heading: &Text) -> AmountColumn {
    AmountColumn {
        heading: heading.clone(),
        fiscal_year: Some(period.fiscal_year),
        year_offset: 0,
        phase: Some(period.phase),
        label: None,
        unit: Some(1),
        sign: None,
    }
}

/// A sheet that is missing, or headings that are not where they were.
fn damage(
    table: Option<&RawTable>,
    sheet: &SheetStamp,
    file: &Place,
    language: Language,
) -> Option<Diagnostic> {
    let damaged = Diagnostic::new(Code::FormDamaged).with("name", &*sheet.name);
    let Some(RawTable { table, .. }) = table else {
        return Some(damaged.at(file.clone()).with("reason", "sheet").with("found", ""));
    };
    let mut expected: Vec<(u16, &str)> =
        (0..).zip(&sheet.columns).map(|(index, (_, heading))| (index, &**heading)).collect();
    let unheaded =
        |index| language.format("column-without-heading", &[("column", &column_letters(index))]);
    for column in &table.columns {
        let beyond = usize::from(column.index) >= sheet.columns.len();
        if beyond && *column.heading != *unheaded(column.index) {
            expected.push((column.index, ""));
        }
    }
    let heading = |index: u16| {
        let column = table.columns.iter().find(|column| column.index == index);
        column.map_or("", |column| &*column.heading)
    };
    expected.retain(|&(index, expected)| fold(heading(index)) != fold(expected));
    let &(first, _) = expected.first()?;
    let or_none = |text: &str| if text.is_empty() { "–".to_owned() } else { shown(text) };
    let listed: Vec<String> = expected
        .iter()
        .take(6)
        .map(|&(index, expected)| {
            let letters = column_letters(index);
            format!("{letters}: {} ≠ {}", or_none(heading(index)), or_none(expected))
        })
        .collect();
    let more = if expected.len() > listed.len() { "; …" } else { "" };
    let place = Place::sheet(&table.sheet).at(Cell { row: table.header_row, column: first });
    let found = format!("{}{more}", listed.join("; "));
    Some(damaged.at(place).with("reason", "columns").with("found", found))
}

/// The lines of a form whose build is sound.
struct Lines<'a> {
    raw: &'a RawTable,
    stamp: &'a Stamp,
    id_slot: Option<usize>,
}

impl<'a> Lines<'a> {
    fn new(raw: &'a RawTable, stamp: &'a Stamp) -> Self {
        let columns = stamp.lines_sheet.columns.iter();
        let index = (0..).zip(columns).find(|(_, (column, _))| *column == FormColumn::LineId);
        Self { raw, stamp, id_slot: index.and_then(|(index, _)| slot(raw, index)) }
    }

    /// Rows with an id, with it.
    fn rows(&self) -> impl Iterator<Item = (&'a RawRow, &'a Text)> {
        let id_slot = self.id_slot;
        let rows = self.raw.rows.iter();
        rows.filter_map(move |row| Some((row, row.values[id_slot?].text()?)))
    }

    fn sheet(&self) -> &Sheet {
        &self.raw.table.sheet
    }

    /// Ids the form was not filled with, and ids that stand in two rows.
    fn changed_ids(&self) -> Vec<Diagnostic> {
        let known: BTreeSet<&Text> = self.stamp.lines.iter().map(|line| &line.id).collect();
        let mut seen: BTreeSet<&Text> = BTreeSet::new();
        let column = self.id_slot.map_or(0, |slot| self.raw.table.columns[slot].index);
        let mut refusals = Vec::new();
        for (row, id) in self.rows() {
            let reason = match (known.contains(id), seen.insert(id)) {
                (true, true) => continue,
                (true, false) => "doubled",
                (false, _) => "unknown",
            };
            let place = self.raw.table.place(Cell { row: row.row, column });
            let refusal = Diagnostic::new(Code::FormIdChanged).at(place);
            refusals.push(refusal.with("reason", reason).with("found", shown(id)));
        }
        bounded(refusals, Code::FormIdChanged, self.sheet())
    }

    /// Figures to compare with that are not what they were.
    fn changed_references(&self, language: Language) -> Vec<Diagnostic> {
        let columns: Vec<u16> = (0..)
            .zip(&self.stamp.lines_sheet.columns)
            .filter(|(_, (column, _))| matches!(column, FormColumn::Reference(_)))
            .map(|(index, _)| index)
            .collect();
        let known: BTreeMap<&Text, &LineStamp> =
            self.stamp.lines.iter().map(|line| (&line.id, line)).collect();
        let mut found = Vec::new();
        for (row, id) in self.rows() {
            let Some(line) = known.get(id) else { continue };
            for (&column, &expected) in columns.iter().zip(&line.references) {
                let value = slot(self.raw, column).map_or(&Value::Blank, |slot| &row.values[slot]);
                let stands = figure(value);
                if stands == Ok(expected) {
                    continue;
                }
                let money = |cents: Option<Cents>| {
                    cents.map_or("–".to_owned(), |cents| language.number(cents.into()))
                };
                let text = || value.text().map_or("–".to_owned(), |text| shown(text));
                let place = self.raw.table.place(Cell { row: row.row, column });
                found.push(
                    Diagnostic::new(Code::FormReferenceChanged)
                        .at(place)
                        .with("name", &**id)
                        .with("found", stands.map_or_else(|NoFigure| text(), money))
                        .with("expected", money(expected)),
                );
            }
        }
        bounded(found, Code::FormReferenceChanged, self.sheet())
    }

    /// A form that asks for nothing: perhaps nobody filled it in.
    fn empty(&self) -> Option<Diagnostic> {
        let blank = |control: &Control| control.amount_count + control.unreadable_count == 0;
        let count = self.stamp.lines.len().to_string();
        let place = Place::sheet(self.sheet());
        self.raw
            .control
            .iter()
            .all(blank)
            .then(|| Diagnostic::new(Code::FormEmpty).at(place).with("count", count))
    }

    /// Lines whose row is gone.
    fn dropped(&self) -> Vec<Diagnostic> {
        let seen: BTreeSet<&Text> = self.rows().map(|(_, id)| id).collect();
        let gone = self.stamp.lines.iter().filter(|line| !seen.contains(&line.id));
        let notes = gone.map(|line| {
            Diagnostic::new(Code::FormLineDropped)
                .at(Place::sheet(self.sheet()))
                .with("name", &*line.id)
                .with("found", shown(&line.key))
        });
        bounded(notes.collect(), Code::FormLineDropped, self.sheet())
    }
}

/// A cell holds something else than a figure of whole cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NoFigure;

/// The cents of a cell that was written as a number; nothing for a blank one.
fn figure(value: &Value) -> Result<Option<Cents>, NoFigure> {
    let text = match value {
        Value::Blank => return Ok(None),
        Value::Text(text) => text,
        _ => return Err(NoFigure),
    };
    let number = text.parse::<Decimal>().ok();
    let cents = number.and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED));
    let whole = cents.map(|cents| cents.normalize()).filter(|whole| whole.scale() == 0);
    let cents = whole.and_then(|whole| i64::try_from(whole.mantissa()).ok());
    cents.map(|cents| Some(Cents(cents))).ok_or(NoFigure)
}

/// The first findings, then one with the count of the rest.
fn bounded(mut found: Vec<Diagnostic>, code: Code, sheet: &Sheet) -> Vec<Diagnostic> {
    if found.len() > SHOWN {
        let rest = (found.len() - SHOWN).to_string();
        found.truncate(SHOWN);
        found.push(Diagnostic::new(code).at(Place::sheet(sheet)).with("rest", rest));
    }
    found
}
