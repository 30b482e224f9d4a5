//! Ledger: each account of a plan line and product with the sums of lines and ledger.

use super::super::Run;
use super::listed::{Item, Listed, period};
use super::plan_lines::line;
use super::table::Kind;

const COLUMNS: [(&str, Kind); 11] = [
    ("statement", Kind::Text),
    ("plan_line", Kind::Text),
    ("plan_line_name", Kind::Text),
    ("assignment", Kind::Text),
    ("product", Kind::Text),
    ("account", Kind::Text),
    ("fiscal_year", Kind::Whole),
    ("phase", Kind::Text),
    ("plan", Kind::Money),
    ("ledger", Kind::Money),
    ("difference", Kind::Money),
];

/// The table, where the round has a ledger and plan lines.
pub(super) fn listed(run: &Run) -> Option<Listed> {
    let plan = run.portfolio.references.plan_lines.as_ref()?;
    let ledger = run.analysis.ledger.as_ref()?;
    let mut listed = Listed::new(&COLUMNS);
    for account in &ledger.accounts {
        let mut row: Vec<Item> = line(plan, account.assignment).into();
        row.extend([Item::from(&*account.product), Item::from(&*account.account)]);
        row.extend(period(account.period));
        row.extend([
            account.sides.plan.into(),
            account.sides.ledger.into(),
            account.sides.difference().into(),
        ]);
        listed.push(row);
    }
    Some(listed)
}
