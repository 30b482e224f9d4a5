//! The form a department fills in, and the stamp by which it is recognised when it comes back.
//!
//! In: what a form says of itself. Out: a [`Stamp`] as rows of text for a hidden sheet, and read
//! back from them. The stamp carries the ids of the lines, so that a line keeps its identity
//! whatever a department changes in its text; it repeats every heading and every locked figure,
//! so that damage is found and named; and it ends in a hash over all of this. Deliberately
//! absent: cells, files, and any secret: the hash finds damage, it proves no authorship.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::money::Cents;
use crate::period::{FiscalYear, Period, Phase};
use crate::round::headings::PROJECT_FIELDS;
use crate::schema::{Field, Text};

/// Version of the form's build; a form of another version is refused.
pub const VERSION: u32 = 1;
/// Name of the hidden sheet, the same in every language.
pub const STAMP_SHEET: &str = "Stempel";
/// Headings of the hidden sheet, the same in every language.
pub const STAMP_HEADINGS: [&str; 3] = ["Angabe", "Name", "Wert"];

/// What a column of a form holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormColumn {
    /// Id of the line; blank for a new one.
    LineId,
    /// A text field of the line.
    Field(Field),
    /// A figure of the year before, to compare with; never added.
    Reference(Period),
    /// Money the department asks for.
    Amount(Period),
    /// A field of a project.
    Project(&'static str),
}

impl FormColumn {
    fn code(self) -> String {
        let of = |period: Period| format!("{}.{}", period.fiscal_year, period.phase.code());
        match self {
            Self::LineId => "kennung".to_owned(),
            Self::Field(field) => format!("feld.{}", field.code()),
            Self::Reference(period) => format!("vergleich.{}", of(period)),
            Self::Amount(period) => format!("betrag.{}", of(period)),
            Self::Project(code) => format!("projekt.{code}"),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let period = |text: &str| {
            let (year, phase) = text.split_once('.')?;
            let fiscal_year = FiscalYear(year.parse().ok()?);
            Some(Period { fiscal_year, phase: Phase::from_code(phase)? })
        };
        match code.split_once('.') {
            None => (code == "kennung").then_some(Self::LineId),
            Some(("feld", field)) => Field::from_code(field).map(Self::Field),
            Some(("vergleich", text)) => period(text).map(Self::Reference),
            Some(("betrag", text)) => period(text).map(Self::Amount),
            Some(("projekt", code)) => {
                let mut known = PROJECT_FIELDS.into_iter();
                known.find(|known| *known == code).map(Self::Project)
            }
            Some(_) => None,
        }
    }
}

/// How a sheet of a form is built.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetStamp {
    /// Name of the sheet.
    pub name: Text,
    /// Row of the headings, counted from zero.
    pub header_row: u32,
    /// Columns from the first on, with their headings.
    pub columns: Vec<(FormColumn, Text)>,
}

/// A line the form was filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineStamp {
    /// Id of the line.
    pub id: Text,
    /// Key the id was made of.
    pub key: Text,
    /// Component, where the line is one of several of a row.
    pub component: Option<Text>,
    /// Figures to compare with, in the order of the reference columns.
    pub references: Vec<Option<Cents>>,
}

/// What a form says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Version of the form's build.
    pub version: u32,
    /// Version of the program that wrote it.
    pub program: Text,
    /// Short name of the round it was written from.
    pub round: Text,
    /// Who budgets.
    pub organisation: Text,
    /// Currency code.
    pub currency: Text,
    /// Code of the department.
    pub department: Text,
    /// Name of the department.
    pub department_name: Text,
    /// Budget years the form asks for.
    pub fiscal_years: Vec<FiscalYear>,
    /// The sheet of the lines.
    pub lines_sheet: SheetStamp,
    /// The sheet of the projects.
    pub projects_sheet: SheetStamp,
    /// Lines it was filled with, in the order of the sheet.
    pub lines: Vec<LineStamp>,
}

/// Why rows are no stamp that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampFault {
    /// They are no stamp at all.
    None,
    /// They are the stamp of another version.
    Version(String),
    /// They were changed.
    Damaged,
}

/// A row of the hidden sheet: what is said, of what, its value.
pub type StampRow = [String; 3];

impl Stamp {
    /// The stamp as rows of text, the last with the hash of all others.
    #[must_use]
    pub fn rows(&self) -> Vec<StampRow> {
        let mut rows = Vec::new();
        let mut say = |what: &str, name: &str, value: &str| {
            rows.push([what, name, value].map(plain));
        };
        let years: Vec<String> = self.fiscal_years.iter().map(ToString::to_string).collect();
        say("formular", "version", &self.version.to_string());
        say("formular", "programm", &self.program);
        say("formular", "runde", &self.round);
        say("formular", "organisation", &self.organisation);
        say("formular", "waehrung", &self.currency);
        say("formular", "dezernat", &self.department);
        say("formular", "dezernatsname", &self.department_name);
        say("formular", "haushaltsjahre", &years.join(" "));
        for (what, sheet) in [("positionen", &self.lines_sheet), ("projekte", &self.projects_sheet)]
        {
            say(what, "blatt", &sheet.name);
            say(what, "kopfzeile", &(sheet.header_row + 1).to_string());
            for (column, heading) in &sheet.columns {
                say(what, &column.code(), heading);
            }
        }
        for line in &self.lines {
            say("schluessel", &line.id, &quoted(&line.key));
            if let Some(component) = &line.component {
                say("komponente", &line.id, component);
            }
            let references: Vec<String> = line.references.iter().copied().map(reference).collect();
            say("vergleich", &line.id, &format!("[{}]", references.concat()));
        }
        let hash = hash(&rows);
        rows.push(["pruefsumme".to_owned(), "sha256".to_owned(), hash]);
        rows
    }

    /// Reads a stamp back from its rows.
    ///
    /// # Errors
    ///
    /// [`StampFault`]: no stamp, one of another version, or a changed one.
    pub fn read(rows: &[StampRow]) -> Result<Self, StampFault> {
        let version = match rows.first() {
            Some([what, name, version]) if what == "formular" && name == "version" => version,
            _ => return Err(StampFault::None),
        };
        if *version != VERSION.to_string() {
            return Err(StampFault::Version(version.clone()));
        }
        let (last, said) = rows.split_last().ok_or(StampFault::None)?;
        if last[0] != "pruefsumme" || last[2] != hash(said) {
            return Err(StampFault::Damaged);
        }
        Self::of(said).ok_or(StampFault::Damaged)
    }

    fn of(rows: &[StampRow]) -> Option<Self> {
        let mut said: BTreeMap<&str, Text> = BTreeMap::new();
        let (mut lines_sheet, mut projects_sheet) = (SheetStamp::default(), SheetStamp::default());
        let mut lines: Vec<LineStamp> = Vec::new();
        for [what, name, value] in rows {
            match what.as_str() {
                "formular" => {
                    said.insert(name, value.as_str().into());
                }
                "positionen" => build(&mut lines_sheet, name, value)?,
                "projekte" => build(&mut projects_sheet, name, value)?,
                "schluessel" => lines.push(LineStamp {
                    id: name.as_str().into(),
                    key: serde_json::from_str::<String>(value).ok()?.into(),
                    component: None,
                    references: Vec::new(),
                }),
                "komponente" => lines.last_mut()?.component = Some(value.as_str().into()),
                "vergleich" => lines.last_mut()?.references = references(value)?,
                _ => return None,
            }
        }
        let text = |name: &str| said.get(name).cloned();
        let years = text("haushaltsjahre")?;
        let years = years.split(' ').map(|year| year.parse().ok().map(FiscalYear));
        Some(Self {
            version: VERSION,
            program: text("programm")?,
            round: text("runde")?,
            organisation: text("organisation")?,
            currency: text("waehrung")?,
            department: text("dezernat")?,
            department_name: text("dezernatsname")?,
            fiscal_years: years.collect::<Option<_>>()?,
            lines_sheet,
            projects_sheet,
            lines,
        })
    }
}

fn build(sheet: &mut SheetStamp, name: &str, value: &str) -> Option<()> {
    match name {
        "blatt" => sheet.name = value.into(),
        "kopfzeile" => sheet.header_row = value.parse::<u32>().ok()?.checked_sub(1)?,
        code => sheet.columns.push((FormColumn::from_code(code)?, value.into())),
    }
    Some(())
}

/// A figure and its end, so that a blank one is told from none.
fn reference(cents: Option<Cents>) -> String {
    cents.map_or(";".to_owned(), |cents| format!("{};", cents.0))
}

fn references(value: &str) -> Option<Vec<Option<Cents>>> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let figure = |text: &str| match text {
        "" => Some(None),
        text => text.parse().ok().map(|cents| Some(Cents(cents))),
    };
    inner.split_terminator(';').map(figure).collect()
}

/// Text as every spreadsheet program gives it back: no control characters, no blanks at the ends
/// or beside each other.
fn plain(text: &str) -> String {
    let held = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let words = text.split_whitespace().map(|word| word.chars().filter(held).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// Text as JSON of which [`plain`] changes nothing: ids are compared by key with other files.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("text is JSON");
    let mut quoted = String::with_capacity(json.len());
    for c in json.chars() {
        let odd = c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        if odd || c.is_whitespace() && (c != ' ' || quoted.ends_with(' ')) {
            write!(quoted, "\\u{:04x}", u32::from(c)).expect("text takes everything");
        } else {
            quoted.push(c);
        }
    }
    quoted
}

fn hash(rows: &[StampRow]) -> String {
    let mut hasher = Sha256::new();
    for text in rows.iter().flatten() {
        hasher.update(text.as_bytes());
        hasher.update([0x1f]);
    }
    let mut hex = String::with_capacity(64);
    for byte in hasher.finalize() {
        write!(hex, "{byte:02x}").expect("text takes everything");
    }
    hex
}

/// What a form says of the lines of its department, for the reading of its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLines {
    /// Heading of the column with the ids.
    pub id_heading: Text,
    /// Name of the department, where no column of the form gives it.
    pub department_name: Text,
    /// Key and component of each id the form was filled with.
    pub known: BTreeMap<Text, (Text, Option<Text>)>,
}

impl FormLines {
    /// What a stamp says of its lines.
    #[must_use]
    pub fn of(stamp: &Stamp) -> Self {
        let id_column =
            stamp.lines_sheet.columns.iter().find(|(column, _)| *column == FormColumn::LineId);
        let known = stamp.lines.iter();
        Self {
            id_heading: id_column.map(|(_, heading)| heading.clone()).unwrap_or_default(),
            department_name: stamp.department_name.clone(),
            known: known
                .map(|line| (line.id.clone(), (line.key.clone(), line.component.clone())))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        let heading = |text: &str| Text::from(text);
        Stamp {
            version: VERSION,
            program: "0.1.0".into(),
            round: "muster".into(),
            organisation: "Kreis  Muster".into(),
            currency: "EUR".into(),
            department: "04".into(),
            department_name: "Jugend".into(),
            fiscal_years: vec![FiscalYear(2027), FiscalYear(2028)],
            lines_sheet: SheetStamp {
                name: "Positionen".into(),
                header_row: 5,
                columns: vec![
                    (FormColumn::LineId, heading("Kennung")),
                    (FormColumn::Field(Field::Title), heading("Bezeichnung")),
                    (FormColumn::Reference(Period::new(2026, Phase::Request)), heading("Bisher")),
                    (FormColumn::Amount(Period::new(2027, Phase::Request)), heading("Neu")),
                ],
            },
            projects_sheet: SheetStamp {
                name: "Projekte".into(),
                header_row: 3,
                columns: vec![(FormColumn::Project("project_id"), heading("Projekt-ID"))],
            },
            lines: vec![
                LineStamp {
                    id: "P-1".into(),
                    key: "04 |   a\tb | \"c\u{a0}\u{85}d\" ".into(),
                    component: Some("DME".into()),
                    references: vec![Some(Cents(-1_05))],
                },
                LineStamp {
                    id: "P-2".into(),
                    key: "x".into(),
                    component: None,
                    references: vec![None],
                },
            ],
        }
    }

    #[test]
    fn a_stamp_is_read_back_as_it_was() {
        let read = Stamp::read(&stamp().rows()).expect("a stamp");
        // Blanks beside each other survive in keys only, which are compared with other files.
        assert_eq!(read, Stamp { organisation: "Kreis Muster".into(), ..stamp() });
    }

    #[test]
    fn every_change_is_found() {
        let rows = stamp().rows();
        for (number, row) in rows.iter().enumerate().skip(1) {
            let mut changed = rows.clone();
            changed[number][2] = format!("{}0", row[2]);
            assert_eq!(Stamp::read(&changed), Err(StampFault::Damaged), "{row:?}");
            let mut shorter = rows.clone();
            shorter.remove(number);
            assert_eq!(Stamp::read(&shorter), Err(StampFault::Damaged), "{row:?}");
        }
        assert_eq!(Stamp::read(&[]), Err(StampFault::None));
        let mut older = rows;
        older[0][2] = "0".to_owned();
        assert_eq!(Stamp::read(&older), Err(StampFault::Version("0".to_owned())));
    }
}
