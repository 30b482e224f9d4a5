//! Budget lines, their amounts, and why an amount is out of scope.
//!
//! In: nothing. Out: [`BudgetLine`] with many [`Amount`]s, each with its own place, since plan
//! and actuals may come from different files. Deliberately absent: classes, they are judgements.

use serde::Serialize;

use super::{Field, Fields, TableIndex, Text};
use crate::money::Cents;
use crate::period::{Period, Phase};
use crate::provenance::Cell;

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
    /// Paid to the organisation's own provider, whose plan counts.
    ProviderBill,
    /// The own plan of a provider whose bills count.
    ProviderPlan,
    /// An extract of the ledger: the same money once more, for comparison.
    Ledger,
    /// Revenue the provider expects: the departments' bills once more, for comparison.
    ProviderRevenue,
}

impl OutOfScope {
    /// Every reason, in the order reports show them.
    pub const ALL: [Self; 14] = [
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
        Self::ProviderBill,
        Self::ProviderPlan,
        Self::Ledger,
        Self::ProviderRevenue,
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
            Self::ProviderBill => "provider_bill",
            Self::ProviderPlan => "provider_plan",
            Self::Ledger => "ledger",
            Self::ProviderRevenue => "provider_revenue",
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
    /// The id without the ordinal that tells lines of one key apart (`P-7K2M-9QXT-4BCD` for
    /// `P-7K2M-9QXT-4BCD-2`).
    #[must_use]
    pub fn base_id(&self) -> &str {
        let Some((base, ordinal)) = self.id.rsplit_once('-') else { return &self.id };
        let is_ordinal = !ordinal.is_empty() && ordinal.bytes().all(|byte| byte.is_ascii_digit());
        // An id of ours has four groups; a fifth is the ordinal.
        if is_ordinal && base.split('-').count() == 4 { base } else { &self.id }
    }

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
