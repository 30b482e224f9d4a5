//! IT portfolios: projects and investments with their money.

use fuenftel::diagnostic::{Code, Diagnostic};
use fuenftel::money::{Cents, Total};
use fuenftel::report::Run;
use fuenftel::schema::{BudgetLine, Field};

use super::{run, run_folder};
use crate::support::{kpi, root, scratch, year};

pub(super) fn us_doi() {
    let run = run("us_doi", None);
    let kpi = kpi(&run);
    for (fiscal_year, phase, total, unclear, upper) in [
        (2018, "actual", "1131108210.00", "122450992.00", "0.108258"),
        (2019, "approved", "1230922512.00", "125152737.00", "0.101674"),
        (2020, "request", "1283286168.00", "144216126.00", "0.112380"),
    ] {
        let year = year(&kpi, fiscal_year, phase);
        assert_eq!(year["total"], total);
        assert_eq!(year["totals"]["unclear"], unclear);
        assert_eq!(year["target"]["share"], "0.000000");
        assert_eq!(year["target"]["share_upper"], upper);
        assert_eq!(year["target"]["verdict"], "missed");
    }
    let target = year(&kpi, 2020, "request");
    assert_eq!(target["totals"]["operations"], "1139070042.00");
    assert_eq!(target["target"]["gap"]["shift"], "256657233.60");
    assert_eq!(target["target"]["gap"]["add"], "320821542.00");
    assert!(target["target"]["gap"]["cut"].is_null());
    let undecidable = |fiscal_year, phase| -> Vec<String> {
        let departments = year(&kpi, fiscal_year, phase)["departments"].as_array().unwrap().clone();
        let open = departments.iter().filter(|one| one["target"]["verdict"] == "undecidable");
        open.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(undecidable(2018, "actual"), Vec::<String>::new());
    assert_eq!(undecidable(2019, "approved"), ["Bureau of Land Management"]);
    assert_eq!(undecidable(2020, "request"), ["National Park Service", "Departmental Offices"]);
    assert_eq!(year(&kpi, 2020, "request")["departments"].as_array().unwrap().len(), 13);
    assert!(run.portfolio.reconciliation.claims.is_empty(), "every printed total holds");
    assert_eq!(run.portfolio.reconciliation.claims_held_count, 269 * 3);
}

/// What a run knows of its lines and projects, without the places it was read from.
fn facts(run: &Run) -> Vec<String> {
    let lines = run.portfolio.lines.iter().map(|line| {
        let amounts: Vec<_> = line.amounts.iter().map(|one| (one.period, one.cents)).collect();
        format!("{} {} {amounts:?}", line.id, line.label())
    });
    let projects = run.portfolio.projects.iter().map(|project| {
        let amounts: Vec<_> = project.amounts.iter().map(|one| one.cents).collect();
        format!("{} {} {amounts:?}", project.id, project.department)
    });
    let mut facts: Vec<String> = lines.chain(projects).collect();
    facts.sort();
    facts
}

/// Cells of a column that say why they hold no amount, as the message counts them.
fn without_amount(run: &Run, heading: &str) -> usize {
    let absent = run.diagnostics.iter().filter(|found| found.code == Code::AmountAbsent);
    let under = |found: &&Diagnostic| {
        found.place.as_ref().and_then(|place| place.heading.as_deref()) == Some(heading)
    };
    let counts = absent.filter(under).flat_map(|found| &found.arguments);
    counts
        .filter(|(name, _)| *name == "count")
        .map(|(_, count)| count.parse::<usize>().unwrap())
        .sum()
}

/// A workbook and its twin in another format, encoding and notation say the same.
pub(super) fn australia() {
    let workbook = run("australia", None);
    assert_eq!(workbook.portfolio.lines.len(), 136);
    assert_eq!(workbook.portfolio.projects.len(), 136);
    assert_eq!(year(&kpi(&workbook), 2025, "approved")["total"], "6994500000.00");
    let stated = workbook.portfolio.projects.iter().flat_map(|project| &project.amounts);
    let total: Total = stated.map(|amount| Total::from(amount.cents)).sum();
    assert_eq!(total.decimal(), "15041300000.00", "what projects cost is never added to lines");
    assert_eq!(without_amount(&workbook, "Total budget (millions)"), 3);
    assert_eq!(without_amount(&workbook, "Digital budget (millions)"), 4);

    let settings = root().join("tests/real/australia/round.toml");
    let settings = std::fs::read_to_string(settings).expect("settings");
    let twin = "mdpr-dataset-project-data-1.csv\"\nencoding = \"windows-1252\"";
    let settings = settings.replace("mdpr-dataset-for-public-release.xlsx\"", twin);
    let folder = scratch();
    std::fs::write(folder.path().join("round.toml"), settings).expect("written");
    let text: Run = run_folder(folder.path(), None);
    assert_eq!(facts(&workbook), facts(&text));
    for part in ["years", "out_of_scope"] {
        assert_eq!(kpi(&workbook)[part], kpi(&text)[part], "{part}");
    }
}

/// Number of projects, over 10 and over 100 million, without amount, as the source marks them.
fn canada(set: &str, expected: [usize; 4], sum: &str, fiscal_year: i64) {
    let run = run(set, None);
    let lines = &run.portfolio.lines;
    let over = |millions: i64| {
        let limit = Cents(millions * 100_000_000);
        lines.iter().filter(|line| line.amounts.iter().any(|one| one.cents > limit)).count()
    };
    let marked = |heading: &str, line: &&BudgetLine| {
        line.extra.iter().any(|(known, text)| &**known == heading && &**text == "1")
    };
    let marks = |heading: &str| lines.iter().filter(|line| marked(heading, line)).count();
    let without = lines.iter().filter(|line| line.amounts.is_empty()).count();
    assert_eq!([lines.len(), over(10), over(100), without], expected);
    assert_eq!([marks("isOver10M"), marks("isOver100M")], expected[1..3]);
    let kpi = kpi(&run);
    assert_eq!(year(&kpi, fiscal_year, "approved")["total"], sum);
    assert!(lines.iter().all(|line| line.fields.get(Field::Title).is_some()));
}

pub(super) fn canada_2019() {
    canada("canada_2019", [463, 127, 12, 7], "7030871651.00", 2019);
}

pub(super) fn canada_2022() {
    canada("canada_2022", [495, 147, 10, 14], "7023336948.00", 2022);
}
