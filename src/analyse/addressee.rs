//! Addressee: which department can answer what is said about the data.
//!
//! In: the portfolio and its diagnostics. Out: at most one department for each diagnostic, so
//! that the questions to all departments and to nobody in particular are all questions, each
//! once. A diagnostic goes to the department its row, file or settings name; else to the one
//! whose line stands in its row; else to the only one the file has lines of. What is said of a
//! file that several departments share goes to none of them: no single one can change it.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::Diagnostic;
use crate::normalise;
use crate::round::Round;
use crate::schema::{DepartmentIndex, Portfolio, TableIndex};

/// The department of each diagnostic, in their order.
#[must_use]
pub fn addressees(
    portfolio: &Portfolio,
    round: &Round,
    diagnostics: &[Diagnostic],
) -> Vec<Option<DepartmentIndex>> {
    let codes = codes(portfolio);
    let rows = Rows::new(portfolio, round, diagnostics);
    let owners = owners(portfolio);
    let addressee = |diagnostic: &Diagnostic| {
        let named = diagnostic.department.as_deref();
        if let Some(&department) = named.and_then(|code| codes.get(code)) {
            return Some(department);
        }
        rows.department(portfolio, diagnostic).or_else(|| {
            let path = &*diagnostic.place.as_ref()?.path;
            let own = owners.get(path)?;
            own.first().copied().filter(|_| own.len() == 1)
        })
    };
    diagnostics.iter().map(addressee).collect()
}

/// Lines that stand in the row of each diagnostic, in order; none where it names no cell.
pub(super) fn lines_of(portfolio: &Portfolio, diagnostics: &[Diagnostic]) -> Vec<Vec<u32>> {
    let mut rows: HashMap<(usize, u32), Vec<u32>> = HashMap::new();
    for diagnostic in diagnostics {
        rows.extend(places(portfolio, diagnostic).into_iter().map(|place| (place, Vec::new())));
    }
    for (number, line) in (0..).zip(&portfolio.lines) {
        let own = [(line.table, line.row)];
        let amounts = line.amounts.iter().map(|amount| (amount.table, amount.cell.row));
        for (table, row) in own.into_iter().chain(amounts) {
            if let Some(found) = rows.get_mut(&(table.0 as usize, row))
                && found.last() != Some(&number)
            {
                found.push(number);
            }
        }
    }
    let of = |diagnostic: &Diagnostic| {
        let places = places(portfolio, diagnostic);
        places.iter().flat_map(|place| rows[place].clone()).collect()
    };
    diagnostics.iter().map(of).collect()
}

/// Departments by their code.
fn codes(portfolio: &Portfolio) -> HashMap<&str, DepartmentIndex> {
    let departments = portfolio.departments.iter().zip(0..);
    departments.map(|(department, index)| (&*department.code, DepartmentIndex(index))).collect()
}

/// Departments that have lines in each file.
pub(super) fn owners(portfolio: &Portfolio) -> HashMap<&str, BTreeSet<DepartmentIndex>> {
    let mut of_table = vec![BTreeSet::new(); portfolio.tables.len()];
    for line in &portfolio.lines {
        of_table[line.table.0 as usize].insert(line.department);
        for amount in &line.amounts {
            of_table[amount.table.0 as usize].insert(line.department);
        }
    }
    let mut owners: HashMap<&str, BTreeSet<DepartmentIndex>> = HashMap::new();
    for (table, own) in portfolio.tables.iter().zip(of_table) {
        owners.entry(&table.sheet.path).or_default().extend(own);
    }
    owners
}

/// Departments of the rows that diagnostics speak of, by table and row.
struct Rows(Vec<HashMap<u32, Option<DepartmentIndex>>>);

impl Rows {
    fn new(portfolio: &Portfolio, round: &Round, diagnostics: &[Diagnostic]) -> Self {
        let mut rows = vec![HashMap::new(); portfolio.tables.len()];
        for diagnostic in diagnostics {
            for (table, row) in places(portfolio, diagnostic) {
                rows[table].insert(row, None);
            }
        }
        let mut rows = Self(rows);
        for line in &portfolio.lines {
            rows.note(line.table, line.row, line.department);
            for amount in &line.amounts {
                rows.note(amount.table, amount.cell.row, line.department);
            }
        }
        let codes = codes(portfolio);
        for project in &portfolio.projects {
            let code = normalise::department_code(&project.department, round);
            if let Some(&department) = code.and_then(|code| codes.get(&*code)) {
                rows.note(project.table, project.row, department);
            }
        }
        rows
    }

    fn note(&mut self, table: TableIndex, row: u32, department: DepartmentIndex) {
        if let Some(known) = self.0[table.0 as usize].get_mut(&row) {
            known.get_or_insert(department);
        }
    }

    fn department(
        &self,
        portfolio: &Portfolio,
        diagnostic: &Diagnostic,
    ) -> Option<DepartmentIndex> {
        places(portfolio, diagnostic)
            .into_iter()
            .find_map(|(table, row)| self.0[table].get(&row).copied().flatten())
    }
}

/// Tables and row a diagnostic's cell may belong to: a sheet can hold several tables.
fn places(portfolio: &Portfolio, diagnostic: &Diagnostic) -> Vec<(usize, u32)> {
    let Some((place, cell)) =
        diagnostic.place.as_ref().and_then(|place| Some((place, place.cell?)))
    else {
        return Vec::new();
    };
    // Tables are in order of path.
    let first = portfolio.tables.partition_point(|table| table.sheet.path < place.path);
    (first..portfolio.tables.len())
        .take_while(|&table| portfolio.tables[table].sheet.path == place.path)
        .filter(|&table| portfolio.tables[table].sheet.name == place.sheet)
        .map(|table| (table, cell.row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BUDGET, Fixture};
    use crate::classify::Class;
    use crate::diagnostic::Code;
    use crate::provenance::{Cell, Place};

    #[test]
    fn a_diagnostic_goes_to_the_department_of_its_row_else_of_its_file() {
        let mut shared = Fixture::new();
        shared.line("A", 0, Class::Operations, &[(BUDGET, 100)]);
        shared.line("B", 1, Class::Operations, &[(BUDGET, 200)]);
        let Fixture { mut portfolio, round, .. } = shared;
        let place = Place::sheet(&portfolio.tables[0].sheet);
        let at = |row| place.clone().at(Cell { row, column: 4 });
        let said = [
            Diagnostic::new(Code::AmountUnreadable).at(at(1)),
            Diagnostic::new(Code::AmountUnreadable).at(at(2)),
            Diagnostic::new(Code::AmountUnreadable).at(at(2)).of("1"),
            Diagnostic::new(Code::ColumnUnknown).at(at(0)),
            Diagnostic::new(Code::FileMissing).at(Place::file("fehlt.xlsx")),
            Diagnostic::new(Code::FileMissing).at(Place::file("fehlt.xlsx")).of("2"),
            Diagnostic::new(Code::BasisIncomplete),
        ];
        let department = |index| Some(DepartmentIndex(index));
        assert_eq!(
            addressees(&portfolio, &round, &said),
            [department(0), department(1), department(0), None, None, department(1), None]
        );
        portfolio.lines.retain(|line| line.department == DepartmentIndex(0));
        let found = addressees(&portfolio, &round, &said);
        assert_eq!(found[3], department(0), "the file has no other department");
    }
}
