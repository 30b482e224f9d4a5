//! *Diagramme*: share and bounds over the years, classes over the years, departments; each chart
//! with the table it is drawn from.

use std::collections::BTreeMap;

use super::departments::ChartRows;
use super::model::Model;
use super::overview::class_sums;
use super::target::Places;
use crate::analyse::target::TargetResult;
use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Class;
use crate::money::Ratio;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Chart, Look, Page, ShareChart, Value, a1};
use crate::round::Averaging;

/// Characters of figures in a text that stands for a chart; 255 in all are shown.
const FIGURES_SAID: usize = 110;

const WIDTHS: [u16; 7] = [46, 19, 19, 19, 19, 19, 16];
/// More bars than this cannot be told apart on a printed page.
const BARS_SHOWN: u32 = 30;
/// Columns of shares: the last periods.
const SHARES_SHOWN: usize = 10;

/// Where the shares stand.
pub(in crate::report) struct ShareRows {
    sheet: String,
    header: u32,
    last: u32,
}

/// The sheet, and the rows of the shares where there are any.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
    chart: Option<ChartRows>,
) -> (Page<'a>, Option<ShareRows>) {
    let title = context.format("charts-title", &[("years", &context.fiscal_years())]);
    let mut page = Page::new(context.text("sheet-charts"), title, &WIDTHS);
    let shares = shares_table(context, &mut page, model, places);
    if !page.rows.is_empty() && shares.is_some() {
        page.breaks.push(page.next_row());
    }
    years_table(context, &mut page, model);
    if let Some(rows) = chart {
        page.breaks.push(page.next_row());
        departments_chart(context, &mut page, rows);
    }
    (page, shares)
}

/// Certain, open and target of each period that has a share, and what they make.
fn shares_table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
) -> Option<ShareRows> {
    // Where nothing is decided, a share says nothing.
    let said =
        |figures: &&PeriodFigures| figures.totals.of(Class::Unclear) != figures.totals.total();
    let found: Vec<(&PeriodFigures, &TargetResult)> = (context.run.analysis.periods.iter())
        .filter(|figures| is_shown(context, figures.period))
        .filter(said)
        .filter_map(|figures| Some((figures, figures.target.result.as_ref()?)))
        .collect();
    let shown = &found[found.len().saturating_sub(SHARES_SHOWN)..];
    if shown.is_empty() {
        return None;
    }
    page.section(context.text("charts-shares"));
    page.note(&context.text("charts-shares-remark"));
    let header = page.header(context.texts(&[
        "period",
        "charts-certain",
        "charts-open",
        "target-target",
        "upper",
        "share",
    ]));
    for &(figures, result) in shown {
        share_row(context, page, model, places.get(&figures.period), (figures, result));
    }
    Some(ShareRows { sheet: page.name.clone(), header, last: page.next_row() - 1 })
}

/// A year is shown once: by the period it counts with from year to year.
fn is_shown(context: &Context<'_>, period: Period) -> bool {
    let mut course = context.run.analysis.growth_course.iter().filter(|growth| growth.is_course);
    course.any(|growth| growth.from == period || growth.to == period)
        || context.targets().any(|figures| figures.period == period)
}

fn share_row<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    places: Option<&Places>,
    (figures, result): (&PeriodFigures, &TargetResult),
) {
    let row = page.next_row();
    let pooled = context.run.round.policy.averaging == Averaging::Pooled;
    let sums = model.whole(figures.period).filter(|_| pooled);
    let bounds = match (places, sums) {
        (Some(places), _) => {
            Some([places.lower.clone(), places.upper.clone(), places.share.clone()])
        }
        (None, Some(sums)) => {
            let (total, innovation) = (sums.total(), sums.class(Class::Innovation));
            let share = format!("IF({total}>0,{innovation}/{total},\"\")");
            Some([sums.lower(), sums.upper(), share])
        }
        (None, None) => None,
    };
    let own = [result.lower, result.upper, result.share];
    let [lower, upper, share] = match bounds {
        Some(bounds) => {
            let mut values =
                bounds.into_iter().zip(own).map(|(text, own)| Value::formula(text, own).aimed());
            [values.next(), values.next(), values.next()].map(|value| value.expect("three"))
        }
        None => own.map(Value::Aimed),
    };
    let open = open(result);
    let difference = format!("IF(ISNUMBER({0}),{0}-{1},0)", a1(row, 4), a1(row, 1));
    let target = Value::formula(model.target_share(), context.run.round.policy.target_share);
    let label = Value::from(context.period(figures.period));
    page.push(Look::Table, [label, lower, Value::formula(difference, open), target, upper, share]);
}

/// What lies between the bounds.
fn open(result: &TargetResult) -> Ratio {
    let (lower, upper) = (result.lower, result.upper);
    if lower.denominator == upper.denominator {
        let numerator = upper.numerator - lower.numerator;
        return Ratio { numerator, denominator: lower.denominator };
    }
    let numerator = upper.numerator * lower.denominator - lower.numerator * upper.denominator;
    Ratio { numerator, denominator: lower.denominator * upper.denominator }
}

impl ShareRows {
    /// The chart of these rows, in a size in pixels.
    pub(in crate::report) fn chart(&self, context: &Context<'_>, size: (u32, u32)) -> ShareChart {
        let title = title(context);
        ShareChart {
            alt_text: context.format("charts-shares-alt", &[("title", &title)]),
            title,
            sheet: self.sheet.clone(),
            header_row: self.header,
            last_row: self.last,
            words: ["charts-certain", "charts-open", "target-target"].map(|key| context.text(key)),
            axis: context.text("charts-shares-axis"),
            size,
        }
    }
}

/// What the chart says of the first target period.
fn title(context: &Context<'_>) -> String {
    let target = context.targets().next();
    let result = target.and_then(|figures| Some((figures, figures.target.result.as_ref()?)));
    let Some((figures, result)) = result else { return context.text("charts-shares") };
    let aim = context.run.round.policy.target_share;
    let percent = |share| context.language.percent_apart(share, aim, 1);
    let values = [
        ("period", &*context.period(figures.period)),
        ("lower", &*percent(result.lower)),
        ("upper", &*percent(result.upper)),
        ("target", &*percent(context.run.round.policy.target_share)),
        ("verdict", &*context.verdict_word(result.verdict)),
    ];
    context.format("charts-shares-title", &values)
}

/// All years with their classes: the table behind the chart, readable without it.
fn years_table<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
    page.section(context.text("overview-by-year"));
    let mut headings = vec![context.text("period")];
    headings.extend(context.class_headings());
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.text("share"));
    let header = page.header(headings);
    let periods = &context.run.analysis.periods;
    for figures in periods {
        let row = page.next_row();
        let mut values = vec![Value::from(context.period(figures.period))];
        values.extend(class_sums(model, figures));
        let sum = format!("SUM({}:{})", a1(row, 1), a1(row, 4));
        values.push(Value::formula(sum, figures.totals.total()));
        let share = Ratio::of(figures.totals.of(Class::Innovation), figures.totals.total());
        let (total, innovation) = (a1(row, 5), a1(row, 3));
        let formula = format!("IF({total}>0,{innovation}/{total},\"\")");
        values.push(Value::formula(formula, share));
        page.push(Look::Table, values);
    }
    if periods.is_empty() {
        return;
    }
    let last_row = page.next_row() - 1;
    let largest = periods.iter().map(|figures| figures.totals.total()).max().unwrap_or_default();
    let is_other = |own: &&PeriodFigures| context.targets().all(|one| one.period != own.period);
    let said = context.targets().chain(periods.iter().filter(is_other));
    let said = said.map(|own| (context.period(own.period), &own.totals));
    let said = figures_said(context, said);
    page.gap();
    page.chart(Chart {
        title: context.text("chart-years"),
        alt_text: context.format("chart-years-alt", &[("figures", &said)]),
        lying: false,
        sheet: page.name.clone(),
        header_row: header,
        last_row,
        category_column: 0,
        first_class_column: 1,
        axis: context.axis(largest),
        classes: context.classes.clone(),
        height_pixels: 500,
    });
}

/// The figures of a chart in words, for people who do not see it: the first ones, as far as a
/// program shows such a text.
fn figures_said<'t>(
    context: &Context<'_>,
    bars: impl Iterator<Item = (String, &'t ClassTotals)>,
) -> String {
    let currency = &context.run.round.currency;
    let mut said = String::new();
    for (name, totals) in bars {
        let name: String = name.chars().take(40).collect();
        let total = context.language.money(totals.total(), currency);
        let innovation = context.language.money(totals.of(Class::Innovation), currency);
        let values = [("name", &*name), ("total", &*total), ("innovation", &*innovation)];
        let one = context.format("chart-figure", &values);
        if said.chars().count() + one.chars().count() > FIGURES_SAID {
            break;
        }
        if !said.is_empty() {
            said.push_str("; ");
        }
        said.push_str(&one);
    }
    said
}

fn departments_chart<'a>(context: &Context<'a>, page: &mut Page<'a>, rows: ChartRows) {
    let Some(figures) = context.targets().next() else { return };
    let largest = figures.departments.iter().map(|found| found.totals.total()).max();
    let period = context.period(figures.period);
    page.section(context.format("chart-departments", &[("period", &period)]));
    if rows.last - rows.header > BARS_SHOWN {
        let shown = BARS_SHOWN.to_string();
        page.note(&context.format("chart-departments-many", &[("shown", &shown)]));
        return;
    }
    let mut own: Vec<_> = figures.departments.iter().collect();
    own.sort_by_key(|one| std::cmp::Reverse(one.totals.total()));
    let said = own.into_iter().map(|own| (context.department_label(own.department), &own.totals));
    let said = figures_said(context, said);
    page.note(&context.text("chart-departments-source"));
    page.chart(Chart {
        title: context.format("chart-departments", &[("period", &period)]),
        alt_text: context
            .format("chart-departments-alt", &[("period", &period), ("figures", &said)]),
        lying: true,
        sheet: context.text("sheet-departments"),
        header_row: rows.header,
        last_row: rows.last,
        category_column: rows.category_column,
        first_class_column: rows.first_class_column,
        axis: context.axis(largest.unwrap_or_default()),
        classes: context.classes.clone(),
        height_pixels: (180 + 40 * (rows.last - rows.header)).clamp(360, 660),
    });
}
