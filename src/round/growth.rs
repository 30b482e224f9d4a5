//! What a round declares about growth: contracts with an index clause.
//!
//! In: validated settings. Out: the rate of a contract in a year. Deliberately absent: any rate
//! that nobody declared.

use std::collections::HashMap;

use crate::money::Ratio;
use crate::period::FiscalYear;
use crate::round::headings::fold;
use crate::schema::Text;

/// A contract whose price follows an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexClause {
    /// The contract, as lines name it (`contract_id`).
    pub contract_id: Text,
    /// By how much it grows from one year to the next.
    pub rate: Ratio,
    /// The year it grows into; nothing for every year that has no rate of its own.
    pub fiscal_year: Option<FiscalYear>,
}

/// The clauses that hold for growth into one year.
#[derive(Debug)]
pub struct IndexClauses<'a>(HashMap<String, &'a IndexClause>);

impl<'a> IndexClauses<'a> {
    /// The clauses of a year: its own before those of every year.
    #[must_use]
    pub fn of(clauses: &'a [IndexClause], year: FiscalYear) -> Self {
        let mut found: HashMap<String, &IndexClause> = HashMap::new();
        let holds = |clause: &&IndexClause| clause.fiscal_year.is_none_or(|own| own == year);
        for clause in clauses.iter().filter(holds) {
            let known = found.entry(fold(&clause.contract_id)).or_insert(clause);
            if clause.fiscal_year.is_some() {
                *known = clause;
            }
        }
        Self(found)
    }

    /// The rate of a contract; nothing for lines without one.
    #[must_use]
    pub fn rate(&self, contract_id: &str) -> Option<Ratio> {
        if self.0.is_empty() || contract_id.is_empty() {
            return None;
        }
        self.0.get(&fold(contract_id)).map(|clause| clause.rate)
    }
}
