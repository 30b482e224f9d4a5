//! Every figure of *Wachstum* that is made of lines is the sum of the rows one gets by filtering
//! *Wachstum Positionen*, in every comparison, also where not every line has a row.

use std::collections::BTreeMap;

use calamine::{Data, Reader, Xlsx, open_workbook};
use fuenftel::analyse::{Growth, GrowthRow, GrowthSubject};
use fuenftel::pipeline::Options;
use fuenftel::report::Run;
use libtest_mimic::Trial;

use crate::support::{load, quiet, root, scratch, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("growth_lines::every_figure_is_a_sum_of_rows", || followed(u32::MAX)),
        trial("growth_lines::rows_put_together_lose_nothing", || followed(200)),
    ]
}

/// A row by its headings.
type Row = BTreeMap<String, Data>;

fn rows(run: &Run, list_rows: u32) -> Vec<Row> {
    let folder = scratch();
    fuenftel::report::workbook::write_split(run, folder.path(), &quiet, list_rows)
        .expect("the report can be written");
    let mut workbook: Xlsx<_> =
        open_workbook(folder.path().join("bericht.xlsx")).expect("a workbook");
    let range = workbook.worksheet_range("Wachstum Positionen").expect("the sheet");
    let mut rows = range.rows();
    let headings: Vec<String> =
        rows.next().expect("headings").iter().map(Data::to_string).collect();
    let cells = |row: &[Data]| headings.iter().cloned().zip(row.iter().cloned()).collect();
    rows.map(cells).collect()
}

/// The sum of a column in cents.
#[expect(clippy::cast_possible_truncation, reason = "amounts of a small round")]
fn sum<'r>(rows: impl Iterator<Item = &'r Row>, column: &str) -> i128 {
    rows.map(|row| match row.get(column).unwrap_or_else(|| panic!("no column {column}")) {
        Data::Float(number) => (number * 100.0).round() as i128,
        Data::Int(number) => i128::from(*number) * 100,
        _ => 0,
    })
    .sum()
}

fn is(row: &Row, column: &str, wanted: &str) -> bool {
    match &row[column] {
        Data::Empty => wanted.is_empty(),
        cell => *cell == *wanted,
    }
}

fn followed(list_rows: u32) {
    let run = load(&root().join("datasets/musterverband"), &Options::default()).expect("it runs");
    let all = rows(&run, list_rows);
    let language = run.round.language;
    let period = |period: fuenftel::period::Period| {
        let phase = language.text(&format!("phase-{}", period.phase.code()));
        format!("{phase} {}", period.fiscal_year)
    };
    assert!(run.analysis.growth_course.len() > run.analysis.growth.len(), "more than one");
    let mut figures = 0;
    for growth in &run.analysis.growth_course {
        let (from, to) = (period(growth.from), period(growth.to));
        let own: Vec<&Row> =
            all.iter().filter(|row| is(row, "von", &from) && is(row, "bis", &to)).collect();
        if list_rows > 1_000 {
            assert_eq!(own.len(), growth.lines.len(), "{from} {to}: each line has a row");
        } else {
            assert!(own.len() < growth.lines.len(), "{from} {to}: not each line has a row");
        }
        for row in &growth.rows {
            figures += u32::from(subject(&run, growth, row, &own));
        }
        for (step, found) in &growth.steps {
            let word =
                language.text(&format!("report-growth-step-{}", step.code().replace('_', "-")));
            let rest = own.iter().copied().filter(|row| is(row, "Schritt der übrigen", &word));
            let mut change = sum(rest, "übrige Veränderung (EUR)");
            match step.code() {
                "indexed" => change = sum(own.iter().copied(), "aus Index (EUR)"),
                "scope_in" | "scope_out" => {
                    let of_kind = own.iter().copied().filter(|row| is(row, "Hinweis", &word));
                    change += sum(of_kind, "davon Abgrenzung (EUR)");
                }
                _ => {}
            }
            assert_eq!(change, found.change.0, "{from} {to} {word}");
            figures += 1;
        }
    }
    assert!(figures > 50, "only {figures} figures were followed");
}

/// Follows the change of a row; departments outside the target have no lines here.
fn subject(run: &Run, growth: &Growth, row: &GrowthRow, own: &[&Row]) -> bool {
    let rows = || own.iter().copied();
    let change = match &row.subject {
        GrowthSubject::Whole => sum(rows(), "Veränderung (EUR)"),
        GrowthSubject::Department(department) => {
            let department = &run.portfolio.departments[usize::from(department.0)];
            if !run.round.policy.areas.contains(&department.area) {
                return false;
            }
            let rows = rows().filter(|row| is(row, "Dezernat", &department.code));
            sum(rows, "Veränderung (EUR)")
        }
        GrowthSubject::AccountGroup(group) => {
            sum(rows().filter(|row| is(row, "Kontengruppe", group)), "Veränderung (EUR)")
        }
        GrowthSubject::Class(class) => {
            let word = run.round.language.text(&format!("class-{}", class.code()));
            let moved = sum(rows(), &format!("nach {word} (EUR)"));
            assert_eq!(moved, row.classification.0, "{:?} {word}", growth.to);
            sum(rows(), &format!("Veränderung {word} (EUR)"))
        }
    };
    assert_eq!(change, row.change().0, "{:?} {:?} {:?}", growth.from, growth.to, row.subject);
    true
}
