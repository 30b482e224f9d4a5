//! What stands beside the target: areas together, what must not count twice, how near the
//! verdict is to turning, where money could come from.

use serde::Serialize;

use super::Totals;
use super::target::{Money, Share, TargetData};
use crate::analyse::candidates::Candidates;
use crate::analyse::double_count::{GuardCause, ProviderFigures};
use crate::analyse::sensitivity::{Headline, Nearest, Sensitivity, Turn};
use crate::analyse::target::Verdict;
use crate::analyse::views::View;
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::report::Run;
use crate::round::ProviderCounts;

/// The areas of the target, the others or both, in a target period.
#[derive(Serialize)]
pub(super) struct ViewData {
    fiscal_year: i16,
    phase: Phase,
    /// `target`, `others` or `both`.
    over: &'static str,
    /// Nothing where double counting cannot be ruled out.
    total: Option<Money>,
    totals: Option<Totals>,
    kept_out: Option<Money>,
    target: Option<TargetData>,
}

/// What must not count twice, by period and cause.
#[derive(Serialize)]
pub(super) struct DoubleCountData {
    fiscal_year: i16,
    phase: Phase,
    cause: &'static str,
    in_target: bool,
    counted: bool,
    count: u64,
    sum: Money,
}

/// Both sides of a provider in a target period.
#[derive(Serialize)]
pub(super) struct ProviderData<'a> {
    fiscal_year: i16,
    phase: Phase,
    department: &'a str,
    counts: Option<&'static str>,
    plan_in_target: bool,
    bills: Money,
    plan: Money,
}

/// How near the verdict of a target period is to turning.
#[derive(Serialize)]
pub(super) struct SensitivityData {
    fiscal_year: i16,
    phase: Phase,
    verdict: Verdict,
    if_innovation: Reach,
    if_not_innovation: Reach,
    nearest: Vec<NearestData>,
}

/// Money that would be of another class, and what it brings about.
#[derive(Serialize)]
struct Reach {
    available: Money,
    turns: Vec<TurnData>,
}

#[derive(Serialize)]
struct TurnData {
    verdict: Verdict,
    least: Money,
    /// Of what is available; nothing where there is none.
    share: Option<Share>,
    possible: bool,
}

#[derive(Serialize)]
struct NearestData {
    verdict: Verdict,
    needed: Money,
    line_count: usize,
}

/// Sums of the pointers of a target period.
#[derive(Serialize)]
pub(super) struct CandidateData {
    fiscal_year: i16,
    phase: Phase,
    growing_count: usize,
    growing_sum: Money,
    ending_count: usize,
    ending_sum: Money,
    shared_count: usize,
}

/// The views of a run.
pub(super) fn views(run: &Run) -> Vec<ViewData> {
    run.analysis.views.iter().map(view).collect()
}

fn view(view: &View) -> ViewData {
    let figures = view.figures.as_ref();
    ViewData {
        fiscal_year: view.period.fiscal_year.0,
        phase: view.period.phase,
        over: view.over.code(),
        total: figures.map(|found| Money(found.totals.total())),
        totals: figures.map(|found| super::totals(&found.totals)),
        kept_out: figures.map(|found| Money(found.kept_out)),
        target: figures.and_then(|found| TargetData::new(&found.target)),
    }
}

/// What must not count twice in any period, in order of period, cause and area.
pub(super) fn double_count(run: &Run) -> Vec<DoubleCountData> {
    let mut sums: Vec<(Period, GuardCause, bool, u64, Total)> = Vec::new();
    for sum in &run.analysis.double_count.sums {
        let key = (sum.period, sum.cause, sum.in_target);
        match sums.iter_mut().find(|known| (known.0, known.1, known.2) == key) {
            Some(known) => {
                known.3 += sum.count;
                known.4 += sum.sum;
            }
            None => sums.push((key.0, key.1, key.2, sum.count, sum.sum)),
        }
    }
    sums.sort_by_key(|&(period, cause, in_target, ..)| (period, cause, !in_target));
    sums.into_iter()
        .map(|(period, cause, in_target, count, sum)| DoubleCountData {
            fiscal_year: period.fiscal_year.0,
            phase: period.phase,
            cause: cause.code(),
            in_target,
            counted: cause.counts(),
            count,
            sum: Money(sum),
        })
        .collect()
}

/// The providers of a run.
pub(super) fn providers(run: &Run) -> Vec<ProviderData<'_>> {
    let providers = run.analysis.double_count.providers.iter();
    providers.map(provider).collect()
}

fn provider(found: &ProviderFigures) -> ProviderData<'_> {
    ProviderData {
        fiscal_year: found.period.fiscal_year.0,
        phase: found.period.phase,
        department: &found.department,
        counts: found.counts.map(ProviderCounts::code),
        plan_in_target: found.plan_in_target,
        bills: Money(found.bills),
        plan: Money(found.plan),
    }
}

/// The sensitivity of a run.
pub(super) fn sensitivity(run: &Run) -> Vec<SensitivityData> {
    run.analysis.sensitivity.iter().map(nearness).collect()
}

fn nearness(found: &Sensitivity) -> SensitivityData {
    let [gains, loses] = &found.headlines;
    SensitivityData {
        fiscal_year: found.period.fiscal_year.0,
        phase: found.period.phase,
        verdict: found.verdict,
        if_innovation: reach(gains),
        if_not_innovation: reach(loses),
        nearest: found.nearest.iter().map(nearest).collect(),
    }
}

fn reach(headline: &Headline) -> Reach {
    let turn = |turn: &Turn| TurnData {
        verdict: turn.verdict,
        least: Money(turn.least),
        share: turn.share(headline.available).map(Share),
        possible: turn.is_possible(headline.available),
    };
    Reach { available: Money(headline.available), turns: headline.turns.iter().map(turn).collect() }
}

const fn nearest(list: &Nearest) -> NearestData {
    NearestData { verdict: list.verdict, needed: Money(list.needed), line_count: list.lines.len() }
}

/// The candidates of a run, as sums.
pub(super) fn candidates(run: &Run) -> Vec<CandidateData> {
    let sums = |found: &Candidates| CandidateData {
        fiscal_year: found.period.fiscal_year.0,
        phase: found.period.phase,
        growing_count: found.growing.len(),
        growing_sum: Money(found.growing.iter().map(|line| line.after - line.before).sum()),
        ending_count: found.ending.len(),
        ending_sum: Money(found.ending.iter().map(|line| line.amount).sum()),
        shared_count: found.shared.len(),
    };
    run.analysis.candidates.iter().map(sums).collect()
}
