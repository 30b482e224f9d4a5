//! Files from practice, which are not part of the project. `FUENFTEL_REAL_DATA` names their
//! folder; without it these tests say that they were not run.

use std::path::PathBuf;

use super::*;

fn folder(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("FUENFTEL_REAL_DATA").map(PathBuf::from);
    if folder.is_none() {
        println!("{test} was not run: FUENFTEL_REAL_DATA is not set");
    }
    folder
}

fn amounts(columns: &[(&str, u16, &str)]) -> String {
    columns
        .iter()
        .map(|(heading, year, phase)| {
            format!(
                "[[inputs.amounts]]\nheading = \"{heading}\"\nfiscal_year = {year}\n\
                 phase = \"{phase}\"\nlabel = \"{heading}\"\n"
            )
        })
        .collect()
}

#[test]
fn us_interior_sums_are_as_published() {
    let Some(folder) = folder("us_interior_sums_are_as_published") else { return };
    let total = |year, code| format!("Total IT Spending FY{year} ({code}) ($ M)");
    let names = [total(2018, "PY"), total(2019, "CY"), total(2020, "BY")];
    let columns = [
        (&*names[0], 2018, "actual"),
        (&*names[1], 2019, "approved"),
        (&*names[2], 2020, "request"),
    ];
    let input = format!("unit = 1000000\nextra = [\"*\"]\n{}", amounts(&columns));
    let path = folder.join("us_doi/doi_it_portfolio_by2020.csv");
    let (file, diagnostics) = read_as(&path, "budget", &input);
    assert_eq!(diagnostics, []);
    let table = only_table(file);
    assert_eq!(table.rows.len(), 269);
    assert_eq!(sum(&table, &names[0]), 113_110_821_000);
    assert_eq!(sum(&table, &names[1]), 123_092_251_200);
    assert_eq!(sum(&table, &names[2]), 128_328_616_800);
    assert_eq!(column(&table, "Bureau Code")[0], text("00"));
}

#[test]
fn wesel_columns_repeat_their_sum_in_the_last_row() {
    let Some(folder) = folder("wesel_columns_repeat_their_sum_in_the_last_row") else { return };
    let path = folder.join("nrw_wesel/wesel_hhplan2017.csv");
    let input = "encoding = \"windows-1252\"\nextra = [\"*\"]";
    let (file, diagnostics) = read_as(&path, "budget", input);
    assert_eq!(codes(&diagnostics), []);
    let table = only_table(file);
    assert_eq!(table.rows.len(), 5_972);
    for (heading, cents) in [
        ("Ist 2015", 2_924_599_125),
        ("Ist 2016", 2_189_304_272),
        ("Plan 2016", 6_219_561_901),
        ("Plan 2017", 6_363_452_312),
        ("Plan 2018", 6_148_169_073),
        ("VE 2018", 0),
    ] {
        assert_eq!(sum(&table, heading), 2 * cents, "{heading}");
    }
}

#[test]
fn berlin_float_artefacts_are_counted() {
    let Some(folder) = folder("berlin_float_artefacts_are_counted") else { return };
    let path = folder.join("berlin/berlin_2016_Ansatz_Ist.xlsx");
    let columns = amounts(&[("Ansatz", 2016, "approved"), ("Ist", 2016, "actual")]);
    let (file, diagnostics) = read_as(&path, "budget", &format!("extra = [\"*\"]\n{columns}"));
    let table = only_table(file);
    assert_eq!(table.rows.len(), 21_603);
    assert_eq!(sum(&table, "Ansatz"), 2 * 2_566_044_680_000);
    assert_eq!(sum(&table, "Ist"), 2 * 2_682_635_374_590);
    assert_eq!(table.control[slot(&table, "Ist")].rounded_count, 32);
    assert_eq!(diagnostics.len(), 32);
}

#[test]
fn federal_plan_and_actuals_are_read() {
    let Some(folder) = folder("federal_plan_and_actuals_are_read") else { return };
    for year in [2022, 2023, 2024] {
        let columns = amounts(&[("soll", year, "approved")]);
        let path = folder.join(format!("bund/hh_{year}.csv"));
        let input = format!("unit = 1000\nextra = [\"*\"]\n{columns}");
        let (file, diagnostics) = read_as(&path, "budget", &input);
        assert_eq!(codes(&diagnostics), []);
        assert!(only_table(file).rows.len() > 6_000);
    }
    for year in [2022, 2023] {
        let path = folder.join(format!("bund/HR{year}.xlsx"));
        let (file, diagnostics) = read_as(&path, "budget", "extra = [\"*\"]");
        assert_eq!(codes(&diagnostics), []);
        let table = only_table(file);
        let titles = column(&table, "Tit.");
        assert!(titles.iter().all(|title| title.text().is_none_or(|text| !text.contains('.'))));
        assert!(table.control[slot(&table, &format!("Ist {year}"))].amount_count > 5_000);
    }
}

#[test]
fn australian_workbook_and_its_twin_agree() {
    let Some(folder) = folder("australian_workbook_and_its_twin_agree") else { return };
    let columns = amounts(&[
        ("Total budget (millions)", 2026, "approved"),
        ("Digital budget (millions)", 2026, "approved"),
    ]);
    let input = format!("unit = 1000000\nextra = [\"*\"]\nencoding = \"windows-1252\"\n{columns}");
    for name in ["mdpr-dataset-for-public-release.xlsx", "mdpr-dataset-project-data-1.csv"] {
        let path = folder.join("australia_dta").join(name);
        let (file, diagnostics) = read_as(&path, "budget", &input);
        let table = only_table(file);
        assert_eq!(table.rows.len(), 136, "{name}");
        assert_eq!(sum(&table, "Total budget (millions)"), 1_504_130_000_000, "{name}");
        assert_eq!(sum(&table, "Digital budget (millions)"), 699_450_000_000, "{name}");
        let absent = diagnostics.iter().filter(|found| found.code == Code::AmountAbsent);
        let mut counts: Vec<_> = absent.map(|found| found.arguments[0].1.as_str()).collect();
        counts.sort_unstable();
        assert_eq!(counts, ["3", "4"], "{name}");
    }
}

#[test]
fn canadian_amounts_with_dollar_signs_are_read() {
    let Some(folder) = folder("canadian_amounts_with_dollar_signs_are_read") else { return };
    let columns = amounts(&[("totalBudget", 2026, "approved")]);
    for (year, dollars) in [(2019, 7_030_871_651), (2022, 7_023_336_948)] {
        let path = folder.join(format!("canada_gc/gc-it-projects-{year}.csv"));
        let input = format!("extra = [\"*\"]\n{columns}");
        let (file, _) = read_in("CAD", &path, "budget", &input);
        assert_eq!(sum(&only_table(file), "totalBudget"), dollars * 100);
    }
}

#[test]
fn files_that_break_readers_only_give_diagnostics() {
    let Some(folder) = folder("files_that_break_readers_only_give_diagnostics") else { return };
    for folder in [folder.join("robust_calamine"), folder.join("robust_hostile")] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        for path in paths {
            let (file, diagnostics) = read_as(&path, "budget", "extra = [\"*\"]");
            assert!(file.is_some_and(|file| !file.tables.is_empty()) || !diagnostics.is_empty());
        }
    }
}
