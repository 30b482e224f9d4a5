//! Scenario files: what would be if money moved, projects ran otherwise, doubts were settled.
//!
//! In: the text of a scenario file. Out: a [`ScenarioFile`] whose words and numbers are right by
//! themselves, and every problem with its line. Whether lines, projects and years it names exist
//! is for `analyse::scenario` to say, which knows the portfolio. Nothing here touches the round.

use crate::classify::Class;
use crate::error::SettingsProblem;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::period::FiscalYear;
use crate::schema::Text;

/// What a scenario file says.
#[derive(Debug, Clone, Default)]
pub struct ScenarioFile {
    /// Scenarios in the order of the file.
    pub scenarios: Vec<Scenario>,
    /// Projects that could be started, in the order of the file.
    pub candidates: Vec<Candidate>,
    /// Limits and levers of the search for the target.
    pub reach: Option<Reach>,
}

impl ScenarioFile {
    /// Takes the text of a scenario file apart; `path` names it in messages. Parts with a problem
    /// are left out of what is given, so that everything else can be looked at as well.
    #[must_use]
    pub fn parse(path: &str, text: &str, language: Language) -> (Self, Vec<SettingsProblem>) {
        super::settings::scenarios::parse(path, text, language)
    }
}

/// The text of a scenario file.
///
/// # Errors
///
/// The first line that is no UTF-8.
pub fn text(bytes: Vec<u8>, path: &str, language: Language) -> Result<String, SettingsProblem> {
    super::settings::utf8(bytes, path, language)
}

/// A named list of moves.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Its name, the only one of the file.
    pub name: Text,
    /// What it is about; may be empty.
    pub description: Text,
    /// Its moves, applied one after the other.
    pub moves: Vec<Move>,
}

/// One step of a scenario.
#[derive(Debug, Clone)]
pub struct Move {
    /// What it does.
    pub action: Action,
    /// Fiscal years it is about; empty for the budget years.
    pub years: Vec<FiscalYear>,
    /// Line of the file it starts at.
    pub line: u32,
}

/// What a step does.
#[derive(Debug, Clone)]
pub enum Action {
    /// Takes money from lines and gives every cent of it to others.
    Shift {
        /// How much of each year.
        quantity: Quantity,
        /// Lines that give.
        from: Selection,
        /// Lines that get.
        to: Destination,
    },
    /// Takes money away.
    Cut {
        /// How much of each year.
        quantity: Quantity,
        /// Lines that lose it.
        from: Selection,
    },
    /// Adds new money.
    Add {
        /// How much in each year.
        quantity: Quantity,
        /// Lines that get it.
        to: Destination,
    },
    /// Moves a project's cost from the budget year on, and its dates, to later months.
    Delay {
        /// Id of the project.
        project: Text,
        /// By how many months.
        months: u16,
    },
    /// Ends a project: its cost of the years, and of all later ones, falls away.
    Stop {
        /// Id of the project.
        project: Text,
    },
    /// Makes a project larger or smaller, from the first of the years on.
    Resize {
        /// Id of the project.
        project: Text,
        /// New size as a part of the old.
        factor: Ratio,
    },
    /// Starts a project of the scenario file.
    Start {
        /// Id of the candidate.
        candidate: Text,
    },
    /// Decides unclear money one way.
    Decide {
        /// Lines whose unclear part is decided.
        lines: Selection,
        /// The class it gets.
        class: Class,
    },
    /// Another target.
    Target {
        /// Share of innovation aimed at.
        share: Ratio,
    },
    /// Takes the target over other areas.
    Areas {
        /// Accounting areas.
        areas: Vec<Text>,
    },
    /// Takes lines out of the IT cost, in every year.
    Exclude {
        /// The lines.
        lines: Selection,
    },
}

impl Action {
    /// The word of the scenario file.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shift { .. } => "shift",
            Self::Cut { .. } => "cut",
            Self::Add { .. } => "add",
            Self::Delay { .. } => "delay",
            Self::Stop { .. } => "stop",
            Self::Resize { .. } => "resize",
            Self::Start { .. } => "start",
            Self::Decide { .. } => "decide",
            Self::Target { .. } => "target",
            Self::Areas { .. } => "areas",
            Self::Exclude { .. } => "exclude",
        }
    }
}

/// How much money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// A sum above zero.
    Amount(Total),
    /// A share of the money the lines have, without credits.
    Share(Ratio),
}

/// Which lines; each condition that is stated must hold, any of its values will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Line ids.
    pub lines: Vec<Text>,
    /// Codes of departments.
    pub departments: Vec<Text>,
    /// Classes of the money.
    pub classes: Vec<Class>,
    /// Accounting areas.
    pub areas: Vec<Text>,
    /// Accounts; `52*` stands for all that begin so.
    pub accounts: Vec<Text>,
    /// Products, in the same way.
    pub products: Vec<Text>,
    /// Ids of projects.
    pub projects: Vec<Text>,
}

/// Where money goes.
#[derive(Debug, Clone)]
pub enum Destination {
    /// To lines there are, by what they have.
    Lines(Selection),
    /// To a line of its own.
    New {
        /// What it is for.
        title: Text,
        /// Code of its department.
        department: Text,
        /// Its class.
        class: Class,
    },
}

/// A project that could be started.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its id, the only one of the file.
    pub id: Text,
    /// What it is.
    pub title: Text,
    /// Code of its department.
    pub department: Text,
    /// Class of all its cost.
    pub class: Class,
    /// Cost by fiscal year, ascending.
    pub cost: Vec<(FiscalYear, Total)>,
    /// Hundredths of person months by the staff they come from.
    pub person_months: Vec<(Text, i128)>,
    /// What a euro of it weighs when the cheapest moves are sought.
    pub weight: Ratio,
    /// Line of the file it starts at.
    pub line: u32,
}

/// Limits and levers of the search for the cheapest moves that reach the target.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The budget year that is looked at; nothing for the first.
    pub fiscal_year: Option<FiscalYear>,
    /// No department loses more than this share of its money.
    pub department_loss: Option<Ratio>,
    /// IT cost grows at most by this share against the year before.
    pub growth: Option<Ratio>,
    /// Lines nothing is changed about.
    pub fixed: Option<Selection>,
    /// Hundredths of person months there are, by staff.
    pub person_months: Vec<(Text, i128)>,
    /// Money that may be taken away.
    pub cuts: Vec<Lever>,
    /// Money that may be added to lines there are.
    pub raises: Vec<Lever>,
    /// Line of the file it starts at.
    pub line: u32,
}

/// Lines whose money may change, and by how much.
#[derive(Debug, Clone)]
pub struct Lever {
    /// What reports call it.
    pub name: Text,
    /// The lines.
    pub lines: Selection,
    /// At most this share of each line.
    pub share: Option<Ratio>,
    /// At most this sum over all of them.
    pub amount: Option<Total>,
    /// What a euro of it weighs.
    pub weight: Ratio,
    /// Line of the file it starts at.
    pub line: u32,
}
