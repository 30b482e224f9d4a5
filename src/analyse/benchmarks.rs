//! Benchmarks: IT cost per workplace, per head or per whatever the round counts, beside values
//! from elsewhere.
//!
//! In: figures by period, the round's quantities and benchmarks. Out: own figures of every
//! quantity and period of its year, and each benchmark beside them. Cost of one year is divided
//! by the quantity of the same year or by none. Deliberately absent: any built-in value, any
//! adjustment of years or prices.

use super::PeriodFigures;
use crate::money::{self, Total};
use crate::period::{Period, Phase};
use crate::round::Round;
use crate::round::headings::fold;
use crate::schema::{Benchmark, DepartmentIndex, Portfolio, Quantity, Text};

/// Why an own figure cannot be formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFigure {
    /// Cost is not positive.
    CostNotPositive,
    /// Departments with cost in the target state no quantity for the year.
    QuantityMissing(Vec<DepartmentIndex>),
}

/// Own cost per unit of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFigure {
    /// The quantity, as its first row spells it.
    pub quantity: Text,
    /// Fiscal year and phase of the cost.
    pub period: Period,
    /// The department; nothing for the whole of the target's areas.
    pub department: Option<DepartmentIndex>,
    /// IT cost.
    pub cost: Total,
    /// How many, in hundredths; nothing where they are not known.
    pub hundredths: Option<i64>,
    /// Cost of one, rounded to the cent, half away from zero; or why there is none.
    pub value: Result<Total, NoFigure>,
    /// Where the quantity was counted; for a sum of departments the first department's source.
    pub source: Text,
}

/// A benchmark beside an own figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// Number of the benchmark in the portfolio's references.
    pub benchmark: usize,
    /// Number of the own figure.
    pub figure: usize,
    /// Own minus benchmark.
    pub difference: Option<Total>,
}

/// Own figures and benchmarks.
#[derive(Debug, Default)]
pub struct BenchmarkComparison {
    /// By quantity in the order of the table, period, the whole first.
    pub figures: Vec<OwnFigure>,
    /// By benchmark, then figure.
    pub beside: Vec<Beside>,
    /// Benchmarks without any own figure.
    pub alone: Vec<usize>,
}

/// Sets the benchmarks beside own figures.
pub(super) fn compare(
    periods: &[PeriodFigures],
    portfolio: &Portfolio,
    round: &Round,
) -> BenchmarkComparison {
    let references = &portfolio.references;
    let mut figures: Vec<OwnFigure> = Vec::new();
    let mut names: Vec<&Text> = Vec::new();
    for quantity in &references.quantities {
        if !names.iter().any(|known| fold(known) == fold(&quantity.name)) {
            names.push(&quantity.name);
        }
    }
    for name in names {
        let own: Vec<&Quantity> =
            references.quantities.iter().filter(|own| fold(&own.name) == fold(name)).collect();
        for period in periods.iter().filter(|own| own.period.phase != Phase::Commitment) {
            let year = period.period.fiscal_year;
            let of_year: Vec<&Quantity> =
                own.iter().copied().filter(|own| own.year == year).collect();
            if !of_year.is_empty() {
                add_figures(name, &of_year, period, portfolio, round, &mut figures);
            }
        }
    }
    let (mut beside, mut alone) = (Vec::new(), Vec::new());
    for (number, benchmark) in references.benchmarks.iter().enumerate() {
        let before = beside.len();
        beside.extend(figures.iter().enumerate().filter_map(|(figure, own)| {
            let same = fold(&own.quantity) == fold(&benchmark.quantity);
            same.then(|| set_beside(number, benchmark, figure, own))
        }));
        if beside.len() == before {
            alone.push(number);
        }
    }
    BenchmarkComparison { figures, beside, alone }
}

fn set_beside(number: usize, benchmark: &Benchmark, figure: usize, own: &OwnFigure) -> Beside {
    let difference = own.value.as_ref().ok().map(|&value| value - benchmark.value);
    Beside { benchmark: number, figure, difference }
}

fn add_figures(
    name: &Text,
    quantities: &[&Quantity],
    period: &PeriodFigures,
    portfolio: &Portfolio,
    round: &Round,
    figures: &mut Vec<OwnFigure>,
) {
    let cost = period.totals.total();
    let (hundredths, source) = whole(quantities, period, portfolio);
    let figure = |department, cost, hundredths: Result<i64, NoFigure>, source| OwnFigure {
        quantity: name.clone(),
        period: period.period,
        department,
        cost,
        hundredths: hundredths.as_ref().ok().copied(),
        value: hundredths.and_then(|hundredths| {
            let value = Some(cost).filter(|cost| *cost > Total::ZERO);
            value.map(|cost| money::per(cost, hundredths)).ok_or(NoFigure::CostNotPositive)
        }),
        source,
    };
    figures.push(figure(None, cost, hundredths, source));
    for quantity in quantities {
        let Some(code) = &quantity.department else { continue };
        let number = portfolio.departments.iter().position(|known| known.code == *code);
        let own = number.and_then(|number| {
            period.departments.iter().find(|own| usize::from(own.department.0) == number)
        });
        let Some(own) = own else { continue };
        let in_area =
            round.policy.areas.contains(&portfolio.departments[usize::from(own.department.0)].area);
        if own.in_target || !in_area {
            let (cost, source) = (own.totals.total(), quantity.source.clone());
            figures.push(figure(Some(own.department), cost, Ok(quantity.hundredths), source));
        }
    }
}

/// The quantity of the whole: as stated, else of all departments in the target with cost.
fn whole(
    quantities: &[&Quantity],
    period: &PeriodFigures,
    portfolio: &Portfolio,
) -> (Result<i64, NoFigure>, Text) {
    if let Some(stated) = quantities.iter().find(|own| own.department.is_none()) {
        return (Ok(stated.hundredths), stated.source.clone());
    }
    let (mut sum, mut missing) = (0_i64, Vec::new());
    let mut source: Text = "".into();
    for department in period.departments.iter().filter(|own| own.in_target) {
        let code = &portfolio.departments[usize::from(department.department.0)].code;
        match quantities.iter().find(|own| own.department.as_ref() == Some(code)) {
            Some(own) => {
                sum = sum.saturating_add(own.hundredths);
                if source.is_empty() {
                    source = own.source.clone();
                }
            }
            None => missing.push(department.department),
        }
    }
    let known = if missing.is_empty() && sum > 0 {
        Ok(sum)
    } else {
        Err(NoFigure::QuantityMissing(missing))
    };
    (known, source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;
    use crate::period::FiscalYear;

    fn quantity(department: Option<&str>, year: i16, hundredths: i64) -> Quantity {
        Quantity {
            name: "Arbeitsplätze".into(),
            department: department.map(Into::into),
            year: FiscalYear(year),
            hundredths,
            source: "Inventar".into(),
            row: 2,
        }
    }

    fn benchmark(value: i128, quantity: &str) -> Benchmark {
        Benchmark {
            name: "IT-Kosten je Arbeitsplatz".into(),
            quantity: quantity.into(),
            value: Total(value),
            unit: "EUR je Arbeitsplatz".into(),
            year: FiscalYear(2024),
            source: "Vergleichsring".into(),
            row: 2,
        }
    }

    fn fixture() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, 100_000), (BEFORE, 50_000)]);
        fixture.line("B", 1, Class::Innovation, &[(BUDGET, 20_000)]);
        fixture.line("C", 2, Class::Operations, &[(BUDGET, 9_000)]);
        fixture
    }

    #[test]
    fn cost_is_divided_by_the_quantity_of_its_year() {
        let mut fixture = fixture();
        let references = &mut fixture.portfolio.references;
        references.quantities =
            vec![quantity(Some("1"), 2026, 250), quantity(Some("2"), 2026, 100)];
        references.benchmarks = vec![benchmark(30_000, "arbeitsplätze"), benchmark(1, "Köpfe")];
        let found = fixture.analyse().benchmarks;
        let values: Vec<_> = found.figures.iter().map(|own| own.value.clone()).collect();
        assert_eq!(
            values,
            [Ok(Total(34_286)), Ok(Total(40_000)), Ok(Total(20_000))],
            "1,200.00 / 3.5 = 342.857..., 1,000.00 / 2.5, 200.00 / 1"
        );
        assert_eq!(found.figures[0].hundredths, Some(350));
        let differences: Vec<_> = found.beside.iter().map(|one| one.difference).collect();
        assert_eq!(differences, [Some(Total(4_286)), Some(Total(10_000)), Some(Total(-10_000))]);
        assert_eq!(found.alone, [1]);
        assert!(found.figures.iter().all(|own| own.period == BUDGET), "2025 has no quantity");
    }

    #[test]
    fn a_quantity_that_leaves_departments_out_makes_no_figure_of_the_whole() {
        let mut fixture = fixture();
        fixture.portfolio.references.quantities = vec![quantity(Some("2"), 2026, 100)];
        let found = fixture.analyse().benchmarks;
        let missing = NoFigure::QuantityMissing(vec![DepartmentIndex(0)]);
        assert_eq!(found.figures[0].value, Err(missing));
        assert_eq!(found.figures[1].value, Ok(Total(20_000)));
        fixture.portfolio.references.quantities.push(quantity(None, 2026, 300));
        assert_eq!(fixture.analyse().benchmarks.figures[0].value, Ok(Total(40_000)));
    }

    #[test]
    fn cost_that_is_not_positive_makes_no_figure() {
        let mut fixture = Fixture::new();
        fixture.line("A", 0, Class::Operations, &[(BUDGET, -5)]);
        fixture.portfolio.references.quantities = vec![quantity(None, 2026, 100)];
        let found = fixture.analyse().benchmarks;
        assert_eq!(found.figures[0].value, Err(NoFigure::CostNotPositive));
    }
}
