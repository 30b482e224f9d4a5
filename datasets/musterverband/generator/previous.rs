//! The year before: the budget of 2025 as it was released, one file for all departments.
//!
//! The same catalogue seen a year earlier: what begins in 2026 is missing, some lines that ended
//! with 2025 stand here alone. One department had another code, one office other cost centres, one
//! office belonged to another department, and a few lines were worded otherwise.

use std::error::Error;
use std::path::Path;

use crate::catalogue::{Catalogue, Unit};
use crate::delimited;
use crate::expand::Line;
use crate::sheet::german;

const HEADINGS: [&str; 14] = [
    "Dezernat",
    "Dezernatsname",
    "Amt",
    "Produkt",
    "Kostenstelle",
    "Sachkonto",
    "Bezeichnung",
    "Projekt-ID",
    "Budgetklasse",
    "Ansatz 2024",
    "Ansatz 2025",
    "Planung 2026",
    "Planung 2027",
    "Planung 2028",
];

/// Names of the departments 0 to 9 in 2025, by their code of 2026.
const NAMES: [(&str, &str); 10] = [
    ("0", "Organe, Prüfung, Kommunikation"),
    ("1", "Personal und Organisation"),
    ("2", "Finanzen"),
    ("3", "Bau und Liegenschaften"),
    ("4", "Kinder, Jugend und Familie"),
    ("5", "Schulen und Inklusion"),
    ("6", "Digitalisierung und IT-Steuerung"),
    ("7", "Soziales"),
    ("8", "Klinikverbund-Steuerung und Heilpädagogische Hilfen"),
    ("10", "Landschaftliche Kulturpflege"),
];

/// The office whose cost centres were numbered otherwise: 67 instead of 63.
const RENUMBERED: (&str, &str, &str) = ("63", "63", "67");
/// The office that belonged to department 1.
const MOVED: &str = "64";
/// One line in so many was worded otherwise.
const REWORDED: usize = 90;

/// Lines that ended with 2025: department, office, cost centre, account, title, euro of 2025.
const ENDED: [[&str; 6]; 10] = [
    ["0", "01", "0100", "529100", "Wahl 2025: Aufbau Ergebnisdienst, Abschluss", "68000"],
    ["1", "11", "1100", "542900", "Altes Zeitwirtschaftsprogramm, letzte Lizenzrate", "41500"],
    ["2", "22", "2200", "529100", "Kassenprüfung: einmalige Datenaufbereitung", "27000"],
    ["3", "31", "3100", "525500", "Wartung Gebäudeleittechnik Alte Mühle (verkauft)", "18500"],
    ["4", "41", "4100", "542900", "Elternportal Probelauf, befristete Lizenz", "33000"],
    ["5", "51", "5100", "529100", "Umzug Medienzentrum: Abbau und Transport der Technik", "22500"],
    ["6", "61", "6100", "529100", "Gutachten Rechenzentrum 2030", "145000"],
    ["6", "62", "6200", "542200", "Leihgeräte Großveranstaltung 2025", "76000"],
    ["7", "71", "7100", "525500", "Pflege Fachverfahren Blindengeld (abgeschaltet)", "39000"],
    ["10", "91", "9100", "529100", "Jubiläumsausstellung: Medienstationen, Abbau", "54000"],
];

/// Writes the budget of 2025 of the departments in the core budget.
pub(crate) fn write(
    path: &Path,
    departments: &[(&Catalogue, Vec<Line>)],
) -> Result<(), Box<dyn Error>> {
    let mut rows = vec![HEADINGS.map(str::to_owned).to_vec()];
    let mut number = 0;
    for ((catalogue, lines), &(code, name)) in departments.iter().zip(&NAMES) {
        for line in lines.iter().filter(|line| line.cents[1].is_some_and(|cents| cents != 0)) {
            number += 1;
            let unit = &catalogue.units[line.unit];
            let is_moved = unit.code == MOVED;
            let (code, name) = if is_moved { NAMES[1] } else { (code, name) };
            rows.push(row(code, name, unit, line, number % REWORDED == 0));
        }
    }
    for [code, office, centre, account, title, euro] in ENDED {
        let name = NAMES.iter().find(|(known, _)| *known == code).map_or("", |(_, name)| name);
        let cents = euro.parse::<i64>()? * 100;
        let texts = [code, name, office, "", centre, account, title, "", "Regelbetrieb", ""];
        let mut cells = texts.map(str::to_owned).to_vec();
        cells.extend([german(cents), String::new(), String::new(), String::new()]);
        rows.push(cells);
    }
    delimited::write_text(path, &rows)
}

fn row(code: &str, name: &str, unit: &Unit, line: &Line, reworded: bool) -> Vec<String> {
    let (office, now, then) = RENUMBERED;
    let centre = if unit.code == office {
        line.cost_centre.replacen(now, then, 1)
    } else {
        line.cost_centre.clone()
    };
    let title = match line.description {
        ref description if description.is_empty() => line.title.clone(),
        ref description => format!("{} - {description}", line.title),
    };
    let title = if reworded { format!("{title} (2025)") } else { title };
    let product = format!("{} {}", unit.product, unit.product_name);
    let mut cells: Vec<String> =
        [code, name, unit.code, &product, &centre, line.account, &title].map(str::to_owned).into();
    cells.extend([line.project.clone(), line.declared.to_owned()]);
    // A budget holds round figures; the result of 2024 was booked to the cent.
    let round = |cents: i64| cents / 50_000 * 50_000;
    cells.push(line.cents[0].map_or_else(String::new, |cents| german(round(cents))));
    for cents in &line.cents[1..5] {
        cells.push(cents.map_or_else(String::new, german));
    }
    cells
}
