//! When an amount counts: fiscal year and phase.

use serde::Serialize;

/// A budget year (*Haushaltsjahr*), such as 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FiscalYear(pub i16);

impl std::fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The state of planning an amount belongs to, in the order of a budget's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// *Anmeldung*: what a department asks for.
    Request,
    /// *Ansatz*: what the budget grants.
    Approved,
    /// *Fortgeschriebener Ansatz*: the grant after supplements and transfers.
    Adjusted,
    /// *Prognose*: what the year is expected to end with.
    Forecast,
    /// *Planung*: medium-term plan for a later year.
    Plan,
    /// *Ergebnis (Ist)*: what was spent.
    Actual,
    /// *Verpflichtungsermächtigung*: a commitment for later years; never cost.
    Commitment,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 7] = [
        Self::Request,
        Self::Approved,
        Self::Adjusted,
        Self::Forecast,
        Self::Plan,
        Self::Actual,
        Self::Commitment,
    ];

    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Approved => "approved",
            Self::Adjusted => "adjusted",
            Self::Forecast => "forecast",
            Self::Plan => "plan",
            Self::Actual => "actual",
            Self::Commitment => "commitment",
        }
    }

    /// The phase a settings code names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// What an amount is keyed by: fiscal year, then phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Period {
    /// The budget year the money belongs to.
    pub fiscal_year: FiscalYear,
    /// The state of planning.
    pub phase: Phase,
}

impl Period {
    /// The period of a year and a phase.
    #[must_use]
    pub const fn new(fiscal_year: i16, phase: Phase) -> Self {
        Self { fiscal_year: FiscalYear(fiscal_year), phase }
    }
}
