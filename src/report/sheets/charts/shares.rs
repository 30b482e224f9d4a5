//! Share and bounds of each period, and the columns they make.

use std::collections::BTreeMap;

use super::{headline, height};
use crate::analyse::PeriodFigures;
use crate::analyse::target::TargetResult;
use crate::classify::Class;
use crate::money::Ratio;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Headline, Look, Page, Picture, ShareChart, Value, a1};
use crate::report::sheets::model::Model;
use crate::report::sheets::spoken::Words;
use crate::report::sheets::target::Places;
use crate::round::Averaging;

/// Columns of shares: the last periods.
const SHARES_SHOWN: usize = 10;
/// Characters of a text that stands for a chart; a longer one is not stored at all.
const ALT_TEXT: usize = 255;
/// Columns of the lower bound, the target, the upper bound, and the words below the columns.
const LOWER: u16 = 1;
const TARGET: u16 = 3;
const UPPER: u16 = 4;
const LABEL: u16 = 6;

/// Where the shares stand.
#[derive(Debug, Clone)]
pub(in crate::report) struct ShareRows {
    sheet: String,
    header: u32,
    last: u32,
    title: Headline,
    /// The figures in words, one period each.
    said: Vec<String>,
}

/// Certain, open and target of each period that has a share, and the picture.
pub(super) fn draw<'a>(
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
    let first = page.next_row();
    let title = headline(page, &words(context, model, places));
    page.note(&context.text("charts-shares-remark"));
    let header = page.header(context.texts(&[
        "period",
        "charts-certain",
        "charts-open",
        "charts-target",
        "upper",
        "share",
        "charts-label",
    ]));
    let mut figures_said = Vec::new();
    let drawn_until = context.targets().map(|figures| figures.period.fiscal_year).max();
    let mut last = header + 1;
    for &(figures, result) in shown {
        // Later years are plans that hold little yet.
        if drawn_until.is_none_or(|until| figures.period.fiscal_year <= until) {
            last = page.next_row();
        }
        let label = share_row(context, page, model, places, (figures, result));
        figures_said.push(label);
    }
    let rows = ShareRows { sheet: page.name.clone(), header, last, title, said: figures_said };
    page.gap();
    let size = (page.pixels_from(0), height(page, first));
    page.picture(Picture::Shares(rows.chart(context, size)));
    Some(rows)
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
    places: &BTreeMap<Period, Places>,
    (figures, result): (&PeriodFigures, &TargetResult),
) -> String {
    let row = page.next_row();
    let places = places.get(&figures.period);
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
    let said = said(context, row, figures, result);
    let stored = said.stored().to_owned();
    page.push(
        Look::Table,
        [label, lower, Value::formula(difference, open), target, upper, share, said.value()],
    );
    stored
}

/// Period and bounds, as they stand below a column.
fn said(context: &Context<'_>, row: u32, figures: &PeriodFigures, result: &TargetResult) -> Words {
    let period = Words::fixed(context.period(figures.period));
    let (lower, upper, aim) = (a1(row, LOWER), a1(row, UPPER), a1(row, TARGET));
    let [low, high] = [(result.lower, &lower), (result.upper, &upper)]
        .map(|(share, cell)| Words::percent_apart(context, share, Some((cell, &aim)), 1));
    let words = [("period", &period), ("lower", &low), ("upper", &high)];
    let one = Words::filled(context, "charts-share-label", &words);
    let both = Words::filled(context, "charts-shares-label", &words);
    Words::either(&format!("{lower}={upper}"), result.lower == result.upper, one, both)
}

/// What lies between the bounds.
pub(in crate::report::sheets) fn open(result: &TargetResult) -> Ratio {
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
        let has_target = !context.run.analysis.target_periods.is_empty();
        let key = if has_target { "charts-shares-alt" } else { "charts-shares-alt-untargeted" };
        let alt_text = |count: usize| {
            let figures = self.said[..count].join("; ");
            context.format(key, &[("title", &self.title.text), ("figures", &figures)])
        };
        let mut counts = (0..=self.said.len()).rev().map(alt_text);
        let fits = |text: &String| text.chars().count() <= ALT_TEXT;
        let alt_text = counts.find(fits).unwrap_or_else(|| self.title.text.clone());
        ShareChart {
            alt_text,
            title: self.title.clone(),
            sheet: self.sheet.clone(),
            header_row: self.header,
            last_row: self.last,
            category_column: LABEL,
            first_column: LOWER,
            has_target,
            words: ["charts-certain", "charts-open", "charts-target"].map(|key| context.text(key)),
            axis: context.text("charts-shares-axis"),
            size,
        }
    }
}

/// What the chart says of the first target period.
fn words(context: &Context<'_>, model: &Model, places: &BTreeMap<Period, Places>) -> Words {
    let target = context.targets().next();
    let result = target.and_then(|figures| Some((figures, figures.target.result.as_ref()?)));
    let Some((figures, result)) = result else {
        return Words::fixed(context.text("charts-shares"));
    };
    let places = places.get(&figures.period);
    let aim = model.target_share();
    let percent = |share, cell: Option<&String>| {
        Words::percent_apart(context, share, cell.map(|cell| (cell.as_str(), aim.as_str())), 2)
    };
    let period = Words::fixed(context.period(figures.period));
    let lower = percent(result.lower, places.map(|places| &places.lower));
    let upper = percent(result.upper, places.map(|places| &places.upper));
    let aim = Words::percent(context, context.run.round.policy.target_share, Some(&aim), 1);
    let verdict =
        Words::verdict(context, result.verdict, places.map(|places| places.verdict.as_str()));
    let words = [
        ("period", &period),
        ("lower", &lower),
        ("upper", &upper),
        ("target", &aim),
        ("verdict", &verdict),
    ];
    let one = Words::filled(context, "charts-share-title", &words);
    let bounds = Words::filled(context, "charts-shares-title", &words);
    let is_one = result.lower == result.upper;
    match places {
        Some(places) => {
            Words::either(&format!("{}={}", places.lower, places.upper), is_one, one, bounds)
        }
        None if is_one => one,
        None => bounds,
    }
}
