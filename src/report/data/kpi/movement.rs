//! Growth, variances and the forecasting record in `kpi.json`.

use serde::Serialize;

use super::super::super::Run;
use super::target::{Money, Share};
use crate::analyse::growth::OneSided;
use crate::analyse::variance::{ForecastRecord, VarianceFigures, VarianceYear};
use crate::analyse::{Growth, GrowthDriver, GrowthRow};
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::report::data::growth::subject;
use crate::schema::DepartmentIndex;

/// Growth of a target period against the year before.
#[derive(Serialize)]
pub(super) struct GrowthData<'a> {
    from: PeriodData,
    to: PeriodData,
    rows: Vec<GrowthRowData<'a>>,
    drivers: Vec<Driver<'a>>,
    steps: Vec<Step>,
    /// Nothing where every department in the target has amounts in both years.
    one_sided: Option<OneSidedData<'a>>,
}

/// Departments with amounts in one of the two years only, beside those with both.
#[derive(Serialize)]
struct OneSidedData<'a> {
    /// Codes of the departments without an earlier amount.
    begun: Vec<&'a str>,
    /// Codes of the departments without a later amount.
    ended: Vec<&'a str>,
    /// What these add to the change of the whole.
    change: Money,
    /// The departments with amounts in both years.
    both_before: Money,
    both_after: Money,
    both_rate: Option<Share>,
}

#[derive(Serialize)]
struct PeriodData {
    fiscal_year: i16,
    phase: Phase,
}

#[derive(Serialize)]
struct GrowthRowData<'a> {
    /// `whole`, `department`, `class` or `account_group`.
    subject: &'static str,
    /// Code of the department, class or group; empty for the whole.
    code: &'a str,
    before: Money,
    after: Money,
    /// It has an amount in the earlier and in the later year; without, the sum is none, not zero.
    has_before: bool,
    has_after: bool,
    rate: Option<Share>,
    above_threshold: bool,
    contribution: Option<Share>,
    money: Money,
    scope: Money,
    classification: Money,
}

#[derive(Serialize)]
struct Driver<'a> {
    line: &'a str,
    before: Option<Money>,
    after: Option<Money>,
    kind: Option<&'static str>,
}

/// A reason for which the whole moves.
#[derive(Serialize)]
struct Step {
    kind: &'static str,
    line_count: u64,
    change: Money,
}

impl<'a> GrowthData<'a> {
    /// The figures of a comparison.
    pub(super) fn new(growth: &'a Growth, run: &'a Run) -> Self {
        let period =
            |period: Period| PeriodData { fiscal_year: period.fiscal_year.0, phase: period.phase };
        let steps = growth.steps.iter().map(|(step, figures)| Step {
            kind: step.code(),
            line_count: figures.line_count,
            change: Money(figures.change),
        });
        Self {
            from: period(growth.from),
            to: period(growth.to),
            rows: growth.rows.iter().map(|row| growth_row(row, run)).collect(),
            drivers: growth.drivers.iter().map(|driver| self::driver(driver, run)).collect(),
            steps: steps.collect(),
            one_sided: growth.one_sided.as_ref().map(|found| one_sided(found, run)),
        }
    }
}

fn one_sided<'a>(found: &OneSided, run: &'a Run) -> OneSidedData<'a> {
    let codes = |own: &[(DepartmentIndex, Total)]| {
        let code = |&(department, _): &(DepartmentIndex, Total)| {
            &*run.portfolio.departments[usize::from(department.0)].code
        };
        own.iter().map(code).collect()
    };
    OneSidedData {
        begun: codes(&found.begun),
        ended: codes(&found.ended),
        change: Money(found.change()),
        both_before: Money(found.before),
        both_after: Money(found.after),
        both_rate: found.rate().map(Share),
    }
}

fn growth_row<'a>(row: &'a GrowthRow, run: &'a Run) -> GrowthRowData<'a> {
    let (subject, code) = subject(&row.subject, run);
    GrowthRowData {
        subject,
        code,
        before: Money(row.before),
        after: Money(row.after),
        has_before: row.has_amounts[0],
        has_after: row.has_amounts[1],
        rate: row.rate.map(Share),
        above_threshold: row.above_threshold,
        contribution: row.contribution.map(Share),
        money: Money(row.money()),
        scope: Money(row.scope),
        classification: Money(row.classification),
    }
}

fn driver<'a>(driver: &GrowthDriver, run: &'a Run) -> Driver<'a> {
    let money = |cents| Money(Total::from(cents));
    Driver {
        line: &run.portfolio.lines[driver.line as usize].id,
        before: driver.before.map(money),
        after: driver.after.map(money),
        kind: driver.kind.map(crate::analyse::growth::GrowthStep::code),
    }
}

/// Plan against actuals of a closed year.
#[derive(Serialize)]
pub(super) struct VarianceData<'a> {
    fiscal_year: i16,
    plan_phase: Phase,
    whole: Compared,
    departments: Vec<DepartmentVariance<'a>>,
}

#[derive(Serialize)]
struct Compared {
    plan: Money,
    actual: Money,
    variance: Money,
    rate: Option<Share>,
}

#[derive(Serialize)]
struct DepartmentVariance<'a> {
    code: &'a str,
    in_target: bool,
    /// It has both plans and actuals; without, there is no variance.
    comparable: bool,
    plan: Money,
    actual: Money,
    variance: Option<Money>,
    rate: Option<Share>,
    cause_count: u64,
}

/// How past plans held.
#[derive(Serialize)]
pub(super) struct RecordData<'a> {
    /// Code of the department; nothing for all in the target together.
    department: Option<&'a str>,
    in_target: bool,
    fiscal_years: Vec<i16>,
    line_count: u64,
    plan: Money,
    actual: Money,
    rate: Option<Share>,
    line_deviation: Option<Share>,
    bias: Option<Share>,
    spread: Option<Share>,
}

/// The variances of a run.
pub(super) fn variances(run: &Run) -> Vec<VarianceData<'_>> {
    run.analysis.variances.years.iter().map(|year| variance(year, run)).collect()
}

fn compared(figures: &VarianceFigures) -> Compared {
    Compared {
        plan: Money(figures.plan),
        actual: Money(figures.actual),
        variance: Money(figures.variance()),
        rate: figures.rate().map(Share),
    }
}

fn variance<'a>(year: &VarianceYear, run: &'a Run) -> VarianceData<'a> {
    let departments = year.departments.iter().map(|found| DepartmentVariance {
        code: &run.portfolio.departments[usize::from(found.department.0)].code,
        in_target: found.in_target,
        comparable: found.comparable,
        plan: Money(found.figures.plan),
        actual: Money(found.figures.actual),
        variance: found.comparable.then(|| Money(found.figures.variance())),
        rate: found.figures.rate().filter(|_| found.comparable).map(Share),
        cause_count: found.cause_count,
    });
    VarianceData {
        fiscal_year: year.fiscal_year.0,
        plan_phase: year.plan_phase,
        whole: compared(&year.whole),
        departments: departments.collect(),
    }
}

/// The forecasting records of a run.
pub(super) fn records(run: &Run) -> Vec<RecordData<'_>> {
    let record = |record: &ForecastRecord| RecordData {
        department: record
            .department
            .map(|department| &*run.portfolio.departments[usize::from(department.0)].code),
        in_target: record.in_target,
        fiscal_years: record.years.iter().map(|year| year.0).collect(),
        line_count: record.line_count,
        plan: Money(record.plan),
        actual: Money(record.actual),
        rate: record.pooled.map(Share),
        line_deviation: record.lines.map(Share),
        bias: record.bias.map(Share),
        spread: record.spread.map(Share),
    };
    run.analysis.variances.records.iter().map(record).collect()
}
