//! Variances and forecasting records worked out by hand.

use jiff::civil::date;

use super::explanations;
use crate::analyse::fixture::{BUDGET, Fixture, judgement};
use crate::classify::Class::{Innovation, Operations};
use crate::classify::Part;
use crate::diagnostic::Code;
use crate::money::{Cents, Ratio, Total};
use crate::period::{FiscalYear, Period, Phase};
use crate::round::records::Records;
use crate::schema::{DepartmentIndex, Recorded, VarianceEntry};

fn plan(year: i16) -> Period {
    Period::new(year, Phase::Approved)
}

fn actual(year: i16) -> Period {
    Period::new(year, Phase::Actual)
}

#[test]
fn variance_is_actual_minus_plan_and_absent_is_not_zero() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(plan(2024), 1_000), (actual(2024), 1_150)])
        .line("Lb", 0, Operations, &[(plan(2024), 200)])
        .line("Lc", 0, Innovation, &[(actual(2024), 30)])
        .line("Ld", 0, Operations, &[(plan(2024), 0), (actual(2024), 0)])
        .line("Le", 0, Operations, &[(plan(2024), -50), (actual(2024), -40)])
        .line("Lf", 0, Operations, &[(BUDGET, 9)]);
    let variances = fixture.analyse().variances;
    let year = &variances.years[0];
    assert_eq!((year.fiscal_year, year.plan_phase), (FiscalYear(2024), Phase::Approved));
    let whole = &year.whole;
    assert_eq!(
        (whole.plan, whole.actual, whole.variance()),
        (Total(1_150), Total(1_140), Total(-10))
    );
    assert_eq!(whole.rate(), Ratio::of(Total(-10), Total(1_150)));
    assert_eq!((whole.line_count, whole.unplanned_count, whole.unspent_count), (5, 1, 1));
    assert_eq!(
        (whole.unplanned, whole.unspent, whole.absolute),
        (Total(30), Total(200), Total(390))
    );
    assert_eq!(year.classes.1.of(Innovation), Total(30));
    let lines: Vec<_> = year.lines.iter().map(|line| (line.line, line.variance().0)).collect();
    assert_eq!(lines, [(1, -200), (0, 150), (2, 30), (4, 10)]);
    assert_eq!(year.lines[0].actual, None);
    assert_eq!(year.lines[2].plan, None);
    assert_eq!(year.lines[3].plan, Some(Cents(-50)));
    assert!(year.lines.iter().all(|line| !line.needs_cause), "the round asks for none");
}

#[test]
fn the_class_of_a_year_holds_for_plan_and_actual_alike() {
    let mut fixture = Fixture::new();
    let amounts = [(plan(2023), 100), (actual(2023), 90), (plan(2024), 100), (actual(2024), 130)];
    fixture.line("La", 0, Innovation, &amounts);
    let part = |class| vec![Part { class, weight: 1 }];
    fixture.last_class().judgements =
        vec![judgement(None, part(Innovation)), judgement(Some(2024), part(Operations))];
    let years = fixture.analyse().variances.years;
    let of = |number: usize, class| {
        (years[number].classes.0.of(class), years[number].classes.1.of(class))
    };
    assert_eq!(of(0, Innovation), (Total(100), Total(90)));
    assert_eq!(of(1, Innovation), (Total::ZERO, Total::ZERO));
    assert_eq!(of(1, Operations), (Total(100), Total(130)));
}

#[test]
fn a_department_with_one_side_only_has_no_variance() {
    let mut fixture = Fixture::new();
    fixture
        .line("La", 0, Operations, &[(plan(2024), 100), (actual(2024), 110)])
        .line("Lb", 1, Operations, &[(actual(2024), 5_000)])
        .line("Lc", 2, Operations, &[(plan(2024), 10), (actual(2024), 9)]);
    fixture.round.variances.amount = Some(Total::ZERO);
    let year = fixture.analyse().variances.years.remove(0);
    let found: Vec<_> = year
        .departments
        .iter()
        .map(|found| (found.department.0, found.in_target, found.comparable, found.cause_count))
        .collect();
    assert_eq!(found, [(0, true, true, 1), (1, true, false, 0), (2, false, true, 1)]);
    assert_eq!((year.whole.plan, year.whole.actual), (Total(100), Total(110)));
    assert_eq!(year.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [0, 2]);
    let others: Vec<_> = year.others.iter().map(|line| (line.line, line.needs_cause)).collect();
    assert_eq!(others, [(1, false)], "what cannot be compared can be followed all the same");
}

#[test]
fn lines_as_planned_stand_beside_those_that_were_not() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Operations, &[(plan(2024), 100), (actual(2024), 100)]).line(
        "Lb",
        0,
        Operations,
        &[(plan(2024), 70), (actual(2024), 75)],
    );
    let year = fixture.analyse().variances.years.remove(0);
    assert_eq!(year.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [1]);
    assert_eq!(year.others.iter().map(|line| line.line).collect::<Vec<_>>(), [0]);
    let all = year.lines.iter().chain(&year.others);
    let plan: Total = all.filter_map(|line| line.plan).map(Total::from).sum();
    assert_eq!((plan, year.whole.line_count), (year.whole.plan, 2));
}

#[test]
fn a_running_year_is_compared_only_where_the_round_says_it_is_closed() {
    let mut fixture = Fixture::new();
    let amounts = [(plan(2024), 5), (actual(2024), 6), (plan(2025), 7), (actual(2025), 3)];
    fixture.line("La", 0, Operations, &amounts);
    let years = |fixture: &Fixture| {
        let variances = fixture.analyse().variances;
        let closed: Vec<i16> = variances.years.iter().map(|year| year.fiscal_year.0).collect();
        (closed, variances.open_years.iter().map(|year| year.0).collect::<Vec<_>>())
    };
    assert_eq!(years(&fixture), (vec![2024], vec![2025]));
    fixture.round.variances.closed_until = Some(FiscalYear(2025));
    assert_eq!(years(&fixture), (vec![2024, 2025], vec![]));
    fixture.round.variances.closed_until = Some(FiscalYear(2023));
    assert_eq!(years(&fixture), (vec![], vec![2024, 2025]));
}

#[test]
fn the_adjusted_plan_serves_where_nothing_else_is_known() {
    let mut fixture = Fixture::new();
    let adjusted = Period::new(2024, Phase::Adjusted);
    fixture.line("La", 0, Operations, &[(adjusted, 100), (actual(2024), 90)]);
    let year = fixture.analyse().variances.years.remove(0);
    assert_eq!((year.plan_phase, year.whole.variance()), (Phase::Adjusted, Total(-10)));
}

#[test]
fn the_record_is_bias_and_spread_of_the_years() {
    let mut fixture = Fixture::new();
    // +10 %, -20 %, +40 %: mean 10 %, distances 0, 30 and 30 points: 20.
    let amounts = [
        (plan(2022), 1_000),
        (actual(2022), 1_100),
        (plan(2023), 500),
        (actual(2023), 400),
        (plan(2024), 2_000),
        (actual(2024), 2_800),
    ];
    fixture.line("La", 0, Operations, &amounts);
    // One year of a positive plan only, and two lines that cancel out.
    fixture.line("Lb", 1, Operations, &[(plan(2024), 100), (actual(2024), 150)]);
    fixture.line("Lc", 1, Operations, &[(plan(2024), 100), (actual(2024), 50)]);
    fixture.line("Ld", 1, Operations, &[(plan(2023), 0), (actual(2023), 1)]);
    let records = fixture.analyse().variances.records;
    assert_eq!(records.len(), 3);
    let first = &records[1];
    assert_eq!(first.department, Some(DepartmentIndex(0)));
    assert_eq!(first.bias.map(Ratio::millionths), Some(100_000));
    assert_eq!(first.spread.map(Ratio::millionths), Some(200_000));
    assert_eq!(first.pooled, Ratio::of(Total(800), Total(3_500)));
    assert_eq!(first.lines, Ratio::of(Total(1_000), Total(3_500)));
    assert_eq!((first.years.len(), first.line_count), (3, 1), "one line over three years");
    let second = &records[2];
    assert_eq!((second.bias, second.spread), (None, None));
    assert_eq!(second.pooled, Ratio::of(Total(1), Total(200)));
    assert_eq!(second.lines, Ratio::of(Total(101), Total(200)));

    assert_eq!(second.line_count, 3);

    let whole = &records[0];
    assert_eq!(whole.line_count, 4);
    assert_eq!(whole.bias.map(Ratio::millionths), Some(88_545));
    assert_eq!(whole.spread.map(Ratio::millionths), Some(191_030));
}

fn entry(line_id: &str, year: i16, amount: i128, cause: &str) -> VarianceEntry {
    VarianceEntry {
        line_id: line_id.into(),
        fiscal_year: FiscalYear(year),
        amount: Some(Total(amount)),
        cause: cause.into(),
        comment: "".into(),
        person: "Weiß".into(),
        date: date(2026, 1, 2),
        report: "".into(),
    }
}

#[test]
fn the_last_cause_counts_and_is_outdated_once_the_variance_is_another() {
    let mut fixture = Fixture::new();
    fixture.line("La", 0, Operations, &[(plan(2024), 100), (actual(2024), 110)]).line(
        "Lb",
        0,
        Operations,
        &[(plan(2024), 100), (actual(2024), 100)],
    );
    let entries = [
        entry("La", 2024, 11, "volume"),
        entry("La", 2024, 10, "price"),
        entry("Lb", 2024, 7, "gone"),
        entry("Lx", 2024, 7, "price"),
        entry("La", 2020, 7, "price"),
    ];
    let variances = (1..).zip(entries).map(|(row, entry)| Recorded { row, entry }).collect();
    let records = Records { variances, ..Records::default() };
    let analysis = fixture.analyse();
    let (found, problems) =
        explanations(&analysis.variances, &records, &fixture.portfolio, &fixture.round);
    let found: Vec<_> = found
        .iter()
        .map(|((line, _), found)| (*line, found.row, &*found.entry.cause, found.outdated))
        .collect();
    assert_eq!(found, [(0, 2, "price", false), (1, 3, "gone", true)]);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        [
            Code::VarianceCauseWithoutLine,
            Code::VarianceCauseUnknown,
            Code::VarianceCauseOutdated,
            Code::VarianceCauseWithoutLine,
        ]
    );
}
