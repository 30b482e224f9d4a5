//! Departments in order of weight: the weightiest, and the others in one row, so that hundreds of
//! them stay readable.

use std::cmp::Reverse;

use super::model::{Model, Sums};
use crate::analyse::{ClassTotals, DepartmentFigures, PeriodFigures};
use crate::classify::Class;
use crate::money::Ratio;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value, a1};

/// Column of the total; the share follows, then the classes.
pub(super) const TOTAL: u16 = 1;
pub(super) const SHARE: u16 = 2;
pub(super) const FIRST_CLASS: u16 = 3;

/// Where a table stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct WeightRows {
    pub(super) header: u32,
    pub(super) last: u32,
}

/// The departments the target is taken over, the weightiest first.
pub(super) fn by_weight(figures: &PeriodFigures) -> Vec<&DepartmentFigures> {
    let mut inside: Vec<_> = figures.departments.iter().filter(|found| found.in_target).collect();
    inside.sort_by_key(|department| Reverse(department.totals.total()));
    inside
}

/// Total, share of the whole and classes of so many departments at most, and of the others
/// together.
pub(super) fn table<'a>(
    context: &Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    figures: &'a PeriodFigures,
    most: usize,
) -> WeightRows {
    let mut headings = vec![context.text("overview-largest")];
    headings.push(context.money_heading(&context.text("total")));
    headings.push(context.text("overview-share-of-total"));
    headings.extend(context.class_headings());
    let header = page.header(headings);
    let inside = by_weight(figures);
    let whole = model.whole(figures.period);
    let mut others = figures.totals;
    for department in inside.iter().take(most) {
        for (left, sum) in others.0.iter_mut().zip(department.totals.0) {
            *left -= sum;
        }
        let label = context.department_label(department.department);
        let sums = model.department(figures.period, department.department);
        let classes = match sums {
            Some(sums) => sums.classes(&department.totals),
            None => department.totals.0.map(Value::from),
        };
        row(page, label, classes, &department.totals, (figures, whole.as_ref()));
    }
    if inside.len() > most {
        let count = context.language.count((inside.len() - most) as u64);
        let label = context.format("overview-rest", &[("count", &count)]);
        let last = page.next_row() - 1;
        let classes = Class::ALL.map(|class| match &whole {
            Some(whole) => {
                let column = FIRST_CLASS + class as u16;
                let above = format!("SUM({}:{})", a1(header + 1, column), a1(last, column));
                Value::formula(format!("{}-{above}", whole.class(class)), others.of(class))
            }
            None => others.of(class).into(),
        });
        row(page, label, classes, &others, (figures, whole.as_ref()));
    }
    WeightRows { header, last: page.next_row() - 1 }
}

fn row<'a>(
    page: &mut Page<'a>,
    label: String,
    classes: [Value<'a>; 4],
    totals: &ClassTotals,
    (figures, whole): (&PeriodFigures, Option<&Sums>),
) {
    let row = page.next_row();
    let sum = format!("SUM({}:{})", a1(row, FIRST_CLASS), a1(row, FIRST_CLASS + 3));
    let share = Ratio::of(totals.total(), figures.totals.total());
    let share = match whole.map(Sums::total) {
        Some(all) => Value::formula(format!("IF({all}>0,{}/{all},\"\")", a1(row, TOTAL)), share),
        None => share.into(),
    };
    let mut values = vec![Value::from(label), Value::formula(sum, totals.total()), share];
    values.extend(classes);
    page.push(Look::Table, values);
}
