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
    /// *Nachtrag*: what a supplementary budget adds to the grant; a part, never a total.
    Supplement,
    /// *Ermächtigungsübertragung*: what was carried over from the year before; a part.
    CarriedOver,
    /// *Über- und außerplanmäßig*: granted beyond the budget or without one; a part.
    Excess,
    /// *Umbuchung*: moved between lines, zero in all; a part.
    Transfer,
    /// *Fortgeschriebener Ansatz*: the grant after supplements and transfers.
    Adjusted,
    /// *Ist bis heute*: what was spent so far in a running year.
    ToDate,
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
    pub const ALL: [Self; 12] = [
        Self::Request,
        Self::Approved,
        Self::Supplement,
        Self::CarriedOver,
        Self::Excess,
        Self::Transfer,
        Self::Adjusted,
        Self::ToDate,
        Self::Forecast,
        Self::Plan,
        Self::Actual,
        Self::Commitment,
    ];

    /// The parts that lead from the grant to the adjusted one; each is a change, not a total.
    pub const MOVEMENTS: [Self; 4] =
        [Self::Supplement, Self::CarriedOver, Self::Excess, Self::Transfer];

    /// Whether amounts of the phase are changes of another phase's.
    #[must_use]
    pub const fn is_movement(self) -> bool {
        matches!(self, Self::Supplement | Self::CarriedOver | Self::Excess | Self::Transfer)
    }

    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Approved => "approved",
            Self::Supplement => "supplement",
            Self::CarriedOver => "carried_over",
            Self::Excess => "excess",
            Self::Transfer => "transfer",
            Self::Adjusted => "adjusted",
            Self::ToDate => "to_date",
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
