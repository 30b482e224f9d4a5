//! The columns of a rule table and the words its cells may hold.
//!
//! In: headings and cells. Out: what they mean. German headings and words are the documented
//! ones, the English ones are understood as well.

use super::Class;
use super::condition::Fact;
use super::fold::fold_joined;
use super::shares::{ShareFault, Shares};

/// A column of a rule table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Id,
    Priority,
    Account,
    AccountName,
    Department,
    Product,
    CostCentre,
    BusinessArea,
    SolutionScope,
    Text,
    NotText,
    ProjectText,
    NotProjectText,
    Label,
    ProjectKind,
    ProjectStatus,
    Innovation,
    Fact(Fact),
    HasProject,
    GoLive,
    Begin,
    GoLiveDate,
    End,
    Course,
    Amount,
    Declared,
    Class,
    Reason,
    EnglishReason,
    Source,
    Example,
    CounterExample,
}

/// Headings by column, the documented German one first.
const HEADINGS: [(&str, &str, ColumnKind); 35] = [
    ("Nr", "Id", ColumnKind::Id),
    ("Priorität", "Priority", ColumnKind::Priority),
    ("Konto", "Account", ColumnKind::Account),
    ("Kontobezeichnung", "Account name", ColumnKind::AccountName),
    ("Dezernat", "Department", ColumnKind::Department),
    ("Produkt", "Product", ColumnKind::Product),
    ("Kostenstelle", "Cost centre", ColumnKind::CostCentre),
    ("Geschäftsfeld", "Business area", ColumnKind::BusinessArea),
    ("Lösungsumfang", "Solution scope", ColumnKind::SolutionScope),
    ("Text", "Words", ColumnKind::Text),
    ("Text nicht", "Not words", ColumnKind::NotText),
    ("Projekttext", "Project text", ColumnKind::ProjectText),
    ("Projekttext nicht", "Not project text", ColumnKind::NotProjectText),
    ("Kennzeichen", "Label", ColumnKind::Label),
    ("Projektart", "Project kind", ColumnKind::ProjectKind),
    ("Projektstatus", "Project status", ColumnKind::ProjectStatus),
    ("Innovationstest", "Innovation test", ColumnKind::Innovation),
    ("Ersteinsatz", "First use", ColumnKind::Fact(Fact::FirstUse)),
    ("Erstdigitalisierung", "First digitalisation", ColumnKind::Fact(Fact::FirstDigitalisation)),
    ("Ablösung", "Replacement", ColumnKind::Fact(Fact::Replacement)),
    ("Laufend", "Recurring", ColumnKind::Fact(Fact::Recurring)),
    ("Projekt vorhanden", "Has project", ColumnKind::HasProject),
    ("Go-live", "Live", ColumnKind::GoLive),
    ("Beginn", "Begin", ColumnKind::Begin),
    ("Go-live-Datum", "Go-live date", ColumnKind::GoLiveDate),
    ("Ende", "End", ColumnKind::End),
    ("Verlauf", "Course", ColumnKind::Course),
    ("Betrag", "Amount", ColumnKind::Amount),
    ("Angemeldet", "Declared", ColumnKind::Declared),
    ("Klasse", "Class", ColumnKind::Class),
    ("Begründung", "Reason (de)", ColumnKind::Reason),
    ("Reason", "Reason (en)", ColumnKind::EnglishReason),
    ("Quelle", "Source", ColumnKind::Source),
    ("Beispiel", "Example", ColumnKind::Example),
    ("Gegenbeispiel", "Counterexample", ColumnKind::CounterExample),
];

/// The column a heading names.
pub(super) fn column(heading: &str) -> Option<ColumnKind> {
    let wanted = fold_joined(heading);
    HEADINGS
        .iter()
        .find(|(german, english, _)| {
            fold_joined(german) == wanted || fold_joined(english) == wanted
        })
        .map(|&(.., kind)| kind)
}

/// The documented headings, for messages.
pub(super) fn known_headings() -> String {
    HEADINGS.map(|(german, ..)| german).join(", ")
}

/// The documented heading of a column.
pub(super) fn heading(kind: ColumnKind) -> &'static str {
    HEADINGS.iter().find(|&&(.., known)| known == kind).map_or("", |&(german, ..)| german)
}

/// Words a cell of the column may hold, each with its value; the documented ones come first.
pub(super) const fn words(kind: ColumnKind) -> &'static [(&'static str, usize)] {
    match kind {
        ColumnKind::Innovation | ColumnKind::Fact(_) | ColumnKind::HasProject => &[
            ("ja", 0),
            ("nein", 1),
            ("unbekannt", 2),
            ("j", 0),
            ("n", 1),
            ("yes", 0),
            ("no", 1),
            ("unknown", 2),
        ],
        ColumnKind::ProjectKind => &[
            ("Effizienz", 0),
            ("Strategisch", 1),
            ("Ablösung", 2),
            ("efficiency", 0),
            ("strategic", 1),
            ("replacement", 2),
        ],
        ColumnKind::GoLive => &[
            ("vorher", 0),
            ("im Jahr", 1),
            ("später", 2),
            ("offen", 3),
            ("before", 0),
            ("within", 1),
            ("after", 2),
            ("open", 3),
        ],
        ColumnKind::Course => &[
            ("gleichmäßig", 0),
            ("neu", 1),
            ("einmalig", 2),
            ("auslaufend", 3),
            ("wiederkehrend", 4),
            ("wechselnd", 5),
            ("unbekannt", 6),
            ("even", 0),
            ("new", 1),
            ("single", 2),
            ("ending", 3),
            ("recurrent", 4),
            ("changing", 5),
            ("unknown", 6),
        ],
        _ => &[],
    }
}

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The class of the line, or its classes with their shares.
    Shares(Shares),
    /// Whether a fact holds.
    Fact(Fact, bool),
}

/// The documented words of the class column.
pub(super) const OUTCOMES: &str = "Regelbetrieb, Weiterentwicklung, Innovation, ungeklärt, \
     Anteile wie Regelbetrieb 60 % | Innovation 40 %, Ersteinsatz: ja/nein, Erstdigitalisierung: ja/nein, Ablösung: ja/nein, Laufend: ja/nein";

/// Reads a cell of the class column: a class, classes with shares, or a fact with ja or nein.
pub(super) fn outcome(cell: &str) -> Result<Outcome, ShareFault> {
    let fact = cell.split_once(':').and_then(|(fact, value)| match column(fact) {
        Some(ColumnKind::Fact(fact)) => Some((fact, fold_joined(value))),
        _ => None,
    });
    let Some((fact, wanted)) = fact else { return Shares::read(cell).map(Outcome::Shares) };
    match words(ColumnKind::HasProject).iter().find(|(word, _)| fold_joined(word) == wanted) {
        Some((_, value @ 0..=1)) => Ok(Outcome::Fact(fact, *value == 0)),
        _ => Err(ShareFault::Class(cell.to_owned())),
    }
}

/// The class a word of the class column names.
pub(super) fn class(cell: &str) -> Option<Class> {
    match fold_joined(cell).as_str() {
        "regelbetrieb" | "operations" => Some(Class::Operations),
        "weiterentwicklung" | "enhancement" => Some(Class::Enhancement),
        "innovation" => Some(Class::Innovation),
        "ungeklaert" | "unclear" => Some(Class::Unclear),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ProjectKind, Truth};

    #[test]
    fn values_are_the_numbers_of_the_types() {
        assert_eq!([Truth::Yes as usize, Truth::No as usize, Truth::Unknown as usize], [0, 1, 2]);
        assert_eq!(ProjectKind::Replacement as usize, 2);
        assert_eq!(super::super::condition::GoLive::Open as usize, 3);
        assert_eq!(super::super::condition::Course::Unknown as usize, 6);
    }

    #[test]
    fn outcomes_are_classes_or_facts() {
        let unclear = Outcome::Shares(Shares::whole(Class::Unclear));
        assert_eq!(outcome("Ungeklärt"), Ok(unclear));
        assert_eq!(outcome("Ablösung: nein"), Ok(Outcome::Fact(Fact::Replacement, false)));
        assert_eq!(outcome("Laufend: ja"), Ok(Outcome::Fact(Fact::Recurring, true)));
        for cell in ["Laufend: unbekannt", "Text: ja", "Sonstiges"] {
            assert_eq!(outcome(cell), Err(ShareFault::Class(cell.to_owned())));
        }
    }
}
