//! What is said about data: code, severity, place, and the words to say it with.
//!
//! In: findings of every stage. Out: one sorted list, as text for people and as data.
//! A [`Diagnostic`] never stops a run; what does is an [`Error`](crate::error::Error).

mod touches;

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::language::Language;
use crate::provenance::Place;

pub use touches::Touches;

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
    FileDoubled,
    FileOutside,
    SheetMissing,
    SheetEmpty,
    SheetWithoutTable,
    SheetHidden,
    RowHidden,
    ColumnHidden,
    EncodingUnclear,
    // Forms
    FormWithoutStamp,
    FormVersion,
    FormForeign,
    FormYear,
    FormDepartmentUnknown,
    FormDamaged,
    FormIdChanged,
    FormReferenceChanged,
    FormEmpty,
    FormLineDropped,
    // Columns
    ColumnUnknown,
    ColumnMissing,
    ColumnDoubled,
    TablesBeside,
    YearWrong,
    YearFromName,
    AmountColumnMissing,
    TableDoubled,
    UnitApplied,
    UnitContradicts,
    UnitUnclear,
    // Cells
    AmountUnreadable,
    AmountAbsent,
    AmountOwnUnit,
    AmountRounded,
    AmountTooLarge,
    UnitImplausible,
    SignImplausible,
    NumberFormatAmbiguous,
    CellError,
    DateUnreadable,
    TruthUnreadable,
    CellTooLong,
    TextDamaged,
    ControlCharacters,
    FormulaValue,
    // Rows
    DepartmentUnknown,
    DepartmentMissing,
    AreaUnknown,
    RowWithoutLabel,
    ClaimFails,
    SumUnclear,
    RowIsPart,
    LineTwin,
    LineKeyAmbiguous,
    LineDoubled,
    LineJoinDiffers,
    PeriodUnknown,
    AccountUnknown,
    // Projects
    ProjectDoubled,
    ProjectUnknown,
    PortfolioMissing,
    // Classification
    RuleConflict,
    /// A round's own rules ask for something no input supplies.
    RuleColumnUnsupplied,
    DeclaredClassUnknown,
    DeclaredClassContradicts,
    InnovationWithoutCostBenefit,
    InnovationTooLong,
    InnovationReplaces,
    InnovationRelabelled,
    InnovationDeclaredLate,
    PreviousUnusable,
    // Comparison
    PlanLineMissing,
    PlanLineAmbiguous,
    LedgerDiffers,
    ContractDiffers,
    RevenueMissing,
    InnovationWithoutFollowUp,
    FollowUpUndated,
    BenchmarkAlone,
    // Review
    RecordUnreadable,
    DecisionStale,
    DecisionWithoutLine,
    DecisionWithoutEffect,
    DecisionAmbiguous,
    DecisionsDiffer,
    CommentWithoutLine,
    StatusOutdated,
    /// A department was approved although it is not released.
    StatusWithoutRelease,
    StatusDepartmentUnknown,
    VarianceCauseOutdated,
    VarianceCauseUnknown,
    VarianceCauseWithoutLine,
    // Round
    BasisIncomplete,
    DepreciationDoubled,
    IncomeNotNegative,
    ProviderDoubled,
    ProviderUndeclared,
    TargetMissing,
    DepartmentWithoutLines,
    InputUnused,
    SubmissionLate,
    IndexClauseUnused,
    WalkDiffers,
    // Review
    ReviewWithoutTable,
    ReviewColumn,
    ReviewEntryUnreadable,
    ReviewEntryMissing,
    ReviewSharesWrong,
    ReviewLineUnknown,
    ReviewConflict,
    ReviewChanged,
    ReviewSuperseded,
    ReviewReportUnknown,
}

impl Severity {
    /// The key of the severity's word in every language.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "severity-error",
            Self::Warning => "severity-warning",
            Self::Note => "severity-note",
        }
    }
}

impl Code {
    /// Every code.
    pub const ALL: &[Self] = &[
        Self::FileMissing,
        Self::FileUnreadable,
        Self::FileDoubled,
        Self::FileOutside,
        Self::SheetMissing,
        Self::SheetEmpty,
        Self::SheetWithoutTable,
        Self::SheetHidden,
        Self::RowHidden,
        Self::ColumnHidden,
        Self::EncodingUnclear,
        Self::FormWithoutStamp,
        Self::FormVersion,
        Self::FormForeign,
        Self::FormYear,
        Self::FormDepartmentUnknown,
        Self::FormDamaged,
        Self::FormIdChanged,
        Self::FormReferenceChanged,
        Self::FormEmpty,
        Self::FormLineDropped,
        Self::ColumnUnknown,
        Self::ColumnMissing,
        Self::ColumnDoubled,
        Self::TablesBeside,
        Self::YearWrong,
        Self::YearFromName,
        Self::AmountColumnMissing,
        Self::TableDoubled,
        Self::UnitApplied,
        Self::UnitContradicts,
        Self::UnitUnclear,
        Self::AmountUnreadable,
        Self::AmountAbsent,
        Self::AmountOwnUnit,
        Self::AmountRounded,
        Self::AmountTooLarge,
        Self::UnitImplausible,
        Self::SignImplausible,
        Self::NumberFormatAmbiguous,
        Self::CellError,
        Self::DateUnreadable,
        Self::TruthUnreadable,
        Self::CellTooLong,
        Self::TextDamaged,
        Self::ControlCharacters,
        Self::FormulaValue,
        Self::DepartmentUnknown,
        Self::DepartmentMissing,
        Self::AreaUnknown,
        Self::RowWithoutLabel,
        Self::ClaimFails,
        Self::SumUnclear,
        Self::RowIsPart,
        Self::LineTwin,
        Self::LineKeyAmbiguous,
        Self::LineDoubled,
        Self::LineJoinDiffers,
        Self::PeriodUnknown,
        Self::AccountUnknown,
        Self::ProjectDoubled,
        Self::ProjectUnknown,
        Self::PortfolioMissing,
        Self::RuleConflict,
        Self::RuleColumnUnsupplied,
        Self::DeclaredClassUnknown,
        Self::DeclaredClassContradicts,
        Self::InnovationWithoutCostBenefit,
        Self::InnovationTooLong,
        Self::InnovationReplaces,
        Self::InnovationRelabelled,
        Self::InnovationDeclaredLate,
        Self::PreviousUnusable,
        Self::PlanLineMissing,
        Self::PlanLineAmbiguous,
        Self::LedgerDiffers,
        Self::ContractDiffers,
        Self::RevenueMissing,
        Self::InnovationWithoutFollowUp,
        Self::FollowUpUndated,
        Self::BenchmarkAlone,
        Self::RecordUnreadable,
        Self::DecisionStale,
        Self::DecisionWithoutLine,
        Self::DecisionWithoutEffect,
        Self::DecisionAmbiguous,
        Self::DecisionsDiffer,
        Self::CommentWithoutLine,
        Self::StatusOutdated,
        Self::StatusWithoutRelease,
        Self::StatusDepartmentUnknown,
        Self::VarianceCauseOutdated,
        Self::VarianceCauseUnknown,
        Self::VarianceCauseWithoutLine,
        Self::BasisIncomplete,
        Self::DepreciationDoubled,
        Self::IncomeNotNegative,
        Self::ProviderDoubled,
        Self::ProviderUndeclared,
        Self::TargetMissing,
        Self::DepartmentWithoutLines,
        Self::InputUnused,
        Self::SubmissionLate,
        Self::IndexClauseUnused,
        Self::WalkDiffers,
        Self::ReviewWithoutTable,
        Self::ReviewColumn,
        Self::ReviewEntryUnreadable,
        Self::ReviewEntryMissing,
        Self::ReviewSharesWrong,
        Self::ReviewLineUnknown,
        Self::ReviewConflict,
        Self::ReviewChanged,
        Self::ReviewSuperseded,
        Self::ReviewReportUnknown,
    ];

    /// The name users see, the same in every language.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each code")]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileMissing => "datei-fehlt",
            Self::FileUnreadable => "datei-unlesbar",
            Self::FileDoubled => "datei-doppelt",
            Self::FileOutside => "datei-ausserhalb",
            Self::SheetMissing => "blatt-fehlt",
            Self::SheetEmpty => "blatt-leer",
            Self::SheetWithoutTable => "blatt-ohne-tabelle",
            Self::SheetHidden => "blatt-ausgeblendet",
            Self::RowHidden => "zeile-ausgeblendet",
            Self::ColumnHidden => "spalte-ausgeblendet",
            Self::EncodingUnclear => "zeichensatz-unklar",
            Self::FormWithoutStamp => "formular-ohne-stempel",
            Self::FormVersion => "formular-version",
            Self::FormForeign => "formular-fremd",
            Self::FormYear => "formular-jahr",
            Self::FormDepartmentUnknown => "formular-dezernat",
            Self::FormDamaged => "formular-beschaedigt",
            Self::FormIdChanged => "formular-kennung",
            Self::FormReferenceChanged => "formular-vergleichswert",
            Self::FormEmpty => "formular-leer",
            Self::FormLineDropped => "formular-position-entfallen",
            Self::ColumnUnknown => "spalte-unbekannt",
            Self::ColumnMissing => "spalte-fehlt",
            Self::ColumnDoubled => "spalte-doppelt",
            Self::TablesBeside => "tabellen-nebeneinander",
            Self::YearWrong => "jahr-falsch",
            Self::YearFromName => "jahr-aus-namen",
            Self::AmountColumnMissing => "betragsspalte-fehlt",
            Self::TableDoubled => "tabelle-doppelt",
            Self::UnitApplied => "einheit-uebernommen",
            Self::UnitContradicts => "einheit-widerspruch",
            Self::UnitUnclear => "einheit-unklar",
            Self::AmountUnreadable => "betrag-unlesbar",
            Self::AmountAbsent => "betrag-fehlt",
            Self::AmountOwnUnit => "betrag-eigene-einheit",
            Self::AmountRounded => "betrag-gerundet",
            Self::AmountTooLarge => "betrag-zu-gross",
            Self::UnitImplausible => "einheit-unplausibel",
            Self::SignImplausible => "vorzeichen-unplausibel",
            Self::NumberFormatAmbiguous => "zahlenformat-mehrdeutig",
            Self::CellError => "zelle-fehlerwert",
            Self::DateUnreadable => "datum-unlesbar",
            Self::TruthUnreadable => "angabe-unlesbar",
            Self::CellTooLong => "text-zu-lang",
            Self::TextDamaged => "text-beschaedigt",
            Self::ControlCharacters => "steuerzeichen-entfernt",
            Self::FormulaValue => "formel-wert",
            Self::DepartmentUnknown => "dezernat-unbekannt",
            Self::DepartmentMissing => "dezernat-fehlt",
            Self::AreaUnknown => "rechnungskreis-unbekannt",
            Self::RowWithoutLabel => "zeile-ohne-bezeichnung",
            Self::ClaimFails => "summe-falsch",
            Self::SumUnclear => "summe-unklar",
            Self::RowIsPart => "zeile-davon",
            Self::LineTwin => "position-zwilling",
            Self::LineKeyAmbiguous => "position-schluessel-mehrdeutig",
            Self::LineDoubled => "position-doppelt",
            Self::LineJoinDiffers => "position-angaben-verschieden",
            Self::PeriodUnknown => "zeitraum-unbekannt",
            Self::AccountUnknown => "konto-unbekannt",
            Self::ProjectDoubled => "projekt-doppelt",
            Self::ProjectUnknown => "projekt-unbekannt",
            Self::PortfolioMissing => "portfolio-fehlt",
            Self::RuleConflict => "regel-widerspruch",
            Self::RuleColumnUnsupplied => "regel-ohne-angaben",
            Self::DeclaredClassUnknown => "klasse-unbekannt",
            Self::DeclaredClassContradicts => "klasse-widerspruch",
            Self::InnovationWithoutCostBenefit => "innovation-ohne-kosten-nutzen",
            Self::InnovationTooLong => "innovation-zu-lange",
            Self::InnovationReplaces => "innovation-mit-abloesung",
            Self::InnovationRelabelled => "innovation-umgestuft",
            Self::InnovationDeclaredLate => "innovation-kurz-vor-frist",
            Self::PreviousUnusable => "vorrunde-unbrauchbar",
            Self::PlanLineMissing => "planzeile-fehlt",
            Self::PlanLineAmbiguous => "planzeile-mehrdeutig",
            Self::LedgerDiffers => "hauptbuch-abweichung",
            Self::ContractDiffers => "leistungsschein-abweichung",
            Self::RevenueMissing => "erloese-fehlen",
            Self::InnovationWithoutFollowUp => "innovation-ohne-folgekosten",
            Self::FollowUpUndated => "folgekosten-ohne-termin",
            Self::BenchmarkAlone => "vergleichswert-ohne-menge",
            Self::RecordUnreadable => "pruefeintrag-unlesbar",
            Self::DecisionStale => "entscheidung-veraltet",
            Self::DecisionWithoutLine => "entscheidung-ohne-position",
            Self::DecisionWithoutEffect => "entscheidung-ohne-wirkung",
            Self::DecisionAmbiguous => "entscheidung-mehrdeutig",
            Self::DecisionsDiffer => "entscheidung-abweichend",
            Self::CommentWithoutLine => "kommentar-ohne-position",
            Self::StatusOutdated => "pruefstatus-veraltet",
            Self::StatusWithoutRelease => "pruefstatus-ohne-freigabe",
            Self::StatusDepartmentUnknown => "pruefstatus-ohne-dezernat",
            Self::VarianceCauseOutdated => "ursache-veraltet",
            Self::VarianceCauseUnknown => "ursache-unbekannt",
            Self::VarianceCauseWithoutLine => "ursache-ohne-position",
            Self::BasisIncomplete => "basis-unvollstaendig",
            Self::DepreciationDoubled => "abschreibung-doppelt",
            Self::IncomeNotNegative => "ertrag-nicht-negativ",
            Self::ProviderDoubled => "anbieter-doppelt",
            Self::ProviderUndeclared => "anbieter-ungeklaert",
            Self::TargetMissing => "ziel-ohne-betraege",
            Self::DepartmentWithoutLines => "dezernat-ohne-positionen",
            Self::InputUnused => "eingabe-ungenutzt",
            Self::SubmissionLate => "abgabe-verspaetet",
            Self::IndexClauseUnused => "indexklausel-ohne-position",
            Self::WalkDiffers => "fortschreibung-differenz",
            Self::ReviewWithoutTable => "pruefung-ohne-tabelle",
            Self::ReviewColumn => "pruefung-spalte",
            Self::ReviewEntryUnreadable => "pruefung-eingabe-unlesbar",
            Self::ReviewEntryMissing => "pruefung-angabe-fehlt",
            Self::ReviewSharesWrong => "pruefung-anteile",
            Self::ReviewLineUnknown => "pruefung-position-entfallen",
            Self::ReviewConflict => "pruefung-widerspruch",
            Self::ReviewChanged => "pruefung-geaendert",
            Self::ReviewSuperseded => "pruefung-ueberholt",
            Self::ReviewReportUnknown => "pruefung-anderer-bericht",
        }
    }

    /// How much the code matters.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each code")]
    pub const fn severity(self) -> Severity {
        match self {
            Self::FileMissing
            | Self::FileUnreadable
            | Self::FileDoubled
            | Self::FileOutside
            | Self::SumUnclear
            | Self::AreaUnknown
            | Self::DepartmentWithoutLines
            | Self::DepreciationDoubled
            | Self::IncomeNotNegative
            | Self::ProviderDoubled
            | Self::ProviderUndeclared
            | Self::TargetMissing
            | Self::SheetMissing
            | Self::SheetEmpty
            | Self::EncodingUnclear
            | Self::FormWithoutStamp
            | Self::FormVersion
            | Self::FormForeign
            | Self::FormYear
            | Self::FormDepartmentUnknown
            | Self::FormDamaged
            | Self::FormIdChanged
            | Self::ColumnUnknown
            | Self::ColumnMissing
            | Self::ColumnDoubled
            | Self::TablesBeside
            | Self::YearWrong
            | Self::AmountColumnMissing
            | Self::TableDoubled
            | Self::UnitContradicts
            | Self::UnitUnclear
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
            | Self::ProjectDoubled
            | Self::RecordUnreadable
            | Self::DecisionAmbiguous
            | Self::ReviewWithoutTable
            | Self::ReviewColumn
            | Self::ReviewEntryUnreadable
            | Self::ReviewEntryMissing
            | Self::ReviewSharesWrong => Severity::Error,
            Self::SheetWithoutTable
            | Self::FormReferenceChanged
            | Self::FormEmpty
            | Self::SignImplausible
            | Self::UnitImplausible
            | Self::RowIsPart
            | Self::TextDamaged
            | Self::AmountRounded
            | Self::DateUnreadable
            | Self::TruthUnreadable
            | Self::CellTooLong
            | Self::ClaimFails
            | Self::LineJoinDiffers
            | Self::ProjectUnknown
            | Self::PortfolioMissing
            | Self::RuleConflict
            | Self::RuleColumnUnsupplied
            | Self::DeclaredClassUnknown
            | Self::DeclaredClassContradicts
            | Self::InnovationWithoutCostBenefit
            | Self::InnovationTooLong
            | Self::InnovationReplaces
            | Self::InnovationRelabelled
            | Self::InnovationDeclaredLate
            | Self::PreviousUnusable
            | Self::PlanLineMissing
            | Self::PlanLineAmbiguous
            | Self::LedgerDiffers
            | Self::ContractDiffers
            | Self::InnovationWithoutFollowUp
            | Self::FollowUpUndated
            | Self::BenchmarkAlone
            | Self::DecisionStale
            | Self::DecisionWithoutLine
            | Self::DecisionWithoutEffect
            | Self::StatusOutdated
            | Self::StatusWithoutRelease
            | Self::StatusDepartmentUnknown
            | Self::BasisIncomplete
            | Self::InputUnused
            | Self::SubmissionLate
            | Self::IndexClauseUnused
            | Self::WalkDiffers
            | Self::VarianceCauseOutdated
            | Self::VarianceCauseUnknown
            | Self::ReviewLineUnknown
            | Self::ReviewConflict
            | Self::ReviewChanged
            | Self::ReviewSuperseded
            | Self::ReviewReportUnknown => Severity::Warning,
            Self::SheetHidden
            | Self::DecisionsDiffer
            | Self::CommentWithoutLine
            | Self::VarianceCauseWithoutLine
            | Self::RowHidden
            | Self::ColumnHidden
            | Self::YearFromName
            | Self::UnitApplied
            | Self::FormLineDropped
            | Self::LineTwin
            | Self::FormulaValue
            | Self::RevenueMissing
            | Self::ControlCharacters
            | Self::AmountAbsent
            | Self::AmountOwnUnit => Severity::Note,
        }
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
    /// Code of the department that can answer it, where its row, file or settings name one.
    pub department: Option<Arc<str>>,
    /// The figures it casts doubt on, where these are not those of the lines.
    #[serde(skip_serializing_if = "Touches::is_lines")]
    pub touches: Touches,
}

impl Diagnostic {
    /// A diagnostic without place or values.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            place: None,
            arguments: Vec::new(),
            excerpt: None,
            department: None,
            touches: Touches::Lines,
        }
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

    /// The same with the code of the department that can answer it.
    #[must_use]
    pub fn of(mut self, department: impl Into<Arc<str>>) -> Self {
        self.department = Some(department.into());
        self
    }

    /// Something is missing or cannot be trusted in the figures named.
    #[must_use]
    pub fn is_gap_of(&self, touched: Touches) -> bool {
        self.severity == Severity::Error && self.touches == touched
    }

    /// What is wrong, in one sentence without place.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let values = self.values();
        let is_rest = values.iter().any(|&(name, _)| name == "rest");
        let key = if is_rest { "diagnostic-rest" } else { self.code.name() };
        language.format(key, &values)
    }

    /// What was expected, where that can be said.
    #[must_use]
    pub fn expected(&self, language: Language) -> Option<String> {
        language.lookup(&format!("{}.expected", self.code.name()), &self.values())
    }

    /// What to do.
    #[must_use]
    pub fn help(&self, language: Language) -> Option<String> {
        language.lookup(&format!("{}.help", self.code.name()), &self.values())
    }

    /// The whole diagnostic as people read it: message, place, row, what was expected, what
    /// to do; one line each, without a line break at the end.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let severity = language.text(self.severity.key());
        let mut text = format!("{severity}[{}]: {}", self.code.name(), self.message(language));
        if let Some(place) = &self.place {
            write!(text, "\n  --> {}", place_text(place, language)).expect(TEXT_TAKES_ALL);
        }
        if let Some(excerpt) = &self.excerpt {
            let row = self.place.as_ref().and_then(|place| place.cell).map(|cell| cell.row);
            let row = row.map_or(String::new(), |row| {
                format!("{} {}: ", language.text("diagnostic-row"), u64::from(row) + 1)
            });
            write!(text, "\n   |  {row}{excerpt}").expect(TEXT_TAKES_ALL);
        }
        for (key, said) in [
            ("diagnostic-expected", self.expected(language)),
            ("diagnostic-help", self.help(language)),
        ] {
            if let Some(said) = said {
                write!(text, "\n   = {}: {said}", language.text(key)).expect(TEXT_TAKES_ALL);
            }
        }
        // Text of a file must not steer the screen it is shown on.
        text.retain(|c| c == '\n' || is_visible(c));
        text
    }

    fn values(&self) -> Vec<(&str, &str)> {
        self.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

/// Whether a character shows what it is: no control character, and no mark that turns the direction
/// of what follows.
#[must_use]
pub fn is_visible(character: char) -> bool {
    let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}');
    !character.is_control() && !turns
}

const TEXT_TAKES_ALL: &str = "text takes everything";

/// A place as people read it: `file, Blatt "..", Zelle F17 (Spalte "..")`.
#[must_use]
pub fn place_text(place: &Place, language: Language) -> String {
    let mut text = place.path.to_string();
    if let Some(sheet) = &place.sheet {
        write!(text, ", {} \"{sheet}\"", language.text("diagnostic-sheet")).expect(TEXT_TAKES_ALL);
    }
    if let Some(cell) = place.cell {
        write!(text, ", {} {}", language.text("diagnostic-cell"), cell.a1()).expect(TEXT_TAKES_ALL);
    }
    if let Some(heading) = &place.heading {
        let column = language.text("diagnostic-column");
        match place.cell {
            Some(_) => write!(text, " ({column} \"{heading}\")"),
            None => write!(text, ", {column} \"{heading}\""),
        }
        .expect(TEXT_TAKES_ALL);
    }
    text
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
    use crate::provenance::{Cell, Sheet};

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn every_code_has_its_texts_in_both_languages() {
        for language in [Language::German, Language::English] {
            for code in Code::ALL {
                let name = code.name();
                assert!(language.lookup(name, &[]).is_some(), "{name}");
                assert!(language.lookup(&format!("{name}.help"), &[]).is_some(), "{name}.help");
            }
        }
    }

    #[test]
    fn a_diagnostic_is_laid_out_as_people_read_it() {
        let sheet = Sheet { path: "budget/dezernat-4.xlsx".into(), name: Some("Anmeldung".into()) };
        let place = Place::sheet(&sheet).at(Cell { row: 16, column: 5 }).under("Ansatz 2026");
        let diagnostic = Diagnostic::new(Code::AmountUnreadable)
            .at(place)
            .with("found", "n. n.")
            .row("4 | 41.20 | Lizenzen Fachverfahren | n. n.");
        let german = diagnostic.render(Language::German);
        let lines: Vec<&str> = german.lines().collect();
        assert_eq!(
            lines[..4],
            [
                "Fehler[betrag-unlesbar]: \"n. n.\" ist kein Betrag",
                "  --> budget/dezernat-4.xlsx, Blatt \"Anmeldung\", Zelle F17 (Spalte \"Ansatz 2026\")",
                "   |  Zeile 17: 4 | 41.20 | Lizenzen Fachverfahren | n. n.",
                "   = erwartet: eine Zahl wie 1250, 1.250,00 oder -1.250,00",
            ]
        );
        assert!(lines[4].starts_with("   = Hilfe: Zelle leer lassen, wenn noch nichts angemeldet"));
        assert_eq!(lines.len(), 5);
        let english = diagnostic.render(Language::English);
        assert!(english.starts_with("Error[betrag-unlesbar]: \"n. n.\" is no amount\n  --> "));
    }

    #[test]
    fn reasons_and_the_rest_have_words_of_their_own() {
        let locked = Diagnostic::new(Code::FileUnreadable).with("reason", "password");
        assert_eq!(locked.message(Language::German), "die Datei ist mit einem Kennwort geschützt");
        let other = Diagnostic::new(Code::FileUnreadable).with("reason", "kaputt");
        assert_eq!(other.message(Language::German), "die Datei lässt sich nicht lesen: kaputt");
        let rest = Diagnostic::new(Code::AmountRounded).with("rest", "12");
        assert_eq!(
            rest.message(Language::German),
            "12 weitere Zellen dieser Spalte mit derselben Meldung"
        );
    }
}
