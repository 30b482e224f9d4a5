//! The floor: the same cells read with calamine alone, the same line sheets written with
//! rust_xlsxwriter alone, and the same data files with csv and polars alone. Nothing is classified,
//! summed or checked.

use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::time::Instant;

use calamine::{Data, DataRef, Reader, Xlsx, open_workbook};
use polars::polars_utils::compression::ZstdLevel;
use polars::prelude::{
    DataFrame, ParquetCompression, ParquetReader, ParquetWriter, SerReader, StatisticsOptions,
};
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

/// What an earlier run left in `report`, fetched before any clock starts.
struct Report {
    bericht: Vec<Rows>,
    departments: Vec<Vec<Rows>>,
    /// Delimited data files, by name.
    delimited: Vec<(String, Vec<csv::ByteRecord>)>,
    /// Parquet files, by name.
    frames: Vec<(String, DataFrame)>,
}

impl Report {
    fn fetch(folder: &Path, data: bool) -> Self {
        let departments = files(&folder.join("dezernate"), "xlsx");
        let dashboard = folder.join("dashboard");
        let named = |extension| if data { files(&dashboard, extension) } else { Vec::new() };
        let name = |path: &Path| path.file_name().expect("a file").to_string_lossy().into_owned();
        Self {
            bericht: sheets(&folder.join("bericht.xlsx")),
            departments: departments.iter().map(|path| sheets(path)).collect(),
            delimited: named("csv").iter().map(|path| (name(path), records(path))).collect(),
            frames: named("parquet").iter().map(|path| (name(path), frame(path))).collect(),
        }
    }
}

/// Seconds for reading the inputs and writing the line sheets, with the data files if wanted.
pub(crate) fn whole(folder: &Path, data: bool) -> f64 {
    let report = Report::fetch(&folder.join("report"), data);
    let out = folder.join("floor");
    std::fs::create_dir_all(&out).expect("a folder");
    let start = Instant::now();
    std::hint::black_box(read(folder));
    let workbooks =
        || {
            rayon::join(
                || write(&report.bericht, &out.join("bericht.xlsx")),
                || {
                    report.departments.par_iter().enumerate().with_max_len(1).for_each(
                        |(number, rows)| write(rows, &out.join(format!("{number}.xlsx"))),
                    );
                },
            )
        };
    std::thread::scope(|scope| {
        scope.spawn(|| write_delimited(&report.delimited, &out));
        scope.spawn(|| write_frames(&report.frames, &out));
        workbooks();
    });
    start.elapsed().as_secs_f64()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("an earlier run");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    paths.sort();
    paths
}

fn records(path: &Path) -> Vec<csv::ByteRecord> {
    let reader = csv::ReaderBuilder::new().has_headers(false).from_path(path);
    reader.expect("a file").into_byte_records().map(|record| record.expect("a record")).collect()
}

fn frame(path: &Path) -> DataFrame {
    let file = std::fs::File::open(path).expect("a file");
    ParquetReader::new(file).finish().expect("a table")
}

fn write_delimited(files: &[(String, Vec<csv::ByteRecord>)], out: &Path) {
    for (name, records) in files {
        let file = std::fs::File::create(out.join(name)).expect("a file");
        let mut writer = csv::Writer::from_writer(BufWriter::with_capacity(1 << 18, file));
        for record in records {
            writer.write_byte_record(record).expect("written");
        }
        writer.flush().expect("written");
    }
}

/// With the settings of the program: no statistics, the lowest level, no threads.
fn write_frames(frames: &[(String, DataFrame)], out: &Path) {
    const ROWS: usize = 16_384;
    for (name, frame) in frames {
        let file = std::fs::File::create(out.join(name)).expect("a file");
        let level = ZstdLevel::try_new(1).expect("a level");
        let mut writer = ParquetWriter::new(BufWriter::with_capacity(1 << 18, file))
            .with_compression(ParquetCompression::Zstd(Some(level)))
            .with_statistics(StatisticsOptions::empty())
            .set_parallel(false)
            .batched(frame.schema())
            .expect("a schema");
        for start in (0..frame.height()).step_by(ROWS) {
            let start = i64::try_from(start).expect("a row");
            writer.write_batch(&frame.slice(start, ROWS)).expect("written");
        }
        writer.finish().expect("written");
    }
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
