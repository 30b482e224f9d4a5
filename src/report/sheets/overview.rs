//! *Übersicht*: one printed page that says whether the target is met, by how much it is missed,
//! what it would take, and which lines must be decided first.

mod blocks;
mod caveats;
mod standing;
mod weight;

use std::collections::BTreeMap;

use super::charts::ShareRows;
use super::model::Model;
use super::target::Places;
use crate::analyse::PeriodFigures;
use crate::period::Period;
use crate::report::context::Context;
use crate::report::sheet::{Look, Page, Value};

pub(in crate::report::sheets) use blocks::class_sums;
pub(in crate::report::sheets) use standing::percent_formula;

const WIDTHS: [u16; 12] = [38, 18, 12, 18, 19, 18, 18, 2, 20, 34, 8, 16];
/// Column the picture begins in.
const PICTURE: u16 = 3;
const PIXELS_PER_CHARACTER: u32 = 7;
const PIXELS_PER_ROW: u32 = 20;

/// The sheet; `shares` are the figures of the picture.
pub(in crate::report) fn page<'a>(
    context: &'a Context<'a>,
    model: &Model,
    places: &BTreeMap<Period, Places>,
    shares: Option<&ShareRows>,
) -> Page<'a> {
    let round = &context.run.round;
    let years = context.fiscal_years();
    let title = context
        .format("overview-title", &[("organisation", &round.organisation), ("years", &years)]);
    let mut page = Page::new(context.text("sheet-overview"), title, &WIDTHS);
    // Two budget years are a page each.
    page.on_one_sheet_of_paper = context.run.analysis.target_periods.len() < 2;
    about(context, &mut page);
    if context.run.analysis.target_periods.is_empty() {
        page.section(context.text("overview-verdict"));
        page.note(&context.text("no-target"));
    }
    for (number, figures) in context.targets().enumerate() {
        if number > 0 {
            page.breaks.push(page.next_row());
        }
        let shares = shares.filter(|_| number == 0);
        period(context, &mut page, model, (figures, places.get(&figures.period)), shares);
    }
    caveats::caveats(context, &mut page);
    let name = context.text("sheet-contents");
    let text = context.format("overview-to-contents", &[("sheet", &name)]);
    page.push(Look::Link, [Value::Link { sheet: name, text }]);
    page
}

/// What the figures are of, in one row.
fn about(context: &Context<'_>, page: &mut Page<'_>) {
    let round = &context.run.round;
    let areas: Vec<&str> = round.policy.areas.iter().map(|area| &**area).collect();
    let word = |kind: &str, code: &str| context.language.text(&format!("{kind}-{code}"));
    let facts = [
        ("overview-stage", word("stage", round.stage.code())),
        ("overview-basis", word("basis", round.policy.basis.code())),
        (
            "double-count-income",
            context.text(&format!("double-count-{}", round.policy.income.code())),
        ),
        ("overview-areas", areas.join(", ")),
        ("overview-currency", round.currency.to_string()),
    ];
    let facts = facts.map(|(key, value)| format!("{}: {value}", context.text(key)));
    page.note(&facts.join(" · "));
}

fn period<'a>(
    context: &'a Context<'a>,
    page: &mut Page<'a>,
    model: &Model,
    (figures, places): (&'a PeriodFigures, Option<&Places>),
    shares: Option<&ShareRows>,
) {
    standing::verdict(context, page, figures, places);
    page.gap();
    let top = page.next_row();
    blocks::classes(context, page, model, figures);
    if let Some(result) = &figures.target.result {
        page.gap();
        blocks::levers(context, page, result, places);
    }
    page.gap();
    blocks::growth(context, page, figures);
    if let Some(shares) = shares {
        let width =
            WIDTHS[usize::from(PICTURE)..].iter().map(|&width| u32::from(width)).sum::<u32>();
        let height = (page.next_row() - top) * PIXELS_PER_ROW;
        let size = (width * PIXELS_PER_CHARACTER, height);
        page.shares.push(((top, PICTURE), shares.chart(context, size)));
    }
    page.gap();
    let first = page.next_row();
    weight::departments(context, page, model, figures);
    weight::deciding(context, page, figures, first);
    if figures.target.result.as_ref().is_some_and(|result| result.gap.cut.is_none()) {
        page.note(&context.text("target-no-cut"));
    }
}
