//! The ledger beside the plan: each plan line and product with both sums and their difference.
//!
//! In: the lines of the areas the policy names, an extract of the ledger, the round's plan
//! lines. Out: one row for each plan line, product and period the ledger states, and the
//! accounts behind it. Differences of opposite sign within a row are shown as well: a row may
//! agree while its accounts do not. Deliberately absent: any effect on IT cost.

use std::collections::{BTreeMap, BTreeSet};

use super::plan_lines::{amounts, assignment};
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::provenance::Cell;
use crate::round::Round;
use crate::schema::{
    Amount, Field, PlanAssignment, PlanLines, Portfolio, ReferenceKind, TableIndex, Text,
};

/// Both sides of a sum; a side that states nothing is absent, which is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides {
    /// The lines of the round.
    pub plan: Option<Total>,
    /// The ledger.
    pub ledger: Option<Total>,
}

impl Sides {
    /// Plan minus ledger, an absent side counting as nothing.
    #[must_use]
    pub fn difference(&self) -> Total {
        self.plan.unwrap_or_default() - self.ledger.unwrap_or_default()
    }

    /// Both sides state the same.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.difference() == Total::ZERO
    }

    fn add(&mut self, other: &Self) {
        for (sum, own) in [(&mut self.plan, other.plan), (&mut self.ledger, other.ledger)] {
            if let Some(own) = own {
                *sum.get_or_insert(Total::ZERO) += own;
            }
        }
    }
}

/// One account of a product in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerAccount {
    /// Fiscal year and phase.
    pub period: Period,
    /// The plan line, or why there is none.
    pub assignment: PlanAssignment,
    /// Product; empty where the sides are not compared by product.
    pub product: Text,
    /// The account.
    pub account: Text,
    /// Both sums.
    pub sides: Sides,
    /// Its first amount in the ledger, else among the lines.
    pub cell: (TableIndex, Cell),
}

/// One plan line and product in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Fiscal year and phase.
    pub period: Period,
    /// The plan line, or why there is none.
    pub assignment: PlanAssignment,
    /// Product; empty where the sides are not compared by product.
    pub product: Text,
    /// Both sums.
    pub sides: Sides,
    /// What accounts have more in the plan than in the ledger, never negative.
    pub above: Total,
    /// What accounts have less in the plan than in the ledger, never positive.
    pub below: Total,
}

/// The ledger beside the plan.
#[derive(Debug, Default)]
pub struct LedgerComparison {
    /// The ledger names products, so that the sides are compared by product.
    pub by_product: bool,
    /// By period, plan line, product.
    pub rows: Vec<LedgerRow>,
    /// By period, plan line, product, account.
    pub accounts: Vec<LedgerAccount>,
    /// Periods of the plan the ledger states nothing of.
    pub plan_only_periods: Vec<Period>,
    /// Commitments of the ledger, which no plan line shows.
    pub commitments: Total,
}

type Key = (Period, PlanAssignment, Text, Text);

/// Both sums of an account, and where it stands first.
struct Sum {
    sides: Sides,
    cell: (TableIndex, Cell),
}

impl Sum {
    /// Nothing yet of an account that stands first where an amount stands.
    fn from(amount: &Amount) -> Self {
        Self { sides: Sides::default(), cell: (amount.table, amount.cell) }
    }
}

/// Compares the lines with the ledger, where the round has both a ledger and plan lines.
pub(super) fn compare(portfolio: &Portfolio, round: &Round) -> Option<LedgerComparison> {
    let plan = portfolio.references.plan_lines.as_ref()?;
    let ledger = || portfolio.references.of(ReferenceKind::Ledger);
    ledger().next()?;
    let by_product = ledger().any(|row| row.fields.get(Field::Product).is_some());
    let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
    let (mut periods, mut commitments) = (BTreeSet::new(), Total::ZERO);
    for row in ledger() {
        let account = row.fields.get(Field::Account).cloned().unwrap_or_default();
        let product = row.fields.get(Field::Product).cloned().unwrap_or_default();
        for amount in &row.amounts {
            if amount.period.phase == Phase::Commitment {
                commitments += amount.cents;
                continue;
            }
            periods.insert(amount.period);
            let key = (amount.period, plan.assignment(&account), product.clone(), account.clone());
            let sum = sums.entry(key).or_insert_with(|| Sum::from(amount));
            *sum.sides.ledger.get_or_insert(Total::ZERO) += amount.cents;
        }
    }
    let plan_only = add_plan(portfolio, round, plan, by_product, &periods, &mut sums);
    let accounts: Vec<LedgerAccount> = sums
        .into_iter()
        .map(|((period, assignment, product, account), Sum { sides, cell })| LedgerAccount {
            period,
            assignment,
            product,
            account,
            sides,
            cell,
        })
        .collect();
    let rows = rows(&accounts);
    let plan_only_periods = plan_only.into_iter().collect();
    Some(LedgerComparison { by_product, rows, accounts, plan_only_periods, commitments })
}

/// Adds the lines' money in the periods of the ledger; gives the other periods they have.
fn add_plan(
    portfolio: &Portfolio,
    round: &Round,
    plan: &PlanLines,
    by_product: bool,
    periods: &BTreeSet<Period>,
    sums: &mut BTreeMap<Key, Sum>,
) -> BTreeSet<Period> {
    let mut others = BTreeSet::new();
    for line in portfolio.lines.iter().filter(|line| round.policy.areas.contains(&line.area)) {
        let account = line.fields.get(Field::Account).cloned().unwrap_or_default();
        let product = line.fields.get(Field::Product).filter(|_| by_product).cloned();
        let product = product.unwrap_or_default();
        for amount in amounts(line) {
            if !periods.contains(&amount.period) {
                others.insert(amount.period);
                continue;
            }
            let key = (amount.period, assignment(line, plan), product.clone(), account.clone());
            let sum = sums.entry(key).or_insert_with(|| Sum::from(&amount));
            *sum.sides.plan.get_or_insert(Total::ZERO) += amount.cents;
        }
    }
    others
}

/// Puts the accounts of a plan line and product together; they follow each other.
fn rows(accounts: &[LedgerAccount]) -> Vec<LedgerRow> {
    let mut rows: Vec<LedgerRow> = Vec::new();
    for account in accounts {
        let same = rows.last().is_some_and(|last| {
            (last.period, last.assignment, &last.product)
                == (account.period, account.assignment, &account.product)
        });
        if !same {
            rows.push(LedgerRow {
                period: account.period,
                assignment: account.assignment,
                product: account.product.clone(),
                sides: Sides::default(),
                above: Total::ZERO,
                below: Total::ZERO,
            });
        }
        let row = rows.last_mut().expect("there is one now");
        row.sides.add(&account.sides);
        let difference = account.sides.difference();
        let side = if difference > Total::ZERO { &mut row.above } else { &mut row.below };
        *side += difference;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;
    use crate::money::Cents;
    use crate::round::comparison;
    use crate::schema::{Fields, Reference};

    fn booked(fixture: &mut Fixture, account: &str, product: &str, amounts: &[(Period, i64)]) {
        let mut fields = Fields::default();
        fields.set(Field::Account, Some(account.into()));
        fields.set(Field::Product, Some(product.into()));
        let amounts = amounts.iter().map(|&(period, cents)| Amount {
            period,
            cents: Cents(cents),
            table: TableIndex(0),
            cell: Cell { row: 1, column: 1 },
        });
        fixture.portfolio.references.rows.push(Reference {
            kind: ReferenceKind::Ledger,
            department: None,
            fields,
            amounts: amounts.collect(),
            table: TableIndex(0),
            row: 1,
        });
    }

    fn planned(fixture: &mut Fixture, account: &str, product: &str, cents: i64) {
        let id = format!("{account}{product}");
        fixture.line(&id, 0, Class::Operations, &[(BUDGET, cents), (BEFORE, 1)]);
        fixture.last().fields.set(Field::Account, Some(account.into()));
        fixture.last().fields.set(Field::Product, Some(product.into()));
    }

    fn compared(fixture: &mut Fixture) -> LedgerComparison {
        fixture.portfolio.references.plan_lines = Some(comparison::nkf());
        compare(&fixture.portfolio, &fixture.round).expect("ledger and plan lines")
    }

    #[test]
    fn differences_of_accounts_are_not_netted_within_a_plan_line() {
        let mut fixture = Fixture::new();
        planned(&mut fixture, "523100", "P1", 100);
        planned(&mut fixture, "529100", "P1", 50);
        booked(&mut fixture, "523100", "P1", &[(BUDGET, 60)]);
        booked(&mut fixture, "529100", "P1", &[(BUDGET, 40)]);
        booked(&mut fixture, "529100", "P1", &[(BUDGET, 50)]);
        let compared = compared(&mut fixture);
        let [row] = &compared.rows[..] else { panic!("one plan line: {:?}", compared.rows) };
        assert!(row.sides.agrees());
        assert_eq!(row.sides, Sides { plan: Some(Total(150)), ledger: Some(Total(150)) });
        assert_eq!((row.above, row.below), (Total(40), Total(-40)), "100-60 and 50-90");
        assert_eq!(compared.plan_only_periods, [BEFORE]);
    }

    #[test]
    fn an_account_stands_where_the_ledger_states_it_first() {
        let mut fixture = Fixture::new();
        planned(&mut fixture, "523100", "P1", 100);
        planned(&mut fixture, "529100", "P1", 100);
        let of_the_plan = fixture.portfolio.lines[1].amount(BUDGET).expect("it is planned");
        booked(&mut fixture, "523100", "P1", &[(BUDGET, 60)]);
        let rows = &mut fixture.portfolio.references.rows;
        rows[0].amounts[0].cell = Cell { row: 77, column: 3 };
        let compared = compared(&mut fixture);
        let cells: Vec<Cell> = compared.accounts.iter().map(|account| account.cell.1).collect();
        assert_eq!(cells, [Cell { row: 77, column: 3 }, of_the_plan.cell]);
    }

    #[test]
    fn a_side_without_an_amount_is_absent_and_not_zero() {
        let mut fixture = Fixture::new();
        planned(&mut fixture, "529100", "P1", 100);
        booked(&mut fixture, "529100", "P2", &[(BUDGET, 0)]);
        booked(&mut fixture, "", "P1", &[(BUDGET, -5), (Period::new(2027, Phase::Commitment), 9)]);
        let compared = compared(&mut fixture);
        let sides: Vec<_> = compared.rows.iter().map(|row| row.sides).collect();
        assert_eq!(
            sides,
            [
                Sides { plan: Some(Total(100)), ledger: None },
                Sides { plan: None, ledger: Some(Total(0)) },
                Sides { plan: None, ledger: Some(Total(-5)) },
            ]
        );
        assert_eq!(compared.rows[2].assignment, PlanAssignment::Missing);
        assert_eq!(compared.commitments, Total(9));
    }

    #[test]
    fn a_ledger_without_products_is_compared_by_plan_line_alone() {
        let mut fixture = Fixture::new();
        planned(&mut fixture, "529100", "P1", 100);
        planned(&mut fixture, "529100", "P2", 20);
        booked(&mut fixture, "529100", "", &[(BUDGET, 120)]);
        let compared = compared(&mut fixture);
        assert!(!compared.by_product);
        assert_eq!(compared.rows.len(), 1);
        assert!(compared.rows[0].sides.agrees());
    }
}
