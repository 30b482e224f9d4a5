//! What a line truly is in 2026, judged by the conventions of the README.

use crate::catalogue::{Date, Entry, Project, Subject};

/// The three budget classes, and what a careful auditor could not decide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Operations,
    Enhancement,
    Innovation,
    Unclear,
}

/// The part a line plays in its project.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    OneOff,
    Recurring,
    FromGoLive,
    OldSystem,
    Permanent,
    ProjectStaff,
    Extension,
}

/// The true class of a line, or two with their share in ten thousandths, and why.
pub(crate) struct Truth {
    pub(crate) shares: Vec<(Class, u32)>,
    pub(crate) reason: String,
}

const YEAR: u16 = 2026;
const WHOLE: u32 = 10_000;

impl Class {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "O" => Self::Operations,
            "E" => Self::Enhancement,
            "I" => Self::Innovation,
            "U" => Self::Unclear,
            _ => return None,
        })
    }

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Operations => "operations",
            Self::Enhancement => "enhancement",
            Self::Innovation => "innovation",
            Self::Unclear => "unclear",
        }
    }

    /// The word departments declare; what is unclear to an auditor is declared anyhow.
    pub(crate) const fn declared(self) -> &'static str {
        match self {
            Self::Operations => "Regelbetrieb",
            Self::Enhancement => "Weiterentwicklung",
            Self::Innovation | Self::Unclear => "Innovation",
        }
    }
}

impl Nature {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "e" => Self::OneOff,
            "l" => Self::Recurring,
            "g" => Self::FromGoLive,
            "a" => Self::OldSystem,
            "d" => Self::Permanent,
            "b" => Self::ProjectStaff,
            "x" => Self::Extension,
            _ => return None,
        })
    }
}

impl Truth {
    /// The class most of the line's money belongs to.
    pub(crate) fn main_class(&self) -> Class {
        self.shares
            .iter()
            .max_by_key(|(_, share)| *share)
            .map(|&(class, _)| class)
            .expect("a truth names at least one class")
    }

    /// A class, or shares such as `innovation:0.5|operations:0.5`.
    pub(crate) fn text(&self) -> String {
        match self.shares.as_slice() {
            [(class, _)] => class.code().into(),
            shares => shares
                .iter()
                .map(|(class, share)| {
                    let digits = format!("{share:04}");
                    format!("{}:0.{}", class.code(), digits.trim_end_matches('0'))
                })
                .collect::<Vec<_>>()
                .join("|"),
        }
    }

    fn whole(class: Class, reason: impl Into<String>) -> Self {
        Self { shares: vec![(class, WHOLE)], reason: reason.into() }
    }
}

/// The truth of a line.
pub(crate) fn judge(entry: &Entry, projects: &[Project]) -> Truth {
    match entry.subject {
        Subject::Own(Class::Enhancement, _, "") => {
            Truth::whole(Class::Enhancement, "Neue Funktion an einer vorhandenen Lösung.")
        }
        Subject::Own(class, _, "") => Truth::whole(class, usual_reason(entry)),
        Subject::Own(class, _, reason) => Truth::whole(class, reason),
        Subject::Project(index, nature) => in_project(&projects[index], nature),
    }
}

fn usual_reason(entry: &Entry) -> &'static str {
    match (&entry.account[..2], entry.pattern) {
        ("41" | "44" | "48", _) => "Ertrag zum laufenden Betrieb.",
        ("50" | "51", _) => "Stammpersonal.",
        ("55", _) => "Zinsen.",
        ("57", _) => "Abschreibung.",
        ("58", _) => "Interne Verrechnung.",
        (_, 'v') => "Ersatz im Turnus.",
        (_, 'o' | 'p') => "Einmalige Arbeit ohne neue Funktion.",
        _ => "Laufende Kosten des Bestands.",
    }
}

fn in_project(project: &Project, nature: Nature) -> Truth {
    let class = project.class;
    let [_, go_live, end] = project.dates;
    match nature {
        Nature::Extension => {
            Truth::whole(Class::Enhancement, "Neue Funktion nach der Inbetriebnahme.")
        }
        Nature::FromGoLive => {
            Truth::whole(Class::Operations, "Der Betrag beginnt mit der Inbetriebnahme.")
        }
        Nature::OldSystem => Truth::whole(Class::Operations, "Bestand bis zur Abschaltung."),
        Nature::Permanent => Truth::whole(Class::Operations, "Interne Verrechnung zum Projekt."),
        Nature::ProjectStaff => {
            Truth::whole(class, format!("Befristetes Personal folgt dem {}", project_word(class)))
        }
        Nature::OneOff if end.is_some_and(|end| end.year < YEAR) => {
            Truth::whole(Class::Operations, "Das Projekt ist beendet.")
        }
        Nature::OneOff => {
            Truth::whole(class, format!("Einmalige Kosten folgen dem {}", project_word(class)))
        }
        Nature::Recurring => recurring(class, go_live),
    }
}

fn recurring(class: Class, go_live: Option<Date>) -> Truth {
    let Some(day) = go_live.filter(|day| day.year <= YEAR) else {
        return Truth::whole(
            class,
            format!("Laufende Kosten, noch nicht in Betrieb, folgen dem {}", project_word(class)),
        );
    };
    if class == Class::Operations || day.year < YEAR || day.month == 1 {
        return Truth::whole(Class::Operations, "Laufende Kosten nach der Inbetriebnahme.");
    }
    let before = (u32::from(day.month - 1) * WHOLE + 6) / 12;
    Truth {
        shares: vec![(class, before), (Class::Operations, WHOLE - before)],
        reason: format!("Laufende Kosten, Inbetriebnahme am {}.{}.{YEAR}.", day.day, day.month),
    }
}

const fn project_word(class: Class) -> &'static str {
    match class {
        Class::Operations => "Projekt ohne neue Funktion.",
        Class::Enhancement => "Projekt zur Weiterentwicklung.",
        Class::Innovation => "Innovationsprojekt.",
        Class::Unclear => "Projekt, dessen Angaben die Prüfung offen lassen.",
    }
}
