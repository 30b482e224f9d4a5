//! Rows of a portfolio table become projects.
//!
//! What a project states of its money is kept with it and never added to budget lines.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::layout::{Layout, constant, text_of};
use super::rows::{RowKind, kind};
use super::{NormalisedTable, ScopeKey};
use crate::diagnostic::{Code, Diagnostic};
use crate::ingest::{RawRow, RawTable, Value};
use crate::money::Cents;
use crate::period::{FiscalYear, Period};
use crate::provenance::Cell;
use crate::round::headings::fold;
use crate::round::{Input, Round};
use crate::schema::{Amount, OutOfScope, Project, ProjectKind, Stated, TableIndex, Text, Truth};

const YES: [&str; 8] = ["j", "ja", "yes", "y", "x", "true", "wahr", "1"];
const NO: [&str; 8] = ["n", "nein", "no", "false", "falsch", "0", "-", "keine"];

/// Reads all rows of a portfolio table.
pub(super) fn read(
    raw: &RawTable,
    layout: &Layout,
    input: &Input,
    round: &Round,
    normalised: &mut NormalisedTable,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let filters = super::rows::Filters::new(input, layout);
    let department =
        input.department.as_ref().and_then(|department| constant(department, &raw.table.sheet));
    for row in &raw.rows {
        let reader = Reader { row, layout, department: department.as_ref() };
        let named = reader.text("project_id").is_some() || reader.text("title").is_some();
        let is_sum = reader.text("project_id").is_none()
            && matches!(kind(row, layout), RowKind::Sum | RowKind::Unlabelled);
        for (slot, amount) in layout.amounts.iter().enumerate() {
            let Value::Cents(cents) = row.values[amount.index] else { continue };
            let column = &mut normalised.columns[slot];
            let period =
                period(amount.fiscal_year, amount.phase, layout, round, amount.year_offset);
            if is_sum || !named {
                column.roll_up += cents;
                continue;
            }
            match column.out_of_scope.first_mut() {
                Some((_, sum)) => *sum += cents,
                None => column.out_of_scope.push((OutOfScope::Portfolio, cents.into())),
            }
            let key = ScopeKey {
                reason: OutOfScope::Portfolio,
                filter: "".into(),
                account_group: "".into(),
                period,
            };
            let (count, sum) = normalised.scope_sums.entry(key).or_default();
            *count += 1;
            *sum += cents;
        }
        let rows = &mut normalised.table.rows;
        let passed_over = match (is_sum, named, filters.reason(row)) {
            (true, ..) => Some(&mut rows.roll_up),
            (_, false, _) => Some(&mut rows.prose),
            (.., Some(_)) => Some(&mut rows.filtered),
            _ => None,
        };
        if let Some(count) = passed_over {
            *count += 1;
            continue;
        }
        let project = reader.project(normalised, round, diagnostics);
        let first = *seen.entry(fold(&project.id)).or_insert(row.row);
        if first != row.row {
            let place = normalised.table.place(Cell { row: row.row, column: 0 });
            diagnostics.push(
                Diagnostic::new(Code::ProjectDoubled)
                    .at(place)
                    .with("name", &*project.id)
                    .with("other", format!("A{}", first + 1))
                    .row(layout.excerpt(row)),
            );
            normalised.table.rows.rejected += 1;
            continue;
        }
        normalised.table.rows.taken += 1;
        normalised.projects.push(project);
    }
}

/// A portfolio amount without year or phase counts for the first budget year.
fn period(
    fiscal_year: Option<FiscalYear>,
    phase: Option<crate::period::Phase>,
    layout: &Layout,
    round: &Round,
    offset: i16,
) -> Period {
    let first = round.fiscal_years.first().copied().unwrap_or(FiscalYear(0));
    let base = layout.base_year.unwrap_or(first);
    Period {
        fiscal_year: fiscal_year.unwrap_or(FiscalYear(base.0 + offset)),
        phase: phase.unwrap_or(round.target_phase()),
    }
}

struct Reader<'a> {
    row: &'a RawRow,
    layout: &'a Layout,
    /// Department of every row that names none.
    department: Option<&'a Text>,
}

impl Reader<'_> {
    fn index(&self, code: &str) -> Option<usize> {
        self.layout.project_fields.iter().find(|(known, _)| *known == code).map(|&(_, index)| index)
    }

    fn text(&self, code: &str) -> Option<Text> {
        text_of(&self.row.values[self.index(code)?])
    }

    fn cell(&self, normalised: &NormalisedTable, code: &str) -> Option<Cell> {
        let column = normalised.table.columns[self.index(code)?].index;
        Some(Cell { row: self.row.row, column })
    }

    fn project(
        &self,
        normalised: &NormalisedTable,
        round: &Round,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Project {
        let title = self.text("title").unwrap_or_default();
        let kind_text = self.text("kind").unwrap_or_default();
        let mut date = |code| self.date(normalised, code, diagnostics);
        let (begin, go_live, end) = (date("begin"), date("go_live"), date("end"));
        let mut truth = |code| self.truth(normalised, code, diagnostics);
        Project {
            id: self.text("project_id").unwrap_or_else(|| title.clone()),
            title,
            department: self
                .text("department")
                .or_else(|| self.department.cloned())
                .unwrap_or_default(),
            business_area: self.text("business_area").unwrap_or_default(),
            kind: project_kind(&kind_text),
            kind_text,
            status: self.text("status").unwrap_or_default(),
            begin,
            go_live,
            end,
            first_use: truth("first_use"),
            first_digitalisation: truth("first_digitalisation"),
            replacement: truth("replacement"),
            cost_benefit: truth("cost_benefit"),
            follow_up_cost: self.follow_up_cost(normalised),
            description: self.text("description").unwrap_or_default(),
            amounts: self.amounts(normalised, round),
            extra: self.extra(normalised),
            table: TableIndex(0),
            row: self.row.row,
        }
    }

    /// What running the result costs in a full year; a blank cell states nothing.
    fn follow_up_cost(&self, normalised: &NormalisedTable) -> Option<Stated<Cents>> {
        let Value::Cents(value) = self.row.values[self.index("follow_up_cost")?] else {
            return None;
        };
        Some(Stated { value, cell: self.cell(normalised, "follow_up_cost") })
    }

    fn amounts(&self, normalised: &NormalisedTable, round: &Round) -> Vec<Amount> {
        let amounts = self.layout.amounts.iter().filter_map(|amount| {
            let Value::Cents(cents) = self.row.values[amount.index] else { return None };
            let column = normalised.table.columns[amount.index].index;
            Some(Amount {
                period: period(
                    amount.fiscal_year,
                    amount.phase,
                    self.layout,
                    round,
                    amount.year_offset,
                ),
                cents,
                table: TableIndex(0),
                cell: Cell { row: self.row.row, column },
            })
        });
        amounts.collect()
    }

    fn extra(&self, normalised: &NormalisedTable) -> Vec<(Text, Text)> {
        let extra = self.layout.extra.iter().filter_map(|&index| {
            let heading = normalised.table.columns[index].heading.clone();
            text_of(&self.row.values[index]).map(|text| (heading, text))
        });
        extra.collect()
    }

    fn date(
        &self,
        normalised: &NormalisedTable,
        code: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Date> {
        let text = match &self.row.values[self.index(code)?] {
            Value::Date(date) => return Some(*date),
            other => text_of(other)?,
        };
        let parsed = Date::strptime("%d.%m.%Y", &*text).or_else(|_| text.parse::<Date>());
        if let Ok(date) = parsed {
            return Some(date);
        }
        self.report(Code::DateUnreadable, normalised, code, &text, diagnostics);
        None
    }

    /// Yes, no or unknown by the first word; a blank cell is unknown.
    fn truth(
        &self,
        normalised: &NormalisedTable,
        code: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Stated<Truth> {
        let cell = self.cell(normalised, code);
        let Some(text) = self.text(code) else { return Stated { value: Truth::Unknown, cell } };
        let folded = fold(&text);
        let word = folded.split([' ', ',', ';', ':', '/']).next().unwrap_or_default();
        let value = if YES.contains(&word) {
            Truth::Yes
        } else if NO.contains(&word) {
            Truth::No
        } else {
            if !["?", "unbekannt", "offen", "in", "unknown", "k."].contains(&word) {
                self.report(Code::TruthUnreadable, normalised, code, &text, diagnostics);
            }
            Truth::Unknown
        };
        Stated { value, cell }
    }

    fn report(
        &self,
        code: Code,
        normalised: &NormalisedTable,
        field: &str,
        text: &Text,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(cell) = self.cell(normalised, field) else { return };
        diagnostics.push(
            Diagnostic::new(code)
                .at(normalised.table.place(cell))
                .with("found", &**text)
                .row(self.layout.excerpt(self.row)),
        );
    }
}

/// The kind a project states, by the stems of the strategy's three words.
fn project_kind(text: &str) -> Option<ProjectKind> {
    let folded = fold(text);
    if folded.contains("effizienz") || folded.contains("efficiency") {
        Some(ProjectKind::Efficiency)
    } else if folded.contains("strateg") {
        Some(ProjectKind::Strategic)
    } else if ["notwendig", "abloesung", "erweiterung", "replacement"]
        .iter()
        .any(|stem| folded.contains(stem))
    {
        Some(ProjectKind::Replacement)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_stems() {
        assert_eq!(project_kind("Effizienzprojekt"), Some(ProjectKind::Efficiency));
        assert_eq!(project_kind("strategisch"), Some(ProjectKind::Strategic));
        let replacement = project_kind("Notwendige Erweiterung oder Ablösung");
        assert_eq!(replacement, Some(ProjectKind::Replacement));
        assert_eq!(project_kind("RI"), None);
    }
}
