//! Tables joined: one line for all tables that speak of it, twins numbered, one order.
//!
//! Rows of one key in different tables (plan here, actuals there), or in a long table, are one
//! line as long as no period is stated twice. Rows of one key that cannot be one line are
//! twins: identical ones are legitimate and reported, different ones are an error, because no
//! decision could tell them apart.

use std::collections::HashMap;

use rayon::prelude::*;

use super::repeats::Repeats;
use super::{NormalisedTable, contract_ends, doubled, guard, identity, plausibility};
use crate::diagnostic::{Code, Diagnostic};
use crate::period::Period;
use crate::provenance::{Cell, Sheet};
use crate::round::headings::fold;
use crate::round::{Departments, Round};
use crate::schema::{
    Amount, BudgetLine, Department, DepartmentIndex, Field, Portfolio, Reconciliation, ScopeSum,
    Table, TableIndex, Text,
};

/// Twins that are reported one by one for each table; more are counted in the last message.
const SHOWN: usize = 20;

/// Joins tables, in whatever order they come.
#[must_use]
pub fn assemble(mut tables: Vec<NormalisedTable>, round: &Round) -> (Portfolio, Vec<Diagnostic>) {
    tables.sort_by(|left, right| {
        (&left.table.sheet.path, left.table.input.as_ref())
            .cmp(&(&right.table.sheet.path, right.table.input.as_ref()))
    });
    let departments = departments(&tables, round);
    let mut diagnostics = doubled::find(&tables);
    let mut portfolio = Portfolio { departments, ..Portfolio::default() };
    let mut lines = Vec::new();
    let mut long = Vec::new();
    name_tables(&mut tables);
    for (index, table) in tables.into_iter().enumerate() {
        let index = TableIndex(u32::try_from(index).expect("fewer tables than cells"));
        long.push(table.long);
        lines.append(&mut placed(table, index, &mut portfolio));
    }
    portfolio.lines = join(lines, &long, &portfolio.tables, round, &mut diagnostics);
    plausibility::check(&portfolio, round, &mut diagnostics);
    guard::check(&portfolio, round, &mut diagnostics);
    contract_ends::check(&portfolio, round, &mut diagnostics);
    merge_scope_sums(&mut portfolio.reconciliation);
    join_projects(&mut portfolio, &mut diagnostics);
    (portfolio, diagnostics)
}

/// The reconciliation names the table of a column where its sheet has several.
fn name_tables(tables: &mut [NormalisedTable]) {
    let mut counts: HashMap<Sheet, usize> = HashMap::new();
    for table in tables.iter() {
        *counts.entry(table.table.sheet.clone()).or_default() += 1;
    }
    for table in tables.iter_mut().filter(|table| counts[&table.table.sheet] > 1) {
        let first = table.table.first_cell(table.table.header_row);
        table.columns.iter_mut().for_each(|column| column.table = Some(first));
    }
}

/// Departments in the order of the round, or of their codes where they come from data.
fn departments(tables: &[NormalisedTable], round: &Round) -> Vec<Department> {
    match &round.departments {
        Departments::Listed(listed) => listed.clone(),
        Departments::FromColumns { area, .. } => {
            let mut found: Vec<(Text, Text)> = Vec::new();
            for (code, name) in tables.iter().flat_map(|table| &table.departments) {
                match found.iter_mut().find(|(known, _)| known == code) {
                    // A table without names states the code twice; any name is better.
                    Some((_, known)) if *known == *code => *known = name.clone(),
                    Some(_) => {}
                    None => found.push((code.clone(), name.clone())),
                }
            }
            found.sort();
            let named = found.into_iter();
            named.map(|(code, name)| Department { code, name, area: area.clone() }).collect()
        }
    }
}

/// Gives a table its number and hands its lines on with their departments.
fn placed(table: NormalisedTable, index: TableIndex, portfolio: &mut Portfolio) -> Vec<BudgetLine> {
    let numbers: Vec<DepartmentIndex> = table
        .departments
        .iter()
        .map(|(code, _)| {
            let known = portfolio.departments.iter().position(|known| known.code == *code);
            let number = known.expect("departments are collected from the tables");
            DepartmentIndex(u16::try_from(number).expect("fewer departments than 65,536"))
        })
        .collect();
    let own = |amounts: &mut Vec<Amount>| amounts.iter_mut().for_each(|own| own.table = index);
    let mut lines = table.lines;
    for line in &mut lines {
        line.department = numbers[usize::from(line.department.0)];
        if line.area.is_empty() {
            line.area = portfolio.departments[usize::from(line.department.0)].area.clone();
        }
        line.table = index;
        own(&mut line.amounts);
    }
    for mut project in table.projects {
        project.table = index;
        own(&mut project.amounts);
        portfolio.projects.push(project);
    }
    for mut post in table.posts {
        post.table = index;
        portfolio.posts.push(post);
    }
    for mut reference in table.references {
        reference.table = index;
        reference.department = reference.department.map(|own| numbers[usize::from(own.0)]);
        own(&mut reference.amounts);
        portfolio.references.rows.push(reference);
    }
    let reconciliation = &mut portfolio.reconciliation;
    reconciliation.columns.extend(table.columns);
    reconciliation.claims.extend(table.claims);
    reconciliation.claims_held_count += table.claims_held_count;
    for (key, (count, sum)) in table.scope_sums {
        reconciliation.out_of_scope.push(ScopeSum {
            reason: key.reason,
            filter: key.filter,
            account_group: key.account_group,
            period: key.period,
            count,
            sum,
        });
    }
    portfolio.tables.push(table.table);
    lines
}

/// Joins lines of one id and numbers twins; the order of tables and rows is kept.
fn join(
    lines: Vec<BudgetLine>,
    long: &[bool],
    tables: &[Table],
    round: &Round,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<BudgetLine> {
    let groups = groups_of_one_id(&lines);
    if groups.is_empty() {
        return lines;
    }
    let mut slots: Vec<Option<BudgetLine>> = lines.into_iter().map(Some).collect();
    let mut shown = vec![0_usize; tables.len()];
    let mut repeats = Repeats::default();
    for group in groups {
        join_group(&group, &mut slots, long, tables, round, diagnostics);
        number_twins(&group, &mut slots, tables, round, &mut shown, &mut repeats, diagnostics);
    }
    diagnostics.extend(repeats.into_diagnostics(tables, round));
    slots.into_iter().flatten().collect()
}

/// The lines that share their id with another, by id; within a group in order.
fn groups_of_one_id(lines: &[BudgetLine]) -> Vec<Vec<u32>> {
    // Most ids have 16 letters: they are compared as one number, without a look at the line.
    let beginning = |id: &str| {
        let mut letters = [0; 16];
        let length = id.len().min(16);
        letters[..length].copy_from_slice(&id.as_bytes()[..length]);
        u128::from_be_bytes(letters)
    };
    let id = |index: u32| &lines[index as usize].id;
    let mut order: Vec<(u128, u32)> =
        (0..).zip(lines).map(|(index, line)| (beginning(&line.id), index)).collect();
    order.par_sort_unstable_by(|left, right| {
        left.0.cmp(&right.0).then_with(|| (id(left.1), left.1).cmp(&(id(right.1), right.1)))
    });
    order
        .chunk_by(|left, right| left.0 == right.0 && id(left.1) == id(right.1))
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|&(_, index)| index).collect())
        .collect()
}

/// Joins the lines of one id that state no period twice and stand in different tables, or in
/// one long table; what is joined leaves its slot.
fn join_group(
    group: &[u32],
    slots: &mut [Option<BudgetLine>],
    long: &[bool],
    tables: &[Table],
    round: &Round,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for position in 1..group.len() {
        let Some(line) = slots[group[position] as usize].take() else { continue };
        let target = group[..position].iter().copied().find(|&earlier| {
            slots[earlier as usize].as_ref().is_some_and(|known| joins(known, &line, long))
        });
        match target.and_then(|target| slots[target as usize].as_mut()) {
            Some(known) => merge(known, line, tables, round, diagnostics),
            None => slots[group[position] as usize] = Some(line),
        }
    }
}

/// Fields in which two statements of one line must not differ in silence.
const STATED: [Field; 2] = [Field::DeclaredClass, Field::ProjectId];

/// Makes one line of two. What is stated beside the budget year's amount wins over what is
/// stated beside other amounts; what only one of them states is kept.
fn merge(
    known: &mut BudgetLine,
    mut line: BudgetLine,
    tables: &[Table],
    round: &Round,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let speaks_of_target = |line: &BudgetLine| {
        round.fiscal_years.iter().any(|&fiscal_year| {
            line.amount(Period { fiscal_year, phase: round.target_phase() }).is_some()
        })
    };
    if speaks_of_target(&line) && !speaks_of_target(known) {
        std::mem::swap(known, &mut line);
    }
    for field in Field::ALL {
        match (known.fields.get(field), line.fields.get(field)) {
            (None, Some(text)) => {
                let text = text.clone();
                known.fields.set(field, Some(text));
            }
            (Some(kept), Some(other)) if kept != other && STATED.contains(&field) => {
                let table = &tables[line.table.0 as usize];
                let place = table.place(table.first_cell(line.row));
                diagnostics.push(
                    Diagnostic::new(Code::LineJoinDiffers)
                        .at(place)
                        .with("name", &*known.key)
                        .with("found", &**kept)
                        .with("other", &**other),
                );
            }
            _ => {}
        }
    }
    for (heading, text) in line.extra {
        if !known.extra.iter().any(|(kept, _)| *kept == heading) {
            known.extra.push((heading, text));
        }
    }
    known.amounts.extend(line.amounts);
    known.amounts.sort_by_key(|amount| (amount.period, amount.table, amount.cell));
}

fn joins(known: &BudgetLine, line: &BudgetLine, long: &[bool]) -> bool {
    let table_index = line.table.0 as usize;
    let same_table =
        known.table == line.table || known.amounts.iter().any(|amount| amount.table == line.table);
    let disjoint = line.amounts.iter().all(|amount| known.amount(amount.period).is_none());
    (!same_table || long[table_index])
        && disjoint
        && known.key == line.key
        && known.department == line.department
        && known.out_of_scope == line.out_of_scope
        && known.area == line.area
}

fn number_twins(
    group: &[u32],
    slots: &mut [Option<BudgetLine>],
    tables: &[Table],
    round: &Round,
    shown: &mut [usize],
    repeats: &mut Repeats,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let left: Vec<u32> =
        group.iter().copied().filter(|&index| slots[index as usize].is_some()).collect();
    if left.len() < 2 {
        return;
    }
    let line = |index: u32| slots[index as usize].as_ref().expect("filtered above");
    let identical = left.windows(2).all(|pair| same_content(line(pair[0]), line(pair[1])));
    let one_table = left.windows(2).all(|pair| line(pair[0]).table == line(pair[1]).table);
    let code = match (identical, one_table) {
        (true, true) => Code::LineTwin,
        (true, false) => Code::LineDoubled,
        (false, _) => Code::LineKeyAmbiguous,
    };
    let count = u16::try_from(left.len()).unwrap_or(u16::MAX);
    if one_table {
        let first = line(left[0]);
        let table = &tables[first.table.0 as usize];
        let shown = &mut shown[first.table.0 as usize];
        *shown += 1;
        if *shown <= SHOWN || code != Code::LineTwin {
            let last = table.first_cell(line(left[left.len() - 1]).row);
            diagnostics.push(
                Diagnostic::new(code)
                    .at(table.place(table.first_cell(first.row)))
                    .with("name", &*first.key)
                    .with("count", left.len().to_string())
                    .with("other", place_text(table, last)),
            );
        }
    } else {
        let group: Vec<&BudgetLine> = left.iter().map(|&index| line(index)).collect();
        repeats.add(code, &group, round);
    }
    for (position, &index) in left.iter().enumerate() {
        let line = slots[index as usize].as_mut().expect("filtered above");
        line.id = identity::twin(&line.id, position + 1);
        line.twins = count;
        line.ambiguous = !identical;
    }
}

/// A cell as messages name it beside their own place.
pub(super) fn place_text(table: &Table, cell: Cell) -> String {
    let parts = [Some(&*table.sheet.path), table.sheet.name.as_deref()];
    let sheet: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{} {}", sheet.join(" "), cell.a1())
}

/// Same text and same money: nothing but their place tells the lines apart.
fn same_content(left: &BudgetLine, right: &BudgetLine) -> bool {
    let money = |line: &BudgetLine| -> Vec<_> {
        line.amounts.iter().map(|amount| (amount.period, amount.cents)).collect()
    };
    left.key == right.key
        && left.fields == right.fields
        && left.extra == right.extra
        && money(left) == money(right)
}

fn merge_scope_sums(reconciliation: &mut Reconciliation) {
    let key =
        |sum: &ScopeSum| (sum.reason, sum.filter.clone(), sum.account_group.clone(), sum.period);
    reconciliation.out_of_scope.sort_by_key(key);
    reconciliation.out_of_scope.dedup_by(|later, first| {
        let same = key(later) == key(first);
        if same {
            first.count += later.count;
            first.sum += later.sum;
        }
        same
    });
}

/// Puts projects into the order of their ids; an id in two tables is an error, the first wins.
fn join_projects(portfolio: &mut Portfolio, diagnostics: &mut Vec<Diagnostic>) {
    let Portfolio { projects, tables, .. } = portfolio;
    projects.sort_by_cached_key(|project| (fold(&project.id), project.table, project.row));
    projects.dedup_by(|later, first| {
        let doubled = fold(&later.id) == fold(&first.id);
        if doubled {
            let table = &tables[later.table.0 as usize];
            let other = &tables[first.table.0 as usize];
            let cell = Cell { row: later.row, column: 0 };
            diagnostics.push(
                Diagnostic::new(Code::ProjectDoubled)
                    .at(table.place(cell))
                    .with("name", &*later.id)
                    .with("other", format!("{} A{}", other.sheet.path, first.row + 1)),
            );
        }
        doubled
    });
}
