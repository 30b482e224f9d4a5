//! What stands beside the target: other areas and both together, all years and phases.

use crate::analyse::PeriodFigures;
use crate::analyse::target::{Target, TargetResult};
use crate::analyse::views::View;
use crate::classify::Class;
use crate::money::Ratio;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

/// The areas of the target, the others and both, one column each.
pub(super) fn views<'a>(context: &Context<'a>, page: &mut Page<'a>, figures: &PeriodFigures) {
    let views: Vec<&'a View> =
        context.run.analysis.views.iter().filter(|view| view.period == figures.period).collect();
    if views.is_empty() {
        return;
    }
    page.section(context.text("views-title"));
    page.note(&context.text("views-remark"));
    let name = |view: &&View| context.text(&format!("views-{}", view.over.code()));
    let names = views.iter().map(|view| context.money_heading(&name(view)));
    page.header(std::iter::once(context.text("target-figure")).chain(names));
    let first = page.next_row() + 1;
    let mut row = |label: String, look, values: Vec<Value<'a>>| {
        page.push(look, std::iter::once(Value::from(label)).chain(values))
    };
    let totals = views.iter().zip(1..).map(|(view, column)| {
        let sum = format!("SUM({}:{})", a1(first, column), a1(first + 3, column));
        let figures = view.figures.as_ref();
        figures.map_or(Value::Blank, |found| Value::formula(sum, found.totals.total()))
    });
    row(context.text("total"), Look::Strong, totals.collect());
    for class in Class::ALL {
        let sum =
            |view: &&'a View| view.figures.as_ref().map(|found| found.totals.of(class)).into();
        row(context.class(class).to_owned(), Look::Table, views.iter().map(sum).collect());
    }
    let kept_out = |view: &&'a View| view.figures.as_ref().map(|found| found.kept_out).into();
    row(context.text("views-kept-out"), Look::Table, views.iter().map(kept_out).collect());
    let result =
        |view: &&'a View| view.figures.as_ref().and_then(|found| found.target.result.as_ref());
    let shares = |pick: fn(&TargetResult) -> Ratio| -> Vec<Value<'a>> {
        views.iter().map(|view| result(view).map(pick).into()).collect()
    };
    row(context.text("share"), Look::Strong, shares(|result| result.share));
    row(context.text("lower"), Look::Table, shares(|result| result.lower));
    row(context.text("upper"), Look::Table, shares(|result| result.upper));
    let verdicts = views.iter().map(|view| match (&view.figures, result(view)) {
        (None, _) => Value::from(context.text("views-open")),
        (Some(_), found) => found.map(|result| context.verdict(result.verdict)).into(),
    });
    row(context.text("areas-verdict"), Look::Table, verdicts.collect());
    if views.iter().any(|view| view.figures.is_none()) {
        page.note(&context.text("views-open-remark"));
    }
}

/// Every year and phase of the input, in order; the ones the target is taken for are marked.
pub(super) fn periods<'a>(context: &Context<'a>, page: &mut Page<'a>) {
    let analysis = &context.run.analysis;
    if analysis.periods.is_empty() {
        return;
    }
    page.breaks.push(page.next_row());
    page.section(context.text("periods-title"));
    page.note(&context.text("periods-remark"));
    let mut headings = vec![context.text("period")];
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.money_heading(context.class(Class::Innovation)));
    headings.push(context.text("periods-share"));
    headings.push(context.money_heading(&context.text("periods-gap")));
    headings.push(context.text("periods-verdict"));
    page.header(headings);
    for (index, figures) in analysis.periods.iter().enumerate() {
        let target = &figures.target;
        let row = page.next_row();
        let (total, innovation) = (a1(row, 1), a1(row, 2));
        let share = Ratio::of(target.innovation, target.cost);
        let share = Value::formula(format!("IF({total}>0,{innovation}/{total},\"\")"), share);
        let gap = target.result.as_ref().map(|result| result.gap.shift);
        let values = [
            Value::from(context.period(figures.period)),
            target.cost.into(),
            target.innovation.into(),
            share,
            gap.into(),
            Value::from(words(context, target, analysis.target_periods.contains(&index))),
        ];
        let look =
            if analysis.target_periods.contains(&index) { Look::Strong } else { Look::Table };
        page.push(look, values);
    }
}

/// Verdict with its bounds; which period the target is taken for.
fn words(context: &Context<'_>, target: &Target, is_target: bool) -> String {
    let percent = |share: Ratio| context.language.percent_digits(share, 2);
    let said = match &target.result {
        None => context.text("periods-undefined"),
        Some(result) => context.format(
            "periods-bounds",
            &[
                ("verdict", &context.verdict(result.verdict)),
                ("lower", &percent(result.lower)),
                ("upper", &percent(result.upper)),
            ],
        ),
    };
    if is_target { format!("➤ {said}") } else { said }
}
