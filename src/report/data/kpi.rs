//! `kpi.json`: every figure of a run, by fiscal year and phase.
//!
//! A contract with dashboards: it may grow, what it holds stays. Money is a decimal string with
//! two digits, a share one with six, so that no reader's floating point changes either.

mod agenda;
mod comparison;
mod movement;
mod reconciliation;
mod review;
mod standing;
mod target;

use serde::Serialize;

use super::super::Run;
use super::SCHEMA_VERSION;
use crate::analyse::{
    AccountGroupFigures, AreaFigures, ClassTotals, DepartmentFigures, PeriodFigures,
};
use crate::classify::Class;
use crate::diagnostic::Touches;
use crate::period::Phase;
use crate::schema::{Department, Portfolio};
use agenda::AgendaData;
use movement::{GrowthData, RecordData, VarianceData};
use reconciliation::{LeftOut, Reconciliation};
use review::{Decisions, ReviewOf};
use standing::{CandidateData, DoubleCountData, ProviderData, SensitivityData, ViewData};
use target::{Deciding, Mean, TargetData};
pub(super) use target::{Money, Share};

/// Everything in `kpi.json`.
#[derive(Serialize)]
pub(super) struct Kpi<'a> {
    schema_version: &'static str,
    round: &'a str,
    organisation: &'a str,
    currency: &'a str,
    basis: &'static str,
    /// `gross`, or `net` of income.
    income: &'static str,
    stage: &'static str,
    /// The first budget year.
    fiscal_year: Option<i16>,
    /// All budget years: two in a double budget.
    fiscal_years: Vec<i16>,
    target_phase: &'static str,
    target_share: Share,
    averaging: &'static str,
    target_areas: Vec<&'a str>,
    complete: bool,
    caveats: Vec<Caveat>,
    years: Vec<Year<'a>>,
    pooled_years: Option<TargetData>,
    /// The two years of a double budget alone.
    pooled_budget_years: Option<TargetData>,
    views: Vec<ViewData>,
    sensitivity: Vec<SensitivityData>,
    candidates: Vec<CandidateData>,
    double_count: Vec<DoubleCountData>,
    providers: Vec<ProviderData<'a>>,
    growth: Vec<GrowthData<'a>>,
    /// Plan against actuals of closed years.
    variances: Vec<VarianceData<'a>>,
    /// How past plans held.
    forecasting_record: Vec<RecordData<'a>>,
    innovation_without_cost_benefit: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<comparison::Ledger>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<comparison::Provider>,
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_up: Option<comparison::FollowUp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cost_per: Vec<comparison::CostPer<'a>>,
    decisions: Decisions,
    review_status: Vec<ReviewOf<'a>>,
    /// Who must act, and by when.
    agenda: AgendaData<'a>,
    reconciliation: Reconciliation<'a>,
    out_of_scope: Vec<LeftOut<'a>>,
}

/// Something a reader has to know beside the verdict.
#[derive(Serialize)]
struct Caveat {
    code: &'static str,
    count: u64,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract calls it fiscal_year")]
struct Year<'a> {
    fiscal_year: i16,
    phase: Phase,
    /// The target is taken for this year and phase.
    is_target: bool,
    line_count: u64,
    unclear_count: u64,
    total: Money,
    totals: Totals,
    target: Option<TargetData>,
    target_reason: Option<&'static str>,
    mean: Option<Mean>,
    deciding: Option<Deciding>,
    areas: Vec<Area<'a>>,
    departments: Vec<DepartmentData<'a>>,
    account_groups: Vec<AccountGroup<'a>>,
}

/// Sums by class.
#[derive(Serialize)]
pub(super) struct Totals {
    operations: Money,
    enhancement: Money,
    innovation: Money,
    unclear: Money,
}

#[derive(Serialize)]
struct Area<'a> {
    name: &'a str,
    in_target: bool,
    total: Money,
    totals: Totals,
    target: Option<TargetData>,
    target_reason: Option<&'static str>,
}

#[derive(Serialize)]
struct DepartmentData<'a> {
    code: &'a str,
    name: &'a str,
    in_target: bool,
    line_count: u64,
    unclear_count: u64,
    total: Money,
    totals: Totals,
    target: Option<TargetData>,
    target_reason: Option<&'static str>,
}

#[derive(Serialize)]
struct AccountGroup<'a> {
    code: &'a str,
    total: Money,
    totals: Totals,
}

impl<'a> Kpi<'a> {
    /// The figures of a run.
    pub(super) fn new(run: &'a Run) -> Self {
        let (round, analysis) = (&run.round, &run.analysis);
        let years = analysis.periods.iter().enumerate().map(|(index, figures)| {
            year(figures, analysis.target_periods.contains(&index), &run.portfolio)
        });
        Self {
            schema_version: SCHEMA_VERSION,
            round: &round.name,
            organisation: &round.organisation,
            currency: &round.currency,
            basis: round.policy.basis.code(),
            income: round.policy.income.code(),
            stage: round.stage.code(),
            fiscal_year: round.fiscal_years.iter().map(|year| year.0).min(),
            fiscal_years: round.fiscal_years.iter().map(|year| year.0).collect(),
            target_phase: round.target_phase().code(),
            target_share: Share(round.policy.target_share),
            averaging: round.policy.averaging.code(),
            target_areas: round.policy.areas.iter().map(|area| &**area).collect(),
            complete: run.portfolio.reconciliation.complete,
            caveats: caveats(run),
            years: years.collect(),
            pooled_years: analysis.pooled_years.as_ref().and_then(TargetData::new),
            pooled_budget_years: analysis.pooled_budget_years.as_ref().and_then(TargetData::new),
            views: standing::views(run),
            sensitivity: standing::sensitivity(run),
            candidates: standing::candidates(run),
            double_count: standing::double_count(run),
            providers: standing::providers(run),
            growth: analysis.growth.iter().map(|growth| GrowthData::new(growth, run)).collect(),
            variances: movement::variances(run),
            forecasting_record: movement::records(run),
            innovation_without_cost_benefit: Money(analysis.innovation_without_cost_benefit),
            ledger: comparison::ledger(run),
            provider: comparison::provider(run),
            follow_up: comparison::follow_up(run),
            cost_per: comparison::cost_per(run),
            decisions: Decisions::new(run),
            review_status: review::of_departments(run),
            agenda: AgendaData::new(run),
            reconciliation: Reconciliation::new(&run.portfolio.reconciliation),
            out_of_scope: reconciliation::left_out(&run.portfolio.reconciliation),
        }
    }
}

fn caveats(run: &Run) -> Vec<Caveat> {
    let reconciliation = &run.portfolio.reconciliation;
    let columns = reconciliation.columns.iter().filter(|column| column.touches == Touches::Lines);
    let unreadable = columns.map(|column| u64::from(column.unreadable_count)).sum();
    let missing_years = run.round.fiscal_years.len() - run.analysis.target_periods.len();
    let caveat = |holds: bool, code, count| holds.then_some(Caveat { code, count });
    [
        caveat(!reconciliation.complete, "input_incomplete", run.gaps(Touches::Lines)),
        caveat(unreadable > 0, "amounts_unreadable", unreadable),
        caveat(missing_years > 0, "target_period_missing", missing_years as u64),
        caveat(run.analysis.current_payments_missing, "current_payments_missing", 1),
    ]
    .into_iter()
    .flatten()
    .chain(run.gaps_beside().map(|(touched, count)| Caveat { code: beside(touched), count }))
    .collect()
}

/// The caveat of what stands beside the lines.
const fn beside(touched: Touches) -> &'static str {
    match touched {
        Touches::Lines => "input_incomplete",
        Touches::Posts => "posts_incomplete",
        Touches::Ledger => "ledger_incomplete",
        Touches::ProviderRevenue => "provider_revenue_incomplete",
    }
}

fn year<'a>(figures: &'a PeriodFigures, is_target: bool, portfolio: &'a Portfolio) -> Year<'a> {
    let department = |row| department(row, portfolio);
    Year {
        fiscal_year: figures.period.fiscal_year.0,
        phase: figures.period.phase,
        is_target,
        line_count: figures.line_count,
        unclear_count: figures.unclear_count,
        total: Money(figures.totals.total()),
        totals: totals(&figures.totals),
        target: TargetData::new(&figures.target),
        target_reason: target::reason(&figures.target),
        mean: figures.mean_share.map(Mean::new),
        deciding: figures.target.result.as_ref().map(Deciding::new),
        areas: figures.areas.iter().map(area).collect(),
        departments: figures.departments.iter().map(department).collect(),
        account_groups: figures.account_groups.iter().map(account_group).collect(),
    }
}

/// Sums by class as every data file shows them.
pub(super) fn totals(totals: &ClassTotals) -> Totals {
    Totals {
        operations: Money(totals.of(Class::Operations)),
        enhancement: Money(totals.of(Class::Enhancement)),
        innovation: Money(totals.of(Class::Innovation)),
        unclear: Money(totals.of(Class::Unclear)),
    }
}

fn area(figures: &AreaFigures) -> Area<'_> {
    Area {
        name: &figures.area,
        in_target: figures.in_target,
        total: Money(figures.totals.total()),
        totals: totals(&figures.totals),
        target: TargetData::new(&figures.target),
        target_reason: target::reason(&figures.target),
    }
}

fn department<'a>(figures: &DepartmentFigures, portfolio: &'a Portfolio) -> DepartmentData<'a> {
    let Department { code, name, .. } = &portfolio.departments[usize::from(figures.department.0)];
    DepartmentData {
        code,
        name,
        in_target: figures.in_target,
        line_count: figures.line_count,
        unclear_count: figures.unclear_count,
        total: Money(figures.totals.total()),
        totals: totals(&figures.totals),
        target: TargetData::new(&figures.target),
        target_reason: target::reason(&figures.target),
    }
}

fn account_group(figures: &AccountGroupFigures) -> AccountGroup<'_> {
    AccountGroup {
        code: &figures.group,
        total: Money(figures.totals.total()),
        totals: totals(&figures.totals),
    }
}
