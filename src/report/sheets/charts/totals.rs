//! Money over the years, by departments, and from one year's total to the next.

use super::{headline, height};
use crate::analyse::{ClassTotals, PeriodFigures};
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Chart, Headline, Look, Page, Picture, Value, a1};
use crate::report::sheets::growth::StepPlaces;
use crate::report::sheets::model::Model;
use crate::report::sheets::overview::class_sums;
use crate::report::sheets::spoken::Words;
use crate::report::sheets::stairs::{self, Stairs};
use crate::report::sheets::weight::{self, WeightRows};

/// Characters of figures in a text that stands for a chart; 255 in all are shown.
const FIGURES_SAID: usize = 110;
/// More bars than this cannot be told apart on a printed page.
const BARS_SHOWN: usize = 10;

/// All years with their classes: the table behind the chart, readable without it.
pub(super) fn years<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &Model) {
    let first = page.next_row();
    let title = headline(page, &years_words(context, model));
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
    let size = (page.pixels_from(0), height(page, first));
    page.picture(Picture::Classes(Chart {
        title,
        alt_text: context.format("chart-years-alt", &[("figures", &said)]),
        lying: false,
        sheet: page.name.clone(),
        header_row: header,
        last_row,
        category_column: 0,
        first_class_column: 1,
        axis: context.axis(largest),
        classes: context.classes.clone(),
        size,
    }));
}

/// The total of the first target period beside that of the year before.
fn years_words(context: &Context<'_>, model: &Model) -> Words {
    let Some(figures) = context.targets().next() else {
        return Words::fixed(context.text("chart-years"));
    };
    let whole = model.whole(figures.period).map(|sums| sums.total());
    let now = Words::money(context, figures.totals.total(), whole.as_deref());
    let period = Words::fixed(context.period(figures.period));
    let growth = context.run.analysis.growth.iter().find(|growth| growth.to == figures.period);
    let before = growth.and_then(|growth| Some((growth.from, growth.whole().earlier()?)));
    let Some((earlier, sum)) = before else {
        return Words::filled(context, "chart-year-title", &[("period", &period), ("total", &now)]);
    };
    let whole = model.whole(earlier).map(|sums| sums.total());
    let before = Words::money(context, sum, whole.as_deref());
    let earlier = Words::fixed(context.period(earlier));
    let words = [("earlier", &earlier), ("before", &before), ("period", &period), ("total", &now)];
    Words::filled(context, "chart-years-title", &words)
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

/// Where the weightiest departments of a period stand.
#[derive(Debug, Clone)]
pub(in crate::report) struct DepartmentRows {
    sheet: String,
    rows: WeightRows,
    title: Headline,
    alt_text: String,
    axis: (String, &'static str),
}

impl DepartmentRows {
    /// The chart of these rows, in a size in pixels.
    pub(in crate::report) fn chart(&self, context: &Context<'_>, size: (u32, u32)) -> Chart {
        Chart {
            title: self.title.clone(),
            alt_text: self.alt_text.clone(),
            lying: true,
            sheet: self.sheet.clone(),
            header_row: self.rows.header,
            last_row: self.rows.last,
            category_column: 0,
            first_class_column: weight::FIRST_CLASS,
            axis: self.axis.clone(),
            classes: context.classes.clone(),
            size,
        }
    }
}

/// The weightiest departments of a target period and the others together.
pub(super) fn departments<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) -> DepartmentRows {
    let first = page.next_row();
    // The title names the first row of the table, which stands three rows below it.
    let title = headline(page, &departments_words(context, figures, page.next_row() + 4));
    page.note(&context.text("chart-departments-source"));
    let rows = weight::table(context, page, model, figures, BARS_SHOWN);
    let own = weight::by_weight(figures);
    let others = (own.iter().skip(BARS_SHOWN)).map(|found| found.totals.total()).sum();
    let largest = own.iter().map(|found| found.totals.total()).max().unwrap_or_default();
    let period = context.period(figures.period);
    let said = own.iter().map(|own| (context.department_label(own.department), &own.totals));
    let said = figures_said(context, said);
    let values = [("period", &*period), ("figures", &said)];
    let drawn = DepartmentRows {
        sheet: page.name.clone(),
        rows,
        title,
        alt_text: context.format("chart-departments-alt", &values),
        axis: context.axis(largest.max(others)),
    };
    if !own.is_empty() {
        page.gap();
        let size = (page.pixels_from(0), height(page, first));
        page.picture(Picture::Classes(drawn.chart(context, size)));
    }
    drawn
}

/// Which department weighs most.
fn departments_words(context: &Context<'_>, figures: &PeriodFigures, row: u32) -> Words {
    let period = context.period(figures.period);
    let heaviest = weight::by_weight(figures).first().copied();
    let share = heaviest.and_then(|own| Ratio::of(own.totals.total(), figures.totals.total()));
    let (Some(heaviest), Some(share)) = (heaviest, share) else {
        return Words::fixed(context.format("chart-departments", &[("period", &period)]));
    };
    let label = context.department_label(heaviest.department);
    let label = Words::found(label, a1(row, 0));
    let share = Words::percent(context, share, Some(&a1(row, weight::SHARE)), 1);
    let period = Words::fixed(period);
    let words = [("period", &period), ("department", &label), ("share", &share)];
    Words::filled(context, "chart-departments-title", &words)
}

/// From last year's total to this year's.
pub(super) fn steps<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    places: &StepPlaces,
) {
    let growth = places.growth(context);
    let (from, to) = (context.period(growth.from), context.period(growth.to));
    let whole = growth.whole();
    let cell = |period| model.whole(period).map(|sums| sums.total());
    let [before, after] = [(growth.from, whole.before), (growth.to, whole.after)]
        .map(|(period, sum): (_, Total)| Words::money(context, sum, cell(period).as_deref()));
    let words = [
        ("from", &Words::fixed(&*from)),
        ("before", &before),
        ("to", &Words::fixed(&*to)),
        ("after", &after),
    ];
    let title = headline(page, &Words::filled(context, "chart-steps-title", &words));
    page.note(&context.text("chart-steps-remark"));
    stairs::draw(
        context,
        page,
        Stairs {
            title,
            start: (from, places.before.clone(), whole.before),
            steps: places.steps.clone(),
            end: (&to, &places.after),
        },
    );
}
