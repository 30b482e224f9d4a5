//! *Ziel erreichen*: the cheapest moves that reach the target, the limits and which of them bind.

use super::scenarios::text;
use crate::analyse::scenario::reach::{Chosen, Reached};
use crate::money::Total;
use crate::report::context::Context;
use crate::report::scenarios::{Studied, said};
use crate::report::sheet::{Look, Page, Value, a1};

const WIDTHS: [u16; 6] = [48, 20, 22, 22, 44, 40];

/// The sheet.
pub(in crate::report) fn page<'a>(
    context: &Context<'a>,
    studied: &'a Studied,
    reached: &'a Reached,
) -> Page<'a> {
    let period = context.period(reached.period);
    let title = context.language.format("reach-title", &[("period", &period)]);
    let mut page = Page::new(text(context, "reach-sheet"), title, &WIDTHS);
    page.note(&text(context, "reach-sheet-definition"));
    page.note(&text(context, "reach-sheet-signs"));
    if !context.run.portfolio.reconciliation.complete {
        page.note(&text(context, "summary-incomplete"));
    }
    page.gap();
    for sentence in said::sentences(&context.run.round, reached) {
        page.note(&sentence);
    }
    if reached.played.is_some() {
        let name = studied.reached_name();
        page.note(&context.language.format("reach-sheet-proof", &[("name", &name)]));
        chosen(context, &mut page, reached);
    }
    limits(context, &mut page, reached);
    page
}

fn chosen<'a>(context: &Context<'a>, page: &mut Page<'a>, reached: &'a Reached) {
    page.section(text(context, "reach-chosen"));
    let money = |key: &str| context.money_heading(&text(context, &format!("reach-sheet-{key}")));
    page.header([
        text(context, "reach-sheet-name"),
        text(context, "scenario-sheet-kind"),
        money("amount"),
        money("innovation"),
        context.text("department-label"),
        money("weighted"),
    ]);
    let first = page.next_row();
    for chosen in &reached.chosen {
        page.push(
            Look::Table,
            [
                Value::from(&*chosen.name),
                Value::from(text(context, &format!("scenario-kind-{}", chosen.code))),
                chosen.amount.into(),
                chosen.innovation.into(),
                Value::from(context.department_label(chosen.department)),
                chosen.weighted.into(),
            ],
        );
    }
    if reached.chosen.is_empty() {
        return;
    }
    let last = page.next_row() - 1;
    let sum = |column: u16, total: Total| {
        Value::formula(format!("SUM({}:{})", a1(first, column), a1(last, column)), total)
    };
    let amounts = |of: fn(&Chosen) -> Total| -> Total { reached.chosen.iter().map(of).sum() };
    page.push(
        Look::Strong,
        [
            Value::from(text(context, "reach-sheet-sum")),
            Value::Blank,
            sum(2, amounts(|chosen| chosen.amount)),
            sum(3, amounts(|chosen| chosen.innovation)),
            Value::Blank,
            sum(5, amounts(|chosen| chosen.weighted)),
        ],
    );
}

fn limits<'a>(context: &Context<'a>, page: &mut Page<'a>, reached: &'a Reached) {
    if reached.limits.is_empty() {
        return;
    }
    page.section(text(context, "reach-sheet-limits"));
    page.note(&text(context, "reach-sheet-limits-note"));
    let heading = |key: &str| text(context, &format!("reach-sheet-{key}"));
    page.header(["limit", "allowed", "used", "left", "binding", "one-more"].map(heading));
    for state in &reached.limits {
        let row = page.next_row();
        let left = match (state.allowed, state.used) {
            (Some(allowed), Some(used)) => {
                Value::formula(format!("{}-{}", a1(row, 1), a1(row, 2)), allowed - used)
            }
            _ => Value::Blank,
        };
        page.push(
            Look::Table,
            [
                Value::from(said::limit(context.run, &state.limit)),
                state.allowed.into(),
                state.used.into(),
                left,
                Value::from(said::without(&context.run.round, state.without)),
                Value::from(said::one_more(&context.run.round, state)),
            ],
        );
    }
}
