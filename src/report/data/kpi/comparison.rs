//! What the budget is held against, in headline figures; a question without input is left out.

use serde::Serialize;

use super::super::super::Run;
use super::target::Money;
use crate::analyse::benchmarks::OwnFigure;
use crate::analyse::provider::ContractState;
use crate::diagnostic::Touches;
use crate::money::Total;
use crate::period::{Period, Phase};

/// The ledger beside the lines.
#[derive(Serialize)]
pub(super) struct Ledger {
    /// Nothing of the ledger is missing.
    complete: bool,
    by_product: bool,
    periods: Vec<LedgerPeriod>,
}

#[derive(Serialize)]
struct LedgerPeriod {
    fiscal_year: i16,
    phase: Phase,
    /// Plan lines and products that differ, be it in their accounts only.
    differing_count: u64,
    above: Money,
    below: Money,
}

/// The provider's revenue beside the departments' orders.
#[derive(Serialize)]
pub(super) struct Provider {
    /// Nothing of the expected revenue is missing.
    complete: bool,
    periods: Vec<ProviderPeriod>,
}

#[derive(Serialize)]
struct ProviderPeriod {
    fiscal_year: i16,
    phase: Phase,
    state: &'static str,
    count: u64,
    ordered: Money,
    expected: Money,
}

/// Follow-up cost of the innovation of the budget years.
#[derive(Serialize)]
pub(super) struct FollowUp {
    innovation: Money,
    innovation_without_statement: Money,
    years: Vec<FollowUpYear>,
}

#[derive(Serialize)]
struct FollowUpYear {
    fiscal_year: i16,
    phase: Option<Phase>,
    planned: Option<Money>,
    unclear: Option<Money>,
    stated: Option<Money>,
}

/// Own cost per quantity.
#[derive(Serialize)]
pub(super) struct CostPer<'a> {
    quantity: &'a str,
    fiscal_year: i16,
    phase: Phase,
    cost: Money,
    /// Two digits, as money.
    count: Option<Money>,
    value: Option<Money>,
}

/// The ledger, where the round has one.
pub(super) fn ledger(run: &Run) -> Option<Ledger> {
    let found = run.analysis.ledger.as_ref()?;
    let periods = found.rows.chunk_by(|left, right| left.period == right.period).map(|rows| {
        let Period { fiscal_year, phase } = rows[0].period;
        let differs =
            rows.iter().filter(|row| row.above != Total::ZERO || row.below != Total::ZERO);
        LedgerPeriod {
            fiscal_year: fiscal_year.0,
            phase,
            differing_count: differs.count() as u64,
            above: Money(rows.iter().map(|row| row.above).sum()),
            below: Money(rows.iter().map(|row| row.below).sum()),
        }
    });
    Some(Ledger {
        complete: run.gaps(Touches::Ledger) == 0,
        by_product: found.by_product,
        periods: periods.collect(),
    })
}

/// The provider, where the round has its revenue.
pub(super) fn provider(run: &Run) -> Option<Provider> {
    let found = run.analysis.provider.as_ref()?;
    let periods = found.sums.iter().map(|sum| ProviderPeriod {
        fiscal_year: sum.period.fiscal_year.0,
        phase: sum.period.phase,
        state: ContractState::code(sum.state),
        count: sum.count,
        ordered: Money(sum.ordered),
        expected: Money(sum.expected),
    });
    Some(Provider { complete: run.gaps(Touches::ProviderRevenue) == 0, periods: periods.collect() })
}

/// Follow-up cost, where there is innovation.
pub(super) fn follow_up(run: &Run) -> Option<FollowUp> {
    let found = &run.analysis.follow_up;
    let years = found.years.iter().zip(&found.totals).map(|(&(year, phase), sums)| FollowUpYear {
        fiscal_year: year.0,
        phase,
        planned: sums.planned.map(Money),
        unclear: sums.unclear.map(Money),
        stated: sums.stated.map(Money),
    });
    (!found.rows.is_empty()).then(|| FollowUp {
        innovation: Money(found.innovation),
        innovation_without_statement: Money(found.missing),
        years: years.collect(),
    })
}

/// Own cost per quantity over the areas of the target.
pub(super) fn cost_per(run: &Run) -> Vec<CostPer<'_>> {
    let whole = run.analysis.benchmarks.figures.iter().filter(|own| own.department.is_none());
    whole.map(one).collect()
}

fn one(figure: &OwnFigure) -> CostPer<'_> {
    CostPer {
        quantity: &figure.quantity,
        fiscal_year: figure.period.fiscal_year.0,
        phase: figure.period.phase,
        cost: Money(figure.cost),
        count: figure.hundredths.map(|count| Money(Total(i128::from(count)))),
        value: figure.value.as_ref().ok().copied().map(Money),
    }
}
