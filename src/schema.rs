//! The data model: what a budget line, a project and a post are once they are typed.
//!
//! In: nothing. Out: the nouns that normalise makes, classify judges and analyse sums.
//! A [`BudgetLine`] is one table row, or one component of it where its amount columns carry
//! labels. It has many [`Amount`]s, each with its own place, since plan and actuals may come
//! from different files.

mod decision;
mod field;
mod line;
mod project;
mod reconciliation;
mod reference;
mod role_text;
mod seen;
mod table;

use std::sync::Arc;

pub use decision::{
    Action, Comment, Decision, Recorded, ReviewStatus, Shares, StatusEntry, VarianceEntry,
};
pub use field::{Field, Fields};
pub use line::{Amount, BudgetLine, Department, DepartmentIndex, OutOfScope};
pub use project::{Posts, Project, ProjectKind, Stated, Truth};
pub use reconciliation::{ClaimCheck, ColumnReconciliation, Reconciliation, ScopeSum};
pub use reference::{
    Benchmark, PlanAssignment, PlanEntry, PlanLine, PlanLines, Quantity, Reference, ReferenceKind,
    References,
};
pub use role_text::{origin_text, role_text};
pub use seen::{RowCounts, Seen, SeenMoney, Spelling};
pub use table::{Column, Role, RoleOrigin, Table, TableIndex};

/// Text of a cell, shared between all lines that carry it.
pub type Text = Arc<str>;

/// Everything normalise hands on: typed, scoped, reconciled.
#[derive(Debug, Default)]
pub struct Portfolio {
    /// Departments in the order of the round, or of their codes where they come from data.
    pub departments: Vec<Department>,
    /// Tables in order of path, sheet, position.
    pub tables: Vec<Table>,
    /// Budget lines in order of table and row.
    pub lines: Vec<BudgetLine>,
    /// Projects in order of id.
    pub projects: Vec<Project>,
    /// Posts in order of table and row.
    pub posts: Vec<Posts>,
    /// What the lines are held against; never part of the IT cost.
    pub references: References,
    /// What became of every amount cell.
    pub reconciliation: Reconciliation,
}
