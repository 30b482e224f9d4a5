//! Rows beside those of the departments: accounting areas, and years taken together.

use super::row::{self, Own, Row, columns};
use super::{Model, Sums, differ, is_plain};
use crate::analyse::target::Target;
use crate::analyse::views::{View, ViewFigures, ViewOver};
use crate::analyse::{AreaFigures, ClassTotals, PeriodFigures};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

/// A table of the areas of a target period; nothing where their names do not tell lines apart.
pub(super) fn areas<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &mut Model,
    figures: &'a PeriodFigures,
) {
    let names = || figures.areas.iter().map(|area| &*area.area);
    let Some(amounts) = model.sources.column(figures.period) else { return };
    if figures.areas.is_empty() || !names().all(is_plain) || !differ(names()) {
        return;
    }
    page.gap();
    let header = page.header(row::headings(context, "line-area"));
    let row = Row { sources: &model.sources, amounts, header };
    let first = page.next_row();
    for area in &figures.areas {
        row.area(context, page, &area.area, Own::new(&area.totals, &area.target));
    }
    let last = page.next_row() - 1;
    model.areas.insert(figures.period, (first..=last).collect());
    let outside = |area: &AreaFigures| !area.in_target;
    if let Some(number) = (first..).zip(&figures.areas).find(|(_, area)| outside(area)) {
        together(context, page, model, figures, number.0..=last);
    }
}

/// All areas outside the target, and everything less what would count twice.
fn together<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &mut Model,
    figures: &PeriodFigures,
    outside: std::ops::RangeInclusive<u32>,
) {
    let found = |over| {
        let views = &context.run.analysis.views;
        let view =
            views.iter().find(|view: &&View| view.period == figures.period && view.over == over);
        view.and_then(|view| view.figures.as_ref())
    };
    let Some(others) = found(ViewOver::Others) else { return };
    let own = |view: &ViewFigures| Own::new(&view.totals, &view.target);
    let others_row = page.next_row();
    row::sum(context, page, context.text("views-others"), outside, own(others));
    model.others.insert(figures.period, others_row);
    let (Some(both), Some(whole)) = (found(ViewOver::Both), model.whole(figures.period)) else {
        return;
    };
    let kept = less(&Own::of_period(figures), &own(others), &own(both));
    let label = context.format("model-kept-out", &[("label", &context.text("views-kept-out"))]);
    let kept_row = page.next_row();
    row::write(context, page, Look::Table, [Value::from(label), Value::Blank], kept, None);
    let live = columns().map(|column| {
        let whole = a1(whole.row(), column);
        format!("{whole}+{}-{}", a1(others_row, column), a1(kept_row, column))
    });
    model.both.insert(figures.period, page.next_row());
    let first = [Value::from(context.text("views-both")), Value::Blank];
    row::write(context, page, Look::Strong, first, own(both), Some(live.collect()));
}

/// What is in either of two sums and not in the third.
fn less(left: &Own, right: &Own, both: &Own) -> Own {
    let mut totals = ClassTotals::default();
    for (number, sum) in totals.0.iter_mut().enumerate() {
        *sum = left.totals.0[number] + right.totals.0[number] - both.totals.0[number];
    }
    Own {
        totals,
        positive: left.positive + right.positive - both.positive,
        negative: left.negative + right.negative - both.negative,
        counts: None,
    }
}

/// The years taken together, where there are several.
pub(super) fn pooled<'a>(context: &Context<'a>, page: &mut Page<'a>, model: &mut Model) {
    let analysis = &context.run.analysis;
    let pooled = [
        ("averaging-years", true, &analysis.pooled_years),
        ("averaging-budget-years", false, &analysis.pooled_budget_years),
    ];
    if pooled.iter().all(|(.., target)| target.is_none()) {
        return;
    }
    page.section(context.text("model-pooled"));
    page.header(row::headings(context, "period"));
    for (key, planned, target) in pooled {
        let Some(target) = target else { continue };
        let years: Vec<&PeriodFigures> = analysis
            .pooled_periods(planned)
            .into_iter()
            .map(|one| &analysis.periods[one])
            .collect();
        let rows: Option<Vec<Sums>> =
            years.iter().map(|figures| model.whole(figures.period)).collect();
        let Some(rows) = rows else { continue };
        let own = sum(&years, target);
        // Unclear amounts of a line net over the years; only where none does are they sums.
        let netted = |of: fn(&Target) -> Total| -> bool {
            years.iter().map(|figures| of(&figures.target)).sum::<Total>() != of(target)
        };
        let live = columns().map(|column| {
            let cells: Vec<String> = rows.iter().map(|sums| a1(sums.row(), column)).collect();
            format!("SUM({})", cells.join(","))
        });
        let live = (!netted(|one| one.unclear_positive) && !netted(|one| one.unclear_negative))
            .then(|| live.collect());
        model.pooled[usize::from(!planned)] = live.as_ref().map(|_: &Vec<String>| page.next_row());
        let first = [Value::from(context.text(key)), Value::Blank];
        row::write(context, page, Look::Table, first, own, live);
    }
}

fn sum(years: &[&PeriodFigures], target: &Target) -> Own {
    let mut totals = ClassTotals::default();
    for figures in years {
        for (sum, class) in totals.0.iter_mut().zip(figures.totals.0) {
            *sum += class;
        }
    }
    Own::new(&totals, target)
}
