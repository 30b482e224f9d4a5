//! Links from a workbook to the cells it speaks of: relative, so that they work wherever both
//! are moved together.

use std::path::{Component, Path};

use crate::provenance::{Cell, Place};

/// Spreadsheets refuse longer addresses.
const LONGEST_LINK: usize = 2_000;
/// Characters that end a path within an address, or would be decoded in it.
const NEVER_IN_PATHS: [char; 6] = ['#', '%', '"', '<', '>', '\\'];

/// The way from one folder to another with `/`, such as `../../runde`; nothing where there is
/// none (another drive). Both are absolute.
#[must_use]
pub fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let same = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    if same == 0 {
        return None;
    }
    let mut parts = vec!["..".to_owned(); from.len() - same];
    for part in &to[same..] {
        match part {
            Component::Normal(name) => parts.push(name.to_str()?.to_owned()),
            _ => return None,
        }
    }
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// The address of a place below a folder; nothing for paths no address can name.
pub(super) fn address(inputs: Option<&str>, place: &Place) -> Option<String> {
    let path = format!("{}/{}", inputs?, place.path);
    if path.contains(NEVER_IN_PATHS) || path.contains(char::is_control) {
        return None;
    }
    let cell = place.cell.map_or_else(|| "A1".to_owned(), Cell::a1);
    let address = match &place.sheet {
        Some(sheet) => format!("{path}#'{}'!{cell}", sheet.replace('\'', "''")),
        // Delimited text has one sheet whose name each program chooses.
        None => match place.cell {
            Some(_) => format!("{path}#{cell}"),
            None => path,
        },
    };
    (address.encode_utf16().count() < LONGEST_LINK).then_some(address)
}

/// The place as a link is read: `Anmeldung!F17`, or `anmeldung.csv, F17` of a file without sheets.
pub(super) fn label(place: &Place) -> String {
    match (&place.sheet, place.cell) {
        (Some(sheet), Some(cell)) => format!("{sheet}!{}", cell.a1()),
        (Some(sheet), None) => sheet.to_string(),
        (None, Some(cell)) => format!("{}, {}", file_name(place), cell.a1()),
        (None, None) => file_name(place).to_owned(),
    }
}

fn file_name(place: &Place) -> &str {
    place.path.rsplit('/').next().unwrap_or(&place.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provenance::Sheet;

    #[test]
    fn ways_lead_from_folder_to_folder() {
        let way = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        assert_eq!(way("/a/reports/r", "/a/runde").as_deref(), Some("../../runde"));
        assert_eq!(way("/a/b", "/a/b").as_deref(), Some("."));
        assert_eq!(way("a", "/a"), None);
    }

    #[test]
    fn addresses_name_sheet_and_cell() {
        let sheet = |name: Option<&str>| Sheet {
            path: "budget/dez 4.xlsx".into(),
            name: name.map(Into::into),
        };
        let at = |name| Place::sheet(&sheet(name)).at(Cell { row: 16, column: 5 });
        let found = |place: &Place| address(Some("../r"), place);
        let place = at(Some("Müller's"));
        assert_eq!(found(&place).as_deref(), Some("../r/budget/dez 4.xlsx#'Müller''s'!F17"));
        assert_eq!(label(&place), "Müller's!F17");
        assert_eq!(found(&at(None)).as_deref(), Some("../r/budget/dez 4.xlsx#F17"));
        assert_eq!(address(None, &at(None)), None);
        assert_eq!(found(&Place::file("100 %.xlsx")), None);
        assert_eq!(found(&Place::file("a/b.csv")).as_deref(), Some("../r/a/b.csv"));
        assert_eq!(label(&at(None)), "dez 4.xlsx, F17", "a cell alone names no table");
        assert_eq!(label(&Place::file("a/b.csv")), "b.csv");
    }
}
