//! *Haushaltsverlauf*: from what was granted to what may be spent, and how far spending is.

use crate::analyse::within_year::{
    Counted, DepartmentWalk, LineDifference, WalkFigures, WithinYear,
};
use crate::money::Total;
use crate::period::{Period, Phase};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 17] = [44, 20, 18, 28, 22, 18, 20, 20, 18, 20, 20, 20, 20, 20, 14, 20, 16];
const APPROVED: u16 = 1;
const LAST_PART: u16 = 5;
const COMPUTED: u16 = 6;
const ADJUSTED: u16 = 7;
const FORECAST: u16 = 10;
const WITHOUT_FORECAST: u16 = 13;
const WITHOUT_GRANT: u16 = 15;
/// Lines whose parts do not add up that are shown.
const SHOWN: usize = 50;

/// The sheet; nothing where the source tells no more than *Ansatz* and result.
pub(in crate::report) fn page<'a>(context: &Context<'a>) -> Option<Page<'a>> {
    let years = &context.run.analysis.within_years;
    if years.is_empty() {
        return None;
    }
    let title = context.text("walk-title");
    let mut page = Page::new(context.text("sheet-walk"), title, &WIDTHS);
    page.more_pages_wide = 1;
    page.note(&context.text("walk-remark"));
    page.note(&context.text("walk-signs"));
    for year in years {
        if Beside::of(year).without_grant {
            page.note(&context.text("walk-without-grant-remark"));
            break;
        }
    }
    for year in years {
        walk(context, &mut page, year);
        differences(context, &mut page, year);
    }
    Some(page)
}

/// What stands beside the comparison of a year's forecast, for its table to have columns for it.
#[derive(Clone, Copy)]
struct Beside {
    /// Somebody has a forecast, so that a missing one means something.
    without_forecast: bool,
    /// A forecast has nothing to be held against.
    without_grant: bool,
}

impl Beside {
    fn of(year: &WithinYear) -> Self {
        let any = |holds: fn(&WalkFigures) -> bool| {
            year.departments.iter().any(|found| holds(&found.figures)) || holds(&year.whole)
        };
        Self {
            without_forecast: any(|figures| figures.forecast.is_some()),
            without_grant: any(|figures| figures.forecast_check().without_grant.line_count > 0),
        }
    }
}

fn headings(context: &Context<'_>, beside: Beside) -> Vec<String> {
    let phase = |phase: Phase| {
        let word = context.language.text(&format!("phase-{}", phase.code()));
        context.money_heading(&word)
    };
    let money = |key: &str| context.money_heading(&context.text(key));
    let mut headings = vec![context.text("growth-subject"), phase(Phase::Approved)];
    headings.extend(Phase::MOVEMENTS.map(phase));
    headings.extend([
        money("walk-computed"),
        phase(Phase::Adjusted),
        money("walk-difference"),
        phase(Phase::ToDate),
        phase(Phase::Forecast),
        money("walk-forecast-difference"),
        phase(Phase::Actual),
        money("walk-without-forecast"),
        context.text("walk-without-forecast-count"),
    ]);
    if beside.without_grant {
        headings.push(money("walk-without-grant"));
        headings.push(context.text("walk-without-grant-count"));
    }
    headings
}

fn walk<'a>(context: &Context<'a>, page: &mut Page<'a>, year: &'a WithinYear) {
    page.section(context.format("walk-section", &[("year", &year.fiscal_year.to_string())]));
    page.note(&context.text(match (year.whole.adjusted, year.is_checked()) {
        (_, true) => "walk-checked",
        (Some(_), false) => "walk-without-parts",
        (None, _) => "walk-without-adjusted",
    }));
    let beside = Beside::of(year);
    page.header(headings(context, beside));
    let (inside, outside): (Vec<&DepartmentWalk>, Vec<&DepartmentWalk>) =
        year.departments.iter().partition(|found| found.in_sum);
    let first = page.next_row();
    for found in &inside {
        let number = page.next_row();
        let label = context.department_label(found.department);
        page.push(Look::Table, row(number, label, &found.figures, beside));
    }
    if !inside.is_empty() {
        sum(context, page, first, &year.whole, beside);
    }
    if !outside.is_empty() {
        page.gap();
        page.note(&context.text("walk-others"));
    }
    for found in outside {
        let number = page.next_row();
        let label = context.department_label(found.department);
        page.push(Look::Table, row(number, label, &found.figures, beside));
    }
}

fn row<'a>(number: u32, label: String, figures: &WalkFigures, beside: Beside) -> Vec<Value<'a>> {
    let mut cells = vec![Value::from(label), figures.approved.into()];
    cells.extend(figures.parts.map(Value::from));
    cells.extend(results(number, figures, beside));
    cells.extend(
        left_out(figures, beside)
            .into_iter()
            .flat_map(|(_, counted)| [Value::from(counted.sum), Value::from(counted.line_count)]),
    );
    cells
}

/// What the comparison of the forecast leaves out, with the column of its sum.
fn left_out(figures: &WalkFigures, beside: Beside) -> Vec<(u16, Counted)> {
    let check = figures.forecast_check();
    let columns = [
        (beside.without_forecast, WITHOUT_FORECAST, check.without_forecast),
        (beside.without_grant, WITHOUT_GRANT, check.without_grant),
    ];
    columns.into_iter().filter(|shown| shown.0).map(|(_, column, own)| (column, own)).collect()
}

/// What is computed and stated, their difference, and where the year stands.
fn results<'a>(number: u32, figures: &WalkFigures, beside: Beside) -> Vec<Value<'a>> {
    let computed = format!("SUM({}:{})", a1(number, APPROVED), a1(number, LAST_PART));
    let difference = |result: Total| {
        Value::formula(format!("{}-{}", a1(number, ADJUSTED), a1(number, COMPUTED)), result)
    };
    let against = if figures.adjusted.is_some() { ADJUSTED } else { COMPUTED };
    let forecast = |difference: Total| {
        let [forecast, against, without] =
            [FORECAST, against, WITHOUT_FORECAST].map(|column| a1(number, column));
        let left_out = a1(number, WITHOUT_GRANT);
        let own = if beside.without_grant { format!("({forecast}-{left_out})") } else { forecast };
        Value::formula(format!("{own}-({against}-{without})"), difference)
    };
    vec![
        Value::formula(computed, figures.computed()),
        figures.adjusted.into(),
        figures.difference().map_or(Value::Blank, difference),
        figures.to_date.into(),
        figures.forecast.into(),
        figures.forecast_difference().map_or(Value::Blank, forecast),
        figures.actual.into(),
    ]
}

fn sum<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    first: u32,
    whole: &WalkFigures,
    beside: Beside,
) {
    let number = page.next_row();
    let over = |column: u16, sum: Option<Total>| {
        sum.map_or(Value::Blank, |sum| {
            let formula = format!("SUM({}:{})", a1(first, column), a1(number - 1, column));
            Value::formula(formula, sum)
        })
    };
    let mut cells = vec![Value::from(context.text("growth-whole")), over(APPROVED, whole.approved)];
    cells.extend((APPROVED + 1..).zip(whole.parts).map(|(column, part)| over(column, part)));
    let mut rest = results(number, whole, beside);
    rest[1] = over(ADJUSTED, whole.adjusted);
    rest[3] = over(9, whole.to_date);
    rest[4] = over(FORECAST, whole.forecast);
    rest[6] = over(12, whole.actual);
    cells.extend(rest);
    for (column, counted) in left_out(whole, beside) {
        cells.push(over(column, Some(counted.sum)));
        let (first, last) = (a1(first, column + 1), a1(number - 1, column + 1));
        cells.push(Value::formula(format!("SUM({first}:{last})"), counted.line_count));
    }
    page.push(Look::Strong, cells);
}

/// Lines whose parts do not make their adjusted *Ansatz*.
fn differences<'a>(context: &Context<'a>, page: &mut Page<'a>, year: &'a WithinYear) {
    if year.differences.is_empty() {
        return;
    }
    page.gap();
    page.note(&context.text("walk-differences"));
    let period = Period { fiscal_year: year.fiscal_year, phase: Phase::Adjusted };
    page.header([
        context.text("line-title"),
        context.money_heading(&context.text("walk-computed")),
        context.money_heading(&context.period(period)),
        context.money_heading(&context.text("walk-difference")),
        context.text("department-label"),
        context.text("line-id"),
    ]);
    for line in year.differences.iter().take(SHOWN) {
        let number = page.next_row();
        page.push(Look::Table, difference(context, number, line));
    }
    if let Some(rest) = year.differences.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let count = context.language.count(rest as u64);
        page.note(&context.format("growth-rest", &[("count", &count)]));
    }
}

fn difference<'a>(context: &Context<'a>, number: u32, line: &LineDifference) -> Vec<Value<'a>> {
    let known = context.line(line.line);
    let formula = format!("{}-{}", a1(number, 2), a1(number, 1));
    vec![
        Value::from(known.label()),
        line.figures.computed().into(),
        line.figures.adjusted.into(),
        Value::formula(formula, line.difference()),
        Value::from(context.department_label(known.department)),
        Value::from(&*known.id),
    ]
}
