//! Totals of the departments against those of the earlier report the round names.
//!
//! In: `lines.csv` of that report, and the lines of this run. Out: a finding for each department
//! whose cost is a thousandfold or a thousandth of what it was, or has another sign: a file that
//! is in thousands as a whole agrees with itself in all its columns. Compared is the target's
//! phase of the first budget year with the last year the earlier report has a budget for, up to
//! that year. A department without one of both, or with nothing, decides nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::money::{Total, round_half_away};
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::Place;
use crate::round::Round;
use crate::schema::{BudgetLine, Portfolio};

/// Between these ratios two totals look a thousandfold apart.
const THOUSANDFOLD: std::ops::RangeInclusive<i128> = 300..=3_000;

/// Phases a budget is stated in, the one that is preferred first.
const BUDGETED: [Phase; 2] = [Phase::Approved, Phase::Request];

/// In-scope cost by department code and period.
type Totals = BTreeMap<(String, Period), Total>;

/// Compares the departments of a run with those of an earlier report.
pub(super) fn compare(bytes: &[u8], portfolio: &Portfolio, round: &Round) -> Vec<Diagnostic> {
    let (Some(before), Some(&year)) = (read(bytes), round.fiscal_years.first()) else {
        return Vec::new();
    };
    let period = Period { fiscal_year: year, phase: round.target_phase() };
    let mut found: Vec<Diagnostic> = Vec::new();
    for (number, department) in portfolio.departments.iter().enumerate() {
        let own = |line: &&BudgetLine| usize::from(line.department.0) == number;
        let lines = || portfolio.lines.iter().filter(own);
        let amounts = lines().flat_map(BudgetLine::cost).filter(|own| own.period == period);
        let now: Total = amounts.map(|amount| amount.cents).sum();
        let Some((then, sum)) = budget_before(&before, &department.code, year) else { continue };
        let Some((code, line)) = fault(now, sum).zip(lines().next()) else { continue };
        let table = &portfolio.tables[line.table.0 as usize];
        let [shown, earlier] = [now, sum].map(|sum| round.language.number(sum));
        let mut finding = Diagnostic::new(code)
            .at(Place::sheet(&table.sheet))
            .with("reason", "department")
            .with("name", &*department.name)
            .with("found", said(period, round))
            .with("sum", shown)
            .with("expected", said(then, round))
            .with("computed", earlier)
            .with("ratio", ratio(now, sum));
        finding.department = Some(department.code.clone());
        found.push(finding);
    }
    found
}

/// What cannot be right about two totals of one department.
fn fault(now: Total, before: Total) -> Option<Code> {
    let [large, small] = {
        let [left, right] = [now, before].map(|sum| sum.cents().abs());
        [left.max(right), left.min(right)]
    };
    if small == 0 {
        return None;
    }
    let apart = (small * THOUSANDFOLD.start()..=small * THOUSANDFOLD.end()).contains(&large);
    let turned = (now.cents() < 0) != (before.cents() < 0);
    match (apart, turned) {
        (true, _) => Some(Code::UnitImplausible),
        (false, true) => Some(Code::SignImplausible),
        (false, false) => None,
    }
}

/// The budget of a department in the last year the earlier report has one for.
fn budget_before(before: &Totals, code: &str, latest: FiscalYear) -> Option<(Period, Total)> {
    let own = before.iter().filter(|((known, period), _)| {
        known == code && period.fiscal_year <= latest && BUDGETED.contains(&period.phase)
    });
    let rank = |phase: Phase| BUDGETED.iter().rev().position(|known| *known == phase);
    let last = own.max_by_key(|((_, period), _)| (period.fiscal_year, rank(period.phase)));
    last.map(|((_, period), sum)| (*period, *sum))
}

fn said(period: Period, round: &Round) -> String {
    let phase = round.language.text(&format!("phase-{}", period.phase.code()));
    format!("{phase} {}", period.fiscal_year)
}

/// The larger total in multiples of the smaller one.
fn ratio(left: Total, right: Total) -> String {
    let [left, right] = [left, right].map(|sum| sum.cents().abs());
    round_half_away(left.max(right), left.min(right).max(1)).to_string()
}

/// The cost of each department; nothing where the file states no amounts.
fn read(bytes: &[u8]) -> Option<Totals> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headings = reader.headers().ok()?.clone();
    let place = |name: &str| headings.iter().position(|heading| heading == name);
    let (department, scope) = (place("department_code")?, place("out_of_scope")?);
    let amounts: Vec<(usize, Period)> = (headings.iter().enumerate())
        .filter_map(|(column, heading)| Some((column, period(heading)?)))
        .collect();
    let mut totals = Totals::new();
    for record in reader.records() {
        let record = record.ok()?;
        if !record.get(scope)?.is_empty() {
            continue;
        }
        for &(column, period) in &amounts {
            let Some(text) = record.get(column).filter(|text| !text.is_empty()) else { continue };
            let key = (record.get(department)?.to_owned(), period);
            *totals.entry(key).or_default() += cents(text)?;
        }
    }
    Some(totals)
}

/// The period of a column such as `amount_2026_request`.
fn period(heading: &str) -> Option<Period> {
    let (year, phase) = heading.strip_prefix("amount_")?.split_once('_')?;
    let (fiscal_year, phase) = (FiscalYear(year.parse().ok()?), Phase::from_code(phase)?);
    Some(Period { fiscal_year, phase })
}

/// Whole cents of an amount as our data files write it: `-1234.50`.
fn cents(text: &str) -> Option<Total> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = fraction.len() == 2 && fraction.bytes().all(|digit| digit.is_ascii_digit());
    let number = digits.then(|| format!("{whole}{fraction}"))?;
    number.parse().ok().map(Total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_of_an_earlier_report_are_sums_of_what_was_in_scope() {
        let file = "id,department_code,out_of_scope,amount_2025_approved,amount_2026_plan\n\
                    A,4,,100.50,\nB,4,,-0.25,7.00\nC,4,income,-9.00,\nD,5,,,1.00\n";
        let totals = read(file.as_bytes()).expect("amounts");
        let year = FiscalYear(2026);
        let four = budget_before(&totals, "4", year).expect("a budget");
        assert_eq!((four.0.fiscal_year, four.1), (FiscalYear(2025), Total(10_025)));
        // A plan is no budget, and a year later than ours is not looked at.
        assert_eq!(budget_before(&totals, "5", year), None);
        assert_eq!(budget_before(&totals, "4", FiscalYear(2024)), None);
        assert!(read(b"id,title\nA,x\n").is_none());
        assert!(read(b"department_code,out_of_scope,amount_2025_approved\n4,,1.5\n").is_none());
    }

    #[test]
    fn only_what_can_hardly_be_right_is_a_fault() {
        for (now, before, expected) in [
            (100_000, 100, Some(Code::UnitImplausible)),
            (100, 100_000, Some(Code::UnitImplausible)),
            (-100, 100_000, Some(Code::UnitImplausible)),
            (-100, 120, Some(Code::SignImplausible)),
            (100, 250, None),
            (100, 29_999, None),
            (100, 30_000, Some(Code::UnitImplausible)),
            (0, 100_000, None),
            (100_000, 0, None),
        ] {
            assert_eq!(fault(Total(now), Total(before)), expected, "{now} {before}");
        }
    }
}
