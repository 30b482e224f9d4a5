//! From the whole of one year to that of the other, step by step.

use super::{step_word, sums};
use crate::analyse::Growth;
use crate::money::Total;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};
use crate::report::sheets::model::Model;

/// Where the steps of a comparison stand, for the picture of them.
pub(in crate::report) struct StepPlaces {
    from: Period,
    to: Period,
    /// Cells of both levels.
    pub(in crate::report) before: String,
    pub(in crate::report) after: String,
    /// Name, cell and change of each step that changes something.
    pub(in crate::report) steps: Vec<(String, String, Total)>,
}

impl StepPlaces {
    /// The comparison.
    pub(in crate::report) fn growth<'a>(&self, context: &Context<'a>) -> &'a Growth {
        let mut course = context.run.analysis.growth_course.iter();
        course
            .find(|growth| growth.is_course && growth.from == self.from && growth.to == self.to)
            .expect("the places are those of a comparison of the course")
    }
}

/// The table; its places where the earlier year has amounts and the comparison is of the course.
pub(super) fn steps<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    growth: &'a Growth,
) -> Option<StepPlaces> {
    page.section(context.text("growth-steps"));
    page.header([
        context.text("growth-step"),
        context.money_heading(&context.text("growth-amount")),
        context.text("line-count"),
    ]);
    let whole = growth.whole();
    let first = page.next_row();
    let [before, _] = sums(context, model, growth, whole);
    page.push(Look::Strong, [Value::from(context.period(growth.from)), before]);
    let sheet = page.name.clone();
    let cell = |row| format!("'{sheet}'!{}", a1(row, 1));
    let mut found = Vec::new();
    for (step, figures) in &growth.steps {
        let word = step_word(context, *step);
        let values = [Value::from(word.clone()), figures.change.into(), figures.line_count.into()];
        let row = page.push(Look::Table, values);
        if figures.change != Total::ZERO {
            found.push((word, cell(row), figures.change));
        }
    }
    let last = page.next_row();
    let sum = format!("SUM({}:{})", a1(first, 1), a1(last - 1, 1));
    let cells = [Value::from(context.period(growth.to)), Value::formula(sum, whole.after)];
    page.push(Look::Strong, cells);
    whole.earlier().filter(|_| growth.is_course).map(|_| StepPlaces {
        from: growth.from,
        to: growth.to,
        before: cell(first),
        after: cell(last),
        steps: found,
    })
}
