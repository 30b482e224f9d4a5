//! Growth and variances of real budgets, against sums taken from the files by other code: rows
//! split at semicolons, whole numbers, nothing of the program.

use std::collections::BTreeMap;
use std::path::Path;

use fuenftel::analyse::growth::{Growth, GrowthSubject};
use fuenftel::money::Ratio;
use fuenftel::period::{FiscalYear, Period, Phase};
use fuenftel::report::Run;
use fuenftel::schema::Field;

use super::{VARIABLE, run, run_folder};
use crate::support::{root, scratch};

/// Cents by fiscal year and phase, and by what they are summed by.
type Sums = BTreeMap<(i16, Phase), BTreeMap<String, i128>>;

fn file(name: &str) -> Vec<u8> {
    let folder = std::env::var_os(VARIABLE).expect("given");
    std::fs::read(Path::new(&folder).join(name)).expect("a real file")
}

/// Rows of cells, the headings first; no cell of these files is quoted across a semicolon.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let record = |record: csv::Result<csv::StringRecord>| {
        record.expect("a row").iter().map(|cell| cell.trim().to_owned()).collect()
    };
    reader.records().map(record).collect()
}

/// Plans of the federal IT titles, in cents by department and by group of accounts.
fn federal_plans() -> (Sums, Sums) {
    let (mut departments, mut groups) = (Sums::new(), Sums::new());
    for year in [2022_i16, 2023, 2024] {
        let text = String::from_utf8(file(&format!("bund/hh_{year}.csv"))).expect("UTF-8");
        let rows = rows(&text);
        let column = |name: &str| rows[0].iter().position(|cell| cell == name).expect("a column");
        let [title, account, chapter, plan, department] =
            ["titel-text", "titel", "kapitel-text", "soll", "einzelplan"].map(column);
        for row in &rows[1..] {
            let cost = row[account].starts_with(|first: char| ('4'..='9').contains(&first));
            let counts = row[title].contains("Informationstechnik")
                && !row[chapter].starts_with("Anlage")
                && cost;
            if counts {
                let cents = row[plan].parse::<i128>().expect("thousands") * 100_000;
                let key = (year, Phase::Approved);
                let own = departments.entry(key).or_default();
                *own.entry(format!("{:0>2}", row[department])).or_default() += cents;
                let own = groups.entry(key).or_default();
                *own.entry(row[account][..3].to_owned()).or_default() += cents;
            }
        }
    }
    (departments, groups)
}

/// `-1.234.567,89` in cents.
fn german(cell: &str) -> i128 {
    cell.replace(['.', ','], "").parse().expect("cents")
}

/// Expense accounts (50 to 57) of product 10202, by group of accounts.
fn wesel() -> Sums {
    let bytes = file("nrw_wesel/wesel_hhplan2017.csv");
    let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let rows = rows(&text);
    let mut sums = Sums::new();
    for (column, heading) in rows[0].iter().enumerate().skip(5) {
        let (word, year) = heading.split_once(' ').expect("a phase and a year");
        let year: i16 = year.parse().expect("a year");
        let phase = match word {
            "Ist" => Phase::Actual,
            "Plan" if year <= 2017 => Phase::Approved,
            "Plan" => Phase::Plan,
            _ => continue,
        };
        let own = sums.entry((year, phase)).or_default();
        for row in rows[1..].iter().filter(|row| row[0] == "10202") {
            let group = &row[3][..2];
            if ("50"..="57").contains(&group) {
                *own.entry(group.to_owned()).or_default() += german(&row[column]);
            }
        }
    }
    sums
}

fn between(run: &Run, from: (i16, Phase), to: (i16, Phase)) -> &Growth {
    let period = |(year, phase)| Period::new(year, phase);
    let growth = run.analysis.growth_course.iter();
    growth
        .into_iter()
        .find(|growth| growth.from == period(from) && growth.to == period(to))
        .unwrap_or_else(|| panic!("no growth from {from:?} to {to:?}"))
}

/// Whole, steps and the parts a comparison has are those of the sums.
fn holds(run: &Run, sums: &Sums, from: (i16, Phase), to: (i16, Phase), groups: bool) {
    let growth = between(run, from, to);
    let whole = |key| sums[&key].values().sum::<i128>();
    let row = growth.whole();
    assert_eq!((row.before.0, row.after.0), (whole(from), whole(to)), "{from:?} {to:?}");
    let expected = (row.before.0 > 0)
        .then(|| Ratio { numerator: whole(to) - whole(from), denominator: whole(from) });
    assert_eq!(row.rate, expected, "{from:?} {to:?}");
    let steps: i128 = growth.steps.iter().map(|(_, figures)| figures.change.0).sum();
    assert_eq!(steps, whole(to) - whole(from));
    let code = |subject: &GrowthSubject| match subject {
        GrowthSubject::Department(index) if !groups => {
            Some(run.portfolio.departments[usize::from(index.0)].code.to_string())
        }
        GrowthSubject::AccountGroup(group) if groups => Some(group.to_string()),
        _ => None,
    };
    let mut contributions = 0;
    let mut seen = 0;
    for row in &growth.rows {
        let Some(code) = code(&row.subject) else { continue };
        let cents = |key| sums[&key].get(&code).copied().unwrap_or_default();
        assert_eq!((row.before.0, row.after.0), (cents(from), cents(to)), "{code}");
        if let Some(contribution) = row.contribution {
            assert_eq!(contribution.denominator, whole(from));
            contributions += contribution.numerator;
        }
        seen += 1;
    }
    assert!(seen > 1);
    if whole(from) > 0 {
        assert_eq!(contributions, whole(to) - whole(from), "contributions add up exactly");
    }
}

pub(super) fn bund() {
    let run = run("bund_jahre", None);
    let (departments, groups) = federal_plans();
    let plan = |year| (year, Phase::Approved);
    for year in [2023, 2024] {
        holds(&run, &departments, plan(year - 1), plan(year), false);
        holds(&run, &groups, plan(year - 1), plan(year), true);
    }
    // The sums of the files, by hand: 4,365,950, 5,034,145 and 5,214,866 thousand euro.
    let first = between(&run, plan(2022), plan(2023)).whole();
    assert_eq!(first.change().decimal(), "668195000.00");
    assert_eq!(first.rate.expect("positive").decimal(), "0.153047");
    let second = between(&run, plan(2023), plan(2024)).whole();
    assert_eq!(second.change().decimal(), "180721000.00");
    assert_eq!(second.rate.expect("positive").decimal(), "0.035899");
    let actual = |year| (year, Phase::Actual);
    let spent = between(&run, actual(2022), actual(2023));
    for (group, before, after) in
        [("532", "3120944567.49", "4166567349.99"), ("812", "1079786511.26", "1128421039.51")]
    {
        let wanted = GrowthSubject::AccountGroup(group.into());
        let row = spent.rows.iter().find(|row| row.subject == wanted).expect("a group");
        assert_eq!((row.before.decimal(), row.after.decimal()), (before.into(), after.into()));
    }
    bund_variances(&run);
}

/// Plan against actuals: what the files say of services and acquisition in both years.
fn bund_variances(run: &Run) {
    for (year, group, expected) in [
        (2022, "532", 312_094_456_749_i128 - 324_400_100_000),
        (2022, "812", 107_978_651_126 - 112_194_900_000),
        (2023, "532", 416_656_734_999 - 388_043_800_000),
        (2023, "812", 112_842_103_951 - 115_370_700_000),
    ] {
        let years = &run.analysis.variances.years;
        let found = years.iter().find(|found| found.fiscal_year == FiscalYear(year)).expect("one");
        assert!(found.departments.iter().all(|department| department.comparable), "{year}");
        let lines = found.lines.iter().filter(|line| {
            let known = &run.portfolio.lines[line.line as usize];
            known.fields.text(Field::Account).starts_with(group)
        });
        let sum: i128 = lines.map(|line| line.variance().0).sum();
        assert_eq!(sum, expected, "{year} {group}");
    }
    let record = &run.analysis.variances.records[0];
    assert_eq!(record.years, [FiscalYear(2022), FiscalYear(2023)]);
    // (4,200,731,078.75 - 4,365,950,000) / 4,365,950,000 and
    // (5,294,988,389.50 - 5,034,145,000) / 5,034,145,000: -0.0378426 and 0.0518148.
    assert_eq!(record.bias.expect("two years").decimal(), "0.006986");
    assert_eq!(record.spread.expect("two years").decimal(), "0.044829");
}

pub(super) fn wesel_years() {
    let run = run("nrw_wesel", None);
    let sums = wesel();
    let (actual, approved, plan) = (Phase::Actual, Phase::Approved, Phase::Plan);
    for (from, to) in [
        ((2015, actual), (2016, approved)),
        ((2015, actual), (2016, actual)),
        ((2016, approved), (2017, approved)),
        ((2017, approved), (2018, plan)),
        ((2018, plan), (2019, plan)),
        ((2019, plan), (2020, plan)),
        ((2020, plan), (2021, plan)),
        ((2021, plan), (2022, plan)),
    ] {
        holds(&run, &sums, from, to, true);
    }
    assert_eq!(run.analysis.growth_course.len(), 8);
    let into_budget = between(&run, (2016, approved), (2017, approved)).whole();
    assert_eq!(into_budget.change().decimal(), "130285.83");
    // The last years of the plan hold 0.00 on every line: all of it gone, then nothing to grow.
    let gone = between(&run, (2020, plan), (2021, plan)).whole();
    assert_eq!(gone.rate.expect("positive").decimal(), "-1.000000");
    assert!(between(&run, (2021, plan), (2022, plan)).whole().rate.is_none());
    assert_eq!(run.analysis.variances.open_years, [FiscalYear(2016)]);
}

/// Nothing says that 2016 is closed when the budget for 2017 is made, unless the round does.
pub(super) fn wesel_closed() {
    let folder = scratch();
    let settings = root().join("tests/real/nrw_wesel/round.toml");
    let text = std::fs::read_to_string(settings).expect("settings");
    let text = format!("{text}\n[variances]\nclosed_until = 2016\n");
    std::fs::write(folder.path().join("round.toml"), text).expect("written");
    let run = run_folder(folder.path(), None);
    let sums = wesel();
    let whole = |phase| sums[&(2016, phase)].values().sum::<i128>();
    let year = &run.analysis.variances.years[0];
    assert_eq!(year.whole.variance().0, whole(Phase::Actual) - whole(Phase::Approved));
    assert_eq!(year.whole.variance().decimal(), "-398121.00");
}
