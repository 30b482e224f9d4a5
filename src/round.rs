//! The round (*Haushaltsrunde*): a folder with settings, rules, decisions and inputs.
//!
//! In: `round.toml`. Out: a validated [`Round`], or every problem of the file with its line.
//! What a round may say is listed in `docs/haushaltsrunde.md`; nothing is hard-wired for one
//! organisation.

pub mod accounts;
pub mod comparison;
pub mod growth;
pub mod headings;
mod limits;
mod pairing;
pub mod process;
mod provider;
pub mod records;
pub mod responsibility;
pub mod scenarios;
mod settings;
pub mod variances;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use regex::Regex;
use serde::Serialize;

use crate::diagnostic::Touches;
use crate::error::Error;
use crate::form::FormLines;
use crate::language::Language;
use crate::money::{Ratio, Total};
use crate::period::{FiscalYear, Phase};
use crate::schema::{Department, Field, ReferenceKind, Text};
use accounts::ChartOfAccounts;
use growth::IndexClause;
use variances::Variances;

pub use limits::Limits;
pub use pairing::Pairing;
pub use provider::{Provider, ProviderCounts};

/// How far the budget is: tells whether the budget year's *Ansatz* is asked for or granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Departments ask.
    Anmeldung,
    /// The budget is being discussed.
    Beratung,
    /// The budget is released.
    Freigabe,
}

impl Stage {
    /// The phase of the budget year's *Ansatz*.
    #[must_use]
    pub const fn target_phase(self) -> Phase {
        match self {
            Self::Anmeldung | Self::Beratung => Phase::Request,
            Self::Freigabe => Phase::Approved,
        }
    }

    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anmeldung => "anmeldung",
            Self::Beratung => "beratung",
            Self::Freigabe => "freigabe",
        }
    }
}

/// What IT cost is: the result plan's expense or the finance plan's payments, never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// *Aufwand* (Ergebnisplan), with depreciation.
    Expense,
    /// *Auszahlung* (Finanzplan), with investment.
    Payment,
}

impl Basis {
    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expense => "expense",
            Self::Payment => "payment",
        }
    }
}

/// Whether income is set off against cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Income {
    /// Cost counts in full; income is out of scope.
    Gross,
    /// Income of the basis's plan reduces cost.
    Net,
}

impl Income {
    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::Net => "net",
        }
    }
}

/// What "on average" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Averaging {
    /// All money in scope together.
    Pooled,
    /// Mean of the departments' shares.
    Mean,
}

impl Averaging {
    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pooled => "pooled",
            Self::Mean => "mean",
        }
    }
}

/// What the organisation decided about its target.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Share of innovation aimed at, such as 0.2.
    pub target_share: Ratio,
    /// What cost is.
    pub basis: Basis,
    /// Whether income is set off against it.
    pub income: Income,
    /// What "on average" means.
    pub averaging: Averaging,
    /// Accounting areas the target is taken over; there is no default.
    pub areas: Vec<Text>,
    /// Growth above this share is marked.
    pub growth_threshold: Ratio,
    /// Growth is marked only above this amount, too.
    pub growth_amount: Option<Total>,
    /// A line that stays innovation for more years is a finding.
    pub innovation_years: u16,
    /// A decision is stale once the line's amount moved by more than this share of what was seen.
    pub decision_amount_change: Ratio,
    /// A decision is stale once more than this share of the line's text is different.
    pub decision_text_change: Ratio,
    /// What stale decisions do to the figures.
    pub stale_decisions: StaleDecisions,
}

/// What a decision does to the figures once its line changed beyond the thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaleDecisions {
    /// It counts and is flagged: a person's word beats a rule's.
    Count,
    /// The rules decide again, and it is flagged.
    Ignore,
}

impl StaleDecisions {
    /// The code used in settings and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Ignore => "ignore",
        }
    }
}

impl Policy {
    /// Thresholds and effect of stale decisions where the round says nothing.
    pub(crate) const DECISION_AMOUNT_CHANGE: Ratio = Ratio::from_millionths(100_000);
    /// The same for texts.
    pub(crate) const DECISION_TEXT_CHANGE: Ratio = Ratio::from_millionths(200_000);
}

/// When declarations had to be in, and where lines state their last change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Last day for declarations.
    pub date: jiff::civil::Date,
    /// Days before it that count as shortly before.
    pub days: u16,
    /// Heading of the column with the date of the last change, kept as `extra`.
    pub column: Text,
}

/// What a round says of the things its budget is held against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparisons {
    /// Where the plan lines come from; nothing where the round asks for no plan lines.
    pub plan_lines: Option<PlanChart>,
    /// The provider whose revenue the departments' *Leistungsscheine* are held against.
    pub provider: Option<ProviderCheck>,
    /// Table of benchmarks, relative to the inputs.
    pub benchmarks: Option<Text>,
    /// Table of quantities, relative to the inputs.
    pub quantities: Option<Text>,
}

/// Where the plan lines of a round come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanChart {
    /// The shipped lines of municipal plans in North Rhine-Westphalia.
    Nkf,
    /// A table of the round.
    Table {
        /// Path, relative to the inputs.
        path: Text,
        /// Heading of the account prefix.
        prefix: Text,
        /// Heading of the line's number.
        code: Text,
        /// Heading of the line's name.
        name: Text,
        /// Heading of the plan it belongs to.
        statement: Option<Text>,
    },
}

/// The provider of the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderCheck {
    /// Code of the department whose *Wirtschaftsplan* it is; its own lines order nothing.
    pub department: Text,
    /// *Leistungsscheine* that are its own (patterns); empty for all.
    pub contracts: Vec<Text>,
}

/// Where departments come from.
#[derive(Debug, Clone)]
pub enum Departments {
    /// Listed in the round.
    Listed(Vec<Department>),
    /// Taken from columns of the data; all belong to one area.
    FromColumns {
        /// Heading of the code.
        code: Text,
        /// Heading of the name; the code serves where there is none.
        name: Option<Text>,
        /// Accounting area of all of them.
        area: Text,
    },
}

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// Budget lines.
    Budget,
    /// The project portfolio.
    Projects,
    /// Posts.
    Posts,
    /// Forms the program wrote and a department filled in: lines and projects.
    Form,
    /// An extract of the ledger, for comparison; never IT cost.
    Ledger,
    /// Revenue the provider expects from the departments, for comparison; never IT cost.
    ProviderRevenue,
}

impl InputKind {
    /// What its rows are held against the lines as; nothing for lines, projects and posts.
    #[must_use]
    pub const fn reference(self) -> Option<ReferenceKind> {
        match self {
            Self::Ledger => Some(ReferenceKind::Ledger),
            Self::ProviderRevenue => Some(ReferenceKind::ProviderRevenue),
            Self::Budget | Self::Projects | Self::Posts | Self::Form => None,
        }
    }

    /// The figures that are wrong where such an input cannot be read.
    #[must_use]
    pub const fn touches(self) -> Touches {
        match self {
            Self::Budget | Self::Projects | Self::Form => Touches::Lines,
            Self::Posts => Touches::Posts,
            Self::Ledger => Touches::Ledger,
            Self::ProviderRevenue => Touches::ProviderRevenue,
        }
    }
}

/// Which sheets of a workbook are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheets {
    /// Every sheet that has a table; others are listed.
    All,
    /// Only the first.
    First,
    /// Those whose name matches one of the patterns (`*` and `?`).
    Named(Vec<Text>),
}

/// Encoding of a delimited file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// By byte order mark, else UTF-8, else it must be declared.
    Detect,
    /// As declared.
    Declared(&'static encoding_rs::Encoding),
}

/// Notation of numbers that stand as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberFormat {
    /// Decided for each column from all its cells; what stays ambiguous is an error.
    Detect,
    /// `1.234.567,89`.
    German,
    /// `1,234,567.89`.
    English,
}

/// Sign convention of the amounts of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Cost positive, income negative.
    CostPositive,
    /// Cost negative, income positive.
    CostNegative,
}

/// A constant of an input, or where in its name it stands.
#[derive(Debug, Clone)]
pub enum Constant {
    /// The value itself.
    Value(Text),
    /// First group of a pattern matched against the file's name without folder.
    FromFile(Regex),
    /// First group of a pattern matched against the sheet's name.
    FromSheet(Regex),
}

/// An amount column the round names itself.
#[derive(Debug, Clone)]
pub struct AmountColumn {
    /// Heading, compared with case, blanks and line breaks folded.
    pub heading: Text,
    /// Fiscal year; nothing where rows or names give it.
    pub fiscal_year: Option<FiscalYear>,
    /// Added to the year rows or names give.
    pub year_offset: i16,
    /// Phase; nothing where rows give it.
    pub phase: Option<Phase>,
    /// Label that makes a line of its own.
    pub label: Option<Text>,
    /// Unit factor, where it differs from the input's.
    pub unit: Option<i64>,
    /// Sign convention, where it differs from the input's.
    pub sign: Option<Sign>,
}

/// A printed sum of columns the round names.
#[derive(Debug, Clone)]
pub struct ClaimColumn {
    /// Heading of the printed sum.
    pub heading: Text,
    /// Headings of the amount columns it should be the sum of.
    pub sums: Vec<Text>,
}

/// How a row filter compares a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The trimmed text is one of the values.
    Equals,
    /// The trimmed text starts with one of the values.
    StartsWith,
    /// The trimmed text contains one of the values.
    Contains,
    /// The text, read as a pattern, matches one of the values (`*` and `?`).
    Matches,
}

/// A condition on a row; rows that fail it are left out, with the reason and their sum.
#[derive(Debug, Clone)]
pub struct RowFilter {
    /// Heading of the column looked at.
    pub column: Text,
    /// How.
    pub comparison: Comparison,
    /// The condition holds if none of the values does.
    pub negated: bool,
    /// Values.
    pub values: Vec<Text>,
    /// Reason in the round's words.
    pub reason: Text,
}

/// A part of a composed column: literal text, or a column padded with zeros on the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComposedPart {
    /// Text as it stands.
    Literal(Text),
    /// Heading and least width.
    Column(Text, usize),
}

/// A column made of others, for keys that files spell differently.
#[derive(Debug, Clone)]
pub struct ComposedColumn {
    /// Its heading, by which fields, filters and id columns name it.
    pub heading: Text,
    /// Its parts.
    pub parts: Vec<ComposedPart>,
}

/// What a round says of one group of files.
#[derive(Debug, Clone)]
pub struct Input {
    /// Name for messages.
    pub name: Text,
    /// What it holds.
    pub kind: InputKind,
    /// Path or pattern, relative to the round or to `--inputs-from`.
    pub path: Text,
    /// Sheets to read.
    pub sheets: Sheets,
    /// Columns to read, the first and the last counted from zero; all where none are given.
    pub columns: Option<(u16, u16)>,
    /// Row of the headings counted from zero, where it is not to be found by itself.
    pub header_row: Option<u32>,
    /// How many rows the headings take, where the round says so.
    pub header_rows: Option<u32>,
    /// Encoding of delimited files.
    pub encoding: Encoding,
    /// Delimiter of delimited files; found by itself where it is not given.
    pub delimiter: Option<u8>,
    /// Notation of numbers that stand as text.
    pub number_format: NumberFormat,
    /// How many currency units one unit of a column is, where the round says so: 1, 1000, 1000000.
    pub unit: Option<i64>,
    /// Sign convention.
    pub sign: Sign,
    /// Words that stand for "no amount", beside the shipped ones.
    pub absent: Vec<Text>,
    /// Department of every row, where no column gives it.
    pub department: Option<Constant>,
    /// Accounting area of every row, where it is not the department's.
    pub area: Option<Text>,
    /// Fiscal year that offsets are counted from, where neither column nor row gives it.
    pub fiscal_year: Option<Constant>,
    /// Canonical fields and the headings that carry them.
    pub fields: Vec<(Field, Vec<Text>)>,
    /// Fields of the project portfolio and the headings that carry them.
    pub project_fields: Vec<(&'static str, Vec<Text>)>,
    /// Amount columns.
    pub amounts: Vec<AmountColumn>,
    /// Printed sums of columns.
    pub claims: Vec<ClaimColumn>,
    /// Headings (patterns) that are left out.
    pub ignore: Vec<Text>,
    /// Headings (patterns) that are kept without a canonical field.
    pub extra: Vec<Text>,
    /// Headings (patterns) of counts of posts.
    pub posts: Vec<Text>,
    /// Heading that names the year of each row.
    pub year_column: Option<Text>,
    /// Heading that names the phase of each row, with the words for the phases.
    pub phase_column: Option<(Text, Vec<(Text, Phase)>)>,
    /// Columns made of others.
    pub composed: Vec<ComposedColumn>,
    /// Conditions on rows.
    pub rows: Vec<RowFilter>,
    /// Headings the line id is made of.
    pub id_columns: Vec<Text>,
    /// What a form says of its lines, where the table is a form's.
    pub form: Option<Arc<FormLines>>,
    /// Line of the settings file the input starts at.
    pub line: u32,
}

impl Input {
    /// An input of which nothing but its files is said.
    #[must_use]
    pub const fn plain(name: Text, kind: InputKind, path: Text) -> Self {
        Self {
            name,
            kind,
            path,
            sheets: Sheets::All,
            columns: None,
            header_row: None,
            header_rows: None,
            encoding: Encoding::Detect,
            delimiter: None,
            number_format: NumberFormat::Detect,
            unit: None,
            sign: Sign::CostPositive,
            absent: Vec::new(),
            department: None,
            area: None,
            fiscal_year: None,
            fields: Vec::new(),
            project_fields: Vec::new(),
            amounts: Vec::new(),
            claims: Vec::new(),
            ignore: Vec::new(),
            extra: Vec::new(),
            posts: Vec::new(),
            year_column: None,
            phase_column: None,
            composed: Vec::new(),
            rows: Vec::new(),
            id_columns: Vec::new(),
            form: None,
            line: 0,
        }
    }
}

/// A validated round.
#[derive(Debug, Clone)]
pub struct Round {
    /// Folder of the round.
    pub folder: PathBuf,
    /// Name of the folder: the round's short name.
    pub name: String,
    /// Who budgets.
    pub organisation: Text,
    /// Budget years: one, or two of a *Doppelhaushalt*.
    pub fiscal_years: Vec<FiscalYear>,
    /// Currency code, such as `EUR`.
    pub currency: Text,
    /// Language of the reports.
    pub language: Language,
    /// How far the budget is.
    pub stage: Stage,
    /// The policy.
    pub policy: Policy,
    /// Departments.
    pub departments: Departments,
    /// What each account stands for.
    pub accounts: ChartOfAccounts,
    /// Providers of the organisation's own; nothing where the round does not say whether there
    /// are any.
    pub providers: Option<Vec<Provider>>,
    /// How large a file may be.
    pub limits: Limits,
    /// Inputs, in order of path.
    pub inputs: Vec<Input>,
    /// Rule table of the round, relative to its folder; the shipped one where there is none.
    pub rules: Option<Text>,
    /// `lines.csv` of an earlier report, relative to the round's folder.
    pub previous: Option<Text>,
    /// How its lines are paired with those of an earlier round or stage.
    pub pairing: Pairing,
    /// Deadline of the declarations.
    pub deadline: Option<Deadline>,
    /// Heading of the column with the last day of a line's contract, kept as `extra`.
    pub contract_end: Option<Text>,
    /// How the budget comes about, and by when.
    pub process: Option<process::Process>,
    /// Who is responsible for what, as far as the round names it.
    pub responsibility: Option<responsibility::Named>,
    /// Fields every line in scope should have.
    pub quality_fields: Vec<Field>,
    /// What the budget is held against.
    pub comparison: Comparisons,
    /// Contracts with an index clause.
    pub index_clauses: Vec<IndexClause>,
    /// When a variance of plan and actuals needs a cause, and which.
    pub variances: Variances,
    /// SHA-256 of the settings, independent of the order of the inputs.
    pub settings_sha256: String,
}

impl Round {
    /// Reads and validates `round.toml` of a folder.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if there is no such file, [`Error::Settings`] with every problem in it.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        settings::read(folder)
    }

    /// A round that says nothing of its one input, for files read outside any round.
    #[must_use]
    pub fn bare() -> Self {
        settings::bare()
    }

    /// Validates the text of a settings file for a folder.
    ///
    /// # Errors
    ///
    /// [`Error::Settings`] with every problem in it.
    pub fn parse(folder: &Path, text: &str) -> Result<Self, Error> {
        settings::parse(folder, text)
    }

    /// Every accounting area of departments and target, in order.
    #[must_use]
    pub fn areas(&self) -> Vec<Text> {
        settings::known_areas(&self.departments, &self.policy.areas)
    }

    /// Accounting area of a department as the round lists it.
    #[must_use]
    pub fn area_of(&self, code: &str) -> Option<&Text> {
        match &self.departments {
            Departments::Listed(listed) => {
                listed.iter().find(|known| *known.code == *code).map(|known| &known.area)
            }
            Departments::FromColumns { area, .. } => Some(area),
        }
    }

    /// The last day of a contract as the column the round names states it; nothing where a line
    /// has none, the text where it is no date.
    #[must_use]
    pub fn contract_end_of<'a>(
        &self,
        extra: &'a [(Text, Text)],
    ) -> Option<Result<jiff::civil::Date, &'a Text>> {
        let wanted = headings::fold(self.contract_end.as_ref()?);
        let (_, text) = extra.iter().find(|(heading, _)| headings::fold(heading) == wanted)?;
        let date = jiff::civil::Date::strptime("%d.%m.%Y", &**text);
        Some(date.or_else(|_| text.parse()).map_err(|_| text))
    }

    /// The phase the target is taken for.
    #[must_use]
    pub const fn target_phase(&self) -> Phase {
        self.stage.target_phase()
    }
}
