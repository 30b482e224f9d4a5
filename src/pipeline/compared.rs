//! What is to be said once the budget was held against ledger, provider, plan lines, benchmarks.
//!
//! In: the analysis and the portfolio. Out: diagnostics. Every figure stands in the analysis
//! already; here it gets a place and an addressee. Deliberately absent: figures of its own.

use std::collections::BTreeMap;

use crate::analyse::Analysis;
use crate::analyse::follow_up::{FollowUpRow, FollowUpState, FollowUpSubject};
use crate::analyse::ledger::LedgerAccount;
use crate::analyse::provider::{ContractRow, ContractState};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::Period;
use crate::provenance::{Cell, Place};
use crate::round::Round;
use crate::schema::{PlanAssignment, PlanLines, Portfolio, TableIndex};

/// Everything that is to be said.
pub(super) fn findings(
    portfolio: &Portfolio,
    analysis: &Analysis,
    round: &Round,
) -> Vec<Diagnostic> {
    let teller = Teller { portfolio, analysis, round };
    let mut found = teller.plan_lines();
    found.extend(teller.ledger());
    found.extend(teller.contracts());
    found.extend(teller.follow_up());
    found.extend(teller.benchmarks());
    found
}

struct Teller<'a> {
    portfolio: &'a Portfolio,
    analysis: &'a Analysis,
    round: &'a Round,
}

impl Teller<'_> {
    fn money(&self, sum: Total) -> String {
        self.round.language.money(sum, &self.round.currency)
    }

    fn period(&self, period: Period) -> String {
        let phase = self.round.language.text(&format!("phase-{}", period.phase.code()));
        format!("{phase} {}", period.fiscal_year)
    }

    fn place(&self, table: TableIndex, cell: Cell) -> Place {
        self.portfolio.tables[table.0 as usize].place(cell)
    }

    /// Gaps where lines meet them, doubles whether lines do or not.
    fn plan_lines(&self) -> Vec<Diagnostic> {
        let (Some(plan), Some(figures)) =
            (&self.portfolio.references.plan_lines, &self.analysis.plan_lines)
        else {
            return Vec::new();
        };
        let missing =
            figures.unassigned.iter().filter(|own| own.assignment == PlanAssignment::Missing);
        let mut found: Vec<Diagnostic> = missing
            .map(|own| {
                Diagnostic::new(Code::PlanLineMissing)
                    .at(plan_place(plan))
                    .with("found", &*own.group)
                    .with("count", own.line_count.to_string())
                    .with("sum", self.money(own.sum))
            })
            .collect();
        for (index, entry) in plan.entries.iter().enumerate() {
            if entry.lines.len() < 2 {
                continue;
            }
            let assignment = PlanAssignment::Ambiguous(index);
            let own = || figures.unassigned.iter().filter(|own| own.assignment == assignment);
            let codes: Vec<&str> =
                entry.lines.iter().map(|&line| &*plan.lines[line].code).collect();
            let row = entry.rows.first().map_or(0, |row| row.saturating_sub(1));
            found.push(
                Diagnostic::new(Code::PlanLineAmbiguous)
                    .at(plan_place(plan).at(Cell { row, column: 0 }))
                    .with("found", &*entry.prefix)
                    .with("lines", codes.join(", "))
                    .with("count", own().map(|own| own.line_count).sum::<u64>().to_string())
                    .with("sum", self.money(own().map(|own| own.sum).sum())),
            );
        }
        found
    }

    fn ledger(&self) -> Vec<Diagnostic> {
        let Some(ledger) = &self.analysis.ledger else { return Vec::new() };
        let mut found: BTreeMap<Period, (u64, Total, Total)> = BTreeMap::new();
        for row in &ledger.rows {
            if row.above != Total::ZERO || row.below != Total::ZERO {
                let (count, above, below) = found.entry(row.period).or_default();
                *count += 1;
                *above += row.above;
                *below += row.below;
            }
        }
        let said = found.into_iter().map(|(period, (count, above, below))| {
            let own = ledger.accounts.iter().filter(|account| account.period == period);
            // Of those the ledger states, if it states any that differs; of equal ones the first.
            let size = |own: &&LedgerAccount| {
                let difference = own.sides.difference().cents().unsigned_abs();
                (difference > 0, own.sides.ledger.is_some(), difference)
            };
            let largest = own.rev().max_by_key(size);
            let (table, cell) = largest.expect("a period differs by its accounts").cell;
            Diagnostic::new(Code::LedgerDiffers)
                .at(self.place(table, cell))
                .with("period", self.period(period))
                .with("count", count.to_string())
                .with("above", self.money(above))
                .with("below", self.money(below))
        });
        said.collect()
    }

    /// One finding for each department and period, at the first cell that differs.
    fn contracts(&self) -> Vec<Diagnostic> {
        let Some(provider) = &self.analysis.provider else { return Vec::new() };
        let mut found: BTreeMap<_, Vec<&ContractRow>> = BTreeMap::new();
        for row in provider.rows.iter().filter(|row| row.state() != ContractState::Matched) {
            found.entry((row.period, row.department)).or_default().push(row);
        }
        let said = found.into_iter().map(|((period, department), rows)| {
            let count = |state| rows.iter().filter(|row| row.state() == state).count().to_string();
            let sum = rows.iter().map(|row| Total(row.difference().cents().abs())).sum();
            let cells = rows[0].ordered_cells.iter().chain(&rows[0].expected_cells);
            let department = &self.portfolio.departments[usize::from(department.0)];
            let said = Diagnostic::new(Code::ContractDiffers)
                .with("period", self.period(period))
                .with("department", &*department.code)
                .with("differing", count(ContractState::Differing))
                .with("ordered", count(ContractState::OnlyOrdered))
                .with("expected", count(ContractState::OnlyExpected))
                .with("sum", self.money(sum))
                .of(department.code.clone());
            match cells.copied().next() {
                Some((table, cell)) => said.at(self.place(table, cell)),
                None => said,
            }
        });
        said.collect()
    }

    fn follow_up(&self) -> Vec<Diagnostic> {
        let rows = &self.analysis.follow_up.rows;
        let mut without_project: BTreeMap<_, Vec<&FollowUpRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.state == FollowUpState::Missing) {
            if let FollowUpSubject::Line(number) = row.subject {
                let line = &self.portfolio.lines[number as usize];
                without_project.entry(line.department).or_default().push(row);
            }
        }
        let projects = rows.iter().filter_map(|row| match (row.state, row.subject) {
            (FollowUpState::Missing, FollowUpSubject::Project(_)) => {
                Some(self.missing(&[row], "project"))
            }
            (FollowUpState::StatedUndated, FollowUpSubject::Project(number)) => {
                let project = &self.portfolio.projects[number as usize];
                let stated = project.follow_up_cost.as_ref()?;
                // Nothing to date: there is no follow-up cost.
                if stated.value.0 == 0 {
                    return None;
                }
                let cell = stated.cell.unwrap_or(Cell { row: project.row, column: 0 });
                let said = Diagnostic::new(Code::FollowUpUndated)
                    .at(self.place(project.table, cell))
                    .with("name", &*project.title)
                    .with("sum", self.money(stated.value.into()));
                Some(said)
            }
            _ => None,
        });
        let lines = without_project.values().map(|rows| self.missing(rows, "lines"));
        projects.chain(lines).collect()
    }

    /// Innovation of a project, or of lines of one department that name none.
    fn missing(&self, rows: &[&FollowUpRow], kind: &'static str) -> Diagnostic {
        let (name, place) = match rows[0].subject {
            FollowUpSubject::Project(number) => {
                let project = &self.portfolio.projects[number as usize];
                let place = self.place(project.table, Cell { row: project.row, column: 0 });
                (&*project.title, place)
            }
            FollowUpSubject::Line(number) => {
                let line = &self.portfolio.lines[number as usize];
                (line.label(), self.place(line.table, Cell { row: line.row, column: 0 }))
            }
        };
        let said = Diagnostic::new(Code::InnovationWithoutFollowUp)
            .at(place)
            .with("name", name)
            .with("kind", kind)
            .with("sum", self.money(rows.iter().map(|row| row.innovation).sum()))
            .with("count", rows.iter().map(|row| row.lines.len()).sum::<usize>().to_string());
        let first = rows[0].lines.first().map(|&line| &self.portfolio.lines[line as usize]);
        match first {
            Some(line) => {
                let department = &self.portfolio.departments[usize::from(line.department.0)];
                said.of(department.code.clone())
            }
            None => said,
        }
    }

    fn benchmarks(&self) -> Vec<Diagnostic> {
        let references = &self.portfolio.references;
        let said = self.analysis.benchmarks.alone.iter().map(|&number| {
            let benchmark = &references.benchmarks[number];
            let row = benchmark.row.saturating_sub(1);
            Diagnostic::new(Code::BenchmarkAlone)
                .at(Place::file(references.benchmarks_path.clone()).at(Cell { row, column: 0 }))
                .with("name", &*benchmark.name)
                .with("found", &*benchmark.quantity)
                .with("path", &*references.quantities_path)
        });
        said.collect()
    }
}

/// The table of plan lines, or the settings that ask for the shipped one.
fn plan_place(plan: &PlanLines) -> Place {
    let path = if plan.path.is_empty() { "round.toml".into() } else { plan.path.clone() };
    Place::file(path)
}
