//! By plan line and product: the lines as the *Ergebnisplan* and *Finanzplan* read them.
//!
//! In: the lines of the areas the policy names and the round's plan lines. Out: sums by plan
//! line, product, account and period, with classes and what is no IT cost. Every amount counts,
//! also income and payments of the other basis, since the plan shows them too; commitments do
//! not, they are money of later years. Deliberately absent: sums over both plans, which would
//! count an investment twice.

use std::collections::BTreeMap;

use super::ClassTotals;
use crate::classify::{self, Classification};
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::round::Round;
use crate::schema::{BudgetLine, Field, PlanAssignment, PlanLines, Portfolio, Text};

/// Money of one plan line, product, account and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFigure {
    /// The plan line, or why there is none.
    pub assignment: PlanAssignment,
    /// Product of the lines; empty where they name none.
    pub product: Text,
    /// Account; empty where the figure covers several.
    pub account: Text,
    /// Fiscal year and phase.
    pub period: Period,
    /// IT cost by class.
    pub totals: ClassTotals,
    /// Money that is no IT cost on this basis: income, internal charges, the other plan.
    pub out_of_scope: Total,
    /// Number of lines.
    pub line_count: u64,
}

impl PlanFigure {
    /// All money.
    #[must_use]
    pub fn total(&self) -> Total {
        self.totals.total() + self.out_of_scope
    }

    /// No money yet.
    fn none((assignment, product, account): &Key, period: Period) -> Self {
        Self {
            assignment: *assignment,
            product: product.clone(),
            account: account.clone(),
            period,
            totals: ClassTotals::default(),
            out_of_scope: Total::ZERO,
            line_count: 0,
        }
    }

    fn add(&mut self, other: &Self) {
        for (sum, class) in self.totals.0.iter_mut().zip(other.totals.0) {
            *sum += class;
        }
        self.out_of_scope += other.out_of_scope;
        self.line_count += other.line_count;
    }
}

/// The lines by plan line.
#[derive(Debug, Default)]
pub struct PlanFigures {
    /// By period, plan line in the table's order, product, account.
    pub accounts: Vec<PlanFigure>,
    /// The same with the accounts of a product put together.
    pub products: Vec<PlanFigure>,
    /// Accounts of lines without a plan line, with the number of lines and their sum in the
    /// first period the target is taken for.
    pub unassigned: Vec<UnassignedAccounts>,
}

/// Accounts of a group that have no plan line, or more than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnassignedAccounts {
    /// Why.
    pub assignment: PlanAssignment,
    /// The group of accounts; empty for lines without an account.
    pub group: Text,
    /// Number of lines.
    pub line_count: u64,
    /// Their money in the first target period, cost and income with their signs.
    pub sum: Total,
}

/// What lines are summed by besides the period.
type Key = (PlanAssignment, Text, Text);

/// Sums the lines by plan line.
pub(super) fn plan_figures(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Option<PlanFigures> {
    let plan = portfolio.references.plan_lines.as_ref()?;
    let mut sums: BTreeMap<Key, BTreeMap<Period, PlanFigure>> = BTreeMap::new();
    let mut unassigned: BTreeMap<(PlanAssignment, Text), (u64, Total)> = BTreeMap::new();
    let first = round.fiscal_years.iter().min().copied();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        if !round.policy.areas.contains(&line.area) {
            continue;
        }
        let assignment = assignment(line, plan);
        let text = |field| line.fields.get(field).cloned().unwrap_or_default();
        let key = (assignment, text(Field::Product), text(Field::Account));
        let own = sums.entry(key.clone()).or_default();
        for amount in amounts(line) {
            let figure =
                own.entry(amount.period).or_insert_with(|| PlanFigure::none(&key, amount.period));
            figure.line_count += 1;
            if line.out_of_scope.is_some() {
                figure.out_of_scope += amount.cents;
            }
        }
        let parts = classified.as_ref().map(|one| classify::allocations(line, one));
        for part in parts.unwrap_or_default() {
            let figure = own.get_mut(&part.period).expect("parts are parts of an amount");
            figure.totals.add(part.class, part.cents);
        }
        if !matches!(assignment, PlanAssignment::Line(_)) {
            let group = round.accounts.group(line.fields.text(Field::Account)).into();
            let (count, sum) = unassigned.entry((assignment, group)).or_default();
            *count += 1;
            let period =
                first.map(|fiscal_year| Period { fiscal_year, phase: round.target_phase() });
            let amount = period.and_then(|period| line.amount(period));
            *sum += amount.map(|amount| amount.cents).unwrap_or_default();
        }
    }
    let mut accounts: Vec<PlanFigure> =
        sums.into_values().flat_map(BTreeMap::into_values).collect();
    // A stable sort keeps plan line, product and account in order within a period.
    accounts.sort_by_key(|figure| figure.period);
    let products = products(&accounts);
    let unassigned = unassigned.into_iter().map(|((assignment, group), (line_count, sum))| {
        UnassignedAccounts { assignment, group, line_count, sum }
    });
    Some(PlanFigures { products, accounts, unassigned: unassigned.collect() })
}

/// The plan line of a budget line.
pub(super) fn assignment(line: &BudgetLine, plan: &PlanLines) -> PlanAssignment {
    plan.assignment(line.fields.text(Field::Account))
}

/// Amounts a plan shows: all but commitments.
pub(super) fn amounts(line: &BudgetLine) -> impl Iterator<Item = crate::schema::Amount> + '_ {
    line.amounts.iter().copied().filter(|amount| amount.period.phase != Phase::Commitment)
}

/// Puts the accounts of a product together; they follow each other.
fn products(accounts: &[PlanFigure]) -> Vec<PlanFigure> {
    let mut products: Vec<PlanFigure> = Vec::new();
    for figure in accounts {
        let same = products.last_mut().filter(|last| {
            (last.period, last.assignment, &last.product)
                == (figure.period, figure.assignment, &figure.product)
        });
        match same {
            Some(last) => last.add(figure),
            None => products.push(PlanFigure { account: "".into(), ..figure.clone() }),
        }
    }
    products
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{BEFORE, BUDGET, Fixture};
    use crate::classify::Class;
    use crate::schema::{OutOfScope, PlanLine};

    fn plan() -> PlanLines {
        let line = |code: &str| PlanLine {
            code: code.into(),
            name: code.into(),
            statement: "Ergebnisplan".into(),
        };
        let mut plan = PlanLines::default();
        plan.add("52", line("E13"), 2);
        plan.add("448", line("E5"), 3);
        plan.add("448", line("E6"), 4);
        plan
    }

    fn set(fixture: &mut Fixture, account: &str, product: &str) {
        fixture.last().fields.set(Field::Account, Some(account.into()));
        fixture.last().fields.set(Field::Product, Some(product.into()));
    }

    #[test]
    fn classes_and_what_is_no_cost_add_up_to_the_money_of_the_plan_line() {
        let mut fixture = Fixture::new();
        fixture.portfolio.references.plan_lines = Some(plan());
        let split = [(Class::Operations, 1), (Class::Innovation, 1)];
        fixture.parts("A", 0, &split, &[(BUDGET, 1_001), (BEFORE, 200)]);
        set(&mut fixture, "529100", "P1");
        fixture.line("B", 0, Class::Operations, &[(BUDGET, -1)]);
        set(&mut fixture, "523100", "P1");
        fixture.line("C", 0, Class::Operations, &[(BUDGET, -50)]);
        set(&mut fixture, "448100", "P1");
        fixture.last().out_of_scope = Some(OutOfScope::Income);
        fixture.classification.lines[2] = None;
        fixture.line("D", 0, Class::Unclear, &[(BUDGET, 7)]);
        set(&mut fixture, "551700", "");
        fixture.line("E", 2, Class::Operations, &[(BUDGET, 999)]);
        let analysis = fixture.analyse();
        let figures = analysis.plan_lines.as_ref().expect("the round has plan lines");
        let shown: Vec<_> = figures
            .products
            .iter()
            .filter(|figure| figure.period == BUDGET)
            .map(|figure| (figure.assignment, &*figure.product, figure.total().cents()))
            .collect();
        assert_eq!(
            shown,
            [
                (PlanAssignment::Line(0), "P1", 1_000),
                (PlanAssignment::Ambiguous(0), "P1", -50),
                (PlanAssignment::Missing, "", 7),
            ],
            "the clinics' plan stands apart"
        );
        let first = figures.products.iter().find(|figure| figure.period == BUDGET).unwrap();
        assert_eq!(first.totals.of(Class::Operations), Total(500), "501 - 1");
        assert_eq!(first.totals.of(Class::Innovation), Total(500));
        assert_eq!((first.line_count, first.out_of_scope), (2, Total::ZERO));
        assert_eq!(figures.accounts.len(), 5, "two accounts of E13, one of them last year too");
        let groups: Vec<_> =
            figures.unassigned.iter().map(|own| (&*own.group, own.sum.cents())).collect();
        assert_eq!(groups, [("44", -50), ("55", 7)]);
    }
}
