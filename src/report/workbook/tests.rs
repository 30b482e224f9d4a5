//! Workbooks are written, read back with another library, and compared.

use calamine::{Data, Range, Reader, Xlsx, open_workbook};

use super::*;
use crate::language::Language;
use crate::report::fixture;

fn written(run: &Run) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write(run, folder.path(), &|_| ()).expect("the fixture can be written");
    folder
}

fn sheet(path: &Path, name: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    workbook.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn two_runs_give_the_same_bytes() {
    let run = fixture::run(60, Language::German);
    let (first, second) = (written(&run), written(&run));
    for file in [
        "bericht.xlsx",
        "dezernate/03-Gebaeude-und-Liegenschaftsmanagement-Umwelt-Energie-Bauen-fu.xlsx",
        "dezernate/8-Klinikverbund.xlsx",
    ] {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join(file)).expect(file);
        assert!(read(&first) == read(&second), "{file} differs");
    }
}

#[test]
fn no_text_is_missing_in_either_language() {
    for language in [Language::German, Language::English] {
        let folder = written(&fixture::run(60, language));
        let path = folder.path().join("bericht.xlsx");
        let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
        let names = workbook.sheet_names();
        assert!(names.len() > 15, "{names:?}");
        for name in names {
            let range = workbook.worksheet_range(&name).expect("a sheet");
            for (row, column, value) in range.used_cells() {
                let text = value.to_string();
                assert!(!text.contains("report-"), "{name} {row} {column}: {text}");
            }
        }
    }
}

/// Line 1 is two thirds operations, one third enhancement; line 0 changes its class in 2027.
#[test]
fn parts_and_later_judgements_have_rows_of_their_own() {
    let run = fixture::run(12, Language::German);
    let folder = written(&run);
    let lines = sheet(&folder.path().join("bericht.xlsx"), "Positionen");
    let column = |heading: &str| {
        let found =
            lines.rows().next().expect("headings").iter().position(|found| *found == heading);
        found.unwrap_or_else(|| panic!("no column {heading}"))
    };
    // Rows of the first two lines, wherever their departments put them.
    let rows: Vec<_> = [0, 0, 1, 1]
        .iter()
        .zip([0, 1, 0, 1])
        .map(|(&line, nth)| {
            let id: &str = &run.portfolio.lines[line].id;
            let mut own = lines.rows().filter(|row| row[0] == *id);
            own.nth(nth).expect("two rows each")
        })
        .collect();
    let cell = |row: usize, heading: &str| rows[row - 1][column(heading)].to_string();
    // Line 0: 500.01 in 2026, 450.00 in 2025, 500.04 in 2027, commitment 10,000.00.
    assert_eq!(cell(1, "Ansatz 2026 (EUR)"), "500.01");
    assert_eq!(cell(1, "Planung 2027 (EUR)"), "");
    assert_eq!(cell(1, "VE 2027 (EUR)"), "10000");
    assert_eq!(cell(1, "Bezeichnung"), "=HYPERLINK(\"http://example.org\")");
    assert_eq!((cell(2, "Klasse"), cell(2, "Gilt ab")), ("Regelbetrieb".into(), "2027".into()));
    assert_eq!(cell(2, "Ansatz 2026 (EUR)"), "");
    assert_eq!(cell(2, "Planung 2027 (EUR)"), "500.04");
    assert_eq!(cell(2, "VE 2027 (EUR)"), "");
    // Line 1: 1,284,568 cents = 856,378.67 + 428,189.33, by largest remainder.
    assert_eq!(cell(3, "Ansatz 2026 (EUR)"), "8563.79");
    assert_eq!(cell(4, "Ansatz 2026 (EUR)"), "4281.89");
    assert_eq!(cell(3, "Bezeichnung"), "Steuerzeichen");
    assert_eq!(cell(3, "Zelle"), "F6");
    // Two lines of two rows, then 2 to 5; 6 and 7 again two rows each; 11 is income.
    assert_eq!(lines.height(), 1 + 12 + 4);
    let income = lines.rows().find(|row| row[0] == *run.portfolio.lines[11].id);
    let income = income.expect("a row");
    assert_eq!(income[column("Nicht im Zielbereich, weil")], "Ertrag oder Einzahlung");
    assert_eq!(income[column("Klasse")].to_string(), "");
}

#[test]
fn sums_of_departments_are_stored_and_live() {
    let run = fixture::run(60, Language::German);
    let folder = written(&run);
    let path = folder.path().join("bericht.xlsx");
    let departments = sheet(&path, "Dezernate");
    let row = departments
        .rows()
        .position(|row| row[1] == Data::String("Summe im Zielbereich".to_owned()))
        .expect("a row of sums");
    let stored = |column: usize| match departments.rows().nth(row).expect("it")[column] {
        Data::Float(number) => number,
        ref other => panic!("{other:?}"),
    };
    let figures = &run.analysis.periods[1];
    assert_eq!(stored(3).to_bits(), figures.totals.total().spreadsheet().to_bits());
    let above: f64 = departments
        .rows()
        .skip(row - 6)
        .take(6)
        .map(|row| match row[3] {
            Data::Float(number) => number,
            ref other => panic!("{other:?}"),
        })
        .sum();
    assert!((stored(3) - above).abs() < 0.005);
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let formulas = workbook.worksheet_formula("Dezernate").expect("formulas");
    let position = (u32::try_from(row).expect("small"), 3);
    let formula = formulas.get_value(position).expect("a formula");
    assert_eq!(*formula, format!("SUM(D{}:D{})", row - 5, row));
}

#[test]
fn file_names_are_safe_and_unique() {
    let department = |code: &str, name: &str| Department {
        code: code.into(),
        name: name.into(),
        area: "NKF".into(),
    };
    let names = file_names(&[
        department("../4", "Straße / Übung"),
        department("a", "A"),
        department("A", "a"),
        department("", "???"),
        department("CON", ""),
        department("Com1", "com1"),
        department("..", ".."),
    ]);
    let expected = [
        "4-Strasse-Uebung.xlsx",
        "a-A.xlsx",
        "A-a-2.xlsx",
        "ohne-code.xlsx",
        "dezernat-CON.xlsx",
        "Com1-com1.xlsx",
        "ohne-code-2.xlsx",
    ];
    assert_eq!(names, expected.map(PathBuf::from));
}

/// No line, no department with money, no budget figure: every sheet still says so.
#[test]
fn a_run_without_figures_is_written_too() {
    let mut run = fixture::run(0, Language::German);
    run.analysis.target_periods.clear();
    run.analysis.growth.clear();
    run.analysis.sensitivity.clear();
    run.analysis.candidates.clear();
    run.analysis.double_count = crate::analyse::double_count::DoubleCount::default();
    run.portfolio.projects.clear();
    run.portfolio.posts.clear();
    let folder = written(&run);
    let path = folder.path().join("bericht.xlsx");
    let workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert!(workbook.sheet_names().len() > 10);
    let overview = sheet(&path, "Übersicht");
    let mut texts = overview.used_cells().map(|(_, _, value)| value.to_string());
    assert!(texts.any(|text| text.starts_with("Es gibt keinen Ansatz für das Haushaltsjahr")));
}

/// A formula of the gap, by hand: 0.2 * 15,356,407.15 - 2,670,664.80 = 400,616.63.
#[test]
fn the_gap_is_a_live_formula_with_the_figure_of_analyse() {
    let run = fixture::run(60, Language::German);
    let folder = written(&run);
    let path = folder.path().join("bericht.xlsx");
    let target = sheet(&path, "Zielprüfung");
    let row = target.rows().position(|row| row[0] == "Lücke: umschichten");
    let row = row.expect("a row of the gap");
    assert_eq!(target.rows().nth(row).expect("it")[1].to_string(), "400616.63");
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let formulas = workbook.worksheet_formula("Zielprüfung").expect("formulas");
    let position = (u32::try_from(row).expect("small"), 1);
    let formula = formulas.get_value(position).expect("a formula");
    assert_eq!(*formula, "ROUNDUP(ROUND(MAX(0,C18*B8-B11),5),2)");
}

/// A department without cost has no share: its formula must not show as 0 before it is calculated.
#[test]
fn a_formula_without_a_result_stores_no_figure() {
    let mut run = fixture::run(60, Language::German);
    for figures in &mut run.analysis.periods {
        figures.departments[0].totals = crate::analyse::ClassTotals::default();
        figures.departments[0].target.result = None;
    }
    let folder = written(&run);
    let departments = sheet(&folder.path().join("bericht.xlsx"), "Dezernate");
    let mut rows = departments.rows();
    let row = rows.find(|row| row[0] == Data::String("01".to_owned())).expect("a department");
    assert_eq!(row[3].to_string(), "0");
    assert_eq!(row[8].to_string(), "");
}
