//! What is said about data: code, severity, place, and the words to say it with.
//!
//! In: findings of every stage. Out: one sorted list, as text for people and as data.
//! A [`Diagnostic`] never stops a run; what does is an [`Error`](crate::error::Error).

use std::sync::Arc;

use serde::Serialize;

use crate::provenance::Place;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something of the input is not in the result, or a figure cannot be trusted.
    Error,
    /// A person should look at it; every figure stands.
    Warning,
    /// Good to know.
    Note,
}

/// What is wrong, one code for each kind. The name is what users see and search for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each code is explained in the handbook and in both languages")]
pub enum Code {
    // Files
    FileMissing,
    FileUnreadable,
    SheetMissing,
    SheetEmpty,
    SheetWithoutTable,
    SheetHidden,
    EncodingUnclear,
    // Columns
    ColumnUnknown,
    ColumnMissing,
    ColumnDoubled,
    YearWrong,
    AmountColumnMissing,
    // Cells
    AmountUnreadable,
    AmountAbsent,
    AmountRounded,
    AmountTooLarge,
    NumberFormatAmbiguous,
    CellError,
    DateUnreadable,
    TruthUnreadable,
    CellTooLong,
    // Rows
    DepartmentUnknown,
    DepartmentMissing,
    RowWithoutLabel,
    ClaimFails,
    LineTwin,
    LineKeyAmbiguous,
    LineDoubled,
    PeriodUnknown,
    AccountUnknown,
    // Projects
    ProjectDoubled,
    ProjectUnknown,
    // Classification
    RuleConflict,
    DeclaredClassUnknown,
    DeclaredClassContradicts,
    InnovationWithoutCostBenefit,
    // Round
    BasisIncomplete,
    InputUnused,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 38] = [
        Self::FileMissing,
        Self::FileUnreadable,
        Self::SheetMissing,
        Self::SheetEmpty,
        Self::SheetWithoutTable,
        Self::SheetHidden,
        Self::EncodingUnclear,
        Self::ColumnUnknown,
        Self::ColumnMissing,
        Self::ColumnDoubled,
        Self::YearWrong,
        Self::AmountColumnMissing,
        Self::AmountUnreadable,
        Self::AmountAbsent,
        Self::AmountRounded,
        Self::AmountTooLarge,
        Self::NumberFormatAmbiguous,
        Self::CellError,
        Self::DateUnreadable,
        Self::TruthUnreadable,
        Self::CellTooLong,
        Self::DepartmentUnknown,
        Self::DepartmentMissing,
        Self::RowWithoutLabel,
        Self::ClaimFails,
        Self::LineTwin,
        Self::LineKeyAmbiguous,
        Self::LineDoubled,
        Self::PeriodUnknown,
        Self::AccountUnknown,
        Self::ProjectDoubled,
        Self::ProjectUnknown,
        Self::RuleConflict,
        Self::DeclaredClassUnknown,
        Self::DeclaredClassContradicts,
        Self::InnovationWithoutCostBenefit,
        Self::BasisIncomplete,
        Self::InputUnused,
    ];

    /// The name users see, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileMissing => "datei-fehlt",
            Self::FileUnreadable => "datei-unlesbar",
            Self::SheetMissing => "blatt-fehlt",
            Self::SheetEmpty => "blatt-leer",
            Self::SheetWithoutTable => "blatt-ohne-tabelle",
            Self::SheetHidden => "blatt-ausgeblendet",
            Self::EncodingUnclear => "zeichensatz-unklar",
            Self::ColumnUnknown => "spalte-unbekannt",
            Self::ColumnMissing => "spalte-fehlt",
            Self::ColumnDoubled => "spalte-doppelt",
            Self::YearWrong => "jahr-falsch",
            Self::AmountColumnMissing => "betragsspalte-fehlt",
            Self::AmountUnreadable => "betrag-unlesbar",
            Self::AmountAbsent => "betrag-fehlt",
            Self::AmountRounded => "betrag-gerundet",
            Self::AmountTooLarge => "betrag-zu-gross",
            Self::NumberFormatAmbiguous => "zahlenformat-mehrdeutig",
            Self::CellError => "zelle-fehlerwert",
            Self::DateUnreadable => "datum-unlesbar",
            Self::TruthUnreadable => "angabe-unlesbar",
            Self::CellTooLong => "text-zu-lang",
            Self::DepartmentUnknown => "dezernat-unbekannt",
            Self::DepartmentMissing => "dezernat-fehlt",
            Self::RowWithoutLabel => "zeile-ohne-bezeichnung",
            Self::ClaimFails => "summe-falsch",
            Self::LineTwin => "position-zwilling",
            Self::LineKeyAmbiguous => "position-schluessel-mehrdeutig",
            Self::LineDoubled => "position-doppelt",
            Self::PeriodUnknown => "zeitraum-unbekannt",
            Self::AccountUnknown => "konto-unbekannt",
            Self::ProjectDoubled => "projekt-doppelt",
            Self::ProjectUnknown => "projekt-unbekannt",
            Self::RuleConflict => "regel-widerspruch",
            Self::DeclaredClassUnknown => "klasse-unbekannt",
            Self::DeclaredClassContradicts => "klasse-widerspruch",
            Self::InnovationWithoutCostBenefit => "innovation-ohne-kosten-nutzen",
            Self::BasisIncomplete => "basis-unvollstaendig",
            Self::InputUnused => "eingabe-ungenutzt",
        }
    }

    /// How much the code matters.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::FileMissing
            | Self::FileUnreadable
            | Self::SheetMissing
            | Self::SheetEmpty
            | Self::EncodingUnclear
            | Self::ColumnUnknown
            | Self::ColumnMissing
            | Self::ColumnDoubled
            | Self::YearWrong
            | Self::AmountColumnMissing
            | Self::AmountUnreadable
            | Self::AmountTooLarge
            | Self::NumberFormatAmbiguous
            | Self::CellError
            | Self::DepartmentUnknown
            | Self::DepartmentMissing
            | Self::RowWithoutLabel
            | Self::LineKeyAmbiguous
            | Self::LineDoubled
            | Self::PeriodUnknown
            | Self::AccountUnknown
            | Self::ProjectDoubled => Severity::Error,
            Self::SheetWithoutTable
            | Self::AmountAbsent
            | Self::AmountRounded
            | Self::DateUnreadable
            | Self::TruthUnreadable
            | Self::CellTooLong
            | Self::ClaimFails
            | Self::ProjectUnknown
            | Self::RuleConflict
            | Self::DeclaredClassUnknown
            | Self::DeclaredClassContradicts
            | Self::InnovationWithoutCostBenefit
            | Self::BasisIncomplete
            | Self::InputUnused => Severity::Warning,
            Self::SheetHidden | Self::LineTwin => Severity::Note,
        }
    }

    /// Whether the code means that something of the input is not in the result.
    #[must_use]
    pub const fn leaves_gap(self) -> bool {
        matches!(self.severity(), Severity::Error)
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing that is said about the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Option<Place>,
    /// Values the message speaks of, by the names its text uses (`found`, `expected`, ...).
    pub arguments: Vec<(&'static str, String)>,
    /// The row the place stands in, as a short excerpt.
    pub excerpt: Option<Arc<str>>,
}

impl Diagnostic {
    /// A diagnostic without place or values.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, severity: code.severity(), place: None, arguments: Vec::new(), excerpt: None }
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same with a value its message speaks of.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same with the row it stands in.
    #[must_use]
    pub fn row(mut self, excerpt: impl Into<Arc<str>>) -> Self {
        self.excerpt = Some(excerpt.into());
        self
    }
}

/// Puts diagnostics into the one order every output shows: file, sheet, row, column, code.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|left, right| {
        (&left.place, left.code, &left.arguments).cmp(&(&right.place, right.code, &right.arguments))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
