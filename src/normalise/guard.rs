//! The guard against money that counts twice.
//!
//! In: the kind of a line's account, its department, area and fields; later all lines. Out: why
//! a line is out of scope, and errors where the round leaves open which of two sums that are the
//! same money counts. Deliberately absent: any choice between the two; the round makes it.
//!
//! Guarded are the other plan's money (an investment and its depreciation), internal charges,
//! a provider's bills beside its own plan, and income set off from both sides of a bill.

use crate::diagnostic::{Code, Diagnostic};
use crate::money::Total;
use crate::provenance::Place;
use crate::round::accounts::AccountKind;
use crate::round::{Income, Provider, ProviderCounts, Round};
use crate::schema::{Amount, BudgetLine, Field, Fields, OutOfScope, Portfolio, TableIndex, Text};

/// Why a line of that account, department and area is out of scope; nothing if it counts.
pub(super) fn scope(
    kind: AccountKind,
    department: &str,
    area: Option<&Text>,
    fields: &Fields,
    round: &Round,
) -> Option<OutOfScope> {
    let policy = &round.policy;
    let by_kind = kind.out_of_scope(policy.basis, policy.income);
    if by_kind.is_some() {
        return by_kind;
    }
    let providers = round.providers.as_deref().unwrap_or_default();
    let in_target = |area: Option<&Text>| area.is_some_and(|area| policy.areas.contains(area));
    for provider in providers {
        let is_plan = provider.is_plan(department);
        // What a provider earns from the departments is their cost; set off against its own, the
        // cost would be gone.
        if is_plan && kind.is_income() {
            return Some(OutOfScope::Income);
        }
        if !in_target(area) || !in_target(round.area_of(&provider.department)) {
            continue;
        }
        match provider.counts {
            Some(ProviderCounts::Bills) if is_plan => return Some(OutOfScope::ProviderPlan),
            Some(ProviderCounts::Plan) if provider.is_bill(department, fields) => {
                return Some(OutOfScope::ProviderBill);
            }
            _ => {}
        }
    }
    None
}

/// Says where the settings leave money in that counts twice, or leave out both sides of it.
pub(super) fn check(portfolio: &Portfolio, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    depreciation(portfolio, round, diagnostics);
    if round.policy.income == Income::Net {
        income(portfolio, round, diagnostics);
    }
    match &round.providers {
        None => diagnostics.extend(undeclared(portfolio, round)),
        Some(providers) => {
            for provider in providers {
                diagnostics.extend(unsettled(provider, portfolio, round));
            }
        }
    }
}

/// Number of amounts and their sum in the budget years.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    count: u64,
    sum: Total,
}

impl Sum {
    fn add(&mut self, line: &BudgetLine, round: &Round) {
        for amount in budget_amounts(line, round) {
            self.count += 1;
            self.sum += amount.cents;
        }
    }
}

fn budget_amounts<'a>(
    line: &'a BudgetLine,
    round: &'a Round,
) -> impl Iterator<Item = Amount> + use<'a> {
    line.amounts.iter().copied().filter(|amount| {
        amount.period.phase == round.target_phase()
            && round.fiscal_years.contains(&amount.period.fiscal_year)
    })
}

fn in_target(line: &BudgetLine, round: &Round) -> bool {
    round.policy.areas.contains(&line.area)
}

fn settings() -> Place {
    Place::file("round.toml")
}

/// Depreciation counts, and accounts that may be the investment it belongs to count as well.
fn depreciation(portfolio: &Portfolio, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    let (mut written_off, mut open) = (Sum::default(), Sum::default());
    let mut account: Option<&str> = None;
    for line in &portfolio.lines {
        if line.out_of_scope.is_some() || !in_target(line, round) {
            continue;
        }
        let stated = line.fields.text(Field::Account);
        match round.accounts.kind(stated) {
            Some(AccountKind::Depreciation) => written_off.add(line, round),
            Some(AccountKind::Cost) => {
                open.add(line, round);
                account = account.or(Some(stated));
            }
            _ => {}
        }
    }
    if written_off.count == 0 || open.count == 0 {
        return;
    }
    let money = |sum: Sum| round.language.money(sum.sum, &round.currency);
    diagnostics.push(
        Diagnostic::new(Code::DepreciationDoubled)
            .at(settings())
            .with("found", money(written_off))
            .with("sum", money(open))
            .with("count", open.count.to_string())
            .with("name", account.unwrap_or_default()),
    );
}

/// Income that is set off must be negative once sign conventions are applied, or it raises cost.
fn income(portfolio: &Portfolio, round: &Round, diagnostics: &mut Vec<Diagnostic>) {
    let mut sums: Vec<Option<(Sum, Amount)>> = vec![None; portfolio.tables.len()];
    for line in portfolio.lines.iter().filter(|line| line.out_of_scope.is_none()) {
        let kind = round.accounts.kind(line.fields.text(Field::Account));
        if !kind.is_some_and(AccountKind::is_income) {
            continue;
        }
        for amount in line.cost() {
            let Some(slot) = sums.get_mut(amount.table.0 as usize) else { continue };
            let (sum, _) = slot.get_or_insert((Sum::default(), amount));
            sum.count += 1;
            sum.sum += amount.cents;
        }
    }
    let wrong = sums.into_iter().flatten().filter(|(sum, _)| sum.sum > Total::ZERO);
    diagnostics.extend(wrong.map(|(sum, first)| {
        let TableIndex(table) = first.table;
        Diagnostic::new(Code::IncomeNotNegative)
            .at(portfolio.tables[table as usize].place(first.cell))
            .with("count", sum.count.to_string())
            .with("sum", round.language.money(sum.sum, &round.currency))
    }));
}

/// The target is taken over several areas, lines name a *Leistungsschein*, and the round does not
/// say whether somebody in these areas is paid for it.
fn undeclared(portfolio: &Portfolio, round: &Round) -> Option<Diagnostic> {
    if round.policy.areas.len() < 2 {
        return None;
    }
    let mut areas: Vec<&Text> = Vec::new();
    let (mut billed, mut contract) = (Sum::default(), None);
    for line in &portfolio.lines {
        if line.out_of_scope.is_some() || !in_target(line, round) {
            continue;
        }
        if !areas.contains(&&line.area) {
            areas.push(&line.area);
        }
        if let Some(stated) = line.fields.get(Field::ContractId) {
            billed.add(line, round);
            contract = contract.or(Some(stated));
        }
    }
    (areas.len() > 1 && billed.count > 0).then(|| {
        Diagnostic::new(Code::ProviderUndeclared)
            .at(settings())
            .with("count", billed.count.to_string())
            .with("sum", round.language.money(billed.sum, &round.currency))
            .with("name", contract.map_or("", |text| text))
    })
}

/// Bills and plan of a provider both count, or neither does.
fn unsettled(provider: &Provider, portfolio: &Portfolio, round: &Round) -> Option<Diagnostic> {
    let (mut bills, mut plan) = (Sides::default(), Sides::default());
    let codes = &portfolio.departments;
    for line in portfolio.lines.iter().filter(|line| in_target(line, round)) {
        let code = &codes[usize::from(line.department.0)].code;
        if provider.is_plan(code) {
            plan.add(line, OutOfScope::ProviderPlan, round);
        } else if provider.is_bill(code, &line.fields) {
            bills.add(line, OutOfScope::ProviderBill, round);
        }
    }
    let reason = match provider.counts {
        Some(ProviderCounts::Both) => return None,
        _ if bills.counted.count > 0 && plan.counted.count > 0 => "both",
        Some(ProviderCounts::Bills) if plan.kept_out.count > 0 && bills.counted.count == 0 => {
            "no-bills"
        }
        Some(ProviderCounts::Plan) if bills.kept_out.count > 0 && plan.counted.count == 0 => {
            "no-plan"
        }
        _ => return None,
    };
    let money =
        |side: Sides| round.language.money(side.counted.sum + side.kept_out.sum, &round.currency);
    Some(
        Diagnostic::new(Code::ProviderDoubled)
            .at(settings())
            .with("reason", reason)
            .with("name", &*provider.department)
            .with("found", money(bills))
            .with("sum", money(plan)),
    )
}

/// What counts of one side, and what the guard keeps out of it.
#[derive(Debug, Clone, Copy, Default)]
struct Sides {
    counted: Sum,
    kept_out: Sum,
}

impl Sides {
    fn add(&mut self, line: &BudgetLine, reason: OutOfScope, round: &Round) {
        match line.out_of_scope {
            None => self.counted.add(line, round),
            Some(found) if found == reason => self.kept_out.add(line, round),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
