//! What rules see of a line only if one of them asks for it: department, product, cost centre,
//! business area, scope of the solution, comparisons on the amount.
//!
//! In: the rules of a table, then the lines. Out: distinct combinations of what is asked for.
//! Lines that look the same to every rule are judged once; so an amount is never part of what
//! they are grouped by, only which of the table's comparisons it satisfies, and nothing at all
//! where no rule asks.

use super::codes::code;
use super::condition::AskedFacts;
use super::interval::Intervals;
use super::pattern::Words;
use super::prepare::Distinct;
use super::table::Rule;
use crate::period::Period;
use crate::schema::{BudgetLine, Field, Portfolio};

/// What the rules of a table ask for.
#[derive(Debug, Default)]
pub(super) struct Asks {
    department: bool,
    /// By [`FIELDS`].
    fields: [bool; FIELDS.len()],
    /// The distinct comparisons on amounts.
    amounts: Vec<Intervals>,
}

/// Fields of a line that only some tables ask for.
const FIELDS: [Field; 4] =
    [Field::Product, Field::CostCentre, Field::BusinessArea, Field::SolutionScope];

/// What is asked of a line, as numbers and borrowed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Answer<'a> {
    department: Option<u16>,
    fields: [&'a str; FIELDS.len()],
    amounts: u128,
}

impl Asks {
    /// What the conditions of the rules ask for.
    pub(super) fn new(rules: &[Rule], amounts: Vec<Intervals>) -> Self {
        let asks = |is_asked: fn(&Rule) -> bool| rules.iter().any(is_asked);
        Self {
            department: asks(|rule| !rule.conditions.department.is_empty()),
            fields: [
                asks(|rule| !rule.conditions.product.is_empty()),
                asks(|rule| !rule.conditions.cost_centre.is_empty()),
                asks(|rule| !rule.conditions.business_area.is_empty()),
                asks(|rule| !rule.conditions.solution_scope.is_empty()),
            ],
            amounts,
        }
    }

    fn is_nothing(&self) -> bool {
        !self.department && self.fields == [false; FIELDS.len()] && self.amounts.is_empty()
    }
}

/// Collects what is asked of each line.
pub(super) struct AskedCollector<'a> {
    asks: &'a Asks,
    budget: Period,
    /// Nothing where the table asks for nothing: all lines are alike.
    answers: Option<Distinct<Answer<'a>>>,
}

impl<'a> AskedCollector<'a> {
    /// For lines of a budget year and phase.
    pub(super) fn new(asks: &'a Asks, budget: Period) -> Self {
        let answers = (!asks.is_nothing()).then(|| Distinct::with_capacity(0));
        Self { asks, budget, answers }
    }

    /// Number of what is asked of a line.
    pub(super) fn number(&mut self, line: &'a BudgetLine) -> u32 {
        let Some(answers) = &mut self.answers else { return 0 };
        let mut fields = [""; FIELDS.len()];
        for ((text, field), asked) in fields.iter_mut().zip(FIELDS).zip(self.asks.fields) {
            if asked {
                *text = line.fields.text(field);
            }
        }
        let mut amounts = 0;
        if !self.asks.amounts.is_empty() {
            let cents = line.amount(self.budget).map(|amount| amount.cents.0);
            for (number, test) in self.asks.amounts.iter().enumerate() {
                amounts |= u128::from(test.hold(cents)) << number;
            }
        }
        let department = self.asks.department.then_some(line.department.0);
        answers.number(Answer { department, fields, amounts })
    }

    /// What rules see of each number.
    pub(super) fn facts(self, portfolio: &Portfolio, words: &Words) -> Vec<AskedFacts> {
        let Some(answers) = self.answers else {
            let solution_scope = words.hits("");
            return vec![AskedFacts { solution_scope, ..AskedFacts::default() }];
        };
        let facts = |answer: &Answer<'_>| {
            let department = answer.department.and_then(|index| {
                portfolio.departments.get(usize::from(index)).map(|department| &*department.code)
            });
            let [product, cost_centre, business_area, solution_scope] = answer.fields;
            AskedFacts {
                department: code(department.unwrap_or_default()),
                product: code(product),
                cost_centre: code(cost_centre),
                business_area: (!business_area.is_empty()).then(|| words.hits(business_area)),
                solution_scope: words.hits(solution_scope),
                amounts: answer.amounts,
            }
        };
        answers.list.iter().map(facts).collect()
    }
}
