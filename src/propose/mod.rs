//! Proposals for files never seen before: what each column seems to be, how sure that is, and
//! what a person has to decide.
//!
//! In: a file as it stands ([`survey`](crate::ingest::survey)) and, if there is one, the round.
//! Out: a [`Proposal`], which [`snippet`] writes as a part of `round.toml` and [`data`] as JSON.
//! Only the command line uses it; nothing proposed reaches a figure until somebody has put it
//! into the round. Deliberately absent: any reading of amounts into a report, and any memory of
//! earlier proposals.
//!
//! A column's role rests on evidence of several kinds: known headings, headings that are like
//! known ones (`likeness`), year and phase in a heading (`periods`), what the cells show
//! (`content`), sums that hold in every row (`sums`). Only a known heading, or two kinds that
//! agree, make a line of the snippet active.

mod amounts;
mod candidates;
mod content;
pub mod data;
mod decisions;
mod fits;
mod keys;
mod kinds;
mod likeness;
mod periods;
mod roles;
mod scale;
pub mod snippet;
mod spelling;
mod sums;
mod table;

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::ingest::outline;
use crate::ingest::survey::{Grid, Survey, TextForm, survey};
use crate::language::Language;
use crate::period::Phase;
use crate::round::headings::{Headings, fold};
use crate::round::{Input, InputKind, NumberFormat, Round, Sign};
use crate::schema::{Role, RoleOrigin, Text};
use table::{NoTable, Sighted};

/// How sure something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The program knows it by itself, or it is proven.
    Certain,
    /// Two kinds of evidence agree.
    Likely,
    /// A person has to decide.
    Unsure,
}

/// A value with how sure it is, and why, in the user's language.
#[derive(Debug, Clone)]
pub struct Judged<T> {
    /// The value.
    pub value: T,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why.
    pub reason: String,
}

impl<T> Judged<T> {
    const fn new(value: T, confidence: Confidence, reason: String) -> Self {
        Self { value, confidence, reason }
    }

    /// It is sure enough to be used once it stands in the round.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.confidence < Confidence::Unsure
    }
}

/// What is proposed for a file.
#[derive(Debug)]
pub struct Proposal {
    /// The file as the round would name it.
    pub path: String,
    /// Encoding and delimiter of delimited text.
    pub text: Option<TextForm>,
    /// One input for each kind of table in the file.
    pub inputs: Vec<InputProposal>,
    /// Sheets nothing is proposed for, and why.
    pub skipped: Vec<(Option<Text>, String)>,
    /// What is wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is proposed for one input.
#[derive(Debug)]
pub struct InputProposal {
    /// Name for messages.
    pub name: String,
    /// What it holds.
    pub kind: Judged<InputKind>,
    /// Names of the sheets; none where all sheets of the file are read.
    pub sheets: Vec<Text>,
    /// Row of the headings, counted from one.
    pub header_row: Option<Judged<u32>>,
    /// How many rows the headings take, where a run has to be told.
    pub header_rows: Option<u32>,
    /// First and last column, where another table stands beside this one.
    pub part: Option<(u16, u16)>,
    /// Words that stand where an amount should be, and how often.
    pub absent: Vec<(String, usize)>,
    /// Rows below the headings.
    pub row_count: usize,
    /// Notation of amounts that stand as text.
    pub number_format: Option<Judged<Option<NumberFormat>>>,
    /// Unit of the amounts; nothing where the headings say it.
    pub unit: Option<Judged<i64>>,
    /// Sign convention.
    pub sign: Option<Judged<Sign>>,
    /// Where the department comes from, where no column names it: a setting as it is written.
    pub department: Option<Judged<String>>,
    /// Columns, left to right.
    pub columns: Vec<ColumnProposal>,
    /// Words of the phase column.
    pub phase_words: Vec<(Text, Phase)>,
    /// Columns that tell income from expense.
    pub filters: Vec<FilterProposal>,
    /// Columns that tell lines apart.
    pub key: Option<KeyProposal>,
    /// What a person has to decide.
    pub decisions: Vec<String>,
}

/// What is proposed for a column.
#[derive(Debug, Clone)]
pub struct ColumnProposal {
    /// Column counted from zero.
    pub index: u16,
    /// Heading; empty where there is none.
    pub heading: Text,
    /// What it seems to be; unknown where nothing speaks for anything.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<String>,
    /// What else it may be, best first.
    pub alternatives: Vec<Role>,
    /// The program takes the column for this role without any setting.
    pub by_itself: bool,
    /// The program would take it for something it does not seem to be; kept without meaning.
    pub held_back: bool,
    /// Cells that are not blank.
    pub filled: usize,
    /// The first different values.
    pub samples: Vec<String>,
}

impl ColumnProposal {
    /// The role holds as soon as the snippet stands in the round.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.role != Role::Unknown && !self.held_back && self.confidence < Confidence::Unsure
    }
}

/// A column that tells income from expense.
#[derive(Debug, Clone)]
pub struct FilterProposal {
    /// Its heading.
    pub heading: Text,
    /// Its words for expense.
    pub expense: Vec<String>,
    /// Its other words.
    pub others: Vec<String>,
}

/// Columns that tell lines apart.
#[derive(Debug, Clone)]
pub struct KeyProposal {
    /// Their headings.
    pub headings: Vec<Text>,
    /// Rows whose key an earlier row has.
    pub repeat_count: usize,
    /// The same with the key the program forms by itself.
    pub usual_repeat_count: usize,
}

/// What a proposal knows beside the file.
#[derive(Debug)]
pub struct Context<'a> {
    round: Option<&'a Round>,
    bare: Round,
    language: Language,
}

impl<'a> Context<'a> {
    /// With the round, or without one.
    #[must_use]
    pub fn new(round: Option<&'a Round>, language: Language) -> Self {
        let bare = Round::bare();
        Self { round, bare, language }
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.format(key, values)
    }

    fn count(&self, count: usize) -> String {
        self.language.count(count as u64)
    }

    /// Hundredths as a number between 0 and 1.
    fn share(&self, of_hundred: u32) -> String {
        let point = if self.language == Language::German { ',' } else { '.' };
        format!("{}{point}{:02}", of_hundred / 100, of_hundred % 100)
    }

    fn input(&self, kind: InputKind) -> Input {
        Input { kind, ..self.bare.inputs[0].clone() }
    }

    /// What headings stand for without any setting.
    fn headings(&self, kind: InputKind) -> Headings {
        Headings::new(self.round.unwrap_or(&self.bare), &self.input(kind))
    }

    /// What the round's own inputs of a kind say of headings.
    fn own_headings(&self, kind: InputKind) -> Vec<(Text, Headings)> {
        let inputs = self.round.into_iter().flat_map(|round| {
            let same = round.inputs.iter().filter(move |input| input.kind == kind);
            same.map(|input| (input.name.clone(), Headings::new(round, input)))
        });
        inputs.collect()
    }
}

/// Proposes a mapping for a file; `shown_path` is its path as the round would name it.
///
/// # Errors
///
/// Why the file cannot be read at all.
pub fn propose(
    path: &Path,
    shown_path: &str,
    context: &Context<'_>,
) -> Result<Proposal, Box<Diagnostic>> {
    let input = context.input(InputKind::Budget);
    let survey = survey(path, shown_path, &context.bare, &input)?;
    Ok(of_survey(survey, shown_path, context))
}

fn of_survey(survey: Survey, shown_path: &str, context: &Context<'_>) -> Proposal {
    let mut skipped = Vec::new();
    let mut tables: Vec<(&Grid, Sighted)> = Vec::new();
    let known: Vec<Headings> =
        [InputKind::Budget, InputKind::Projects].map(|kind| context.headings(kind)).into();
    let is_known =
        |text: &str| known.iter().any(|headings| headings.resolve(text).1 != RoleOrigin::None);
    let input = context.input(InputKind::Budget);
    let parts: Vec<_> =
        (survey.grids.iter()).map(|grid| outline::parts(grid, &input, &known[0])).collect();
    let grids = survey.grids.iter().zip(&parts).flat_map(|(grid, parts)| -> Vec<_> {
        let parts: Vec<_> = parts.iter().map(|(part, edges)| (part, Some(*edges))).collect();
        if parts.is_empty() { vec![(grid, None)] } else { parts }
    });
    for (grid, part) in grids {
        let sighted = table::find(grid, &is_known).map(|sighted| {
            let rows = sighted.stacked;
            let found = rows.and_then(|rows| outline::together(grid, rows, &input, &known[0]));
            let sighted = match found {
                Some(found) => table::under(grid, &found, sighted),
                None => sighted,
            };
            Sighted { part, ..sighted }
        });
        let reason = match sighted {
            Ok(sighted) if kinds::is_anything(&sighted, context) => {
                tables.push((grid, sighted));
                continue;
            }
            Ok(_) => "propose-skipped-no-money",
            Err(NoTable::Empty) => "propose-skipped-empty",
            Err(NoTable::Prose) => "propose-skipped-prose",
            Err(NoTable::NoHeadings) => "propose-skipped-no-headings",
        };
        skipped.push((grid.sheet.name.clone(), context.say(reason, &[])));
    }
    let inputs = inputs(&tables, &survey, shown_path, context);
    let Survey { text, diagnostics, .. } = survey;
    Proposal { path: shown_path.to_owned(), text, inputs, skipped, diagnostics }
}

/// One input for each kind of table: sheets with the same headings belong together.
fn inputs(
    tables: &[(&Grid, Sighted)],
    survey: &Survey,
    path: &str,
    context: &Context<'_>,
) -> Vec<InputProposal> {
    let headings = |sighted: &Sighted| -> Vec<String> {
        sighted.columns.iter().map(|column| fold(&column.heading)).collect()
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, (_, sighted)) in tables.iter().enumerate() {
        let same = groups.iter_mut().find(|group| {
            let (_, first) = &tables[group[0]];
            headings(first) == headings(sighted)
        });
        match same {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    let sheet_names: BTreeSet<Option<&Text>> =
        tables.iter().map(|(grid, _)| grid.sheet.name.as_ref()).collect();
    let all = groups.len() == 1 && sheet_names.len() == survey.grids.len();
    let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let stem = slug(&stem.unwrap_or_default());
    groups
        .iter()
        .map(|group| {
            let members: Vec<&(&Grid, Sighted)> = group.iter().map(|&at| &tables[at]).collect();
            let names = members.iter().filter_map(|(grid, _)| grid.sheet.name.clone());
            let mut sheets: Vec<Text> = if all { Vec::new() } else { names.collect() };
            sheets.dedup();
            let name = match sheets.first() {
                Some(sheet) if groups.len() > 1 => format!("{stem}-{}", slug(sheet)),
                _ => stem.clone(),
            };
            let mut input = roles::input(name, sheets, &members, path, context);
            // Tables of the same headings are read from one input, wherever they stand.
            let alike = members.len() > 1 || groups.len() == 1;
            input.part = input.part.filter(|_| !alike);
            input
        })
        .collect()
}

/// A name without signs that would have to be quoted.
fn slug(text: &str) -> String {
    let plain = likeness::plain(text);
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "datei".to_owned() } else { words.join("-") }
}
