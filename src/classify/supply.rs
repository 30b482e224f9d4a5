//! Columns of a round's own rule table that no input of the round supplies.
//!
//! In: the table and the portfolio. Out: a diagnostic for each such column, at its heading. A
//! condition on a field nobody fills never holds, or always where it only excludes; either way
//! the rule does not do what it says. Shipped rules serve many kinds of rounds and stay silent.

use super::columns::{self, ColumnKind};
use super::table::RuleTable;
use crate::diagnostic::{Code, Diagnostic};
use crate::provenance::{Cell, Place};
use crate::schema::{BudgetLine, Field, Portfolio, Project};

/// What is to be said of the table's columns.
pub(super) fn find(table: &RuleTable, portfolio: &Portfolio) -> Vec<Diagnostic> {
    let Some(sheet) = &table.sheet else { return Vec::new() };
    let own = || table.classes.iter().chain(&table.facts).filter(|rule| !rule.shipped);
    let mut diagnostics = Vec::new();
    for heading in &table.headings {
        let asking: Vec<&str> = own()
            .filter(|rule| rule.stated.iter().any(|(kind, _)| *kind == heading.kind))
            .map(|rule| &*rule.id)
            .collect();
        if asking.is_empty() || is_supplied(heading.kind, portfolio) {
            continue;
        }
        let cell = Cell { row: heading.row.saturating_sub(1), column: heading.column };
        diagnostics.push(
            Diagnostic::new(Code::RuleColumnUnsupplied)
                .at(Place::sheet(sheet).at(cell))
                .with("found", columns::heading(heading.kind))
                .with("count", asking.len().to_string())
                .with("rules", asking.join(", ")),
        );
    }
    diagnostics
}

/// Whether a line or project of the round has what the column asks for.
fn is_supplied(kind: ColumnKind, portfolio: &Portfolio) -> bool {
    let line = |has: fn(&BudgetLine) -> bool| portfolio.lines.iter().any(has);
    let project = |has: fn(&Project) -> bool| portfolio.projects.iter().any(has);
    match kind {
        ColumnKind::Account => line(|line| has(line, Field::Account)),
        ColumnKind::AccountName => line(|line| has(line, Field::AccountName)),
        ColumnKind::Product => line(|line| has(line, Field::Product)),
        ColumnKind::CostCentre => line(|line| has(line, Field::CostCentre)),
        ColumnKind::SolutionScope => line(|line| has(line, Field::SolutionScope)),
        ColumnKind::Declared => line(|line| has(line, Field::DeclaredClass)),
        ColumnKind::BusinessArea => {
            line(|line| has(line, Field::BusinessArea))
                || project(|project| !project.business_area.is_empty())
        }
        ColumnKind::Label => line(|line| line.component.is_some()),
        ColumnKind::ProjectText | ColumnKind::NotProjectText | ColumnKind::GoLive => {
            !portfolio.projects.is_empty()
        }
        ColumnKind::ProjectKind => project(|project| project.kind.is_some()),
        ColumnKind::ProjectStatus => project(|project| !project.status.is_empty()),
        ColumnKind::Begin => project(|project| project.begin.is_some()),
        ColumnKind::GoLiveDate => project(|project| project.go_live.is_some()),
        ColumnKind::End => project(|project| project.end.is_some()),
        // Always there, or settled by rules, or asked for as a possible absence.
        ColumnKind::Id
        | ColumnKind::Priority
        | ColumnKind::Department
        | ColumnKind::Text
        | ColumnKind::NotText
        | ColumnKind::Innovation
        | ColumnKind::Fact(_)
        | ColumnKind::HasProject
        | ColumnKind::Course
        | ColumnKind::Amount
        | ColumnKind::Class
        | ColumnKind::Reason
        | ColumnKind::EnglishReason
        | ColumnKind::Source
        | ColumnKind::Example
        | ColumnKind::CounterExample => true,
    }
}

fn has(line: &BudgetLine, field: Field) -> bool {
    line.fields.get(field).is_some()
}
