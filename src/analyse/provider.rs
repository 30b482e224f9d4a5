//! The provider's revenue beside what the departments order, by *Leistungsschein* and
//! department, both ways.
//!
//! In: the departments' lines that name a *Leistungsschein*, and the revenue the provider
//! expects. Out: one row for each *Leistungsschein*, department and period the provider states,
//! with the rows behind both sides. Deliberately absent: what the provider spends itself, and
//! any effect on IT cost.

use std::collections::{BTreeMap, BTreeSet};

use glob::Pattern;

use crate::money::Total;
use crate::period::{Period, Phase};
use crate::provenance::Cell;
use crate::round::headings::fold;
use crate::round::{ProviderCheck, Round};
use crate::schema::{
    Amount, BudgetLine, DepartmentIndex, Field, OutOfScope, Portfolio, ReferenceKind, TableIndex,
    Text,
};

/// What became of a *Leistungsschein*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContractState {
    /// Both sides state the same.
    Matched,
    /// Both sides state different sums.
    Differing,
    /// A department plans it, the provider does not expect it.
    OnlyOrdered,
    /// The provider expects it, no line of the department plans it.
    OnlyExpected,
}

impl ContractState {
    /// Every state, in the order reports show them.
    pub const ALL: [Self; 4] =
        [Self::Matched, Self::Differing, Self::OnlyOrdered, Self::OnlyExpected];

    /// The code used in data files and as key of its words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::Differing => "differing",
            Self::OnlyOrdered => "only_ordered",
            Self::OnlyExpected => "only_expected",
        }
    }
}

/// A *Leistungsschein* of a department in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// Fiscal year and phase.
    pub period: Period,
    /// The department.
    pub department: DepartmentIndex,
    /// Number of the *Leistungsschein*, as the first row spells it.
    pub contract: Text,
    /// What the department plans.
    pub ordered: Option<Total>,
    /// What the provider expects, as a positive sum.
    pub expected: Option<Total>,
    /// Ids of the department's lines.
    pub lines: Vec<Text>,
    /// Cells of the department's amounts.
    pub ordered_cells: Vec<(TableIndex, Cell)>,
    /// Cells of the provider's amounts.
    pub expected_cells: Vec<(TableIndex, Cell)>,
}

impl ContractRow {
    /// Ordered minus expected, an absent side counting as nothing.
    #[must_use]
    pub fn difference(&self) -> Total {
        self.ordered.unwrap_or_default() - self.expected.unwrap_or_default()
    }

    /// What became of it.
    #[must_use]
    pub fn state(&self) -> ContractState {
        match (self.ordered, self.expected) {
            (Some(ordered), Some(expected)) if ordered == expected => ContractState::Matched,
            (Some(_), Some(_)) => ContractState::Differing,
            (_, None) => ContractState::OnlyOrdered,
            (None, Some(_)) => ContractState::OnlyExpected,
        }
    }
}

/// Count and sums of the rows of one state in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractSum {
    /// Fiscal year and phase.
    pub period: Period,
    /// The state.
    pub state: ContractState,
    /// How many.
    pub count: u64,
    /// What the departments plan.
    pub ordered: Total,
    /// What the provider expects.
    pub expected: Total,
}

/// The provider's revenue beside the departments' orders.
#[derive(Debug, Default)]
pub struct ProviderComparison {
    /// By period, department, *Leistungsschein*.
    pub rows: Vec<ContractRow>,
    /// Sums of each period by state; a state without rows has a count of zero.
    pub sums: Vec<ContractSum>,
    /// Revenue without a *Leistungsschein*, which cannot be compared, by period.
    pub without_contract: BTreeMap<Period, Total>,
}

type Key = (Period, DepartmentIndex, String);

/// Compares both sides, where the round has a provider and its revenue.
pub(super) fn compare(portfolio: &Portfolio, round: &Round) -> Option<ProviderComparison> {
    let provider = round.comparison.provider.as_ref()?;
    let mut found = ProviderComparison::default();
    let mut rows: BTreeMap<Key, ContractRow> = BTreeMap::new();
    let mut periods = BTreeSet::new();
    for reference in portfolio.references.of(ReferenceKind::ProviderRevenue) {
        let department = reference.department.expect("a customer is known or its row rejected");
        let contract = reference.fields.get(Field::ContractId);
        for amount in counted(&reference.amounts) {
            periods.insert(amount.period);
            let cents = Total::ZERO - amount.cents.into();
            let Some(contract) = contract else {
                *found.without_contract.entry(amount.period).or_default() += cents;
                continue;
            };
            let row = row(&mut rows, amount.period, department, contract);
            *row.expected.get_or_insert(Total::ZERO) += cents;
            row.expected_cells.push((amount.table, amount.cell));
        }
    }
    if periods.is_empty() {
        return None;
    }
    add_orders(portfolio, provider, &periods, &mut rows);
    found.rows = rows.into_values().collect();
    found.sums = sums(&periods, &found.rows);
    Some(found)
}

fn add_orders(
    portfolio: &Portfolio,
    provider: &ProviderCheck,
    periods: &BTreeSet<Period>,
    rows: &mut BTreeMap<Key, ContractRow>,
) {
    let patterns: Vec<Pattern> =
        provider.contracts.iter().filter_map(|text| Pattern::new(&fold(text)).ok()).collect();
    let is_own = |contract: &str| {
        patterns.is_empty() || patterns.iter().any(|pattern| pattern.matches(&fold(contract)))
    };
    for line in portfolio.lines.iter().filter(|line| orders(line)) {
        let Some(contract) = line.fields.get(Field::ContractId).filter(|text| is_own(text)) else {
            continue;
        };
        let code = &portfolio.departments[usize::from(line.department.0)].code;
        if *code == provider.department {
            continue;
        }
        for amount in counted(&line.amounts).filter(|amount| periods.contains(&amount.period)) {
            let row = row(rows, amount.period, line.department, contract);
            *row.ordered.get_or_insert(Total::ZERO) += amount.cents;
            row.ordered_cells.push((amount.table, amount.cell));
            if row.lines.last() != Some(&line.id) {
                row.lines.push(line.id.clone());
            }
        }
    }
}

/// The line is what its department means to pay: cost, or a charge that is left out because it
/// is counted elsewhere. Income, the other basis and clearing would state the same bill twice.
fn orders(line: &BudgetLine) -> bool {
    !matches!(
        line.out_of_scope,
        Some(
            OutOfScope::Income
                | OutOfScope::OtherBasis
                | OutOfScope::Loan
                | OutOfScope::CostAccounting
                | OutOfScope::Clearing
        )
    )
}

fn counted(amounts: &[Amount]) -> impl Iterator<Item = Amount> + '_ {
    amounts.iter().copied().filter(|amount| amount.period.phase != Phase::Commitment)
}

fn row<'r>(
    rows: &'r mut BTreeMap<Key, ContractRow>,
    period: Period,
    department: DepartmentIndex,
    contract: &Text,
) -> &'r mut ContractRow {
    rows.entry((period, department, fold(contract))).or_insert_with(|| ContractRow {
        period,
        department,
        contract: contract.clone(),
        ordered: None,
        expected: None,
        lines: Vec::new(),
        ordered_cells: Vec::new(),
        expected_cells: Vec::new(),
    })
}

fn sums(periods: &BTreeSet<Period>, rows: &[ContractRow]) -> Vec<ContractSum> {
    let mut sums: Vec<ContractSum> = Vec::new();
    for &period in periods {
        for state in ContractState::ALL {
            let (count, ordered, expected) = (0, Total::ZERO, Total::ZERO);
            sums.push(ContractSum { period, state, count, ordered, expected });
        }
    }
    for row in rows {
        let own = sums
            .iter_mut()
            .find(|sum| (sum.period, sum.state) == (row.period, row.state()))
            .expect("every period has every state");
        own.count += 1;
        own.ordered += row.ordered.unwrap_or_default();
        own.expected += row.expected.unwrap_or_default();
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture, PLAN};
    use crate::classify::Class;
    use crate::money::Cents;
    use crate::schema::{Fields, Reference};

    fn amount(period: Period, cents: i64, row: u32) -> Amount {
        Amount { period, cents: Cents(cents), table: TableIndex(0), cell: Cell { row, column: 2 } }
    }

    fn expect(fixture: &mut Fixture, department: u16, contract: &str, own: &[(Period, i64)]) {
        let row = u32::try_from(fixture.portfolio.references.rows.len()).unwrap();
        let mut fields = Fields::default();
        fields.set(Field::ContractId, Some(contract.into()));
        fixture.portfolio.references.rows.push(Reference {
            kind: ReferenceKind::ProviderRevenue,
            department: Some(DepartmentIndex(department)),
            fields,
            amounts: own.iter().map(|&(period, cents)| amount(period, -cents, row)).collect(),
            table: TableIndex(0),
            row,
        });
    }

    fn order(fixture: &mut Fixture, id: &str, department: u16, contract: &str, cents: i64) {
        fixture.line(id, department, Class::Operations, &[(BUDGET, cents), (BEFORE, 1)]);
        fixture.last().fields.set(Field::ContractId, Some(contract.into()));
    }

    fn compared(fixture: &mut Fixture, contracts: &[&str]) -> Vec<(String, ContractState, i128)> {
        let contracts = contracts.iter().map(|&text| text.into()).collect();
        let provider = ProviderCheck { department: "8".into(), contracts };
        fixture.round.comparison.provider = Some(provider);
        let found = compare(&fixture.portfolio, &fixture.round).expect("revenue is stated");
        let budget = found.rows.iter().filter(|row| row.period == BUDGET);
        budget
            .map(|row| {
                let name = format!("{}/{}", row.department.0, row.contract);
                (name, row.state(), row.difference().cents())
            })
            .collect()
    }

    #[test]
    fn both_sides_are_told_apart_by_contract_and_department() {
        let mut fixture = Fixture::new();
        order(&mut fixture, "A", 0, "LS-1", 100);
        order(&mut fixture, "B", 0, "ls-1", 20);
        order(&mut fixture, "C", 0, "LS-2", 50);
        order(&mut fixture, "D", 1, "LS-1", 30);
        order(&mut fixture, "E", 1, "Fremd 7", 999);
        order(&mut fixture, "F", 2, "LS-1", 777);
        expect(&mut fixture, 0, "LS-1", &[(BUDGET, 120)]);
        expect(&mut fixture, 0, "LS-2", &[(BUDGET, 60), (PLAN, 61)]);
        expect(&mut fixture, 1, "LS-3", &[(BUDGET, 0)]);
        let text = |name: &str| name.to_owned();
        assert_eq!(
            compared(&mut fixture, &["LS-*"]),
            [
                (text("0/LS-1"), ContractState::Matched, 0),
                (text("0/LS-2"), ContractState::Differing, -10),
                (text("1/LS-1"), ContractState::OnlyOrdered, 30),
                (text("1/LS-3"), ContractState::OnlyExpected, 0),
            ],
            "the provider's own line and a stranger's contract order nothing from it"
        );
        let all = compared(&mut fixture, &[]);
        assert_eq!(all.iter().filter(|(name, ..)| name.contains("Fremd")).count(), 1);
    }

    #[test]
    fn sums_of_the_states_add_up_to_both_sides() {
        let mut fixture = Fixture::new();
        order(&mut fixture, "A", 0, "LS-1", 100);
        order(&mut fixture, "B", 0, "LS-9", -5);
        fixture.last().out_of_scope = Some(OutOfScope::InternalCharge);
        order(&mut fixture, "C", 0, "LS-1", 100);
        fixture.last().out_of_scope = Some(OutOfScope::OtherBasis);
        expect(&mut fixture, 0, "LS-1", &[(BUDGET, 90)]);
        expect(&mut fixture, 0, "", &[(BUDGET, 7)]);
        compared(&mut fixture, &[]);
        let found = compare(&fixture.portfolio, &fixture.round).expect("revenue is stated");
        let ordered: Total = found.sums.iter().map(|sum| sum.ordered).sum();
        let expected: Total = found.sums.iter().map(|sum| sum.expected).sum();
        assert_eq!((ordered, expected), (Total(95), Total(90)), "the payment is the same bill");
        assert_eq!(found.without_contract[&BUDGET], Total(7));
        let cells = found.rows.iter().map(|row| row.ordered_cells.len()).sum::<usize>();
        assert_eq!(cells, 2);
    }
}
