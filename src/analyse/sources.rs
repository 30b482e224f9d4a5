//! What the questions that compare years with each other are computed from.

use super::PeriodFigures;
use super::totals::Totals;
use crate::classify::Classification;
use crate::round::Round;
use crate::schema::Portfolio;

/// Figures by period, the sums behind them, and the lines with their classes.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    pub(super) periods: &'a [PeriodFigures],
    pub(super) totals: &'a Totals,
    pub(super) portfolio: &'a Portfolio,
    pub(super) classification: &'a Classification,
    pub(super) round: &'a Round,
}
