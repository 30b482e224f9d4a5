//! What an account stands for, so that each basis counts its own money once.
//!
//! Two charts are shipped: the municipal accounts of North Rhine-Westphalia (NKF), and the
//! classification federal and state budgets share (*Gruppierungsplan*). The chart of the round
//! wins over them, entry by entry: the longest matching prefix decides.

use crate::round::{Basis, Income};
use crate::schema::{OutOfScope, Text};

/// What an account stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountKind {
    /// Cost on either basis: charts that do not part result plan and finance plan.
    Cost,
    /// Expense of the result plan.
    Expense,
    /// Depreciation: expense of the result plan for what was paid as an investment.
    Depreciation,
    /// Current payment of the finance plan.
    CurrentPayment,
    /// Investment payment of the finance plan.
    InvestmentPayment,
    /// Income on either basis: charts that do not part result plan and finance plan.
    Income,
    /// Income (*Ertrag*) of the result plan.
    Revenue,
    /// Receipt (*Einzahlung*) of the finance plan.
    Receipt,
    /// Internal charge.
    InternalCharge,
    /// Loan.
    Loan,
    /// Internal cost accounting.
    CostAccounting,
    /// Clearing.
    Clearing,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Cost,
        Self::Expense,
        Self::Depreciation,
        Self::CurrentPayment,
        Self::InvestmentPayment,
        Self::Income,
        Self::Revenue,
        Self::Receipt,
        Self::InternalCharge,
        Self::Loan,
        Self::CostAccounting,
        Self::Clearing,
    ];

    /// The code used in settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Expense => "expense",
            Self::Depreciation => "depreciation",
            Self::CurrentPayment => "current_payment",
            Self::InvestmentPayment => "investment_payment",
            Self::Income => "income",
            Self::Revenue => "revenue",
            Self::Receipt => "receipt",
            Self::InternalCharge => "internal_charge",
            Self::Loan => "loan",
            Self::CostAccounting => "cost_accounting",
            Self::Clearing => "clearing",
        }
    }

    /// The kind a settings code names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Why money of this kind is out of scope; nothing if it is cost, or income that is set off.
    #[must_use]
    pub const fn out_of_scope(self, basis: Basis, income: Income) -> Option<OutOfScope> {
        match (self, basis) {
            (Self::Cost, _)
            | (Self::Expense | Self::Depreciation, Basis::Expense)
            | (Self::CurrentPayment | Self::InvestmentPayment, Basis::Payment) => None,
            (Self::Expense | Self::Depreciation, Basis::Payment)
            | (Self::CurrentPayment | Self::InvestmentPayment, Basis::Expense) => {
                Some(OutOfScope::OtherBasis)
            }
            (Self::Income, _)
            | (Self::Revenue, Basis::Expense)
            | (Self::Receipt, Basis::Payment) => match income {
                Income::Gross => Some(OutOfScope::Income),
                Income::Net => None,
            },
            // Of the other plan: set off as well, the same income would reduce cost twice.
            (Self::Revenue, Basis::Payment) | (Self::Receipt, Basis::Expense) => match income {
                Income::Gross => Some(OutOfScope::Income),
                Income::Net => Some(OutOfScope::OtherBasis),
            },
            (Self::InternalCharge, _) => Some(OutOfScope::InternalCharge),
            (Self::Loan, _) => Some(OutOfScope::Loan),
            (Self::CostAccounting, _) => Some(OutOfScope::CostAccounting),
            (Self::Clearing, _) => Some(OutOfScope::Clearing),
        }
    }

    /// Income of any plan, which reduces cost where the round sets it off.
    #[must_use]
    pub const fn is_income(self) -> bool {
        matches!(self, Self::Income | Self::Revenue | Self::Receipt)
    }
}

const NKF: [(&str, AccountKind); 23] = [
    ("4", AccountKind::Revenue),
    ("48", AccountKind::InternalCharge),
    ("50", AccountKind::Expense),
    ("51", AccountKind::Expense),
    ("52", AccountKind::Expense),
    ("53", AccountKind::Expense),
    ("54", AccountKind::Expense),
    ("55", AccountKind::Expense),
    ("57", AccountKind::Depreciation),
    ("58", AccountKind::InternalCharge),
    ("59", AccountKind::Expense),
    ("6", AccountKind::Receipt),
    ("69", AccountKind::Loan),
    ("70", AccountKind::CurrentPayment),
    ("71", AccountKind::CurrentPayment),
    ("72", AccountKind::CurrentPayment),
    ("73", AccountKind::CurrentPayment),
    ("74", AccountKind::CurrentPayment),
    ("75", AccountKind::CurrentPayment),
    ("78", AccountKind::InvestmentPayment),
    ("789", AccountKind::Clearing),
    ("79", AccountKind::Loan),
    ("9", AccountKind::CostAccounting),
];

/// Cameral budgets do not part expense and payment. What only moves money between years, lenders
/// or chapters is no cost; general cuts (97) are.
const CAMERAL: [(&str, AccountKind); 15] = [
    ("0", AccountKind::Income),
    ("1", AccountKind::Income),
    ("2", AccountKind::Income),
    ("3", AccountKind::Income),
    ("4", AccountKind::Cost),
    ("5", AccountKind::Cost),
    ("58", AccountKind::Loan),
    ("59", AccountKind::Loan),
    ("6", AccountKind::Cost),
    ("7", AccountKind::Cost),
    ("8", AccountKind::Cost),
    ("9", AccountKind::Cost),
    ("91", AccountKind::Clearing),
    ("96", AccountKind::Clearing),
    ("98", AccountKind::Clearing),
];

/// Which account stands for what.
#[derive(Debug, Clone, Default)]
pub struct ChartOfAccounts {
    /// Prefixes, longest first, ties by text.
    entries: Vec<(Text, AccountKind)>,
    /// Lines without an account, or with one of no entry, are cost.
    pub open: bool,
    /// Accounts of four digits are none: a title has five, a group three, and one that lost its
    /// leading zero would turn income into cost.
    cameral: bool,
    /// How many leading digits make a group in the reports.
    pub group_digits: usize,
}

impl ChartOfAccounts {
    /// The municipal chart.
    #[must_use]
    pub fn nkf() -> Self {
        Self { group_digits: 2, ..Self::of(&NKF) }
    }

    /// The chart of federal and state budgets.
    #[must_use]
    pub fn cameral() -> Self {
        Self { cameral: true, group_digits: 3, ..Self::of(&CAMERAL) }
    }

    fn of(entries: &[(&str, AccountKind)]) -> Self {
        let mut chart = Self::default();
        for &(prefix, kind) in entries {
            chart.set(prefix.into(), kind);
        }
        chart
    }

    /// A chart without entries in which everything is cost.
    #[must_use]
    pub const fn open() -> Self {
        Self { entries: Vec::new(), open: true, cameral: false, group_digits: 3 }
    }

    /// Sets what accounts with a prefix stand for; a later entry wins over an earlier one.
    pub fn set(&mut self, prefix: Text, kind: AccountKind) {
        self.entries.retain(|(known, _)| *known != prefix);
        self.entries.push((prefix, kind));
        self.entries.sort_by(|left, right| {
            (std::cmp::Reverse(left.0.len()), &left.0)
                .cmp(&(std::cmp::Reverse(right.0.len()), &right.0))
        });
    }

    /// What an account stands for: the longest matching prefix decides.
    #[must_use]
    pub fn kind(&self, account: &str) -> Option<AccountKind> {
        if self.cameral && account.bytes().filter(u8::is_ascii_digit).count() == 4 {
            return None;
        }
        self.entries
            .iter()
            .find(|(prefix, _)| account.starts_with(&**prefix))
            .map(|&(_, kind)| kind)
            .or(self.open.then_some(AccountKind::Cost))
    }

    /// The group an account belongs to: its leading digits.
    #[must_use]
    pub fn group<'a>(&self, account: &'a str) -> &'a str {
        account.char_indices().nth(self.group_digits).map_or(account, |(end, _)| &account[..end])
    }

    /// Whether accounts are titles of the *Gruppierungsplan*, whose digits mean something else than
    /// those of municipal accounts.
    #[must_use]
    pub const fn is_cameral(&self) -> bool {
        self.cameral
    }

    /// Prefixes and kinds, for the methods sheet.
    #[must_use]
    pub fn entries(&self) -> &[(Text, AccountKind)] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_decides() {
        let chart = ChartOfAccounts::nkf();
        assert_eq!(chart.kind("78310000"), Some(AccountKind::InvestmentPayment));
        assert_eq!(chart.kind("78910000"), Some(AccountKind::Clearing));
        assert_eq!(chart.kind("41410000"), Some(AccountKind::Revenue));
        assert_eq!(chart.kind("48111000"), Some(AccountKind::InternalCharge));
        assert_eq!(chart.kind("X"), None);
        assert_eq!(ChartOfAccounts::open().kind(""), Some(AccountKind::Cost));
        assert_eq!(chart.group("529100"), "52");
    }

    #[test]
    fn a_cameral_title_without_its_leading_zero_is_unknown() {
        let chart = ChartOfAccounts::cameral();
        assert_eq!(chart.kind("04401"), Some(AccountKind::Income));
        assert_eq!(chart.kind("4401"), None, "or a tax would be staff cost");
        assert_eq!(chart.kind("044"), Some(AccountKind::Income));
        assert_eq!(chart.kind("812 02"), Some(AccountKind::Cost));
        assert_eq!(chart.kind("97211"), Some(AccountKind::Cost));
        assert_eq!(chart.kind("98190"), Some(AccountKind::Clearing));
        assert_eq!(chart.kind(""), None);
        assert_eq!(chart.group("53201"), "532");
    }

    #[test]
    fn no_money_counts_on_both_bases_unless_declared_so() {
        let counts = |kind: AccountKind, income| {
            [Basis::Expense, Basis::Payment].map(|basis| kind.out_of_scope(basis, income).is_none())
        };
        for kind in AccountKind::ALL {
            let on_both = matches!(kind, AccountKind::Cost);
            assert_eq!(counts(kind, Income::Gross) == [true; 2], on_both, "{kind:?}");
            let on_both = matches!(kind, AccountKind::Cost | AccountKind::Income);
            assert_eq!(counts(kind, Income::Net) == [true; 2], on_both, "{kind:?}");
        }
        assert_eq!(counts(AccountKind::Revenue, Income::Net), [true, false]);
        assert_eq!(counts(AccountKind::Receipt, Income::Net), [false, true]);
        assert_eq!(counts(AccountKind::Depreciation, Income::Net), [true, false]);
    }
}
