//! Double counting: which money the guard keeps out of the IT cost, and which income is set off.
//!
//! What: sums of what would count twice (an investment and its depreciation, internal charges,
//! a provider's bills and its own plan), with the reason; both sides of each provider. Why: cost
//! that counts twice changes share and verdict in silence. Formula: sums over the lines whose
//! scope the guard of normalise decided, by period, area inside or outside the target and group
//! of accounts. When undefined: never; a round without such money has no rows.

use std::collections::BTreeMap;

use super::totals::Totals;
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::round::accounts::AccountKind;
use crate::round::{Provider, ProviderCounts, Round};
use crate::schema::{BudgetLine, Field, OutOfScope, Portfolio, Text};

/// Why money does not count, or counts with a minus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuardCause {
    /// An investment payment: on the expense basis its depreciation counts.
    Investment,
    /// Depreciation: on the payment basis the investment counts.
    Depreciation,
    /// Other money of the plan the basis does not look at.
    OtherPlan,
    /// An internal charge: the cost behind it counts where it is booked.
    InternalCharge,
    /// A bill of the own provider: its plan counts.
    ProviderBill,
    /// The own provider's plan: its bills count.
    ProviderPlan,
    /// Income that is not set off.
    Income,
    /// Income that is set off: it counts, with a minus.
    SetOff,
}

impl GuardCause {
    /// Every cause, in the order reports show them.
    pub const ALL: [Self; 8] = [
        Self::Investment,
        Self::Depreciation,
        Self::OtherPlan,
        Self::InternalCharge,
        Self::ProviderBill,
        Self::ProviderPlan,
        Self::Income,
        Self::SetOff,
    ];

    /// The code used in data files and as key of the labels.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Investment => "investment",
            Self::Depreciation => "depreciation",
            Self::OtherPlan => "other_plan",
            Self::InternalCharge => "internal_charge",
            Self::ProviderBill => "provider_bill",
            Self::ProviderPlan => "provider_plan",
            Self::Income => "income",
            Self::SetOff => "set_off",
        }
    }

    /// The money is part of the IT cost.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::SetOff)
    }
}

/// What the guard does to a line; nothing where it does nothing.
#[must_use]
pub fn cause(line: &BudgetLine, round: &Round) -> Option<GuardCause> {
    let kind = || round.accounts.kind(line.fields.text(Field::Account));
    match line.out_of_scope {
        None => kind().is_some_and(AccountKind::is_income).then_some(GuardCause::SetOff),
        Some(OutOfScope::Income) => Some(GuardCause::Income),
        Some(OutOfScope::InternalCharge) => Some(GuardCause::InternalCharge),
        Some(OutOfScope::ProviderBill) => Some(GuardCause::ProviderBill),
        Some(OutOfScope::ProviderPlan) => Some(GuardCause::ProviderPlan),
        Some(OutOfScope::OtherBasis) => Some(match kind() {
            Some(AccountKind::InvestmentPayment) => GuardCause::Investment,
            Some(AccountKind::Depreciation) => GuardCause::Depreciation,
            _ => GuardCause::OtherPlan,
        }),
        Some(
            OutOfScope::Loan
            | OutOfScope::CostAccounting
            | OutOfScope::Clearing
            | OutOfScope::Commitment
            | OutOfScope::UnknownAccount
            | OutOfScope::Filtered
            | OutOfScope::Portfolio
            | OutOfScope::Ledger
            | OutOfScope::ProviderRevenue,
        ) => None,
    }
}

/// What the guard did to a round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoubleCount {
    /// Sums, by cause, period, area inside the target first, group of accounts.
    pub sums: Vec<GuardSum>,
    /// Both sides of each provider in each target period, in order of period and settings.
    pub providers: Vec<ProviderFigures>,
}

/// A sum of money the guard looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardSum {
    /// Why.
    pub cause: GuardCause,
    /// Fiscal year and phase.
    pub period: Period,
    /// The policy takes the target over the lines' area.
    pub in_target: bool,
    /// Leading digits of the accounts.
    pub account_group: Text,
    /// How many amounts.
    pub count: u64,
    /// Their sum.
    pub sum: Total,
}

/// Both sides of a provider's money in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderFigures {
    /// Code of the department its plan stands under.
    pub department: Text,
    /// Fiscal year and phase.
    pub period: Period,
    /// Which side counts; nothing where the round does not say.
    pub counts: Option<ProviderCounts>,
    /// Bills of departments in the target, be they kept out.
    pub bills: Total,
    /// Cost of its own plan, be it kept out.
    pub plan: Total,
    /// Its plan is in an area the policy takes the target over.
    pub plan_in_target: bool,
}

/// What the guard did, for the report.
pub(super) fn double_count(
    targets: &[Period],
    portfolio: &Portfolio,
    round: &Round,
) -> DoubleCount {
    let mut sums: BTreeMap<(GuardCause, Period, bool, Text), (u64, Total)> = BTreeMap::new();
    for line in &portfolio.lines {
        let Some(cause) = cause(line, round) else { continue };
        let outside = !round.policy.areas.contains(&line.area);
        let group: Text = round.accounts.group(line.fields.text(Field::Account)).into();
        for amount in &line.amounts {
            if amount.period.phase != Phase::Commitment {
                let key = (cause, amount.period, outside, group.clone());
                let (count, sum) = sums.entry(key).or_default();
                *count += 1;
                *sum += amount.cents;
            }
        }
    }
    let sums = sums.into_iter().map(|((cause, period, outside, account_group), (count, sum))| {
        GuardSum { cause, period, in_target: !outside, account_group, count, sum }
    });
    DoubleCount { sums: sums.collect(), providers: providers(targets, portfolio, round) }
}

fn providers(targets: &[Period], portfolio: &Portfolio, round: &Round) -> Vec<ProviderFigures> {
    let declared = round.providers.as_deref().unwrap_or_default();
    let figures = |&period: &Period| {
        declared.iter().map(move |provider| provider_figures(provider, period, portfolio, round))
    };
    targets.iter().flat_map(figures).collect()
}

fn provider_figures(
    provider: &Provider,
    period: Period,
    portfolio: &Portfolio,
    round: &Round,
) -> ProviderFigures {
    let (mut bills, mut plan) = (Total::ZERO, Total::ZERO);
    for line in &portfolio.lines {
        let Some(amount) = line.amount(period) else { continue };
        let Some(side) = side(line, provider, portfolio) else { continue };
        match side {
            OutOfScope::ProviderBill if round.policy.areas.contains(&line.area) => {
                bills += amount.cents;
            }
            OutOfScope::ProviderPlan => plan += amount.cents,
            _ => {}
        }
    }
    let area = round.area_of(&provider.department);
    ProviderFigures {
        department: provider.department.clone(),
        period,
        counts: provider.counts,
        bills,
        plan,
        plan_in_target: area.is_some_and(|area| round.policy.areas.contains(area)),
    }
}

/// The side of a provider's money a line of cost stands on, whether it counts or is kept out.
fn side(line: &BudgetLine, provider: &Provider, portfolio: &Portfolio) -> Option<OutOfScope> {
    let code = &portfolio.departments[usize::from(line.department.0)].code;
    let side = if provider.is_plan(code) {
        OutOfScope::ProviderPlan
    } else if provider.is_bill(code, &line.fields) {
        OutOfScope::ProviderBill
    } else {
        return None;
    };
    line.out_of_scope.is_none_or(|reason| reason == side).then_some(side)
}

/// Lines in scope that would count twice if all areas were added, and whether the round says
/// which side counts.
pub(super) fn across_areas(
    portfolio: &Portfolio,
    totals: &Totals,
    round: &Round,
) -> Result<Vec<u32>, Undetermined> {
    let counted = || (0..).zip(&portfolio.lines).filter(|(_, line)| line.out_of_scope.is_none());
    let Some(providers) = &round.providers else {
        let mut contracts = counted().map(|(_, line)| line.fields.get(Field::ContractId));
        let named = totals.buckets.iter().any(|bucket| !bucket.in_target);
        let unsaid = named && contracts.any(|contract| contract.is_some());
        return if unsaid { Err(Undetermined) } else { Ok(Vec::new()) };
    };
    let mut left_out = Vec::new();
    for provider in providers {
        let on = |wanted: OutOfScope| {
            counted()
                .filter(move |(_, line)| side(line, provider, portfolio) == Some(wanted))
                .map(|(number, _)| number)
        };
        match provider.counts {
            Some(ProviderCounts::Bills) => left_out.extend(on(OutOfScope::ProviderPlan)),
            Some(ProviderCounts::Plan) => left_out.extend(on(OutOfScope::ProviderBill)),
            Some(ProviderCounts::Both) => {}
            None => {
                let mut bills = on(OutOfScope::ProviderBill);
                if bills.next().is_some() && on(OutOfScope::ProviderPlan).next().is_some() {
                    return Err(Undetermined);
                }
            }
        }
    }
    left_out.sort_unstable();
    left_out.dedup();
    Ok(left_out)
}

/// The round does not say which of two sums that are the same money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undetermined;

#[cfg(test)]
mod tests;
