//! The floor: the same cells read with calamine alone, the same line sheets written with
//! rust_xlsxwriter alone. Nothing is classified, summed or checked.

use std::path::{Path, PathBuf};
use std::time::Instant;

use calamine::{Data, DataRef, Reader, Xlsx, open_workbook};
use rayon::prelude::*;
use rust_xlsxwriter::{Format, Workbook};

/// Reads all inputs of a round; how many cells there were.
pub(crate) fn read(folder: &Path) -> usize {
    inputs(folder).par_iter().with_max_len(1).map(|path| read_cells(path)).sum()
}

fn read_cells(path: &Path) -> usize {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let sheet = workbook.sheet_names().remove(0);
    let mut cells = workbook.worksheet_cells_reader(&sheet).expect("a sheet");
    let mut count = 0;
    while let Some(cell) = cells.next_cell().expect("a cell") {
        if !matches!(cell.get_value(), DataRef::Empty) {
            count += 1;
        }
        std::hint::black_box(&cell);
    }
    count
}

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder.join("budget"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.push(folder.join("projekte.xlsx"));
    paths
}

/// Reads delimited budgets with the csv crate alone; how many fields there were.
pub(crate) fn read_delimited(folder: &Path) -> usize {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    paths.sort();
    let count = |path: &PathBuf| {
        let bytes = std::fs::read(path).expect("a file");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes.as_slice());
        let mut record = csv::StringRecord::new();
        let mut count = 0;
        while reader.read_record(&mut record).expect("a record") {
            count += std::hint::black_box(&record).len();
        }
        count
    };
    paths.par_iter().with_max_len(1).map(count).sum()
}

/// Seconds for reading the inputs and writing the line sheets an earlier run left in `report`.
/// What the sheets hold is fetched before the clock starts.
pub(crate) fn whole(folder: &Path) -> f64 {
    let report = folder.join("report");
    let mut departments: Vec<PathBuf> = std::fs::read_dir(report.join("dezernate"))
        .expect("an earlier run")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    departments.sort();
    let bericht = sheets(&report.join("bericht.xlsx"));
    let departments: Vec<_> = departments.iter().map(|path| sheets(path)).collect();
    let out = folder.join("floor");
    std::fs::create_dir_all(&out).expect("a folder");
    let start = Instant::now();
    std::hint::black_box(read(folder));
    rayon::join(
        || write(&bericht, &out.join("bericht.xlsx")),
        || {
            departments.par_iter().enumerate().with_max_len(1).for_each(|(number, rows)| {
                write(rows, &out.join(format!("{number}.xlsx")));
            });
        },
    );
    start.elapsed().as_secs_f64()
}

type Rows = Vec<Vec<Data>>;

/// The line sheets of a workbook.
fn sheets(path: &Path) -> Vec<Rows> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let names: Vec<String> =
        workbook.sheet_names().into_iter().filter(|name| name.starts_with("Positionen")).collect();
    names
        .iter()
        .map(|name| {
            let range = workbook.worksheet_range(name).expect("a sheet");
            range.rows().map(<[Data]>::to_vec).collect()
        })
        .collect()
}

/// A width for each column, as the report sets them.
fn widths(rows: &Rows) -> impl Iterator<Item = u16> {
    rows[0].iter().map(|_| 18)
}

fn write(sheets: &[Rows], path: &Path) {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(fuenftel::report::COMPRESSION_LEVEL);
    let money = Format::new().set_num_format("#,##0.00");
    for rows in sheets {
        let sheet = workbook.add_worksheet_with_low_memory().expect("a sheet");
        sheet.set_freeze_panes(1, 1).expect("within bounds");
        for (column, width) in (0_u16..).zip(widths(rows)) {
            sheet.set_column_width(column, width).expect("within bounds");
        }
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Data::String(text) => {
                        sheet.write_string(row, column, text).expect("within bounds");
                    }
                    Data::Float(number) => {
                        sheet
                            .write_number_with_format(row, column, *number, &money)
                            .expect("within bounds");
                    }
                    _ => {}
                }
            }
        }
        let last = u32::try_from(rows.len()).expect("within bounds").saturating_sub(1);
        sheet.autofilter(0, 0, last, 5).expect("within bounds");
    }
    workbook.save(path).expect("written");
}
