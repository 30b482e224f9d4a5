//! What classification says about the data, gathered so that a thousand lines make one message.
//!
//! In: verdicts. Out: diagnostics: unknown projects (a missing portfolio once) and declared words once each, conflicts once
//! for each set of rules, contradicted declarations once for each department and pair of
//! classes, innovation without cost-benefit analysis and innovation that lasts too long once for
//! each project (and year), words of replacement, late declarations.

mod late;
mod replaced;

use std::collections::BTreeMap;

use super::judge::Verdict;
use super::prepare::Prepared;
use super::{Class, Classification, allocations};
use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::period::{FiscalYear, Period};
use crate::provenance::Place;
use crate::round::Round;
use crate::schema::{BudgetLine, Field, Portfolio, Role, Truth};

pub(crate) use late::date as date_of_change;

/// Finds what is to be said.
pub(super) fn find(
    prepared: &Prepared<'_>,
    verdicts: &[Verdict],
    classification: &Classification,
    round: &Round,
) -> Vec<Diagnostic> {
    let mut diagnostics = unknown_projects(prepared);
    diagnostics.extend(conflicts(prepared, verdicts, classification));
    diagnostics.extend(declared_unknown(prepared.portfolio, classification));
    diagnostics.extend(contradictions(prepared.portfolio, classification, round));
    let innovations = innovations(prepared.portfolio, classification, round);
    diagnostics.extend(without_cost_benefit(prepared.portfolio, &innovations, round));
    diagnostics.extend(too_long(prepared.portfolio, &innovations, round));
    diagnostics.extend(replaced::find(prepared.portfolio, classification, round));
    diagnostics.extend(late::find(prepared.portfolio, classification, round));
    diagnostics
}

/// Projects nobody knows; without any portfolio that is one message, not one for each.
fn unknown_projects(prepared: &Prepared<'_>) -> Vec<Diagnostic> {
    let unknown = &prepared.unknown_projects;
    if let Some((id, line, _)) = unknown.first().filter(|_| prepared.portfolio.projects.is_empty())
    {
        let count: u64 = unknown.iter().map(|(.., count)| count).sum();
        let line = &prepared.portfolio.lines[*line];
        let missing = said(prepared.portfolio, line, Code::PortfolioMissing, Field::ProjectId)
            .with("found", id.clone())
            .with("projects", unknown.len().to_string())
            .with("count", count.to_string());
        return vec![missing];
    }
    let message = |(id, line, count): &(String, usize, u64)| {
        let line = &prepared.portfolio.lines[*line];
        said(prepared.portfolio, line, Code::ProjectUnknown, Field::ProjectId)
            .with("found", id.clone())
            .with("count", count.to_string())
    };
    unknown.iter().map(message).collect()
}

fn conflicts(
    prepared: &Prepared<'_>,
    verdicts: &[Verdict],
    classification: &Classification,
) -> Vec<Diagnostic> {
    let mut found: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    for (index, group) in prepared.group_of.iter().enumerate() {
        let Some(group) = group else { continue };
        if !classification.lines[index].as_ref().is_some_and(|one| one.conflict) {
            continue;
        }
        let rules = &verdicts[*group as usize].conflict;
        if !rules.is_empty() {
            found.entry(rules.join(", ")).or_insert((index, 0)).1 += 1;
        }
    }
    let portfolio = prepared.portfolio;
    found
        .into_iter()
        .map(|(rules, (first, count))| {
            let line = &portfolio.lines[first];
            said(portfolio, line, Code::RuleConflict, Field::Title)
                .with("rules", rules)
                .with("line", line.label())
                .with("count", count.to_string())
        })
        .collect()
}

fn declared_unknown(portfolio: &Portfolio, classification: &Classification) -> Vec<Diagnostic> {
    let mut found: BTreeMap<&str, (&BudgetLine, u64)> = BTreeMap::new();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        let word = line.fields.text(Field::DeclaredClass).trim();
        if classified.as_ref().is_some_and(|one| one.declared.is_none()) && !word.is_empty() {
            found.entry(word).or_insert((line, 0)).1 += 1;
        }
    }
    found
        .into_iter()
        .map(|(word, (line, count))| {
            said(portfolio, line, Code::DeclaredClassUnknown, Field::DeclaredClass)
                .with("found", word)
                .with("count", count.to_string())
        })
        .collect()
}

fn contradictions(
    portfolio: &Portfolio,
    classification: &Classification,
    round: &Round,
) -> Vec<Diagnostic> {
    let mut found: BTreeMap<_, (&BudgetLine, u64, Total)> = BTreeMap::new();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        let Some(classified) = classified.as_ref().filter(|one| one.contradicts) else { continue };
        let Some(declared) = classified.declared else { continue };
        let year = super::judge::budget_year(round);
        let found_class = classified.judgement(year).parts[0].class;
        let key = (line.department, declared, found_class);
        let entry = found.entry(key).or_insert((line, 0, Total::ZERO));
        entry.1 += 1;
        entry.2 += budget_year_cost(line, round);
    }
    found
        .into_iter()
        .map(|((department, declared, class), (line, count, sum))| {
            let department = portfolio
                .departments
                .get(usize::from(department.0))
                .map_or("", |department| &department.name);
            let word = |class: Class| round.language.text(&format!("class-{}", class.code()));
            said(portfolio, line, Code::DeclaredClassContradicts, Field::DeclaredClass)
                .with("department", department)
                .with("declared", word(declared))
                .with("found", word(class))
                .with("line", line.label())
                .with("count", count.to_string())
                .with("sum", round.language.money(sum, &round.currency))
        })
        .collect()
}

/// Innovation money of a project in the budget years.
struct Innovation<'a> {
    /// The first line that has any.
    line: &'a BudgetLine,
    count: u64,
    sum: Total,
    by_year: BTreeMap<FiscalYear, Total>,
}

/// Innovation money of the budget years by project; lines without one together.
type Innovations<'a> = BTreeMap<Option<u32>, Innovation<'a>>;

fn innovations<'a>(
    portfolio: &'a Portfolio,
    classification: &Classification,
    round: &Round,
) -> Innovations<'a> {
    let mut sums = Innovations::new();
    for (line, classified) in portfolio.lines.iter().zip(&classification.lines) {
        let Some(classified) = classified else { continue };
        let innovative = classified
            .judgements
            .iter()
            .any(|one| one.parts.iter().any(|part| part.class == Class::Innovation));
        if !innovative {
            continue;
        }
        let mut by_year: BTreeMap<FiscalYear, Total> = BTreeMap::new();
        for one in allocations(line, classified) {
            if one.class == Class::Innovation && in_budget(one.period, round) && one.cents.0 != 0 {
                *by_year.entry(one.period.fiscal_year).or_insert(Total::ZERO) += one.cents;
            }
        }
        if by_year.is_empty() {
            continue;
        }
        let entry = sums.entry(classified.project).or_insert_with(|| Innovation {
            line,
            count: 0,
            sum: Total::ZERO,
            by_year: BTreeMap::new(),
        });
        entry.count += 1;
        for (year, sum) in by_year {
            entry.sum += sum;
            *entry.by_year.entry(year).or_insert(Total::ZERO) += sum;
        }
    }
    sums
}

/// Projects whose lines stay innovation for more years than the policy allows, from the year
/// they began; each budget year is looked at by itself.
fn too_long(
    portfolio: &Portfolio,
    innovations: &Innovations<'_>,
    round: &Round,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (number, innovation) in innovations {
        let Some(project) = number.map(|number| &portfolio.projects[number as usize]) else {
            continue;
        };
        let Some(begin) = project.begin else { continue };
        for (year, &sum) in &innovation.by_year {
            let years = i32::from(year.0) - i32::from(begin.year()) + 1;
            if years > i32::from(round.policy.innovation_years) {
                diagnostics.push(
                    said(portfolio, innovation.line, Code::InnovationTooLong, Field::ProjectId)
                        .with("title", &*project.title)
                        .with("year", year.0.to_string())
                        .with("count", years.to_string())
                        .with("sum", round.language.money(sum, &round.currency))
                        .with("expected", round.policy.innovation_years.to_string()),
                );
            }
        }
    }
    diagnostics
}

fn without_cost_benefit(
    portfolio: &Portfolio,
    innovations: &Innovations<'_>,
    round: &Round,
) -> Vec<Diagnostic> {
    let unproven = innovations.iter().filter(|(number, _)| {
        let project = number.map(|number| &portfolio.projects[number as usize]);
        project.is_none_or(|project| project.cost_benefit.value != Truth::Yes)
    });
    let message = |(number, innovation): (&Option<u32>, &Innovation<'_>)| {
        let &Innovation { line, count, sum, .. } = innovation;
        let project = number.map(|number| &portfolio.projects[number as usize]);
        let diagnostic = match project {
            Some(project) => match project.cost_benefit.cell {
                Some(cell) => placed(portfolio, project.table, cell)
                    .map_or(Diagnostic::new(Code::InnovationWithoutCostBenefit), |place| {
                        Diagnostic::new(Code::InnovationWithoutCostBenefit).at(place)
                    }),
                None => Diagnostic::new(Code::InnovationWithoutCostBenefit),
            },
            None => said(portfolio, line, Code::InnovationWithoutCostBenefit, Field::Title),
        };
        let stated = project.map_or(Truth::Unknown, |project| project.cost_benefit.value);
        diagnostic
            .with("project", project.map_or_else(String::new, |project| project.id.to_string()))
            .with("title", project.map_or_else(|| line.label().into(), |one| one.title.to_string()))
            .with("stated", round.language.text(&format!("truth-{}", stated.code())))
            .with("count", count.to_string())
            .with("sum", round.language.money(sum, &round.currency))
    };
    unproven.map(message).collect()
}

fn in_budget(period: Period, round: &Round) -> bool {
    period.phase == round.target_phase() && round.fiscal_years.contains(&period.fiscal_year)
}

fn budget_year_cost(line: &BudgetLine, round: &Round) -> Total {
    line.cost().filter(|amount| in_budget(amount.period, round)).map(|amount| amount.cents).sum()
}

/// A diagnostic at a line, in the column of the field it speaks of.
pub(crate) fn said(
    portfolio: &Portfolio,
    line: &BudgetLine,
    code: Code,
    field: Field,
) -> Diagnostic {
    let Some(table) = portfolio.tables.get(line.table.0 as usize) else {
        return Diagnostic::new(code);
    };
    let column =
        table.columns.iter().find(|column| matches!(column.role, Role::Field(f) if f == field));
    let cell = column.map(|column| crate::provenance::Cell { row: line.row, column: column.index });
    let cell = cell.or_else(|| line.amounts.first().map(|amount| amount.cell));
    let place = match cell {
        Some(cell) => table.place(cell),
        None => Place::sheet(&table.sheet),
    };
    Diagnostic::new(code).at(place)
}

fn placed(
    portfolio: &Portfolio,
    table: crate::schema::TableIndex,
    cell: crate::provenance::Cell,
) -> Option<Place> {
    portfolio.tables.get(table.0 as usize).map(|table| table.place(cell))
}
