//! Writes the project portfolios: one workbook with true dates, one delimited file.

use std::error::Error;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::catalogue::{Catalogue, Date, Project};
use crate::workbook;

const HEADINGS: [&str; 15] = [
    "Projekt-ID",
    "Projekttitel",
    "Dezernat",
    "Geschäftsfeld",
    "Projektart",
    "Status",
    "Beginn",
    "Go-live",
    "Ende",
    "Ersteinsatz neue Technologie",
    "Erstdigitalisierung",
    "Ablösung",
    "Kosten-Nutzen-Betrachtung",
    "Folgekosten pro Jahr",
    "Beschreibung",
];

/// Column of [`HEADINGS`] that holds money.
const FOLLOW_UP_COST: u16 = 13;

/// Columns of [`HEADINGS`] that hold dates.
const DATES: std::ops::Range<u16> = 6..9;

/// Writes the projects of departments as a workbook.
pub(crate) fn write_workbook(path: &Path, catalogues: &[Catalogue]) -> Result<(), Box<dyn Error>> {
    let mut workbook = workbook::dated()?;
    let worksheet = workbook.add_worksheet();
    worksheet.set_name("Portfolio")?;
    worksheet.write(0, 0, "Projektportfolio des Landschaftsverbandes Musterland")?;
    worksheet.write_row(1, 0, HEADINGS)?;
    let date = Format::new().set_num_format("dd.mm.yyyy");
    for (row, (department, project)) in (2..).zip(projects(catalogues)) {
        for (column, text) in (0..).zip(record(department, project)) {
            if text.is_empty() || DATES.contains(&column) {
                continue;
            }
            if column == FOLLOW_UP_COST {
                worksheet.write(row, column, text.parse::<f64>()?)?;
                continue;
            }
            worksheet.write(row, column, text)?;
        }
        for (column, day) in DATES.zip(project.dates) {
            if let Some(Date { year, month, day }) = day {
                let value = ExcelDateTime::from_ymd(year, month, day)?;
                worksheet.write_with_format(row, column, &value, &date)?;
            }
        }
    }
    workbook.save(path)?;
    Ok(())
}

/// Writes the projects of departments as delimited text in UTF-8.
pub(crate) fn write_delimited(path: &Path, catalogues: &[Catalogue]) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    writer.write_record(HEADINGS)?;
    for (department, project) in projects(catalogues) {
        writer.write_record(record(department, project))?;
    }
    writer.flush()?;
    Ok(())
}

/// Writes the projects that had begun before a year, as they were described then: what the
/// catalogue marks as open was not known yet.
pub(crate) fn write_before(
    path: &Path,
    catalogues: &[Catalogue],
    year: u16,
) -> Result<(), Box<dyn Error>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    writer.write_record(HEADINGS)?;
    for (number, (department, project)) in projects(catalogues).enumerate() {
        if project.dates[0].is_none_or(|begin| begin.year >= year) {
            continue;
        }
        let mut record = record(department, project);
        // Every seventh project was entered before anybody had tested it.
        if number % 7 == 3 {
            record[9..12].fill(String::new());
        }
        writer.write_record(record)?;
    }
    writer.flush()?;
    Ok(())
}

fn projects(catalogues: &[Catalogue]) -> impl Iterator<Item = (&'static str, &Project)> {
    catalogues.iter().flat_map(|catalogue| {
        catalogue.projects.iter().map(|project| (catalogue.department, project))
    })
}

fn record(department: &str, project: &Project) -> [String; 15] {
    let [begin, go_live, end] = project.dates.map(|date| {
        date.map_or_else(String::new, |Date { year, month, day }| {
            format!("{day:02}.{month:02}.{year}")
        })
    });
    let [technology, digitalisation, replacement] =
        project.tests.map(|mark| mark.to_string().trim().to_owned());
    [
        project.id.clone(),
        project.title.into(),
        department.into(),
        project.area.into(),
        project.kind.into(),
        project.status.into(),
        begin,
        go_live,
        end,
        technology,
        digitalisation,
        replacement,
        project.analysis.into(),
        follow_up_cost(&project.id),
        project.description.into(),
    ]
}

/// What projects state of the cost of a full year of operation, by hand: most of what their lines
/// plan, some more, some less, some nothing.
const FOLLOW_UP_COSTS: [(&str, u32); 49] = [
    ("MV25-001", 53_000),
    ("MV25-005", 109_000),
    ("MV25-101", 109_000),
    ("MV25-106", 29_000),
    ("MV25-108", 132_500),
    ("MV25-109", 20_000),
    ("MV25-202", 56_000),
    ("MV25-208", 29_500),
    ("MV25-210", 70_000),
    ("MV25-301", 91_500),
    ("MV25-303", 57_000),
    ("MV25-306", 82_500),
    ("MV25-309", 36_500),
    ("MV25-311", 44_500),
    ("MV25-401", 154_500),
    ("MV25-406", 81_500),
    ("MV25-409", 37_000),
    ("MV25-501", 57_000),
    ("MV25-503", 117_000),
    ("MV25-506", 99_000),
    ("MV25-601", 511_000),
    ("MV25-607", 250_000),
    ("MV25-610", 92_000),
    ("MV25-701", 205_500),
    ("MV25-703", 190_500),
    ("MV25-706", 87_000),
    ("MV25-710", 37_500),
    ("MV25-805", 60_000),
    ("MV25-806", 53_500),
    ("MV25-807", 94_500),
    ("MV25-901", 69_500),
    ("MV25-903", 35_000),
    ("MV25-906", 55_500),
    ("MV25-909", 39_500),
    ("MV25-911", 27_500),
    ("MV25-M01", 218_500),
    ("MV26-003", 65_000),
    ("MV26-008", 39_000),
    ("MV26-104", 60_000),
    ("MV26-207", 70_000),
    ("MV26-408", 36_000),
    ("MV26-504", 0),
    ("MV26-508", 31_500),
    ("MV26-615", 48_000),
    ("MV26-709", 77_500),
    ("MV26-803", 53_000),
    ("MV26-905", 46_500),
    ("MV26-K03", 61_000),
    ("MV26-M04", 68_000),
];

fn follow_up_cost(id: &str) -> String {
    let stated = FOLLOW_UP_COSTS.iter().find(|(known, _)| *known == id);
    stated.map_or_else(String::new, |(_, cost)| cost.to_string())
}
