//! Provider: each *Leistungsschein* of a department with what it orders and what is expected.

use super::super::Run;
use super::listed::{Item, Listed, period};
use super::table::Kind;
use crate::provenance::Cell;
use crate::schema::TableIndex;

const COLUMNS: [(&str, Kind); 11] = [
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("department", Kind::Text),
    ("contract", Kind::Text),
    ("state", Kind::Text),
    ("ordered", Kind::Money),
    ("expected", Kind::Money),
    ("difference", Kind::Money),
    ("lines", Kind::Text),
    ("ordered_cells", Kind::Text),
    ("expected_cells", Kind::Text),
];

/// The table, where the round has a provider and its revenue.
pub(super) fn listed(run: &Run) -> Option<Listed> {
    let provider = run.analysis.provider.as_ref()?;
    let mut listed = Listed::new(&COLUMNS);
    for row in &provider.rows {
        let department = &run.portfolio.departments[usize::from(row.department.0)];
        let mut items: Vec<Item> = period(row.period).into();
        items.extend([
            Item::from(&*department.code),
            Item::from(&*row.contract),
            Item::from(row.state().code()),
            row.ordered.into(),
            row.expected.into(),
            row.difference().into(),
            row.lines.join("|").into(),
            cells(run, &row.ordered_cells).into(),
            cells(run, &row.expected_cells).into(),
        ]);
        listed.push(items);
    }
    Some(listed)
}

/// Places as `file#sheet!A1`, parted by a bar.
fn cells(run: &Run, cells: &[(TableIndex, Cell)]) -> String {
    let places = cells.iter().map(|&(table, cell)| {
        let sheet = &run.portfolio.tables[table.0 as usize].sheet;
        match &sheet.name {
            Some(name) => format!("{}#{name}!{}", sheet.path, cell.a1()),
            None => format!("{}#{}", sheet.path, cell.a1()),
        }
    });
    places.collect::<Vec<_>>().join("|")
}
