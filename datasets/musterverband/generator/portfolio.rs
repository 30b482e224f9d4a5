//! Writes the project portfolios: one workbook with true dates, one delimited file.

use std::error::Error;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format};

use crate::catalogue::{Catalogue, Date, Project};
use crate::workbook;

const HEADINGS: [&str; 14] = [
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
    "Beschreibung",
];

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

fn record(department: &str, project: &Project) -> [String; 14] {
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
        project.description.into(),
    ]
}
