//! Makes the shipped round of the invented Landschaftsverband Musterland.
//!
//! In: the hand-written catalogue beside this file. Out: the budget files and portfolios of the
//! round, `wahrheit.csv`, the true class of every line, and the budget of the year before. The same catalogue gives the same
//! bytes: numbers are seeded per department and documents carry a fixed date. Deliberately
//! absent: anything of the engine, so that what it finds is not what made the data.

mod catalogue;
mod delimited;
mod departments;
mod expand;
mod layout;
mod portfolio;
mod previous;
mod sheet;
mod truth;
mod workbook;

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::catalogue::Catalogue;
use crate::departments::LAYOUTS;
use crate::layout::Format;

const CATALOGUES: [(&str, &str); 12] = [
    ("0", include_str!("catalogue/dezernat-0.txt")),
    ("1", include_str!("catalogue/dezernat-1.txt")),
    ("2", include_str!("catalogue/dezernat-2.txt")),
    ("3", include_str!("catalogue/dezernat-3.txt")),
    ("4", include_str!("catalogue/dezernat-4.txt")),
    ("5", include_str!("catalogue/dezernat-5.txt")),
    ("6", include_str!("catalogue/dezernat-6.txt")),
    ("7", include_str!("catalogue/dezernat-7.txt")),
    ("8", include_str!("catalogue/dezernat-8.txt")),
    ("9", include_str!("catalogue/dezernat-9.txt")),
    ("M", include_str!("catalogue/musterit.txt")),
    ("K", include_str!("catalogue/klinikverbund.txt")),
];

/// Where the files go.
struct Folders {
    round: PathBuf,
    /// Workbooks that an office program still has to store in its older formats.
    intermediate: PathBuf,
    /// The round of the year before.
    previous: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders = folders()?;
    std::fs::create_dir_all(folders.round.join("budget"))?;
    std::fs::create_dir_all(folders.round.join("projekte"))?;
    std::fs::create_dir_all(&folders.intermediate)?;
    std::fs::create_dir_all(&folders.previous)?;
    let catalogues = CATALOGUES
        .iter()
        .map(|(department, text)| Catalogue::parse(department, text))
        .collect::<Result<Vec<_>, _>>()?;
    let mut truths = Vec::new();
    let mut departments = Vec::new();
    for (catalogue, layout) in catalogues.iter().zip(&LAYOUTS) {
        let lines = expand::lines(catalogue)?;
        let sheets = sheet::build(catalogue, &lines, layout, &mut truths);
        let path = target(&folders, layout.file, layout.format);
        match layout.format {
            Format::Delimited => delimited::write_budget(&path, &sheets)?,
            _ => workbook::write(&path, &sheets, layout.thousands)?,
        }
        departments.push((catalogue, lines));
    }
    let (central, subsidiaries) = catalogues.split_at(10);
    portfolio::write_workbook(&folders.round.join("projekte/portfolio.xlsx"), central)?;
    portfolio::write_delimited(&folders.round.join("projekte/betriebe.csv"), subsidiaries)?;
    previous::write(&folders.previous.join("haushalt-2025.csv"), &departments[..10])?;
    portfolio::write_before(&folders.previous.join("projekte-2025.csv"), central, 2026)?;
    delimited::write_truth(&folders.round.join("wahrheit.csv"), &truths)?;
    Ok(())
}

fn folders() -> Result<Folders, String> {
    let usage = "usage: musterverband ROUND_FOLDER --intermediate FOLDER --previous FOLDER";
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [round, one, intermediate, two, previous]
            if one == "--intermediate" && two == "--previous" =>
        {
            Ok(Folders {
                round: round.into(),
                intermediate: intermediate.into(),
                previous: previous.into(),
            })
        }
        _ => Err(usage.into()),
    }
}

fn target(folders: &Folders, file: &str, format: Format) -> PathBuf {
    match format {
        Format::OpenDocument | Format::OldExcel => {
            let stem = Path::new(file).file_stem().unwrap_or_default();
            folders.intermediate.join(stem).with_extension("xlsx")
        }
        Format::Workbook | Format::Delimited => folders.round.join("budget").join(file),
    }
}
