//! Who is responsible for what: a matrix of tasks, and the task each finding belongs to.
//!
//! In: the text of a matrix and of a table of tasks, as the round names them. Out: a checked
//! [`Responsibility`], or every problem of either with its row. A cell whose value the source leaves
//! in doubt carries a question mark and keeps it wherever it is shown. Deliberately absent: opening
//! files, and who a column stands for in a certain organisation, which the round says.

mod parse;
mod tasks;

use std::collections::BTreeMap;

use crate::error::SettingsProblem;
use crate::language::Language;
use crate::provenance::Source;
use crate::schema::Text;

/// Word by which a round names the shipped matrix.
pub const SHIPPED: &str = "it-management-matrix";

/// The shipped matrix as text.
const SHIPPED_MATRIX: &str = include_str!("../../datasets/it-management-matrix/matrix.csv");
/// The shipped table of tasks as text.
const SHIPPED_TASKS: &str = include_str!("../../datasets/it-management-matrix/aufgaben.csv");

/// What a round says of responsibilities, before the files are read.
#[derive(Debug, Clone)]
pub struct Named {
    /// The shipped matrix by its word, or a file relative to the round.
    pub matrix: Text,
    /// The table of tasks, where it is not the shipped one.
    pub tasks: Option<Text>,
    /// Columns of the matrix and whom each stands for.
    pub actors: Vec<Actor>,
}

/// A column of the matrix and the department it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Heading of the column.
    pub column: Text,
    /// Code of the department; [`CONCERNED`] for whichever department is concerned.
    pub department: Text,
    /// Line of the settings, counted from one.
    pub line: u32,
}

/// Stands for the department a finding is about.
pub const CONCERNED: &str = "*";

/// What a unit has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// *Zuständigkeit* (Z): does it.
    Responsible,
    /// *Freigabebefugnis* (F): approves it.
    Approves,
    /// *Beratung* (B): is consulted.
    Consulted,
    /// *Information* (I): is informed.
    Informed,
}

impl Duty {
    /// Every duty, in order.
    pub const ALL: [Self; 4] = [Self::Responsible, Self::Approves, Self::Consulted, Self::Informed];

    /// The letter in the matrix.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Responsible => 'Z',
            Self::Approves => 'F',
            Self::Consulted => 'B',
            Self::Informed => 'I',
        }
    }

    /// The code used in data files and as key of the German and English label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Approves => "approves",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
        }
    }
}

/// Whom a solution serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// *übergreifend*: several departments.
    Shared,
    /// *fachspezifisch*: one department.
    Department,
    /// *geschäftsbereichsspezifisch*: the business area with plans of its own.
    BusinessArea,
}

impl Reach {
    /// Every reach, in order.
    pub const ALL: [Self; 3] = [Self::Shared, Self::Department, Self::BusinessArea];

    /// The code used in data files and as key of the German and English label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Department => "department",
            Self::BusinessArea => "business_area",
        }
    }

    /// The reach a cell names: `übergreifend`, `Fachspezifische Lösung`, ...; nothing where it
    /// says something else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace('ä', "ae").replace('ü', "ue");
        let begins = |words: [&str; 2]| words.iter().any(|word| text.starts_with(word));
        [
            (["uebergreifend", "dezernatsuebergreifend"], Self::Shared),
            (["fachspezifisch", "dezernatsspezifisch"], Self::Department),
            (["geschaeftsbereichsspezifisch", "geschaeftsbereichspezifisch"], Self::BusinessArea),
        ]
        .into_iter()
        .find_map(|(words, reach)| begins(words).then_some(reach))
    }
}

/// A duty of a unit in a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Number of the column of the matrix.
    pub actor: usize,
    /// What the unit has to do with the task.
    pub duty: Duty,
    /// The unit among those of the column, such as `FB 21`.
    pub unit: Option<Text>,
    /// The source leaves open whether the duty is this column's.
    pub doubtful: bool,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name in the matrix, such as `1.6-3`.
    pub id: Text,
    /// What is to be done.
    pub title: Text,
    /// The task it is a case of; rows of one key differ by reach.
    pub key: Text,
    /// The solutions it holds for; nothing for all that have no row of their own.
    pub reach: Option<Reach>,
    /// Duties, in order of columns.
    pub parts: Vec<Part>,
    /// What is to be known of the row, such as how a cell in doubt stands in the source.
    pub remark: Text,
    /// Row of the file counted from zero.
    pub row: u32,
}

impl Row {
    /// Cells of it are in doubt.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.parts.iter().any(|part| part.doubtful)
    }
}

/// A matrix of tasks.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// Headings of the columns that hold duties.
    pub actors: Vec<Text>,
    /// Rows, as they stand in the file.
    pub rows: Vec<Row>,
}

/// The task a finding belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskOf {
    /// Key of the task; nothing where the finding belongs to no task of the matrix.
    pub key: Option<Text>,
    /// Why.
    pub reason: Text,
}

/// Matrix and table of tasks of a round.
#[derive(Debug, Clone)]
pub struct Responsibility {
    /// The matrix.
    pub matrix: Matrix,
    /// The task of each finding by its name.
    pub tasks: BTreeMap<Text, TaskOf>,
    /// Whom each column of the matrix stands for, in their order.
    pub stands_for: Vec<StandsFor>,
    /// The files both were read from.
    pub sources: Vec<Source>,
}

/// Whom a column of the matrix stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandsFor {
    /// The department of that code.
    Department(Text),
    /// Whichever department is concerned.
    Concerned,
    /// Somebody who is no department of the round; the heading is the name.
    Somebody,
}

/// Rows of the matrix a finding falls under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Falls {
    /// The finding belongs to no task of the matrix.
    Nowhere,
    /// One row holds: its number.
    Under(usize),
    /// The reach of the solution is not known, and these rows differ by it.
    Open(Vec<usize>),
}

impl Responsibility {
    /// Checks matrix and tasks by their texts and shown paths.
    ///
    /// # Errors
    ///
    /// Every problem of both, with file and row.
    pub fn parse(
        named: &Named,
        matrix: (&str, &str),
        tasks: (&str, &str),
        language: Language,
    ) -> Result<Self, Vec<SettingsProblem>> {
        let mut problems = Vec::new();
        let read = parse::matrix(matrix.1, matrix.0, language, &mut problems);
        let known = tasks::tasks(tasks.1, tasks.0, &read, language, &mut problems);
        let stands_for = stands_for(named, &read, language, &mut problems);
        if !problems.is_empty() {
            problems.sort();
            return Err(problems);
        }
        let sources =
            [matrix, tasks].map(|(path, text)| Source::of(path, text.as_bytes())).to_vec();
        Ok(Self { matrix: read, tasks: known, stands_for, sources })
    }

    /// Text of the shipped matrix and of the shipped table of tasks.
    #[must_use]
    pub const fn shipped() -> (&'static str, &'static str) {
        (SHIPPED_MATRIX, SHIPPED_TASKS)
    }

    /// Rows a finding of a name falls under, for solutions of a reach where it is known.
    #[must_use]
    pub fn falls(&self, finding: &str, reach: Option<Reach>) -> Falls {
        let key = self.tasks.get(finding).and_then(|task| task.key.as_ref());
        let Some(key) = key else { return Falls::Nowhere };
        let rows: Vec<usize> =
            (0..self.matrix.rows.len()).filter(|&row| self.matrix.rows[row].key == *key).collect();
        if let [only] = rows[..] {
            return Falls::Under(only);
        }
        let of = |wanted: Option<Reach>| {
            rows.iter().copied().find(|&row| self.matrix.rows[row].reach == wanted)
        };
        let Some(reach) = reach else {
            // The general row stands last, and only where a reach has no row of its own.
            let general =
                of(None).filter(|_| Reach::ALL.iter().any(|&one| of(Some(one)).is_none()));
            let own = Reach::ALL.into_iter().filter_map(|one| of(Some(one)));
            return Falls::Open(own.chain(general).collect());
        };
        of(Some(reach)).or_else(|| of(None)).map_or(Falls::Open(rows.clone()), Falls::Under)
    }
}

/// Whom the columns stand for; a column the matrix lacks is a problem of the settings.
fn stands_for(
    named: &Named,
    matrix: &Matrix,
    language: Language,
    problems: &mut Vec<SettingsProblem>,
) -> Vec<StandsFor> {
    for Actor { column, line, .. } in &named.actors {
        if !matrix.actors.contains(column) && !matrix.actors.is_empty() {
            let expected = matrix.actors.join(", ");
            let values = [("key", &**column), ("expected", &*expected)];
            problems.push(SettingsProblem {
                path: "round.toml".to_owned(),
                line: *line,
                cell: String::new(),
                message: language.format("settings-actor", &values),
            });
        }
    }
    let of = |column: &Text| named.actors.iter().find(|actor| actor.column == *column);
    let stands = |column: &Text| match of(column).map(|actor| &*actor.department) {
        Some(CONCERNED) => StandsFor::Concerned,
        Some(code) => StandsFor::Department(code.into()),
        None => StandsFor::Somebody,
    };
    matrix.actors.iter().map(stands).collect()
}

#[cfg(test)]
mod tests;
