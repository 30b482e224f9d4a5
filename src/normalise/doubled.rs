//! Tables that say again what another one says: a copy with other keys, a summary beside its
//! details.
//!
//! In: the lines of all tables. Out: an error for each table that counts money once more, told
//! by sums: equal in every period that both tables have. Deliberately absent: lines that repeat
//! each other under one key, which the joining of tables reports, and any decision which of the
//! two counts.

use std::collections::BTreeMap;

use super::NormalisedTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::Period;
use crate::provenance::Place;
use crate::schema::{Field, Table, Text};

/// Sums and numbers of amounts of a table's lines, by component and period.
type Sums = BTreeMap<(Option<Text>, Period), (Total, usize)>;

/// Fewer amounts may be the same by chance; their lines are compared one by one anyway.
const FEWEST_AMOUNTS: usize = 2;

/// Finds tables that say again what others say.
pub(super) fn find(tables: &[NormalisedTable]) -> Vec<Diagnostic> {
    let sums: Vec<Sums> = tables.iter().map(sums).collect();
    let texts: Vec<Vec<(&str, &str)>> = tables.iter().map(texts).collect();
    let mut diagnostics = Vec::new();
    let ids: Vec<Vec<&str>> = tables.iter().map(ids).collect();
    for (later, own) in sums.iter().enumerate() {
        let path = |table: usize| &tables[table].table.sheet.path;
        let earlier = || {
            let others = (0..later).filter(|&earlier| ids[earlier] != ids[later]);
            others.filter(|&earlier| compared(own, &sums[earlier]).is_some())
        };
        let copy = earlier().find(|&earlier| {
            compared(own, &sums[earlier]) == Some(true) && texts[earlier] == texts[later]
        });
        let found = match copy {
            Some(first) => Some(("same", first)),
            None => {
                earlier().find(|&earlier| path(earlier) == path(later)).map(|first| ("sum", first))
            }
        };
        if let Some((reason, first)) = found {
            let other = place_text(&tables[first].table);
            diagnostics.push(doubled(&tables[later].table, reason, own).with("other", other));
        } else if is_sum_of_others(later, tables, &sums) {
            diagnostics.push(doubled(&tables[later].table, "all", own).with("other", ""));
        }
    }
    diagnostics
}

fn sums(table: &NormalisedTable) -> Sums {
    let mut sums = Sums::new();
    for line in &table.lines {
        for amount in &line.amounts {
            let key = (line.component.clone(), amount.period);
            let (sum, count) = sums.entry(key).or_default();
            *sum += amount.cents;
            *count += 1;
        }
    }
    sums
}

/// The ids of a table's lines. Tables with the same lines are compared line by line, and what
/// they repeat is said there.
fn ids(table: &NormalisedTable) -> Vec<&str> {
    let mut ids: Vec<&str> = table.lines.iter().map(|line| &*line.id).collect();
    ids.sort_unstable();
    ids
}

/// What the lines of a table are for. Tables of different departments may have equal sums by
/// chance, but not for the same things.
fn texts(table: &NormalisedTable) -> Vec<(&str, &str)> {
    let lines = table.lines.iter().map(|line| &line.fields);
    let mut texts: Vec<(&str, &str)> =
        lines.map(|line| (line.text(Field::Account), line.text(Field::Title))).collect();
    texts.sort_unstable();
    texts
}

/// Whether the tables agree in every period both have: with as many amounts (a copy), or with
/// others (a summary). Nothing where they differ or have too little in common.
fn compared(left: &Sums, right: &Sums) -> Option<bool> {
    let (mut amount_count, mut copy) = (0, true);
    for (key, (sum, count)) in left {
        let Some((other, other_count)) = right.get(key) else { continue };
        if sum != other {
            return None;
        }
        copy &= count == other_count;
        if *sum != Total::ZERO {
            amount_count += (*count).max(*other_count);
        }
    }
    (amount_count >= FEWEST_AMOUNTS).then_some(copy)
}

/// A table whose sums are those of all other tables of its file together.
fn is_sum_of_others(table: usize, tables: &[NormalisedTable], sums: &[Sums]) -> bool {
    let path = &tables[table].table.sheet.path;
    let others: Vec<&Sums> = (0..tables.len())
        .filter(|&other| other != table && tables[other].table.sheet.path == *path)
        .map(|other| &sums[other])
        .filter(|other| !other.is_empty())
        .collect();
    let mut any = false;
    for (key, (sum, _)) in &sums[table] {
        let parts: Vec<Total> = others.iter().filter_map(|other| Some(other.get(key)?.0)).collect();
        if parts.is_empty() {
            continue;
        }
        if parts.iter().copied().sum::<Total>() != *sum {
            return false;
        }
        any |= *sum != Total::ZERO;
    }
    any && others.len() > 1
}

fn doubled(table: &Table, reason: &str, sums: &Sums) -> Diagnostic {
    let place = Place::sheet(&table.sheet).at(table.first_cell(table.header_row));
    let count = sums.values().map(|&(_, count)| count).max().unwrap_or(0);
    Diagnostic::new(Code::TableDoubled)
        .at(place)
        .with("reason", reason)
        .with("count", count.to_string())
}

/// A table as messages name it: file, sheet and first row.
fn place_text(table: &Table) -> String {
    let cell = table.first_cell(table.header_row);
    let parts = [Some(&*table.sheet.path), table.sheet.name.as_deref()];
    let sheet: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{} {}", sheet.join(" "), cell.a1())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round::Round;
    use std::path::Path;

    const ROUND: &str = r#"
        organisation = "Stadt"
        fiscal_years = [2026]
        currency = "EUR"
        stage = "anmeldung"
        [policy]
        target_share = "0.2"
        basis = "expense"
        areas = ["NKF"]
        [[departments.list]]
        code = "4"
        name = "Vier"
        area = "NKF"
        [[inputs]]
        name = "budget"
        kind = "budget"
        path = "*"
        department = "4"
    "#;

    /// The reasons of the errors for files of the given names and texts.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let round = Round::parse(Path::new("runde"), ROUND).expect("valid settings");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut tables = Vec::new();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            let (file, _) = crate::ingest::read(&path, name, &round, &round.inputs[0]);
            for raw in file.expect("read").tables {
                tables.push(super::super::table(&raw, &round.inputs[0], &round).0);
            }
        }
        let diagnostics = find(&tables);
        let reason = |other: &Diagnostic| other.arguments[0].1.clone();
        diagnostics.iter().map(reason).collect()
    }

    const DETAILS: &str = "Sachkonto;Bezeichnung;Ansatz 2026\n523500;Netz;700\n529100;Web;300\n";

    #[test]
    fn a_copy_with_other_keys_is_named_once() {
        let other = "Sachkonto;Bezeichnung;Ansatz 2026\n523500;Netz;700\n529100;Web;301\n";
        let copy = "Kostenstelle;Sachkonto;Bezeichnung;Ansatz 2026\n\
                    1;523500;Netz;700\n1;529100;Web;300\n";
        let files = [("a.csv", DETAILS), ("b.csv", copy), ("c.csv", other)];
        assert_eq!(found(&files), ["same"]);
        // What repeats line by line is said of the lines.
        assert_eq!(found(&[("a.csv", DETAILS), ("b.csv", DETAILS)]), [""; 0]);
        // Actuals of the same lines are another period.
        let actual = DETAILS.replace("Ansatz 2026", "Ist 2024");
        assert_eq!(found(&[("a.csv", DETAILS), ("b.csv", &actual)]), [""; 0]);
        // Another department may ask for the same amounts, but for other things.
        let things = DETAILS.replace("Netz", "Funk").replace("Web", "Druck");
        assert_eq!(found(&[("a.csv", DETAILS), ("b.csv", &things)]), [""; 0]);
    }

    #[test]
    fn a_summary_below_its_details_is_named() {
        let summary = "Sachkonto;Produkt;Ansatz 2026\n529100;1;1000\n";
        let one = format!("{DETAILS}{summary}");
        assert_eq!(found(&[("a.csv", &one)]), ["sum"]);
        // The same sums in another department's file are no summary.
        assert_eq!(found(&[("a.csv", DETAILS), ("b.csv", summary)]), [""; 0]);
        let further = "Sachkonto;Produkt;Ansatz 2026\n523500;7;50\n529100;8;25\n";
        let both = "Bezeichnung;Sachkonto;Ansatz 2026\nNetz;523500;750\nWeb;529100;325\n";
        let two = format!("{DETAILS}{further}{both}");
        assert_eq!(found(&[("a.csv", &two)]), ["all"]);
    }
}
