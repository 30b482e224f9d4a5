//! What it takes to reach the target, each way by itself: if nothing unclear becomes innovation,
//! and if everything does.

use crate::analyse::PeriodFigures;
use crate::analyse::target::TargetResult;
use crate::classify::Class;
use crate::money::Total;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};
use crate::report::sheets::model::{Model, Sums};
use crate::report::sheets::target::{Places, gap_formulas};

/// Characters beside the picture.
const ROOM: usize = 78;

pub(super) fn levers<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    (figures, result): (&'a PeriodFigures, &'a TargetResult),
    places: Option<&Places>,
) {
    let is_open = figures.target.unclear_positive != Total::ZERO;
    let mut headings = vec![context.text("overview-gap")];
    if is_open {
        headings.push(context.money_heading(&context.text("overview-gap-without")));
        headings.push(context.money_heading(&context.text("overview-gap-with")));
    } else {
        headings.push(context.money_heading(&context.text("amount")));
    }
    page.header(headings);
    let sums = model.whole(figures.period);
    let lively = sums.map(|sums| with_unclear(&sums, &model.target_share()));
    let (own, other) = (&result.gap, &result.gap_at_upper);
    let none = || Value::from(context.text("overview-no-cut"));
    for (lever, (key, gap, at_upper)) in [
        ("target-shift", Some(own.shift), Some(other.shift)),
        ("target-add", Some(own.add), Some(other.add)),
        ("target-cut", own.cut, other.cut),
    ]
    .into_iter()
    .enumerate()
    {
        let live = |gap: Option<Total>, formula: Option<String>| match (gap, formula) {
            (None, _) => none(),
            (Some(gap), Some(formula)) => Value::formula(formula, gap),
            (Some(gap), None) => Value::from(gap),
        };
        let mut values = vec![Value::from(context.text(key))];
        values.push(live(gap, places.map(|places| places.gap[lever].clone())));
        if is_open {
            values.push(live(at_upper, lively.as_ref().map(|found| found[lever].clone())));
        }
        page.push(Look::Table, values);
    }
    if is_open {
        beside_picture(page, &context.text("overview-gap-remark"));
    }
    if result.gap.cut.is_none() {
        beside_picture(page, &context.text("target-no-cut"));
    }
}

/// The gap with all that is unclear and not a credit counted as innovation.
fn with_unclear(sums: &Sums, target: &str) -> [String; 3] {
    let innovation = format!("({}+{})", sums.class(Class::Innovation), sums.unclear_positive());
    gap_formulas(&sums.total(), &innovation, target)
}

/// A note that keeps out of the picture's columns.
fn beside_picture(page: &mut Page<'_>, text: &str) {
    for line in textwrap::wrap(text, ROOM) {
        page.push(Look::Note, [Value::from(line.into_owned())]);
    }
}
