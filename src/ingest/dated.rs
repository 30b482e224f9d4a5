//! Headings that name a phase and no year, below a sheet or file whose name has one.
//!
//! In: the first cells of a sheet where no heading names an amount. Out: the headings with the
//! year put to the one that lacks it. Deliberately absent: a choice. A name with two years, a
//! table with two such headings, or results of a year that has not begun decide nothing.

use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::header::{Header, header_cells};
use crate::ingest::texts::{Held, shown};
use crate::period::{FiscalYear, Phase};
use crate::provenance::{Cell, Place, Sheet};
use crate::round::headings::Headings;
use crate::schema::{Role, RoleOrigin, Text};

/// The headings of a row with the year of the sheet's name, and the note that says so.
pub(super) fn find(
    cells: &[(Cell, Held)],
    row: u32,
    sheet: &Sheet,
    headings: &Headings,
) -> Option<(Header, Diagnostic)> {
    let (year, name, of) = named_year(sheet)?;
    let line = header_cells(cells, row);
    let mut dated = line.iter().enumerate().filter_map(|(position, (_, heading))| {
        let unknown = headings.resolve(heading).1 == RoleOrigin::None;
        Some((position, with_year(heading, year, headings).filter(|_| unknown)?))
    });
    let (position, heading) = dated.next()?;
    if dated.next().is_some() {
        return None;
    }
    let column = line[position].0;
    let note = Diagnostic::new(Code::YearFromName)
        .at(Place::sheet(sheet).at(Cell { row, column }).under(line[position].1.clone()))
        .with("reason", of)
        .with("heading", shown(&line[position].1))
        .with("name", name)
        .with("found", year.to_string());
    let mut header = Header::single(row, line.clone());
    header.cells[position].1 = heading;
    header.lines = vec![line];
    Some((header, note))
}

/// The heading with the year at the place where it makes an amount of it.
fn with_year(heading: &str, year: FiscalYear, headings: &Headings) -> Option<Text> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    (1..=words.len()).find_map(|count| {
        let (before, behind) = words.split_at(count);
        let dated = [before, &[&*year.to_string()], behind].concat().join(" ");
        let Role::Amount { phase, .. } = headings.resolve(&dated).0 else { return None };
        let possible =
            !matches!(phase, Some(Phase::Actual | Phase::ToDate)) || headings.has_begun(year);
        possible.then(|| Text::from(dated))
    })
}

/// The one year a sheet's name has, else the one of its file, with the name and whose it is.
fn named_year(sheet: &Sheet) -> Option<(FiscalYear, String, &'static str)> {
    let named = |name: &str| {
        let numbers = name.split(|c: char| !c.is_ascii_digit());
        let mut years = numbers.filter(|digits| {
            let century = digits.get(..2).is_some_and(|two| matches!(two, "19" | "20" | "21"));
            digits.len() == 4 && century
        });
        let year = years.next()?.parse().ok().map(FiscalYear)?;
        years.next().is_none().then_some(year)
    };
    if let Some(name) = &sheet.name
        && name.contains(|c: char| c.is_ascii_digit())
        && let Some(year) = named(name)
    {
        return Some((year, shown(name), "sheet"));
    }
    let file = sheet.path.rsplit('/').next()?;
    named(file).map(|year| (year, shown(file), "file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(name: Option<&str>, path: &str) -> Option<(i16, &'static str)> {
        let sheet = Sheet { path: path.into(), name: name.map(Into::into) };
        named_year(&sheet).map(|(year, _, of)| (year.0, of))
    }

    #[test]
    fn a_name_has_one_year_or_none() {
        assert_eq!(year(Some("HH 2026"), "a/2025.xlsx"), Some((2026, "sheet")));
        assert_eq!(year(Some("Tabelle1"), "2024/Dez 3_2026.xlsx"), Some((2026, "file")));
        assert_eq!(year(None, "anmeldung2026.csv"), Some((2026, "file")));
        assert_eq!(year(Some("2026-2027"), "a.xlsx"), None);
        assert_eq!(year(Some("20261231"), "a.xlsx"), None);
        assert_eq!(year(Some("Amt 2510"), "a.xlsx"), None);
        assert_eq!(year(Some("Tabelle1"), "a.xlsx"), None);
    }
}
