//! What became of every cent, as `kpi.json` shows it.

use serde::Serialize;

use super::target::Money;
use crate::money::Total;
use crate::period::Phase;
use crate::provenance;
use crate::schema::{self, ColumnReconciliation, OutOfScope};

/// Sums over all amount columns, then column by column.
#[derive(Serialize)]
pub(super) struct Reconciliation<'a> {
    input: Money,
    classified: Money,
    out_of_scope: Money,
    roll_up: Money,
    rejected: Money,
    difference: Money,
    columns: Vec<ColumnData<'a>>,
}

#[derive(Serialize)]
struct ColumnData<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    /// Cell of the first heading, where the sheet has several tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<String>,
    /// Letters of the column, as spreadsheets show it.
    column: String,
    heading: &'a str,
    input: Money,
    classified: Money,
    out_of_scope: Money,
    roll_up: Money,
    rejected: Money,
    difference: Money,
    unreadable_count: u32,
    rounded_count: u32,
}

/// Money that was left out.
#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    reason: OutOfScope,
    filter: &'a str,
    account_group: &'a str,
    fiscal_year: i16,
    phase: Phase,
    count: u64,
    sum: Money,
}

impl<'a> Reconciliation<'a> {
    /// The reconciliation of a run.
    pub(super) fn new(reconciliation: &'a schema::Reconciliation) -> Self {
        let columns = &reconciliation.columns;
        let sum = |part: fn(&ColumnReconciliation) -> Total| Money(columns.iter().map(part).sum());
        Self {
            input: sum(|column| column.input),
            classified: sum(|column| column.classified),
            out_of_scope: sum(out_of_scope),
            roll_up: sum(|column| column.roll_up),
            rejected: sum(|column| column.rejected),
            difference: sum(ColumnReconciliation::difference),
            columns: columns.iter().map(column).collect(),
        }
    }
}

/// The sums of what was left out, in the order of the portfolio.
pub(super) fn left_out(reconciliation: &schema::Reconciliation) -> Vec<LeftOut<'_>> {
    reconciliation
        .out_of_scope
        .iter()
        .map(|sum| LeftOut {
            reason: sum.reason,
            filter: &sum.filter,
            account_group: &sum.account_group,
            fiscal_year: sum.period.fiscal_year.0,
            phase: sum.period.phase,
            count: sum.count,
            sum: Money(sum.sum),
        })
        .collect()
}

fn column(column: &ColumnReconciliation) -> ColumnData<'_> {
    ColumnData {
        file: &column.sheet.path,
        sheet: column.sheet.name.as_deref(),
        table: column.table.map(provenance::Cell::a1),
        column: provenance::column_letters(column.column),
        heading: &column.heading,
        input: Money(column.input),
        classified: Money(column.classified),
        out_of_scope: Money(out_of_scope(column)),
        roll_up: Money(column.roll_up),
        rejected: Money(column.rejected),
        difference: Money(column.difference()),
        unreadable_count: column.unreadable_count,
        rounded_count: column.rounded_count,
    }
}

fn out_of_scope(column: &ColumnReconciliation) -> Total {
    column.out_of_scope.iter().map(|&(_, sum)| sum).sum()
}
