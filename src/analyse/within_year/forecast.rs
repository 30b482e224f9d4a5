//! A forecast against what may be spent: like with like, and what is left out by number and sum.
//!
//! In: the amounts of each line. Out: [`ForecastCheck`], which adds up over lines. Formula: forecast
//! minus what may be spent, over the lines that have both. A line with one of the two only is no
//! part of it: a missing forecast is no forecast of zero, a missing grant no grant of zero.
//!
//! What may be spent is the adjusted *Ansatz* where the department tells one, for all its lines: a
//! line without one then has none, and *Ansatz* and parts are no stand-in, since they would be held
//! against adjusted figures in one sum.

use super::WalkFigures;
use crate::money::Total;

/// Lines and their money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Number of lines.
    pub line_count: u64,
    /// Their money.
    pub sum: Total,
}

impl Counted {
    fn add(&mut self, other: Self) {
        self.line_count += other.line_count;
        self.sum += other.sum;
    }
}

/// Forecast against what may be spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ForecastCheck {
    /// Lines with both, and their forecast minus what they may spend.
    pub compared: Counted,
    /// Lines that may spend but have no forecast, and what they may spend.
    pub without_forecast: Counted,
    /// Lines with a forecast that it can be held against nothing, and their forecast.
    pub without_grant: Counted,
}

impl ForecastCheck {
    fn of(forecast: Option<Total>, available: Option<Total>) -> Self {
        let one = |sum| Counted { line_count: 1, sum };
        let mut check = Self::default();
        match (forecast, available) {
            (Some(forecast), Some(available)) => check.compared = one(forecast - available),
            (None, Some(available)) => check.without_forecast = one(available),
            (Some(forecast), None) => check.without_grant = one(forecast),
            (None, None) => {}
        }
        check
    }

    fn add(&mut self, other: &Self) {
        self.compared.add(other.compared);
        self.without_forecast.add(other.without_forecast);
        self.without_grant.add(other.without_grant);
    }
}

/// The check by either measure, until it is known which one a department tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ForecastChecks {
    by_adjusted: ForecastCheck,
    by_computed: ForecastCheck,
}

impl ForecastChecks {
    /// The checks of a line.
    pub(super) fn of(figures: &WalkFigures) -> Self {
        let is_granted = figures.approved.is_some() || figures.parts.iter().any(Option::is_some);
        let computed = is_granted.then(|| figures.computed());
        Self {
            by_adjusted: ForecastCheck::of(figures.forecast, figures.adjusted),
            by_computed: ForecastCheck::of(figures.forecast, computed),
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.by_adjusted.add(&other.by_adjusted);
        self.by_computed.add(&other.by_computed);
    }

    pub(super) const fn check(&self, has_adjusted: bool) -> &ForecastCheck {
        if has_adjusted { &self.by_adjusted } else { &self.by_computed }
    }
}
