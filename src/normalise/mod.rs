//! Normalise: raw tables become typed budget lines, projects and posts.
//!
//! In: the raw tables of ingest and the round. Out: a [`Portfolio`](crate::schema::Portfolio)
//! in which every amount cell is accounted for. Deliberately absent: files, clock, classes.
//!
//! Each table is normalised by itself with [`table`], so that files can be worked on side by
//! side and their raw cells dropped early; [`assemble`] then joins lines that several tables
//! speak of, numbers twins and puts everything into one order.

mod assembly;
mod claims;
mod contract_ends;
mod departments;
mod doubled;
mod guard;
mod identity;
mod layout;
mod lines;
mod parts;
mod plausibility;
mod posts;
mod projects;
mod repeats;
mod rows;
#[cfg(test)]
mod tests;
mod unknown;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Touches};
use crate::ingest::RawTable;
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::round::{Input, InputKind, Round};
use crate::schema::{
    BudgetLine, ClaimCheck, ColumnReconciliation, OutOfScope, Posts, Project, Reference, Role,
    Table, Text,
};
use layout::Layout;

pub use assembly::assemble;
pub use departments::{department_code, name_by_file, name_by_row};

/// What one table became, before tables are joined.
#[derive(Debug)]
pub struct NormalisedTable {
    table: Table,
    /// Departments as the table names them: code and name.
    departments: Vec<(Text, Text)>,
    /// Lines; their department is a number in `departments`, their table is 0.
    lines: Vec<BudgetLine>,
    /// Rows of the table name year or phase, so that rows of one key belong together.
    long: bool,
    projects: Vec<Project>,
    posts: Vec<Posts>,
    /// Rows for comparison; their department is a number in `departments`, their table is 0.
    references: Vec<Reference>,
    columns: Vec<ColumnReconciliation>,
    scope_sums: BTreeMap<ScopeKey, (u64, Total)>,
    claims: Vec<ClaimCheck>,
    claims_held_count: u64,
    /// What the tables of the sheet sum to, this one included.
    above: claims::Above,
}

/// What sums out of scope are kept by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ScopeKey {
    reason: OutOfScope,
    filter: Text,
    account_group: Text,
    period: Period,
}

/// Normalises one table.
///
/// # Panics
///
/// If the engine lost or doubled money: what the rows became does not sum to the control sums.
#[must_use]
pub fn table(raw: &RawTable, input: &Input, round: &Round) -> (NormalisedTable, Vec<Diagnostic>) {
    table_below(raw, None, input, round)
}

/// The same below another table of its sheet, whose rows its printed sums may speak of, too.
///
/// # Panics
///
/// As [`table`] does.
#[must_use]
pub fn table_below(
    raw: &RawTable,
    before: Option<&NormalisedTable>,
    input: &Input,
    round: &Round,
) -> (NormalisedTable, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let layout = Layout::new(&raw.table, input, round, &mut diagnostics);
    let mut normalised = NormalisedTable::new(raw, &layout, input.kind.touches());
    if let Some(before) = before.filter(|before| before.table.sheet == raw.table.sheet) {
        normalised.above = before.above.clone();
    }
    match input.kind {
        InputKind::Budget => {
            check_years(&raw.table, round, &mut diagnostics);
            lines::read(raw, &layout, input, round, &mut normalised, &mut diagnostics);
        }
        InputKind::Ledger | InputKind::ProviderRevenue => {
            lines::read(raw, &layout, input, round, &mut normalised, &mut diagnostics);
        }
        InputKind::Projects => {
            projects::read(raw, &layout, input, round, &mut normalised, &mut diagnostics);
        }
        InputKind::Form => unreachable!("a form is read as its lines and its projects"),
        InputKind::Posts => posts::read(raw, &layout, input, &mut normalised, &mut diagnostics),
    }
    for column in &normalised.columns {
        assert_eq!(column.difference(), Total::ZERO, "no cent is lost in {}", column.heading);
    }
    (normalised, diagnostics)
}

impl NormalisedTable {
    fn new(raw: &RawTable, layout: &Layout, touches: Touches) -> Self {
        let columns = layout
            .amounts
            .iter()
            .map(|amount| {
                let control = raw.control[amount.index];
                let column = &raw.table.columns[amount.index];
                ColumnReconciliation {
                    sheet: raw.table.sheet.clone(),
                    table: None,
                    column: column.index,
                    heading: column.heading.clone(),
                    touches,
                    input: control.sum,
                    classified: Total::ZERO,
                    out_of_scope: Vec::new(),
                    roll_up: Total::ZERO,
                    rejected: Total::ZERO,
                    unreadable_count: control.unreadable_count,
                    rounded_count: control.rounded_count,
                    rounding_moved_millionths: control.rounding_moved_millionths,
                }
            })
            .collect();
        Self {
            table: raw.table.clone(),
            departments: Vec::new(),
            lines: Vec::new(),
            long: raw
                .table
                .columns
                .iter()
                .any(|column| matches!(column.role, Role::RowYear | Role::RowPhase)),
            projects: Vec::new(),
            posts: Vec::new(),
            references: Vec::new(),
            columns,
            scope_sums: BTreeMap::new(),
            claims: Vec::new(),
            claims_held_count: 0,
            above: claims::Above::default(),
        }
    }
}

/// A sheet whose headings name years, but not the budget year, is last year's file.
fn check_years(table: &Table, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    let mut latest: Option<(i16, &crate::schema::Column)> = None;
    for column in &table.columns {
        let Role::Amount { fiscal_year, phase, year_offset, .. } = &column.role else { continue };
        if matches!(phase, Some(Phase::Actual | Phase::ToDate | Phase::Commitment)) {
            continue;
        }
        let Some(year) = fiscal_year else { return };
        if round.fiscal_years.contains(year) || *year_offset != 0 {
            return;
        }
        if column.origin == crate::schema::RoleOrigin::Round {
            return;
        }
        if latest.is_none_or(|(last, _)| year.0 > last) {
            latest = Some((year.0, column));
        }
    }
    let Some((year, column)) = latest else { return };
    let expected: Vec<String> = round.fiscal_years.iter().map(ToString::to_string).collect();
    let cell = crate::provenance::Cell { row: table.header_row, column: column.index };
    diagnostics.push(
        Diagnostic::new(Code::YearWrong)
            .at(table.place(cell))
            .with("found", year.to_string())
            .with("expected", expected.join(", ")),
    );
}
