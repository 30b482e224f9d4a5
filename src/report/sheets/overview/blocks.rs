//! The figures beside the picture: classes, counts of lines, growth.

use crate::analyse::PeriodFigures;
use crate::classify::Class;
use crate::money::{Ratio, Total};
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::{Model, Sums};

pub(super) fn classes<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let sums = class_sums(model, figures);
    page.header([
        context.text("overview-classes"),
        context.money_heading(&context.text("amount")),
        context.text("line-share"),
    ]);
    let first = page.next_row();
    let total_row = first + 4;
    let total = figures.totals.total();
    let share = |row: u32, sum| {
        let whole = a1(total_row, 1);
        let formula = format!("IF({whole}>0,{}/{whole},\"\")", a1(row, 1));
        Value::formula(formula, Ratio::of(sum, total))
    };
    for (class, live) in Class::ALL.into_iter().zip(sums) {
        let row = page.next_row();
        let label = Value::from(context.class(class).to_owned());
        let share = share(row, figures.totals.of(class));
        let share = if class == Class::Innovation { share.aimed() } else { share };
        page.push(Look::Table, [label, live, share]);
    }
    let sum = format!("SUM({}:{})", a1(first, 1), a1(total_row - 1, 1));
    let values = [
        Value::from(context.text("overview-total")),
        Value::formula(sum, total),
        share(total_row, total),
    ];
    page.push(Look::Strong, values);
    counts(context, page, model, figures);
}

/// How many lines there are, how many are unclear, and what they come to.
fn counts<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    let sums = model.whole(figures.period);
    let weight = figures.target.unclear_positive - figures.target.unclear_negative;
    let unclear = |sums: &Sums| format!("{}-{}", sums.unclear_positive(), sums.unclear_negative());
    let weight = (unclear as fn(&Sums) -> String, Value::from(weight));
    let mut counted = vec![
        ("overview-lines", (Sums::lines as fn(&Sums) -> String, figures.line_count.into())),
        ("overview-unclear-lines", (Sums::unclear_lines, figures.unclear_count.into())),
    ];
    // Without credits it is the sum of the unclear above.
    if figures.target.unclear_negative != Total::ZERO {
        counted.push(("overview-unclear-sum", weight));
    }
    for (key, (cell, own)) in counted {
        let value = match &sums {
            Some(sums) => Value::formula(cell(sums), own),
            None => own,
        };
        page.push(Look::Table, [Value::from(context.text(key)), value]);
    }
}

/// The sums of the classes, live as far as the model has them.
pub(in crate::report::sheets) fn class_sums<'a>(
    model: &Model,
    figures: &PeriodFigures,
) -> [Value<'a>; 4] {
    match model.whole(figures.period) {
        Some(sums) => sums.classes(&figures.totals),
        None => figures.totals.0.map(Value::from),
    }
}

/// The change since the year before, or that it cannot be told.
pub(super) fn growth<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
) {
    page.header([
        context.text("overview-growth"),
        context.money_heading(&context.text("amount")),
        context.text("growth"),
    ]);
    let growth = context.run.analysis.growth.iter().find(|growth| growth.to == figures.period);
    let Some(growth) = growth else {
        page.push(Look::Table, [Value::from(context.text("overview-no-growth"))]);
        return;
    };
    let whole = growth.whole();
    let before = page.next_row();
    for (period, sum) in [(growth.from, whole.earlier()), (growth.to, whole.later())] {
        let cell = model.compared(context, growth, &whole.subject, period);
        let sum = sum.map_or(Value::Blank, |sum| {
            cell.map_or(Value::from(sum), |cell| Value::formula(cell, sum))
        });
        page.push(Look::Table, [Value::from(context.period(period)), sum]);
    }
    let row = page.next_row();
    let (before, after, change) = (a1(before, 1), a1(before + 1, 1), a1(row, 1));
    let undefined = context.text("overview-growth-undefined");
    let rate = whole.rate.map_or(Value::from(undefined.clone()), Value::from);
    let formula = format!("IF({before}>0,{change}/{before},\"{undefined}\")");
    let cells = [
        Value::from(context.text("change")),
        Value::formula(format!("{after}-{before}"), whole.change()),
        Value::formula(formula, rate),
    ];
    page.push(Look::Strong, cells);
}
