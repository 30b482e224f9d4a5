//! The data model: what a budget line, a project and a post are once they are typed.
//!
//! In: nothing. Out: the nouns that normalise makes, classify judges and analyse sums.
//! A [`BudgetLine`] is one table row, or one component of it where its amount columns carry
//! labels. It has many [`Amount`]s, each with its own place, since plan and actuals may come
//! from different files.

mod seen;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::money::Cents;
use crate::period::{FiscalYear, Period, Phase};
use crate::provenance::{Cell, Place, Sheet};

pub use seen::{RowCounts, Seen, SeenMoney, Spelling};

/// Text of a cell, shared between all lines that carry it.
pub type Text = Arc<str>;

/// A canonical field of a budget line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the domain's words; the handbook explains each")]
pub enum Field {
    Department,
    Unit,
    Area,
    ProductGroup,
    Product,
    CostCentre,
    Account,
    AccountName,
    Title,
    Description,
    ProjectId,
    SolutionId,
    ContractId,
    BusinessArea,
    SolutionScope,
    Funding,
    DeclaredClass,
    Note,
}

impl Field {
    /// Every field, in the order reports show them.
    pub const ALL: [Self; 18] = [
        Self::Department,
        Self::Unit,
        Self::Area,
        Self::ProductGroup,
        Self::Product,
        Self::CostCentre,
        Self::Account,
        Self::AccountName,
        Self::Title,
        Self::Description,
        Self::ProjectId,
        Self::SolutionId,
        Self::ContractId,
        Self::BusinessArea,
        Self::SolutionScope,
        Self::Funding,
        Self::DeclaredClass,
        Self::Note,
    ];

    /// The code used in settings, rule tables and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Unit => "unit",
            Self::Area => "area",
            Self::ProductGroup => "product_group",
            Self::Product => "product",
            Self::CostCentre => "cost_centre",
            Self::Account => "account",
            Self::AccountName => "account_name",
            Self::Title => "title",
            Self::Description => "description",
            Self::ProjectId => "project_id",
            Self::SolutionId => "solution_id",
            Self::ContractId => "contract_id",
            Self::BusinessArea => "business_area",
            Self::SolutionScope => "solution_scope",
            Self::Funding => "funding",
            Self::DeclaredClass => "declared_class",
            Self::Note => "note",
        }
    }

    /// The field a settings code names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The text fields of a line; a field the source does not carry is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Box<[Option<Text>; Field::ALL.len()]>);

impl Fields {
    /// The text of a field, if the line has one; never blank.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Text> {
        self.0[field as usize].as_ref()
    }

    /// The text of a field, empty where the line has none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.get(field).map_or("", |text| text)
    }

    /// Sets a field; blank text means absent.
    pub fn set(&mut self, field: Field, text: Option<Text>) {
        self.0[field as usize] = text.filter(|text| !text.trim().is_empty());
    }
}

/// Number of a [`Table`] in the order of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableIndex(pub u32);

/// One amount of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Fiscal year and phase the amount belongs to.
    pub period: Period,
    /// Whole cents; cost is positive, income negative, whatever the source's sign.
    pub cents: Cents,
    /// The table the cell stands in.
    pub table: TableIndex,
    /// The cell the amount was read from.
    pub cell: Cell,
}

/// Why an amount is not part of the IT cost the target is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfScope {
    /// Income (account class 4, investment receipts 68).
    Income,
    /// Internal charges (58): the same cost is booked elsewhere already.
    InternalCharge,
    /// Belongs to the basis the round did not choose (expense or payment).
    OtherBasis,
    /// Repayment or taking of loans (69, 79).
    Loan,
    /// Internal cost accounting (9x).
    CostAccounting,
    /// Clearing entries, such as 789.
    Clearing,
    /// A commitment (*Verpflichtungsermächtigung*): money of later years.
    Commitment,
    /// The account is not in the chart the round declares.
    UnknownAccount,
    /// A row filter of the round leaves the row out.
    Filtered,
    /// Stated in the project portfolio: the money stands in budget lines already.
    Portfolio,
}

impl OutOfScope {
    /// Every reason, in the order reports show them.
    pub const ALL: [Self; 10] = [
        Self::Income,
        Self::InternalCharge,
        Self::OtherBasis,
        Self::Loan,
        Self::CostAccounting,
        Self::Clearing,
        Self::Commitment,
        Self::UnknownAccount,
        Self::Filtered,
        Self::Portfolio,
    ];

    /// The code used in data files and as key of the German and English label.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Income => "income",
            Self::InternalCharge => "internal_charge",
            Self::OtherBasis => "other_basis",
            Self::Loan => "loan",
            Self::CostAccounting => "cost_accounting",
            Self::Clearing => "clearing",
            Self::Commitment => "commitment",
            Self::UnknownAccount => "unknown_account",
            Self::Filtered => "filtered",
            Self::Portfolio => "portfolio",
        }
    }
}

/// Number of a department in the order of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DepartmentIndex(pub u16);

/// A department (*Dezernat*) as every report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Code, such as `4`; text, leading zeros kept.
    pub code: Text,
    /// Name as people say it.
    pub name: Text,
    /// Accounting area: `NKF` or the *Wirtschaftsplan* of somebody.
    pub area: Text,
}

/// One line of a department's budget (*Position*).
#[derive(Debug, Clone)]
pub struct BudgetLine {
    /// Stable id made of the key columns and the component; never of year, file, row, amount.
    pub id: Text,
    /// The key the id was made of, as text a person can read.
    pub key: Text,
    /// Label of the amount columns the line is made of (such as `DME`), if they carry one.
    pub component: Option<Text>,
    /// The department that asks for the money.
    pub department: DepartmentIndex,
    /// Accounting area of the line: its department's unless the row names another.
    pub area: Text,
    /// Canonical fields.
    pub fields: Fields,
    /// Columns the round keeps without a canonical field: heading and text.
    pub extra: Vec<(Text, Text)>,
    /// Amounts in order of period, at most one for each period.
    pub amounts: Vec<Amount>,
    /// Why the whole line is out of scope; nothing for cost in scope. Commitments of a line in
    /// scope are out of scope by their phase.
    pub out_of_scope: Option<OutOfScope>,
    /// Table and row the line was first read from.
    pub table: TableIndex,
    /// Row of the line in that table, counted from zero.
    pub row: u32,
    /// How many lines share the key: 1 for nearly all; twins keep their number of twins.
    pub twins: u16,
    /// The key belongs to lines of different content, so that no decision can hang on it.
    pub ambiguous: bool,
}

impl BudgetLine {
    /// The amount of a period; nothing where the source has none (absent is not zero).
    #[must_use]
    pub fn amount(&self, period: Period) -> Option<Amount> {
        self.amounts.iter().copied().find(|amount| amount.period == period)
    }

    /// Amounts that are IT cost in scope: all but commitments, none if the line is out of scope.
    pub fn cost(&self) -> impl Iterator<Item = Amount> + '_ {
        let in_scope = self.out_of_scope.is_none();
        self.amounts
            .iter()
            .copied()
            .filter(move |amount| in_scope && amount.period.phase != Phase::Commitment)
    }

    /// What a person reads first: title, else description, account name or key.
    #[must_use]
    pub fn label(&self) -> &str {
        [Field::Title, Field::Description, Field::AccountName]
            .into_iter()
            .find_map(|field| self.fields.get(field))
            .map_or(&self.key, |text| text)
    }
}

/// A fact that is known to hold, known not to hold, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Truth {
    /// Kleene's strong conjunction.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Kleene's strong disjunction.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// Kleene's negation.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// The code used in rule tables and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// Text or a fact of a project with the cell it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated<T> {
    /// What was read.
    pub value: T,
    /// The cell; nothing where the source has no such column.
    pub cell: Option<Cell>,
}

/// The second axis: why a project is done (not the same as the class).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectKind {
    /// *Effizienzprojekt*.
    Efficiency,
    /// *Strategisches Projekt*.
    Strategic,
    /// *Notwendige Erweiterung oder Ablösung*.
    Replacement,
}

/// A project of the portfolio.
#[derive(Debug, Clone)]
pub struct Project {
    /// Id as the budget lines name it.
    pub id: Text,
    /// Title.
    pub title: Text,
    /// Department code as stated; may be empty.
    pub department: Text,
    /// *Geschäftsfeld* the innovation test is taken over.
    pub business_area: Text,
    /// Kind, where it is stated and known.
    pub kind: Option<ProjectKind>,
    /// Kind or status in the source's words.
    pub kind_text: Text,
    /// Status in the source's words.
    pub status: Text,
    /// First day.
    pub begin: Option<Date>,
    /// First day of regular operation; "first" ends here.
    pub go_live: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// T1: first use of a new technology in the business area.
    pub first_use: Stated<Truth>,
    /// T2: first digitalisation of the business area.
    pub first_digitalisation: Stated<Truth>,
    /// T3: necessary replacement of an application to keep operations secured.
    pub replacement: Stated<Truth>,
    /// Whether a cost-benefit analysis is on record.
    pub cost_benefit: Stated<Truth>,
    /// Description.
    pub description: Text,
    /// Amounts the portfolio states for the project; never added to budget lines.
    pub amounts: Vec<Amount>,
    /// Columns without a canonical field: heading and text.
    pub extra: Vec<(Text, Text)>,
    /// Table the project stands in.
    pub table: TableIndex,
    /// Row of the project, counted from zero.
    pub row: u32,
}

impl Project {
    /// The innovation test: (T1 or T2) and not T3.
    #[must_use]
    pub fn innovation(&self) -> Truth {
        self.first_use.value.or(self.first_digitalisation.value).and(self.replacement.value.not())
    }
}

/// Posts (*Stellen*) requested or held, in hundredths of a full-time equivalent.
#[derive(Debug, Clone)]
pub struct Posts {
    /// What the posts are for: core process, product or title.
    pub title: Text,
    /// Department code as stated; may be empty.
    pub department: Text,
    /// Heading of the column the count stands in.
    pub measure: Text,
    /// Hundredths of a full-time equivalent; absent where the source gives none.
    pub fte_hundredths: Option<i64>,
    /// Table the post stands in.
    pub table: TableIndex,
    /// The cell of the count.
    pub cell: Cell,
    /// The row is a printed sum of other rows: a claim, never added.
    pub claim: bool,
}

/// What a column of a table was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A canonical field of budget lines.
    Field(Field),
    /// A field of the project portfolio, by its settings code.
    ProjectField(&'static str),
    /// Money. The year may come from each row (`None` here), as may the phase.
    Amount {
        /// Fiscal year, unless rows name it.
        fiscal_year: Option<FiscalYear>,
        /// Phase, unless rows name it.
        phase: Option<Phase>,
        /// Label such as DME or O&M; each label makes its own line.
        label: Option<Text>,
        /// Added to the year a row names.
        year_offset: i16,
    },
    /// A printed sum of the named amount columns: checked in every row, never added.
    Claim(Vec<Text>),
    /// Names the fiscal year of each row.
    RowYear,
    /// Names the phase of each row.
    RowPhase,
    /// A count of posts.
    Posts,
    /// Kept as it is.
    Extra,
    /// Read for keys, filters or departments only.
    Helper,
    /// Left out by name in the settings.
    Ignored,
    /// No role: the column is reported.
    Unknown,
}

/// Why a column has its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleOrigin {
    /// The round's own mapping names the heading.
    Round,
    /// The shipped table of headings knows it.
    Alias,
    /// The heading names a phase and a year.
    Heading,
    /// Nothing names it.
    None,
}

/// A column of a table with what it was taken for.
#[derive(Debug, Clone)]
pub struct Column {
    /// Column counted from zero.
    pub index: u16,
    /// Heading as it stands, blanks and line breaks folded.
    pub heading: Text,
    /// What it was taken for.
    pub role: Role,
    /// Why.
    pub origin: RoleOrigin,
    /// What was seen below the heading.
    pub seen: Seen,
}

/// A table that was read: what the report's sources sheet shows of it.
#[derive(Debug, Clone)]
pub struct Table {
    /// File and sheet.
    pub sheet: Sheet,
    /// Row of the headings, counted from zero.
    pub header_row: u32,
    /// Columns with their roles, left to right.
    pub columns: Vec<Column>,
    /// Label of the input in the round.
    pub input: Text,
    /// What became of the rows below the headings.
    pub rows: RowCounts,
    /// How many cents one unit of an amount column is worth: 100 for euro, 100,000 for T€.
    pub cents_per_unit: i64,
    /// The sheet is hidden in its workbook.
    pub hidden: bool,
}

impl Table {
    /// The place of a cell of this table, with the heading of its column.
    #[must_use]
    pub fn place(&self, cell: Cell) -> Place {
        let place = Place::sheet(&self.sheet).at(cell);
        match self.columns.iter().find(|column| column.index == cell.column) {
            Some(column) => place.under(column.heading.clone()),
            None => place,
        }
    }
}

/// Everything normalise hands on: typed, scoped, reconciled.
#[derive(Debug, Default)]
pub struct Portfolio {
    /// Departments in the order of the round, or of their codes where they come from data.
    pub departments: Vec<Department>,
    /// Tables in order of path, sheet, position.
    pub tables: Vec<Table>,
    /// Budget lines in order of table and row.
    pub lines: Vec<BudgetLine>,
    /// Projects in order of id.
    pub projects: Vec<Project>,
    /// Posts in order of table and row.
    pub posts: Vec<Posts>,
    /// What became of every amount cell.
    pub reconciliation: Reconciliation,
}

/// What became of the money of one amount column of one table.
#[derive(Debug, Clone)]
pub struct ColumnReconciliation {
    /// File and sheet.
    pub sheet: Sheet,
    /// Column counted from zero.
    pub column: u16,
    /// Its heading.
    pub heading: Text,
    /// Sum of the cells, taken in ingest by itself.
    pub input: crate::money::Total,
    /// Sum of amounts of lines in scope: classified, be it as unclear.
    pub classified: crate::money::Total,
    /// Sums out of scope by reason, in the order of [`OutOfScope::ALL`], no reason twice.
    pub out_of_scope: Vec<(OutOfScope, crate::money::Total)>,
    /// Sum of printed total rows, which are claims and never added.
    pub roll_up: crate::money::Total,
    /// Sum of amounts of rows that could not become a line.
    pub rejected: crate::money::Total,
    /// Cells that hold something that is no amount.
    pub unreadable_count: u32,
    /// Cells whose number was not a whole cent.
    pub rounded_count: u32,
    /// What rounding moved, in millionths of a cent.
    pub rounding_moved_millionths: i128,
}

impl ColumnReconciliation {
    /// Input minus everything it became; zero unless the engine lost or doubled money.
    #[must_use]
    pub fn difference(&self) -> crate::money::Total {
        let out: crate::money::Total = self.out_of_scope.iter().map(|&(_, sum)| sum).sum();
        self.input - self.classified - out - self.roll_up - self.rejected
    }
}

/// A sum of money out of scope by reason and account group, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeSum {
    /// Why the money is out of scope.
    pub reason: OutOfScope,
    /// The reason of the row filter in the round's words; empty for other reasons.
    pub filter: Text,
    /// Account group (leading digits); empty where lines have no account.
    pub account_group: Text,
    /// Fiscal year and phase.
    pub period: Period,
    /// How many amounts.
    pub count: u64,
    /// Their sum.
    pub sum: crate::money::Total,
}

/// A printed sum that was checked against its parts.
#[derive(Debug, Clone)]
pub struct ClaimCheck {
    /// File and sheet.
    pub sheet: Sheet,
    /// The cell of the printed sum.
    pub cell: Cell,
    /// Label of the row or heading of the column.
    pub label: Text,
    /// What is printed.
    pub claimed: crate::money::Total,
    /// What the parts sum to.
    pub computed: crate::money::Total,
}

/// What became of all money, column by column.
#[derive(Debug, Default)]
pub struct Reconciliation {
    /// Amount columns in order of table and column.
    pub columns: Vec<ColumnReconciliation>,
    /// What was left out, by reason, account group and period.
    pub out_of_scope: Vec<ScopeSum>,
    /// Row claims (printed total rows) and failing column claims, in order of place.
    pub claims: Vec<ClaimCheck>,
    /// Column claims that hold are only counted.
    pub claims_held_count: u64,
    /// Nothing is missing: no unreadable amount, no missing file, no unknown column.
    pub complete: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{No, Unknown, Yes};

    #[test]
    fn three_valued_logic_follows_kleene() {
        for (left, right, both, either) in [
            (Yes, Yes, Yes, Yes),
            (Yes, No, No, Yes),
            (Yes, Unknown, Unknown, Yes),
            (No, No, No, No),
            (No, Unknown, No, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ] {
            assert_eq!((left.and(right), right.and(left)), (both, both));
            assert_eq!((left.or(right), right.or(left)), (either, either));
        }
        assert_eq!([Yes.not(), No.not(), Unknown.not()], [No, Yes, Unknown]);
    }
}
