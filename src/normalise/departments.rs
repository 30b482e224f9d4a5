//! How rows and files name their department, and which one can answer what is said of them:
//! the one the row names, else the one the round gives the file.

use super::layout::{Layout, Supplier, constant, text_of};
use crate::diagnostic::Diagnostic;
use crate::ingest::{RawRow, RawTable};
use crate::provenance::{Cell, Sheet};
use crate::round::headings::fold;
use crate::round::{Departments, Input, Round};
use crate::schema::{Department, Field, Text};

/// Writes into diagnostics of a table's rows the code of the department the row names.
pub fn name_by_row(raw: &RawTable, input: &Input, round: &Round, diagnostics: &mut [Diagnostic]) {
    let layout = Layout::new(&raw.table, input, round, &mut Vec::new());
    let directory = Directory::new(round, input, &layout);
    for diagnostic in diagnostics.iter_mut().filter(|found| found.department.is_none()) {
        let Some(place) = &diagnostic.place else { continue };
        if (&place.path, &place.sheet) != (&raw.table.sheet.path, &raw.table.sheet.name) {
            continue;
        }
        // Beside another table, rows of the same number are none of this one's.
        let edges = (raw.table.columns.first(), raw.table.columns.last());
        let own = |cell: &Cell| match edges {
            (Some(first), Some(last)) => {
                cell.column <= last.index && (cell.column >= first.index || cell.column == 0)
            }
            _ => true,
        };
        let row = place.cell.filter(own).and_then(|cell| {
            let found = raw.rows.binary_search_by_key(&cell.row, |row| row.row);
            found.ok().map(|index| &raw.rows[index])
        });
        let Some(row) = row else { continue };
        let field = layout.fields.iter().find(|(field, _)| *field == Field::Department);
        let field = field.and_then(|(_, supplier)| supplier.text(row)).or_else(|| {
            let columns = layout.project_fields.iter();
            let mut columns = columns.filter(|(code, _)| *code == "department");
            columns.next().and_then(|&(_, index)| text_of(&row.values[index]))
        });
        let stated = directory.stated(row, field);
        let known = stated.and_then(|stated| directory.find(&stated, row));
        diagnostic.department = known.map(|(code, _)| code);
    }
}

/// Writes into diagnostics of a file that no row answers for the code of the department the
/// round gives the file or sheet.
pub fn name_by_file(input: &Input, round: &Round, diagnostics: &mut [Diagnostic]) {
    let Some(given) = &input.department else { return };
    for diagnostic in diagnostics.iter_mut().filter(|found| found.department.is_none()) {
        let Some(place) = &diagnostic.place else { continue };
        let sheet = Sheet { path: place.path.clone(), name: place.sheet.clone() };
        let stated = constant(given, &sheet);
        diagnostic.department = stated.and_then(|stated| department_code(&stated, round));
    }
}

/// The code of a department as files and settings name it.
#[must_use]
pub fn department_code(stated: &Text, round: &Round) -> Option<Text> {
    match &round.departments {
        Departments::Listed(known) => listed(known, stated).map(|(code, _)| code),
        Departments::FromColumns { .. } => Some(stated.clone()),
    }
}

/// How rows name their department.
#[derive(Debug)]
pub(super) struct Directory<'a> {
    round: &'a Round,
    /// Name of the department, where a form gives it.
    given_name: Option<Text>,
    columns: Option<(Supplier, Option<Supplier>)>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(round: &'a Round, input: &Input, layout: &Layout) -> Self {
        let columns = match &round.departments {
            Departments::FromColumns { code, name, .. } => {
                let name = name.as_deref().and_then(|name| layout.supplier(name));
                layout.supplier(code).map(|code| (code.clone(), name.cloned()))
            }
            Departments::Listed(_) => None,
        };
        let given_name = input.form.as_ref().map(|form| form.department_name.clone());
        Self { round, given_name, columns }
    }

    /// What a row names; `field` is its canonical field of the department.
    pub(super) fn stated(&self, row: &RawRow, field: Option<Text>) -> Option<Text> {
        match (&self.columns, &self.round.departments) {
            (Some((code, _)), _) => code.text(row),
            (None, Departments::Listed(_)) => field,
            (None, Departments::FromColumns { .. }) => None,
        }
    }

    /// Code and name of a department as a row states it: by code, by name, or with the word
    /// *Dezernat* before the code.
    pub(super) fn find(&self, stated: &Text, row: &RawRow) -> Option<(Text, Text)> {
        let Departments::Listed(known) = &self.round.departments else {
            let name = self.columns.as_ref().and_then(|(_, name)| name.as_ref());
            let name = name.and_then(|name| name.text(row)).or_else(|| self.given_name.clone());
            let name = name.unwrap_or_else(|| stated.clone());
            return Some((stated.clone(), name));
        };
        listed(known, stated)
    }
}

/// Code and name of a listed department by its code, its name, or the word *Dezernat* and the
/// code.
fn listed(departments: &[Department], stated: &str) -> Option<(Text, Text)> {
    let folded = fold(stated);
    let bare = ["dezernat ", "dez. ", "dez.", "dez "]
        .into_iter()
        .find_map(|word| folded.strip_prefix(word))
        .unwrap_or(&folded);
    departments
        .iter()
        .find(|known| {
            let code = fold(&known.code);
            code == folded || code == bare || fold(&known.name) == folded
        })
        .map(|known| (known.code.clone(), known.name.clone()))
}
