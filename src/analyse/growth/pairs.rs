//! Which periods are compared: the course of the budget from year to year, and besides every phase
//! two consecutive years both have.
//!
//! A year before the budget counts as it was last decided, a budget year in the phase the target
//! is taken for, a later year as it is planned. What was spent comes last, since it is known for
//! years long past only and no like measure for a request. Years are never skipped: where one is
//! missing, nothing is compared across the gap.

use std::collections::BTreeSet;

use crate::analyse::PeriodFigures;
use crate::period::{FiscalYear, Period, Phase};
use crate::round::Round;

/// Phases a year before the budget counts with, the first it has.
const EARLIER: [Phase; 6] =
    [Phase::Approved, Phase::Adjusted, Phase::Request, Phase::Plan, Phase::Forecast, Phase::Actual];
/// The same for a year after the budget.
const LATER: [Phase; 5] =
    [Phase::Plan, Phase::Request, Phase::Approved, Phase::Adjusted, Phase::Forecast];
/// Phases that mean the same in two years.
const LIKE: [Phase; 6] =
    [Phase::Request, Phase::Approved, Phase::Adjusted, Phase::Forecast, Phase::Plan, Phase::Actual];

/// Numbers of the periods compared, and whether they are the course, by later year.
pub(super) fn pairs(periods: &[PeriodFigures], round: &Round) -> Vec<(usize, usize, bool)> {
    let number = |period| periods.iter().position(|figures| figures.period == period);
    let mut pairs = Vec::new();
    for year in years(periods) {
        let Some(before) = year.0.checked_sub(1).map(FiscalYear) else { continue };
        let course = counting(before, periods, round).zip(counting(year, periods, round));
        pairs.extend(course.map(|(from, to)| (from, to, true)));
        for phase in LIKE {
            let period = |fiscal_year| number(Period { fiscal_year, phase });
            let like = period(before).zip(period(year));
            pairs.extend(
                like.filter(|pair| Some(*pair) != course).map(|(from, to)| (from, to, false)),
            );
        }
    }
    pairs
}

/// The period a year counts with in the course of the budget.
fn counting(fiscal_year: FiscalYear, periods: &[PeriodFigures], round: &Round) -> Option<usize> {
    let number = |phase| {
        let period = Period { fiscal_year, phase };
        periods.iter().position(|figures| figures.period == period)
    };
    let is_later = round.fiscal_years.iter().max().is_some_and(|last| fiscal_year > *last);
    let target = round.fiscal_years.contains(&fiscal_year).then(|| round.target_phase());
    let phases: &[Phase] = if is_later { &LATER } else { &EARLIER };
    target.into_iter().chain(phases.iter().copied()).find_map(number)
}

/// Years between the first and the last that have no amounts at all.
pub(in crate::analyse) fn gaps(periods: &[PeriodFigures]) -> Vec<FiscalYear> {
    let years = years(periods);
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    (first.0..last.0).map(FiscalYear).filter(|year| !years.contains(year)).collect()
}

fn years(periods: &[PeriodFigures]) -> BTreeSet<FiscalYear> {
    periods.iter().map(|figures| figures.period.fiscal_year).collect()
}
